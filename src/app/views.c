/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of a case: the one table of them, and what the window asks of each. */
#include "app/views.h"

#include "app/focus.h"
#include "app/form.h"
#include "app/view-neuro.h"
#include "app/view-noms.h"
#include "app/view-outcomes.h"
#include "app/view-pathway.h"
#include "app/view-spine.h"
#include "app/view-timeline.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (BatsonView, batson_view, GTK_TYPE_WIDGET)

/* In the order they are shown. A view that is not built has no line; the numbers stay. MDT is 3. */
static const BatsonViewKind kinds[] = {
  { "breast", NC_ ("view", "Breast"), "batson-ribbon-symbolic", BATSON_GROUP_FORMS, 1, batson_form_new_breast, "start", BATSON_OWNER_BREAST },
  { "neuro", NC_ ("view", "Neuro"), "batson-axial-symbolic", BATSON_GROUP_FORMS, 2, batson_view_neuro_new, "start", BATSON_OWNER_NEURO },
  { "pathway", NC_ ("view", "Pathway"), "batson-send-symbolic", BATSON_GROUP_DIAGRAMS, 4, batson_view_pathway_new, "referral" },
  { "noms", NC_ ("view", "NOMS"), "batson-noms-symbolic", BATSON_GROUP_DIAGRAMS, 5, batson_view_noms_new, "noms" },
  { "spine", NC_ ("view", "Spine"), "batson-spine-symbolic", BATSON_GROUP_DIAGRAMS, 6, batson_view_spine_new, "spine" },
  { "timeline", NC_ ("view", "Timeline"), "batson-calendar-symbolic", BATSON_GROUP_DIAGRAMS, 7, batson_view_timeline_new, "course" },
  { "outcomes", NC_ ("view", "Outcomes"), "batson-chart-symbolic", BATSON_GROUP_FOLLOW_UP, 8, batson_view_outcomes_new, "outcomes" },
  { NULL }
};

static void
batson_view_default_init (BatsonViewInterface *iface)
{
}

/** Every view there is, in the order they are shown. Static. */
const BatsonViewKind *
batson_views (guint *out_n)
{
  *out_n = G_N_ELEMENTS (kinds) - 1;
  return kinds;
}

/** The view with that ID; NULL where there is none. Static. */
const BatsonViewKind *
batson_view_kind (const char *id)
{
  for (guint i = 0; kinds[i].id; i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];
  return NULL;
}

/** The translated title of a view. Static. */
const char *
batson_view_title (const BatsonViewKind *kind)
{
  return g_dpgettext2 (NULL, "view", kind->title);
}

/** The translated heading of a group of views. Static. */
const char *
batson_view_group_title (BatsonViewGroup group)
{
  static const char *const titles[BATSON_N_GROUPS] = { NC_ ("views", "Forms"), NC_ ("views", "Diagrams"), NC_ ("views", "Follow-up") };

  return g_dpgettext2 (NULL, "views", titles[group]);
}

/** Shows the row of FACT in this view and gives it the keyboard; FALSE where the view does not show it. */
gboolean
batson_view_show_fact (BatsonView *self, const BatsonFact *fact)
{
  BatsonViewInterface *iface = BATSON_VIEW_GET_IFACE (self);

  return iface->show_fact && iface->show_fact (self, fact);
}

/** Goes to the next row without an answer in this view; FALSE where it has none. */
gboolean
batson_view_next_answer (BatsonView *self)
{
  BatsonViewInterface *iface = BATSON_VIEW_GET_IFACE (self);

  return iface->next_answer && iface->next_answer (self);
}

/* A scrolled window takes the keyboard itself while there is nothing in it. */
static gboolean
has_keyboard (GtkWidget *widget)
{
  return batson_has_focus_within (widget) && !GTK_IS_SCROLLED_WINDOW (batson_focus_of (widget));
}

/** Gives WIDGET, a view or a part of one, the keyboard unless it has it; FALSE where it has nothing, or not yet, that could take it. */
gboolean
batson_view_enter_part (GtkWidget *widget)
{
  return has_keyboard (widget) || (gtk_widget_get_width (widget) > 0 && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) && has_keyboard (widget));
}

/** Takes the keyboard into this view, to where one goes on in it; FALSE while that cannot be. */
gboolean
batson_view_enter (BatsonView *self)
{
  BatsonViewInterface *iface = BATSON_VIEW_GET_IFACE (self);

  return iface->enter ? iface->enter (self) : batson_view_enter_part (GTK_WIDGET (self));
}
