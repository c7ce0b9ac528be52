/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine view: the map of the lesions in its layers, and the en bloc clock face of the chosen one. */
#include "app/view-spine.h"
#include "app/tooltip.h"
#include "app/wrap-bar.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/spine.h"
#include "framework/words.h"

struct _BatsonViewSpine
{
  BatsonViewDiagram parent_instance;
  GtkWidget *layers, *layer[4], *en_bloc;
};

G_DEFINE_FINAL_TYPE (BatsonViewSpine, batson_view_spine, BATSON_TYPE_VIEW_DIAGRAM)

/* The layers by their bits, in the order of their toggles; what is shown at first. */
static const struct
{
  guint layer;
  const char *title; /* msgid, context "layer" */
  gboolean shown;
} layers[] = {
  { BATSON_SPINE_CORD, NC_ ("layer", "Cord"), TRUE },
  { BATSON_SPINE_ZONES, NC_ ("layer", "Zones"), TRUE },
  { BATSON_SPINE_LESIONS, NC_ ("layer", "Lesions"), TRUE },
  { BATSON_SPINE_PLEXUS, NC_ ("layer", "Veins"), FALSE },
};

static gboolean
is_en_bloc (BatsonViewSpine *self)
{
  return self->en_bloc && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->en_bloc));
}

static const char *
which (BatsonViewDiagram *view)
{
  return is_en_bloc (BATSON_VIEW_SPINE (view)) ? "wbb" : "spine";
}

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  BatsonViewSpine *self = BATSON_VIEW_SPINE (view);

  subject->layers = 0;
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->layer[i])))
      subject->layers |= layers[i].layer;
}

/* Which lesion the clock face is of, and how it is used; what the veins are. */
static void
update_note (BatsonViewSpine *self, const BatsonLesionResult *lesion)
{
  BatsonViewDiagram *view = BATSON_VIEW_DIAGRAM (self);
  g_autofree char *level = lesion ? batson_words_lesion (lesion->record) : NULL, *note = NULL;

  if (is_en_bloc (self) && level)
    /* Translators: a level of the spine, "T8". */
    note = g_strdup_printf (_ ("En bloc planning for %s. Choose its zones on the clock face, its layers beside it."), level);
  else if (!is_en_bloc (self) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->layer[3])))
    note = g_strdup (_ ("Batson’s venous plexus: veins without valves join the intercostal veins, which drain the breast, with the vertebrae; T4 to T8 most of all (section 2.1)."));
  batson_view_diagram_set_note (view, note);
}

static void
refresh (BatsonViewDiagram *view)
{
  BatsonViewSpine *self = BATSON_VIEW_SPINE (view);

  update_note (self, batson_view_diagram_get_lesion (view));
  gtk_widget_set_visible (self->layers, !is_en_bloc (self));
  gtk_widget_set_sensitive (self->en_bloc, batson_view_diagram_get_lesion (view) != NULL);
}

/* A zone or layer is reached or not; the pedicle is one answer, chosen again it is cleared. */
static void
set_wbb (BatsonViewDiagram *view, guint field, guint bit)
{
  BatsonSession *session = batson_view_diagram_get_session (view);
  BatsonCase *the_case = batson_session_get_case (session);
  BatsonRecord *lesion = batson_session_get_lesion (session);
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  if (lesion == NULL || batson_session_is_read_only (session))
    return;
  if (field == BATSON_LESION_WBB_PEDICLE)
    value = batson_record_choice (lesion, field) == (int) bit ? BATSON_BLANK : batson_value_choice ((int) bit);
  else
    value.choices = batson_record_choices (lesion, field) ^ G_GUINT64_CONSTANT (1) << bit;
  if (field != BATSON_LESION_WBB_PEDICLE && value.choices == 0)
    value = BATSON_BLANK;
  batson_case_begin (the_case, _ ("En Bloc Planning"));
  batson_case_set (the_case, lesion, field, &value);
  batson_case_end (the_case);
}

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  static const struct { const char *action; guint field; } edits[] = {
    { "wbb-zone", BATSON_LESION_WBB_ZONES }, { "wbb-layer", BATSON_LESION_WBB_LAYERS }, { "wbb-pedicle", BATSON_LESION_WBB_PEDICLE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (action, edits[i].action))
      {
        set_wbb (view, edits[i].field, (guint) atoi (target));
        return TRUE;
      }
  return FALSE;
}

/* Why: of a grade what the grades mean, of a zone how they are read; of a lesion why its row is so. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  const BatsonLesionResult *lesion = batson_view_diagram_get_lesion (view);

  if (g_str_has_prefix (element->id, "grade-"))
    batson_view_diagram_show_rule (view, strstr (element->id, "cauda") ? BATSON_RULE_ESCC_3 : BATSON_RULE_ESCC_1, NULL);
  else if (g_str_has_prefix (element->action, "wbb-"))
    batson_view_diagram_show_rule (view, BATSON_RULE_WBB_1, NULL);
  else if (g_str_equal (element->action, "choose-lesion") && lesion && g_str_equal (element->target, batson_record_get_id (lesion->record)))
    batson_view_diagram_show_rule (view, lesion->why.rule, &lesion->why);
  else
    return FALSE;
  return TRUE;
}

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewSpine *self = BATSON_VIEW_SPINE (view);

  self->layers = batson_wrap_bar_new (0);
  gtk_widget_add_css_class (self->layers, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->layers), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Layers"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      self->layer[i] = gtk_toggle_button_new_with_label (g_dpgettext2 (GETTEXT_PACKAGE, "layer", layers[i].title));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->layer[i]), layers[i].shown);
      g_signal_connect_swapped (self->layer[i], "toggled", G_CALLBACK (batson_view_diagram_refresh), self);
      gtk_box_append (GTK_BOX (self->layers), self->layer[i]);
    }
  batson_tooltip_set (self->layer[3], _ ("Batson’s venous plexus, for teaching"));
  self->en_bloc = gtk_toggle_button_new_with_label (_ ("En Bloc"));
  batson_tooltip_set (self->en_bloc, _ ("Zones and layers of the chosen lesion"));
  g_signal_connect_swapped (self->en_bloc, "toggled", G_CALLBACK (batson_view_diagram_refresh), self);
  gtk_box_append (start, self->layers);
  gtk_box_append (end, self->en_bloc);
}

static void
batson_view_spine_class_init (BatsonViewSpineClass *klass)
{
  static const BatsonViewDiagramOwn own = { "spine", .which = which, .fill_bar = fill_bar, .prepare = prepare, .refresh = refresh, .activated = activated, .explain = explain };
  BATSON_VIEW_DIAGRAM_CLASS (klass)->own = &own;
}

static void
batson_view_spine_init (BatsonViewSpine *self)
{
}

/** The spine view of SESSION, referenced. */
GtkWidget *
batson_view_spine_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_SPINE, session);
}
