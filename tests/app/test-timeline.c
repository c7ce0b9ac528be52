/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: planned phases moved by keys and by pointer, phases in another order, spans; every edit with undo. */
#include <string.h>

#include "app/clock.h"
#include "app/screen.h"
#include "app/form.h"
#include "app/session.h"
#include "app/view-neuro.h"
#include "app/view-timeline.h"
#include "case/document.h"
#include "framework/course.h"

#define NOW 1781619600 /* 16 June 2026 16:20 +02:00 */

typedef struct
{
  BatsonSession *session;
  GtkWidget *view;
  GtkWindow *window;
  BatsonRecord *visit; /* planned for 10 December 2026 */
  BatsonRecord *operation; /* planned for 29 June 2026, 08:00, to 12:00 */
  char *visit_node, *operation_node;
  GBytes *before; /* the case as it was */
} Fixture;

static BatsonDiagram *
diagram (Fixture *f)
{
  return batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view));
}

static BatsonScene *
scene (Fixture *f)
{
  screen_frame (f->view);
  screen_settle ();
  return batson_diagram_get_scene (diagram (f));
}

static const BatsonElement *
element (Fixture *f, const char *id)
{
  BatsonScene *s = scene (f);
  int at = batson_scene_find (s, id);

  return at < 0 ? NULL : batson_scene_element (s, (guint) at);
}

static void
focus (Fixture *f, const char *id)
{
  g_assert_nonnull (element (f, id));
  g_assert_true (batson_diagram_focus_node (diagram (f), id));
}

static char *
date_of (BatsonRecord *record, guint field)
{
  return batson_record_to_string (record, field);
}

static void
check_date (BatsonRecord *record, guint field, const char *wanted)
{
  g_autofree char *date = date_of (record, field);

  g_assert_cmpstr (date, ==, wanted);
}

/* The answers of the case as a document; its revision and summary aside. */
static GBytes *
answers (BatsonSession *session)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = batson_session_document (session, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
check_as_before (Fixture *f)
{
  g_autoptr (GBytes) now = answers (f->session);

  g_assert_true (g_bytes_equal (now, f->before));
  g_assert_false (batson_session_can_undo (f->session));
}

static void
add_operation (Fixture *f, BatsonCase *the_case)
{
  BatsonValue planned = batson_value_choice (BATSON_COURSE_PLANNED), start = { .state = BATSON_VALUE_ANSWER }, end = { .state = BATSON_VALUE_ANSWER };

  g_assert_true (batson_time_parse ("2026-06-29T08:00+02:00", 0, &start.time));
  g_assert_true (batson_time_parse ("2026-06-29T12:00+02:00", 0, &end.time));
  f->operation = batson_case_add (the_case, batson_case_get_root (the_case), BATSON_CASE_OPERATIONS);
  batson_case_set (the_case, f->operation, BATSON_OPERATION_STATE, &planned);
  batson_case_set (the_case, f->operation, BATSON_OPERATION_START, &start);
  batson_case_set (the_case, f->operation, BATSON_OPERATION_END, &end);
}

/* The case is read again with the operation in it, so that nothing of it can be undone. */
static void
set_up (Fixture *f, gconstpointer data)
{
  BatsonCase *first = screen_example ("rosa-esempio.batson.json"), *again;
  g_autoptr (BatsonSession) writer = NULL;
  g_autoptr (GBytes) document = NULL;
  BatsonRecord *root;

  batson_clock_fix (NOW, 120);
  add_operation (f, first);
  writer = batson_session_new (first);
  document = answers (writer);
  again = batson_document_read (document, screen_origin (), NULL, NULL);
  f->session = batson_session_new (again);
  root = batson_session_get_root (f->session);
  f->visit = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, 8);
  f->operation = batson_record_nth (root, BATSON_CASE_OPERATIONS, 1);
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  f->visit_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->visit));
  f->operation_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->operation));
  f->before = answers (f->session);
  f->view = batson_view_timeline_new (f->session);
  f->window = screen_show (f->view, 1366, 768);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_close (f->window);
  g_object_unref (f->session);
  g_bytes_unref (f->before);
  g_free (f->visit_node);
  g_free (f->operation_node);
}

/* --- keys --- */

static void
test_move_by_keys (Fixture *f, gconstpointer data)
{
  focus (f, f->visit_node);
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "ctrl+shift+Right");
  /* Shown, said, and not yet done. */
  g_assert_nonnull (strstr (element (f, f->visit_node)->name, "Moves to 19 Dec 2026"));
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  screen_key (f->window, "Return");
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-19");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Surveillance to 19 Dec 2026");
  g_assert_null (strstr (element (f, f->visit_node)->name, "Moves to"));
  batson_session_undo (f->session);
  check_as_before (f);
}

static void
test_leave_it (Fixture *f, gconstpointer data)
{
  focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Left");
  g_assert_nonnull (strstr (element (f, f->operation_node)->name, "Moves to 28 Jun 2026"));
  screen_key (f->window, "Escape");
  g_assert_null (strstr (element (f, f->operation_node)->name, "Moves to"));
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "Tab");
  g_assert_null (strstr (element (f, f->operation_node)->name, "Moves to"));
  check_as_before (f);
}

static void
test_both_dates_go_along (Fixture *f, gconstpointer data)
{
  focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "Return");
  check_date (f->operation, BATSON_OPERATION_START, "2026-06-30 08:00");
  check_date (f->operation, BATSON_OPERATION_END, "2026-06-30 12:00");
  batson_session_undo (f->session);
  check_as_before (f);
  batson_session_redo (f->session);
  check_date (f->operation, BATSON_OPERATION_END, "2026-06-30 12:00");
}

static void
test_not_into_the_past (Fixture *f, gconstpointer data)
{
  BatsonRecord *seen = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_FOLLOW_UPS, 0);
  g_autofree char *node = g_strdup_printf ("stretch-%s", batson_record_get_id (seen));

  focus (f, f->operation_node);
  for (guint i = 0; i < 4; i++)
    screen_key (f->window, "ctrl+shift+Left");
  screen_key (f->window, "Return");
  check_date (f->operation, BATSON_OPERATION_START, "2026-06-16 08:00");
  batson_session_undo (f->session);
  /* What was done stays where it was. */
  focus (f, node);
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "ctrl+Right");
  g_assert_null (strstr (element (f, node)->name, "Moves to"));
  check_as_before (f);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Right");
  focus (f, "phase-7");
  screen_key (f->window, "ctrl+Up");
  g_assert_null (strstr (element (f, f->operation_node)->name, "Moves to"));
  check_as_before (f);
}

/* --- order (PHASE-C1) --- */

/* The phases from above to below, by the review's numbers. */
static char *
order_shown (Fixture *f)
{
  GString *order = g_string_new (NULL);
  BatsonScene *s = scene (f);
  guint n;
  const guint *nodes = batson_scene_order (s, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (batson_scene_element (s, nodes[i])->id, "phase-"))
      g_string_append (order, batson_scene_element (s, nodes[i])->id + strlen ("phase-"));
  return g_string_free (order, FALSE);
}

static void
check_order (Fixture *f, const char *wanted)
{
  g_autofree char *order = order_shown (f);

  g_assert_cmpstr (order, ==, wanted);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  focus (f, "phase-7");
  screen_key (f->window, "ctrl+Up");
  check_order (f, "123457689");
  screen_key (f->window, "ctrl+Up");
  screen_key (f->window, "Return");
  check_order (f, "123475689");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Stereotactic radiation to place 5");
  g_assert_nonnull (strstr (element (f, "phase-7")->name, "Phase 5"));
  /* That the review disagrees with itself is said, and there is a way back. */
  g_assert_nonnull (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"));
  g_signal_emit_by_name (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"), "clicked");
  check_order (f, "123456789");
  g_assert_null (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"));
  batson_session_undo (f->session);
  check_order (f, "123475689");
  batson_session_undo (f->session);
  check_order (f, "123456789");
  check_as_before (f);
}

/* --- the pointer --- */

/* From the middle of a node by DX, DY units of the scene. */
static void
drag (Fixture *f, const char *id, double dx, double dy)
{
  const BatsonElement *e = element (f, id);
  GtkWidget *widget = GTK_WIDGET (diagram (f));
  double k, x, y, origin_x, origin_y, unit_x, unit_y;

  g_assert_nonnull (e);
  batson_diagram_to_scene (diagram (f), 0, 0, &origin_x, &origin_y);
  batson_diagram_to_scene (diagram (f), 100, 100, &unit_x, &unit_y);
  k = 100 / (unit_x - origin_x);
  x = (e->bounds.x + MIN (e->bounds.width / 2, 8) - origin_x) * k;
  y = (e->bounds.y + e->bounds.height / 2 - origin_y) * k;
  screen_drag (widget, x, y, x + dx * k, y + dy * k);
}

static gboolean
is_modified (gpointer session)
{
  return batson_session_is_modified (session);
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  BatsonDiagramSubject subject;
  g_autofree char *date = NULL;

  drag (f, f->visit_node, 40, 0);
  screen_wait (is_modified, f->session);
  date = date_of (f->visit, BATSON_FOLLOW_UP_DATE);
  g_assert_cmpstr (date, >, "2027-01");
  g_assert_cmpstr (date, <, "2030");
  g_assert_true (g_str_has_prefix (batson_case_undo_label (batson_session_get_case (f->session)), "Move Surveillance to "));
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_null (subject.moving);
  batson_session_undo (f->session);
  check_as_before (f);
}

static void
test_drag_phase (Fixture *f, gconstpointer data)
{
  const BatsonElement *six = element (f, "phase-6"), *seven = element (f, "phase-7");

  drag (f, "phase-7", 0, six->bounds.y - seven->bounds.y);
  screen_wait (is_modified, f->session);
  check_order (f, "123457689");
  batson_session_undo (f->session);
  check_as_before (f);
}

static gboolean
is_zoomed (gpointer view)
{
  return batson_view_diagram_get_subject (view).last_day > 0;
}

static void
test_drag_span (Fixture *f, gconstpointer data)
{
  const BatsonElement *line = element (f, "axis-line");
  BatsonDiagramSubject subject;

  drag (f, "axis-line", line->bounds.width * 0.4, 0);
  screen_wait (is_zoomed, f->view);
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, >, subject.first_day);
  g_assert_cmpstr (element (f, "period-0")->target, ==, "0 0");
  focus (f, "period-0");
  screen_key (f->window, "Return");
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, ==, 0);
  check_as_before (f);
}

/* --- spans --- */

static void
choose (Fixture *f, guint span)
{
  GtkDropDown *spans = NULL;

  for (GtkWidget *w = screen_find (f->view, GTK_TYPE_DROP_DOWN, NULL); w && spans == NULL; w = gtk_widget_get_next_sibling (w))
    if (GTK_IS_DROP_DOWN (w) && gtk_widget_get_visible (w))
      spans = GTK_DROP_DOWN (w);
  g_assert_nonnull (spans);
  gtk_drop_down_set_selected (spans, span);
}

static void
check_span (Fixture *f, const char *first, const char *last)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  BatsonDate from = batson_date_from_day (subject.first_day), to = batson_date_from_day (subject.last_day);
  g_autofree char *a = batson_date_to_string (&from), *b = batson_date_to_string (&to);

  g_assert_cmpstr (a, ==, first);
  g_assert_cmpstr (b, ==, last);
}

static void
test_spans (Fixture *f, gconstpointer data)
{
  choose (f, 1);
  check_span (f, "2026-06-08", "2026-09-21");
  g_assert_nonnull (element (f, f->operation_node));
  g_assert_null (element (f, f->visit_node)); /* not in sight */
  choose (f, 2);
  check_span (f, "2026-06-01", "2026-06-30");
  choose (f, 0);
  g_assert_nonnull (element (f, f->visit_node));
  focus (f, "phase-8");
  choose (f, 4);
  check_span (f, "2024-11-01", "2025-03-25");
}

/* --- rows --- */

/* Every phase and event leads to a row of one of the forms, in a case with answers and in one without. */
static void
check_rows (BatsonSession *session)
{
  GtkWidget *stack = gtk_stack_new (), *breast = batson_form_new_breast (session), *neuro = batson_view_neuro_new (session), *view = batson_view_timeline_new (session);
  BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (g_object_ref_sink (view)));
  g_autoptr (BatsonScene) shown = batson_diagram_kind ("timeline")->build (&subject, &canvas);
  GtkWindow *window;
  guint n_answers = 0;

  gtk_stack_add_child (GTK_STACK (stack), breast);
  gtk_stack_add_child (GTK_STACK (stack), neuro);
  window = screen_show (stack, 1000, 700);
  for (guint i = 0; i < batson_scene_n_elements (shown); i++)
    {
      const BatsonElement *e = batson_scene_element (shown, i);
      BatsonFact fact;

      if (!g_str_equal (e->action, "answer"))
        continue;
      n_answers++;
      g_assert_true (batson_fact_at (batson_session_get_root (session), e->target, &fact));
      gtk_stack_set_visible_child (GTK_STACK (stack), breast);
      if (batson_view_show_fact (BATSON_VIEW (breast), &fact))
        continue;
      gtk_stack_set_visible_child (GTK_STACK (stack), neuro);
      if (!batson_view_show_fact (BATSON_VIEW (neuro), &fact))
        g_error ("no row for %s: %s", e->id, e->target);
    }
  g_assert_cmpuint (n_answers, >=, BATSON_N_PHASES);
  screen_close (window);
  g_object_unref (view);
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (BatsonSession) empty = batson_session_new (screen_case ()), clara = batson_session_new (screen_example ("clara-muster.batson.json"));

  check_rows (f->session);
  check_rows (empty);
  check_rows (clara);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
#define TEST(path, function) g_test_add ("/timeline/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("move-by-keys", test_move_by_keys);
  TEST ("leave-it", test_leave_it);
  TEST ("both-dates-go-along", test_both_dates_go_along);
  TEST ("not-into-the-past", test_not_into_the_past);
  TEST ("read-only", test_read_only);
  g_test_add ("/rule/PHASE-C1/in-the-diagram", Fixture, NULL, set_up, test_order, tear_down);
  TEST ("drag", test_drag);
  TEST ("drag-phase", test_drag_phase);
  TEST ("drag-span", test_drag_span);
  TEST ("spans", test_spans);
  TEST ("rows", test_rows);
  return g_test_run ();
}
