/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages and dialogs say of every conclusion: what the program is for, the basis, the second protocol, what was set by hand. */
#include "framework/words.h"

#include <glib/gi18n-lib.h>

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

/** Whether the two protocols differ for a lesion and at which question they part (CMP-1). */
char *
batson_words_compare (const BatsonLesionResult *lesion)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);

  if (lesion->differ == BATSON_NO)
    return g_strdup (_ ("The two protocols suggest the same class of treatment."));
  if (lesion->differ == BATSON_OPEN)
    return g_strdup (_ ("Whether the two protocols differ depends on answers still missing."));
  if (lesion->part_at < 0)
    return g_strdup (_ ("The two protocols differ: same answers, different rule."));
  return g_strdup_printf (_ ("The two protocols differ; they part at %s (%s)."), review->questions[lesion->part_at].letter, batson_protocol_text (review->questions[lesion->part_at].title));
}

/** What was set by hand, why, when and by whom; and whether it rests on earlier answers (OVR-1). */
char *
batson_words_override (const BatsonOverride *override)
{
  const BatsonFact *set = &g_array_index (override->why.because, BatsonFact, 0);
  g_autofree char *label = batson_words_fact_label (set), *value = batson_words_fact_value (set), *about = batson_words_fact_about (set);
  g_autofree char *reason = batson_fact_is_none (&override->reason) || override->reason.record == NULL ? g_strdup ("") : batson_words_fact_value (&override->reason);
  g_autofree char *text = g_strdup_printf (C_ ("override", "%s: %s (%s). Reason: %s."), label, value, *about ? about : _ ("time and author not recorded"), *reason ? reason : _ ("none given"));

  if (!override->stale)
    return g_steal_pointer (&text);
  return g_strdup_printf (C_ ("override", "%s Decided on earlier answers: decide again."), text);
}
