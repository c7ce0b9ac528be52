/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The six-hour window of an acute deterioration (NEURO-3): time gone, time left, or passed. Steps with the session, once a minute. */
#include "app/form-extras.h"
#include "app/theme.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- the ring --- */

#define TYPE_RING (ring_get_type ())
G_DECLARE_FINAL_TYPE (Ring, ring, BATSON, RING, GtkWidget)

struct _Ring
{
  GtkWidget parent_instance;
  double gone; /* 0 to 1 */
};

G_DEFINE_FINAL_TYPE (Ring, ring, GTK_TYPE_WIDGET)

static void
arc (cairo_t *cr, int side, double from, double to, BatsonToken token)
{
  BatsonRgb rgb = batson_palette_rgb (batson_theme_get (), token);

  cairo_set_source_rgb (cr, rgb.red, rgb.green, rgb.blue);
  cairo_set_line_width (cr, side * 0.13);
  cairo_arc (cr, side / 2.0, side / 2.0, side * 0.43, 2 * G_PI * from - G_PI / 2, 2 * G_PI * to - G_PI / 2);
  cairo_stroke (cr);
}

/* A clock face never mirrors. */
static void
ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, side, side));

  arc (cr, side, 0, 1, BATSON_TOKEN_CARD);
  arc (cr, side, BATSON_RING (widget)->gone, 1, BATSON_TOKEN_EMERGENCY_FILL);
  for (int hour = 0; hour < 6; hour++)
    arc (cr, side, hour / 6.0 - 0.004, hour / 6.0 + 0.004, BATSON_TOKEN_EMERGENCY_TINT);
  cairo_destroy (cr);
}

static void
ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 72;
}

static void
ring_class_init (RingClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = ring_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = ring_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ring_init (Ring *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/* --- the card --- */

#define TYPE_CLOCK (clock_card_get_type ())
G_DECLARE_FINAL_TYPE (ClockCard, clock_card, BATSON, CLOCK_CARD, GtkBox)

struct _ClockCard
{
  GtkBox parent_instance;
  BatsonSession *session;
  GtkWidget *ring, *title, *left, *span, *note, *why;
};

G_DEFINE_FINAL_TYPE (ClockCard, clock_card, GTK_TYPE_BOX)

static const BatsonDeadline *
six_hours (const BatsonAssessment *assessment)
{
  for (guint i = 0; i < assessment->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = assessment->deadlines->pdata[i];

      if (deadline->id == BATSON_DEADLINE_SIX_HOURS)
        return deadline;
    }
  return NULL;
}

/* The window runs, but nobody said since when; NULL where it can be read or does not run. */
static const BatsonUnread *
six_hours_unread (const BatsonAssessment *assessment)
{
  for (guint i = 0; i < assessment->urgency.n_unread; i++)
    if (assessment->urgency.unread[i].id == BATSON_DEADLINE_SIX_HOURS)
      return &assessment->urgency.unread[i];
  return NULL;
}

/** Whether there is anything to say of the six hours: they run, are past, or nobody said since when. */
gboolean
batson_form_clock_runs (const BatsonAssessment *assessment)
{
  return six_hours (assessment) || six_hours_unread (assessment);
}

static void
update_unread (ClockCard *self, const BatsonUnread *unread)
{
  gtk_label_set_text (GTK_LABEL (self->title), batson_words_deadline_name (unread->id));
  gtk_label_set_text (GTK_LABEL (self->left), batson_words_unread (unread));
  gtk_label_set_text (GTK_LABEL (self->note), batson_rule_text (unread->rule));
}

static void
update (ClockCard *self)
{
  const BatsonSettings *settings = batson_session_get_settings (self->session);
  const BatsonDeadline *deadline = six_hours (batson_session_get_assessment (self->session));
  const BatsonUnread *unread = six_hours_unread (batson_session_get_assessment (self->session));
  g_autofree char *left = NULL, *onset = NULL, *closes = NULL, *span = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), deadline || unread);
  gtk_widget_set_visible (self->span, deadline != NULL);
  gtk_widget_set_visible (self->ring, deadline != NULL);
  gtk_widget_set_visible (self->why, deadline != NULL);
  if (unread)
    update_unread (self, unread);
  if (deadline == NULL)
    return;
  left = batson_words_deadline_left (deadline, settings);
  onset = batson_words_instant (&deadline->start, batson_settings_offset_at (settings, deadline->start.at));
  closes = batson_words_instant (&deadline->due, batson_settings_offset_at (settings, deadline->due.at));
  span = g_strdup_printf (C_ ("clock", "Onset %s · closes %s"), onset, closes);
  gtk_label_set_text (GTK_LABEL (self->title), batson_words_deadline_name (deadline->id));
  gtk_label_set_text (GTK_LABEL (self->left), left);
  gtk_label_set_text (GTK_LABEL (self->span), span);
  gtk_label_set_text (GTK_LABEL (self->note), batson_rule_text (deadline->why.rule));
  BATSON_RING (self->ring)->gone = CLAMP ((settings->at - deadline->start.at) / (double) (deadline->due.at - deadline->start.at), 0, 1);
  gtk_widget_queue_draw (self->ring);
}

static void
why_clicked (ClockCard *self)
{
  const BatsonDeadline *deadline = six_hours (batson_session_get_assessment (self->session));

  if (deadline)
    batson_window_show_why (batson_window_of (GTK_WIDGET (self)), &deadline->why, batson_words_deadline_name (deadline->id));
}

static void
clock_card_dispose (GObject *object)
{
  g_clear_object (&BATSON_CLOCK_CARD (object)->session);
  G_OBJECT_CLASS (clock_card_parent_class)->dispose (object);
}

static void
clock_card_class_init (ClockCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clock_card_dispose;
}

static void
clock_card_init (ClockCard *self)
{
  GtkWidget *words = batson_column_new (2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_spacing (GTK_BOX (self), 16);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-clock");
  self->ring = g_object_new (TYPE_RING, NULL);
  self->title = batson_form_label (NULL, "clock-title");
  self->left = batson_form_label (NULL, "form-number");
  self->span = batson_form_label (NULL, NULL);
  self->note = batson_form_label (NULL, "row-hint");
  gtk_widget_set_hexpand (words, TRUE);
  self->why = batson_form_why_button (G_CALLBACK (why_clicked), self);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (first), self->title);
  gtk_box_append (GTK_BOX (first), self->why);
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), self->left);
  gtk_box_append (GTK_BOX (words), self->span);
  gtk_box_append (GTK_BOX (words), self->note);
  gtk_box_append (GTK_BOX (self), self->ring);
  gtk_box_append (GTK_BOX (self), words);
}

/** The card of the six-hour window; hidden while no clock runs. */
GtkWidget *
batson_form_clock_new (BatsonSession *session)
{
  ClockCard *self = g_object_new (TYPE_CLOCK, NULL);

  self->session = g_object_ref (session);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
