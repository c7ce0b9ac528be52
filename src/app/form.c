/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guided form: the steps of one specialist's guide. */
#include "app/form.h"

#include "app/focus.h"
#include "app/form-anchor.h"
#include "app/form-extras.h"
#include "app/form-step.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define COLUMN_WIDTH 640
#define LEAST_WIDTH 320 /* in the narrowest window */

struct _BatsonForm
{
  AdwBin parent_instance;
  BatsonSession *session;
  BatsonRole role;
  GtkWidget *name, *example, *line, *count;
  GtkWidget *scroller, *steps; /* steps: a box of BatsonFormStep */
  GtkWidget *clock;            /* of the six hours, above the steps; NULL until they run */
  BatsonFormRow *target;
  guint tick, frames;
  gboolean only_shown; /* the target does not get the keyboard */
};

static void view_init (BatsonViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonForm, batson_form, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (BATSON_TYPE_VIEW, view_init))

/* --- the head: who it is, how much is answered --- */

static char *
patient_line (const BatsonAssessment *assessment)
{
  const char *number = batson_record_text (batson_record_child (assessment->root, BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER);
  g_autofree char *years = batson_words_age (assessment);

  if (years && *number)
    return g_strdup_printf ("%s · %s", years, number);
  return g_strdup (years ? years : number);
}

static void
update_head (BatsonForm *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonRecord *patient = batson_record_child (assessment->root, BATSON_CASE_PATIENT);
  const char *name = batson_record_text (patient, BATSON_PATIENT_NAME);
  g_autofree char *line = patient_line (assessment), *count = NULL;
  guint n, answered = 0, counted = 0;
  const BatsonGuideStep *steps = batson_guide_steps (self->role, &n);

  for (guint i = 0; i < n; i++)
    {
      guint a, c;
      if (batson_guide_step_applies (&steps[i], assessment) == BATSON_NO)
        continue;
      batson_guide_step_completion (&steps[i], assessment, &a, &c);
      answered += a;
      counted += c;
    }
  /* Translators: how many questions of the form are answered, and of how many. */
  count = g_strdup_printf (C_ ("form", "%u of %u answered"), answered, counted);
  gtk_label_set_text (GTK_LABEL (self->name), *name ? name : C_ ("form", "New patient"));
  gtk_label_set_text (GTK_LABEL (self->line), line);
  gtk_widget_set_visible (self->line, *line != '\0');
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->example, batson_session_is_example (self->session));
}

static GtkWidget *
head_new (BatsonForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->name = batson_form_label (NULL, "form-name");
  self->example = batson_form_label (C_ ("form", "Example patient"), "form-badge");
  self->line = batson_form_label (NULL, "row-hint");
  self->count = batson_form_label (NULL, "row-hint");
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_set_valign (self->example, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (first), self->name);
  gtk_box_append (GTK_BOX (first), self->example);
  gtk_box_append (GTK_BOX (second), self->line);
  gtk_box_append (GTK_BOX (second), self->count);
  gtk_box_append (GTK_BOX (head), first);
  gtk_box_append (GTK_BOX (head), second);
  return head;
}

/* --- steps: folded neighbours share a card, an open one stands alone --- */

static BatsonFormStep *
next_visible (GtkWidget *widget)
{
  while (widget && !gtk_widget_get_visible (widget))
    widget = gtk_widget_get_next_sibling (widget);
  return widget ? BATSON_FORM_STEP (widget) : NULL;
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_cards (BatsonForm *self)
{
  BatsonFormStep *step = next_visible (gtk_widget_get_first_child (self->steps)), *before = NULL;

  for (; step; before = step, step = next_visible (gtk_widget_get_next_sibling (GTK_WIDGET (step))))
    {
      gboolean breaks = before == NULL || batson_form_step_is_open (before) || batson_form_step_is_open (step);

      set_class (GTK_WIDGET (step), "first", breaks);
      if (before)
        set_class (GTK_WIDGET (before), "last", breaks);
      set_class (GTK_WIDGET (step), "last", TRUE);
    }
}

/* The six hours stand above everything else; only a case in which they run pays for their card. */
static void
update_clock (BatsonForm *self)
{
  if (self->clock || self->role != BATSON_ROLE_NEURO || !batson_form_clock_runs (batson_session_get_assessment (self->session)))
    return;
  self->clock = batson_form_clock_new (self->session);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (self->steps)), self->clock);
}

static void
update (BatsonForm *self)
{
  update_clock (self);
  update_head (self);
  update_cards (self);
}

/* --- going to a row --- */

static void
forget_target (BatsonForm *self)
{
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->target);
}

/* The row asked for stands in the upper part of the form, not on an edge: its heading is above it, what belongs to it comes below. */
static void
lift_target (BatsonForm *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->target), self->scroller, &place) && (place.origin.y < page / 12 || place.origin.y + place.size.height > page * 2 / 3))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.origin.y - page / 3);
}

/* Rows just made have their place after the first frame; only then can the form scroll to them, and a frame later to where they are best seen. */
static gboolean
focus_target (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BatsonForm *self = BATSON_FORM (widget);

  self->frames++;
  if (self->frames == 2 && !self->only_shown)
    batson_form_row_focus (self->target);
  if (self->frames < 3)
    return G_SOURCE_CONTINUE;
  lift_target (self);
  self->tick = 0;
  g_clear_object (&self->target);
  return G_SOURCE_REMOVE;
}

static gboolean
step_asks (const BatsonGuideStep *step, const BatsonFact *fact)
{
  for (guint i = 0; i < step->n_sections; i++)
    for (guint j = 0; j < step->sections[i].n_fields; j++)
      if (step->sections[i].fields[j].type == fact->type && step->sections[i].fields[j].field == fact->field)
        return TRUE;
  return FALSE;
}

/* Of a list that one step shows whole and another only its newest record of, the first that has the row. */
static BatsonFormRow *
find_row (BatsonForm *self, const BatsonFact *fact)
{
  for (GtkWidget *w = gtk_widget_get_first_child (self->steps); w; w = gtk_widget_get_next_sibling (w))
    {
      BatsonFormRow *row = step_asks (batson_form_step_get_step (BATSON_FORM_STEP (w)), fact) ? batson_form_step_find (BATSON_FORM_STEP (w), fact) : NULL;

      if (row)
        return row;
    }
  return NULL;
}

static gboolean
go_to_row (BatsonForm *self, const BatsonFact *fact, gboolean only_shown)
{
  BatsonFormRow *row = find_row (self, fact);

  if (row == NULL)
    return FALSE;
  forget_target (self);
  self->target = g_object_ref (row);
  self->frames = 0;
  self->only_shown = only_shown;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_target, NULL, NULL);
  return TRUE;
}

static gboolean
show_fact (BatsonView *view, const BatsonFact *fact)
{
  return go_to_row (BATSON_FORM (view), fact, FALSE);
}

/* Adds the rows in WIDGET that stand before FOCUS, in their order, that with the keyboard among them; FALSE: FOCUS was reached. */
static gboolean
rows_before (GtkWidget *widget, GtkWidget *focus, GPtrArray *rows)
{
  if (BATSON_IS_FORM_ROW (widget))
    g_ptr_array_add (rows, widget);
  if (widget == focus)
    return FALSE;
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    if (!rows_before (w, focus, rows))
      return FALSE;
  return TRUE;
}

static BatsonFact
fact_of (const BatsonGuideRow *row)
{
  return (BatsonFact) { .record = row->record, .owner = row->owner, .list_field = row->list_field, .type = row->field->type, .field = row->field->field };
}

/* The row with the keyboard, or of another place in a step the last row before it; FALSE: there is none, as at the first step. */
static gboolean
find_here (BatsonForm *self, GtkWidget *focus, BatsonFact *out_here)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  GtkWidget *step = focus ? gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_STEP) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (step == NULL)
    return FALSE;
  rows_before (step, focus, rows);
  for (guint i = rows->len; i-- > 0;)
    {
      batson_place_fact (batson_form_row_get_place (rows->pdata[i]), out_here);
      if (batson_guide_step_has (batson_form_step_get_step (BATSON_FORM_STEP (step)), assessment, out_here))
        return TRUE;
    }
  while ((step = gtk_widget_get_prev_sibling (step)))
    {
      g_autoptr (GArray) guided = gtk_widget_get_visible (step) ? batson_guide_step_rows (batson_form_step_get_step (BATSON_FORM_STEP (step)), assessment) : NULL;

      if (guided && guided->len > 0)
        {
          *out_here = fact_of (&g_array_index (guided, BatsonGuideRow, guided->len - 1));
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
next_answer (BatsonView *view)
{
  BatsonForm *self = BATSON_FORM (view);
  GtkWidget *focus = batson_focus_of (GTK_WIDGET (view));
  BatsonFact here, there;
  BatsonGuideRow next;

  if (!batson_guide_next (self->role, batson_session_get_assessment (self->session), find_here (self, focus, &here) ? &here : NULL, &next))
    return FALSE;
  there = fact_of (&next);
  return show_fact (view, &there);
}

static void
view_init (BatsonViewInterface *iface)
{
  iface->show_fact = show_fact;
  iface->next_answer = next_answer;
}

static void
update_read_only (BatsonForm *self)
{
  gboolean read_only = batson_session_is_read_only (self->session);

  set_class (GTK_WIDGET (self), "read-only", read_only);
  for (GtkWidget *w = gtk_widget_get_first_child (self->steps); w; w = gtk_widget_get_next_sibling (w))
    gtk_widget_set_sensitive (gtk_widget_get_last_child (w), !read_only);
}

static void
batson_form_dispose (GObject *object)
{
  BatsonForm *self = BATSON_FORM (object);

  forget_target (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_form_parent_class)->dispose (object);
}

static void
batson_form_class_init (BatsonFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_form_dispose;
}

static void
batson_form_init (BatsonForm *self)
{
}

static void
build_steps (BatsonForm *self)
{
  guint n;
  const BatsonGuideStep *steps = batson_guide_steps (self->role, &n);

  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *step = batson_form_step_new (self->session, &steps[i]);

      g_signal_connect_object (step, "folded", G_CALLBACK (update_cards), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->steps), step);
    }
}

/* The first step that is not complete is open at the start. */
static void
open_first (BatsonForm *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);

  for (GtkWidget *w = gtk_widget_get_first_child (self->steps); w; w = gtk_widget_get_next_sibling (w))
    if (gtk_widget_get_visible (w) && batson_guide_step_completion (batson_form_step_get_step (BATSON_FORM_STEP (w)), assessment, NULL, NULL) != BATSON_STEP_DONE)
      {
        batson_form_step_open (BATSON_FORM_STEP (w), TRUE);
        return;
      }
}

/* How high the form is matters in the width it is given. A scrolled window asks in no width as well, for nothing: every text would be
 * laid out once more before the form is first seen. As they would for how wide it is: GTK asks that of new widgets before it knows their fonts. */
static void
measure_column (GtkWidget *holder, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL, fresh = gtk_widget_get_width (holder) == 0;

  *minimum = across ? LEAST_WIDTH : 0;
  *natural = across ? COLUMN_WIDTH : 0;
  if (across ? !fresh : for_size >= 0)
    gtk_widget_measure (gtk_widget_get_first_child (holder), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
allocate_column (GtkWidget *holder, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (holder), width, height, baseline, NULL);
}

static GtkSizeRequestMode
column_mode (GtkWidget *holder)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The style's padding is of the column, and its width is with it: the class stands on what is clamped. */
static GtkWidget *
clamp_new (GtkWidget *child, const char *css_class)
{
  GtkWidget *clamp = adw_clamp_new (), *column = adw_bin_new ();

  gtk_widget_add_css_class (column, css_class);
  adw_bin_set_child (ADW_BIN (column), child);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  return clamp;
}

/** The form of ROLE for the case of SESSION; a BatsonView. Whose it is stays in sight above what scrolls. */
GtkWidget *
batson_form_new (BatsonSession *session, BatsonRole role)
{
  BatsonForm *self = g_object_new (BATSON_TYPE_FORM, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new (), *holder = adw_bin_new (), *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->role = role;
  self->scroller = scroller;
  build_steps (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (column), self->steps);
  adw_bin_set_child (ADW_BIN (holder), clamp_new (column, "form-column"));
  gtk_widget_set_layout_manager (holder, gtk_custom_layout_new (column_mode, measure_column, allocate_column));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), holder);
  batson_form_anchor (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (whole), clamp_new (head_new (self), "form-top"));
  gtk_box_append (GTK_BOX (whole), scroller);
  adw_bin_set_child (ADW_BIN (self), whole);
  open_first (self);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  g_signal_connect_object (session, "state", G_CALLBACK (update_read_only), self, G_CONNECT_SWAPPED);
  update_read_only (self);
  return GTK_WIDGET (self);
}

/** Brings the row of FACT into sight where the form has it; the keyboard stays where it is. */
void
batson_form_reveal (BatsonForm *self, const BatsonFact *fact)
{
  go_to_row (self, fact, TRUE);
}

/** The breast oncosurgeon's form. */
GtkWidget *
batson_form_new_breast (BatsonSession *session)
{
  return batson_form_new (session, BATSON_ROLE_BREAST);
}

/** The neurosurgeon's form. */
GtkWidget *
batson_form_new_neuro (BatsonSession *session)
{
  return batson_form_new (session, BATSON_ROLE_NEURO);
}
