/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages and dialogs say of every conclusion: what the program is for, the basis, the second protocol, what was set by hand. */
#include "framework/override.h"
#include "framework/words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** The intended use in one line, for the foot of pages and exports. Static. */
const char *
batson_words_intended_use (void)
{
  return _ ("For breast oncosurgeons and neurosurgeons: documentation, teaching and research. It reads no images and raises no alarm; it has no regulatory clearance. It advises; the treating team decides.");
}

/** What a basis means, in a sentence. Static. */
const char *
batson_words_basis (BatsonBasis basis)
{
  switch (basis)
    {
    case BATSON_BASIS_STATED: return _ ("The review says it.");
    case BATSON_BASIS_INFERRED: return _ ("The review leaves it open; this reading is the program's.");
    case BATSON_BASIS_CONFLICT: return _ ("The review contradicts itself, or the original it rests on; the other reading is shown.");
    case BATSON_BASIS_ADDED: return _ ("Not in the review; from the source named.");
    }
  g_assert_not_reached ();
}

/** What a basis means, in a sentence that begins with its name. Static. */
const char *
batson_words_basis_sentence (BatsonBasis basis)
{
  switch (basis)
    {
    case BATSON_BASIS_STATED: return _ ("Stated by the review.");
    case BATSON_BASIS_INFERRED: return _ ("Inferred: the review leaves it open; this reading is the program’s.");
    case BATSON_BASIS_CONFLICT: return _ ("Conflict: the review contradicts itself, or the original it rests on; the other reading is shown.");
    case BATSON_BASIS_ADDED: return _ ("Added: not in the review; from the source named.");
    }
  g_assert_not_reached ();
}

/* One part of a source, "4.2 Table 2", "4.1 b" or "Fisher 2010"; FIRST: the review was not named before it. */
static char *
source_part (const char *part, gboolean first)
{
  const char *table = strstr (part, " Table ");
  g_autofree char *section = table ? g_strndup (part, table - part) : g_strdup (part);

  if (!g_ascii_isdigit (*part))
    return g_strdup (part);
  if (table)
    return first ? g_strdup_printf (C_ ("source", "Review, section %1$s, Table %2$s"), section, table + strlen (" Table ")) : g_strdup_printf (C_ ("source", "section %1$s, Table %2$s"), section, table + strlen (" Table "));
  return g_strdup_printf (first ? C_ ("source", "Review, section %s") : C_ ("source", "section %s"), section);
}

/** Where a rule or a question comes from, SOURCE "4.2 Table 2; Fisher 2010": "Review, section 4.2, Table 2; Fisher 2010". Free with g_free. */
char *
batson_words_source (const char *source)
{
  g_auto (GStrv) parts = g_strsplit (source, "; ", -1);
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  gboolean first = TRUE;

  for (guint i = 0; parts[i]; i++)
    {
      _batson_clause (clauses, source_part (parts[i], first));
      first = first && !g_ascii_isdigit (*parts[i]);
    }
  return _batson_clauses_join (clauses, "; ");
}

/* Why the two cannot be compared yet: one has no row, or leaves open which. */
static char *
not_compared (const BatsonLesionResult *lesion)
{
  const BatsonProtocolResult *review = &lesion->protocols[BATSON_PROTOCOL_REVIEW], *laufer = &lesion->protocols[BATSON_PROTOCOL_LAUFER];
  gboolean review_open = (review->rows & (review->rows - 1)) != 0, laufer_open = (laufer->rows & (laufer->rows - 1)) != 0;
  const char *one = batson_protocol_title (batson_protocol (review->none || (review_open && !laufer->none) ? BATSON_PROTOCOL_REVIEW : BATSON_PROTOCOL_LAUFER));

  if (review->none && laufer->none)
    return g_strdup (_ ("Neither protocol has a row for this lesion: there is nothing to compare."));
  if (review->none || laufer->none)
    return g_strdup_printf (_ ("There is nothing to compare: %s has no row for this lesion."), one);
  if (review_open && laufer_open)
    return g_strdup (_ ("Whether the two protocols differ depends on answers still missing."));
  return g_strdup_printf (_ ("Whether the two protocols differ depends on what %s still leaves open."), one);
}

/** Whether the two protocols differ for a lesion and at which question they part (CMP-1). */
char *
batson_words_compare (const BatsonLesionResult *lesion)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);

  if (lesion->differ == BATSON_NO)
    return g_strdup (_ ("The two protocols suggest the same class of treatment."));
  if (lesion->differ == BATSON_OPEN)
    return not_compared (lesion);
  if (lesion->part_at < 0)
    return g_strdup (_ ("The two protocols differ: same answers, different rule."));
  return g_strdup_printf (_ ("The two protocols differ; they part at %s (%s)."), review->questions[lesion->part_at].letter, batson_protocol_text (review->questions[lesion->part_at].title));
}

/* The field that says what was decided otherwise for LESION: a choice, else words alone; -1 where nothing was. */
static int
decided_in (BatsonRecord *lesion)
{
  if (batson_record_has (lesion, BATSON_LESION_OUTCOME_HAND))
    return BATSON_LESION_OUTCOME_HAND;
  return batson_record_has (lesion, BATSON_LESION_OUTCOME_TEXT) ? BATSON_LESION_OUTCOME_TEXT : -1;
}

/* The field that says best what was decided: of another course than any of the framework's, the words for it. */
static int
told_in (BatsonRecord *lesion)
{
  gboolean other = batson_record_choice (lesion, BATSON_LESION_OUTCOME_HAND) == BATSON_OUTCOME_OTHER && *batson_record_text (lesion, BATSON_LESION_OUTCOME_TEXT);

  return other ? BATSON_LESION_OUTCOME_TEXT : decided_in (lesion);
}

/** What was decided for LESION by hand, by a team or by one of it: "Decided otherwise: Radiation alone"; NULL where nothing was (OVR-1). Free with g_free. */
char *
batson_words_decision (BatsonRecord *lesion)
{
  int field = told_in (lesion);
  g_autofree char *outcome = field < 0 ? NULL : batson_record_to_string (lesion, (guint) field);

  return outcome ? g_strdup_printf (C_ ("decision", "Decided otherwise: %s"), outcome) : NULL;
}

/* What somebody wrote as a sentence of its own; cut between words after MOST letters, 0: all of it. "" where TEXT is. Free with g_free. */
static char *
sentence (const char *text, guint most)
{
  gboolean cut = most > 0 && g_utf8_strlen (text, -1) > most;
  g_autofree char *start = g_strstrip (cut ? g_utf8_substring (text, 0, most) : g_strdup (text));
  char *space = cut ? strrchr (start, ' ') : NULL;

  if (space)
    *space = '\0';
  if (cut)
    return g_strdup_printf (C_ ("decision", "%s …"), start);
  return *start == '\0' || g_str_has_suffix (start, ".") ? g_steal_pointer (&start) : g_strdup_printf (C_ ("decision", "%s."), start);
}

/** More of what was decided otherwise for LESION: in words, why, by whom and when, and whether the answers changed since; "" where nothing was. The reason is cut after MOST letters, 0: it is whole. Free with g_free. */
char *
batson_words_decision_about (const BatsonAssessment *assessment, BatsonRecord *lesion, guint most)
{
  int field = decided_in (lesion);
  const BatsonAbout *about = field < 0 ? NULL : batson_record_get_about (lesion, (guint) field);
  g_autofree char *reason = sentence (batson_record_text (lesion, BATSON_LESION_OUTCOME_REASON), most), *words = sentence (batson_record_text (lesion, BATSON_LESION_OUTCOME_TEXT), most), *at = NULL;
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  if (about == NULL)
    return g_strdup ("");
  at = about->at ? batson_words_moment (about->at, about->offset) : NULL;
  if (told_in (lesion) != BATSON_LESION_OUTCOME_TEXT && *words)
    _batson_clause (clauses, g_strdup (words));
  if (batson_override_is_stale (assessment, lesion))
    _batson_clause (clauses, g_strdup (C_ ("decision", "Decided on earlier answers: decide again.")));
  _batson_clause (clauses, *reason ? g_strdup_printf (C_ ("decision", "Reason: %s"), reason) : g_strdup (C_ ("decision", "No reason given.")));
  if (at && about->by)
    _batson_clause (clauses, g_strdup_printf (C_ ("decision", "Decided by %1$s, entered %2$s."), about->by, at));
  else if (at)
    _batson_clause (clauses, g_strdup_printf (C_ ("decision", "Entered %s; who decided is not recorded."), at));
  else if (about->by)
    _batson_clause (clauses, g_strdup_printf (C_ ("decision", "Decided by %s."), about->by));
  else
    _batson_clause (clauses, g_strdup (C_ ("decision", "When and by whom is not recorded.")));
  return _batson_clauses_join (clauses, " ");
}

/** What was set by hand, why, when and by whom; and whether it rests on earlier answers (OVR-1). */
char *
batson_words_override (const BatsonOverride *override)
{
  const BatsonFact *set = &override->why.because.facts[0];
  g_autofree char *label = batson_words_fact_label (set), *value = batson_words_fact_value (set), *about = batson_words_fact_about (set);
  g_autofree char *given = batson_fact_is_none (&override->reason) || override->reason.record == NULL ? g_strdup ("") : batson_words_fact_value (&override->reason);
  g_autofree char *reason = sentence (given, 0);
  const char *words = set->field == BATSON_LESION_OUTCOME_HAND && set->type == BATSON_RECORD_LESION ? batson_record_text (set->record, BATSON_LESION_OUTCOME_TEXT) : "";
  g_autofree char *said = *words ? g_strdup_printf (C_ ("override", "%s, in words: %s"), value, words) : g_strdup (value);
  g_autofree char *text = g_strdup_printf (C_ ("override", "%s: %s (%s). Reason: %s"), label, said, *about ? about : _ ("time and author not recorded"), *reason ? reason : _ ("none given."));

  if (!override->stale)
    return g_steal_pointer (&text);
  return g_strdup_printf (C_ ("override", "%s Decided on earlier answers: decide again."), text);
}

/* "2 or 3" */
static char *
either (const BatsonField *field, guint64 choices)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (choices >> i & 1)
      _batson_clause (clauses, g_strdup (batson_field_choice_label (field, (int) i)));
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

/** An answer that was tried, beside the one BEFORE: "Bilsky grade of T8: 1b → 2", or where it is one of several "1b → 2 or 3?". ALIKE are the choices it stands for. */
char *
batson_words_tried (const BatsonFact *before, const BatsonFact *tried, guint64 alike)
{
  g_autofree char *label = batson_words_fact_label (tried), *old = batson_words_fact_value (before), *new = batson_words_fact_value (tried), *all = NULL;

  if ((alike & (alike - 1)) == 0)
    /* Translators: an answer that was tried: what it is, the answer of the case, the one tried. */
    return g_strdup_printf (C_ ("what if", "%1$s: %2$s → %3$s"), label, old, new);
  all = either (batson_fact_field (tried), alike);
  /* Translators: as before; then the answers that come to the same, joined by "or": which one is true is asked. */
  return g_strdup_printf (C_ ("what if", "%1$s: %2$s → %3$s?"), label, old, all);
}
