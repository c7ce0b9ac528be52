/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of one diagram of the case: the bar above it, the diagram, its table. */
#include "app/view-diagram.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/diagram-table.h"
#include "app/spine-picker.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap-bar.h"
#include "app/wrap.h"
#include "framework/words.h"

typedef struct
{
  BatsonSession *session;
  GtkWidget *box, *stack, *diagram, *table, *lesions, *table_button, *zoom, *note;
  gboolean filling; /* the drop-down is being set, not chosen from */
} BatsonViewDiagramPrivate;

static gboolean enter (BatsonView *view);

static void
view_init (BatsonViewInterface *iface)
{
  iface->enter = enter;
}

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (BatsonViewDiagram, batson_view_diagram, GTK_TYPE_WIDGET, G_ADD_PRIVATE (BatsonViewDiagram) G_IMPLEMENT_INTERFACE (BATSON_TYPE_VIEW, view_init))

static BatsonViewDiagramPrivate *
priv_of (BatsonViewDiagram *self)
{
  return batson_view_diagram_get_instance_private (self);
}

static const BatsonViewDiagramOwn *
own_of (BatsonViewDiagram *self)
{
  return BATSON_VIEW_DIAGRAM_GET_CLASS (self)->own;
}

/** The case looked at. Not owned. */
BatsonSession *
batson_view_diagram_get_session (BatsonViewDiagram *self)
{
  return priv_of (self)->session;
}

/** The diagram widget. Not owned. */
BatsonDiagram *
batson_view_diagram_get_diagram (BatsonViewDiagram *self)
{
  return BATSON_DIAGRAM (priv_of (self)->diagram);
}

/** Which diagram it is. Static. */
const BatsonDiagramKind *
batson_view_diagram_get_kind (BatsonViewDiagram *self)
{
  const BatsonViewDiagramOwn *own = own_of (self);

  return batson_diagram_kind (own->which ? own->which (self) : own->diagram);
}

/** The lesion looked at, as the assessment has it; NULL where none is entered. Not owned. */
const BatsonLesionResult *
batson_view_diagram_get_lesion (BatsonViewDiagram *self)
{
  BatsonSession *session = priv_of (self)->session;
  BatsonRecord *lesion = batson_session_get_lesion (session);

  return lesion ? batson_assessment_lesion (batson_session_get_assessment (session), lesion) : NULL;
}

/** What the diagram shows now; borrowed, valid until the case changes. */
BatsonDiagramSubject
batson_view_diagram_get_subject (BatsonViewDiagram *self)
{
  const BatsonViewDiagramOwn *own = own_of (self);
  BatsonDiagramSubject subject = batson_diagram_subject (batson_session_get_assessment (priv_of (self)->session), batson_view_diagram_get_lesion (self));

  subject.read_only = batson_session_is_read_only (priv_of (self)->session);
  if (own->prepare)
    own->prepare (self, &subject);
  return subject;
}

static BatsonScene *
build (const BatsonCanvas *canvas, gpointer data)
{
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (data);

  return batson_view_diagram_get_kind (data)->build (&subject, canvas);
}

/* Going where a node leads */

/** Tells why RULE is so: with WHY (nullable) where the case decided it, else the rule alone. */
void
batson_view_diagram_show_rule (BatsonViewDiagram *self, BatsonRuleId rule, const BatsonWhy *why)
{
  BatsonWhy plain = { .rule = rule, .basis = batson_rule (rule)->basis };

  batson_window_show_why (batson_window_of (GTK_WIDGET (self)), why ? why : &plain, batson_rule_title (rule));
}

/* The reason the assessment has for RULE: of a trigger, an indication, a work-up item, a note; NULL where it has none. */
static const BatsonWhy *
find_why (const BatsonAssessment *a, BatsonRuleId rule)
{
  GPtrArray *const lists[] = { a->triggers, a->work_up, a->indications, a->notes, a->deadlines };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l] && i < lists[l]->len; i++)
      if (((const BatsonWhy *) lists[l]->pdata[i])->rule == rule)
        return lists[l]->pdata[i];
  return a->urgency.why.rule == rule ? &a->urgency.why : NULL;
}

/** Tells why the rule NAME, in any case of letters, is so in this case; FALSE where there is no such rule. */
gboolean
batson_view_diagram_explain_rule (BatsonViewDiagram *self, const char *name)
{
  for (guint id = 0; id < BATSON_N_RULES; id++)
    if (g_ascii_strcasecmp (batson_rule (id)->id, name) == 0)
      {
        batson_view_diagram_show_rule (self, id, find_why (batson_session_get_assessment (priv_of (self)->session), id));
        return TRUE;
      }
  return FALSE;
}

static void
activated (BatsonDiagram *diagram, const char *id, const char *action, const char *target, BatsonViewDiagram *self)
{
  const BatsonViewDiagramOwn *own = own_of (self);
  BatsonSession *session = priv_of (self)->session;
  BatsonRecord *lesion;
  BatsonFact fact;

  if (own->activated && own->activated (self, id, action, target))
    return;
  if (g_str_equal (action, "answer") && batson_fact_at (batson_session_get_root (session), target, &fact))
    batson_window_go_to_fact (batson_window_of (GTK_WIDGET (self)), &fact);
  else if (g_str_equal (action, "why"))
    batson_view_diagram_explain_rule (self, target);
  else if (g_str_equal (action, "view"))
    batson_window_go_to_view (batson_window_of (GTK_WIDGET (self)), target);
  else if (g_str_equal (action, "add-lesion"))
    batson_spine_add_lesion (GTK_WIDGET (self), session, target);
  else if ((g_str_equal (action, "lesion") || g_str_equal (action, "choose-lesion")) && (lesion = batson_case_find (batson_session_get_case (session), target)))
    batson_session_choose_lesion (session, lesion);
}

static gboolean
is_table (BatsonViewDiagram *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (priv_of (self)->table_button));
}

/* The element ID as it is shown: while the table is, the diagram behind it is not built. NULL where there is none. */
static const BatsonElement *
element_shown (BatsonViewDiagram *self, const char *id)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  BatsonScene *scene = is_table (self) ? batson_diagram_table_get_scene (BATSON_DIAGRAM_TABLE (priv->table)) : batson_diagram_get_scene (BATSON_DIAGRAM (priv->diagram));
  int at = scene ? batson_scene_find (scene, id) : -1;

  return at >= 0 ? batson_scene_element (scene, (guint) at) : NULL;
}

static void
explain (BatsonDiagram *diagram, const char *id, BatsonViewDiagram *self)
{
  const BatsonViewDiagramOwn *own = own_of (self);
  const BatsonElement *element = element_shown (self, id);

  if (element == NULL || (own->explain && own->explain (self, element)))
    return;
  if (g_str_equal (element->action, "why"))
    batson_view_diagram_explain_rule (self, element->target);
}

/* A row of the table does what its node does. */
static void
choose_row (BatsonViewDiagram *self, const char *id, gboolean why)
{
  const BatsonElement *element = element_shown (self, id);

  if (element)
    batson_diagram_activate (batson_view_diagram_get_diagram (self), element, why);
}

static void
row_activated (BatsonViewDiagram *self, const char *id)
{
  choose_row (self, id, FALSE);
}

static void
row_explain (BatsonViewDiagram *self, const char *id)
{
  choose_row (self, id, TRUE);
}

/* The controls above */

/* Whether the drop-down shows these titles already: another model would lay it out anew after every answer. */
static gboolean
same_titles (GtkDropDown *drop_down, GtkStringList *titles)
{
  GListModel *shown = gtk_drop_down_get_model (drop_down);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (titles));

  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), gtk_string_list_get_string (titles, i)))
      return FALSE;
  return TRUE;
}

static void
fill_lesions (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  GPtrArray *lesions = batson_session_get_assessment (priv->session)->lesions;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  BatsonRecord *chosen = batson_session_get_lesion (priv->session);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < lesions->len; i++)
    {
      const BatsonLesionResult *l = lesions->pdata[i];
      g_autofree char *title = batson_words_lesion (l->record);
      gtk_string_list_append (titles, title);
      if (l->record == chosen)
        selected = i;
    }
  priv->filling = TRUE;
  if (!same_titles (GTK_DROP_DOWN (priv->lesions), titles))
    gtk_drop_down_set_model (GTK_DROP_DOWN (priv->lesions), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (priv->lesions), selected);
  gtk_widget_set_visible (priv->lesions, lesions->len > 1 && batson_view_diagram_get_kind (self)->of_lesion);
  priv->filling = FALSE;
}

static void
lesion_selected (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (priv->lesions));
  GPtrArray *lesions = batson_session_get_assessment (priv->session)->lesions;

  if (!priv->filling && at < lesions->len)
    batson_session_choose_lesion (priv->session, ((BatsonLesionResult *) lesions->pdata[at])->record);
}

static void
show_table (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (priv->diagram));

  if (is_table (self) && scene)
    {
      BatsonCanvas canvas = *batson_scene_canvas (scene);
      g_autoptr (BatsonScene) now = build (&canvas, self);
      batson_diagram_table_show (BATSON_DIAGRAM_TABLE (priv->table), now);
    }
  gtk_widget_set_sensitive (priv->zoom, !is_table (self));
  gtk_stack_set_visible_child (GTK_STACK (priv->stack), is_table (self) ? priv->table : gtk_widget_get_first_child (priv->stack));
}

/* To the node that had the keyboard last, or the first; the bar above is a step back. */
static gboolean
enter (BatsonView *view)
{
  BatsonViewDiagram *self = BATSON_VIEW_DIAGRAM (view);
  BatsonViewDiagramPrivate *priv = priv_of (self);
  g_autofree char *last = is_table (self) ? NULL : batson_diagram_dup_focus (BATSON_DIAGRAM (priv->diagram));

  return (last && batson_diagram_focus_node (BATSON_DIAGRAM (priv->diagram), last)) || batson_view_enter_part (is_table (self) ? priv->table : priv->diagram);
}

/** Shows the diagram's content as a table, or the diagram. */
void
batson_view_diagram_set_table (BatsonViewDiagram *self, gboolean table)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv_of (self)->table_button), table);
}

/** Shows the subject as it is now. */
void
batson_view_diagram_refresh (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  const BatsonViewDiagramOwn *own = own_of (self);

  fill_lesions (self);
  if (own->refresh)
    own->refresh (self);
  batson_diagram_rebuild (BATSON_DIAGRAM (priv->diagram));
  if (is_table (self))
    show_table (self);
}

/** A sentence above the diagram; NULL or "": none. */
void
batson_view_diagram_set_note (BatsonViewDiagram *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (priv_of (self)->note), text ? text : "");
  gtk_widget_set_visible (priv_of (self)->note, text && *text);
}

static void
zoom_clicked (GtkButton *button, BatsonViewDiagram *self)
{
  gtk_widget_activate_action (priv_of (self)->diagram, gtk_widget_get_name (GTK_WIDGET (button)), NULL);
}

static GtkWidget *
zoom_button (BatsonViewDiagram *self, const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_name (button, action);
  batson_tooltip_name (button, label);
  g_signal_connect (button, "clicked", G_CALLBACK (zoom_clicked), self);
  return button;
}

static GtkWidget *
zoom_new (BatsonViewDiagram *self)
{
  GtkWidget *zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (zoom, "linked");
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-out-symbolic", "diagram.zoom-out", _ ("Zoom Out")));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-fit-best-symbolic", "diagram.zoom-fit", _ ("Fit to the Window")));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-in-symbolic", "diagram.zoom-in", _ ("Zoom In")));
  return zoom;
}

static GtkWidget *
make_bar (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  const BatsonViewDiagramOwn *own = own_of (self);
  GtkWidget *bar = batson_wrap_bar_new (8), *start = batson_wrap_bar_new (8), *end = batson_wrap_bar_new (8);

  gtk_widget_add_css_class (bar, "diagram-bar");
  gtk_widget_set_hexpand (start, TRUE);
  priv->lesions = gtk_drop_down_new (NULL, NULL);
  batson_shorten (GTK_DROP_DOWN (priv->lesions));
  priv->table_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (priv->table_button), "view-list-symbolic");
  batson_tooltip_name (priv->lesions, _ ("Lesion"));
  batson_tooltip_name (priv->table_button, _ ("Show as a Table"));
  gtk_box_append (GTK_BOX (start), priv->lesions);
  if (own->fill_bar)
    own->fill_bar (self, GTK_BOX (start), GTK_BOX (end));
  gtk_box_append (GTK_BOX (bar), start);
  gtk_box_append (GTK_BOX (bar), end);
  priv->zoom = zoom_new (self);
  gtk_box_append (GTK_BOX (bar), priv->zoom);
  gtk_box_append (GTK_BOX (bar), priv->table_button);
  g_signal_connect_swapped (priv->lesions, "notify::selected", G_CALLBACK (lesion_selected), self);
  g_signal_connect_swapped (priv->table_button, "toggled", G_CALLBACK (show_table), self);
  return bar;
}

/* The widget */

static void
batson_view_diagram_dispose (GObject *object)
{
  BatsonViewDiagramPrivate *priv = priv_of (BATSON_VIEW_DIAGRAM (object));

  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (batson_view_diagram_parent_class)->dispose (object);
}

static void
batson_view_diagram_class_init (BatsonViewDiagramClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_view_diagram_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diagramview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_view_diagram_init (BatsonViewDiagram *self)
{
}

static void
make_content (BatsonViewDiagram *self)
{
  BatsonViewDiagramPrivate *priv = priv_of (self);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->stack = gtk_stack_new ();
  priv->diagram = batson_diagram_new (build, self);
  priv->table = batson_diagram_table_new ();
  priv->note = gtk_label_new (NULL);
  batson_wrap (GTK_LABEL (priv->note));
  gtk_label_set_xalign (GTK_LABEL (priv->note), 0);
  gtk_widget_add_css_class (priv->note, "diagram-about");
  gtk_widget_set_visible (priv->note, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), priv->diagram);
  gtk_stack_add_child (GTK_STACK (priv->stack), scrolled);
  gtk_stack_add_child (GTK_STACK (priv->stack), priv->table);
  gtk_box_append (GTK_BOX (priv->box), make_bar (self));
  gtk_box_append (GTK_BOX (priv->box), priv->note);
  gtk_box_append (GTK_BOX (priv->box), priv->stack);
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
  g_signal_connect (priv->diagram, "activated", G_CALLBACK (activated), self);
  g_signal_connect (priv->diagram, "explain", G_CALLBACK (explain), self);
  g_signal_connect_swapped (priv->table, "activated", G_CALLBACK (row_activated), self);
  g_signal_connect_swapped (priv->table, "explain", G_CALLBACK (row_explain), self);
}

/** A view of TYPE, a class of this one, for the case of SESSION, referenced. */
GtkWidget *
batson_view_diagram_new (GType type, BatsonSession *session)
{
  BatsonViewDiagram *self = g_object_new (type, NULL);
  const BatsonDiagramKind *kind = batson_view_diagram_get_kind (self);
  BatsonViewDiagramPrivate *priv = priv_of (self);

  priv->session = g_object_ref (session);
  make_content (self);
  fill_lesions (self);
  if (own_of (self)->refresh)
    own_of (self)->refresh (self);
  batson_diagram_set_fit (BATSON_DIAGRAM (priv->diagram), kind->fit_width, kind->fit_height);
  g_signal_connect_object (session, "assessed", G_CALLBACK (batson_view_diagram_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (batson_view_diagram_refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
