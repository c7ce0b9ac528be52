/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the quiz: the vignettes, one of them, and the summary of the sitting. */
#include "app/quiz.h"

#include "app/clock.h"
#include "app/quiz-case.h"
#include "app/quiz-pages.h"
#include "app/theme.h"
#include "app/tooltip.h"
#include "app/vignettes.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

struct _BatsonQuizWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwBin *bin; /* the page shown */
  AdwWindowTitle *title;
  GtkWidget *back, *summary;
  char *path; /* of the vignette shown; nullable */
};

G_DEFINE_FINAL_TYPE (BatsonQuizWindow, batson_quiz_window, ADW_TYPE_WINDOW)

/* --- the sitting: one, as long as the program runs --- */

static BatsonSitting *the_sitting;

/** The sitting, at the time of now. Not owned. */
BatsonSitting *
batson_quiz_sitting (void)
{
  if (the_sitting == NULL)
    the_sitting = batson_sitting_new ();
  batson_clock_now (&the_sitting->at, &the_sitting->offset);
  return the_sitting;
}

/** Begins another sitting; what was answered is gone. No vignette may be shown. */
void
batson_quiz_sitting_forget (void)
{
  g_clear_pointer (&the_sitting, batson_sitting_free);
}

static BatsonQuiz *
quiz_of (BatsonCase *the_case)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW };
  g_autoptr (BatsonAssessment) assessment = NULL;

  if (!batson_quiz_time (batson_case_get_root (the_case), &settings.at, &settings.offset))
    batson_clock_now (&settings.at, &settings.offset);
  assessment = batson_assess (batson_case_get_root (the_case), &settings);
  return batson_quiz_new (assessment);
}

/* --- pages --- */

static void
set_page (BatsonQuizWindow *self, GtkWidget *page, const char *title, const char *subtitle)
{
  adw_bin_set_child (self->bin, page);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* What the header offers: the way back from a vignette or the summary, the summary as soon as something is answered. */
static void
update_header (BatsonQuizWindow *self, gboolean list, gboolean summary)
{
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };

  batson_sitting_count (batson_quiz_sitting (), counts);
  gtk_widget_set_visible (self->back, !list);
  gtk_widget_set_visible (self->summary, !summary && counts[0] + counts[1] + counts[2] > 0);
}

/** Shows the vignettes to choose from. */
void
batson_quiz_window_show_list (BatsonQuizWindow *self)
{
  g_clear_pointer (&self->path, g_free);
  set_page (self, batson_quiz_list_new (self), _("Quiz"), "");
  update_header (self, TRUE, FALSE);
}

/** Shows how the sitting went. */
void
batson_quiz_window_show_summary (BatsonQuizWindow *self)
{
  g_clear_pointer (&self->path, g_free);
  set_page (self, batson_quiz_summary_new (self), _("Summary"), "");
  update_header (self, FALSE, TRUE);
}

static void
progress (BatsonQuizCase *page, BatsonQuizWindow *self)
{
  g_autofree char *place = batson_quiz_case_dup_place (page);

  adw_window_title_set_subtitle (self->title, place);
  update_header (self, FALSE, FALSE);
}

static gboolean
go_next (gpointer data)
{
  BatsonQuizWindow *self = data;
  g_autoptr (GPtrArray) paths = batson_quiz_paths ();
  guint here = 0;

  if (self->path)
    g_ptr_array_find_with_equal_func (paths, self->path, g_str_equal, &here);
  for (guint i = 1; i < paths->len; i++)
    {
      const char *path = paths->pdata[(here + i) % paths->len];
      const BatsonQuizRun *run = batson_sitting_find (batson_quiz_sitting (), path);

      if (run == NULL || !batson_quiz_run_is_done (run))
        {
          batson_quiz_window_open (self, path);
          return G_SOURCE_REMOVE;
        }
    }
  batson_quiz_window_show_summary (self);
  return G_SOURCE_REMOVE;
}

/* The page asks for it from one of its buttons, so it goes first. */
static void
next (BatsonQuizCase *page, BatsonQuizWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, go_next, g_object_ref (self), g_object_unref);
}

static void
show_run (BatsonQuizWindow *self, BatsonQuizRun *run);

static gboolean
go_again (gpointer data)
{
  BatsonQuizWindow *self = data;
  g_autofree char *path = g_strdup (self->path);
  const BatsonQuizRun *before = path ? batson_sitting_find (batson_quiz_sitting (), path) : NULL;

  if (before == NULL)
    return G_SOURCE_REMOVE;
  adw_bin_set_child (self->bin, NULL);
  show_run (self, batson_sitting_begin (batson_quiz_sitting (), path, batson_quiz_new (before->quiz->assessment)));
  return G_SOURCE_REMOVE;
}

static void
again (BatsonQuizCase *page, BatsonQuizWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, go_again, g_object_ref (self), g_object_unref);
}

static void
show_run (BatsonQuizWindow *self, BatsonQuizRun *run)
{
  GtkWidget *page = batson_quiz_case_new (run);

  g_signal_connect_object (page, "progress", G_CALLBACK (progress), self, 0);
  g_signal_connect_object (page, "next", G_CALLBACK (next), self, 0);
  g_signal_connect_object (page, "again", G_CALLBACK (again), self, 0);
  set_page (self, page, batson_words_quiz_title (run->quiz->assessment->root), "");
  progress (BATSON_QUIZ_CASE (page), self);
}

/** Shows the vignette at PATH where it was left in this sitting, else from its beginning. What cannot be read is said. */
void
batson_quiz_window_open (BatsonQuizWindow *self, const char *path)
{
  BatsonQuizRun *run = batson_sitting_find (batson_quiz_sitting (), path);
  g_autofree char *copy = g_strdup (path);

  if (run == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BatsonCase) the_case = batson_vignette_read (path, &error);
      g_autofree char *text = error ? g_markup_escape_text (error->message, -1) : NULL;

      if (the_case == NULL)
        {
          adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
          return;
        }
      run = batson_sitting_begin (batson_quiz_sitting (), path, quiz_of (the_case));
    }
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  show_run (self, run);
}

/** The page shown: the vignettes, a BatsonQuizCase, or the summary. Not owned. */
GtkWidget *
batson_quiz_window_get_page (BatsonQuizWindow *self)
{
  return adw_bin_get_child (self->bin);
}

/* --- life --- */

static gboolean
back_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  batson_quiz_window_show_list (BATSON_QUIZ_WINDOW (widget));
  return TRUE;
}

/* From a vignette or the summary to the vignettes, from there out: all that was answered or chosen is there when one comes back. */
static gboolean
leave (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (gtk_widget_get_visible (BATSON_QUIZ_WINDOW (widget)->back))
    batson_quiz_window_show_list (BATSON_QUIZ_WINDOW (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
batson_quiz_window_finalize (GObject *object)
{
  g_free (BATSON_QUIZ_WINDOW (object)->path);
  G_OBJECT_CLASS (batson_quiz_window_parent_class)->finalize (object);
}

static void
batson_quiz_window_class_init (BatsonQuizWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_quiz_window_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Left, GDK_ALT_MASK, back_by_key, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, leave, NULL);
}

static void
batson_quiz_window_init (BatsonQuizWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new (), *toasts = adw_toast_overlay_new (), *bin = adw_bin_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->summary = gtk_button_new_from_icon_name ("view-list-symbolic");
  self->toasts = ADW_TOAST_OVERLAY (toasts);
  self->bin = ADW_BIN (bin);
  batson_tooltip_set (self->back, _("The Vignettes (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the Vignettes"), -1);
  batson_tooltip_name (self->summary, _("Summary of the Sitting"));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (batson_quiz_window_show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "clicked", G_CALLBACK (batson_quiz_window_show_summary), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->summary);
  gtk_widget_set_vexpand (bin, TRUE);
  adw_toast_overlay_set_child (self->toasts, bin);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), toasts);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Quiz"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1180, 760);
  batson_theme_mark (GTK_WIDGET (self));
  batson_quiz_window_show_list (self);
}

/** A window of the quiz, of APPLICATION (nullable). */
GtkWidget *
batson_quiz_window_new (GtkApplication *application)
{
  return g_object_new (BATSON_TYPE_QUIZ_WINDOW, "application", application, NULL);
}

/** Brings the window of the quiz to the front, a new one where there is none. */
void
batson_quiz_window_present (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l; l = l->next)
    if (BATSON_IS_QUIZ_WINDOW (l->data))
      {
        gtk_window_present (l->data);
        return;
      }
  gtk_window_present (GTK_WINDOW (batson_quiz_window_new (application)));
}
