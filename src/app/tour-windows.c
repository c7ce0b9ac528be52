/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour through the windows beside the main one: presentation, walk, print preview, quiz, and a vignette being written. */
#include "app/tour-private.h"

#include "app/present.h"
#include "app/preview.h"
#include "app/quiz-case.h"
#include "app/quiz-pages.h"
#include "app/walk-window.h"

/* The one diagram, and the one step, of variants that show few. */
#define DIAGRAM "noms"
#define STEP "m"

/* The steps of the walk that look different. */
static const char *const steps[] = { "ref-1", "n", "o", "sins-pain", STEP, "s", "row" };

static GtkWidget *
content_of (GtkWidget *window)
{
  return adw_window_get_content (ADW_WINDOW (window));
}

/* Shows WINDOW, paints it as WHAT, and closes it. */
static gboolean
show_once (BatsonTour *self, GtkWidget *window, const char *of, const char *what, GError **error)
{
  gboolean ok;

  _batson_tour_size (self, GTK_WINDOW (window), content_of (window));
  ok = _batson_tour_paint (self, content_of (window), of, what, error);
  gtk_window_destroy (GTK_WINDOW (window));
  return ok;
}

static gboolean
show_presentation (BatsonTour *self, BatsonSession *session, const char *name, GError **error)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what = g_strdup_printf ("present-%s", kinds[i].id);

      if ((!self->variant->few || g_str_equal (kinds[i].id, DIAGRAM)) && !show_once (self, batson_present_new (NULL, session, &kinds[i]), name, what, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
show_walk (BatsonTour *self, BatsonSession *session, const char *name, GError **error)
{
  GtkWidget *window = batson_walk_window_new (NULL, session);
  gboolean ok = TRUE;

  _batson_tour_size (self, GTK_WINDOW (window), content_of (window));
  for (guint i = 0; ok && i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *what = g_strdup_printf ("walk-%s", steps[i]);

      if (self->variant->few && !g_str_equal (steps[i], STEP))
        continue;
      batson_walk_window_go_to (BATSON_WALK_WINDOW (window), steps[i]);
      _batson_tour_settle (window);
      ok = _batson_tour_paint (self, content_of (window), name, what, error);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return ok;
}

/** The case of WINDOW, called NAME, as it is shown to a room, walked through, and looked at before it is printed. */
gboolean
_batson_tour_teach (BatsonTour *self, BatsonWindow *window, const char *name, GError **error)
{
  BatsonSession *session = batson_window_get_session (window);

  return show_presentation (self, session, name, error) && show_walk (self, session, name, error) &&
         show_once (self, batson_preview_new (NULL, session, batson_diagram_kind (DIAGRAM)), name, "preview", error);
}

/* --- the quiz --- */

/* The first choice of every row: right in some, so that the difference is seen. */
static guint64
first_choices (const BatsonQuizItem *item)
{
  guint64 chosen = 0;

  for (guint i = 0; i < item->groups->len; i++)
    chosen |= G_GUINT64_CONSTANT (1) << g_array_index (item->groups, BatsonQuizGroup, i).first;
  return chosen;
}

/* Goes through all of the vignette at PATH: in turn as the framework does, and by the first choices. */
static void
answer_all (BatsonQuizWindow *quiz, const char *path)
{
  BatsonQuizRun *run;

  batson_quiz_window_open (quiz, path);
  run = batson_sitting_find (batson_quiz_sitting (), path);
  while (!batson_quiz_run_is_done (run))
    {
      const BatsonQuizItem *item = run->quiz->items->pdata[run->n_answered];

      batson_quiz_run_answer (run, run->n_answered % 2 ? first_choices (item) : item->answer);
    }
}

/* The vignettes to choose from, a question of one, its answer, the discussion at the end, and how the sitting went. */
static gboolean
sit (BatsonTour *self, GtkWidget *window, GPtrArray *paths, GError **error)
{
  BatsonQuizWindow *quiz = BATSON_QUIZ_WINDOW (window);
  GtkWidget *content = content_of (window);
  BatsonQuizCase *page;

  if (!_batson_tour_paint (self, content, "quiz", "vignettes", error) || paths->len < 2)
    return paths->len < 2;
  batson_quiz_window_open (quiz, paths->pdata[0]);
  page = BATSON_QUIZ_CASE (batson_quiz_window_get_page (quiz));
  batson_quiz_case_show_questions (page);
  _batson_tour_settle (window);
  if (!_batson_tour_paint (self, content, "quiz", "question", error))
    return FALSE;
  batson_quiz_case_answer (page, first_choices (batson_quiz_case_get_item (page)));
  _batson_tour_settle (window);
  if (!_batson_tour_paint (self, content, "quiz", "answer", error))
    return FALSE;
  answer_all (quiz, paths->pdata[1]);
  batson_quiz_window_show_list (quiz);
  batson_quiz_window_open (quiz, paths->pdata[1]);
  batson_quiz_case_show_questions (BATSON_QUIZ_CASE (batson_quiz_window_get_page (quiz)));
  _batson_tour_settle (window);
  if (!_batson_tour_paint (self, content, "quiz", "discussion", error))
    return FALSE;
  batson_quiz_window_show_summary (quiz);
  _batson_tour_settle (window);
  return _batson_tour_paint (self, content, "quiz", "summary", error);
}

/* A vignette as it is written or changed: its story, questions and discussion in the form. */
static gboolean
show_editor (BatsonTour *self, BatsonWindow *window, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BatsonFact title = { .type = BATSON_RECORD_TEACHING, .field = BATSON_TEACHING_TITLE };

  batson_window_open (window, file);
  title.record = batson_record_child (batson_session_get_root (batson_window_get_session (window)), BATSON_CASE_TEACHING);
  batson_window_go_to_fact (window, &title);
  _batson_tour_settle (GTK_WIDGET (window));
  return _batson_tour_paint (self, adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)), "quiz", "editor", error);
}

/** The quiz of the vignettes that come with the program, its pages, and one of them being changed in WINDOW. */
gboolean
_batson_tour_quiz (BatsonTour *self, BatsonWindow *window, GError **error)
{
  GtkWidget *quiz = batson_quiz_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  g_autoptr (GPtrArray) paths = batson_quiz_paths ();
  gboolean ok;

  _batson_tour_size (self, GTK_WINDOW (quiz), content_of (quiz));
  ok = sit (self, quiz, paths, error);
  if (ok && paths->len >= 2)
    ok = show_once (self, batson_preview_new_sitting (NULL, batson_quiz_sitting ()), "quiz", "preview", error);
  gtk_window_destroy (GTK_WINDOW (quiz));
  batson_quiz_sitting_forget ();
  return ok && (paths->len == 0 || show_editor (self, window, paths->pdata[0], error));
}
