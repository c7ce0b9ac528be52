/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a scene as a table, for those who read rather than look. */
#include "app/diagram-table.h"

/* A cell can be reached by the keyboard and copied; a heading only says its column. */
static GtkWidget *
cell (const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_selectable (GTK_LABEL (label), !heading);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (heading)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

/** An empty table that scrolls. */
GtkWidget *
batson_diagram_table_new (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_margin_start (grid, 24);
  gtk_widget_set_margin_end (grid, 24);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 24);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  return scrolled;
}

static GtkGrid *
grid_of (GtkWidget *table)
{
  return GTK_GRID (gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table)))));
}

/** Fills TABLE, of batson_diagram_table_new (), with the rows of SCENE. */
void
batson_diagram_table_show (GtkWidget *table, BatsonScene *scene)
{
  GtkGrid *grid = grid_of (table);
  const char *const *columns = batson_scene_columns (scene);
  GPtrArray *rows = batson_scene_rows (scene);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
  for (int column = 0; columns && columns[column]; column++)
    {
      gtk_grid_attach (grid, cell (columns[column], TRUE), column, 0, 1, 1);
      for (guint row = 0; row < rows->len; row++)
        gtk_grid_attach (grid, cell (((BatsonSceneRow *) rows->pdata[row])->cells[column], FALSE), column, (int) row + 1, 1, 1);
    }
}
