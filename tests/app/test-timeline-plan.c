/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not there yet is planned in the timeline, by keys and by pointer; every plan with undo. */
#include "app/clock.h"
#include "app/form-row.h"
#include "app/screen-timeline.h"

#include <string.h>

static void
check_planned (TimelineFixture *f, guint list, guint field, const char *day)
{
  BatsonRecord *root = batson_session_get_root (f->session);

  g_assert_cmpuint (batson_record_length (root, list), ==, 1);
  timeline_check_date (batson_record_nth (root, list, 0), field, day);
}

static void
test_plan_by_keys (TimelineFixture *f, gconstpointer data)
{
  g_assert_null (screen_node (timeline_diagram (f), "plan-4")); /* a meeting is planned */
  timeline_focus (f, "plan-5");
  timeline_along (f, data, "ctrl+shift+", TRUE);
  timeline_along (f, data, "ctrl+", TRUE);
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), "plan-5")->name, "For 24 Jun 2026"));
  timeline_check_as_before (f);
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, "2026-06-24");
  g_assert_cmpint (batson_record_choice (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_OPERATIONS, 0), BATSON_OPERATION_STATE), ==, BATSON_COURSE_PLANNED);
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Plan Spinal surgery for 24 Jun 2026");
  g_assert_null (screen_node (timeline_diagram (f), "plan-5"));
  batson_session_undo (f->session);
  timeline_check_as_before (f);
  g_assert_nonnull (screen_node (timeline_diagram (f), "plan-5"));
}

/* Enter shows what would be planned, Escape leaves it; a period has an end of its own. */
static void
test_plan_a_period (TimelineFixture *f, gconstpointer data)
{
  timeline_focus (f, "plan-7");
  screen_key (f->window, "Return");
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), "plan-7")->name, "For 16 Jun 2026"));
  screen_key (f->window, "Escape");
  g_assert_null (strstr (screen_node (timeline_diagram (f), "plan-7")->name, "For "));
  timeline_check_as_before (f);
  timeline_along (f, data, "ctrl+", FALSE); /* not before today */
  timeline_along (f, data, "ctrl+", TRUE);
  timeline_along (f, data, "shift+", TRUE);
  timeline_along (f, data, "shift+", TRUE);
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_RADIATION, BATSON_RADIATION_FIRST, "2026-06-17");
  check_planned (f, BATSON_CASE_RADIATION, BATSON_RADIATION_LAST, "2026-06-19");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

/* What is planned for today is a plan, and so is what is moved there. */
static void
test_plan_for_today (TimelineFixture *f, gconstpointer data)
{
  BatsonRecord *root = batson_session_get_root (f->session), *visit;
  g_autofree char *node = NULL;

  timeline_focus (f, "plan-9");
  screen_key (f->window, "Return");
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, "2026-06-16");
  visit = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, 0);
  node = g_strdup_printf ("stretch-%s", batson_record_get_id (visit));
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), node)->name, "planned"));
  {
    BatsonValue blank = BATSON_BLANK, later = { .state = BATSON_VALUE_ANSWER };

    g_assert_true (batson_date_parse ("2026-06-17", &later.date));
    batson_case_set (batson_session_get_case (f->session), visit, BATSON_FOLLOW_UP_STATE, &blank);
    batson_case_set (batson_session_get_case (f->session), visit, BATSON_FOLLOW_UP_DATE, &later);
  }
  screen_frame (f->view);
  timeline_focus (f, node);
  screen_key (f->window, "ctrl+Left");
  screen_key (f->window, "Return");
  timeline_check_date (visit, BATSON_FOLLOW_UP_DATE, "2026-06-16");
  g_assert_cmpint (batson_record_choice (visit, BATSON_FOLLOW_UP_STATE), ==, BATSON_COURSE_PLANNED);
  g_assert_nonnull (strstr (screen_node (timeline_diagram (f), node)->name, "planned"));
}

/* Along the lane: of a visit the day where it is let go, of a period both days. */
static void
test_plan_by_drag (TimelineFixture *f, gconstpointer data)
{
  const BatsonElement *e;
  double from, to, width, height;
  g_autofree char *day = NULL, *first = NULL, *last = NULL;

  timeline_choose (f, 3); /* twelve months from today */
  e = screen_node (timeline_diagram (f), "plan-9");
  batson_scene_size (screen_scene (timeline_diagram (f)), &width, &height);
  timeline_mark (f, "plan-9", &from, &to);
  timeline_drag_from (f, data ? width - to - 40 : to + 40, e->bounds.y + e->bounds.height / 2, data ? -100 : 100);
  screen_wait (timeline_is_modified, f->session);
  day = batson_record_to_string (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_FOLLOW_UPS, 0), BATSON_FOLLOW_UP_DATE);
  g_assert_cmpstr (day, >, "2026-07");
  g_assert_cmpstr (day, <, "2027-06");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
  e = screen_node (timeline_diagram (f), "plan-8");
  timeline_drag_from (f, data ? width - to - 40 : to + 40, e->bounds.y + e->bounds.height / 2, data ? -100 : 100);
  screen_wait (timeline_is_modified, f->session);
  first = batson_record_to_string (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_REHABILITATION, 0), BATSON_REHABILITATION_START);
  last = batson_record_to_string (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_REHABILITATION, 0), BATSON_REHABILITATION_END);
  g_assert_cmpstr (first, >, "2026-06-20");
  g_assert_cmpstr (last, >, first);
  g_assert_cmpstr (last, <=, day);
  batson_session_undo (f->session);
  timeline_check_as_before (f);
  /* The place itself is dragged to a day. */
  timeline_drag (f, "plan-5", data ? -90 : 90, 0);
  screen_wait (timeline_is_modified, f->session);
  g_assert_cmpuint (batson_record_length (batson_session_get_root (f->session), BATSON_CASE_OPERATIONS), ==, 1);
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

/* A hand that presses in an empty lane and wanders plans nothing; nor what is given up. */
static void
test_no_plan_by_chance (TimelineFixture *f, gconstpointer data)
{
  double from, to, y;

  timeline_choose (f, 3);
  y = screen_node (timeline_diagram (f), "plan-8")->bounds.y + screen_node (timeline_diagram (f), "plan-8")->bounds.height / 2;
  timeline_mark (f, "plan-8", &from, &to);
  timeline_drag_over (f, to + 60, y, 6, 8, 0, NULL);
  timeline_drag_over (f, to + 60, y, 0, 4, 12, NULL);
  timeline_drag_over (f, to + 60, y, 40, 80, 0, "Escape");
  timeline_drag_over (f, to + 60, y, 80, 2, 0, NULL);
  screen_frame (f->view);
  timeline_check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
}

static gboolean
at_a_row (gpointer window)
{
  GtkWidget *focus = screen_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW) != NULL;
}

/* Where the list asks more than a day, its row has the keyboard next. */
static void
test_plan_opens_its_form (void)
{
  BatsonSession *session = batson_session_new (screen_example ("clara-muster.batson.json"));
  g_autoptr (BatsonCourse) course = NULL;
  BatsonDiagram *shown;
  BatsonWindow *window;
  BatsonFact kind;

  batson_clock_fix (TIMELINE_NOW, 120);
  window = screen_window (screen_application (G_APPLICATION_DEFAULT_FLAGS), session, "timeline", BATSON_TYPE_VIEW_TIMELINE, &shown);
  g_assert_nonnull (screen_node (shown, "plan-5"));
  g_assert_true (batson_diagram_focus_node (shown, "plan-5"));
  screen_key (GTK_WINDOW (window), "ctrl+Right");
  screen_key (GTK_WINDOW (window), "Return");
  screen_wait (at_a_row, window);
  course = batson_course_new (batson_session_get_assessment (session));
  kind = batson_course_phase_fact (course, BATSON_PHASE_SURGERY);
  kind.field = BATSON_OPERATION_KIND;
  g_assert_true (batson_place_is (batson_form_row_get_place (BATSON_FORM_ROW (gtk_widget_get_ancestor (screen_focus (GTK_WINDOW (window)), BATSON_TYPE_FORM_ROW))), &kind));
  screen_window_close (window, session);
}

static void
test_nothing_to_plan (TimelineFixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_null (screen_node (timeline_diagram (f), "plan-5"));
  timeline_check_as_before (f);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  TIMELINE_TEST_BOTH_WAYS ("plan-by-keys", timeline_set_up_empty, test_plan_by_keys);
  TIMELINE_TEST_BOTH_WAYS ("plan-a-period", timeline_set_up_empty, test_plan_a_period);
  TIMELINE_TEST ("/timeline/plan-for-today", timeline_set_up_empty, test_plan_for_today);
  TIMELINE_TEST_BOTH_WAYS ("plan-by-drag", timeline_set_up_empty, test_plan_by_drag);
  TIMELINE_TEST ("/timeline/no-plan-by-chance", timeline_set_up_empty, test_no_plan_by_chance);
  TIMELINE_TEST ("/timeline/nothing-to-plan", timeline_set_up_empty, test_nothing_to_plan);
  g_test_add_func ("/timeline/plan-opens-its-form", test_plan_opens_its_form);
  return g_test_run ();
}
