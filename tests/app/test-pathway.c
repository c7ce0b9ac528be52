/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway view by keyboard: a trigger goes to the row it rests on; a referral is sent, received and answered right there. */
#include "app/screen-diagram.h"

#include "app/application.h"
#include "app/clock.h"
#include "app/diagram-node.h"
#include "app/form-row.h"
#include "app/theme.h"
#include "app/view-pathway.h"
#include "case/document.h"

#include <string.h>

static BatsonApplication *application;

typedef struct
{
  BatsonSession *session;
  BatsonWindow *window;
  BatsonDiagram *diagram;
} Fixture;

/* The case DATA, an example's name, of which nothing was referred yet. */
static void
set_up (Fixture *f, gconstpointer data)
{
  BatsonCase *the_case = screen_example (data);
  BatsonRecord *root = batson_case_get_root (the_case);

  while (batson_record_length (root, BATSON_CASE_REFERRALS))
    {
      g_autoptr (BatsonRecord) first = g_list_model_get_item (G_LIST_MODEL (batson_record_list (root, BATSON_CASE_REFERRALS)), 0);
      batson_case_remove (the_case, first);
    }
  f->session = screen_session (the_case);
  f->window = screen_window (GTK_APPLICATION (application), f->session, "pathway", BATSON_TYPE_VIEW_PATHWAY, &f->diagram);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_window_close (f->window, f->session);
}

static GBytes *
record_bytes (Fixture *f)
{
  return batson_document_record_bytes (batson_session_get_case (f->session));
}

/* --- a trigger, an item of the work-up: its row --- */

typedef struct
{
  GtkWindow *window;
  BatsonFact fact;
} Wanted;

static gboolean
is_at_row (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *focus = screen_focus (wanted->window), *row = focus ? gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW) : NULL;

  return row && batson_place_is (batson_form_row_get_place (BATSON_FORM_ROW (row)), &wanted->fact);
}

static void
assert_goes_to_row (Fixture *f, const char *id)
{
  const BatsonElement *trigger = screen_node (f->diagram, id);
  Wanted wanted = { .window = GTK_WINDOW (f->window) };

  g_assert_nonnull (trigger);
  g_assert_cmpstr (trigger->action, ==, "answer");
  g_assert_true (batson_fact_at (batson_session_get_root (f->session), trigger->target, &wanted.fact));
  screen_enter (f->diagram, id);
  screen_wait (is_at_row, &wanted);
  batson_window_go_to_view (f->window, "pathway");
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = record_bytes (f), after = NULL;

  assert_goes_to_row (f, "ref-7");
  assert_goes_to_row (f, "work-1");
  assert_goes_to_row (f, "work-4");
  assert_goes_to_row (f, "first-seen");
  after = record_bytes (f);
  g_assert_true (g_bytes_equal (before, after));
}

/* --- a referral: sent, received, answered --- */

/* Enter on the next step records it with the time of now; the cell of the step says so. */
static void
record (Fixture *f, const char *side, const char *direction, const char *step)
{
  g_autofree char *button = g_strdup_printf ("%s-record", side), *cell = g_strdup_printf ("%s-%s", side, step), *target = g_strdup_printf ("%s %s", direction, step);

  g_assert_cmpstr (screen_node (f->diagram, button)->action, ==, "record");
  g_assert_cmpstr (screen_node (f->diagram, button)->target, ==, target);
  screen_enter (f->diagram, button);
  g_assert_nonnull (strstr (screen_node (f->diagram, cell)->name, "14:20"));
}

/* Within what time a second click is half of a double click; 0: every one counts. */
static void
set_double_click_time (int time)
{
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", time, NULL);
}

static void
assert_recorded (Fixture *f, const char *side, const char *direction)
{
  g_autofree char *button = g_strdup_printf ("%s-record", side);
  BatsonRecord *root = batson_session_get_root (f->session);
  g_autoptr (GBytes) before = record_bytes (f), after = NULL;
  guint steps = 0;

  set_double_click_time (0);
  record (f, side, direction, "sent");
  g_assert_cmpuint (batson_record_length (root, BATSON_CASE_REFERRALS), ==, 1);
  record (f, side, direction, "received");
  record (f, side, direction, "answered");
  g_assert_null (screen_node (f->diagram, button));
  g_assert_true (BATSON_IS_DIAGRAM_NODE (screen_focus (GTK_WINDOW (f->window)))); /* the keyboard stays with the referral */
  for (; batson_session_can_undo (f->session); steps++)
    batson_session_undo (f->session);
  g_assert_cmpuint (steps, ==, 3);
  after = record_bytes (f);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_nonnull (screen_node (f->diagram, button));
}

static void
test_to_breast (Fixture *f, gconstpointer data)
{
  assert_recorded (f, "breast", "to-breast-oncosurgeon");
}

static void
test_to_neuro (Fixture *f, gconstpointer data)
{
  assert_recorded (f, "neuro", "to-neurosurgeon");
}

/* While another trigger is to be sent, what is on its way can be recorded beside it. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  BatsonCase *the_case = batson_session_get_case (f->session);
  BatsonValue one = { .state = BATSON_VALUE_ANSWER };
  BatsonRecord *referral;

  set_double_click_time (0);
  record (f, "breast", "to-breast-oncosurgeon", "sent");
  referral = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_REFERRALS, 0);
  g_assert_null (screen_node (f->diagram, "breast-record-waiting"));
  one.choices = batson_record_choices (referral, BATSON_REFERRAL_TRIGGERS);
  one.choices &= one.choices - 1;
  batson_case_set (the_case, referral, BATSON_REFERRAL_TRIGGERS, &one);
  screen_frame (GTK_WIDGET (f->window));
  g_assert_cmpstr (screen_node (f->diagram, "breast-record")->target, ==, "to-breast-oncosurgeon sent");
  g_assert_cmpstr (screen_node (f->diagram, "breast-record-waiting")->target, ==, "to-breast-oncosurgeon received");
  screen_enter (f->diagram, "breast-record-waiting");
  g_assert_true (batson_record_has (referral, BATSON_REFERRAL_RECEIVED));
  screen_enter (f->diagram, "breast-record-waiting");
  g_assert_true (batson_record_has (referral, BATSON_REFERRAL_ANSWERED));
  g_assert_null (screen_node (f->diagram, "breast-record-waiting"));
  g_assert_cmpuint (batson_record_length (batson_session_get_root (f->session), BATSON_CASE_REFERRALS), ==, 1);
}

static gboolean
says_recorded (gpointer window)
{
  return screen_find (window, GTK_TYPE_LABEL, "Recorded: sent 9 Jun 2026, 14:20") != NULL;
}

/* The next step's button comes where the one just clicked was: a double click records one step, and says so with a way back. */
static void
test_double_click (Fixture *f, gconstpointer data)
{
  set_double_click_time (0);
  screen_enter (f->diagram, "neuro-record");
  set_double_click_time (G_MAXINT);
  screen_enter (f->diagram, "neuro-record");
  g_assert_cmpstr (screen_node (f->diagram, "neuro-record")->target, ==, "to-neurosurgeon received");
  screen_wait (says_recorded, f->window);
  set_double_click_time (0);
  screen_enter (f->diagram, "neuro-record");
  g_assert_cmpstr (screen_node (f->diagram, "neuro-record")->target, ==, "to-neurosurgeon answered");
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (screen_node (f->diagram, "neuro-record"));
  batson_session_set_read_only (f->session, TRUE);
  g_assert_null (screen_node (f->diagram, "neuro-record"));
}

/* Where there is no room the arrow that is not the patient's is one line, until it is asked for. */
static void
test_folded (Fixture *f, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 720, 768);
  while (screen_node (f->diagram, "fold-2") == NULL)
    ;
  g_assert_null (screen_node (f->diagram, "ref-7"));
  screen_enter (f->diagram, "fold-2");
  g_assert_nonnull (screen_node (f->diagram, "ref-7"));
  screen_enter (f->diagram, "fold-2");
  g_assert_null (screen_node (f->diagram, "ref-7"));
}

/* Whether a ring is seen all round BOX, px of the diagram, in the middle of its sides. */
static void
assert_ringed (GtkWidget *diagram, const BatsonElement *element, const graphene_rect_t *box)
{
  const BatsonRgb accent = batson_palette_rgb (batson_theme_get (), BATSON_TOKEN_ACCENT);
  int width = gtk_widget_get_width (diagram), height = gtk_widget_get_height (diagram);
  float off = 4 * box->size.width / (float) element->bounds.width; /* as the painter has it, at the scale shown */
  float middle_x = box->origin.x + box->size.width / 2, middle_y = box->origin.y + box->size.height / 2;
  const graphene_point_t sides[] = {
    { middle_x, box->origin.y - off }, { middle_x, box->origin.y + box->size.height + off }, { box->origin.x - off, middle_y }, { box->origin.x + box->size.width + off, middle_y },
  };
  g_autoptr (GdkTexture) texture = screen_texture (diagram);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gboolean seen = FALSE;

      for (int d = -1; d <= 1; d++) /* where the px lie is rounded, and the line lies on two */
        {
          int x = CLAMP ((int) sides[i].x + (i >= 2 ? d : 0), 0, width - 1), y = CLAMP ((int) sides[i].y + (i < 2 ? d : 0), 0, height - 1);
          guint32 pixel = pixels[y * width + x];

          seen |= ABS ((int) (pixel >> 16 & 255) - accent.red * 255) < 64 && ABS ((int) (pixel >> 8 & 255) - accent.green * 255) < 64 && ABS ((int) (pixel & 255) - accent.blue * 255) < 64;
        }
      if (!seen)
        g_test_message ("%s: side %u of the ring is covered", element->id, i);
      g_assert_true (seen);
    }
}

/* The ring of the node that has the keyboard lies over all that stands close by. */
static void
test_ring (Fixture *f, gconstpointer data)
{
  guint n;

  batson_scene_order (screen_scene (f->diagram), &n);
  for (guint i = 0; i < n; i++)
    {
      const guint *order = batson_scene_order (screen_scene (f->diagram), &n);
      const BatsonElement *element = batson_scene_element (screen_scene (f->diagram), order[i]);
      graphene_rect_t box;

      gtk_window_set_focus_visible (GTK_WINDOW (f->window), TRUE); /* each time: GTK takes it back after three seconds */
      g_assert_true (batson_diagram_focus_node (f->diagram, element->id));
      screen_frame (GTK_WIDGET (f->diagram));
      g_assert_true (batson_diagram_bounds (f->diagram, element->id, &box));
      assert_ringed (GTK_WIDGET (f->diagram), element, &box);
    }
}

#define ADD(path, example, test) g_test_add ("/app/pathway/" path, Fixture, example ".batson.json", set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  batson_clock_fix (1781619600, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_DEFAULT_FLAGS));
  ADD ("a trigger goes to the row it rests on", "jan-voorbeeld", test_rows);
  ADD ("a referral to the breast oncosurgeon is sent, received, answered, undone", "jan-voorbeeld", test_to_breast);
  ADD ("a referral to the neurosurgeon is sent, received, answered, undone", "clara-muster", test_to_neuro);
  ADD ("what is on its way is recorded beside the next step", "jan-voorbeeld", test_waiting);
  ADD ("a double click records one step", "clara-muster", test_double_click);
  ADD ("nothing is recorded in a case that is only read", "clara-muster", test_read_only);
  ADD ("the ring of the keyboard is not covered", "clara-muster", test_ring);
  ADD ("the other arrow folds", "clara-muster", test_folded);
  return g_test_run ();
}
