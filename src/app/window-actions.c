/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, when it can, and its menu. */
#include "app/window-private.h"

#include "app/app-settings.h"
#include "app/application.h"
#include "app/menu.h"
#include "app/present.h"
#include "app/preview.h"
#include "app/recent.h"
#include "app/tooltip.h"
#include "app/view-diagram.h"
#include "app/vignette-dialog.h"
#include "app/walk-window.h"
#include "framework/quiz.h"

#include <glib/gi18n-lib.h>

static void
change_view (GSimpleAction *action, GVariant *value, gpointer data)
{
  batson_window_go_to_view (data, g_variant_get_string (value, NULL));
}

static void
enter_view (GSimpleAction *action, GVariant *id, gpointer data)
{
  batson_window_enter_view (data, g_variant_get_string (id, NULL));
}

static void
back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;

  if (adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    batson_case_list_focus (self->case_list);
}

/** Shows the list of the cases, where no case is open, and gives it the keyboard. */
void
batson_window_go_to_list (BatsonWindow *self)
{
  if (self->session)
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    back (NULL, NULL, self);
  else
    g_action_group_change_action_state (G_ACTION_GROUP (self), "sidebar", g_variant_new_boolean (TRUE));
}

static void
change_sidebar (GSimpleAction *action, GVariant *value, gpointer data)
{
  BatsonWindow *self = data;
  gboolean shown = g_variant_get_boolean (value);

  if (adw_leaflet_get_folded (self->leaflet))
    {
      if (g_str_equal (adw_leaflet_get_visible_child_name (self->leaflet), "sidebar"))
        adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
      else
        back (NULL, NULL, self);
      return;
    }
  g_settings_set_boolean (batson_app_settings (), "sidebar-visible", shown);
  gtk_widget_set_visible (self->sidebar, shown);
  g_simple_action_set_state (action, value);
}

/* Beside or on top: remembered for each view apart. */
static void
change_pane (GSimpleAction *action, GVariant *value, gpointer data)
{
  BatsonWindow *self = data;
  g_auto (GStrv) before = g_settings_get_strv (batson_app_settings (), "folded-panes");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) turned = NULL;

  for (guint i = 0; before[i]; i++)
    if (g_strcmp0 (before[i], self->view) != 0)
      g_strv_builder_add (after, before[i]);
  if (self->view && !g_strv_contains ((const char *const *) before, self->view))
    g_strv_builder_add (after, self->view);
  turned = g_strv_builder_end (after);
  g_settings_set_strv (batson_app_settings (), "folded-panes", (const char *const *) turned);
  _batson_window_update_actions (self);
}

static void
next_answer (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  batson_window_next_answer (window);
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;

  if (!gtk_widget_get_visible (self->sidebar))
    g_action_group_activate_action (G_ACTION_GROUP (self), "sidebar", NULL);
  adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  batson_case_list_search (self->case_list);
}

static void
fullscreen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = data;

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
open_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _batson_window_choose_file (data);
}

static void
save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _batson_window_save (data);
}

static void
save_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _batson_window_save_as (data, NULL, NULL, NULL);
}

/* The diagram that is looked at, as its view is set; NULL in a form. */
static const BatsonDiagramKind *
shown_kind (BatsonWindow *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->views);

  return BATSON_IS_VIEW_DIAGRAM (shown) ? batson_view_diagram_get_kind (BATSON_VIEW_DIAGRAM (shown)) : NULL;
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;
  const BatsonDiagramKind *kind = shown_kind (self);

  gtk_window_present (GTK_WINDOW (batson_preview_new (GTK_WINDOW (self), self->session, kind ? kind : batson_diagram_kind ("noms"))));
}

/* Beginning with the diagram that is looked at, and each as it is set in its view. */
static void
present (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;
  const BatsonDiagramKind *kind = shown_kind (self);
  guint n;
  GtkWidget *window = batson_present_new (GTK_WINDOW (self), self->session, kind ? kind : batson_diagrams (&n));
  BatsonProjection *projection = batson_present_get_projection (BATSON_PRESENT (window));

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view; view = gtk_widget_get_next_sibling (view))
    if (BATSON_IS_VIEW_DIAGRAM (view))
      {
        BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (view));
        batson_projection_set_as (projection, batson_view_diagram_get_kind (BATSON_VIEW_DIAGRAM (view)), &subject);
      }
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* Of a case that is a vignette already its title, else a copy that is one. */
static void
make_vignette (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;

  if (batson_quiz_is_vignette (batson_session_get_root (self->session)))
    batson_vignette_show_title (self);
  else
    batson_vignette_ask (self);
}

static void
walk (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;
  GtkWidget *window = batson_walk_window_new (GTK_WINDOW (self), self->session);

  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
try_again (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _batson_window_try_again (data);
}

static const GActionEntry entries[] = {
  { .name = "enter-view", .activate = enter_view, .parameter_type = "s" },
  { .name = "sidebar", .state = "true", .change_state = change_sidebar },
  { .name = "pane", .state = "true", .change_state = change_pane },
  { .name = "back", .activate = back },
  { .name = "next-answer", .activate = next_answer },
  { .name = "search", .activate = search },
  { .name = "fullscreen", .activate = fullscreen },
  { .name = "open", .activate = open_file },
  { .name = "save", .activate = save },
  { .name = "save-as", .activate = save_as },
  { .name = "print", .activate = print },
  { .name = "present", .activate = present },
  { .name = "make-vignette", .activate = make_vignette },
  { .name = "walk", .activate = walk },
  { .name = "try-again", .activate = try_again },
};

static void
set_enabled (BatsonWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* "Undo Bilsky grade", in menu and tooltip. */
static void
name_undo (BatsonWindow *self)
{
  BatsonCase *the_case = self->session ? batson_session_get_case (self->session) : NULL;
  const char *undo = the_case ? batson_case_undo_label (the_case) : NULL;
  const char *redo = the_case ? batson_case_redo_label (the_case) : NULL;
  /* Translators: a menu item and a tooltip: what is undone or redone, such as "Bilsky grade". */
  g_autofree char *undo_text = undo && *undo ? g_strdup_printf (_("Undo “%s”"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_text = redo && *redo ? g_strdup_printf (_("Redo “%s”"), redo) : g_strdup (_("Redo"));

  batson_tooltip_set (self->undo_button, undo_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, undo_text, -1);
  g_menu_remove_all (self->undo_menu);
  g_menu_append (self->undo_menu, undo_text, "app.undo");
  g_menu_append (self->undo_menu, redo_text, "app.redo");
}

/* The desktop asks before it ends a program that has something to lose. */
static void
inhibit (BatsonWindow *self, gboolean modified)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL || modified == (self->inhibited != 0))
    return;
  if (modified)
    self->inhibited = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT, _("A case has changes that are not saved"));
  else
    {
      gtk_application_uninhibit (application, self->inhibited);
      self->inhibited = 0;
    }
}

/* Whether each action can be done, from the state of the case alone. */
void
_batson_window_update_actions (BatsonWindow *self)
{
  gboolean open = self->session != NULL;
  gboolean modified = open && batson_session_is_modified (self->session);
  gboolean read_only = open && batson_session_is_read_only (self->session);
  GActionMap *map = G_ACTION_MAP (self);

  set_enabled (self, "view", open);
  set_enabled (self, "enter-view", open);
  set_enabled (self, "pane", open);
  set_enabled (self, "save", open && !read_only && (modified || batson_session_get_file (self->session) == NULL));
  set_enabled (self, "print", open);
  set_enabled (self, "present", open);
  set_enabled (self, "make-vignette", open && !read_only);
  set_enabled (self, "walk", open);
  set_enabled (self, "save-as", open && !read_only);
  if (self->view)
    g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "view")), g_variant_new_string (self->view));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "pane")), g_variant_new_boolean (gtk_widget_get_visible (GTK_WIDGET (self->pane_bin))));
  name_undo (self);
  inhibit (self, modified);
  if (gtk_window_get_application (GTK_WINDOW (self)))
    batson_application_update_actions (BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* Adds the window's actions. */
void
_batson_window_add_actions (BatsonWindow *self)
{
  g_autoptr (GSimpleAction) view = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  self->undo_menu = g_menu_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (view, "change-state", G_CALLBACK (change_view), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (view));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "sidebar")),
                             g_variant_new_boolean (g_settings_get_boolean (batson_app_settings (), "sidebar-visible")));
}

/* The main menu stands at the end of the header, which is the list's or the case's. */
void
_batson_window_add_menu (BatsonWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/care/batson/Batson/menu.ui");
  GMenu *primary = G_MENU (gtk_builder_get_object (builder, "primary"));

  g_menu_append_section (G_MENU (gtk_builder_get_object (builder, "undo")), NULL, G_MENU_MODEL (self->undo_menu));
  g_menu_append_section (G_MENU (gtk_builder_get_object (builder, "recent")), NULL, batson_recent_menu_get ());
  batson_menu_set_later (GTK_MENU_BUTTON (self->sidebar_menu), G_MENU_MODEL (primary));
  batson_menu_set_later (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (primary));
}
