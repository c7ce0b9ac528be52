/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine view by keyboard: adding and choosing lesions, layers, and the en bloc clock face with undo. */
#include "app/screen-diagram.h"

#include "app/diagram-node.h"
#include "app/session.h"
#include "app/view-spine.h"

#include <string.h>

typedef struct
{
  BatsonSession *session;
  GtkWidget *view;
  BatsonDiagram *diagram;
  GtkWindow *window;
} Fixture;

static void
toggle (Fixture *f, const char *label)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (screen_find (f->view, GTK_TYPE_TOGGLE_BUTTON, label));

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* The middle of a sector of the clock face, px of the diagram. */
static void
sector (Fixture *f, const char *zone, guint layer, double *out_x, double *out_y)
{
  const BatsonElement *e = screen_node (f->diagram, zone);
  const BatsonPath *cell = ((const BatsonDraw *) e->draws->pdata[layer])->path;
  graphene_rect_t shown;
  double x = 0, y = 0;
  guint n = cell->steps->len - 1;

  for (guint i = 0; i < n; i++)
    {
      x += g_array_index (cell->steps, BatsonStep, i).x[0] / n;
      y += g_array_index (cell->steps, BatsonStep, i).y[0] / n;
    }
  g_assert_true (batson_diagram_bounds (f->diagram, zone, &shown));
  *out_x = shown.origin.x + (x - e->bounds.x) * shown.size.width / e->bounds.width;
  *out_y = shown.origin.y + (y - e->bounds.y) * shown.size.height / e->bounds.height;
}

static void
click (Fixture *f, const char *zone, guint layer)
{
  double x, y;

  sector (f, zone, layer, &x, &y);
  screen_drag (GTK_WIDGET (batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view))), x, y, x, y);
}

static guint
n_lesions (Fixture *f)
{
  return batson_record_length (batson_session_get_root (f->session), BATSON_CASE_LESIONS);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = batson_session_new (screen_example ("clara-muster.batson.json"));
  f->view = batson_view_spine_new (f->session);
  f->diagram = batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view));
  f->window = screen_show (f->view, 1366, 768);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_close (f->window);
  g_object_unref (f->session);
}

static void
test_add_and_choose (Fixture *f, gconstpointer data)
{
  guint before = n_lesions (f);

  screen_enter (f->diagram, "map-level-C5");
  g_assert_cmpuint (n_lesions (f), ==, before + 1);
  g_assert_cmpint (screen_node (f->diagram, "map-level-C5")->state, ==, BATSON_STATE_CHOSEN);
  batson_session_undo (f->session);
  g_assert_cmpuint (n_lesions (f), ==, before);
  screen_enter (f->diagram, "map-level-L2");
  g_assert_cmpuint (n_lesions (f), ==, before);
  g_assert_cmpint (screen_node (f->diagram, "map-level-L2")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_cmpint (screen_node (f->diagram, "grade-0")->state, ==, BATSON_STATE_CHOSEN);
}

static void
test_layers (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (screen_node (f->diagram, "map-zone-t3"));
  g_assert_null (screen_node (f->diagram, "map-plexus"));
  toggle (f, "Zones");
  toggle (f, "Veins");
  g_assert_null (screen_node (f->diagram, "map-zone-t3"));
  g_assert_nonnull (strstr (screen_node (f->diagram, "map-plexus")->name, "2.1"));
  toggle (f, "Lesions");
  g_assert_cmpstr (screen_node (f->diagram, "map-level-T8")->action, ==, "add-lesion");
}

static void
test_en_bloc (Fixture *f, gconstpointer data)
{
  toggle (f, "En Bloc");
  screen_enter (f->diagram, "zone-5");
  screen_enter (f->diagram, "zone-6");
  screen_enter (f->diagram, "layer-C");
  screen_enter (f->diagram, "pedicle-left");
  g_assert_cmpint (screen_node (f->diagram, "zone-5")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_nonnull (strstr (screen_node (f->diagram, "zone-5")->name, "reached by the tumour"));
  g_assert_nonnull (strstr (screen_node (f->diagram, "result")->name, "Vertebrectomy fits these zones."));
  screen_enter (f->diagram, "layer-E");
  g_assert_nonnull (strstr (screen_node (f->diagram, "result")->name, "cannot be promised"));
  for (guint i = 0; i < 5; i++)
    batson_session_undo (f->session);
  g_assert_cmpint (screen_node (f->diagram, "zone-5")->state, ==, BATSON_STATE_OPEN);
  g_assert_false (batson_session_can_undo (f->session));
}

/* WBB-1: a zone is chosen by a click in any of its layers, and shows that the pointer is on it. */
static void
test_en_bloc_by_mouse (Fixture *f, gconstpointer data)
{
  GtkWidget *diagram = GTK_WIDGET (batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view))), *zone;
  double x, y;

  toggle (f, "En Bloc");
  click (f, "zone-5", 0);
  g_assert_cmpint (screen_node (f->diagram, "zone-5")->state, ==, BATSON_STATE_CHOSEN);
  click (f, "zone-8", 2);
  g_assert_cmpint (screen_node (f->diagram, "zone-8")->state, ==, BATSON_STATE_CHOSEN);
  sector (f, "zone-8", 2, &x, &y);
  zone = gtk_widget_pick (diagram, x, y, GTK_PICK_DEFAULT);
  g_assert_cmpstr (batson_diagram_node_element (BATSON_DIAGRAM_NODE (zone))->id, ==, "zone-8");
  g_assert_true (gtk_widget_get_state_flags (zone) & GTK_STATE_FLAG_PRELIGHT);
  click (f, "zone-8", 4);
  g_assert_cmpint (screen_node (f->diagram, "zone-8")->state, ==, BATSON_STATE_OPEN);
  g_assert_cmpint (screen_node (f->diagram, "zone-5")->state, ==, BATSON_STATE_CHOSEN);
  batson_session_undo (f->session);
  g_assert_cmpint (screen_node (f->diagram, "zone-8")->state, ==, BATSON_STATE_CHOSEN);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  screen_enter (f->diagram, "map-level-C5");
  toggle (f, "En Bloc");
  screen_enter (f->diagram, "zone-5");
  g_assert_false (batson_session_is_modified (f->session));
  g_assert_cmpint (screen_node (f->diagram, "zone-5")->state, ==, BATSON_STATE_OPEN);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add ("/spine/add-and-choose", Fixture, NULL, set_up, test_add_and_choose, tear_down);
  g_test_add ("/spine/layers", Fixture, NULL, set_up, test_layers, tear_down);
  g_test_add ("/spine/en-bloc", Fixture, NULL, set_up, test_en_bloc, tear_down);
  g_test_add ("/spine/en-bloc-by-mouse", Fixture, NULL, set_up, test_en_bloc_by_mouse, tear_down);
  g_test_add ("/spine/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  return g_test_run ();
}
