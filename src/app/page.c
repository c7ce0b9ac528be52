/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printed page on screen: the printer's own painting, always black on white. */
#include "app/page.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 240
#define USUAL_WIDTH 900

struct _BatsonPageView
{
  GtkWidget parent_instance;

  BatsonReport *report; /* borrowed: lives as long as the preview shows it */
  guint number;         /* from 0 */
  int width;            /* px; 0: as much as there is room for */
};

G_DEFINE_FINAL_TYPE (BatsonPageView, batson_page_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BatsonPageView *self = BATSON_PAGE_VIEW (widget);
  double width, height;

  batson_report_size (self->report, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width ? self->width : LEAST_WIDTH;
      *natural = self->width ? self->width : USUAL_WIDTH;
    }
  else
    *minimum = *natural = (int) ((self->width ? self->width : for_size < 0 ? USUAL_WIDTH : for_size) * height / width + 0.5);
  *minimum_baseline = *natural_baseline = -1;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonPageView *self = BATSON_PAGE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double width, height;
  cairo_t *cr;

  batson_report_size (self->report, &width, &height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, bounds.size.width / width, bounds.size.height / height);
  batson_report_paint (cr, self->number, self->report);
  cairo_destroy (cr);
}

static void
batson_page_view_class_init (BatsonPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
batson_page_view_init (BatsonPageView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/** Makes the page WIDTH px wide, in the middle; 0: as wide as there is room for. */
void
batson_page_view_set_width (BatsonPageView *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_set_halign (GTK_WIDGET (self), width ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** Page NUMBER (from 0) of REPORT, which has to live as long. */
GtkWidget *
batson_page_view_new (BatsonReport *report, guint number)
{
  BatsonPageView *self = g_object_new (BATSON_TYPE_PAGE_VIEW, NULL);
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), number + 1, batson_report_n_pages (report));

  self->report = report;
  self->number = number;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, batson_report_title (report), -1);
  return GTK_WIDGET (self);
}
