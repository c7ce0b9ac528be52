/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagram widget: walking, choosing, zooming, showing another scene. */
#include <adwaita.h>

#include "app/diagram-node.h"
#include "app/diagram-parts.h"
#include "app/diagram.h"
#include "app/theme.h"
#include "diagram/spine.h"

typedef struct
{
  GtkWidget *window, *diagram;
  BatsonSpineView *view;
  gboolean taller; /* the scene is too high for the window */
  char *said; /* what the last signal said */
} Fixture;

static void
add_lesion (Fixture *f, int level)
{
  BatsonSpineLesion *l = g_new0 (BatsonSpineLesion, 1);

  l->id = g_strdup_printf ("id%d", level);
  l->span = (BatsonSpan) { (BatsonLevel) level, (BatsonLevel) level };
  l->title = batson_span_to_string (l->span);
  l->urgency = g_strdup ("Urgent");
  l->sins = g_strdup ("SINS 9");
  l->sins_class = g_strdup ("Indeterminate");
  l->grade_words = g_strdup ("Bilsky 1b");
  l->rows = g_strdup ("");
  l->classes = BATSON_M_INDETERMINATE;
  l->grade = BATSON_GRADE_1B;
  l->icon = BATSON_ICON_URGENT;
  l->mark = l->ink = BATSON_TOKEN_URGENT;
  g_ptr_array_add (f->view->lesions, l);
}

static BatsonScene *
build (const BatsonCanvas *canvas, gpointer data)
{
  Fixture *f = data;
  BatsonCanvas paper = *canvas;

  if (f->taller)
    paper.height *= 2;
  return batson_spine_scene (f->view, &paper);
}

static void
activated (BatsonDiagram *diagram, const char *id, const char *action, const char *target, Fixture *f)
{
  g_free (f->said);
  f->said = g_strdup_printf ("%s %s %s", id, action, target);
}

static void
explain (BatsonDiagram *diagram, const char *id, Fixture *f)
{
  g_free (f->said);
  f->said = g_strdup_printf ("why %s", id);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
painted (GdkFrameClock *clock, gboolean *done)
{
  *done = TRUE;
}

/* Until what was asked for is laid out and painted. */
static void
wait_for_frame (Fixture *f)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  gboolean done = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted), &done);

  gtk_widget_queue_draw (f->diagram);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
has_scene (Fixture *f)
{
  return batson_diagram_get_scene (BATSON_DIAGRAM (f->diagram)) != NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  f->view = batson_spine_view_new ();
  add_lesion (f, 15);
  f->window = gtk_window_new ();
  f->diagram = batson_diagram_new (build, f);
  g_signal_connect (f->diagram, "activated", G_CALLBACK (activated), f);
  g_signal_connect (f->diagram, "explain", G_CALLBACK (explain), f);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), f->diagram);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 420, 760);
  gtk_window_set_child (GTK_WINDOW (f->window), scrolled);
  gtk_window_present (GTK_WINDOW (f->window));
  while (!has_scene (f))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  batson_spine_view_free (f->view);
  g_free (f->said);
}

static GtkWidget *
focused (Fixture *f)
{
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

static const char *
focused_id (Fixture *f)
{
  return batson_diagram_node_element (BATSON_DIAGRAM_NODE (focused (f)))->id;
}

static void
test_walk (Fixture *f, gconstpointer data)
{
  g_assert_true (batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-T7"));
  g_assert_cmpstr (focused_id (f), ==, "level-T7");
  gtk_widget_child_focus (f->diagram, GTK_DIR_DOWN);
  g_assert_cmpstr (focused_id (f), ==, "level-T8");
  gtk_widget_child_focus (f->diagram, GTK_DIR_RIGHT);
  g_assert_cmpstr (focused_id (f), ==, "lesion-id15");
  gtk_widget_child_focus (f->diagram, GTK_DIR_LEFT);
  g_assert_cmpstr (focused_id (f), ==, "level-T8");
  gtk_widget_child_focus (f->diagram, GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (focused_id (f), ==, "level-T9");
  gtk_widget_child_focus (f->diagram, GTK_DIR_UP);
  gtk_widget_child_focus (f->diagram, GTK_DIR_UP);
  g_assert_cmpstr (focused_id (f), ==, "level-T7");
}

static void
test_activate (Fixture *f, gconstpointer data)
{
  batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-T8");
  gtk_widget_activate_action (focused (f), "node.activate", NULL);
  g_assert_cmpstr (f->said, ==, "level-T8 choose-lesion id15");
  batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-C2");
  gtk_widget_activate_action (focused (f), "node.activate", NULL);
  g_assert_cmpstr (f->said, ==, "level-C2 add-lesion C2");
  batson_diagram_activate (BATSON_DIAGRAM (f->diagram), batson_diagram_node_element (BATSON_DIAGRAM_NODE (focused (f))), TRUE);
  g_assert_cmpstr (f->said, ==, "why level-C2");
}

static void
test_speaks (Fixture *f, gconstpointer data)
{
  batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-T8");
  gtk_test_accessible_assert_role (focused (f), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (focused (f), GTK_ACCESSIBLE_PROPERTY_LABEL, "T8, lesion T8, SINS 9, Indeterminate, Bilsky 1b, Urgent");
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  GtkAdjustment *v = NULL;

  gtk_widget_activate_action (f->diagram, "diagram.zoom-in", NULL);
  settle ();
  g_assert_cmpfloat (batson_diagram_get_zoom (BATSON_DIAGRAM (f->diagram)), >, 1);
  g_object_get (f->diagram, "vadjustment", &v, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_upper (v), >, gtk_adjustment_get_page_size (v));
  batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-S5");
  g_assert_cmpfloat (gtk_adjustment_get_value (v), >, 0);
  gtk_widget_activate_action (f->diagram, "diagram.zoom-fit", NULL);
  g_assert_cmpfloat (batson_diagram_get_zoom (BATSON_DIAGRAM (f->diagram)), ==, 1);
  g_object_unref (v);
}

/* Every node below WIDGET is where its element is at SCALE, in px that nothing scales further: GSK repaints all of what is scaled when any of it changes. */
static void
assert_placed (Fixture *f, GtkWidget *widget, double scale)
{
  if (BATSON_IS_DIAGRAM_NODE (widget))
    {
      BatsonRect box = batson_diagram_box (batson_diagram_node_element (BATSON_DIAGRAM_NODE (widget)), scale);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_first_child (f->diagram), &bounds));
      g_assert_cmpfloat (bounds.origin.x, ==, box.x);
      g_assert_cmpfloat (bounds.origin.y, ==, box.y);
      g_assert_cmpint (gtk_widget_get_width (widget), ==, (int) box.width);
      g_assert_cmpint (gtk_widget_get_height (widget), ==, (int) box.height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    assert_placed (f, child, scale);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  BatsonSpineLesion *lesion = f->view->lesions->pdata[0];
  BatsonScene *before = batson_diagram_get_scene (BATSON_DIAGRAM (f->diagram));

  assert_placed (f, f->diagram, 1);
  gtk_widget_activate_action (f->diagram, "diagram.zoom-in", NULL);
  wait_for_frame (f);
  assert_placed (f, f->diagram, batson_diagram_get_zoom (BATSON_DIAGRAM (f->diagram)));
  g_free (lesion->title);
  lesion->title = g_strdup ("T8, and much more to say of it than there was before");
  batson_diagram_rebuild (BATSON_DIAGRAM (f->diagram));
  wait_for_frame (f);
  g_assert_true (batson_diagram_get_scene (BATSON_DIAGRAM (f->diagram)) != before);
  assert_placed (f, f->diagram, batson_diagram_get_zoom (BATSON_DIAGRAM (f->diagram)));
}

/* Another scene of the same shape keeps the widgets and so the focus; one of another shape finds its node again. */
static void
test_rebuild (Fixture *f, gconstpointer data)
{
  GtkWidget *node;
  BatsonSpineLesion *lesion = f->view->lesions->pdata[0];

  batson_diagram_focus_node (BATSON_DIAGRAM (f->diagram), "level-T8");
  node = focused (f);
  g_free (lesion->sins);
  lesion->sins = g_strdup ("SINS 13");
  batson_diagram_rebuild (BATSON_DIAGRAM (f->diagram));
  while (focused (f) == node && strstr (batson_diagram_node_element (BATSON_DIAGRAM_NODE (node))->name, "13") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (focused (f) == node);
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_LABEL, "T8, lesion T8, SINS 13, Indeterminate, Bilsky 1b, Urgent");
  add_lesion (f, 3);
  batson_diagram_rebuild (BATSON_DIAGRAM (f->diagram));
  while (batson_scene_find (batson_diagram_get_scene (BATSON_DIAGRAM (f->diagram)), "lesion-id3") < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (focused_id (f), ==, "level-T8");
}

static gboolean
is_scrolled (Fixture *f)
{
  g_autoptr (GtkAdjustment) v = NULL;

  g_object_get (f->diagram, "vadjustment", &v, NULL);
  return gtk_adjustment_get_upper (v) > gtk_adjustment_get_page_size (v);
}

/* A scroll bar comes or goes with a scene, not while sizes are given out: where the window gives them out anew just then, as it does when a tooltip
 * or a popover comes, GTK would forget what the bar asked for and paint what has no place (a warning, which ends the test). */
static void
test_scroll_bar (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      f->taller = !f->taller;
      batson_diagram_rebuild (BATSON_DIAGRAM (f->diagram));
      gtk_widget_queue_allocate (f->window);
      wait_for_frame (f);
      settle ();
      g_assert_true (is_scrolled (f) == f->taller);
    }
}

/* No container of widgets has more children than GSK compares one by one. */
static void
assert_small (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child), n++)
    assert_small (child);
  g_assert_cmpuint (n, <=, BATSON_GROUP_LIMIT);
}

static void
test_small (Fixture *f, gconstpointer data)
{
  assert_small (f->diagram);
}

typedef struct
{
  BatsonDiagram *diagram;
  guint frames, empty; /* painted since it had a size, and those of them without a scene */
} Painted;

static void
count_painted (GdkFrameClock *clock, Painted *p)
{
  if (gtk_widget_get_width (GTK_WIDGET (p->diagram)) == 0)
    return;
  p->frames++;
  p->empty += batson_diagram_get_scene (p->diagram) == NULL;
}

/* A diagram that is shown is never painted without its scene. */
static void
test_first_frame (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  Painted p = { BATSON_DIAGRAM (batson_diagram_new (build, f)) };
  gulong handler;

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (p.diagram));
  gtk_widget_realize (window);
  handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (count_painted), &p);
  gtk_window_present (GTK_WINDOW (window));
  while (p.frames == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (p.empty, ==, 0);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handler);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A scene of one element with a line for each letter of LINES, told apart by how long it is. */
static BatsonScene *
lines_scene (const char *lines)
{
  const BatsonCanvas canvas = { 400, 300, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  BatsonScene *scene = batson_scene_new (&canvas, "Lines");
  BatsonElement *element = batson_scene_add (scene, 0, BATSON_ELEMENT_EDGE, "lines", BATSON_STATE_OPEN, (BatsonRect) { 10, 10, 300, 200 });

  for (const char *line = lines; *line; line++)
    {
      BatsonPath *path = batson_path_new ();
      batson_path_move (path, 10, 10 * (*line - 'A'));
      batson_path_line (path, 20 + 10 * (*line - 'A'), 10 * (*line - 'A'));
      batson_element_shape (element, path, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 2 });
    }
  batson_scene_seal (scene, 400, 300, FALSE);
  return scene;
}

static GskRenderNode *
snapshot_parts (BatsonDiagramParts *parts, BatsonScene *scene)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  batson_diagram_parts_snapshot (parts, batson_scene_element (scene, 0), 1, snapshot);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

/* What shows LINES after BEFORE, whose nodes are NODE; NODE becomes what shows LINES. */
static void
show_lines (BatsonDiagramParts *parts, BatsonScene **before, const char *lines, GskRenderNode **node)
{
  g_autoptr (BatsonScene) old = *before;

  *before = lines_scene (lines);
  batson_diagram_parts_set (parts, batson_scene_element (old, 0), batson_scene_element (*before, 0), TRUE, 1, NULL);
  gsk_render_node_unref (*node);
  *node = snapshot_parts (parts, *before);
}

/* Of a drawing only the steps that changed are painted again, and the others keep their places, by which GSK compares. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  g_autoptr (BatsonScene) scene = lines_scene ("ABC");
  BatsonDiagramParts *parts = batson_diagram_parts_new (batson_scene_element (scene, 0), 1, NULL);
  GskRenderNode *node = snapshot_parts (parts, scene), *a = gsk_container_node_get_child (node, 0), *c = gsk_container_node_get_child (node, 2);
  graphene_rect_t bounds;

  show_lines (parts, &scene, "AC", &node);
  g_assert_cmpuint (gsk_container_node_get_n_children (node), ==, 3);
  gsk_render_node_get_bounds (gsk_container_node_get_child (node, 1), &bounds);
  g_assert_cmpfloat (bounds.size.width, ==, 0);
  for (int i = 0; i < 3; i++)
    {
      static const char *const shown[] = { "AC", "ADC", "AEC" };
      show_lines (parts, &scene, shown[i], &node);
      g_assert_cmpuint (gsk_container_node_get_n_children (node), ==, 3);
      g_assert_true (gsk_container_node_get_child (node, 0) == a);
      g_assert_true (gsk_container_node_get_child (node, 2) == c);
    }
  gsk_render_node_get_bounds (gsk_container_node_get_child (node, 1), &bounds);
  g_assert_cmpfloat (bounds.size.width, >, 0);
  show_lines (parts, &scene, "", &node);
  g_assert_nonnull (node); /* an element without a drawing has its place too */
  gsk_render_node_unref (node);
  batson_diagram_parts_free (parts);
}

/* However much changes, it is painted in a few boxes; a little that changes is painted by itself. */
static void
test_damage (Fixture *f, gconstpointer data)
{
  g_autoptr (BatsonDiagramDamage) damage = batson_diagram_damage_new ();
  const BatsonRect first = { 0, 0, 30, 20 };
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (BatsonRect));

  batson_diagram_damage_add (damage, first);
  batson_diagram_damage_add (damage, (BatsonRect) { 500, 500, 30, 20 });
  g_assert_true (batson_rect_equal (batson_diagram_damage_around (damage, first), first));
  for (int i = 0; i < 60; i++)
    batson_diagram_damage_add (damage, (BatsonRect) { 37 * (i % 10), 61 * (i / 10), 30, 20 + i });
  for (int i = 0; i < 60; i++)
    {
      BatsonRect box = { 37 * (i % 10), 61 * (i / 10), 30, 20 + i }, painted = batson_diagram_damage_around (damage, box);
      gboolean known = FALSE;

      g_assert_true (batson_rect_equal (batson_rect_join (painted, box), painted));
      for (guint k = 0; k < around->len; k++)
        known = known || batson_rect_equal (g_array_index (around, BatsonRect, k), painted);
      if (!known)
        g_array_append_val (around, painted);
    }
  g_assert_cmpuint (around->len, <=, 6);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  batson_theme_install ();
#define ADD(name, test) g_test_add ("/app/diagram/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("arrows and Tab follow the meaning", test_walk);
  ADD ("Enter acts and Space asks why", test_activate);
  ADD ("every node says its state", test_speaks);
  ADD ("zoom keeps nodes in reach of the keyboard", test_zoom);
  ADD ("nodes are where they are seen", test_places);
  ADD ("another scene keeps the focus", test_rebuild);
  ADD ("a scroll bar comes before sizes are given out", test_scroll_bar);
  ADD ("its first frame shows the scene", test_first_frame);
  ADD ("of a drawing what changed is painted again", test_parts);
  ADD ("much that changes is painted in a few boxes", test_damage);
  ADD ("no container has more than eight children", test_small);
  return g_test_run ();
}
