/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiles of one size, in as few rows as the width allows, the rows as even as they can be. */
#include "app/form-tiles.h"

struct _BatsonTiles
{
  GtkLayoutManager parent_instance;
  int gap;
};

G_DEFINE_FINAL_TYPE (BatsonTiles, batson_tiles, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int n, columns, rows;
  int width, height; /* of a tile */
} Grid;

static GtkWidget *
first_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  return first_shown (gtk_widget_get_next_sibling (child));
}

/* The largest of the children's sizes; how many there are. */
static int
tile_size (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural)
{
  int n = 0;

  *least = *natural = 0;
  for (GtkWidget *child = first_shown (gtk_widget_get_first_child (widget)); child; child = next_shown (child), n++)
    {
      int child_least, child_natural;

      gtk_widget_measure (child, orientation, for_size, &child_least, &child_natural, NULL, NULL);
      *least = MAX (*least, child_least);
      *natural = MAX (*natural, child_natural);
    }
  return n;
}

static int
extent (BatsonTiles *self, int n, int size)
{
  return n > 0 ? n * size + (n - 1) * self->gap : 0;
}

static Grid
grid_for (BatsonTiles *self, GtkWidget *widget, int width)
{
  Grid grid = { 0 };
  int least, natural;

  grid.n = tile_size (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural);
  if (grid.n == 0)
    return grid;
  grid.columns = CLAMP ((width + self->gap) / (natural + self->gap), 1, grid.n);
  grid.rows = (grid.n + grid.columns - 1) / grid.columns;
  grid.columns = (grid.n + grid.rows - 1) / grid.rows;
  grid.width = CLAMP ((width - (grid.columns - 1) * self->gap) / grid.columns, least, natural);
  tile_size (widget, GTK_ORIENTATION_VERTICAL, grid.width, &least, &natural);
  grid.height = natural;
  return grid;
}

static void
batson_tiles_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BatsonTiles *self = BATSON_TILES (manager);
  int least, wide, n = tile_size (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = extent (self, n, wide);
    }
  else
    {
      Grid grid = grid_for (self, widget, for_size < 0 ? extent (self, n, wide) : for_size);

      *minimum = *natural = extent (self, grid.rows, grid.height);
    }
}

static void
batson_tiles_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  BatsonTiles *self = BATSON_TILES (manager);
  Grid grid = grid_for (self, widget, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int i = 0;

  for (GtkWidget *child = first_shown (gtk_widget_get_first_child (widget)); child; child = next_shown (child), i++)
    {
      int x = (i % grid.columns) * (grid.width + self->gap), y = (i / grid.columns) * (grid.height + self->gap);

      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - grid.width : x, y, grid.width, grid.height }, -1);
    }
}

static GtkSizeRequestMode
batson_tiles_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
batson_tiles_class_init (BatsonTilesClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = batson_tiles_measure;
  manager_class->allocate = batson_tiles_allocate;
  manager_class->get_request_mode = batson_tiles_get_request_mode;
}

static void
batson_tiles_init (BatsonTiles *self)
{
}

/** Tiles with GAP between them. */
GtkLayoutManager *
batson_tiles_new (int gap)
{
  BatsonTiles *self = g_object_new (BATSON_TYPE_TILES, NULL);

  self->gap = gap;
  return GTK_LAYOUT_MANAGER (self);
}
