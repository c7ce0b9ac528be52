/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of buttons, and lists to choose from. */
#include "app/menu.h"

#include "app/focus.h"

#include <glib/gi18n-lib.h>

/* As Enter does. GTK's own Space leaves a menu open where an item can be checked, and with it the keyboard in the menu. */
static gboolean
choose_focused (GtkWidget *menu, GVariant *arguments, gpointer data)
{
  GtkWidget *item = gtk_root_get_focus (gtk_widget_get_root (menu));

  return item != NULL && gtk_widget_is_ancestor (item, menu) && gtk_widget_activate (item);
}

/* A submenu that was open keeps the keyboard when the menu closes, and no key would be heard until something is clicked: the button takes it. */
static void
give_back (GtkPopover *menu, GtkWidget *button)
{
  if (batson_has_focus_within (GTK_WIDGET (menu)))
    gtk_widget_grab_focus (button);
}

/** Gives BUTTON a menu of MODEL, which closes as soon as something is chosen, by whichever key. */
void
batson_menu_set (GtkMenuButton *button, GMenuModel *model)
{
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space };
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0), gtk_callback_action_new (choose_focused, NULL, NULL)));
  gtk_widget_add_controller (menu, shortcuts);
  g_signal_connect_object (menu, "closed", G_CALLBACK (give_back), button, 0);
  gtk_menu_button_set_popover (button, menu);
}

static void
fill (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    batson_menu_set (button, model);
}

/** As batson_menu_set (), when the menu is first opened: a window with all its menus takes longer to appear. */
void
batson_menu_set_later (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_create_popup_func (button, fill, g_object_ref (model), g_object_unref);
}

/* "Lesion: T12". */
static void
say_chosen (GtkDropDown *list, GParamSpec *pspec, gpointer data)
{
  const char *label = g_object_get_data (G_OBJECT (list), "name");
  gpointer item = gtk_drop_down_get_selected_item (list);
  /* Translators: a list to choose from, and what is chosen, as a screen reader says it. */
  g_autofree char *name = GTK_IS_STRING_OBJECT (item) ? g_strdup_printf (C_ ("list", "%1$s: %2$s"), label, gtk_string_object_get_string (item)) : g_strdup (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (list))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** Names LIST, a drop-down of strings, LABEL: also the button in it, which has the keyboard and else no name. */
void
batson_menu_name_list (GtkDropDown *list, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (list), "name", g_strdup (label), g_free);
  g_signal_connect (list, "notify::selected-item", G_CALLBACK (say_chosen), NULL);
  say_chosen (list, NULL, NULL);
}
