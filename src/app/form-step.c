/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a form: folded one line, open its sections. */
#include "app/form-step.h"

#include "app/form-anchor.h"
#include "app/form-extras.h"
#include "app/form-list.h"
#include "app/mark.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>

#define FIRST_ROWS 8 /* about as many as a window shows below the head of a step */

struct _BatsonFormStep
{
  GtkBox parent_instance;
  BatsonSession *session;
  const BatsonGuideStep *step;
  GtkWidget *head, *mark, *title, *summary, *count, *arrow, *fold;
  gboolean brings;    /* into sight what it unfolds: it is opened by its head */
  GPtrArray *parts;   /* BatsonFormSection or BatsonFormList, one a section; not owned; made when first opened */
  guint tick, frames; /* of what it was shown in, while sections are still to be made */
};

enum { FOLDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BatsonFormStep, batson_form_step, GTK_TYPE_BOX)

static void
show_state (BatsonFormStep *self, BatsonStepState state)
{
  static const BatsonIcon icons[] = { BATSON_ICON_EMPTY, BATSON_ICON_HALF, BATSON_ICON_DONE };

  batson_mark_set (BATSON_MARK (self->mark), icons[state], state == BATSON_STEP_EMPTY ? BATSON_TOKEN_DIM : BATSON_TOKEN_ACCENT);
}

static const char *
state_words (BatsonStepState state)
{
  static const char *const words[] = { NC_ ("step", "not begun"), NC_ ("step", "begun"), NC_ ("step", "complete") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "step", words[state]);
}

static void
update (BatsonFormStep *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  gboolean open = batson_form_step_is_open (self);
  guint answered, counted;
  BatsonStepState state = batson_guide_step_completion (self->step, assessment, &answered, &counted);
  g_autofree char *summary = open ? g_strdup ("") : batson_guide_step_summary (self->step, assessment), *count = NULL, *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), batson_guide_step_applies (self->step, assessment) != BATSON_NO);
  show_state (self, state);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, *summary != '\0');
  count = g_strdup_printf (C_ ("step", "%u of %u"), answered, counted);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, counted > 0 && (open || state == BATSON_STEP_HALF));
  if (counted > 0)
    name = g_strdup_printf (C_ ("step", "%s, %s, %u of %u answered"), batson_guide_step_title (self->step), state_words (state), answered, counted);
  else
    /* Translators: a step of a form as a screen reader says it, of which nothing has to be answered: its title, whether it is begun. */
    name = g_strdup_printf (C_ ("step", "%1$s, %2$s"), batson_guide_step_title (self->step), state_words (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

/* Title of a section, then its rows or its records. */
static void
add_section (BatsonFormStep *self, GtkWidget *box, const BatsonGuideSection *section)
{
  const char *title = batson_guide_section_title (section);
  GtkWidget *extra = batson_form_extra (self->session, section, BATSON_N_RECORD_TYPES, BATSON_EXTRA_TOP, NULL), *part;

  if (*title)
    gtk_box_append (GTK_BOX (box), batson_form_label (title, "form-heading"));
  if (extra)
    gtk_box_append (GTK_BOX (box), extra);
  if (section->each == BATSON_N_RECORD_TYPES)
    part = batson_form_section_new (self->session, self->step, section, NULL);
  else
    part = batson_form_list_new (self->session, self->step, section);
  gtk_box_append (GTK_BOX (box), part);
  g_ptr_array_add (self->parts, part);
}

static GtkWidget *
content_of (BatsonFormStep *self)
{
  GtkWidget *box = gtk_revealer_get_child (GTK_REVEALER (self->fold));

  if (box == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (box, "form-step-content");
      gtk_revealer_set_child (GTK_REVEALER (self->fold), box);
    }
  return box;
}

/* Makes sections until there are at least ROWS questions. */
static void
build (BatsonFormStep *self, guint rows)
{
  GtkWidget *box = content_of (self);
  guint asked = 0;

  for (guint i = 0; i < self->step->n_sections && asked < rows; i++)
    {
      if (i == self->parts->len)
        add_section (self, box, &self->step->sections[i]);
      asked += self->step->sections[i].n_fields;
    }
}

static void
build_rest (BatsonFormStep *self)
{
  build (self, G_MAXUINT);
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* What is below the window's edge is made once what is above was seen: a step is on the screen sooner. */
static gboolean
was_shown (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BatsonFormStep *self = BATSON_FORM_STEP (widget);

  if (++self->frames > 1)
    build_rest (self);
  return G_SOURCE_CONTINUE;
}

static void
build_first (BatsonFormStep *self)
{
  build (self, FIRST_ROWS);
  if (self->parts->len < self->step->n_sections && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), was_shown, NULL, NULL);
}

static void
head_clicked (BatsonFormStep *self)
{
  self->brings = !batson_form_step_is_open (self);
  batson_form_step_open (self, self->brings);
}

/* At the foot of a form an open step would be a head with nothing below it. */
static void
revealed (BatsonFormStep *self)
{
  if (self->brings && gtk_revealer_get_child_revealed (GTK_REVEALER (self->fold)))
    {
      build_rest (self);
      batson_form_anchor_bring (GTK_WIDGET (self));
    }
  self->brings = FALSE;
}

static void
batson_form_step_dispose (GObject *object)
{
  BatsonFormStep *self = BATSON_FORM_STEP (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_form_step_parent_class)->dispose (object);
}

static void
batson_form_step_class_init (BatsonFormStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_form_step_dispose;
  signals[FOLDED] = g_signal_new ("folded", BATSON_TYPE_FORM_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
head_content (BatsonFormStep *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = batson_column_new (2);

  self->mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, 18);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->title = batson_form_label (NULL, "form-title");
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->summary, "row-hint");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->summary);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "row-hint");
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (content), self->mark);
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), self->count);
  gtk_box_append (GTK_BOX (content), self->arrow);
  return content;
}

static void
batson_form_step_init (BatsonFormStep *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-step");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->parts = g_ptr_array_new ();
  self->head = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->head), head_content (self));
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_add_css_class (self->head, "form-step-head");
  g_signal_connect_object (self->head, "clicked", G_CALLBACK (head_clicked), self, G_CONNECT_SWAPPED);
  self->fold = gtk_revealer_new ();
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->fold), 150);
  g_signal_connect_object (self->fold, "notify::child-revealed", G_CALLBACK (revealed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->head);
  gtk_box_append (GTK_BOX (self), self->fold);
}

/** STEP of a guide, folded. */
GtkWidget *
batson_form_step_new (BatsonSession *session, const BatsonGuideStep *step)
{
  BatsonFormStep *self = g_object_new (BATSON_TYPE_FORM_STEP, NULL);

  self->session = g_object_ref (session);
  self->step = step;
  gtk_label_set_text (GTK_LABEL (self->title), batson_guide_step_title (step));
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return GTK_WIDGET (self);
}

/** The step of the guide. Static. */
const BatsonGuideStep *
batson_form_step_get_step (BatsonFormStep *self)
{
  return self->step;
}

/** Whether its rows are shown. */
gboolean
batson_form_step_is_open (BatsonFormStep *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->fold));
}

/** Shows or folds its rows; they are made when they are first shown, those beyond the first screenful a frame later. */
void
batson_form_step_open (BatsonFormStep *self, gboolean open)
{
  if (open == batson_form_step_is_open (self))
    return;
  if (open)
    build_first (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->fold), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  update (self);
  g_signal_emit (self, signals[FOLDED], 0);
}

/** The row of FACT, the step opened; NULL where it does not show it. Not owned. */
BatsonFormRow *
batson_form_step_find (BatsonFormStep *self, const BatsonFact *fact)
{
  BatsonFormRow *row = NULL;

  batson_form_step_open (self, TRUE);
  build_rest (self);
  for (guint i = 0; i < self->parts->len && row == NULL; i++)
    if (BATSON_IS_FORM_LIST (self->parts->pdata[i]))
      row = batson_form_list_find (self->parts->pdata[i], fact);
    else
      row = batson_form_section_find (self->parts->pdata[i], fact);
  return row;
}
