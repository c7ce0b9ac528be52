/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A veil over what lies below it, with holes. It is made of tiles: where a hole moves, only the tiles it leaves and
 * enters are painted again, not the whole window. */
#include "app/spotlight.h"

#include "app/theme.h"

#define TILES 8     /* each way: GSK compares so many siblings one by one */
#define VEIL 0.8f   /* how much of the ground lies over what is not looked at */
#define QUIET 1.5f  /* how far a hole without a line goes round what is seen: its own outline */
#define RADIUS 5.0  /* of a box, which its hole goes round */

struct _BatsonSpotlight
{
  GtkWidget parent_instance;
  BatsonHolesFunc holes;
  gpointer data;
};

typedef struct
{
  BatsonHole holes[BATSON_SPOTLIGHT_HOLES];
  guint n;
  GdkRGBA veil, ring;
} Veil;

G_DEFINE_FINAL_TYPE (BatsonSpotlight, batson_spotlight, GTK_TYPE_WIDGET)

static GdkRGBA
colour (BatsonToken token, float alpha)
{
  BatsonRgb rgb = batson_palette_rgb (batson_theme_get (), token);

  return (GdkRGBA) { (float) rgb.red, (float) rgb.green, (float) rgb.blue, alpha };
}

/* Fills HOLE as far as BEYOND what is seen through it. */
static void
fill (cairo_t *cr, const BatsonHole *hole, double beyond)
{
  g_autoptr (BatsonPath) box = NULL;

  if (hole->place == NULL)
    {
      box = batson_path_new ();
      batson_path_box (box, (BatsonRect) { hole->box.origin.x, hole->box.origin.y, hole->box.size.width, hole->box.size.height }, RADIUS);
    }
  batson_path_trace (hole->place ? hole->place : box, cr);
  cairo_set_line_width (cr, 2 * beyond + hole->line);
  if (hole->line <= 0)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

/* Whether HOLE, with the line around it, reaches into the tile. */
static gboolean
reaches (const BatsonHole *hole, const graphene_rect_t *tile)
{
  graphene_rect_t reach;

  graphene_rect_inset_r (&hole->box, -BATSON_SPOTLIGHT_AROUND - BATSON_SPOTLIGHT_RING, -BATSON_SPOTLIGHT_AROUND - BATSON_SPOTLIGHT_RING, &reach);
  return graphene_rect_intersection (&reach, tile, NULL);
}

/* The veil of one tile that a hole reaches into. Holes may lie upon each other: all are cut out of all rings, which go round what is seen together. */
static GskRenderNode *
cut_tile (const Veil *veil, const graphene_rect_t *tile)
{
  GskRenderNode *node = gsk_cairo_node_new (tile);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  gdk_cairo_set_source_rgba (cr, &veil->veil);
  cairo_paint (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, &veil->ring);
  for (guint i = 0; i < veil->n; i++)
    if (!veil->holes[i].quiet && reaches (&veil->holes[i], tile))
      fill (cr, &veil->holes[i], BATSON_SPOTLIGHT_AROUND + BATSON_SPOTLIGHT_RING);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  for (guint i = 0; i < veil->n; i++)
    if (reaches (&veil->holes[i], tile))
      fill (cr, &veil->holes[i], veil->holes[i].quiet ? QUIET : BATSON_SPOTLIGHT_AROUND);
  cairo_destroy (cr);
  return node;
}

/* A tile is a container, whatever is in it, so that GSK compares it with the one that was at its place. */
static GskRenderNode *
tile_node (const Veil *veil, const graphene_rect_t *tile)
{
  GskRenderNode *inner = NULL, *node;

  for (guint i = 0; i < veil->n && inner == NULL; i++)
    if (reaches (&veil->holes[i], tile))
      inner = cut_tile (veil, tile);
  if (inner == NULL)
    inner = gsk_color_node_new (&veil->veil, tile);
  node = gsk_container_node_new (&inner, 1);
  gsk_render_node_unref (inner);
  return node;
}

static GskRenderNode *
row_node (const Veil *veil, int row, int width, int height)
{
  GskRenderNode *tiles[TILES], *node;
  int top = height * row / TILES, bottom = height * (row + 1) / TILES;

  for (int i = 0; i < TILES; i++)
    {
      int left = width * i / TILES, right = width * (i + 1) / TILES;
      tiles[i] = tile_node (veil, &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left), (float) (bottom - top)));
    }
  node = gsk_container_node_new (tiles, TILES);
  for (int i = 0; i < TILES; i++)
    gsk_render_node_unref (tiles[i]);
  return node;
}

static void
batson_spotlight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonSpotlight *self = BATSON_SPOTLIGHT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Veil veil = { .veil = colour (BATSON_TOKEN_WINDOW, VEIL), .ring = colour (BATSON_TOKEN_ACCENT, 1) };

  veil.n = self->holes (widget, veil.holes, self->data);
  for (int row = 0; veil.n && row < TILES; row++)
    {
      GskRenderNode *node = row_node (&veil, row, width, height);
      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }
  for (guint i = 0; i < veil.n; i++)
    g_clear_pointer (&veil.holes[i].place, batson_path_free);
}

static void
batson_spotlight_class_init (BatsonSpotlightClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = batson_spotlight_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "spotlight");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
batson_spotlight_init (BatsonSpotlight *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/** A veil whose HOLES (DATA) are asked for whenever it is drawn; DATA must live as long as the widget. */
GtkWidget *
batson_spotlight_new (BatsonHolesFunc holes, gpointer data)
{
  BatsonSpotlight *self = g_object_new (BATSON_TYPE_SPOTLIGHT, NULL);

  self->holes = holes;
  self->data = data;
  return GTK_WIDGET (self);
}
