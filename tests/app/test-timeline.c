/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: planned phases moved by keys and by pointer, phases in another order, spans; every edit with undo. */
#include <string.h>

#include "app/application.h"
#include "app/clock.h"
#include "app/form-row.h"
#include "app/form.h"
#include "app/screen-diagram.h"
#include "app/session.h"
#include "app/view-neuro.h"
#include "app/view-timeline-private.h"
#include "app/window.h"
#include "case/document.h"
#include "diagram/timeline.h"
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

static void
focus (Fixture *f, const char *id)
{
  g_assert_nonnull (screen_node (diagram (f), id));
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

static void
show (Fixture *f, BatsonCase *the_case)
{
  f->session = batson_session_new (the_case);
  f->before = answers (f->session);
  f->view = batson_view_timeline_new (f->session);
  f->window = screen_show (f->view, 1366, 768);
}

/* A case with nothing recorded of surgery, radiation, rehabilitation and surveillance. */
static void
set_up_empty_phases (Fixture *f, gconstpointer data)
{
  gtk_widget_set_default_direction (data ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR); /* "rtl" */
  batson_clock_fix (NOW, 120);
  show (f, screen_example ("clara-muster.batson.json"));
}

/* The case is read again with the operation in it, so that nothing of it can be undone. */
static void
set_up (Fixture *f, gconstpointer data)
{
  BatsonCase *first = screen_example ("rosa-esempio.batson.json"), *again;
  g_autoptr (BatsonSession) writer = NULL;
  g_autoptr (GBytes) document = NULL;
  BatsonRecord *root;

  gtk_widget_set_default_direction (data ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  batson_clock_fix (NOW, 120);
  add_operation (f, first);
  writer = batson_session_new (first);
  document = answers (writer);
  again = batson_document_read (document, screen_origin (), NULL, NULL);
  show (f, again);
  root = batson_session_get_root (f->session);
  f->visit = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, 8);
  f->operation = batson_record_nth (root, BATSON_CASE_OPERATIONS, 1);
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  f->visit_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->visit));
  f->operation_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->operation));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_close (f->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_unref (f->session);
  g_bytes_unref (f->before);
  g_free (f->visit_node);
  g_free (f->operation_node);
}

/* --- keys --- */

/* The arrow, WITH what is held, towards what is later or earlier: on a page from right to left (RTL) what is later is on the left. */
static void
along (Fixture *f, gconstpointer rtl, const char *with, gboolean later)
{
  g_autofree char *key = g_strconcat (with, later == !rtl ? "Right" : "Left", NULL);

  screen_key (f->window, key);
}

static void
test_move_by_keys (Fixture *f, gconstpointer data)
{
  focus (f, f->visit_node);
  along (f, data, "ctrl+", TRUE);
  along (f, data, "ctrl+", TRUE);
  along (f, data, "ctrl+shift+", TRUE);
  /* Shown, said, and not yet done. */
  g_assert_nonnull (strstr (screen_node (diagram (f), f->visit_node)->name, "Moves to 19 Dec 2026"));
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  screen_key (f->window, "Return");
  check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-19");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Surveillance to 19 Dec 2026");
  g_assert_null (strstr (screen_node (diagram (f), f->visit_node)->name, "Moves to"));
  batson_session_undo (f->session);
  check_as_before (f);
}

static void
test_leave_it (Fixture *f, gconstpointer data)
{
  focus (f, f->operation_node);
  screen_key (f->window, "ctrl+Left");
  g_assert_nonnull (strstr (screen_node (diagram (f), f->operation_node)->name, "Moves to 28 Jun 2026"));
  screen_key (f->window, "Escape");
  g_assert_null (strstr (screen_node (diagram (f), f->operation_node)->name, "Moves to"));
  screen_key (f->window, "ctrl+Right");
  screen_key (f->window, "Tab");
  g_assert_null (strstr (screen_node (diagram (f), f->operation_node)->name, "Moves to"));
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
  g_assert_null (strstr (screen_node (diagram (f), node)->name, "Moves to"));
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
  g_assert_null (strstr (screen_node (diagram (f), f->operation_node)->name, "Moves to"));
  check_as_before (f);
}

/* Either end by itself, both in one change; done and read-only it stays as it is. */
static void
test_stretch_by_keys (Fixture *f, gconstpointer data)
{
  focus (f, f->operation_node);
  g_assert_nonnull (strstr (screen_node (diagram (f), f->operation_node)->detail, "Shift"));
  screen_key (f->window, "shift+Right");
  screen_key (f->window, "shift+Right");
  screen_key (f->window, "shift+Up");
  g_assert_nonnull (strstr (screen_node (diagram (f), f->operation_node)->name, "Moves to 28 Jun 2026 to 1 Jul 2026"));
  check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
  screen_key (f->window, "Return");
  check_date (f->operation, BATSON_OPERATION_START, "2026-06-28 08:00");
  check_date (f->operation, BATSON_OPERATION_END, "2026-07-01 12:00");
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Move Spinal surgery to 28 Jun 2026 to 1 Jul 2026");
  batson_session_undo (f->session);
  check_as_before (f);
}

/* It does not end before it begins, nor does it begin before today. */
static void
test_stretch_so_far (Fixture *f, gconstpointer data)
{
  focus (f, f->operation_node);
  screen_key (f->window, "shift+Left");
  screen_key (f->window, "shift+Down");
  screen_key (f->window, "Return");
  check_as_before (f);
  for (guint i = 0; i < 20; i++)
    screen_key (f->window, "shift+Up");
  screen_key (f->window, "Return");
  check_date (f->operation, BATSON_OPERATION_START, "2026-06-16 08:00");
  check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
}

/* What is of one day has no edges, and what is done none that move. */
static void
test_no_edges (Fixture *f, gconstpointer data)
{
  BatsonRecord *done = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_RADIATION, 0);
  g_autofree char *node = g_strdup_printf ("stretch-%s", batson_record_get_id (done));

  focus (f, f->visit_node);
  screen_key (f->window, "shift+Right");
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  focus (f, node);
  screen_key (f->window, "shift+Right");
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  check_as_before (f);
}

/* --- order (PHASE-C1) --- */

/* The phases from above to below, by the review's numbers. */
static char *
order_shown (Fixture *f)
{
  GString *order = g_string_new (NULL);
  BatsonScene *s = screen_scene (diagram (f));
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
  g_assert_nonnull (strstr (screen_node (diagram (f), "phase-7")->name, "Phase 5"));
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

/* From X, Y of the scene over OVER to DX, DY beside it; KEY, if any, is pressed before it is let go. */
static void
drag_over (Fixture *f, double x, double y, double over, double dx, double dy, const char *key)
{
  double k, origin_x, origin_y, unit_x, unit_y;

  batson_diagram_to_scene (diagram (f), 0, 0, &origin_x, &origin_y);
  batson_diagram_to_scene (diagram (f), 100, 100, &unit_x, &unit_y);
  k = 100 / (unit_x - origin_x);
  x = (x - origin_x) * k;
  y = (y - origin_y) * k;
  screen_drag_over (GTK_WIDGET (diagram (f)), x, y, x + over * k, y + dy / 2 * k, x + dx * k, y + dy * k, key);
}

/* From the middle of a node by DX, DY units of the scene. */
static void
drag (Fixture *f, const char *id, double dx, double dy)
{
  const BatsonElement *e = screen_node (diagram (f), id);

  g_assert_nonnull (e);
  drag_over (f, e->bounds.x + MIN (e->bounds.width / 2, 8), e->bounds.y + e->bounds.height / 2, dx / 2, dx, dy, NULL);
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

  drag (f, f->visit_node, data ? -40 : 40, 0);
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

/* From X, Y to X + DX of the scene. */
static void
drag_from (Fixture *f, double x, double y, double dx)
{
  drag_over (f, x, y, dx / 2, dx, 0, NULL);
}

/* Where the mark of a node begins and ends. */
static void
mark_of (Fixture *f, const char *id, double *from, double *to)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));

  g_assert_true (batson_timeline_mark (&subject, batson_scene_canvas (screen_scene (diagram (f))), id, from, to));
}

/* Either edge; on a page from right to left what lies ahead is on the left. */
static void
test_drag_edges (Fixture *f, gconstpointer data)
{
  gboolean rtl = data != NULL;
  const BatsonElement *e;
  double from, to, y, width, height;
  g_autofree char *end = NULL, *start = NULL;

  choose (f, 1); /* the weeks around surgery */
  screen_frame (f->view);
  g_assert_cmpint (batson_scene_canvas (screen_scene (diagram (f)))->direction, ==, rtl ? BATSON_TEXT_RTL : BATSON_TEXT_LTR);
  batson_scene_size (screen_scene (diagram (f)), &width, &height);
  e = screen_node (diagram (f), f->operation_node);
  y = e->bounds.y + e->bounds.height / 2;
  mark_of (f, f->operation_node, &from, &to);
  drag_from (f, rtl ? width - to + 2 : to - 2, y, rtl ? -60 : 60);
  screen_wait (is_modified, f->session);
  check_date (f->operation, BATSON_OPERATION_START, "2026-06-29 08:00");
  end = date_of (f->operation, BATSON_OPERATION_END);
  g_assert_cmpstr (end, >, "2026-07-01");
  g_assert_cmpstr (end, <, "2026-08");
  batson_session_undo (f->session);
  check_as_before (f);
  drag_from (f, rtl ? width - from - 2 : from + 2, y, rtl ? 60 : -60);
  screen_wait (is_modified, f->session);
  check_date (f->operation, BATSON_OPERATION_END, "2026-06-29 12:00");
  start = date_of (f->operation, BATSON_OPERATION_START);
  g_assert_cmpstr (start, <, "2026-06-28");
  g_assert_cmpstr (start, >, "2026-06-15");
  batson_session_undo (f->session);
  check_as_before (f);
}

/* Escape gives up what is dragged, and what is let go where it began is not done. */
static void
test_drag_given_up (Fixture *f, gconstpointer data)
{
  const BatsonElement *e;
  double from, to, y;

  choose (f, 1);
  e = screen_node (diagram (f), f->operation_node);
  y = e->bounds.y + e->bounds.height / 2;
  mark_of (f, f->operation_node, &from, &to);
  drag_over (f, (from + to) / 2, y, 40, 80, 0, "Escape");
  screen_frame (f->view);
  check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
  drag_over (f, (from + to) / 2, y, 80, 1, 0, NULL);
  screen_frame (f->view);
  check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
}

static BatsonTimeAxis
axis_of (Fixture *f)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  BatsonTimeAxis axis;

  g_assert_true (batson_timeline_axis (&subject, batson_scene_canvas (screen_scene (diagram (f))), &axis));
  return axis;
}

/* How wide the period is drawn that is told by the title I. */
static double
room_of (Fixture *f, guint i)
{
  return axis_of (f).periods[i].width;
}

static double
border_of (Fixture *f, guint i)
{
  return axis_of (f).periods[i].x;
}

/* A period of the axis is stretched at the cost of its neighbour, by its edge or by key; nothing of the case changes. */
static void
test_stretch_the_axis (Fixture *f, gconstpointer data)
{
  double usual = room_of (f, 1), others = room_of (f, 3), both = room_of (f, 1) + room_of (f, 2);
  double line = screen_node (diagram (f), "axis-line")->bounds.y;

  focus (f, "period-1");
  screen_key (f->window, "shift+Right");
  g_assert_cmpfloat (room_of (f, 1), >, usual + 10);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1) + room_of (f, 2), both, 0.01);
  g_assert_cmpfloat_with_epsilon (room_of (f, 3), others, 0.01);
  screen_key (f->window, "Escape");
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  drag_from (f, border_of (f, 2), line + 2, -80);
  g_assert_cmpfloat (room_of (f, 1), <, usual - 60);
  g_assert_cmpint (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).last_day, ==, 0);
  choose (f, 2);
  choose (f, 0);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  drag_over (f, border_of (f, 2), line + 2, -40, -80, 0, "Escape");
  screen_frame (f->view);
  g_assert_cmpfloat_with_epsilon (room_of (f, 1), usual, 0.01);
  check_as_before (f);
}

/* The cursor of what is under the pointer at X, Y of the scene. */
static char *
cursor_at (Fixture *f, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (diagram (f)), *under;
  double k, origin_x, origin_y, unit_x, unit_y;
  GdkCursor *cursor;

  batson_diagram_to_scene (diagram (f), 0, 0, &origin_x, &origin_y);
  batson_diagram_to_scene (diagram (f), 100, 100, &unit_x, &unit_y);
  k = 100 / (unit_x - origin_x);
  screen_hover (widget, (x - origin_x) * k, (y - origin_y) * k);
  under = gtk_widget_pick (widget, (x - origin_x) * k, (y - origin_y) * k, GTK_PICK_DEFAULT);
  cursor = gtk_widget_get_cursor (under);
  return g_strdup (cursor ? gdk_cursor_get_name (cursor) : "");
}

/* What can be taken shows itself under the pointer: an edge, the whole, an edge of the axis; what is done does not. The course is built once for that,
 * and anew when an answer changes. */
static void
test_hints (Fixture *f, gconstpointer data)
{
  BatsonRecord *done = batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_RADIATION, 0);
  g_autofree char *done_node = g_strdup_printf ("stretch-%s", batson_record_get_id (done)), *edge = NULL, *whole = NULL, *border = NULL, *none = NULL, *after = NULL;
  BatsonValue is_done = batson_value_choice (BATSON_COURSE_DONE);
  const BatsonCourse *course;
  double from, to, y = screen_node (diagram (f), f->operation_node)->bounds.y + screen_node (diagram (f), f->operation_node)->bounds.height / 2, line = screen_node (diagram (f), "axis-line")->bounds.y;

  border = cursor_at (f, border_of (f, 2), line + 2);
  g_assert_cmpstr (border, ==, "col-resize");
  mark_of (f, f->operation_node, &from, &to);
  edge = cursor_at (f, to - 2, y);
  course = _batson_timeline_known_course (BATSON_VIEW_TIMELINE (f->view));
  whole = cursor_at (f, (from + to) / 2, y);
  g_assert_true (_batson_timeline_known_course (BATSON_VIEW_TIMELINE (f->view)) == course);
  g_assert_cmpstr (edge, ==, "ew-resize");
  g_assert_cmpstr (whole, ==, "grab");
  mark_of (f, done_node, &from, &to);
  none = cursor_at (f, to - 2, screen_node (diagram (f), done_node)->bounds.y + 10);
  g_assert_cmpstr (none, ==, "pointer");
  batson_case_set (batson_session_get_case (f->session), f->operation, BATSON_OPERATION_STATE, &is_done);
  screen_frame (f->view);
  mark_of (f, f->operation_node, &from, &to);
  after = cursor_at (f, (from + to) / 2, y);
  g_assert_cmpstr (after, ==, "pointer");
}

/* --- planning --- */

static void
check_planned (Fixture *f, guint list, guint field, const char *day)
{
  BatsonRecord *root = batson_session_get_root (f->session);

  g_assert_cmpuint (batson_record_length (root, list), ==, 1);
  check_date (batson_record_nth (root, list, 0), field, day);
}

static void
test_plan_by_keys (Fixture *f, gconstpointer data)
{
  g_assert_null (screen_node (diagram (f), "plan-4")); /* a meeting is planned */
  focus (f, "plan-5");
  along (f, data, "ctrl+shift+", TRUE);
  along (f, data, "ctrl+", TRUE);
  g_assert_nonnull (strstr (screen_node (diagram (f), "plan-5")->name, "For 24 Jun 2026"));
  check_as_before (f);
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, "2026-06-24");
  g_assert_cmpint (batson_record_choice (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_OPERATIONS, 0), BATSON_OPERATION_STATE), ==, BATSON_COURSE_PLANNED);
  g_assert_cmpstr (batson_case_undo_label (batson_session_get_case (f->session)), ==, "Plan Spinal surgery for 24 Jun 2026");
  g_assert_null (screen_node (diagram (f), "plan-5"));
  batson_session_undo (f->session);
  check_as_before (f);
  g_assert_nonnull (screen_node (diagram (f), "plan-5"));
}

/* Enter shows what would be planned, Escape leaves it; a period has an end of its own. */
static void
test_plan_a_period (Fixture *f, gconstpointer data)
{
  focus (f, "plan-7");
  screen_key (f->window, "Return");
  g_assert_nonnull (strstr (screen_node (diagram (f), "plan-7")->name, "For 16 Jun 2026"));
  screen_key (f->window, "Escape");
  g_assert_null (strstr (screen_node (diagram (f), "plan-7")->name, "For "));
  check_as_before (f);
  along (f, data, "ctrl+", FALSE); /* not before today */
  along (f, data, "ctrl+", TRUE);
  along (f, data, "shift+", TRUE);
  along (f, data, "shift+", TRUE);
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_RADIATION, BATSON_RADIATION_FIRST, "2026-06-17");
  check_planned (f, BATSON_CASE_RADIATION, BATSON_RADIATION_LAST, "2026-06-19");
  batson_session_undo (f->session);
  check_as_before (f);
}

/* What is planned for today is a plan, and so is what is moved there. */
static void
test_plan_for_today (Fixture *f, gconstpointer data)
{
  BatsonRecord *root = batson_session_get_root (f->session), *visit;
  g_autofree char *node = NULL;

  focus (f, "plan-9");
  screen_key (f->window, "Return");
  screen_key (f->window, "Return");
  check_planned (f, BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, "2026-06-16");
  visit = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, 0);
  node = g_strdup_printf ("stretch-%s", batson_record_get_id (visit));
  g_assert_nonnull (strstr (screen_node (diagram (f), node)->name, "planned"));
  {
    BatsonValue blank = BATSON_BLANK, later = { .state = BATSON_VALUE_ANSWER };

    g_assert_true (batson_date_parse ("2026-06-17", &later.date));
    batson_case_set (batson_session_get_case (f->session), visit, BATSON_FOLLOW_UP_STATE, &blank);
    batson_case_set (batson_session_get_case (f->session), visit, BATSON_FOLLOW_UP_DATE, &later);
  }
  screen_frame (f->view);
  focus (f, node);
  screen_key (f->window, "ctrl+Left");
  screen_key (f->window, "Return");
  check_date (visit, BATSON_FOLLOW_UP_DATE, "2026-06-16");
  g_assert_cmpint (batson_record_choice (visit, BATSON_FOLLOW_UP_STATE), ==, BATSON_COURSE_PLANNED);
  g_assert_nonnull (strstr (screen_node (diagram (f), node)->name, "planned"));
}

/* Along the lane: of a visit the day where it is let go, of a period both days. */
static void
test_plan_by_drag (Fixture *f, gconstpointer data)
{
  const BatsonElement *e;
  double from, to, width, height;
  g_autofree char *day = NULL, *first = NULL, *last = NULL;

  choose (f, 3); /* twelve months from today */
  e = screen_node (diagram (f), "plan-9");
  batson_scene_size (screen_scene (diagram (f)), &width, &height);
  mark_of (f, "plan-9", &from, &to);
  drag_from (f, data ? width - to - 40 : to + 40, e->bounds.y + e->bounds.height / 2, data ? -100 : 100);
  screen_wait (is_modified, f->session);
  day = date_of (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_FOLLOW_UPS, 0), BATSON_FOLLOW_UP_DATE);
  g_assert_cmpstr (day, >, "2026-07");
  g_assert_cmpstr (day, <, "2027-06");
  batson_session_undo (f->session);
  check_as_before (f);
  e = screen_node (diagram (f), "plan-8");
  drag_from (f, data ? width - to - 40 : to + 40, e->bounds.y + e->bounds.height / 2, data ? -100 : 100);
  screen_wait (is_modified, f->session);
  first = date_of (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_REHABILITATION, 0), BATSON_REHABILITATION_START);
  last = date_of (batson_record_nth (batson_session_get_root (f->session), BATSON_CASE_REHABILITATION, 0), BATSON_REHABILITATION_END);
  g_assert_cmpstr (first, >, "2026-06-20");
  g_assert_cmpstr (last, >, first);
  g_assert_cmpstr (last, <=, day);
  batson_session_undo (f->session);
  check_as_before (f);
  /* The place itself is dragged to a day. */
  drag (f, "plan-5", data ? -90 : 90, 0);
  screen_wait (is_modified, f->session);
  g_assert_cmpuint (batson_record_length (batson_session_get_root (f->session), BATSON_CASE_OPERATIONS), ==, 1);
  batson_session_undo (f->session);
  check_as_before (f);
}

/* A hand that presses in an empty lane and wanders plans nothing; nor what is given up. */
static void
test_no_plan_by_chance (Fixture *f, gconstpointer data)
{
  double from, to, y;

  choose (f, 3);
  y = screen_node (diagram (f), "plan-8")->bounds.y + screen_node (diagram (f), "plan-8")->bounds.height / 2;
  mark_of (f, "plan-8", &from, &to);
  drag_over (f, to + 60, y, 6, 8, 0, NULL);
  drag_over (f, to + 60, y, 0, 4, 12, NULL);
  drag_over (f, to + 60, y, 40, 80, 0, "Escape");
  drag_over (f, to + 60, y, 80, 2, 0, NULL);
  screen_frame (f->view);
  check_as_before (f);
  g_assert_null (batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view)).moving);
}

/* Where the list asks more than a day, its row has the keyboard next. */
static gboolean
at_a_row (gpointer window)
{
  GtkWidget *focus = screen_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW) != NULL;
}

static void
test_plan_opens_its_form (void)
{
  BatsonApplication *application = BATSON_APPLICATION (screen_application (G_APPLICATION_DEFAULT_FLAGS));
  g_autoptr (BatsonSession) session = batson_session_new (screen_example ("clara-muster.batson.json"));
  BatsonWindow *window = batson_window_new (GTK_APPLICATION (application));
  GtkWidget *view;
  g_autoptr (BatsonCourse) course = NULL;
  BatsonFact kind;

  batson_clock_fix (NOW, 120);
  batson_window_set_session (window, session);
  batson_window_go_to_view (window, "timeline");
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  screen_present (GTK_WINDOW (window));
  view = screen_find (GTK_WIDGET (window), BATSON_TYPE_VIEW_TIMELINE, NULL);
  screen_frame (view);
  screen_settle ();
  g_assert_true (batson_diagram_focus_node (batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (view)), "plan-5"));
  screen_key (GTK_WINDOW (window), "ctrl+Right");
  screen_key (GTK_WINDOW (window), "Return");
  screen_wait (at_a_row, window);
  course = batson_course_new (batson_session_get_assessment (session));
  kind = batson_course_phase_fact (course, BATSON_PHASE_SURGERY);
  kind.field = BATSON_OPERATION_KIND;
  g_assert_true (batson_place_is (batson_form_row_get_place (BATSON_FORM_ROW (gtk_widget_get_ancestor (screen_focus (GTK_WINDOW (window)), BATSON_TYPE_FORM_ROW))), &kind));
  batson_session_discard (session);
  batson_window_set_session (window, NULL);
  screen_close (GTK_WINDOW (window));
}

static void
test_nothing_to_plan (Fixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_null (screen_node (diagram (f), "plan-5"));
  check_as_before (f);
}

static void
test_drag_phase (Fixture *f, gconstpointer data)
{
  const BatsonElement *six = screen_node (diagram (f), "phase-6"), *seven = screen_node (diagram (f), "phase-7");

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
  const BatsonElement *line = screen_node (diagram (f), "axis-line");
  BatsonDiagramSubject subject;

  drag (f, "axis-line", line->bounds.width * 0.4, 0);
  screen_wait (is_zoomed, f->view);
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, >, subject.first_day);
  g_assert_cmpstr (screen_node (diagram (f), "period-0")->target, ==, "0 0");
  focus (f, "period-0");
  screen_key (f->window, "Return");
  subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));
  g_assert_cmpint (subject.last_day, ==, 0);
  check_as_before (f);
}

/* --- spans --- */

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
  g_assert_nonnull (screen_node (diagram (f), f->operation_node));
  g_assert_null (screen_node (diagram (f), f->visit_node)); /* not in sight */
  choose (f, 2);
  check_span (f, "2026-06-01", "2026-06-30");
  choose (f, 0);
  g_assert_nonnull (screen_node (diagram (f), f->visit_node));
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
#define BOTH_WAYS(path, make, function) \
  g_test_add ("/timeline/" path, Fixture, NULL, make, function, tear_down); \
  g_test_add ("/timeline/right-to-left/" path, Fixture, "rtl", make, function, tear_down)
  BOTH_WAYS ("move-by-keys", set_up, test_move_by_keys);
  TEST ("leave-it", test_leave_it);
  TEST ("both-dates-go-along", test_both_dates_go_along);
  TEST ("not-into-the-past", test_not_into_the_past);
  TEST ("read-only", test_read_only);
  g_test_add ("/rule/PHASE-C1/in-the-diagram", Fixture, NULL, set_up, test_order, tear_down);
  BOTH_WAYS ("drag", set_up, test_drag);
  TEST ("stretch-by-keys", test_stretch_by_keys);
  TEST ("stretch-so-far", test_stretch_so_far);
  TEST ("no-edges", test_no_edges);
  BOTH_WAYS ("drag-edges", set_up, test_drag_edges);
  TEST ("drag-given-up", test_drag_given_up);
  TEST ("stretch-the-axis", test_stretch_the_axis);
  TEST ("hints", test_hints);
#define PLAN(path, function) g_test_add ("/timeline/" path, Fixture, NULL, set_up_empty_phases, function, tear_down)
  BOTH_WAYS ("plan-by-keys", set_up_empty_phases, test_plan_by_keys);
  BOTH_WAYS ("plan-a-period", set_up_empty_phases, test_plan_a_period);
  PLAN ("plan-for-today", test_plan_for_today);
  BOTH_WAYS ("plan-by-drag", set_up_empty_phases, test_plan_by_drag);
  PLAN ("no-plan-by-chance", test_no_plan_by_chance);
  PLAN ("nothing-to-plan", test_nothing_to_plan);
  g_test_add_func ("/timeline/plan-opens-its-form", test_plan_opens_its_form);
  TEST ("drag-phase", test_drag_phase);
  TEST ("drag-span", test_drag_span);
  TEST ("spans", test_spans);
  TEST ("rows", test_rows);
  return g_test_run ();
}
