/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine beside the neuro form: choosing a lesion, adding one at a level. */
#include "app/spine-picker.h"

#include <glib/gi18n-lib.h>

#include "app/diagram.h"
#include "app/focus.h"
#include "app/window.h"
#include "diagram/spine.h"
#include "framework/words.h"

struct _BatsonSpinePicker
{
  GtkWidget parent_instance;
  BatsonSession *session;
  GtkWidget *scrolled, *diagram;
};

G_DEFINE_FINAL_TYPE (BatsonSpinePicker, batson_spine_picker, GTK_TYPE_WIDGET)

static BatsonScene *
build (const BatsonCanvas *canvas, gpointer data)
{
  BatsonSpinePicker *self = data;
  g_autoptr (BatsonSpineView) view = batson_spine_view_of (batson_session_get_assessment (self->session), batson_session_get_lesion (self->session));

  return batson_spine_scene (view, canvas);
}

/** Adds a lesion at LEVEL of the case in SESSION, and the window of FROM says so: a click may have strayed. */
void
batson_spine_add_lesion (GtkWidget *from, BatsonSession *session, const char *level)
{
  BatsonRecord *lesion = batson_session_add_lesion (session, level);
  BatsonWindow *window = batson_window_of (from);
  g_autofree char *name = lesion ? batson_words_lesion (lesion) : NULL, *text = NULL;

  if (lesion == NULL || window == NULL)
    return;
  text = g_strdup_printf (_ ("Lesion added at %s"), name);
  batson_window_toast_undo (window, text);
}

static void
activated (BatsonDiagram *diagram, const char *id, const char *action, const char *target, BatsonSpinePicker *self)
{
  BatsonRecord *lesion = batson_case_find (batson_session_get_case (self->session), target);

  if (g_str_equal (action, "add-lesion"))
    batson_spine_add_lesion (GTK_WIDGET (self), self->session, target);
  else if (lesion)
    batson_session_choose_lesion (self->session, lesion);
}

/* The vertebra of the lesion that is looked at; NULL where there is none. Owned by the scene. */
static const char *
chosen_node (BatsonSpinePicker *self)
{
  BatsonRecord *lesion = batson_session_get_lesion (self->session);
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));

  for (guint i = 0; lesion && scene && i < batson_scene_n_elements (scene); i++)
    if (g_strcmp0 (batson_scene_element (scene, i)->target, batson_record_get_id (lesion)) == 0)
      return batson_scene_element (scene, i)->id;
  return NULL;
}

/* One stop of the Tab key on the way to the form, at the lesion that is looked at: the arrow keys go along the spine. */
static gboolean
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BatsonSpinePicker *self = BATSON_SPINE_PICKER (widget);
  const char *chosen = chosen_node (self);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (batson_spine_picker_parent_class)->focus (widget, direction);
  if (batson_has_focus_within (widget))
    return FALSE;
  return (chosen && batson_diagram_focus_node (BATSON_DIAGRAM (self->diagram), chosen)) || gtk_widget_child_focus (self->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
batson_spine_picker_dispose (GObject *object)
{
  BatsonSpinePicker *self = BATSON_SPINE_PICKER (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_spine_picker_parent_class)->dispose (object);
}

static void
batson_spine_picker_class_init (BatsonSpinePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_spine_picker_dispose;
  GTK_WIDGET_CLASS (klass)->focus = move_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "spinepicker");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_spine_picker_init (BatsonSpinePicker *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->diagram = batson_diagram_new (build, self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->diagram);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect (self->diagram, "activated", G_CALLBACK (activated), self);
}

/** The spine of the case in SESSION, referenced: a click or Enter on a level adds a lesion there or chooses the one that is there. */
GtkWidget *
batson_spine_picker_new (BatsonSession *session)
{
  BatsonSpinePicker *self = g_object_new (BATSON_TYPE_SPINE_PICKER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "assessed", G_CALLBACK (batson_diagram_rebuild), self->diagram, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (batson_diagram_rebuild), self->diagram, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
