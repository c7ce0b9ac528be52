/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the quiz, the presentation, the walk and the bars of the diagrams fit their window, from 360 px on, in any language. */
#include "app/diagram.h"
#include "app/present.h"
#include "app/quiz-ask.h"
#include "app/quiz-case.h"
#include "app/quiz.h"
#include "app/screen.h"
#include "app/views.h"
#include "app/vignettes.h"
#include "app/walk-window.h"

static gboolean
is_ready (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

/* Nothing wants more than WIDTH; says what does. */
static void
assert_fits (GtkWidget *widget, int width, const char *where)
{
  int least;

  if (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget) || BATSON_IS_DIAGRAM (widget)) /* a diagram is scrolled */
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > width)
    {
      g_test_message ("%s: %s \"%s\" wants %d", where, G_OBJECT_TYPE_NAME (widget), GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "", least);
      g_test_fail ();
    }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    assert_fits (w, width, where);
}

/* The button that goes on, whatever it reads. */
static GtkWidget *
primary (GtkWidget *top)
{
  if (GTK_IS_BUTTON (top) && gtk_widget_get_mapped (top) && gtk_widget_has_css_class (top, "suggested-action"))
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = primary (w);

      if (found)
        return found;
    }
  return NULL;
}

static void
go_on (GtkWindow *window)
{
  GtkWidget *button = primary (GTK_WIDGET (window));

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
look (GtkWindow *window, int width, const char *where)
{
  g_autofree char *name = g_strdup_printf ("fits-%d-%s", width, where);

  screen_settle ();
  screen_frame (GTK_WIDGET (window));
  assert_fits (gtk_widget_get_first_child (GTK_WIDGET (window)), width, name);
  if (g_getenv ("BATSON_PICTURES"))
    screen_picture (GTK_WIDGET (window), name);
}

/* From the list through every question and its answer, the first choice of each row, to the discussion and the summary. */
static void
test_pages (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  g_autofree char *folder = batson_vignettes_folder (), *path = g_build_filename (folder, "02-upright-only-in-a-brace.batson.json", NULL);
  GtkWindow *window = GTK_WINDOW (batson_quiz_window_new (NULL));
  AdwLeaflet *leaflet;
  BatsonQuizRun *run;

  gtk_window_set_default_size (window, width, 768);
  gtk_window_present (window);
  screen_wait (is_ready, window);
  look (window, width, "list");
  batson_quiz_window_open (BATSON_QUIZ_WINDOW (window), path);
  run = batson_sitting_find (batson_quiz_sitting (), path);
  look (window, width, "story");
  leaflet = ADW_LEAFLET (screen_find (GTK_WIDGET (window), ADW_TYPE_LEAFLET, NULL));
  adw_leaflet_set_visible_child_name (leaflet, "question");
  while (!batson_quiz_run_is_done (run))
    {
      const BatsonQuizItem *item = run->quiz->items->pdata[run->n_answered];
      g_autofree char *asked = g_strdup_printf ("asked-%u", run->n_answered), *shown = g_strdup_printf ("shown-%u", run->n_answered);
      guint64 first = 0;
      guint n = 0, before = run->n_answered;

      for (guint g = 0; g < item->groups->len; g++)
        first |= G_GUINT64_CONSTANT (1) << g_array_index (item->groups, BatsonQuizGroup, g).first;
      screen_choose (screen_find (GTK_WIDGET (window), BATSON_TYPE_QUIZ_ASK, NULL), first, &n);
      look (window, width, asked);
      go_on (window);
      g_assert_cmpuint (run->n_answered, ==, before + 1);
      look (window, width, shown);
      go_on (window);
    }
  look (window, width, "discussion");
  batson_quiz_window_show_summary (BATSON_QUIZ_WINDOW (window));
  look (window, width, "summary");
  screen_close (window);
  batson_quiz_sitting_forget ();
}

/* The presentation of each diagram, its pen in hand, the walk, and every view of a diagram, as WIDTH wide as each can be. */
static void
test_diagrams (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  g_autoptr (BatsonSession) session = batson_session_new (screen_example ("ines-exemplo.batson.json"));
  GtkWindow *present = GTK_WINDOW (batson_present_new (NULL, session, batson_diagram_kind ("noms"))), *walk = GTK_WINDOW (batson_walk_window_new (NULL, session));
  guint n, n_views;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  const BatsonViewKind *views = batson_views (&n_views);

  gtk_window_set_default_size (present, width, 768);
  gtk_window_present (present);
  screen_wait (is_ready, present);
  for (guint i = 0; i < n; i++)
    {
      batson_projection_set_kind (batson_present_get_projection (BATSON_PRESENT (present)), &kinds[i]);
      look (present, width, kinds[i].id);
    }
  screen_close (present);
  gtk_window_set_default_size (walk, width, 768);
  gtk_window_present (walk);
  screen_wait (is_ready, walk);
  look (walk, width, "walk");
  screen_close (walk);
  for (guint i = 0; i < n_views; i++)
    if (views[i].group != BATSON_GROUP_FORMS)
      {
        GtkWindow *window = screen_show (views[i].create (session), width, 768);

        look (window, width, views[i].id);
        screen_close (window);
      }
}

/* As narrow, in type of twice the size. */
static void
test_large_type (gconstpointer data)
{
  int dpi = screen_set_dpi (2 * 96 * 1024);

  test_pages (data);
  test_diagrams (data);
  screen_set_dpi (dpi);
}

static const struct
{
  const char *name;
  GTestDataFunc test;
  int width;
} parts[] = {
  { "narrow", test_pages, 360 },
  { "narrow-diagrams", test_diagrams, 360 },
  { "wide", test_pages, 1366 },
  { "narrow-in-large-type", test_large_type, 360 },
};

/* argv[1]: the part, argv[2..]: all that have a run of this program, which are all there are. */
int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat ("/app/fits/", parts[i].name, NULL);

      g_assert_true (g_strv_contains ((const char *const *) argv + 2, parts[i].name));
      if (g_str_equal (parts[i].name, argv[1]))
        g_test_add_data_func (path, GINT_TO_POINTER (parts[i].width), parts[i].test);
    }
  return g_test_run ();
}
