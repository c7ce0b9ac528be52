/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks in words: what is doubtful, and what to do. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *id, *text;
} checks[] = {
  { "birth-in-future", NC_ ("check", "The birth date lies in the future. Check the year.") },
  { "birth-long-ago", NC_ ("check", "The birth date lies more than 120 years ago. Check the year.") },
  { "date-in-future", NC_ ("check", "This lies in the future. It starts no clock; check the date.") },
  { "date-before-birth", NC_ ("check", "This lies before the birth date. Check both dates.") },
  { "onset-after-imaging", NC_ ("check", "This began after the newest imaging. What the imaging shows may be out of date: check the dates, or image again.") },
  { "ended-before-onset", NC_ ("check", "It ended before it began. Check both times.") },
  { "received-before-sent", NC_ ("check", "The referral was received before it was sent. Check both times.") },
  { "answered-before-received", NC_ ("check", "The referral was answered before it was sent or received. Check the times.") },
  { "operated-before-diagnosis", NC_ ("check", "The primary was operated before it was diagnosed. Check both dates.") },
  { "done-before-requested", NC_ ("check", "It was done before it was requested. Check both dates.") },
  { "ish-not-asked", NC_ ("check", "ISH is answered though IHC is 0, 1+ or 3+. It is asked where IHC is 2+: check both.") },
  { "sample-level", NC_ ("check", "No lesion is entered at the level of this sample. Check the level, or add the lesion.") },
  { "span-reversed", NC_ ("check", "The lower level stands before the upper one. Turn the span round.") },
  { "same-level", NC_ ("check", "Another lesion is entered at this level. A span is one lesion: check both.") },
  { "location-missing", NC_ ("check", "The level is none from C0 to S5: choose the location class, SINS needs it.") },
  { "treated-before-imaging", NC_ ("check", "The treatment was completed before the first imaging recorded of this lesion. Check the dates.") },
  { "no-radiation", NC_ ("check", "This belongs to earlier radiation, but none is recorded. Answer whether the lesion was irradiated.") },
  { "cauda-above-l1", NC_ ("check", "A cauda equina grade is given above L1. Give a Bilsky grade, or check the level.") },
  { "pain-disagrees", NC_ ("check", "Pain of this lesion is recorded, but no back pain. Check both.") },
  { "walking-lost-unaided", NC_ ("check", "Walking is lost, but the patient walks unaided. Check both.") },
  { "cannot-walk-not-lost", NC_ ("check", "The patient cannot walk, but walking was not lost. Say since when, or that another cause is long-standing.") },
  { "frankel-e-deficit", NC_ ("check", "Frankel E is normal, but a deficit is recorded. Check both.") },
  { "frankel-walking", NC_ ("check", "The Frankel grade and the walking do not go together: D and E walk, A to C do not walk unaided. Check both.") },
  { "ais-e-deficit", NC_ ("check", "AIS E is normal after a former deficit, but a deficit is recorded now. Check both.") },
  { "ais-never-deficit", NC_ ("check", "AIS says that there never was a deficit, but one is recorded. Check both.") },
  { "ais-e-never-deficit", NC_ ("check", "AIS E means a former deficit, but none is recorded. Where there never was one choose “never a deficit”.") },
  { "ecog-kps-apart", NC_ ("check", "ECOG and Karnofsky lie far apart. Check both.") },
  { "kps-not-ten", NC_ ("check", "Karnofsky goes in tens. Check the number.") },
  { "visit-ecog-kps-apart", NC_ ("check", "ECOG and Karnofsky of this visit lie far apart. Check both.") },
  { "visit-kps-not-ten", NC_ ("check", "Karnofsky of this visit goes in tens. Check the number.") },
  { "qlq-items", NC_ ("check", "These are not thirty answers: 1 to 4 for items 1 to 28, 1 to 7 for items 29 and 30, a dash where one is missing. Enter them by item.") },
  { "qlq-by-hand", NC_ ("check", "The score of the items is another; the charts show that one. Check the items, or clear this score.") },
  { "unfit-without-reason", NC_ ("check", "Judged unfit without a reason. Give one: it is printed.") },
  { "by-hand-without-reason", NC_ ("check", "Set by hand without a reason. Give one: it is kept and printed.") },
  { "known-not-proven", NC_ ("check", "Breast cancer was known before, yet the primary is not proven. Check both.") },
  { "rapid-slow", NC_ ("check", "The interval is longer than six weeks. The review means progression within four to six weeks: check both.") },
  { "whole-body-disagrees", NC_ ("check", "The work-up has whole-body imaging done, the staging says it was not. Check both.") },
  { "not-needed-without-reason", NC_ ("check", "Not needed, without a reason. Give one.") },
};

/** What is doubtful about an answer and what to do, for the row it is shown at. */
char *
batson_words_check (const BatsonCheck *check)
{
  g_autofree char *other = NULL;
  const char *text = "";

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (strcmp (checks[i].id, check->id) == 0)
      text = g_dpgettext2 (GETTEXT_PACKAGE, "check", checks[i].text);
  g_assert (*text);
  if (batson_fact_is_none (&check->other))
    return g_strdup (text);
  other = batson_words_fact (&check->other);
  /* Translators: a sentence, and the answer it disagrees with: "Check both. (Frankel grade: E)" */
  return g_strdup_printf (C_ ("check", "%1$s (%2$s)"), text, other);
}
