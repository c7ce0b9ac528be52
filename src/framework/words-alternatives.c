/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a conclusion could have been, in words. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* "2, 3 or cauda equina, high": any of the values. */
static char *
values (const BatsonAlternative *alternative)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < alternative->values->len; i++)
    {
      const BatsonValue *value = &g_array_index (alternative->values, BatsonValue, i);
      _batson_clause (clauses, value->state == BATSON_VALUE_BLANK ? g_strdup (C_ ("alternative", "not set")) : batson_value_to_string (batson_fact_field (&alternative->fact), value));
    }
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

/** What would have to be otherwise: "Bilsky grade of L2: 2 or 3", "4 points more", "Original NOMS 2013", "NOMS-C3: ...". Free with g_free. */
char *
batson_words_alternative_title (const BatsonAlternative *alternative)
{
  g_autofree char *label = NULL, *text = NULL;

  switch (alternative->kind)
    {
    case BATSON_ALTERNATIVE_ANSWER:
      label = batson_words_fact_label (&alternative->fact);
      text = values (alternative);
      return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), label, text);
    case BATSON_ALTERNATIVE_DISTANCE:
      if (alternative->points > 0)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d point more", "%d points more", (gulong) alternative->points), alternative->points);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d point fewer", "%d points fewer", (gulong) -alternative->points), -alternative->points);
    case BATSON_ALTERNATIVE_PROTOCOL:
      return g_strdup (batson_protocol_title (batson_protocol (alternative->protocol)));
    case BATSON_ALTERNATIVE_READING:
      return g_strdup_printf (C_ ("why", "%s: %s"), batson_rule (alternative->note->why.rule)->id, batson_words_note_title (alternative->note));
    }
  g_assert_not_reached ();
}

/** The whole of it: "With Bilsky grade of L2: 2 or 3 it would be: NOMS-1: Separation surgery + SBRT". Free with g_free. */
char *
batson_words_alternative (const BatsonAlternative *alternative)
{
  g_autofree char *title = batson_words_alternative_title (alternative);

  switch (alternative->kind)
    {
    case BATSON_ALTERNATIVE_ANSWER:
    case BATSON_ALTERNATIVE_DISTANCE:
      return g_strdup_printf (C_ ("alternative", "%1$s, then: %2$s"), title, alternative->words);
    case BATSON_ALTERNATIVE_PROTOCOL:
      return g_strdup_printf (C_ ("alternative", "%1$s says: %2$s"), title, alternative->words);
    case BATSON_ALTERNATIVE_READING:
      return g_strdup_printf (C_ ("alternative", "%1$s. %2$s"), title, alternative->words);
    }
  g_assert_not_reached ();
}
