/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline under the pointer: phases dragged and stretched, the axis, what can be taken shows itself; every edit with undo. */
#include "app/screen-timeline.h"
#include "diagram/timeline.h"

static void
test_drag (TimelineFixture *f, gconstpointer data)
{
  BatsonDiagramSubject subject;
  g_autofree char *date = NULL;

  timeline_drag (f, f->visit_node, data ? -40 : 40, 0);
  screen_wait (timeline_is_modified, f->session);
  date = batson_record_to_string (f->visit, BATSON_FOLLOW_UP_DATE);
  g_assert_cmpstr (date, >, "2027-01");
  g_assert_cmpstr (date, <, "2030");
  g_assert_true (g_str_has_prefix (batson_case_undo_label (batson_session_get_case (f->session)), "Move Surveillance to "));
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_null (subject.moving);
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

/* Either edge; on a page from right to left what lies ahead is on the left. */
static void
test_drag_edges (TimelineFixture *f, gconstpointer data)
{
  gboolean rtl = data != NULL;
  const BatsonElement *e;
  double from, to, y, width, height;
  g_autofree char *end = NULL, *start = NULL;

  timeline_choose (f, 1); /* the weeks around surgery */
  screen_frame (f->view);
  g_assert_cmpint (batson_scene_canvas (screen_scene (timeline_diagram (f)))->direction, ==, rtl ? BATSON_TEXT_RTL : BATSON_TEXT_LTR);
  batson_scene_size (screen_scene (timeline_diagram (f)), &width, &height);
  e = screen_node (timeline_diagram (f), f->operation_node);
  y = e->bounds.y + e->bounds.height / 2;
  timeline_mark (f, f->operation_node, &from, &to);
  timeline_drag_from (f, rtl ? width - to + 2 : to - 2, y, rtl ? -60 : 60);
  screen_wait (timeline_is_modified, f->session);
  timeline_check_date (f->operation, BATSON_OPERATION_START, "2026-06-29 08:00");
  end = batson_record_to_string (f->operation, BATSON_OPERATION_END);
  g_assert_cmpstr (end, >, "2026-07-01");
  g_assert_cmpstr (end, <, "2026-08");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
  timeline_drag_from (f, rtl ? width - from - 2 : from + 2, y, rtl ? 60 : -60);
  screen_wait (timeline_is_modified, f->session);
  timeline_check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
  start = batson_record_to_string (f->operation, BATSON_OPERATION_START);
  g_assert_cmpstr (start, <, "2026-06-28");
  g_assert_cmpstr (start, >, "2026-06-15");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

/* Escape gives up what is dragged, and what is let go where it began is not done. */
static void
test_drag_given_up (TimelineFixture *f, gconstpointer data)
{
  const BatsonElement *e;
  double from, to, y;

  timeline_choose (f, 1);
  e = screen_node (timeline_diagram (f), f->operation_node);
  y = e->bounds.y + e->bounds.height / 2;
  timeline_mark (f, f->operation_node, &from, &to);
  timeline_drag_over (f, (from + to) / 2, y, 40, 80, 0, "Escape");
  screen_frame (f->view);
  timeline_check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  timeline_drag_over (f, (from + to) / 2, y, 80, 1, 0, NULL);
  screen_frame (f->view);
  timeline_check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
}

static BatsonTimeAxis
axis_of (TimelineFixture *f)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  BatsonTimeAxis axis;

  g_assert_true (batson_timeline_axis (&subject, batson_scene_canvas (screen_scene (timeline_diagram (f))), &axis));
  return axis;
}

/* How wide the period is drawn that is told by the title I. */
static double
room_of (TimelineFixture *f, guint i)
{
  return axis_of (f).periods[i].width;
}

static double
border_of (TimelineFixture *f, guint i)
{
  return axis_of (f).periods[i].x;
}

/* A period of the axis is stretched at the cost of its neighbour, by its edge or by key; nothing of the case changes. */
static void
test_stretch_the_axis (TimelineFixture *f, gconstpointer data)
{
  double usual = room_of (f, 1), others = room_of (f, 3), both = room_of (f, 1) + room_of (f, 2);
  double line = screen_node (timeline_diagram (f), "axis-line")->bounds.y;

  timeline_focus (f, "period-1");
  screen_key (f->window, "shift+Right");
  g_assert_cmpfloat (room_of (f, 1), >, usual + 10);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1) + room_of (f, 2), both, 0.01);
  g_assert_cmpfloat_with_epsilon (room_of (f, 3), others, 0.01);
  screen_key (f->window, "Escape");
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  timeline_drag_from (f, border_of (f, 2), line + 2, -80);
  g_assert_cmpfloat (room_of (f, 1), <, usual - 60);
  g_assert_cmpint (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).last_day, ==, 0);
  timeline_choose (f, 2);
  timeline_choose (f, 0);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  timeline_drag_over (f, border_of (f, 2), line + 2, -40, -80, 0, "Escape");
  screen_frame (f->view);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  timeline_check_as_before (f);
}

/* The cursor of what is under the pointer at X, Y of the scene. */
static char *
cursor_at (TimelineFixture *f, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (timeline_diagram (f)), *under;
  double k, origin_x, origin_y, unit_x, unit_y;
  GdkCursor *cursor;

  batson_diagram_to_scene (timeline_diagram (f), 0, 0, &origin_x, &origin_y);
  batson_diagram_to_scene (timeline_diagram (f), 100, 100, &unit_x, &unit_y);
  k = 100 / (unit_x - origin_x);
  screen_hover (widget, (x - origin_x) * k, (y - origin_y) * k);
  under = gtk_widget_pick (widget, (x - origin_x) * k, (y - origin_y) * k, GTK_PICK_DEFAULT);
  cursor = gtk_widget_get_cursor (under);
  return g_strdup (cursor ? gdk_cursor_get_name (cursor) : "");
}

/* What can be taken shows itself under the pointer: an edge, the whole, an edge of the axis; what is done does not. The course is built once for that,
 * and anew when an answer changes. */
static void
test_hints (TimelineFixture *f, gconstpointer data)
{
  BatsonRecord *done = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_RADIATION, 0);
  g_autofree char *done_node = g_strdup_printf ("stretch-%s", batson_record_get_id (done)), *edge = NULL, *whole = NULL, *border = NULL, *none = NULL, *after = NULL;
  BatsonValue is_done = batson_value_choice (BATSON_COURSE_DONE);
  const BatsonCourse *course;
  double from, to, y = screen_node (timeline_diagram (f), f->operation_node)->bounds.y + screen_node (timeline_diagram (f), f->operation_node)->bounds.height / 2, line = screen_node (timeline_diagram (f), "axis-line")->bounds.y;

  border = cursor_at (f, border_of (f, 2), line + 2);
  g_assert_cmpstr (border, ==, "col-resize");
  timeline_mark (f, f->operation_node, &from, &to);
  edge = cursor_at (f, to - 2, y);
  course = _batson_timeline_known_course (BATSON_VIEW_TIMELINE (f->view));
  whole = cursor_at (f, (from + to) / 2, y);
  g_assert_true (_batson_timeline_known_course (BATSON_VIEW_TIMELINE (f->view)) == course);
  g_assert_cmpstr (edge, ==, "ew-resize");
  g_assert_cmpstr (whole, ==, "grab");
  timeline_mark (f, done_node, &from, &to);
  none = cursor_at (f, to - 2, screen_node (timeline_diagram (f), done_node)->bounds.y + 10);
  g_assert_cmpstr (none, ==, "pointer");
  batson_case_set (batson_session_get_case (f->session), f->operation, BATSON_OPERATION_STATE, &is_done);
  screen_frame (f->view);
  timeline_mark (f, f->operation_node, &from, &to);
  after = cursor_at (f, (from + to) / 2, y);
  g_assert_cmpstr (after, ==, "pointer");
}

static void
test_drag_phase (TimelineFixture *f, gconstpointer data)
{
  const BatsonElement *six = screen_node (timeline_diagram (f), "phase-6"), *seven = screen_node (timeline_diagram (f), "phase-7");

  timeline_drag (f, "phase-7", 0, six->bounds.y - seven->bounds.y);
  screen_wait (timeline_is_modified, f->session);
  timeline_check_order (f, "123457689");
  batson_session_undo (f->session);
  timeline_check_as_before (f);
}

static gboolean
is_zoomed (gpointer view)
{
  return batson_view_diagram_get_subject (view).last_day > 0;
}

static void
test_drag_span (TimelineFixture *f, gconstpointer data)
{
  const BatsonElement *line = screen_node (timeline_diagram (f), "axis-line");
  BatsonDiagramSubject subject;

  timeline_drag (f, "axis-line", line->bounds.width * 0.4, 0);
  screen_wait (is_zoomed, f->view);
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, >, subject.first_day);
  g_assert_cmpstr (screen_node (timeline_diagram (f), "period-0")->target, ==, "0 0");
  timeline_focus (f, "period-0");
  screen_key (f->window, "Return");
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, ==, 0);
  timeline_check_as_before (f);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  TIMELINE_TEST_BOTH_WAYS ("drag", timeline_set_up, test_drag);
  TIMELINE_TEST_BOTH_WAYS ("drag-edges", timeline_set_up, test_drag_edges);
  TIMELINE_TEST ("/timeline/drag-given-up", timeline_set_up, test_drag_given_up);
  TIMELINE_TEST ("/timeline/stretch-the-axis", timeline_set_up, test_stretch_the_axis);
  TIMELINE_TEST ("/timeline/hints", timeline_set_up, test_hints);
  TIMELINE_TEST ("/timeline/drag-phase", timeline_set_up, test_drag_phase);
  TIMELINE_TEST ("/timeline/drag-span", timeline_set_up, test_drag_span);
  return g_test_run ();
}
