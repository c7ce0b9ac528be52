/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The neurosurgeon's view: the spine, where there is room for it, beside the guided form. */
#include "app/view-neuro.h"

#include "app/focus.h"
#include "app/form.h"
#include "app/spine-picker.h"
#include "app/theme.h"
#include "app/views.h"

#define SPINE_WIDE 376   /* the column and the lesions' cards */
#define SPINE_MOST 600   /* where the window has room to spare: no card needs more */
#define FORM_WHOLE 760   /* beside a form of this width */
#define SPINE_NARROW 168 /* the column alone */
#define FORM_LEAST 470

struct _BatsonViewNeuro
{
  GtkWidget parent_instance;
  GtkWidget *spine, *line, *form;
};

static gboolean
show_fact (BatsonView *view, const BatsonFact *fact)
{
  return batson_view_show_fact (BATSON_VIEW (BATSON_VIEW_NEURO (view)->form), fact);
}

static gboolean
next_answer (BatsonView *view)
{
  return batson_view_next_answer (BATSON_VIEW (BATSON_VIEW_NEURO (view)->form));
}

/* The answers first: the spine beside them is one way to give some. */
static gboolean
enter (BatsonView *view)
{
  return batson_view_enter_part (BATSON_VIEW_NEURO (view)->form);
}

static void
view_init (BatsonViewInterface *iface)
{
  iface->enter = enter;
  iface->show_fact = show_fact;
  iface->next_answer = next_answer;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonViewNeuro, batson_view_neuro, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (BATSON_TYPE_VIEW, view_init))

static void
batson_view_neuro_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (BATSON_VIEW_NEURO (widget)->form, orientation, -1, minimum, natural, NULL, NULL);
}

/* How much of WIDTH the spine gets beside a form that keeps its least; its cards grow with the text, and with the window once the form has all it wants. */
static int
spine_width (int width, int form)
{
  double scale = batson_theme_text_scale ();
  int wide = (int) (SPINE_WIDE * scale);

  if (width >= wide + form)
    return CLAMP (width - (int) (FORM_WHOLE * scale), wide, (int) (SPINE_MOST * scale));
  return width >= SPINE_NARROW + form ? SPINE_NARROW : 0;
}

static void
batson_view_neuro_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonViewNeuro *self = BATSON_VIEW_NEURO (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int least, spine, line, form, unused;

  gtk_widget_measure (self->form, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, &line, NULL, NULL, NULL);
  gtk_widget_measure (self->spine, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  spine = spine_width (width, MAX (least, FORM_LEAST));
  form = spine ? width - spine - line : width;
  gtk_widget_set_child_visible (self->spine, spine > 0);
  gtk_widget_set_child_visible (self->line, spine > 0);
  if (spine)
    {
      gtk_widget_size_allocate (self->spine, &(GtkAllocation) { rtl ? width - spine : 0, 0, spine, height }, -1);
      gtk_widget_size_allocate (self->line, &(GtkAllocation) { rtl ? form : spine, 0, line, height }, -1);
    }
  gtk_widget_size_allocate (self->form, &(GtkAllocation) { rtl ? 0 : width - form, 0, form, height }, -1);
}

static void
batson_view_neuro_dispose (GObject *object)
{
  BatsonViewNeuro *self = BATSON_VIEW_NEURO (object);

  g_clear_pointer (&self->spine, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  G_OBJECT_CLASS (batson_view_neuro_parent_class)->dispose (object);
}

static void
batson_view_neuro_class_init (BatsonViewNeuroClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = batson_view_neuro_dispose;
  widget_class->measure = batson_view_neuro_measure;
  widget_class->size_allocate = batson_view_neuro_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "neuroview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_view_neuro_init (BatsonViewNeuro *self)
{
}

/* A lesion added or chosen on the spine comes into sight in the form; the keyboard stays on the spine. */
static void
lesion_chosen (BatsonSession *session, BatsonViewNeuro *self)
{
  BatsonFact fact = { .record = batson_session_get_lesion (session), .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL };

  if (fact.record && batson_has_focus_within (self->spine))
    batson_form_reveal (BATSON_FORM (self->form), &fact);
}

/** The neurosurgeon's view of SESSION, referenced. */
GtkWidget *
batson_view_neuro_new (BatsonSession *session)
{
  BatsonViewNeuro *self = g_object_new (BATSON_TYPE_VIEW_NEURO, NULL);

  self->spine = batson_spine_picker_new (session);
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->form = batson_form_new_neuro (session);
  gtk_widget_set_parent (self->spine, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->form, GTK_WIDGET (self));
  g_signal_connect_object (session, "chosen", G_CALLBACK (lesion_chosen), self, 0);
  return GTK_WIDGET (self);
}
