/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sitting of the quiz: read, answer by keyboard and pointer, see what the framework says, and the summary with its pages. */
#include "app/app-settings.h"
#include "app/form.h"
#include "app/page.h"
#include "app/preview.h"
#include "app/quiz-ask.h"
#include "app/quiz-case.h"
#include "app/quiz.h"
#include "app/views.h"
#include "app/vignettes.h"
#include "case/document.h"
#include "framework/words.h"
#include "screen.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHIPPED 12 /* vignettes */

static GtkWindow *
window_open (int width, int height)
{
  GtkWindow *window = GTK_WINDOW (batson_quiz_window_new (NULL));

  gtk_window_set_default_size (window, width, height);
  screen_present (window);
  return window;
}

static void
window_close (GtkWindow *window)
{
  screen_close (window);
  batson_quiz_sitting_forget ();
}

static char *
path_of (const char *name)
{
  g_autofree char *folder = batson_vignettes_folder (), *file = g_strconcat (name, ".batson.json", NULL);

  return g_build_filename (folder, file, NULL);
}

static void
open_vignette (GtkWindow *window, const char *name)
{
  g_autofree char *path = path_of (name);

  batson_quiz_window_open (BATSON_QUIZ_WINDOW (window), path);
  screen_settle ();
  screen_frame (GTK_WIDGET (window));
}

static BatsonQuizRun *
run_of (const char *name)
{
  g_autofree char *path = path_of (name);

  return batson_sitting_find (batson_quiz_sitting (), path);
}

static GtkWidget *
button (GtkWindow *window, const char *label)
{
  return screen_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, label);
}

static void
click (GtkWindow *window, const char *label)
{
  GtkWidget *found = button (window, label);

  g_assert_nonnull (found);
  g_assert_true (gtk_widget_is_sensitive (found));
  g_signal_emit_by_name (found, "clicked");
  screen_settle ();
  screen_frame (GTK_WIDGET (window));
}

static gboolean
reads (GtkWindow *window, const char *text)
{
  return screen_find (GTK_WIDGET (window), GTK_TYPE_LABEL, text) != NULL;
}

static guint
count_of (GtkWidget *top, GType type)
{
  guint n = gtk_widget_get_visible (top) && g_type_is_a (G_OBJECT_TYPE (top), type);

  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    n += count_of (w, type);
  return n;
}

/* Answers what is asked with what the framework says, changed by FLIP. */
static void
answer (GtkWindow *window, BatsonQuizRun *run, guint64 flip)
{
  const BatsonQuizItem *item = run->quiz->items->pdata[run->n_answered];
  GtkWidget *ask = screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL);
  guint n = 0;

  g_assert_nonnull (ask);
  screen_choose (ask, item->answer ^ flip, &n);
  g_assert_cmpuint (batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (ask)), ==, item->answer ^ flip);
  click (window, "_Show the Answer");
}

static gboolean
is_shown (gpointer ask_in)
{
  return screen_find (ask_in, BATSON_TYPE_QUIZ_ASK, NULL) == NULL;
}

static gboolean
is_list (gpointer window)
{
  return count_of (window, ADW_TYPE_ACTION_ROW) == SHIPPED + 1; /* the last says that none is one's own yet */
}

static gboolean
is_gone (gpointer window)
{
  return *(GtkWindow **) window == NULL;
}

/* By keys alone: Enter answers as soon as that is possible and then goes on, Escape leads back and out; what was chosen is kept meanwhile. */
static void
test_keys (void)
{
  const char *name = "02-upright-only-in-a-brace";
  GtkWindow *window = window_open (1100, 800);
  BatsonQuizRun *run;
  GtkWidget *ask;
  guint64 chosen;

  open_vignette (window, name);
  run = run_of (name);
  screen_key (window, "Return"); /* nothing is chosen yet: it chooses */
  g_assert_cmpuint (run->n_answered, ==, 0);
  ask = screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL);
  chosen = batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (ask));
  g_assert_cmpuint (chosen, !=, 0);
  screen_send_key ("Escape");
  screen_wait (is_list, window);
  open_vignette (window, name);
  ask = screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL);
  g_assert_cmpuint (batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (ask)), ==, chosen);
  if (!batson_quiz_is_complete (run->quiz->items->pdata[0], chosen))
    {
      guint n = 0;

      screen_choose (ask, ((const BatsonQuizItem *) run->quiz->items->pdata[0])->answer, &n);
    }
  batson_quiz_ask_focus (BATSON_QUIZ_ASK (ask));
  screen_send_key ("Return");
  screen_wait (is_shown, window);
  g_assert_cmpuint (run->n_answered, ==, 1);
  screen_frame (GTK_WIDGET (window));
  screen_key (window, "Return"); /* goes on */
  g_assert_nonnull (screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL));
  g_assert_cmpuint (run->n_answered, ==, 1);
  screen_send_key ("Escape");
  screen_wait (is_list, window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  screen_send_key ("Escape");
  screen_wait (is_gone, &window);
  batson_quiz_sitting_forget ();
}

static void
test_list (void)
{
  GtkWindow *window = window_open (1100, 800);

  g_assert_cmpuint (count_of (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW), ==, SHIPPED + 1);
  g_assert_true (reads (window, "Pain at night"));
  g_assert_true (reads (window, "A man who keeps to his bed"));
  g_assert_false (reads (window, "Invented patient 1"));
  screen_picture (GTK_WIDGET (window), "quiz-list");
  window_close (window);
}

/* Nothing of the answers is to be read before they are given; afterwards it is. */
static void
test_hidden (void)
{
  GtkWindow *window = window_open (1366, 768);
  BatsonQuizRun *run;

  open_vignette (window, "01-pain-at-night");
  run = run_of ("01-pain-at-night");
  g_assert_true (reads (window, "Earlier radiation to T12"));
  g_assert_false (reads (window, "Pain at T12 (SINS)"));
  g_assert_false (reads (window, "Bilsky grade of T12"));
  g_assert_false (reads (window, "Invented patient 1"));
  g_assert_false (reads (window, run->discussion));
  screen_picture (GTK_WIDGET (window), "quiz-asks");
  answer (window, run, 0);
  g_assert_true (reads (window, "Pain at T12 (SINS)"));
  g_assert_false (reads (window, "Bilsky grade of T12"));
  g_assert_true (reads (window, "Right"));
  window_close (window);
}

static gboolean
shows_list (gpointer window)
{
  return reads (window, "Vignettes of Batson");
}

/* Real keys alone: every row by arrows, the answer by Ctrl+Enter, on by Enter. */
static void
test_keyboard (void)
{
  GtkWindow *window = window_open (1366, 768);
  BatsonQuizRun *run;
  const BatsonQuizItem *item;

  open_vignette (window, "03-touching-the-cord");
  run = run_of ("03-touching-the-cord");
  item = run->quiz->items->pdata[0];
  g_assert_cmpint (item->kind, ==, BATSON_QUIZ_QUESTION_SINS);
  g_assert_false (gtk_widget_is_sensitive (button (window, "_Show the Answer")));
  for (guint g = 0; g < item->groups->len; g++)
    {
      const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, g);
      guint wanted = g_bit_nth_lsf ((gulong) (group->answer >> group->first), -1);

      g_assert_true (GTK_IS_CHECK_BUTTON (screen_focus (window)));
      screen_key (window, "space");
      for (guint i = 0; i < wanted; i++)
        {

          screen_key (window, "Right");
          screen_settle ();
        }
      screen_key (window, "Tab");
    }
  g_assert_true (gtk_widget_is_sensitive (button (window, "_Show the Answer")));
  screen_key (window, "ctrl+Return");
  screen_settle ();
  g_assert_cmpuint (run->n_answered, ==, 1);
  g_assert_cmpuint (run->chosen[0], ==, item->answer);
  g_assert_true (reads (window, "Right"));
  g_assert_true (screen_focus (window) == button (window, "_Continue"));
  screen_key (window, "Return");
  screen_settle ();
  g_assert_true (reads (window, "Is the epidural compression at T7 of low or of high grade?"));
  screen_send_key ("alt+Left");
  screen_wait (shows_list, window);
  g_assert_true (reads (window, "Begun: 1 of 5 questions answered"));
  window_close (window);
}

/* A long answer is read from its beginning, wherever the question was scrolled to. */
static void
test_top (void)
{
  GtkWindow *window = window_open (360, 640);
  GtkAdjustment *scroll;

  open_vignette (window, "06-three-vertebrae");
  click (window, "_Questions");
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL), GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  screen_frame (GTK_WIDGET (window));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
  answer (window, run_of ("06-three-vertebrae"), 0);
  screen_frame (GTK_WIDGET (window));
  screen_frame (GTK_WIDGET (window));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), >, gtk_adjustment_get_page_size (scroll));
  window_close (window);
}

static void
test_names (void)
{
  GtkWindow *window = window_open (1366, 768);
  GtkWidget *ask, *choice;

  open_vignette (window, "01-pain-at-night");
  ask = screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL);
  choice = screen_find (ask, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_role (ask, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (ask, GTK_ACCESSIBLE_PROPERTY_LABEL, "SINS of T12: what does each part show?");
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL, "Location: Junctional");
  gtk_test_accessible_assert_role (choice, GTK_ACCESSIBLE_ROLE_RADIO);
  window_close (window);
}

/* One pedicle overlooked: the points, the class, and why; then the rest, the discussion, the next vignette. */
static void
test_difference (void)
{
  GtkWindow *window = window_open (1366, 768);
  BatsonQuizRun *run;
  const BatsonQuizItem *item;
  const BatsonQuizGroup *joints;

  open_vignette (window, "01-pain-at-night");
  run = run_of ("01-pain-at-night");
  item = run->quiz->items->pdata[0];
  joints = &g_array_index (item->groups, BatsonQuizGroup, item->groups->len - 1);
  answer (window, run, joints->answer | G_GUINT64_CONSTANT (1) << joints->first);
  g_assert_true (reads (window, "Partly right"));
  g_assert_true (reads (window, "The framework: SINS 7: Indeterminate (7–12)"));
  g_assert_true (reads (window, "5 of 6 as the framework has them. Points: Posterolateral involvement 1 too few. By your answers SINS 6, by the framework’s 7. The class changes: “Stable (0–6)” instead of “Indeterminate (7–12)”."));
  screen_picture (GTK_WIDGET (window), "quiz-shows");
  click (window, "_Continue");
  click (window, "_Don’t Know");
  g_assert_true (reads (window, "Not answered"));
  g_assert_false (reads (window, "Not right"));
  click (window, "_Continue");
  while (!batson_quiz_run_is_done (run))
    {
      if (((BatsonQuizItem *) run->quiz->items->pdata[run->n_answered])->kind == BATSON_QUIZ_QUESTION_TRIGGERS)
        screen_picture (GTK_WIDGET (window), "quiz-triggers");
      answer (window, run, 0);
      if (batson_quiz_run_is_done (run))
        screen_picture (GTK_WIDGET (window), "quiz-triggers-shown");
      click (window, "_Continue");
    }
  g_assert_true (reads (window, "3 right, 1 partly right, 0 not right, 1 not answered"));
  g_assert_true (reads (window, run->discussion));
  screen_picture (GTK_WIDGET (window), "quiz-discussion");
  click (window, "_Next Vignette");
  g_assert_true (reads (window, "Upright only in a brace"));
  window_close (window);
}

/* Two vignettes in one sitting; the window may be closed between them. */
static void
test_summary (void)
{
  GtkWindow *window = window_open (1100, 800);
  GtkWidget *name, *preview;
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };

  open_vignette (window, "03-touching-the-cord");
  answer (window, run_of ("03-touching-the-cord"), 0);
  screen_close (window);
  window = window_open (1100, 800);
  open_vignette (window, "10-numb-where-she-sits");
  answer (window, run_of ("10-numb-where-she-sits"), 0);
  click (window, "_Continue");
  click (window, "_Don’t Know");
  batson_quiz_window_show_summary (BATSON_QUIZ_WINDOW (window));
  screen_settle ();
  g_assert_true (reads (window, "2 right, 0 partly right, 0 not right, 1 not answered\nThe sitting is kept until the program ends, and nowhere else. Its summary can be printed or exported."));
  g_assert_true (reads (window, "Touching the cord"));
  g_assert_true (reads (window, "SINS of L4"));
  name = screen_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "R. Esident");
  g_assert_cmpstr (batson_quiz_sitting ()->resident, ==, "R. Esident");
  screen_picture (GTK_WIDGET (window), "quiz-summary");
  preview = batson_preview_new_sitting (window, batson_quiz_sitting ());
  gtk_window_present (GTK_WINDOW (preview));
  screen_settle ();
  screen_frame (preview);
  g_assert_cmpuint (count_of (preview, BATSON_TYPE_PAGE_VIEW), ==, batson_report_n_pages (batson_preview_report (BATSON_PREVIEW (preview))));
  screen_picture (preview, "quiz-preview");
  gtk_window_destroy (GTK_WINDOW (preview));
  click (window, "_New Sitting");
  batson_sitting_count (batson_quiz_sitting (), counts);
  g_assert_cmpuint (counts[BATSON_QUIZ_RIGHT] + counts[BATSON_QUIZ_NOT], ==, 0);
  window_close (window);
}

/* Story and questions one over the other where they do not fit beside each other. */
static void
test_narrow (void)
{
  GtkWindow *window = window_open (360, 640);

  open_vignette (window, "06-three-vertebrae");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 372);
  screen_picture (GTK_WIDGET (window), "quiz-narrow-story");
  g_assert_true (gtk_widget_get_mapped (button (window, "_Questions")));
  g_assert_false (gtk_widget_get_mapped (button (window, "_Show the Answer")));
  click (window, "_Questions");
  g_assert_true (gtk_widget_get_mapped (button (window, "_Show the Answer")));
  screen_picture (GTK_WIDGET (window), "quiz-narrow");
  g_signal_emit_by_name (gtk_widget_get_first_child (gtk_widget_get_parent (button (window, "_Show the Answer"))), "clicked");
  screen_settle ();
  screen_frame (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (button (window, "_Questions")));
  window_close (window);
}

static void
test_dark (void)
{
  GtkWindow *window;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  window = window_open (1366, 768);
  open_vignette (window, "01-pain-at-night");
  answer (window, run_of ("01-pain-at-night"), 0);
  screen_picture (GTK_WIDGET (window), "quiz-dark");
  window_close (window);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* A folder of one's own: its vignettes by their titles, its other cases not. */
static void
test_own_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vignettes-XXXXXX", NULL), *from = path_of ("02-upright-only-in-a-brace"), *text = NULL, *mine = g_build_filename (folder, "mine.batson.json", NULL), *other = g_build_filename (folder, "other.batson.json", NULL), *broken = g_build_filename (folder, "broken.batson.json", NULL);
  g_autoptr (GPtrArray) list = NULL;
  GtkWindow *window;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (mine, text, -1, NULL));
  g_assert_true (g_file_set_contents (other, "{\"batson\": 1, \"id\": \"x\", \"record\": {\"notes\": \"\\\"teaching\\\"\"}}", -1, NULL));
  g_assert_true (g_file_set_contents (broken, "\"teaching\"", -1, NULL));
  list = batson_vignettes_list (folder);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((BatsonVignette *) list->pdata[0])->title, ==, "Upright only in a brace");
  g_settings_set_string (batson_app_settings (), "vignettes-folder", folder);
  window = window_open (1100, 800);
  g_assert_cmpuint (count_of (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW), ==, SHIPPED + 1);
  g_settings_reset (batson_app_settings (), "vignettes-folder");
  window_close (window);
}

/* The vignette is a case of its own, without names and who entered them; the patient's is not touched. */
static void
test_make (void)
{
  g_autoptr (BatsonCase) the_case = screen_example ("clara-muster.batson.json");
  g_autoptr (GBytes) before = NULL, after = NULL, made = NULL;
  g_autoptr (BatsonSession) session = NULL, vignette = NULL;
  BatsonRecord *patient = batson_record_child (batson_case_get_root (the_case), BATSON_CASE_PATIENT), *other, *teaching;
  g_autofree char *text = NULL;
  g_auto (BatsonValue) note = batson_value_text ("brother of Otto Weiss");

  batson_case_set_author (the_case, "Dr. Otto Weiss");
  batson_case_set (the_case, batson_case_get_root (the_case), BATSON_CASE_NOTES, &note);
  before = batson_document_record_bytes (the_case);
  session = batson_session_new (the_case);
  vignette = batson_vignette_make (session, 0);
  after = batson_document_record_bytes (the_case);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (batson_quiz_is_vignette (batson_case_get_root (the_case)));
  g_assert_true (batson_quiz_is_vignette (batson_session_get_root (vignette)));
  g_assert_null (batson_session_get_file (vignette));
  g_assert_true (batson_session_is_modified (vignette));
  g_assert_cmpstr (batson_case_get_id (batson_session_get_case (vignette)), !=, batson_case_get_id (the_case));
  made = batson_document_record_bytes (batson_session_get_case (vignette));
  text = g_strndup (g_bytes_get_data (made, NULL), g_bytes_get_size (made));
  g_assert_null (strstr (text, batson_record_text (patient, BATSON_PATIENT_NAME)));
  g_assert_null (strstr (text, batson_record_text (patient, BATSON_PATIENT_NUMBER)));
  g_assert_null (strstr (text, "Weiss"));
  g_assert_null (strstr (text, "\"by\""));
  other = batson_record_child (batson_session_get_root (vignette), BATSON_CASE_PATIENT);
  g_assert_cmpint (batson_record_get (other, BATSON_PATIENT_BIRTH)->date.year, ==, batson_record_get (patient, BATSON_PATIENT_BIRTH)->date.year);
  g_assert_cmpint (batson_record_get (other, BATSON_PATIENT_BIRTH)->date.month, ==, 0);
  g_assert_cmpuint (batson_record_length (batson_session_get_root (vignette), BATSON_CASE_LESIONS), ==, batson_record_length (batson_case_get_root (the_case), BATSON_CASE_LESIONS));
  teaching = batson_record_child (batson_session_get_root (vignette), BATSON_CASE_TEACHING);
  g_assert_cmpstr (batson_record_text (teaching, BATSON_TEACHING_TITLE), ==, "New vignette");
  g_assert_cmpuint (batson_record_choices (teaching, BATSON_TEACHING_QUESTIONS), ==, 31);
}

/* The forms of both roles ask for what makes a vignette, of a vignette alone. */
static void
test_form (void)
{
  GtkWidget *(*const forms[]) (BatsonSession *) = { batson_form_new_breast, batson_form_new_neuro };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = path_of ("01-pain-at-night");
      g_autoptr (BatsonCase) the_case = batson_vignette_read (path, NULL);
      g_autoptr (BatsonSession) session = batson_session_new (the_case), other = batson_session_new (screen_case ());
      BatsonFact discussion = { .record = batson_record_child (batson_case_get_root (the_case), BATSON_CASE_TEACHING), .type = BATSON_RECORD_TEACHING, .field = BATSON_TEACHING_DISCUSSION };
      GtkWidget *form = forms[i] (session), *plain = forms[i] (other);
      GtkWindow *window = screen_show (form, 760, 900);

      g_assert_true (batson_view_show_fact (BATSON_VIEW (form), &discussion));
      screen_settle ();
      screen_frame (form);
      screen_frame (form);
      g_assert_true (reads (window, "Title of the vignette"));
      g_assert_true (reads (window, "Discussion"));
      screen_picture (GTK_WIDGET (window), i ? "quiz-form-neuro" : "quiz-form");
      gtk_window_set_child (window, plain);
      screen_settle ();
      g_assert_true (reads (window, "Follow-up"));
      g_assert_false (reads (window, "Teaching"));
      screen_close (window);
    }
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add_func ("/app/quiz/list", test_list);
  g_test_add_func ("/app/quiz/keys", test_keys);
  g_test_add_func ("/app/quiz/hidden", test_hidden);
  g_test_add_func ("/app/quiz/keyboard", test_keyboard);
  g_test_add_func ("/app/quiz/names", test_names);
  g_test_add_func ("/app/quiz/top", test_top);
  g_test_add_func ("/app/quiz/difference", test_difference);
  g_test_add_func ("/app/quiz/summary", test_summary);
  g_test_add_func ("/app/quiz/narrow", test_narrow);
  g_test_add_func ("/app/quiz/dark", test_dark);
  g_test_add_func ("/app/quiz/own-folder", test_own_folder);
  g_test_add_func ("/app/quiz/make", test_make);
  g_test_add_func ("/app/quiz/form", test_form);
  return g_test_run ();
}
