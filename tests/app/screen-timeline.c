/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view of a case with something planned, or of one with phases nothing is recorded of. */
#include "app/screen-timeline.h"

#include "app/clock.h"
#include "case/document.h"
#include "diagram/timeline.h"

#include <string.h>

/** The diagram of the view. Borrowed. */
BatsonDiagram *
timeline_diagram (TimelineFixture *f)
{
  return batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view));
}

/** The keyboard goes to the node ID, which must be there. */
void
timeline_focus (TimelineFixture *f, const char *id)
{
  g_assert_nonnull (screen_node (timeline_diagram (f), id));
  g_assert_true (batson_diagram_focus_node (timeline_diagram (f), id));
}

/** FIELD of RECORD is WANTED. */
void
timeline_check_date (BatsonRecord *record, guint field, const char *wanted)
{
  g_autofree char *date = batson_record_to_string (record, field);

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

/** The case is what it was at first, and nothing of it can be undone. */
void
timeline_check_as_before (TimelineFixture *f)
{
  g_autoptr (GBytes) now = answers (f->session);

  g_assert_true (g_bytes_equal (now, f->before));
  g_assert_false (batson_session_can_undo (f->session));
}

static void
add_operation (TimelineFixture *f, BatsonCase *the_case)
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
show (TimelineFixture *f, BatsonCase *the_case)
{
  f->session = batson_session_new (the_case);
  f->before = answers (f->session);
  f->view = batson_view_timeline_new (f->session);
  f->window = screen_show (f->view, 1366, 768);
}

/** A case with nothing recorded of surgery, radiation, rehabilitation and surveillance. */
void
timeline_set_up_empty (TimelineFixture *f, gconstpointer data)
{
  gtk_widget_set_default_direction (data ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR); /* "rtl" */
  batson_clock_fix (TIMELINE_NOW, 120);
  show (f, screen_example ("clara-muster.batson.json"));
}

/** The case is read again with the operation in it, so that nothing of it can be undone. */
void
timeline_set_up (TimelineFixture *f, gconstpointer data)
{
  BatsonCase *first = screen_example ("rosa-esempio.batson.json"), *again;
  g_autoptr (BatsonSession) writer = NULL;
  g_autoptr (GBytes) document = NULL;
  BatsonRecord *root;

  gtk_widget_set_default_direction (data ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  batson_clock_fix (TIMELINE_NOW, 120);
  add_operation (f, first);
  writer = batson_session_new (first);
  document = answers (writer);
  again = batson_document_read (document, screen_origin (), NULL, NULL);
  show (f, again);
  root = batson_session_get_root (f->session);
  f->visit = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, 8);
  f->operation = batson_record_nth (root, BATSON_CASE_OPERATIONS, 1);
  timeline_check_date (f->visit, BATSON_FOLLOW_UP_DATE, "2026-12-10");
  f->visit_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->visit));
  f->operation_node = g_strdup_printf ("stretch-%s", batson_record_get_id (f->operation));
}

void
timeline_tear_down (TimelineFixture *f, gconstpointer data)
{
  screen_close (f->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_unref (f->session);
  g_bytes_unref (f->before);
  g_free (f->visit_node);
  g_free (f->operation_node);
}

/** The arrow, WITH what is held, towards what is later or earlier: on a page from right to left (RTL) what is later is on the left. */
void
timeline_along (TimelineFixture *f, gconstpointer rtl, const char *with, gboolean later)
{
  g_autofree char *key = g_strconcat (with, later == !rtl ? "Right" : "Left", NULL);

  screen_key (f->window, key);
}

/** Shows the span of the list of spans. */
void
timeline_choose (TimelineFixture *f, guint span)
{
  GtkDropDown *spans = NULL;

  for (GtkWidget *w = screen_find (f->view, GTK_TYPE_DROP_DOWN, NULL); w && spans == NULL; w = gtk_widget_get_next_sibling (w))
    if (GTK_IS_DROP_DOWN (w) && gtk_widget_get_visible (w))
      spans = GTK_DROP_DOWN (w);
  g_assert_nonnull (spans);
  gtk_drop_down_set_selected (spans, span);
}

/** From X, Y of the scene over OVER to DX, DY beside it; KEY, if any, is pressed before it is let go. */
void
timeline_drag_over (TimelineFixture *f, double x, double y, double over, double dx, double dy, const char *key)
{
  double k, origin_x, origin_y, unit_x, unit_y;

  batson_diagram_to_scene (timeline_diagram (f), 0, 0, &origin_x, &origin_y);
  batson_diagram_to_scene (timeline_diagram (f), 100, 100, &unit_x, &unit_y);
  k = 100 / (unit_x - origin_x);
  x = (x - origin_x) * k;
  y = (y - origin_y) * k;
  screen_drag_over (GTK_WIDGET (timeline_diagram (f)), x, y, x + over * k, y + dy / 2 * k, x + dx * k, y + dy * k, key);
}

/** From the middle of a node by DX, DY units of the scene. */
void
timeline_drag (TimelineFixture *f, const char *id, double dx, double dy)
{
  const BatsonElement *e = screen_node (timeline_diagram (f), id);

  g_assert_nonnull (e);
  timeline_drag_over (f, e->bounds.x + MIN (e->bounds.width / 2, 8), e->bounds.y + e->bounds.height / 2, dx / 2, dx, dy, NULL);
}

/** From X, Y to X + DX of the scene. */
void
timeline_drag_from (TimelineFixture *f, double x, double y, double dx)
{
  timeline_drag_over (f, x, y, dx / 2, dx, 0, NULL);
}

/** For screen_wait. */
gboolean
timeline_is_modified (gpointer session)
{
  return batson_session_is_modified (session);
}

/** Where the mark of a node begins and ends. */
void
timeline_mark (TimelineFixture *f, const char *id, double *from, double *to)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (f->view));

  g_assert_true (batson_timeline_mark (&subject, batson_scene_canvas (screen_scene (timeline_diagram (f))), id, from, to));
}

/* The phases from above to below, by the review's numbers. */
static char *
order_shown (TimelineFixture *f)
{
  GString *order = g_string_new (NULL);
  BatsonScene *s = screen_scene (timeline_diagram (f));
  guint n;
  const guint *nodes = batson_scene_order (s, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (batson_scene_element (s, nodes[i])->id, "phase-"))
      g_string_append (order, batson_scene_element (s, nodes[i])->id + strlen ("phase-"));
  return g_string_free (order, FALSE);
}

/** The phases are shown in the order WANTED, by the review's numbers. */
void
timeline_check_order (TimelineFixture *f, const char *wanted)
{
  g_autofree char *order = order_shown (f);

  g_assert_cmpstr (order, ==, wanted);
}
