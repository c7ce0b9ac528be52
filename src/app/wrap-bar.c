/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar of controls that goes on in a second line where one has no room for all: nothing is out of sight, nothing has to be scrolled to. */
#include "app/wrap-bar.h"

/* One line: the children from FIRST to before NEXT, those that are shown. */
typedef struct
{
  GtkWidget *first, *next;
  int width, height; /* what they want, with the gaps between them */
  int expand;        /* how many of them share what is left */
} Line;

static int
gap_of (GtkWidget *bar)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (bar), "spacing"));
}

static int
width_of (GtkWidget *child, int width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, width));
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with FIRST in WIDTH. */
static Line
line_from (GtkWidget *bar, GtkWidget *first, int width)
{
  Line line = { first, first };

  for (; line.next; line.next = gtk_widget_get_next_sibling (line.next))
    {
      int wants;

      if (!gtk_widget_should_layout (line.next))
        continue;
      wants = width_of (line.next, width);
      if (line.width > 0 && line.width + gap_of (bar) + wants > width)
        break;
      line.width += (line.width > 0 ? gap_of (bar) : 0) + wants;
      line.height = MAX (line.height, height_of (line.next, wants));
      line.expand += gtk_widget_compute_expand (line.next, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  return line;
}

static void
measure (GtkWidget *bar, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (GtkWidget *child = gtk_widget_get_first_child (bar); child; child = gtk_widget_get_next_sibling (child))
      {
        int least, wants;

        if (!gtk_widget_should_layout (child))
          continue;
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wants, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural += (*natural > 0 ? gap_of (bar) : 0) + wants;
      }
  else
    for (GtkWidget *child = gtk_widget_get_first_child (bar); child;)
      {
        Line line = line_from (bar, child, for_size < 0 ? G_MAXINT : for_size);

        *natural += (*natural > 0 && line.height > 0 ? gap_of (bar) : 0) + line.height;
        *minimum = *natural;
        child = line.next;
      }
}

/* Gives each child of LINE what it wants, and a part of what is left to those that take it. */
static void
place (GtkWidget *bar, const Line *line, int y, int width)
{
  gboolean mirrored = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  int x = 0, left = MAX (width - line->width, 0), takers = line->expand;

  for (GtkWidget *child = line->first; child != line->next; child = gtk_widget_get_next_sibling (child))
    {
      int wants;

      if (!gtk_widget_should_layout (child))
        continue;
      wants = width_of (child, width);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int part = left / takers--;

          wants += part;
          left -= part;
        }
      gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - wants : x, y, wants, line->height }, -1);
      x += wants + gap_of (bar);
    }
}

static void
allocate (GtkWidget *bar, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child;)
    {
      Line line = line_from (bar, child, width);

      place (bar, &line, y, width);
      y += line.height + (line.height > 0 ? gap_of (bar) : 0);
      child = line.next;
    }
}

static GtkSizeRequestMode
request_mode (GtkWidget *bar)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/** A box of controls from the start on, SPACING apart in both directions; those that expand share what is left of their line. */
GtkWidget *
batson_wrap_bar_new (int spacing)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set_data (G_OBJECT (bar), "spacing", GINT_TO_POINTER (spacing));
  gtk_widget_set_layout_manager (bar, gtk_custom_layout_new (request_mode, measure, allocate));
  return bar;
}
