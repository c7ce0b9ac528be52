/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few choices side by side, at most one of them chosen: one stop of the Tab key, arrows between them. */
#include "app/form-segments.h"

#include "app/form-tiles.h"
#include "app/tooltip.h"
#include "app/wrap.h"

#define TILE_GAP 4

struct _BatsonSegments
{
  GtkWidget parent_instance;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BatsonSegments, batson_segments, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
nth (BatsonSegments *self, int position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child && position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static graphene_point_t
middle (GtkWidget *child)
{
  graphene_rect_t bounds;
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);

  if (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds))
    graphene_rect_get_center (&bounds, &at);
  return at;
}

/* Where the choices stand in rows: the nearest one in the row above or below; NULL in the last row. */
static GtkWidget *
in_next_row (GtkWidget *focused, gboolean down)
{
  graphene_point_t from = middle (focused);
  GtkWidget *nearest = NULL;
  float least = G_MAXFLOAT;

  for (GtkWidget *w = gtk_widget_get_first_child (gtk_widget_get_parent (focused)); w; w = gtk_widget_get_next_sibling (w))
    {
      graphene_point_t to = middle (w);
      float away = down ? to.y - from.y : from.y - to.y, aside = ABS (to.x - from.x);

      if (gtk_widget_get_visible (w) && away > 1 && away * 100 + aside < least)
        {
          least = away * 100 + aside;
          nearest = w;
        }
    }
  return nearest;
}

/* The first that is shown from WIDGET on; a choice that is not offered is passed over. */
static GtkWidget *
shown (GtkWidget *widget, GtkWidget *(*next) (GtkWidget *widget))
{
  while (widget && !gtk_widget_get_visible (widget))
    widget = next (widget);
  return widget;
}

/* Tab comes to the chosen one, else to the first, and leaves at once; arrows go from one to the next. */
static gboolean
batson_segments_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BatsonSegments *self = BATSON_SEGMENTS (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget), *target = NULL;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (focused == NULL)
    target = shown (nth (self, MAX (batson_segments_get_chosen (self), 0)), gtk_widget_get_next_sibling);
  else if (direction == (rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
    target = shown (gtk_widget_get_next_sibling (focused), gtk_widget_get_next_sibling);
  else if (direction == (rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT))
    target = shown (gtk_widget_get_prev_sibling (focused), gtk_widget_get_prev_sibling);
  else if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    target = in_next_row (focused, direction == GTK_DIR_DOWN);
  return target != NULL && gtk_widget_grab_focus (target);
}

static void
batson_segments_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (batson_segments_parent_class)->dispose (object);
}

static void
batson_segments_class_init (BatsonSegmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_segments_dispose;
  GTK_WIDGET_CLASS (klass)->focus = batson_segments_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  signals[CHOSEN] = g_signal_new ("chosen", BATSON_TYPE_SEGMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
batson_segments_init (BatsonSegments *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "segments");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/** No choices yet. */
GtkWidget *
batson_segments_new (void)
{
  return g_object_new (BATSON_TYPE_SEGMENTS, NULL);
}

static void
toggled (GtkToggleButton *button, BatsonSegments *self)
{
  guint position = 0;

  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  for (GtkWidget *w = gtk_widget_get_prev_sibling (GTK_WIDGET (button)); w; w = gtk_widget_get_prev_sibling (w))
    position++;
  g_signal_emit (self, signals[CHOSEN], 0, position);
}

/* The words of one choice, with what it scores in a fainter hand. */
static GtkWidget *
segment_content (const char *label, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *dim;

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  if (detail)
    {
      dim = gtk_label_new (detail);
      gtk_widget_add_css_class (dim, "segment-detail");
      gtk_box_append (GTK_BOX (box), dim);
    }
  return box;
}

static GtkWidget *
add_segment (BatsonSegments *self, const char *name, GtkWidget *content)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

/** Adds a choice; DETAIL (nullable) is written small after LABEL. Not owned. */
GtkWidget *
batson_segments_add (BatsonSegments *self, const char *label, const char *detail)
{
  g_autofree char *name = detail ? g_strdup_printf ("%s, %s", label, detail) : g_strdup (label);

  return add_segment (self, name, segment_content (label, detail));
}

/** Adds a choice shown as PICTURE (taken) over LABEL, a tile; MEANING (nullable) tells what it stands for to those who point at it or hear it. Where the tiles do not fit beside each other they stand in rows. Not owned. */
GtkWidget *
batson_segments_add_picture (BatsonSegments *self, const char *label, const char *meaning, GtkWidget *picture)
{
  GtkWidget *content = batson_column_new (2), *words = gtk_label_new (label), *tile;
  g_autofree char *name = meaning ? g_strdup_printf ("%s, %s", label, meaning) : g_strdup (label);

  if (!BATSON_IS_TILES (gtk_widget_get_layout_manager (GTK_WIDGET (self))))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "linked");
      gtk_widget_add_css_class (GTK_WIDGET (self), "pictures");
      gtk_widget_set_layout_manager (GTK_WIDGET (self), batson_tiles_new (TILE_GAP));
    }
  batson_wrap (GTK_LABEL (words));
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (words), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 7);
  gtk_box_append (GTK_BOX (content), picture);
  gtk_box_append (GTK_BOX (content), words);
  tile = add_segment (self, name, content);
  batson_tooltip_set (tile, meaning);
  return tile;
}

/** Shows the choice at POSITION as chosen; -1 for none. Emits nothing. */
void
batson_segments_set_chosen (BatsonSegments *self, int position)
{
  int n = 0;

  self->updating = TRUE;
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self)); w; w = gtk_widget_get_next_sibling (w))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (w), n++ == position);
  self->updating = FALSE;
}

/** The position of the chosen one; -1 for none. */
int
batson_segments_get_chosen (BatsonSegments *self)
{
  int n = 0;

  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self)); w; w = gtk_widget_get_next_sibling (w), n++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (w)))
      return n;
  return -1;
}
