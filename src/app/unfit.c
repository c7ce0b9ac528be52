/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a file that do not fit, in words. */
#include "app/unfit.h"

#include "case/document.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* What was said of the answer at PATH as it was read: it knows the document. NULL: nothing. */
static const char *
said_of (GPtrArray *problems, const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (((BatsonProblem *) problems->pdata[i])->path, path))
      return ((BatsonProblem *) problems->pdata[i])->text;
  return NULL;
}

/** Of the answers that do not fit now, how many there are and the first by its name in the forms; NULL where all fit. Free with g_free. */
char *
batson_unfit_words (BatsonSession *session)
{
  BatsonRecord *record;
  guint field, n = batson_record_unfit (batson_session_get_root (session), &record, &field);
  g_autofree char *label = NULL, *path = NULL, *why = NULL;
  BatsonFact first;

  if (n == 0)
    return NULL;
  first = (BatsonFact) { .record = record, .type = (guint16) batson_record_get_type_id (record), .field = (guint16) field };
  label = batson_words_fact_label (&first);
  path = batson_record_path (record, (int) field);
  why = g_strdup (said_of (batson_session_get_problems (session), path));
  if (why == NULL)
    why = batson_value_problem (batson_record_get_field (record, field), batson_record_get (record, field));
  /* Translators: how many answers of a file could not be understood, then the first of them: what is asked there, what is wrong. */
  return g_strdup_printf (ngettext ("%u answer of this file does not fit and is kept as it is. %s: %s",
                                    "%u answers of this file do not fit and are kept as they are. The first, %s: %s", n),
                          n, label, why);
}
