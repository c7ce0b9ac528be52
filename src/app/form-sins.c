/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SINS of a lesion: its location, which follows from the level, and its total on the bar of classes. */
#include "app/form-extras.h"
#include "app/mark.h"
#include "app/theme.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define GREATEST 18
#define STABLE_TO 6
#define INDETERMINATE_TO 12

/* --- the bar --- */

#define TYPE_BAR (bar_get_type ())
G_DECLARE_FINAL_TYPE (Bar, bar, BATSON, BAR, GtkWidget)

struct _Bar
{
  GtkWidget parent_instance;
  int least, greatest; /* -1: nothing to show */
};

G_DEFINE_FINAL_TYPE (Bar, bar, GTK_TYPE_WIDGET)

static void
set_colour (cairo_t *cr, BatsonToken token)
{
  BatsonRgb rgb = batson_palette_rgb (batson_theme_get (), token);

  cairo_set_source_rgb (cr, rgb.red, rgb.green, rgb.blue);
}

/* One class from FROM to TO of the bar, its pattern besides its colour: stripes for indeterminate. */
static void
draw_class (cairo_t *cr, double from, double to, double top, double height, BatsonToken token, gboolean striped)
{
  cairo_save (cr);
  cairo_rectangle (cr, from, top, to - from, height);
  cairo_clip (cr);
  set_colour (cr, striped ? BATSON_TOKEN_SINS_STABLE : token);
  cairo_paint (cr);
  if (striped)
    {
      set_colour (cr, token);
      cairo_set_line_width (cr, 2);
      for (double x = from - height; x < to; x += 4.5)
        {
          cairo_move_to (cr, x, top + height);
          cairo_line_to (cr, x + height, top);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  set_colour (cr, BATSON_TOKEN_SINS_LINE);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, from + 0.5, top + 0.5, to - from - 1, height - 1);
  cairo_stroke (cr);
}

static void
draw_pointer (cairo_t *cr, double x, double bottom)
{
  cairo_move_to (cr, x, bottom);
  cairo_rel_line_to (cr, -5, -7);
  cairo_rel_line_to (cr, 10, 0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Bar *self = BATSON_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double cell = width / (GREATEST + 1.0), top = 10, bar = height - top;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_class (cr, 0, (STABLE_TO + 1) * cell, top, bar, BATSON_TOKEN_SINS_STABLE, FALSE);
  draw_class (cr, (STABLE_TO + 1) * cell, (INDETERMINATE_TO + 1) * cell, top, bar, BATSON_TOKEN_SINS_INDETERMINATE, TRUE);
  draw_class (cr, (INDETERMINATE_TO + 1) * cell, width, top, bar, BATSON_TOKEN_SINS_UNSTABLE, FALSE);
  if (self->least >= 0)
    {
      double from = (self->least + 0.5) * cell, to = (self->greatest + 0.5) * cell;

      set_colour (cr, BATSON_TOKEN_FG);
      draw_pointer (cr, from, top - 1);
      draw_pointer (cr, to, top - 1);
      cairo_set_line_width (cr, 2.5);
      cairo_move_to (cr, from, 2);
      cairo_line_to (cr, to, 2);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 24;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 440 : 24;
}

static void
bar_class_init (BarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = bar_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bar_init (Bar *self)
{
  self->least = -1;
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/* --- the total --- */

#define TYPE_TOTAL (total_get_type ())
G_DECLARE_FINAL_TYPE (Total, total, BATSON, TOTAL, GtkBox)

struct _Total
{
  GtkBox parent_instance;
  BatsonSession *session;
  char *lesion;
  GtkWidget *range, *class_words, *note, *bar;
};

G_DEFINE_FINAL_TYPE (Total, total, GTK_TYPE_BOX)

static const BatsonLesionResult *
result_of (BatsonSession *session, const char *id)
{
  BatsonRecord *lesion = batson_case_find (batson_session_get_case (session), id);

  return lesion ? batson_assessment_lesion (batson_session_get_assessment (session), lesion) : NULL;
}

/* What bears on the score: half a collapse, raters who differ, what the review prints for 13 and more (SINS-5, 6, 7). */
static char *
notes_on (const BatsonAssessment *assessment, BatsonRecord *lesion)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *note = assessment->notes->pdata[i];

      if (note->lesion == lesion && g_str_has_prefix (batson_rule (note->why.rule)->id, "SINS-"))
        g_string_append_printf (text, "%s%s: %s", text->len ? "\n" : "", batson_rule (note->why.rule)->id, batson_words_note_title (note));
    }
  return g_string_free (text, FALSE);
}

static void
total_update (Total *self)
{
  const BatsonLesionResult *result = result_of (self->session, self->lesion);
  g_autofree char *points = NULL, *note = NULL;
  gboolean answered;

  if (result == NULL)
    return;
  answered = result->sins.n_open < BATSON_N_SINS_PARTS;
  points = batson_form_points (result->sins.least, result->sins.greatest);
  note = notes_on (batson_session_get_assessment (self->session), result->record);
  gtk_label_set_text (GTK_LABEL (self->range), points);
  gtk_label_set_text (GTK_LABEL (self->class_words), batson_words_sins_class (result->sins.classes));
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
  BATSON_BAR (self->bar)->least = answered ? result->sins.least : -1;
  BATSON_BAR (self->bar)->greatest = result->sins.greatest;
  gtk_widget_queue_draw (self->bar);
}

static void
why_clicked (Total *self)
{
  const BatsonLesionResult *result = result_of (self->session, self->lesion);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *title = result ? batson_words_sins_total (result) : NULL;

  if (result && window)
    batson_window_show_why (window, &result->sins_why, title);
}

static void
total_dispose (GObject *object)
{
  g_clear_object (&BATSON_TOTAL (object)->session);
  g_clear_pointer (&BATSON_TOTAL (object)->lesion, g_free);
  G_OBJECT_CLASS (total_parent_class)->dispose (object);
}

static void
total_class_init (TotalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = total_dispose;
}

static GtkWidget *
scale_names (void)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  static const char *const texts[] = { NC_ ("SINS bar", "stable 0–6"), NC_ ("SINS bar", "indeterminate 7–12"), NC_ ("SINS bar", "unstable 13–18") };

  gtk_box_set_homogeneous (GTK_BOX (names), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "SINS bar", texts[i]));

      batson_wrap (GTK_LABEL (label));
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (label, "row-hint");
      gtk_box_append (GTK_BOX (names), label);
    }
  return names;
}

static void
total_init (Total *self)
{
  GtkWidget *numbers = batson_column_new (0), *right = batson_column_new (4), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *why = batson_form_why_button (G_CALLBACK (why_clicked), self), *of;

  gtk_widget_add_css_class (GTK_WIDGET (self), "form-total");
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->range = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->range), 0);
  gtk_widget_add_css_class (self->range, "form-number");
  gtk_box_append (GTK_BOX (numbers), self->range);
  of = gtk_label_new (C_ ("SINS", "of 18"));
  gtk_label_set_xalign (GTK_LABEL (of), 0);
  gtk_widget_add_css_class (of, "row-hint");
  gtk_box_append (GTK_BOX (numbers), of);
  gtk_widget_set_valign (numbers, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), numbers);
  self->class_words = batson_form_label (NULL, "heading");
  gtk_widget_set_hexpand (self->class_words, TRUE);
  gtk_box_append (GTK_BOX (top), self->class_words);
  gtk_box_append (GTK_BOX (top), why);
  gtk_box_append (GTK_BOX (right), top);
  self->bar = g_object_new (TYPE_BAR, NULL);
  gtk_box_append (GTK_BOX (right), self->bar);
  gtk_box_append (GTK_BOX (right), scale_names ());
  self->note = batson_form_label (NULL, "row-hint");
  gtk_box_append (GTK_BOX (right), self->note);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (self), right);
}

/** The total of LESION's SINS, or its range, with its class on the bar. */
GtkWidget *
batson_form_sins_new (BatsonSession *session, BatsonRecord *lesion)
{
  Total *self = g_object_new (TYPE_TOTAL, NULL);

  self->session = g_object_ref (session);
  self->lesion = g_strdup (batson_record_get_id (lesion));
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (total_update));
  return GTK_WIDGET (self);
}

/* --- the location: follows from the level, never asked twice (SINS-3) --- */

#define TYPE_LOCATION (location_get_type ())
G_DECLARE_FINAL_TYPE (Location, location, BATSON, LOCATION, GtkBox)

struct _Location
{
  GtkBox parent_instance;
  BatsonSession *session;
  char *lesion;
  GtkWidget *count, *words, *score;
};

G_DEFINE_FINAL_TYPE (Location, location, GTK_TYPE_BOX)

static void
location_update (Location *self)
{
  const BatsonLesionResult *result = result_of (self->session, self->lesion);
  g_autofree char *count = NULL, *words = NULL, *score = NULL;

  if (result == NULL)
    return;
  /* Translators: how many of the components of the SINS are answered, and of how many. */
  count = g_strdup_printf (C_ ("SINS", "%u of %u answered"), BATSON_N_SINS_PARTS - result->sins.n_open, (guint) BATSON_N_SINS_PARTS);
  words = batson_words_sins_answer (result, BATSON_SINS_LOCATION);
  score = batson_form_points (result->sins.part_least[BATSON_SINS_LOCATION], result->sins.part_greatest[BATSON_SINS_LOCATION]);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->score), score);
}

static void
location_dispose (GObject *object)
{
  g_clear_object (&BATSON_LOCATION (object)->session);
  g_clear_pointer (&BATSON_LOCATION (object)->lesion, g_free);
  G_OBJECT_CLASS (location_parent_class)->dispose (object);
}

static void
location_class_init (LocationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = location_dispose;
}

static void
location_init (Location *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = batson_form_label (batson_words_sins_part (BATSON_SINS_LOCATION), "row-title");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (head), batson_form_label (C_ ("SINS", "SINS"), "heading"));
  self->count = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->count, "row-hint");
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_widget_add_css_class (head, "form-heading");
  gtk_box_append (GTK_BOX (self), head);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), batson_mark_new (BATSON_ICON_LOCK, BATSON_TOKEN_DIM, 14));
  self->words = batson_form_label (NULL, "row-hint");
  gtk_box_append (GTK_BOX (line), self->words);
  self->score = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->score, "row-score");
  gtk_box_append (GTK_BOX (line), self->score);
  gtk_widget_add_css_class (line, "form-locked");
  gtk_box_append (GTK_BOX (self), line);
}

/** The location class of LESION, locked: it follows from the level. */
GtkWidget *
batson_form_location_new (BatsonSession *session, BatsonRecord *lesion)
{
  Location *self = g_object_new (TYPE_LOCATION, NULL);

  self->session = g_object_ref (session);
  self->lesion = g_strdup (batson_record_get_id (lesion));
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (location_update));
  return GTK_WIDGET (self);
}
