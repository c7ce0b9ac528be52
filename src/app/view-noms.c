/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS view: the decision tree of the chosen lesion. */
#include "app/view-noms.h"

#include <glib/gi18n-lib.h>

#include "app/window.h"

struct _BatsonViewNoms
{
  BatsonViewDiagram parent_instance;
  GtkWidget *protocols;
  gboolean filling; /* the drop-down is being set, not chosen from */
};

G_DEFINE_FINAL_TYPE (BatsonViewNoms, batson_view_noms, BATSON_TYPE_VIEW_DIAGRAM)

static BatsonProtocolId
protocol (BatsonViewNoms *self)
{
  return batson_session_get_settings (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)))->protocol;
}

/* Why is it so */

/* Whether a row of the protocol shown can still be reached: then it rests on the lesion's answers. */
static gboolean
is_possible (BatsonViewNoms *self, const BatsonLesionResult *lesion, BatsonRuleId rule)
{
  const BatsonProtocol *shown = batson_protocol (protocol (self));

  for (guint row = 0; row < shown->n_rows; row++)
    if (shown->rows[row].rule == rule)
      return (lesion->protocols[shown->id].rows >> row) & 1;
  return FALSE;
}

/* Of a row still possible what the lesion's row rests on. */
static void
show_row (BatsonViewNoms *self, const char *name)
{
  const BatsonLesionResult *lesion = batson_view_diagram_get_lesion (BATSON_VIEW_DIAGRAM (self));

  for (guint id = 0; id < BATSON_N_RULES; id++)
    if (g_ascii_strcasecmp (batson_rule (id)->id, name) == 0)
      {
        BatsonWhy why = lesion ? lesion->why : (BatsonWhy) { 0 };
        gboolean possible = lesion && is_possible (self, lesion, id);

        why.basis = lesion && lesion->why.rule == id ? why.basis : batson_rule (id)->basis;
        why.rule = id;
        batson_view_diagram_show_rule (BATSON_VIEW_DIAGRAM (self), id, possible ? &why : NULL);
      }
}

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  if (!g_str_equal (action, "why"))
    return FALSE;
  show_row (BATSON_VIEW_NOMS (view), target);
  return TRUE;
}

/* Of a row its rule, of a question or one of its answers how it was answered, else why this row. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  static const char letters[] = "noms";
  const BatsonLesionResult *lesion = batson_view_diagram_get_lesion (view);
  const char *letter = g_str_has_prefix (element->id, "head-") ? element->id + strlen ("head-") : element->id;
  const char *at = strchr (letters, *letter);
  const BatsonWhy *why;

  if (activated (view, element->id, element->action, element->target) || lesion == NULL)
    return TRUE;
  why = at && *at && (letter[1] == '-' || letter[1] == '\0') ? &lesion->answers[at - letters].why : &lesion->why;
  batson_window_show_why (batson_window_of (GTK_WIDGET (view)), why, element->name);
  return TRUE;
}

/* The controls above */

static void
refresh (BatsonViewDiagram *view)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);

  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->protocols), protocol (self));
  self->filling = FALSE;
  batson_view_diagram_set_note (view, protocol (self) != BATSON_PROTOCOL_REVIEW ? batson_protocol_text (batson_protocol (protocol (self))->about) : NULL);
}

static void
protocol_selected (BatsonViewNoms *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->protocols));

  if (!self->filling && at < BATSON_N_PROTOCOLS)
    batson_session_set_protocol (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)), (BatsonProtocolId) at);
}

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < BATSON_N_PROTOCOLS; i++)
    gtk_string_list_append (titles, batson_protocol_title (batson_protocol ((BatsonProtocolId) i)));
  self->protocols = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  batson_view_diagram_name (self->protocols, _ ("Protocol"));
  gtk_box_append (end, self->protocols);
  g_signal_connect_swapped (self->protocols, "notify::selected", G_CALLBACK (protocol_selected), self);
}

static void
batson_view_noms_class_init (BatsonViewNomsClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  view_class->diagram = "noms";
  view_class->fill_bar = fill_bar;
  view_class->refresh = refresh;
  view_class->activated = activated;
  view_class->explain = explain;
}

static void
batson_view_noms_init (BatsonViewNoms *self)
{
}

/** The NOMS view of SESSION, referenced. */
GtkWidget *
batson_view_noms_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_NOMS, session);
}
