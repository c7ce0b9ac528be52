/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagram there is, in a real window by a real keyboard: walked, chosen, undone, and read as a table. */
#include "app/screen-diagram.h"

#include "app/diagram-node.h"
#include "app/diagram-table.h"
#include "app/view-diagram.h"
#include "app/theme.h"
#include "case/document.h"
#include "diagram/painter.h"

#include <math.h>
#include <string.h>

#define EXAMPLE "clara-muster.batson.json"

typedef struct
{
  BatsonSession *session;
  GtkWidget *view;
  GtkWindow *window;
  char *said; /* what the diagram's last signal said */
} Fixture;

static BatsonDiagram *
diagram (Fixture *f)
{
  return batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view));
}

static gboolean
shows (GtkWidget *view, const BatsonDiagramKind *kind)
{
  return batson_view_diagram_get_kind (BATSON_VIEW_DIAGRAM (view)) == kind;
}

/* Whether one of the toggles below TOP makes VIEW show KIND; it stays on. */
static gboolean
toggle_to (GtkWidget *view, GtkWidget *top, const BatsonDiagramKind *kind)
{
  if (GTK_IS_DROP_DOWN (top) || GTK_IS_MENU_BUTTON (top))
    return FALSE;
  if (GTK_IS_TOGGLE_BUTTON (top) && gtk_widget_get_sensitive (top))
    {
      gboolean before = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (top));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (top), !before);
      if (shows (view, kind))
        return TRUE;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (top), before);
      return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (top); child; child = gtk_widget_get_next_sibling (child))
    if (toggle_to (view, child, kind))
      return TRUE;
  return FALSE;
}

/* The view of the program that shows KIND. */
static GtkWidget *
view_of (BatsonSession *session, const BatsonDiagramKind *kind)
{
  guint n;
  const BatsonViewKind *views = batson_views (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *view = views[i].group == BATSON_GROUP_FORMS ? NULL : g_object_ref_sink (views[i].create (session));
      if (view == NULL)
        continue;
      if (BATSON_IS_VIEW_DIAGRAM (view) && (shows (view, kind) || toggle_to (view, view, kind)))
        return view;
      g_object_unref (view);
    }
  g_error ("no view shows the diagram %s", kind->id);
}

static void
activated (BatsonDiagram *from, const char *id, const char *action, const char *target, Fixture *f)
{
  g_free (f->said);
  f->said = g_strdup_printf ("%s %s %s", id, action, target);
}

static void
explain (BatsonDiagram *from, const char *id, Fixture *f)
{
  g_free (f->said);
  f->said = g_strdup_printf ("why %s", id);
}

/* From now on what is chosen is only said. */
static void
only_say (Fixture *f)
{
  g_signal_handlers_block_matched (diagram (f), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, f->view);
}

static void
set_up (Fixture *f, gconstpointer kind)
{
  f->session = batson_session_new (screen_example (EXAMPLE));
  f->view = view_of (f->session, kind);
  f->window = screen_show (f->view, 1366, 768);
  g_signal_connect (diagram (f), "activated", G_CALLBACK (activated), f);
  g_signal_connect (diagram (f), "explain", G_CALLBACK (explain), f);
  while (screen_scene (diagram (f)) == NULL)
    ;
}

static void
tear_down (Fixture *f, gconstpointer kind)
{
  screen_close (f->window);
  g_object_unref (f->view);
  g_object_unref (f->session);
  g_free (f->said);
}

/* What choosing ELEMENT says. Free with g_free. */
static char *
what_it_does (const BatsonElement *element)
{
  return *element->action ? g_strdup_printf ("%s %s %s", element->id, element->action, element->target) : g_strdup_printf ("why %s", element->id);
}

static void
press (Fixture *f, const char *key)
{
  g_clear_pointer (&f->said, g_free);
  screen_key (f->window, key);
}

/* --- the diagram by keyboard --- */

static const char *
focused_id (Fixture *f)
{
  GtkWidget *focus = screen_focus (f->window);

  return BATSON_IS_DIAGRAM_NODE (focus) ? batson_diagram_node_element (BATSON_DIAGRAM_NODE (focus))->id : "none of the diagram's nodes";
}

/* Tab reaches every node once, in the reading order, and leaves; each says its name; Enter does what it says, Space asks why. */
static void
test_walk (Fixture *f, gconstpointer kind)
{
  BatsonScene *shown = screen_scene (diagram (f));
  guint n;
  const guint *order = batson_scene_order (shown, &n);

  only_say (f);
  g_assert_cmpuint (n, >, 0);
  batson_diagram_focus_node (diagram (f), batson_scene_element (shown, order[0])->id);
  press (f, "shift+Tab");
  for (guint i = 0; i < n; i++)
    {
      const BatsonElement *node = batson_scene_element (shown, order[i]);
      g_autofree char *does = what_it_does (node), *why = g_strdup_printf ("why %s", node->id);

      press (f, "Tab");
      g_assert_cmpstr (focused_id (f), ==, node->id);
      gtk_test_accessible_assert_role (screen_focus (f->window), GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_cmpstr (node->name, !=, "");
      gtk_test_accessible_assert_property (screen_focus (f->window), GTK_ACCESSIBLE_PROPERTY_LABEL, node->name);
      press (f, "Return");
      g_assert_cmpstr (f->said, ==, does);
      press (f, "space");
      g_assert_cmpstr (f->said, ==, why);
    }
  press (f, "Tab");
  g_assert_cmpstr (focused_id (f), ==, "none of the diagram's nodes");
}

/* The arrows go where the scene says, and to every node from the first. */
static void
test_arrows (Fixture *f, gconstpointer kind)
{
  static const GtkDirectionType arrows[] = { [BATSON_TOWARDS_LEFT] = GTK_DIR_LEFT, [BATSON_TOWARDS_RIGHT] = GTK_DIR_RIGHT, [BATSON_TOWARDS_UP] = GTK_DIR_UP, [BATSON_TOWARDS_DOWN] = GTK_DIR_DOWN };
  BatsonScene *shown = screen_scene (diagram (f));
  guint n;
  const guint *order = batson_scene_order (shown, &n);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (todo, order[0]);
  g_hash_table_add (reached, GUINT_TO_POINTER (order[0]));
  for (guint i = 0; i < todo->len; i++)
    {
      const BatsonElement *node = batson_scene_element (shown, g_array_index (todo, guint, i));

      for (guint a = 0; a < G_N_ELEMENTS (arrows); a++)
        {
          guint to = (guint) node->towards[a];
          g_assert_true (batson_diagram_focus_node (diagram (f), node->id));
          gtk_widget_child_focus (GTK_WIDGET (diagram (f)), arrows[a]);
          g_assert_cmpstr (focused_id (f), ==, node->towards[a] < 0 ? node->id : batson_scene_element (shown, to)->id);
          if (node->towards[a] >= 0 && g_hash_table_add (reached, GUINT_TO_POINTER (to)))
            g_array_append_val (todo, to);
        }
    }
  g_assert_cmpuint (todo->len, ==, n);
}

/* --- the diagram by pointer --- */

/* Which element was painted last at each px, of CANVAS; -1: none. Free with g_free. */
static int *
owners_of (BatsonScene *shown, int width, int height)
{
  int *owners = g_new (int, width * height);

  for (int i = 0; i < width * height; i++)
    owners[i] = -1;
  for (guint i = 0; i < batson_scene_n_elements (shown); i++)
    {
      const BatsonElement *element = batson_scene_element (shown, i);
      int x0 = MAX (0, (int) floor (element->ink.x)), y0 = MAX (0, (int) floor (element->ink.y));
      int w = MIN (width - x0, (int) ceil (element->ink.width) + 1), h = MIN (height - y0, (int) ceil (element->ink.height) + 1);
      cairo_surface_t *alone = w > 0 && h > 0 ? cairo_image_surface_create (CAIRO_FORMAT_ARGB32, w, h) : NULL;
      cairo_t *cr = alone ? cairo_create (alone) : NULL;

      if (alone == NULL)
        continue;
      cairo_translate (cr, -x0, -y0);
      batson_painter_element (cr, element, batson_theme_get ());
      cairo_surface_flush (alone);
      for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
          if (((const guint32 *) (void *) (cairo_image_surface_get_data (alone) + y * cairo_image_surface_get_stride (alone)))[x] >> 24 > 127)
            owners[(y0 + y) * width + x0 + x] = (int) i;
      cairo_destroy (cr);
      cairo_surface_destroy (alone);
    }
  return owners;
}

static gboolean
is_node (BatsonScene *shown, int index)
{
  return index >= 0 && batson_scene_element (shown, (guint) index)->kind == BATSON_ELEMENT_NODE;
}

/* Whether the point is not at the rim of the node's place, which may touch another's. */
static gboolean
well_within (const BatsonElement *node, double x, double y)
{
  return batson_element_holds (node, x - 2, y) && batson_element_holds (node, x + 2, y) && batson_element_holds (node, x, y - 2) && batson_element_holds (node, x, y + 2);
}

/* The widget that a click at (X, Y) of SHOWN reaches is the node painted there. */
static void
test_points (Fixture *f, gconstpointer kind)
{
  BatsonScene *shown = screen_scene (diagram (f));
  GtkWidget *root = gtk_widget_get_first_child (GTK_WIDGET (diagram (f)));
  double width, height, k;
  g_autofree int *owners = NULL;
  guint seen = 0, n;

  batson_scene_size (shown, &width, &height);
  k = gtk_widget_get_width (root) / width;
  batson_scene_order (shown, &n);
  owners = owners_of (shown, (int) ceil (width), (int) ceil (height));
  for (int y = 1; y < (int) height; y += 3)
    for (int x = 1; x < (int) width; x += 3)
      {
        int owner = owners[y * (int) ceil (width) + x], at = batson_scene_at (shown, x + 0.5, y + 0.5);
        GtkWidget *picked;

        if (!is_node (shown, owner) || !well_within (batson_scene_element (shown, (guint) owner), x + 0.5, y + 0.5))
          continue;
        picked = gtk_widget_pick (root, (x + 0.5) * k, (y + 0.5) * k, GTK_PICK_NON_TARGETABLE);
        if (at != owner || !BATSON_IS_DIAGRAM_NODE (picked) || batson_diagram_node_element (BATSON_DIAGRAM_NODE (picked)) != batson_scene_element (shown, (guint) owner))
          g_error ("at %d, %d is painted %s but %s is there", x, y, batson_scene_element (shown, (guint) owner)->id, at < 0 ? "nothing" : batson_scene_element (shown, (guint) at)->id);
        seen++;
      }
  g_assert_cmpuint (seen, >, n); /* some of each */
}

/* --- what is changed in a diagram --- */

/* The ids of all nodes, in the reading order. */
static GStrv
nodes_of (BatsonScene *shown)
{
  guint n;
  const guint *order = batson_scene_order (shown, &n);
  GStrv ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup (batson_scene_element (shown, order[i])->id);
  return ids;
}

/* These show something else; every other action may change the case. */
static gboolean
leaves (const BatsonElement *node)
{
  static const char *const actions[] = { "", "answer", "why", "view", NULL };

  return g_strv_contains (actions, node->action);
}

static GBytes *
bytes (Fixture *f)
{
  return batson_document_record_bytes (batson_session_get_case (f->session));
}

/* What Enter changes in the case is one step; undone the case is what it was, to the byte, and done again what it became. */
static void
test_undone (Fixture *f, gconstpointer data)
{
  /* In these Enter alone changes the case. NOMS answers are tried on a copy, dates are moved by keys of their own: test-what-if.c, test-timeline.c. */
  static const char *const edited[] = { "pathway", "spine", "wbb", "outcomes", NULL };
  const BatsonDiagramKind *kind = data;
  g_auto (GStrv) ids = nodes_of (screen_scene (diagram (f)));
  g_autoptr (GBytes) before = bytes (f);
  guint edits = 0;

  for (guint i = 0; ids[i]; i++)
    {
      int at = batson_scene_find (screen_scene (diagram (f)), ids[i]);
      g_autoptr (GBytes) changed = NULL, undone = NULL, redone = NULL;

      if (at < 0 || leaves (batson_scene_element (screen_scene (diagram (f)), (guint) at)))
        continue;
      g_assert_true (batson_diagram_focus_node (diagram (f), ids[i]));
      gtk_widget_activate_action (screen_focus (f->window), "node.activate", NULL);
      changed = bytes (f);
      if (g_bytes_equal (before, changed))
        continue;
      edits++;
      g_assert_true (batson_session_is_modified (f->session));
      batson_session_undo (f->session);
      undone = bytes (f);
      g_assert_true (g_bytes_equal (before, undone));
      g_assert_false (batson_session_can_undo (f->session));
      batson_session_redo (f->session);
      redone = bytes (f);
      g_assert_true (g_bytes_equal (changed, redone));
      batson_session_undo (f->session);
    }
  if (g_strv_contains (edited, kind->id))
    g_assert_cmpuint (edits, >, 0);
}

/* --- the table --- */

/* Shows the table with the keyboard on its first row. */
static GtkColumnView *
show_table (Fixture *f)
{
  GtkWidget *table;

  only_say (f);
  batson_view_diagram_set_table (BATSON_VIEW_DIAGRAM (f->view), TRUE);
  screen_frame (f->view);
  table = screen_find (f->view, BATSON_TYPE_DIAGRAM_TABLE, NULL);
  g_assert_nonnull (table);
  gtk_widget_grab_focus (table);
  screen_settle ();
  return GTK_COLUMN_VIEW (screen_find (table, GTK_TYPE_COLUMN_VIEW, NULL));
}

/* What a screen reader says of ROW. Free with g_free. */
static char *
spoken (BatsonScene *from, const BatsonSceneRow *row)
{
  const char *const *columns = batson_scene_columns (from);
  GString *words = g_string_new (NULL);

  for (guint i = 0; columns[i]; i++)
    if (*row->cells[i])
      g_string_append_printf (words, "%s: %s. ", columns[i], row->cells[i]);
  return g_string_free (words, FALSE);
}

static void
test_columns (Fixture *f, gconstpointer kind)
{
  const char *const *columns = batson_scene_columns (screen_scene (diagram (f)));
  GtkColumnView *view = show_table (f);
  GListModel *shown = gtk_column_view_get_columns (view);
  g_autofree char *picture = g_strdup_printf ("table-%s", ((const BatsonDiagramKind *) kind)->id);

  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, g_strv_length ((char **) columns));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, batson_scene_rows (screen_scene (diagram (f)))->len);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, batson_scene_title (screen_scene (diagram (f))));
  for (guint i = 0; columns[i]; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);
      g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, columns[i]);
      g_assert_true (gtk_column_view_column_get_resizable (column));
    }
  press (f, "Down");
  screen_picture (f->view, picture);
}

/* Down goes from row to row; each says all its cells; Enter does what its node does, Space asks why. */
static void
test_rows (Fixture *f, gconstpointer kind)
{
  BatsonScene *from = screen_scene (diagram (f));
  GPtrArray *rows = batson_scene_rows (from);

  show_table (f);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = rows->pdata[i];
      int at = batson_scene_find (from, row->element);
      g_autofree char *does = at >= 0 ? what_it_does (batson_scene_element (from, (guint) at)) : NULL;
      g_autofree char *why = at >= 0 ? g_strdup_printf ("why %s", row->element) : NULL, *words = spoken (from, row);

      if (i > 0)
        press (f, "Down");
      gtk_test_accessible_assert_property (screen_focus (f->window), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
      press (f, "Return");
      g_assert_cmpstr (f->said, ==, does);
      press (f, "space");
      g_assert_cmpstr (f->said, ==, why);
    }
}

/* Tab comes in from the bar and goes out again: it is not held row by row. */
static void
test_tab (Fixture *f, gconstpointer kind)
{
  GtkColumnView *view = show_table (f);

  press (f, "shift+Tab");
  g_assert_false (gtk_widget_is_ancestor (screen_focus (f->window), GTK_WIDGET (view)));
  press (f, "Tab");
  g_assert_true (gtk_widget_is_ancestor (screen_focus (f->window), GTK_WIDGET (view)));
  press (f, "Tab");
  g_assert_true (screen_focus (f->window) == NULL || !gtk_widget_is_ancestor (screen_focus (f->window), GTK_WIDGET (view)));
}

/* An answer is told in the row that is there: the keyboard stays on it. */
static void
test_follows (Fixture *f, gconstpointer kind)
{
  BatsonCase *the_case = batson_session_get_case (f->session);
  BatsonRecord *fitness = batson_record_child (batson_session_get_root (f->session), BATSON_CASE_FITNESS);
  const BatsonValue poor = batson_value_choice (BATSON_FITNESS_UNFIT);
  GtkWidget *before;
  g_autofree char *words = NULL;
  BatsonScene *from;

  show_table (f);
  press (f, "End");
  before = screen_focus (f->window);
  batson_case_set (the_case, fitness, BATSON_FITNESS_JUDGED, &poor);
  screen_frame (f->view);
  from = batson_diagram_table_get_scene (BATSON_DIAGRAM_TABLE (screen_find (f->view, BATSON_TYPE_DIAGRAM_TABLE, NULL)));
  words = spoken (from, batson_scene_rows (from)->pdata[batson_scene_rows (from)->len - 1]);
  g_assert_true (screen_focus (f->window) == before);
  gtk_test_accessible_assert_property (before, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

/* The first widget below TOP with CSS_CLASS; NULL where there is none. */
static GtkWidget *
with_class (GtkWidget *top, const char *css_class)
{
  if (gtk_widget_has_css_class (top, css_class))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = with_class (child, css_class);

      if (found)
        return found;
    }
  return NULL;
}

/* Every control below TOP lies in VIEW and has the width its words want. */
static void
check_controls (GtkWidget *view, GtkWidget *top)
{
  graphene_rect_t place;
  int least;

  if (!gtk_widget_get_visible (top))
    return;
  if (GTK_IS_BUTTON (top) || GTK_IS_MENU_BUTTON (top) || GTK_IS_DROP_DOWN (top))
    {
      g_assert_true (gtk_widget_get_mapped (top));
      g_assert_true (gtk_widget_compute_bounds (top, view, &place));
      gtk_widget_measure (top, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, gtk_widget_get_width (view));
      g_assert_cmpfloat (place.size.width, >=, least);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (top); child; child = gtk_widget_get_next_sibling (child))
    check_controls (view, child);
}

/* Where the bar has no room for all of its controls it goes on in another line: none is out of sight. */
static void
test_narrow_bar (Fixture *f, gconstpointer kind)
{
  screen_close (f->window);
  f->window = screen_show (f->view, 360, 640);
  screen_frame (f->view);
  g_assert_cmpint (gtk_widget_get_width (f->view), <=, 360);
  check_controls (f->view, with_class (f->view, "diagram-bar"));
  screen_picture (f->view, ((const BatsonDiagramKind *) kind)->id);
}

static void
add (const BatsonDiagramKind *kind, const char *name, void (*test) (Fixture *f, gconstpointer kind))
{
  g_autofree char *path = g_strdup_printf ("/app/diagrams/%s/%s", kind->id, name);

  g_test_add (path, Fixture, kind, set_up, test, tear_down);
}

/* argv[1]: the diagram, argv[2..]: all that have a run of this program, which are all there are. */
int
main (int argc, char *argv[])
{
  const BatsonDiagramKind *kind;
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  screen_init (&argc, &argv);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_strv_contains ((const char *const *) argv + 2, kinds[i].id));
  kind = batson_diagram_kind (argv[1]);
  g_assert_nonnull (kind);
  add (kind, "Tab, Enter and Space reach every node", test_walk);
  add (kind, "the arrows reach every node", test_arrows);
  add (kind, "the node under a point is the node painted there", test_points);
  add (kind, "what is changed in it is undone", test_undone);
  add (kind, "its table has the scene's columns and rows", test_columns);
  add (kind, "a row of its table is heard, chosen and asked why", test_rows);
  add (kind, "Tab enters and leaves its table", test_tab);
  add (kind, "the keyboard stays on the row that an answer changes", test_follows);
  add (kind, "no control of its bar is out of sight where it is narrow", test_narrow_bar);
  return g_test_run ();
}
