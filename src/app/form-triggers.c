/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral triggers: what fired when, how it is handled, and recording that in one click. */
#include "app/form-triggers.h"

#include "app/form-extras.h"
#include "app/mark.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/handling.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define TYPE_TRIGGERS (triggers_get_type ())
G_DECLARE_FINAL_TYPE (Triggers, triggers, BATSON, TRIGGERS, GtkBox)

struct _Triggers
{
  GtkBox parent_instance;
  BatsonSession *session;
  BatsonDirection direction;
  gboolean fired_only;
  GtkWidget *head, *count, *time, *lines, *named, *steps, *record, *waiting, *waits_for, *record_waiting;
};

G_DEFINE_FINAL_TYPE (Triggers, triggers, GTK_TYPE_BOX)

/* --- recording --- */

static void
set_now (BatsonCase *kase, BatsonRecord *referral, guint field)
{
  BatsonValue now = { .state = BATSON_VALUE_ANSWER };
  gint64 at;
  int offset;

  batson_case_now (kase, &at, &offset);
  batson_time_from_unix (at, offset, &now.time);
  batson_case_set (kase, referral, field, &now);
}

/* A new referral names every trigger that fired and was not referred yet. */
static void
add_referral (BatsonSession *session, BatsonDirection direction)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (session);
  BatsonCase *kase = batson_session_get_case (session);
  BatsonValue triggers = { .state = BATSON_VALUE_ANSWER, .choices = batson_handling_not_sent (assessment, direction) }, to = batson_value_choice ((int) direction);
  BatsonRecord *referral = batson_case_add (kase, assessment->root, BATSON_CASE_REFERRALS);

  batson_case_set (kase, referral, BATSON_REFERRAL_DIRECTION, &to);
  batson_case_set (kase, referral, BATSON_REFERRAL_TRIGGERS, &triggers);
  set_now (kase, referral, BATSON_REFERRAL_SENT);
}

/* Whether STEP can be recorded now, of OUT_REFERRAL (NULL: of one still to be made): it is the next, or what an earlier referral waits for. */
static gboolean
can_record (const BatsonAssessment *assessment, BatsonDirection direction, BatsonHandling step, BatsonRecord **out_referral)
{
  if (step == BATSON_HANDLING_NONE)
    return FALSE;
  *out_referral = batson_handling_referral (assessment, direction);
  return step == batson_handling_next (assessment, direction) || step == batson_handling_waiting_for (assessment, direction, out_referral);
}

static void
record_step (BatsonSession *session, BatsonDirection direction, BatsonHandling step, BatsonRecord *referral)
{
  BatsonCase *kase = batson_session_get_case (session);

  batson_case_begin (kase, batson_words_handling_record (step));
  if (step == BATSON_HANDLING_SENT)
    add_referral (session, direction);
  else
    set_now (kase, referral, step == BATSON_HANDLING_RECEIVED ? BATSON_REFERRAL_RECEIVED : BATSON_REFERRAL_ANSWERED);
  batson_case_end (kase);
}

/** Records, as of now and in one step of undo, that the referral in DIRECTION was sent, received or answered, whichever is next; nothing in a case that is read only. */
void
batson_triggers_record (BatsonSession *session, BatsonDirection direction)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (session);
  BatsonHandling next = batson_handling_next (assessment, direction);

  if (next != BATSON_HANDLING_NONE && !batson_session_is_read_only (session))
    record_step (session, direction, next, batson_handling_referral (assessment, direction));
}

/* "Recorded: sent 16 Jun 2026, 14:20". Free with g_free. */
static char *
recorded_words (BatsonCase *kase, BatsonHandling step)
{
  gint64 at;
  int offset;
  BatsonTime time;
  g_autofree char *words = NULL;

  batson_case_now (kase, &at, &offset);
  batson_time_from_unix (at, offset, &time);
  words = batson_words_time (&time);
  if (step == BATSON_HANDLING_SENT)
    return g_strdup_printf (_ ("Recorded: sent %s"), words);
  return g_strdup_printf (step == BATSON_HANDLING_RECEIVED ? _ ("Recorded: received %s") : _ ("Recorded: answered %s"), words);
}

/* When a button last recorded a step; of the monotonic clock, 0: never. There is one pointer, whatever the view. */
static gint64 last_click;

/** STEP is recorded by a button at FROM, where it can be now, and the window says so. The button of the step after it may stand under the same pointer: of a double click the second half does nothing. */
void
batson_triggers_click (GtkWidget *from, BatsonSession *session, BatsonDirection direction, BatsonHandling step)
{
  BatsonWindow *window = batson_window_of (from);
  g_autofree char *text = NULL;
  gint64 now = g_get_monotonic_time ();
  BatsonRecord *referral;
  int within;

  g_object_get (gtk_widget_get_settings (from), "gtk-double-click-time", &within, NULL);
  if (!can_record (batson_session_get_assessment (session), direction, step, &referral) || batson_session_is_read_only (session) ||
      (last_click && now - last_click < within * G_TIME_SPAN_MILLISECOND))
    return;
  last_click = now;
  record_step (session, direction, step, referral);
  text = recorded_words (batson_session_get_case (session), step);
  if (window)
    batson_window_toast_undo (window, text);
}

/* --- the lines --- */

static const char *
state_words (const BatsonTrigger *trigger)
{
  if (trigger->state == BATSON_YES)
    return batson_words_handling (trigger);
  return trigger->state == BATSON_OPEN ? C_ ("trigger", "open") : C_ ("trigger", "not fired");
}

/* Whether those that fired are in one referral, or in none: then what is recorded of it below the lines holds for all. */
static gboolean
are_together (const BatsonAssessment *assessment, BatsonDirection direction)
{
  const BatsonTrigger *first = NULL;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction != direction || trigger->state != BATSON_YES)
        continue;
      if (first && trigger->referral != first->referral)
        return FALSE;
      first = trigger;
    }
  return TRUE;
}

/* How a trigger is handled, with the times: of one that a referral names, also where it fires no more; in the pane the last step. NULL: nothing to say. */
static char *
handling_words (Triggers *self, const BatsonTrigger *trigger)
{
  if (trigger->state != BATSON_YES && trigger->referral == NULL)
    return NULL;
  if (!self->fired_only)
    return batson_words_trigger_handling (trigger);
  return are_together (batson_session_get_assessment (self->session), self->direction) ? NULL : batson_words_trigger_step (trigger);
}

static void
line_clicked (GtkButton *button, Triggers *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  guint rule = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rule"));
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  for (guint i = 0; window && i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->why.rule == rule)
        batson_window_show_why (window, &trigger->why, batson_rule_title (trigger->why.rule));
    }
}

/* What the trigger says, how it is handled, and at the end that it did not fire. */
static GtkWidget *
line_content (Triggers *self, const BatsonTrigger *trigger, const char *title, const char *handled)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = batson_column_new (0), *mark, *id, *state;
  BatsonIcon icon = trigger->state == BATSON_YES ? BATSON_ICON_BELL : trigger->state == BATSON_OPEN ? BATSON_ICON_PENDING : BATSON_ICON_BELL_OUTLINE;

  mark = batson_mark_new (icon, trigger->state == BATSON_YES ? BATSON_TOKEN_FG : BATSON_TOKEN_FAINT, 16);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 2);
  gtk_box_append (GTK_BOX (line), mark);
  id = gtk_label_new (batson_rule (trigger->why.rule)->id);
  gtk_label_set_yalign (GTK_LABEL (id), 0);
  gtk_widget_add_css_class (id, "trigger-id");
  gtk_box_append (GTK_BOX (line), id);
  gtk_box_append (GTK_BOX (words), batson_form_label (title, trigger->state == BATSON_YES ? NULL : "faint"));
  if (handled)
    gtk_box_append (GTK_BOX (words), batson_form_label (handled, "row-hint"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), words);
  if (!self->fired_only && trigger->state != BATSON_YES)
    {
      state = gtk_label_new (state_words (trigger));
      gtk_widget_set_valign (state, GTK_ALIGN_START);
      gtk_widget_add_css_class (state, "row-hint");
      gtk_box_append (GTK_BOX (line), state);
    }
  return line;
}

static GtkWidget *
line_new (Triggers *self, const BatsonTrigger *trigger)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *title = batson_words_trigger (batson_session_get_assessment (self->session), trigger);
  g_autofree char *shown = handling_words (self, trigger), *all = batson_words_trigger_handling (trigger);
  g_autofree char *name = g_strdup_printf (C_ ("trigger", "%s, %s, %s. Why?"), batson_rule (trigger->why.rule)->id, title, trigger->state == BATSON_YES ? all : state_words (trigger));

  gtk_button_set_child (GTK_BUTTON (button), line_content (self, trigger, title, shown));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pane-line");
  g_object_set_data (G_OBJECT (button), "rule", GUINT_TO_POINTER (trigger->why.rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown ? shown : "", -1);
  batson_tooltip_set (button, self->fired_only ? all : NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (line_clicked), self, 0);
  return button;
}

/* --- sent, received, answered --- */

/* A step of a referral; it is waited for only once that is SENT. */

static GtkWidget *
step_new (const char *title, const BatsonValue *when, gboolean sent, gboolean first, gboolean last)
{
  GtkWidget *step = batson_column_new (2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *before = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), *after = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gboolean done = when->state == BATSON_VALUE_ANSWER;
  g_autofree char *time = done ? batson_words_time (&when->time) : g_strdup (first ? C_ ("referral", "not sent yet") : sent ? C_ ("referral", "waiting") : "");
  GtkWidget *name = gtk_label_new (title), *at = gtk_label_new (time);

  gtk_widget_set_hexpand (before, TRUE);
  gtk_widget_set_hexpand (after, TRUE);
  gtk_widget_set_valign (before, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (after, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (before, first ? 0 : 1);
  gtk_widget_set_opacity (after, last ? 0 : 1);
  gtk_box_append (GTK_BOX (line), before);
  gtk_box_append (GTK_BOX (line), batson_mark_new (done ? BATSON_ICON_DONE : BATSON_ICON_PENDING, done ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_DIM, 16));
  gtk_box_append (GTK_BOX (line), after);
  gtk_widget_add_css_class (name, done ? "step-done" : "row-hint");
  gtk_widget_add_css_class (at, "row-hint");
  batson_wrap (GTK_LABEL (at));
  gtk_label_set_justify (GTK_LABEL (at), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (at), 12);
  gtk_widget_set_margin_start (at, 4);
  gtk_widget_set_margin_end (at, 4);
  gtk_box_append (GTK_BOX (step), line);
  gtk_box_append (GTK_BOX (step), name);
  gtk_box_append (GTK_BOX (step), at);
  return step;
}

/* The ids of the triggers that fired and are in REFERRAL, or, where that is NULL, in none and not with the other side already. */
static char *
ids_in (const BatsonAssessment *assessment, BatsonDirection direction, BatsonRecord *referral)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction == direction && trigger->state == BATSON_YES && trigger->referral == referral && trigger->handling != BATSON_HANDLING_WITH_THEM)
        g_strv_builder_add (ids, batson_rule (trigger->why.rule)->id);
    }
  list = g_strv_builder_end (ids);
  return g_strjoinv (", ", list);
}

/* Where there is more than one referral, which one the steps are of. */
static void
show_named (Triggers *self, BatsonRecord *referral)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  g_autofree char *ids = ids_in (assessment, self->direction, referral), *text = g_strdup_printf (C_ ("referral", "Referral for %s"), ids);

  gtk_label_set_text (GTK_LABEL (self->named), text);
  gtk_widget_set_visible (self->named, gtk_widget_get_visible (self->steps) && *ids != '\0' && !are_together (assessment, self->direction));
}

/* What an earlier referral, EARLIER, still waits for, which is recorded beside the next step. */
static void
show_waiting (Triggers *self, BatsonHandling step, BatsonRecord *earlier)
{
  g_autofree char *sent = batson_words_referral_step (earlier, BATSON_REFERRAL_SENT);
  g_autofree char *text = g_strdup_printf (C_ ("referral", "%1$s: %2$s"), sent, batson_words_pending (self->direction, step));

  gtk_label_set_text (GTK_LABEL (self->waits_for), text);
  gtk_button_set_label (GTK_BUTTON (self->record_waiting), batson_words_handling_record (step));
}

static void
show_steps (Triggers *self, guint fired)
{
  static const guint fields[] = { BATSON_REFERRAL_SENT, BATSON_REFERRAL_RECEIVED, BATSON_REFERRAL_ANSWERED };
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonHandling next = batson_handling_next (assessment, self->direction);
  BatsonRecord *referral = batson_handling_referral (assessment, self->direction), *earlier;
  BatsonHandling waits = batson_handling_waiting_for (assessment, self->direction, &earlier);

  g_autofree char *content = referral ? g_strdup_printf ("%s %d", batson_record_get_id (referral), next) : g_strdup ("");
  gboolean refill = batson_form_refill (self->steps, content), sent = referral && batson_record_has (referral, BATSON_REFERRAL_SENT);

  for (guint i = 0; refill && i < G_N_ELEMENTS (fields); i++)
    {
      const BatsonField *field = &batson_record_type (BATSON_RECORD_REFERRAL)->fields[fields[i]];

      gtk_box_append (GTK_BOX (self->steps), step_new (batson_field_label (field), referral ? batson_record_get (referral, fields[i]) : &BATSON_BLANK, sent, i == 0, i == G_N_ELEMENTS (fields) - 1));
    }
  gtk_widget_set_visible (self->steps, fired > 0 && (referral || next != BATSON_HANDLING_NONE));
  show_named (self, referral);
  gtk_widget_set_visible (self->record, next != BATSON_HANDLING_NONE);
  if (next != BATSON_HANDLING_NONE)
    gtk_button_set_label (GTK_BUTTON (self->record), batson_words_handling_record (next));
  gtk_widget_set_visible (self->waiting, waits != BATSON_HANDLING_NONE);
  if (waits != BATSON_HANDLING_NONE)
    show_waiting (self, waits, earlier);
}

/* FIRST: when the first of them fired; nullable. */
static void
show_head (Triggers *self, guint fired, guint n, const BatsonInstant *first)
{
  const BatsonSettings *settings = batson_session_get_settings (self->session);
  g_autofree char *head = NULL, *count = NULL, *since = NULL, *time = first ? batson_words_instant (first, batson_settings_offset_at (settings, first->at)) : g_strdup ("");

  if (self->direction == BATSON_DIRECTION_TO_NEURO)
    head = g_strdup (C_ ("trigger", "To the neurosurgeon"));
  else
    head = g_strdup (C_ ("trigger", "To the breast oncosurgeon"));
  /* Translators: how many referral triggers have fired, and of how many. */
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u fired", "%u of %u fired", fired), fired, n);
  since = first ? g_strdup_printf (C_ ("trigger", "The first on %s"), time) : NULL;
  gtk_label_set_text (GTK_LABEL (self->head), head);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->time), since ? since : "");
  gtk_widget_set_visible (self->time, since != NULL && !self->fired_only);
  batson_tooltip_set (self->head, since);
}

/* The states and words of all triggers, to see whether the lines are still right. */
static char *
states (Triggers *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];
      g_autofree char *words = batson_words_trigger (assessment, trigger), *handled = handling_words (self, trigger);

      g_string_append_printf (text, "%d%d %s %s\n", trigger->state, trigger->handling, words, handled ? handled : "");
    }
  return g_string_free (text, FALSE);
}

static void
update (Triggers *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  guint n, fired = batson_handling_fired (assessment, self->direction, &n);
  const BatsonInstant *first = NULL;
  g_autofree char *content = states (self);
  gboolean refill = batson_form_refill (self->lines, content);

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction != self->direction || (self->fired_only && trigger->state != BATSON_YES))
        continue;
      if (refill)
        gtk_box_append (GTK_BOX (self->lines), line_new (self, trigger));
      if (trigger->state == BATSON_YES && trigger->has_fired_at && (first == NULL || trigger->fired_at.at < first->at))
        first = &trigger->fired_at;
    }
  show_head (self, fired, n, first);
  show_steps (self, fired);
  gtk_widget_set_visible (GTK_WIDGET (self), fired > 0 || !self->fired_only);
}

static void
record_clicked (Triggers *self)
{
  batson_triggers_click (GTK_WIDGET (self), self->session, self->direction, batson_handling_next (batson_session_get_assessment (self->session), self->direction));
}

static void
waiting_clicked (Triggers *self)
{
  BatsonRecord *referral;

  batson_triggers_click (GTK_WIDGET (self), self->session, self->direction, batson_handling_waiting_for (batson_session_get_assessment (self->session), self->direction, &referral));
}

static void
update_read_only (Triggers *self)
{
  gtk_widget_set_sensitive (self->record, !batson_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->record_waiting, !batson_session_is_read_only (self->session));
}

static void
triggers_dispose (GObject *object)
{
  g_clear_object (&BATSON_TRIGGERS (object)->session);
  G_OBJECT_CLASS (triggers_parent_class)->dispose (object);
}

static void
triggers_class_init (TriggersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = triggers_dispose;
}

static void
triggers_init (Triggers *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "triggers");
  self->head = batson_form_label (NULL, "pane-heading");
  gtk_widget_set_hexpand (self->head, TRUE);
  self->time = batson_form_label (NULL, "row-hint");
  gtk_box_append (GTK_BOX (top), self->head);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "row-hint");
  gtk_box_append (GTK_BOX (top), self->count);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->named = batson_form_label (NULL, "row-hint");
  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->steps), TRUE);
  self->record = gtk_button_new ();
  gtk_widget_set_halign (self->record, GTK_ALIGN_START);
  g_signal_connect_object (self->record, "clicked", G_CALLBACK (record_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), self->time);
  gtk_box_append (GTK_BOX (self), self->lines);
  gtk_box_append (GTK_BOX (self), self->named);
  gtk_box_append (GTK_BOX (self), self->steps);
  gtk_box_append (GTK_BOX (self), self->record);
  self->waiting = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->waits_for = batson_form_label (NULL, "row-hint");
  self->record_waiting = gtk_button_new ();
  gtk_widget_set_halign (self->record_waiting, GTK_ALIGN_START);
  g_signal_connect_object (self->record_waiting, "clicked", G_CALLBACK (waiting_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->waiting), self->waits_for);
  gtk_box_append (GTK_BOX (self->waiting), self->record_waiting);
  gtk_box_append (GTK_BOX (self), self->waiting);
}

/** The triggers in DIRECTION with their handling; FIRED_ONLY: nothing but those that fired, hidden where none did. */
GtkWidget *
batson_triggers_new (BatsonSession *session, BatsonDirection direction, gboolean fired_only)
{
  Triggers *self = g_object_new (TYPE_TRIGGERS, NULL);

  self->session = g_object_ref (session);
  self->direction = direction;
  self->fired_only = fired_only;
  g_signal_connect_object (session, "state", G_CALLBACK (update_read_only), self, G_CONNECT_SWAPPED);
  update_read_only (self);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}

/** All triggers in both directions, above the referrals of the form. */
GtkWidget *
batson_form_triggers_new (BatsonSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "form-triggers");
  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_NEURO, FALSE));
  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_BREAST, FALSE));
  return box;
}
