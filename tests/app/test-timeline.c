/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: planned phases moved by keys, phases in another order, spans, rows; every edit with undo. */
#include "app/form.h"
#include "app/screen-timeline.h"
#include "app/view-neuro.h"

#include <string.h>

/* --- keys --- */

static void
test_move_by_keys (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, f->visit_node);
  timeline_along (f, data, "ctrl+", TRUE);
  timeline_along (f, data, "ctrl+", TRUE);
  timeline_along (f, data, "ctrl+shift+", TRUE);
  /* Shown, said, and not yet done. */
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), f->visit_node)->name, "Moves to 19 Dec 2026"));
  timeline_check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  screen_key (f->window, "Return");
  timeline_check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-19");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Surveillance to 19 Dec 2026");
  g_assert_null (strstr (screen_node (timeline_diagram (f), f->visit_node)->name, "Moves to"));
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

static void
test_leave_it (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Left");
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), f->operation_node)->name, "Moves to 28 Jun 2026"));
  screen_key (f->window, "Escape");
  g_assert_null (strstr (screen_node (timeline_diagram (f), f->operation_node)->name, "Moves to"));
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "Tab");
  g_assert_null (strstr (screen_node (timeline_diagram (f), f->operation_node)->name, "Moves to"));
  timeline_check_as_before (f);
}

static void
test_both_dates_go_along (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "Return");
  timeline_check_date (f->operation, BATSON_OPERATION_START, "2026-06-30 08:00");
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-06-30 12:00");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
  batson_session_redo (f->session);
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-06-30 12:00");
}

static void
test_not_into_the_past (TimelineFixture *f, gconstpointer data)
{
  BatsonRecord *seen = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_FOLLOW_UPS, 0);
  g_autofree char *node = g_strdup_printf ("stretch-%s", batson_record_get_id (seen));

  timeline_focus (f, f->operation_node);
  for (guint i = 0; i < 4; i++)
    screen_key (f->window, "ctrl+shift+Left");
  screen_key (f->window, "Return");
  timeline_check_date (f->operation, BATSON_OPERATION_START, "2026-06-16 08:00");
  batson_session_undo (f->session);
  /* What was done stays where it was. */
  timeline_focus (f, node);
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "ctrl+Right");
  g_assert_null (strstr (screen_node (timeline_diagram (f), node)->name, "Moves to"));
  timeline_check_as_before (f);
}

static void
test_read_only (TimelineFixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  timeline_focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Right");
  timeline_focus (f, "phase-7");
  screen_key (f->window, "ctrl+Up");
  g_assert_null (strstr (screen_node (timeline_diagram (f), f->operation_node)->name, "Moves to"));
  timeline_check_as_before (f);
}

/* Either end by itself, both in one change; done and read-only it stays as it is. */
static void
test_stretch_by_keys (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, f->operation_node);
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), f->operation_node)->detail, "Shift"));
  screen_key (f->window, "shift+Right");
  screen_key (f->window, "shift+Right");
  screen_key (f->window, "shift+Up");
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), f->operation_node)->name, "Moves to 28 Jun 2026 to 1 Jul 2026"));
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
  screen_key (f->window, "Return");
  timeline_check_date (f->operation, BATSON_OPERATION_START, "2026-06-28 08:00");
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-07-01 12:00");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Spinal surgery to 28 Jun 2026 to 1 Jul 2026");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

/* It does not end before it begins, nor does it begin before today. */
static void
test_stretch_so_far (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, f->operation_node);
  screen_key (f->window, "shift+Left");
  screen_key (f->window, "shift+Down");
  screen_key (f->window, "Return");
  timeline_check_as_before (f);
  for (guint i = 0; i < 20; i++)
    screen_key (f->window, "shift+Up");
  screen_key (f->window, "Return");
  timeline_check_date (f->operation, BATSON_OPERATION_START, "2026-06-16 08:00");
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
}

/* What is of one day has no edges, and what is done none that move. */
static void
test_no_edges (TimelineFixture *f, gconstpointer data)
{
  BatsonRecord *done = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_RADIATION, 0);
  g_autofree char *node = g_strdup_printf ("stretch-%s", batson_record_get_id (done));

  timeline_focus (f, f->visit_node);
  screen_key (f->window, "shift+Right");
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  timeline_focus (f, node);
  screen_key (f->window, "shift+Right");
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  timeline_check_as_before (f);
}

/* --- order (PHASE-C1) --- */

static void
test_order (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, "phase-7");
  screen_key (f->window, "ctrl+Up");
  timeline_check_order (f, "123457689");
  screen_key (f->window, "ctrl+Up");
  screen_key (f->window, "Return");
  timeline_check_order (f, "123475689");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Stereotactic radiation to place 5");
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), "phase-7")->name, "Phase 5"));
  /* That the review disagrees with itself is said, and there is a way back. */
  g_assert_nonnull (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"));
  g_signal_emit_by_name (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"), "clicked");
  timeline_check_order (f, "123456789");
  g_assert_null (screen_find (f->view, GTK_TYPE_BUTTON, "The Review’s Order"));
  batson_session_undo (f->session);
  timeline_check_order (f, "123475689");
  batson_session_undo (f->session);
  timeline_check_order (f, "123456789");
  timeline_check_as_before (f);
}

/* --- spans --- */

static void
check_span (TimelineFixture *f, const char *first, const char *last)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  BatsonDate from = batson_date_from_day (subject.first_day), to = batson_date_from_day (subject.last_day);
  g_autofree char *a = batson_date_to_string (&from), *b = batson_date_to_string (&to);

  g_assert_cmpstr (a, ==, first);
  g_assert_cmpstr (b, ==, last);
}

static void
test_spans (TimelineFixture *f, gconstpointer data)
{
  timeline_choose (f, 1);
  check_span (f, "2026-06-08", "2026-09-21");
  g_assert_nonnull (screen_node (timeline_diagram (f), f->operation_node));
  g_assert_null (screen_node (timeline_diagram (f), f->visit_node)); /* not in sight */
  timeline_choose (f, 2);
  check_span (f, "2026-06-01", "2026-06-30");
  timeline_choose (f, 0);
  g_assert_nonnull (screen_node (timeline_diagram (f), f->visit_node));
  timeline_focus (f, "phase-8");
  timeline_choose (f, 4);
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
test_rows (TimelineFixture *f, gconstpointer data)
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
  TIMELINE_TEST_BOTH_WAYS ("move-by-keys", timeline_set_up, test_move_by_keys);
  TIMELINE_TEST ("/timeline/leave-it", timeline_set_up, test_leave_it);
  TIMELINE_TEST ("/timeline/both-dates-go-along", timeline_set_up, test_both_dates_go_along);
  TIMELINE_TEST ("/timeline/not-into-the-past", timeline_set_up, test_not_into_the_past);
  TIMELINE_TEST ("/timeline/read-only", timeline_set_up, test_read_only);
  TIMELINE_TEST ("/rule/PHASE-C1/in-the-diagram", timeline_set_up, test_order);
  TIMELINE_TEST ("/timeline/stretch-by-keys", timeline_set_up, test_stretch_by_keys);
  TIMELINE_TEST ("/timeline/stretch-so-far", timeline_set_up, test_stretch_so_far);
  TIMELINE_TEST ("/timeline/no-edges", timeline_set_up, test_no_edges);
  TIMELINE_TEST ("/timeline/spans", timeline_set_up, test_spans);
  TIMELINE_TEST ("/timeline/rows", timeline_set_up, test_rows);
  return g_test_run ();
}
