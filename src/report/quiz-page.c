/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a sitting of the quiz: how it went in all, then vignette by vignette every answer, the framework's, why, and the discussion. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

/* The rule an answer of one row rests on: "NOMS-5 (4.1 a; stated)", and the answers of the case. */
static char *
why (const BatsonQuizItem *item)
{
  const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, 0);
  g_autofree char *because = batson_words_quiz_because (group);

  if (item->groups->len > 1)
    return g_strdup ("");
  /* Translators: on a page: a rule, its source, its basis, and the answers a conclusion rests on. */
  return g_strdup_printf (_ (" Why: %1$s (%2$s; %3$s). %4$s"), batson_rule (group->rule)->id, batson_rule (group->rule)->source, batson_basis_label (group->basis), because);
}

static void
add_answer (BatsonFlow *flow, const BatsonQuizRun *run, guint n)
{
  const BatsonQuizItem *item = run->quiz->items->pdata[n];
  g_autofree char *subject = batson_words_quiz_subject (item), *given = batson_words_quiz_given (run->quiz, item, run->chosen[n]), *total = batson_words_quiz_total (run->quiz, item);
  g_autofree char *difference = batson_words_quiz_difference (run->quiz, item, run->chosen[n]), *reason = why (item), *text = NULL;
  BatsonQuizResult result;

  batson_quiz_compare (item, run->chosen[n], &result);
  if (run->chosen[n] == 0)
    text = g_strdup_printf (_ ("%1$s. The framework: %2$s.%3$s"), subject, total, reason);
  else if (result.verdict == BATSON_QUIZ_RIGHT)
    text = g_strdup_printf (_ ("%1$s. The framework and the answer: %2$s.%3$s"), subject, total, reason);
  else
    text = g_strdup_printf (_ ("%1$s. Answered: %2$s. The framework: %3$s. %4$s%5$s"), subject, given, total, difference, reason);
  _batson_flow_item (flow, batson_words_quiz_verdict (result.verdict), text);
}

/* A text of several paragraphs. */
static void
add_paragraphs (BatsonFlow *flow, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    _batson_flow_item (flow, "", lines[i]);
}

static void
add_run (BatsonFlow *flow, const BatsonQuizRun *run, guint number)
{
  g_autofree char *heading = g_strdup_printf (C_ ("page", "%1$u. %2$s"), number, batson_words_quiz_title (run->quiz->assessment->root));

  _batson_flow_heading (flow, heading);
  for (guint i = 0; i < run->n_answered; i++)
    add_answer (flow, run, i);
  if (batson_quiz_run_is_done (run) && *run->discussion)
    {
      _batson_flow_heading (flow, _ ("Discussion"));
      add_paragraphs (flow, run->discussion);
    }
}

static void
add_summary (BatsonFlow *flow, const BatsonSitting *sitting)
{
  guint all[BATSON_QUIZ_N_VERDICTS] = { 0 };
  g_autofree char *total = NULL;

  batson_sitting_count (sitting, all);
  total = batson_words_quiz_count (all);
  _batson_flow_heading (flow, total);
  for (guint i = 0; i < sitting->runs->len; i++)
    {
      const BatsonQuizRun *run = sitting->runs->pdata[i];
      guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };
      g_autofree char *count = NULL, *line = NULL;

      batson_quiz_run_count (run, counts);
      count = batson_words_quiz_count (counts);
      line = g_strdup_printf (C_ ("page", "%1$u. %2$s: %3$s"), i + 1, batson_words_quiz_title (run->quiz->assessment->root), count);
      _batson_flow_item (flow, "", line);
    }
}

static void
add_all (BatsonFlow *flow, const BatsonSitting *sitting)
{
  add_summary (flow, sitting);
  for (guint i = 0; i < sitting->runs->len; i++)
    add_run (flow, sitting->runs->pdata[i], i + 1);
}

/** The pages of the report's sitting, in two columns where the paper lies, in one where it stands. */
void
_batson_quiz_pages (BatsonReport *report)
{
  BatsonPage *page = _batson_report_add_page (report);
  BatsonFlow flow;

  _batson_flow_init (&flow, report, page, _batson_report_band (report, page, 1, 1, FALSE) + 8, report->setup.portrait ? 1 : 2);
  add_all (&flow, report->sitting);
}
