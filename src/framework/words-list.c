/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case in the list of cases: its urgency and the next step. */
#include "framework/summarise.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/** The urgency of a summary; of a vignette, which is no patient, none. */
BatsonUrgencyKind
batson_summary_urgency (const BatsonSummary *summary)
{
  int kind = summary->vignette ? -1 : batson_urgency_find (summary->urgency);

  return kind < 0 ? BATSON_URGENCY_NOTHING : (BatsonUrgencyKind) kind;
}

/** The urgency of a summary in one or two words; "Not yet assessed" where it has none, of a vignette what it is for. Static. */
const char *
batson_words_summary_urgency (const BatsonSummary *summary)
{
  int kind = batson_urgency_find (summary->urgency);
  BatsonAssessment assessment = { .urgency.kind = kind < 0 ? BATSON_URGENCY_NOTHING : (BatsonUrgencyKind) kind };

  if (summary->vignette)
    return C_ ("list", "For teaching");
  return kind < 0 ? C_ ("urgency", "Not yet assessed") : batson_words_urgency_title (&assessment);
}

/* The earliest limit not past, else the last that passed; NULL where none runs, as of a vignette. */
static const BatsonSummaryDeadline *
next_deadline (const BatsonSummary *summary, gint64 now)
{
  const BatsonSummaryDeadline *known = NULL;

  for (guint i = 0; !summary->vignette && i < summary->deadlines->len && (known == NULL || known->due.at <= now); i++)
    if (batson_deadline_find (g_array_index (summary->deadlines, BatsonSummaryDeadline, i).what) >= 0) /* one of a newer version is not known here */
      known = &g_array_index (summary->deadlines, BatsonSummaryDeadline, i);
  return known;
}

/** Whether every limit of the case is past. NOW in seconds since 1970 UTC. */
gboolean
batson_summary_is_passed (const BatsonSummary *summary, gint64 now)
{
  const BatsonSummaryDeadline *deadline = next_deadline (summary, now);

  return deadline && deadline->due.at <= now;
}

/* The label of "finding.grade"; NULL where no table has it. */
static char *
label_of (const char *path, const char *lesion)
{
  const char *dot = strchr (path, '.');

  for (guint t = 0; dot && t < BATSON_N_RECORD_TYPES; t++)
    {
      const BatsonRecordType *type = batson_record_type (t);
      int field = strlen (type->name) == (gsize) (dot - path) && g_str_has_prefix (path, type->name) ? batson_record_type_find (type, dot + 1, -1) : -1;
      if (field < 0)
        continue;
      if (t == BATSON_RECORD_LESION || t == BATSON_RECORD_FINDING)
        return _batson_lesion_label (t, (guint) field, *lesion ? lesion : NULL);
      return g_strdup (batson_field_label (&type->fields[field]));
    }
  return NULL;
}

/** The next step of a case, "" of a vignette: the deadline running out first or the last that passed, else the answer to give next, else that nothing is left to ask. As of SETTINGS. */
char *
batson_words_summary_next (const BatsonSummary *summary, const BatsonSettings *settings)
{
  const BatsonSummaryDeadline *deadline = next_deadline (summary, settings->at);
  g_autofree char *label = NULL, *due = NULL;

  if (summary->vignette)
    return g_strdup ("");
  if (deadline)
    {
      BatsonDeadline d = { .id = batson_deadline_find (deadline->what), .due = deadline->due };
      if (deadline->due.at <= settings->at)
        {
          due = batson_words_deadline_left (&d, settings);
          return g_strdup_printf (C_ ("deadline", "%1$s: %2$s"), batson_words_deadline_name (d.id), due);
        }
      due = batson_words_instant (&deadline->due, batson_settings_offset_at (settings, deadline->due.at));
      return g_strdup_printf (C_ ("list", "%1$s: by %2$s"), batson_words_deadline_name (d.id), due);
    }
  if (g_str_equal (summary->next, "lesion.level") && *summary->next_of == '\0') /* asked of no lesion: the first is to be added */
    return g_strdup (_ ("No lesion entered"));
  label = label_of (summary->next, summary->next_of);
  if (label == NULL && *summary->next) /* a field of another version */
    return g_strdup ("");
  return label ? g_strdup_printf (C_ ("list", "Next: %s"), label) : g_strdup (C_ ("list", "No missing answer would change it"));
}
