/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the assessment says beside the forms: pane, strip and cards, of one case after another. */
#include "app/screen-form.h"

#include "app/form-extras.h"
#include "app/pane.h"
#include "app/strip.h"
#include "framework/words.h"
#include <string.h>

static void
test_pane (FormFixture *f, gconstpointer data)
{
  g_autofree char *pane = g_strdup_printf ("pane-%.4s", (const char *) data), *strip = g_strdup_printf ("strip-%.4s", (const char *) data), *narrow = g_strdup_printf ("strip-narrow-%.4s", (const char *) data);

  f->window = screen_show (batson_pane_new (f->session), 304, 900);
  screen_picture (gtk_window_get_child (f->window), pane);
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 1100, 60);
  screen_picture (gtk_window_get_child (f->window), strip);
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 360, 60);
  screen_picture (gtk_window_get_child (f->window), narrow);
}

/* The pane of an emergency: word, outcome with its rows and lesion, the six-hour window, what fired, what is missing. */
static void
test_pane_words (FormFixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session);

  f->window = screen_show (pane, 304, 900);
  screen_assert_says (pane, "Emergency");
  screen_assert_says (pane, "Separation surgery + SBRT");
  screen_assert_says (pane, "T12 · NOMS-1, NOMS-2");
  screen_assert_says (pane, "Six-hour window");
  screen_assert_says (pane, "2 h 45 min left");
  screen_assert_says (pane, "REF-7");
  screen_assert_says (pane, "Record Sent");
  screen_assert_says (pane, "Still missing");
}

static gboolean
of_emergency (GtkWidget *bar)
{
  for (GtkWidget *w = bar; w; w = gtk_widget_get_parent (w))
    if (gtk_widget_has_css_class (w, "emergency-window"))
      return TRUE;
  return FALSE;
}

/* The bar of the next limit is as the ring of the six hours: what is left is filled, at the end, in the colour of an emergency where it is one (URG-5). */
static void
test_bar (FormFixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session), *bar = screen_find (pane, GTK_TYPE_LEVEL_BAR, NULL);
  const BatsonDeadline *next = batson_assessment_next_deadline (batson_session_get_assessment (f->session));

  f->window = screen_show (pane, 304, 900);
  g_assert_cmpfloat_with_epsilon (gtk_level_bar_get_value (GTK_LEVEL_BAR (bar)), (next->due.at - FORM_NOW) / (double) (next->due.at - next->start.at), 0.01);
  g_assert_true (gtk_level_bar_get_inverted (GTK_LEVEL_BAR (bar)));
  g_assert_cmpint (of_emergency (bar), ==, next->id != BATSON_DEADLINE_DECIDE_72);
}

static gboolean
shows_passed (GtkWidget *top)
{
  if (GTK_IS_LABEL (top) && gtk_widget_has_css_class (top, "passed"))
    return gtk_widget_get_mapped (top) && strstr (gtk_label_get_text (GTK_LABEL (top)), "passed since ");
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    if (shows_passed (w))
      return TRUE;
  return FALSE;
}

/* A time limit that is past stands out in pane and strip (URG-5). */
static void
test_passed (FormFixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session);

  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1300, 900);
  g_assert_true (shows_passed (pane));
  g_assert_true (shows_passed (strip));
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 360, 60);
  g_assert_true (shows_passed (gtk_window_get_child (f->window)));
}

/* An acute deterioration without its time: pane, strip and the card of the window say that it cannot be read (NEURO-3); what runs stands before it. */
static void
test_unread (FormFixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session), *card = batson_form_clock_new (f->session);
  BatsonRecord *status = batson_guide_newest (batson_case_get_root (batson_session_get_case (f->session)), BATSON_CASE_STATUS);
  g_autofree char *text = NULL;

  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), card);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), pane);
  batson_case_set (batson_session_get_case (f->session), status, BATSON_STATUS_ACUTE_AT, &BATSON_BLANK);
  f->window = screen_show (box, 1300, 900);
  screen_assert_says (pane, "The six-hour window cannot be read without the time of onset");
  screen_assert_says (pane, "Six-hour window: Cannot be read without the time of onset");
  screen_assert_says (pane, "Decision within 24 h");
  text = screen_words (pane);
  g_assert_cmpint (strstr (text, "Decision within 24 h") - text, <, strstr (text, "Six-hour window: Cannot be read") - text);
  screen_assert_says (pane, "Onset of the deterioration");
  screen_assert_says (strip, "Decision within 24 h"); /* what runs stays the next deadline (URG-5) */
  screen_assert_says (strip, "time of onset missing");
  screen_assert_says (card, "Cannot be read without the time of onset");
}

/* What was decided otherwise leads pane and strip and the lesion's card; what is suggested stands below it (OVR-1). */
static void
test_decision_leads (FormFixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session), *card = batson_form_outcome_new (f->session, batson_session_get_lesion (f->session));
  GtkWidget *parts[] = { pane, card };

  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), card);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1300, 900);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = screen_words (parts[i]);
      const char *decided, *reason, *suggested;

      decided = strstr (text, "Decided otherwise: Radiation alone");
      reason = strstr (text, "Reason: No epidural tumour to be cleared from the cord; the patient wishes no operation. Decided by C. Rey, neurosurgeon, entered 15 Jun 2026, 17:30");
      suggested = strstr (text, "The framework suggests");
      g_assert_true (decided && reason > decided && suggested > reason);
      g_assert_nonnull (strstr (suggested, "Separation surgery + SBRT"));
    }
  screen_assert_says (strip, "Decided otherwise: Radiation alone");
  screen_assert_says (strip, "T9 · The framework suggests: Separation surgery + SBRT");
}

/* What is missing is all within reach. */
static void
test_pane_more (FormFixture *f, gconstpointer data)
{
  const BatsonFacts *missing = &batson_session_get_assessment (f->session)->missing;
  g_autofree char *more = g_strdup_printf ("and %u more", missing->len - 6), *last = NULL;
  GtkWidget *pane = batson_pane_new (f->session), *button;

  f->window = screen_show (pane, 304, 900);
  g_assert_cmpuint (missing->len, >, 6);
  last = batson_words_fact_label (&missing->facts[missing->len - 1]);
  button = screen_find (pane, GTK_TYPE_BUTTON, more);
  gtk_widget_grab_focus (button);
  screen_key (f->window, "space");
  g_assert_false (gtk_widget_get_visible (button));
  screen_assert_says (pane, last);
  g_assert_true (gtk_widget_has_css_class (screen_focus (f->window), "pane-line"));
}

/* An empty case alarms nobody and asks for something. */
static void
test_pane_empty (FormFixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session);

  f->window = screen_show (pane, 304, 700);
  g_assert_null (screen_find (pane, GTK_TYPE_LABEL, "Emergency"));
  g_assert_null (screen_find (pane, GTK_TYPE_LABEL, "Leading outcome"));
}

static gboolean
is_whole (GtkWidget *strip, const char *words)
{
  GtkWidget *label = screen_find (strip, GTK_TYPE_LABEL, words);

  return label && gtk_widget_get_mapped (label) && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Where there is no room for all parts, what fired and what is missing give way, not the words of the outcome and of the limit. */
static void
test_strip_gives_way (FormFixture *f, gconstpointer data)
{
  static const int widths[] = { 1300, 752 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *strip = batson_strip_new (f->session), *missing;

      f->window = screen_show (strip, widths[i], 60);
      g_assert_true (is_whole (strip, "Separation surgery + SBRT"));
      g_assert_true (is_whole (strip, "Six-hour window"));
      missing = screen_find (strip, GTK_TYPE_LABEL, "Still missing");
      g_assert_true ((missing && gtk_widget_get_mapped (missing)) == (i == 0));
      if (i == 0)
        screen_close (f->window);
    }
}

/* The same parts in the strip; without room for them mark, word and the time left. */
static void
test_strip_words (FormFixture *f, gconstpointer data)
{
  GtkWidget *strip = batson_strip_new (f->session);

  f->window = screen_show (strip, 1100, 60);
  screen_assert_says (strip, "Decide within 24 h");
  screen_assert_says (strip, "Separation surgery + SBRT");
  screen_assert_says (strip, "2 h 45 min left");
  screen_assert_says (strip, "1 not sent yet");
  screen_close (f->window);
  strip = batson_strip_new (f->session);
  f->window = screen_show (strip, 360, 60);
  g_assert_cmpint (gtk_widget_get_width (strip), <=, 360);
  screen_assert_says (strip, "2 h 45 min left · Six-hour window");
}

/* Nothing is missing, but the spine is not imaged: what would settle the urgency is named in pane and strip (URG-6). */
static void
test_to_settle (FormFixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session);

  g_assert_cmpuint (batson_session_get_assessment (f->session)->missing.len, ==, 0);
  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1100, 760);
  screen_assert_says (pane, "What would settle it");
  screen_assert_says (pane, "Whole spine imaged, all lesions entered");
  screen_assert_says (strip, "Whole spine imaged, all lesions entered");
}

/* A lesion that was treated and has no row says so, never that there is none (NOMS-13). */
static void
test_strip_treated (FormFixture *f, gconstpointer data)
{
  GtkWidget *strip = batson_strip_new (f->session);

  f->window = screen_show (strip, 1100, 60);
  screen_assert_says (strip, "No decision is open");
  screen_assert_says (strip, "T10 · NOMS-2, done 10 Dec 2024");
}

/* What is doubtful about what the urgency rests on stands below it, until it is mended. */
static void
test_doubts (FormFixture *f, gconstpointer data)
{
  BatsonRecord *status = batson_guide_newest (f->root, BATSON_CASE_STATUS);
  BatsonValue earlier = { .state = BATSON_VALUE_ANSWER, .date = { 2026, 6, 1 } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session);

  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 304, 900);
  g_assert_null (screen_find (pane, GTK_TYPE_LABEL, "Doubts about the answers"));
  g_assert_true (batson_record_has (status, BATSON_STATUS_ACUTE_AT));
  for (guint l = 0; l < batson_record_length (f->root, BATSON_CASE_LESIONS); l++)
    {
      BatsonRecord *lesion = batson_record_nth (f->root, BATSON_CASE_LESIONS, l);

      for (guint i = 0; i < batson_record_length (lesion, BATSON_LESION_FINDINGS); i++)
        batson_case_set (f->kase, batson_record_nth (lesion, BATSON_LESION_FINDINGS, i), BATSON_FINDING_DATE, &earlier);
    }
  screen_frame (pane);
  g_assert_nonnull (screen_find (pane, GTK_TYPE_LABEL, "Doubts about the answers"));
  screen_assert_says (pane, "This began after the newest imaging");
  screen_picture (pane, "pane-doubts");
}

/* Beside the form nothing can be recorded in it either; else one step by a click, and by a double click. */
static void
test_read_only_pane (FormFixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session), *record;

  f->window = screen_show (pane, 304, 900);
  record = screen_find (pane, GTK_TYPE_BUTTON, "Record Sent");
  g_assert_true (gtk_widget_is_sensitive (record));
  batson_session_set_read_only (f->session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (record));
  batson_session_set_read_only (f->session, FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", G_MAXINT, NULL);
  g_signal_emit_by_name (record, "clicked");
  g_signal_emit_by_name (record, "clicked"); /* a double click, however slow the machine */
  screen_assert_says (pane, "Record Received");
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  FORM_TEST ("/form/pane-says", "jane-sample.batson.json", test_pane_words);
  FORM_TEST ("/rule/URG-5/the-bar-is-what-is-left/of-six-hours", "jane-sample.batson.json", test_bar);
  FORM_TEST ("/rule/URG-5/the-bar-is-what-is-left/of-72-hours", "clara-muster.batson.json", test_bar);
  FORM_TEST ("/form/pane-shows-all-that-is-missing", NULL, test_pane_more);
  FORM_TEST ("/rule/URG-5/a-limit-past-stands-out", "marta-przyklad.batson.json", test_passed);
  FORM_TEST ("/rule/NEURO-3/without-the-onset-it-says-so", "jane-sample.batson.json", test_unread);
  FORM_TEST ("/rule/OVR-1/the-decision-leads-on-the-screen", "marta-przyklad.batson.json", test_decision_leads);
  FORM_TEST ("/form/pane-of-an-empty-case", NULL, test_pane_empty);
  FORM_TEST ("/form/strip-says", "jane-sample.batson.json", test_strip_words);
  FORM_TEST ("/form/strip-gives-way", "jane-sample.batson.json", test_strip_gives_way);
  FORM_TEST ("/form/what-would-settle-it", "jan-voorbeeld.batson.json", test_to_settle);
  FORM_TEST ("/form/strip-of-a-treated-lesion", "rosa-esempio.batson.json", test_strip_treated);
  FORM_TEST ("/form/pane-says-what-is-doubtful", "jane-sample.batson.json", test_doubts);
  FORM_TEST ("/form/read-only-pane", "jane-sample.batson.json", test_read_only_pane);
  FORM_TEST ("/form/pane/breast", "clara-muster.batson.json", test_pane);
  FORM_TEST ("/form/pane/emergency", "jane-sample.batson.json", test_pane);
  return g_test_run ();
}
