/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the marks in the lanes of the timeline, how they can be moved, and what they lead to. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TOLD 8u /* of what shares a mark; the table has them all */

static void
add_more (GString *all, guint n)
{
  if (n > TOLD)
    g_string_append_printf (all, g_dngettext (GETTEXT_PACKAGE, "; and %d more", "; and %d more", n - TOLD), (int) (n - TOLD));
}

static char *
visits_words (const Timeline *t, const TimelineItem *item)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = item->first; i < item->first + MIN (item->n, TOLD); i++)
    {
      const BatsonStretch *visit = t->course->stretches->pdata[i];
      g_autofree char *dates = batson_words_stretch_dates (visit);

      /* Translators: a visit: its date, and whether it is done or planned. */
      g_string_append_printf (all, _ ("%1$s%2$s, %3$s"), all->len ? "; " : "", dates, batson_words_stretch_state (visit));
    }
  add_more (all, item->n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Follow-up: %s", "Follow-ups: %s", item->n), all->str);
}

static char *
events_words (const Timeline *t, const TimelineItem *item)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = item->first; i < item->first + MIN (item->n, TOLD); i++)
    {
      g_autofree char *words = batson_words_event (&g_array_index (t->course->events, BatsonCourseEvent, i));
      g_string_append_printf (all, "%s%s", all->len ? "; " : "", words);
    }
  add_more (all, item->n);
  return g_strdup (all->str);
}

char *
batson_timeline_moved_days (const Timeline *t, const TimelineItem *item)
{
  return batson_words_moved (item->stretch, (BatsonCourseShift) { t->subject->moved_by, t->subject->moved_end });
}

static char *
name_of (const Timeline *t, const TimelineItem *item)
{
  g_autofree char *words = NULL;

  switch (item->kind)
    {
    case TIMELINE_BAR:
      words = batson_words_stretch (t->course, item->stretch);
      /* Translators: part of a phase: the phase, dates and what, whether it is done. */
      return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), batson_words_phase (item->stretch->phase), words,
                              item->stretch->before ? _ ("before the spine was treated") : batson_words_stretch_state (item->stretch));
    case TIMELINE_VISIT: return visits_words (t, item);
    case TIMELINE_EVENT: return events_words (t, item);
    /* Translators: a phase of the timeline with nothing recorded. */
    case TIMELINE_PLAN: return g_strdup_printf (_ ("Plan %s"), batson_words_phase (item->stretch->phase));
    default: return g_strdup_printf ("%s. %s", item->words, item->window->past ? _ ("The time is over.") : batson_words_deadline_note (item->window) ? batson_words_deadline_note (item->window) : "");
    }
}

/* How it is moved, where it can be; else how long after the first trigger it was. Free with g_free. */
static char *
detail_of (const Timeline *t, const TimelineItem *item)
{
  const BatsonStretch *stretch = item->stretch;
  gboolean hand = !t->subject->read_only && !t->print && item->n == 1;

  if (item->kind == TIMELINE_PLAN)
    return g_strdup (batson_phase (stretch->phase)->end >= 0 ? _ ("Drag it to a day, drag along the lane for a period, or press Ctrl with an arrow key.") : _ ("Drag it to a day, or press Ctrl with an arrow key."));
  if (hand && stretch && stretch->overdue)
    return g_strdup (_ ("Its day is over: record that it is done, drag it to another day, or press Ctrl with an arrow key."));
  if (hand && stretch && batson_stretch_can_move (stretch, BATSON_COURSE_START))
    return g_strdup (_ ("Drag it to another day, or press Ctrl with an arrow key. Drag its edges, or press Shift with an arrow key: left and right move its end, up and down its beginning."));
  if (hand && stretch && stretch->ahead[0].record == NULL && batson_stretch_can_move (stretch, BATSON_COURSE_END))
    return g_strdup (_ ("Drag its end to another day, or press Ctrl or Shift with an arrow key."));
  if (hand && stretch && batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE))
    return g_strdup (_ ("Drag it to another day, or press Ctrl with an arrow key."));
  return stretch ? batson_words_stretch_delay (t->course, stretch) : NULL;
}

void
batson_timeline_say_item (const Timeline *t, BatsonElement *e, const TimelineItem *item)
{
  g_autofree char *name = name_of (t, item), *address = NULL, *detail = detail_of (t, item);

  if (item->moving)
    {
      g_autofree char *day = batson_timeline_moved_days (t, item), *was = g_steal_pointer (&name);
      name = g_strdup_printf (item->kind == TIMELINE_PLAN ? _ ("%1$s. For %2$s") : _ ("%1$s. Moves to %2$s"), was, day);
      g_free (detail);
      detail = g_strdup (item->kind == TIMELINE_PLAN ? _ ("Enter plans it, Escape leaves it.") : _ ("Enter moves it there, Escape leaves it."));
    }
  batson_element_say (e, name, detail ? detail : "");
  if (item->kind == TIMELINE_WINDOW)
    {
      batson_element_act (e, "why", batson_rule (item->window->why.rule)->id);
      return;
    }
  if (item->kind == TIMELINE_PLAN)
    {
      batson_element_act (e, "plan", item->id);
      return;
    }
  address = batson_fact_address (item->stretch ? &item->stretch->fact : &g_array_index (t->course->events, BatsonCourseEvent, item->first).fact);
  batson_element_act (e, "answer", address);
}
