/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sitting: vignettes answered one after another, and how they went. */
#include "framework/quiz.h"

static void
run_free (gpointer data)
{
  BatsonQuizRun *run = data;

  g_free (run->key);
  g_free (run->title);
  g_free (run->discussion);
  batson_quiz_free (run->quiz);
  g_free (run->chosen);
  g_free (run);
}

/** A sitting without vignettes. Free with batson_sitting_free (). */
BatsonSitting *
batson_sitting_new (void)
{
  BatsonSitting *sitting = g_new0 (BatsonSitting, 1);

  sitting->resident = g_strdup ("");
  sitting->runs = g_ptr_array_new_with_free_func (run_free);
  return sitting;
}

/** Frees a sitting; NULL is allowed. */
void
batson_sitting_free (BatsonSitting *sitting)
{
  if (sitting == NULL)
    return;
  g_free (sitting->resident);
  g_ptr_array_unref (sitting->runs);
  g_free (sitting);
}

/** The vignette that comes from KEY; NULL where it is not in the sitting. */
BatsonQuizRun *
batson_sitting_find (const BatsonSitting *sitting, const char *key)
{
  for (guint i = 0; i < sitting->runs->len; i++)
    {
      BatsonQuizRun *run = sitting->runs->pdata[i];
      if (g_str_equal (run->key, key))
        return run;
    }
  return NULL;
}

/** Begins QUIZ, which is taken, as the last vignette of the sitting; it replaces what was answered of the same KEY before. Owned by the sitting. */
BatsonQuizRun *
batson_sitting_begin (BatsonSitting *sitting, const char *key, BatsonQuiz *quiz)
{
  BatsonRecord *teaching = batson_record_child (quiz->assessment->root, BATSON_CASE_TEACHING);
  BatsonQuizRun *run = g_new0 (BatsonQuizRun, 1), *before = batson_sitting_find (sitting, key);

  run->key = g_strdup (key);
  run->title = g_strdup (batson_record_text (teaching, BATSON_TEACHING_TITLE));
  run->discussion = g_strdup (batson_record_text (teaching, BATSON_TEACHING_DISCUSSION));
  run->quiz = quiz;
  run->chosen = g_new0 (guint64, quiz->items->len + 1);
  if (before)
    g_ptr_array_remove (sitting->runs, before);
  g_ptr_array_add (sitting->runs, run);
  return run;
}

/** Answers the next question of RUN; 0: it is given up. */
void
batson_quiz_run_answer (BatsonQuizRun *run, guint64 chosen)
{
  g_return_if_fail (!batson_quiz_run_is_done (run));
  run->chosen[run->n_answered++] = chosen;
}

/** Whether every question of RUN is answered. */
gboolean
batson_quiz_run_is_done (const BatsonQuizRun *run)
{
  return run->n_answered >= run->quiz->items->len;
}

/** Adds to COUNTS how many answers of RUN are right, partly right, and not. */
void
batson_quiz_run_count (const BatsonQuizRun *run, guint counts[BATSON_QUIZ_N_VERDICTS])
{
  for (guint i = 0; i < run->n_answered; i++)
    {
      BatsonQuizResult result;
      batson_quiz_compare (run->quiz->items->pdata[i], run->chosen[i], &result);
      counts[result.verdict]++;
    }
}

/** Adds to COUNTS how many answers of the sitting are right, partly right, and not. */
void
batson_sitting_count (const BatsonSitting *sitting, guint counts[BATSON_QUIZ_N_VERDICTS])
{
  for (guint i = 0; i < sitting->runs->len; i++)
    batson_quiz_run_count (sitting->runs->pdata[i], counts);
}
