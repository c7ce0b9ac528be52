/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was set by hand, conflicts and notes, and referral. */
#include "report/noms-remarks.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

/* A line of the first page names so many in words; the rest stands in what follows. */
#define NAMED 5

/* Whether what bears on LESION (NULL: on the case) is said on this report's pages; other lesions have their own. */
static gboolean
is_mine (const BatsonReport *report, const BatsonRecord *lesion)
{
  return lesion == NULL || (report->lesion && lesion == report->lesion->record);
}

/** The notes of the case and of this report's lesion. Returns: (transfer container) (element-type BatsonNote) */
GPtrArray *
_batson_noms_notes (const BatsonReport *report)
{
  GPtrArray *all = report->assessment->notes, *mine = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_mine (report, ((BatsonNote *) all->pdata[i])->lesion))
      g_ptr_array_add (mine, all->pdata[i]);
  return mine;
}

/** A note in full, with its title. Free with g_free. */
char *
_batson_noms_note_words (const BatsonNote *note)
{
  return g_strdup_printf (C_ ("note", "%s. %s"), batson_words_note_title (note), batson_words_note (note));
}

/** A trigger that is not ruled out, in full: since when and how it is handled, or what is missing. Free with g_free. */
char *
_batson_noms_trigger_words (const BatsonReport *report, const BatsonTrigger *trigger)
{
  g_autofree char *text = batson_words_trigger (report->assessment, trigger), *fired = NULL, *handling = NULL;

  if (trigger->state == BATSON_OPEN)
    return g_steal_pointer (&text);
  fired = batson_words_trigger_fired (trigger, &report->assessment->settings);
  handling = batson_words_trigger_handling (trigger);
  if (*fired == '\0')
    return g_strdup_printf (C_ ("trigger", "%s. Referral: %s."), text, handling);
  return g_strdup_printf (C_ ("trigger", "%s; %s. Referral: %s."), text, fired, handling);
}

/* "NAME; NAME; ..." of the first of them; BRIEF ones all. */
static char *
join (GPtrArray *names, gboolean brief)
{
  if (names->len > NAMED && !brief)
    {
      g_ptr_array_set_size (names, NAMED);
      g_ptr_array_add (names, g_strdup ("…"));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

/** What was set by hand for this lesion or the case, in a line, but for the decision, which stands above all; "" for nothing. Free with g_free. */
char *
_batson_noms_by_hand (const BatsonReport *report)
{
  GPtrArray *overrides = report->assessment->overrides;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < overrides->len; i++)
    {
      const BatsonOverride *o = overrides->pdata[i];
      const BatsonFact *set = &o->why.because.facts[0];
      if (is_mine (report, o->lesion) && !(set->type == BATSON_RECORD_LESION && (set->field == BATSON_LESION_OUTCOME_HAND || set->field == BATSON_LESION_OUTCOME_TEXT)))
        g_ptr_array_add (names, batson_words_fact (set));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = join (names, FALSE);
  return g_strdup_printf (_ ("Set by hand, for the reasons below or overleaf: %s"), list);
}

/** The answers that are doubtful, in a line; "" for none. Free with g_free. */
char *
_batson_noms_named_doubts (const BatsonReport *report)
{
  g_autoptr (GPtrArray) doubts = batson_assessment_doubts (report->assessment, report->lesion), names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < doubts->len; i++)
    g_ptr_array_add (names, batson_words_fact_label (&((const BatsonCheck *) doubts->pdata[i])->fact));
  if (names->len == 0)
    return g_strdup ("");
  list = join (names, FALSE);
  return g_strdup_printf (_ ("Doubtful, see below or overleaf: %s"), list);
}

/** The conflicts and notes of this lesion by their rules and titles, BRIEF by their rules alone, in a line; "" for none. Free with g_free. */
char *
_batson_noms_named_notes (const BatsonReport *report, gboolean brief)
{
  g_autoptr (GPtrArray) notes = _batson_noms_notes (report), names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < notes->len; i++)
    {
      const BatsonNote *note = notes->pdata[i];
      if (note->lesion && brief)
        g_ptr_array_add (names, g_strdup (batson_rule (note->why.rule)->id));
      else if (note->lesion)
        g_ptr_array_add (names, g_strdup_printf (C_ ("note", "%s %s"), batson_rule (note->why.rule)->id, batson_words_note_title (note)));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = join (names, brief);
  return g_strdup_printf (_ ("Conflicts and notes: %s"), list);
}

/** The triggers that fired, BRIEF by their rules alone, in a line; "" for none. Free with g_free. */
char *
_batson_noms_named_triggers (const BatsonReport *report, gboolean brief)
{
  GPtrArray *triggers = report->assessment->triggers;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < triggers->len; i++)
    {
      const BatsonTrigger *t = triggers->pdata[i];
      if (t->state == BATSON_YES)
        g_ptr_array_add (names, brief ? g_strdup (batson_rule (t->why.rule)->id) : batson_words_trigger (report->assessment, t));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = join (names, brief);
  return g_strdup_printf (_ ("Referral: %s"), list);
}
