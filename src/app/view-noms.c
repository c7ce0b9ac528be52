/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS view: the decision tree of the chosen lesion. */
#include "app/view-noms.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/diagram-table.h"
#include "app/diagram.h"
#include "app/views.h"
#include "app/window.h"
#include "diagram/noms.h"
#include "framework/words.h"

struct _BatsonViewNoms
{
  GtkWidget parent_instance;
  BatsonSession *session;
  GtkWidget *box, *stack, *diagram, *table, *lesions, *protocols, *table_button, *about;
  gboolean filling; /* the drop-downs are being set, not chosen from */
};

static void batson_view_noms_view_init (BatsonViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonViewNoms, batson_view_noms, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (BATSON_TYPE_VIEW, batson_view_noms_view_init))

static void
batson_view_noms_view_init (BatsonViewInterface *iface)
{
}

/* The lesion looked at, as the assessment has it; NULL where none is entered. */
static const BatsonLesionResult *
result (BatsonViewNoms *self)
{
  BatsonRecord *lesion = batson_session_get_lesion (self->session);

  return lesion ? batson_assessment_lesion (batson_session_get_assessment (self->session), lesion) : NULL;
}

static BatsonProtocolId
protocol (BatsonViewNoms *self)
{
  return batson_session_get_settings (self->session)->protocol;
}

static BatsonScene *
build (const BatsonCanvas *canvas, gpointer data)
{
  BatsonViewNoms *self = data;
  const BatsonLesionResult *lesion = result (self);
  g_autoptr (BatsonNomsView) view = NULL;

  if (lesion)
    view = batson_noms_view_new (batson_session_get_assessment (self->session), lesion, protocol (self));
  else
    view = batson_noms_view_blank (batson_protocol (protocol (self)));
  return batson_noms_scene (view, canvas);
}

/* Going where a node leads */

/* The fact whose path is PATH among those a question rests on or misses; NULL where there is none. */
static const BatsonFact *
fact_at (const BatsonLesionResult *lesion, const char *path)
{
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      const GArray *lists[] = { lesion->answers[q].why.missing, lesion->answers[q].why.because };
      for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
        for (guint i = 0; lists[l] && i < lists[l]->len; i++)
          {
            const BatsonFact *fact = &g_array_index (lists[l], BatsonFact, i);
            g_autofree char *found = batson_fact_path (fact);
            if (g_str_equal (found, path))
              return fact;
          }
    }
  return NULL;
}

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

static void
show_rule (BatsonViewNoms *self, const char *rule)
{
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  const BatsonLesionResult *lesion = result (self);

  for (int id = 0; id < BATSON_N_RULES; id++)
    if (g_ascii_strcasecmp (batson_rule ((BatsonRuleId) id)->id, rule) == 0)
      {
        g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (BatsonFact));
        gboolean possible = lesion && is_possible (self, lesion, (BatsonRuleId) id);
        BatsonWhy why = { (BatsonRuleId) id, batson_rule ((BatsonRuleId) id)->basis, possible ? lesion->why.because : none, possible ? lesion->why.missing : none };
        batson_window_show_why (window, lesion && (int) lesion->why.rule == id ? &lesion->why : &why, batson_rule_title ((BatsonRuleId) id));
      }
}

static void
choose_lesion (BatsonViewNoms *self, const char *id)
{
  BatsonRecord *lesion = batson_case_find (batson_session_get_case (self->session), id);

  if (lesion)
    batson_session_choose_lesion (self->session, lesion);
}

static void
activated (BatsonDiagram *diagram, const char *id, const char *action, const char *target, BatsonViewNoms *self)
{
  const BatsonLesionResult *lesion = result (self);
  const BatsonFact *fact = lesion && g_str_equal (action, "answer") ? fact_at (lesion, target) : NULL;

  if (fact)
    batson_window_go_to_fact (batson_window_of (GTK_WIDGET (self)), fact);
  else if (g_str_equal (action, "why"))
    show_rule (self, target);
  else if (g_str_equal (action, "lesion"))
    choose_lesion (self, target);
}

/* Why is it so: of a row its rule, of a question or one of its answers how it was answered, else why this row. */
static void
explain (BatsonDiagram *diagram, const char *id, BatsonViewNoms *self)
{
  static const char letters[] = "noms";
  const BatsonLesionResult *lesion = result (self);
  const char *letter = g_str_has_prefix (id, "head-") ? id + strlen ("head-") : id;
  const BatsonElement *element = batson_scene_element (batson_diagram_get_scene (diagram), (guint) MAX (batson_scene_find (batson_diagram_get_scene (diagram), id), 0));
  const BatsonWhy *why;
  const char *at = strchr (letters, *letter);

  if (g_str_equal (element->action, "why"))
    {
      show_rule (self, element->target);
      return;
    }
  if (lesion == NULL)
    return;
  why = at && *at && (letter[1] == '-' || letter[1] == '\0') ? &lesion->answers[at - letters].why : &lesion->why;
  batson_window_show_why (batson_window_of (GTK_WIDGET (self)), why, element->name);
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
fill_lesions (BatsonViewNoms *self)
{
  GPtrArray *lesions = batson_session_get_assessment (self->session)->lesions;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  BatsonRecord *chosen = batson_session_get_lesion (self->session);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < lesions->len; i++)
    {
      const BatsonLesionResult *l = lesions->pdata[i];
      g_autofree char *title = batson_words_lesion (l->record);
      gtk_string_list_append (titles, title);
      if (l->record == chosen)
        selected = i;
    }
  self->filling = TRUE;
  if (!same_titles (GTK_DROP_DOWN (self->lesions), titles))
    gtk_drop_down_set_model (GTK_DROP_DOWN (self->lesions), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lesions), selected);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->protocols), protocol (self));
  gtk_widget_set_visible (self->lesions, lesions->len > 1);
  gtk_label_set_text (GTK_LABEL (self->about), batson_protocol_text (batson_protocol (protocol (self))->about));
  gtk_widget_set_visible (self->about, protocol (self) != BATSON_PROTOCOL_REVIEW);
  self->filling = FALSE;
}

static void
show_table (BatsonViewNoms *self)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button));
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));

  if (table && scene)
    {
      BatsonCanvas canvas = *batson_scene_canvas (scene);
      g_autoptr (BatsonScene) now = build (&canvas, self);
      batson_diagram_table_show (self->table, now);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), table ? self->table : gtk_widget_get_first_child (self->stack));
}

static void
refresh (BatsonViewNoms *self)
{
  fill_lesions (self);
  batson_diagram_rebuild (BATSON_DIAGRAM (self->diagram));
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->table_button)))
    show_table (self);
}

static void
lesion_selected (BatsonViewNoms *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lesions));
  GPtrArray *lesions = batson_session_get_assessment (self->session)->lesions;

  if (!self->filling && at < lesions->len)
    batson_session_choose_lesion (self->session, ((BatsonLesionResult *) lesions->pdata[at])->record);
}

static void
protocol_selected (BatsonViewNoms *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->protocols));

  if (!self->filling && at < BATSON_N_PROTOCOLS)
    batson_session_set_protocol (self->session, (BatsonProtocolId) at);
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
zoom_clicked (GtkButton *button, BatsonViewNoms *self)
{
  gtk_widget_activate_action (self->diagram, gtk_widget_get_name (GTK_WIDGET (button)), NULL);
}

static GtkWidget *
zoom_button (BatsonViewNoms *self, const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_name (button, action);
  name (button, label);
  g_signal_connect (button, "clicked", G_CALLBACK (zoom_clicked), self);
  return button;
}

static GtkWidget *
make_protocols (BatsonViewNoms *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < BATSON_N_PROTOCOLS; i++)
    gtk_string_list_append (titles, batson_protocol_title (batson_protocol ((BatsonProtocolId) i)));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

static GtkWidget *
make_bar (BatsonViewNoms *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *squeezer = adw_squeezer_new ();

  gtk_widget_add_css_class (bar, "diagram-bar");
  gtk_widget_add_css_class (zoom, "linked");
  gtk_widget_set_hexpand (space, TRUE);
  /* Where there is no room the keys zoom. */
  adw_squeezer_set_allow_none (ADW_SQUEEZER (squeezer), TRUE);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), zoom);
  self->lesions = gtk_drop_down_new (NULL, NULL);
  self->protocols = make_protocols (self);
  self->table_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->table_button), "view-list-symbolic");
  name (self->lesions, _ ("Lesion"));
  name (self->protocols, _ ("Protocol"));
  name (self->table_button, _ ("Show as a Table"));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-out-symbolic", "diagram.zoom-out", _ ("Zoom Out")));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-fit-best-symbolic", "diagram.zoom-fit", _ ("Fit to the Window")));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "zoom-in-symbolic", "diagram.zoom-in", _ ("Zoom In")));
  gtk_box_append (GTK_BOX (bar), self->lesions);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), self->protocols);
  gtk_box_append (GTK_BOX (bar), squeezer);
  gtk_box_append (GTK_BOX (bar), self->table_button);
  g_signal_connect_swapped (self->lesions, "notify::selected", G_CALLBACK (lesion_selected), self);
  g_signal_connect_swapped (self->protocols, "notify::selected", G_CALLBACK (protocol_selected), self);
  g_signal_connect_swapped (self->table_button, "toggled", G_CALLBACK (show_table), self);
  return bar;
}

/* The widget */

static void
batson_view_noms_dispose (GObject *object)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_view_noms_parent_class)->dispose (object);
}

static void
batson_view_noms_class_init (BatsonViewNomsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_view_noms_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diagramview");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_view_noms_init (BatsonViewNoms *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->diagram = batson_diagram_new (build, self);
  self->table = batson_diagram_table_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->diagram);
  gtk_stack_add_child (GTK_STACK (self->stack), scrolled);
  gtk_stack_add_child (GTK_STACK (self->stack), self->table);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->about = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_widget_add_css_class (self->about, "diagram-about");
  gtk_box_append (GTK_BOX (self->box), self->about);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->diagram, "activated", G_CALLBACK (activated), self);
  g_signal_connect (self->diagram, "explain", G_CALLBACK (explain), self);
}

/** The NOMS view of SESSION, referenced. */
GtkWidget *
batson_view_noms_new (BatsonSession *session)
{
  BatsonViewNoms *self = g_object_new (BATSON_TYPE_VIEW_NOMS, NULL);

  self->session = g_object_ref (session);
  fill_lesions (self);
  batson_diagram_set_fit (BATSON_DIAGRAM (self->diagram), 1366, 620);
  g_signal_connect_object (session, "assessed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
