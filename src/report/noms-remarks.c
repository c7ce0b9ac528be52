/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was set by hand, conflicts and notes, and referral. */
#include "report/noms-remarks.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

/* A line of the first page names so many; the rest stands in what follows. */
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

/** A note in full, as its rule puts it. Free with g_free. */
char *
_batson_noms_note_words (const BatsonNote *note)
{
  return g_strdup_printf (C_ ("note", "%s. %s"), batson_rule_title (note->why.rule), batson_rule_text (note->why.rule));
}

static const char *
handling_words (BatsonHandling handling)
{
  switch (handling)
    {
    case BATSON_HANDLING_SENT: return C_ ("referral", "referral sent");
    case BATSON_HANDLING_RECEIVED: return C_ ("referral", "referral received");
    case BATSON_HANDLING_ANSWERED: return C_ ("referral", "referral answered");
    case BATSON_HANDLING_WITH_THEM: return C_ ("referral", "already with the neurosurgeon");
    default: return C_ ("referral", "no referral recorded");
    }
}

/** A trigger that is not ruled out, in full: since when, how it is handled, or what is missing. Free with g_free. */
char *
_batson_noms_trigger_words (const BatsonTrigger *trigger)
{
  const char *title = batson_rule_title (trigger->why.rule);
  g_autofree char *missing = trigger->state == BATSON_OPEN ? batson_words_facts (trigger->why.missing, 3) : NULL;

  if (missing)
    return g_strdup_printf (*missing ? _ ("%s: not known; missing: %s.") : _ ("%s: not known.%s"), title, missing);
  return g_strdup_printf (C_ ("referral", "%s: yes; %s."), title, handling_words (trigger->handling));
}

/* "NAME; NAME; ..." of the first of them. */
static char *
join (GPtrArray *names)
{
  if (names->len > NAMED)
    {
      g_ptr_array_set_size (names, NAMED);
      g_ptr_array_add (names, g_strdup ("…"));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

static char *
rule_name (BatsonRuleId rule)
{
  return g_strdup_printf (C_ ("rule", "%s %s"), batson_rule (rule)->id, batson_rule_title (rule));
}

/** What was set by hand for this lesion or the case, in a line; "" for nothing. Free with g_free. */
char *
_batson_noms_by_hand (const BatsonReport *report)
{
  GPtrArray *overrides = report->assessment->overrides;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < overrides->len; i++)
    {
      const BatsonOverride *o = overrides->pdata[i];
      if (is_mine (report, o->lesion))
        g_ptr_array_add (names, batson_words_fact (&g_array_index (o->why.because, BatsonFact, 0)));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = join (names);
  return g_strdup_printf (_ ("Set by hand, for the reasons below or overleaf: %s"), list);
}

/** The conflicts and notes of this lesion by their rules' names, in a line; "" for none. Free with g_free. */
char *
_batson_noms_named_notes (const BatsonReport *report)
{
  g_autoptr (GPtrArray) notes = _batson_noms_notes (report), names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < notes->len; i++)
    if (((BatsonNote *) notes->pdata[i])->lesion)
      g_ptr_array_add (names, rule_name (((BatsonNote *) notes->pdata[i])->why.rule));
  if (names->len == 0)
    return g_strdup ("");
  list = join (names);
  return g_strdup_printf (_ ("Conflicts and notes: %s"), list);
}

/** The triggers that fired, in a line; "" for none. Free with g_free. */
char *
_batson_noms_named_triggers (const BatsonReport *report)
{
  GPtrArray *triggers = report->assessment->triggers;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < triggers->len; i++)
    {
      const BatsonTrigger *t = triggers->pdata[i];
      if (t->state == BATSON_YES)
        g_ptr_array_add (names, g_strdup (batson_rule_title (t->why.rule)));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = join (names);
  return g_strdup_printf (_ ("Referral: %s"), list);
}
