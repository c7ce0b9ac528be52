/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the program's own icons as a widget: an urgency mark, a completion mark. Decoration: words stand beside it. */
#include "app/mark.h"

#include "app/theme.h"

struct _BatsonMark
{
  GtkWidget parent_instance;
  BatsonIcon icon;
  BatsonToken ink, ground; /* NONE: the text's colour; what the theme has on marks */
  int size;                /* px at the usual text size */
};

G_DEFINE_FINAL_TYPE (BatsonMark, batson_mark, GTK_TYPE_WIDGET)

static void
batson_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = (int) (BATSON_MARK (widget)->size * batson_theme_text_scale () + 0.5);
}

static BatsonRgb
text_colour (GtkWidget *widget)
{
  GdkRGBA rgba;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &rgba);
  return (BatsonRgb) { rgba.red, rgba.green, rgba.blue };
}

static void
batson_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonMark *self = BATSON_MARK (widget);
  BatsonTheme theme = batson_theme_get ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double side = MIN (width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  cairo_scale (cr, side / BATSON_ICON_GRID, side / BATSON_ICON_GRID);
  if (batson_icon_mirrors (self->icon) && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, BATSON_ICON_GRID, 0);
      cairo_scale (cr, -1, 1);
    }
  batson_icon_paint (cr, self->icon, self->ink != BATSON_TOKEN_NONE ? batson_palette_rgb (theme, self->ink) : text_colour (widget),
                     batson_palette_rgb (theme, self->ground != BATSON_TOKEN_NONE ? self->ground : BATSON_TOKEN_ON_MARK));
  cairo_destroy (cr);
}

static void
batson_mark_class_init (BatsonMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = batson_mark_measure;
  widget_class->snapshot = batson_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
batson_mark_init (BatsonMark *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/** A mark of SIZE px that grows with the text; INK may be BATSON_TOKEN_NONE: the colour of the text around it. */
GtkWidget *
batson_mark_new (BatsonIcon icon, BatsonToken ink, int size)
{
  BatsonMark *self = g_object_new (BATSON_TYPE_MARK, NULL);

  self->icon = icon;
  self->ink = ink;
  self->size = size;
  return GTK_WIDGET (self);
}

/** Shows another ICON. */
void
batson_mark_set (BatsonMark *self, BatsonIcon icon, BatsonToken ink)
{
  if (self->icon == icon && self->ink == ink)
    return;
  self->icon = icon;
  self->ink = ink;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** What shows through the icon's holes; BATSON_TOKEN_NONE is what the theme has on marks. */
void
batson_mark_set_ground (BatsonMark *self, BatsonToken ground)
{
  self->ground = ground;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Shows the mark of an urgency (tokens: shape tells as much as colour does). */
void
batson_mark_set_urgency (BatsonMark *self, BatsonUrgencyKind kind)
{
  static const struct
  {
    BatsonIcon icon;
    BatsonToken ink;
  } marks[] = {
    [BATSON_URGENCY_NOTHING] = { BATSON_ICON_EMPTY, BATSON_TOKEN_DIM },
    [BATSON_URGENCY_NO_COLOUR] = { BATSON_ICON_EMPTY, BATSON_TOKEN_DIM },
    [BATSON_URGENCY_UNDETERMINED] = { BATSON_ICON_UNDETERMINED, BATSON_TOKEN_UNDETERMINED },
    [BATSON_URGENCY_GREEN] = { BATSON_ICON_ELECTIVE, BATSON_TOKEN_ELECTIVE },
    [BATSON_URGENCY_AT_LEAST_ORANGE] = { BATSON_ICON_AT_LEAST_URGENT, BATSON_TOKEN_URGENT },
    [BATSON_URGENCY_ORANGE] = { BATSON_ICON_URGENT, BATSON_TOKEN_URGENT },
    [BATSON_URGENCY_RED] = { BATSON_ICON_EMERGENCY, BATSON_TOKEN_EMERGENCY },
  };

  batson_mark_set (self, marks[kind].icon, marks[kind].ink);
}
