/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks in words: what is doubtful, and what to do. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

static const char *const checks[BATSON_N_CHECKS] = {
#define CHECK(NAME, id, rule, text) [BATSON_CHECK_##NAME] = text,
#include "framework/checks.def"
#undef CHECK
};

/** What is doubtful about an answer and what to do, for the row it is shown at. */
char *
batson_words_check (const BatsonCheck *check)
{
  const char *text = g_dpgettext2 (GETTEXT_PACKAGE, "check", checks[check->id]);
  g_autofree char *other = NULL;

  if (batson_fact_is_none (&check->other))
    return g_strdup (text);
  other = batson_words_fact (&check->other);
  /* Translators: a sentence, and the answer it disagrees with: "Check both. (Frankel grade: E)" */
  return g_strdup_printf (C_ ("check", "%1$s (%2$s)"), text, other);
}

/** The same where it does not stand at the row: "Onset of the deterioration: 9 Jun 2026, 12:55. This began after the newest imaging. ..." */
char *
batson_words_doubt (const BatsonCheck *check)
{
  g_autofree char *fact = batson_words_fact (&check->fact), *text = batson_words_check (check);

  /* Translators: an answer that is doubtful, and what is doubtful about it. */
  return g_strdup_printf (C_ ("check", "%1$s. %2$s"), fact, text);
}
