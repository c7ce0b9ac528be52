/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view of a case with something planned, or of one with phases nothing is recorded of. */
#pragma once
#include "app/screen-diagram.h"
#include "app/view-timeline-private.h"

#define TIMELINE_NOW 1781619600 /* 16 June 2026 16:20 +02:00 */

typedef struct
{
  BatsonSession *session;
  GtkWidget *view;
  GtkWindow *window;
  BatsonRecord *visit; /* planned for 10 December 2026 */
  BatsonRecord *operation; /* planned for 29 June 2026, 08:00, to 12:00 */
  char *visit_node, *operation_node;
  GBytes *before; /* the case as it was */
} TimelineFixture;

/* MAKE: timeline_set_up or timeline_set_up_empty. The data of a test is NULL, or "rtl" where the page is from right to left. */
#define TIMELINE_TEST(path, make, function) g_test_add (path, TimelineFixture, NULL, make, function, timeline_tear_down)
#define TIMELINE_TEST_BOTH_WAYS(name, make, function) \
  TIMELINE_TEST ("/timeline/" name, make, function); \
  g_test_add ("/timeline/right-to-left/" name, TimelineFixture, "rtl", make, function, timeline_tear_down)

void timeline_set_up (TimelineFixture *f, gconstpointer data);
void timeline_set_up_empty (TimelineFixture *f, gconstpointer data);
void timeline_tear_down (TimelineFixture *f, gconstpointer data);
BatsonDiagram *timeline_diagram (TimelineFixture *f);
void timeline_focus (TimelineFixture *f, const char *id);
void timeline_choose (TimelineFixture *f, guint span);
void timeline_mark (TimelineFixture *f, const char *id, double *from, double *to);
void timeline_along (TimelineFixture *f, gconstpointer rtl, const char *with, gboolean later);
void timeline_drag (TimelineFixture *f, const char *id, double dx, double dy);
void timeline_drag_from (TimelineFixture *f, double x, double y, double dx);
void timeline_drag_over (TimelineFixture *f, double x, double y, double over, double dx, double dy, const char *key);
gboolean timeline_is_modified (gpointer session);
void timeline_check_date (BatsonRecord *record, guint field, const char *wanted);
void timeline_check_order (TimelineFixture *f, const char *wanted);
void timeline_check_as_before (TimelineFixture *f);
