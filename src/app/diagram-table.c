/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a scene as a table, for those who read rather than look. */
#include "app/diagram-table.h"

#include "app/wrap.h"

#include <glib/gi18n-lib.h>

/* A row of the table. It outlives the scene it was read from: what an answer changed is written into the rows that are there,
 * so that the keyboard stays where it was. */
#define BATSON_TYPE_TABLE_ROW (batson_table_row_get_type ())
G_DECLARE_FINAL_TYPE (BatsonTableRow, batson_table_row, BATSON, TABLE_ROW, GObject)

struct _BatsonTableRow
{
  GObject parent_instance;
  char *element, **cells, *spoken; /* SPOKEN: all of it, as a screen reader says it */
  char **columns;                  /* the titles CELLS stand under */
};

G_DEFINE_FINAL_TYPE (BatsonTableRow, batson_table_row, G_TYPE_OBJECT)

struct _BatsonDiagramTable
{
  GtkWidget parent_instance;
  GtkWidget *scrolled, *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  BatsonScene *scene; /* the one shown; owned */
  char **columns;
};

G_DEFINE_FINAL_TYPE (BatsonDiagramTable, batson_diagram_table, GTK_TYPE_WIDGET)

enum { ACTIVATED, EXPLAIN, N_SIGNALS };
static guint signals[N_SIGNALS];
static guint row_changed;

static void
batson_table_row_finalize (GObject *object)
{
  BatsonTableRow *self = BATSON_TABLE_ROW (object);

  g_free (self->element);
  g_free (self->spoken);
  g_strfreev (self->cells);
  g_strfreev (self->columns);
  G_OBJECT_CLASS (batson_table_row_parent_class)->finalize (object);
}

static void
batson_table_row_class_init (BatsonTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_table_row_finalize;
  row_changed = g_signal_new ("changed", BATSON_TYPE_TABLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_table_row_init (BatsonTableRow *self)
{
}

/* What a screen reader says of a row: each cell after the title of its column; those without words are left out. */
static char *
spoken_of (const BatsonSceneRow *from, char **columns)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; columns[i]; i++)
    if (*from->cells[i])
      /* Translators: a cell of a table as a screen reader says it: the title of its column, what stands in it. */
      g_string_append_printf (spoken, _ ("%1$s: %2$s. "), columns[i], from->cells[i]);
  return g_string_free (spoken, FALSE);
}

static void
set_row (BatsonTableRow *row, const BatsonSceneRow *from, char **columns)
{
  g_autofree char *spoken = spoken_of (from, columns);

  if (g_strcmp0 (row->spoken, spoken) == 0)
    return;
  g_free (row->spoken);
  row->spoken = g_steal_pointer (&spoken);
  g_strfreev (row->cells);
  row->cells = g_strdupv (from->cells);
  g_strfreev (row->columns);
  row->columns = g_strdupv (columns);
  g_signal_emit (row, row_changed, 0);
}

/* Cells */

static guint
number_of (gpointer object, const char *what)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, what));
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK says of its own cells, rows and titles what they are called in its code, unless they have a name. */
static void
name_cell (GtkWidget *cell, const char *column, const char *words)
{
  /* Translators: a cell of a table as a screen reader says it by itself: the title of its column, what stands in it. */
  g_autofree char *name = g_strdup_printf (C_ ("cell", "%1$s: %2$s"), column, words);

  name_widget (cell, *words ? name : column);
}

static void
fill_cell (BatsonTableRow *row, GtkWidget *label)
{
  GtkWidget *cell = gtk_widget_get_parent (label), *line = cell ? gtk_widget_get_parent (cell) : NULL;
  guint column = number_of (label, "column");

  gtk_label_set_text (GTK_LABEL (label), row->cells[column]);
  name_widget (label, *row->cells[column] ? row->cells[column] : row->columns[column]);
  if (cell)
    name_cell (cell, row->columns[column], row->cells[column]);
  /* The list's own widget is what the keyboard and a screen reader land on. */
  if (line && column == 0)
    name_widget (line, row->spoken);
}

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  int most = (int) number_of (factory, "longest");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  batson_wrap (GTK_LABEL (label));
  gtk_label_set_width_chars (GTK_LABEL (label), CLAMP (most / 5, 5, 26)); /* long sentences keep to a few lines where there is little room */
  gtk_label_set_max_width_chars (GTK_LABEL (label), CLAMP (most, 6, 40));
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (label), "column", GUINT_TO_POINTER (number_of (factory, "column")));
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  BatsonTableRow *row = gtk_list_item_get_item (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (fill_cell), label, 0);
  fill_cell (row, label);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_cell, gtk_list_item_get_child (item));
}

/* How many letters the longest cell of a column has. */
static glong
longest (GPtrArray *rows, guint column)
{
  glong most = 0;

  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, g_utf8_strlen (((BatsonSceneRow *) rows->pdata[i])->cells[column], -1));
  return most;
}

static void
add_column (BatsonDiagramTable *self, guint index, GPtrArray *rows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "longest", GUINT_TO_POINTER ((guint) longest (rows, index)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), NULL);
  column = gtk_column_view_column_new (self->columns[index], factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

/* The titles of the columns, the line they stand in, and the list below it. */
static void
name_parts (BatsonDiagramTable *self, const char *title)
{
  GtkWidget *head = gtk_widget_get_first_child (self->view), *list = head ? gtk_widget_get_next_sibling (head) : NULL, *heading = head ? gtk_widget_get_first_child (head) : NULL;
  g_autofree char *titles = g_strjoinv (", ", self->columns);

  for (guint i = 0; heading && self->columns[i]; i++, heading = gtk_widget_get_next_sibling (heading))
    name_widget (heading, self->columns[i]);
  if (head)
    name_widget (head, titles);
  if (list)
    name_widget (list, title);
  name_widget (self->view, title);
}

/* Another diagram has other columns; the rows go first, for they have as many cells as there were columns. */
static void
show_columns (BatsonDiagramTable *self, const char *const *columns, GPtrArray *rows)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  if (self->columns && g_strv_equal ((const char *const *) self->columns, columns))
    return;
  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (shown))
    {
      g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (shown, 0);
      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), first);
    }
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
  for (guint i = 0; self->columns[i]; i++)
    add_column (self, i, rows);
}

/* Rows */

static BatsonTableRow *
selected_row (BatsonDiagramTable *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
select_element (BatsonDiagramTable *self, const char *element)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BatsonTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (g_str_equal (row->element, element))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* Rows that still tell of the same element stay, from the first that does not they are others. */
static void
show_rows (BatsonDiagramTable *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), same = 0;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (; same < MIN (n, rows->len); same++)
    {
      g_autoptr (BatsonTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), same);
      const BatsonSceneRow *from = rows->pdata[same];
      if (!g_str_equal (row->element, from->element))
        break;
      set_row (row, from, self->columns);
    }
  for (guint i = same; i < rows->len; i++)
    {
      const BatsonSceneRow *from = rows->pdata[i];
      BatsonTableRow *row = g_object_new (BATSON_TYPE_TABLE_ROW, NULL);
      row->element = g_strdup (from->element);
      set_row (row, from, self->columns);
      g_ptr_array_add (others, row);
    }
  if (n > same || others->len)
    g_list_store_splice (self->rows, same, n - same, others->pdata, others->len);
}

/** Shows the rows of SCENE; the row that was chosen stays chosen. */
void
batson_diagram_table_show (BatsonDiagramTable *self, BatsonScene *scene)
{
  BatsonTableRow *selected = selected_row (self);
  g_autofree char *element = selected ? g_strdup (selected->element) : NULL;

  batson_scene_ref (scene);
  g_clear_pointer (&self->scene, batson_scene_unref);
  self->scene = scene;
  show_columns (self, batson_scene_columns (scene), batson_scene_rows (scene));
  show_rows (self, batson_scene_rows (scene));
  if (element && *element)
    select_element (self, element);
  name_parts (self, batson_scene_title (scene));
}

/** The scene whose rows are shown; NULL before one was. Not owned. */
BatsonScene *
batson_diagram_table_get_scene (BatsonDiagramTable *self)
{
  return self->scene;
}

/* Keys */

static void
say (BatsonDiagramTable *self, guint signal, BatsonTableRow *row)
{
  g_autofree char *element = row ? g_strdup (row->element) : NULL;

  if (element && *element)
    g_signal_emit (self, signals[signal], 0, element);
}

static void
activated (GtkColumnView *view, guint position, BatsonDiagramTable *self)
{
  g_autoptr (BatsonTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  say (self, ACTIVATED, row);
}

static gboolean
explain (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BatsonDiagramTable *self = data;

  say (self, EXPLAIN, selected_row (self));
  return TRUE;
}

/* The row as text, its cells apart by tabs as a spreadsheet reads them. */
static gboolean
copy (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BatsonDiagramTable *self = data;
  BatsonTableRow *row = selected_row (self);
  g_autofree char *text = row ? g_strjoinv ("\t", row->cells) : NULL;

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  return text != NULL;
}

/* Before the list's own: Space would only choose the row that is chosen already. */
static GtkEventController *
keys_new (BatsonDiagramTable *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0), gtk_callback_action_new (explain, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK), gtk_callback_action_new (copy, self, NULL)));
  return keys;
}

/* The widget */

static gboolean
batson_diagram_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BATSON_DIAGRAM_TABLE (widget)->view);
}

/* GTK's own list goes from row to row by Tab; here the arrows do, and Tab leaves. */
static gboolean
batson_diagram_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
  return GTK_WIDGET_CLASS (batson_diagram_table_parent_class)->focus (widget, direction);
}

static void
batson_diagram_table_dispose (GObject *object)
{
  BatsonDiagramTable *self = BATSON_DIAGRAM_TABLE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->scene, batson_scene_unref);
  g_clear_pointer (&self->columns, g_strfreev);
  G_OBJECT_CLASS (batson_diagram_table_parent_class)->dispose (object);
}

static void
batson_diagram_table_class_init (BatsonDiagramTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = batson_diagram_table_dispose;
  widget_class->focus = batson_diagram_table_focus;
  widget_class->grab_focus = batson_diagram_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diagramtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ACTIVATED] = g_signal_new ("activated", BATSON_TYPE_DIAGRAM_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EXPLAIN] = g_signal_new ("explain", BATSON_TYPE_DIAGRAM_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
batson_diagram_table_init (BatsonDiagramTable *self)
{
  self->rows = g_list_store_new (BATSON_TYPE_TABLE_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  g_signal_connect (self->view, "activate", G_CALLBACK (activated), self);
  gtk_widget_add_controller (self->view, keys_new (self));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** An empty table that scrolls. */
GtkWidget *
batson_diagram_table_new (void)
{
  return g_object_new (BATSON_TYPE_DIAGRAM_TABLE, NULL);
}
