/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes as a table: a line for every day something was measured on, then the benchmarks. */
#include <glib/gi18n-lib.h>

#include "diagram/outcomes-private.h"
#include "framework/happened.h"
#include "framework/words.h"

/* All that was measured on one day. */
typedef struct {
  int day;
  BatsonRecord *record;
  GString *values;
  char *element; /* the first value's */
} Day;

static Day *
day_at (GPtrArray *days, GHashTable *by_number, int day)
{
  Day *found = g_hash_table_lookup (by_number, GINT_TO_POINTER (day));

  if (found)
    return found;
  found = g_new0 (Day, 1);
  found->day = day;
  found->values = g_string_new (NULL);
  g_ptr_array_add (days, found);
  g_hash_table_insert (by_number, GINT_TO_POINTER (day), found);
  return found;
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  int one = (*(Day *const *) a)->day, other = (*(Day *const *) b)->day;

  return (one > other) - (one < other);
}

static void
day_free (gpointer data)
{
  Day *day = data;

  g_string_free (day->values, TRUE);
  g_free (day->element);
  g_free (day);
}

static GPtrArray *
days_of (const Charts *c)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (day_free);
  g_autoptr (GHashTable) by_number = g_hash_table_new (NULL, NULL);

  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    for (guint i = 0; c->series[id] && i < c->series[id]->points->len; i++)
      {
        const BatsonPoint *point = &g_array_index (c->series[id]->points, BatsonPoint, i);
        Day *day = day_at (days, by_number, point->day);
        g_autofree char *value = batson_words_measured (id, point), *words = g_strdup_printf (C_ ("outcomes", "%1$s: %2$s"), batson_words_measure (id), value);

        g_string_append_printf (day->values, "%s%s", day->values->len ? "; " : "", words);
        if (day->element == NULL)
          day->element = g_strdup_printf ("%s-%s", batson_measure_key (id), batson_record_get_id (point->record));
        if (day->record == NULL || batson_record_get_type_id (point->record) == BATSON_RECORD_FOLLOW_UP)
          day->record = point->record;
      }
  g_ptr_array_sort (days, by_day);
  return days;
}

/* Of a visit that was not held there is nothing to review. */
static const char *
reviewed (const Charts *c, BatsonRecord *record)
{
  gboolean breast, neuro;

  if (batson_record_get_type_id (record) != BATSON_RECORD_FOLLOW_UP || batson_happened (c->a, record, BATSON_FOLLOW_UP_DATE) != BATSON_HAPPENED_YES)
    return "";
  breast = batson_record_choice (record, BATSON_FOLLOW_UP_SEEN_BREAST) == BATSON_YES_NO_YES;
  neuro = batson_record_choice (record, BATSON_FOLLOW_UP_SEEN_NEURO) == BATSON_YES_NO_YES;
  return breast && neuro ? C_ ("reviewed", "by both") : breast ? C_ ("reviewed", "by the breast oncosurgeon") : neuro ? C_ ("reviewed", "by the neurosurgeon") : C_ ("reviewed", "not yet");
}

static void
add_days (Charts *c)
{
  g_autoptr (GPtrArray) days = days_of (c);

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = days->pdata[i];
      int months = batson_months_since_surgery (&c->outset, day->day);
      g_autofree char *record = batson_words_record (day->record), *after = months >= 0 ? batson_words_months_after (months) : g_strdup (c->outset.operation ? C_ ("outcomes", "before surgery") : "");
      const char *cells[] = { record, after, day->values->str, reviewed (c, day->record), "", NULL };

      batson_scene_add_row (c->scene, day->element, cells);
    }
}

void
batson_outcomes_add_table (Charts *c)
{
  const char *columns[] = { _ ("What"), _ ("After surgery"), _ ("Values"), _ ("Reviewed"), _ ("Source"), NULL };

  batson_scene_set_columns (c->scene, columns);
  if (c->a)
    add_days (c);
  batson_outcomes_add_card_rows (c);
}
