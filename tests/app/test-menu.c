/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of buttons: where the keyboard is after them. */
#include "app/menu.h"
#include "app/screen.h"

static gboolean
is_closed (gpointer menu)
{
  return !gtk_widget_get_mapped (menu);
}

/* A menu is left while its submenu is open: the keys are heard again, in the window. */
static void
test_submenu (void)
{
  g_autoptr (GMenu) model = g_menu_new (), more = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("do", NULL);
  GtkWidget *button = gtk_menu_button_new (), *menu, *focus;
  GtkWindow *window = screen_show (button, 300, 300);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (button, "test", G_ACTION_GROUP (actions));
  g_menu_append (more, "Second", "test.do");
  g_menu_append_submenu (model, "More", G_MENU_MODEL (more));
  batson_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
  menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  screen_settle ();
  screen_send_key ("Return");
  screen_settle ();
  focus = screen_focus (window);
  g_assert_true (focus && gtk_widget_is_ancestor (focus, menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  screen_wait (is_closed, menu);
  screen_settle ();
  focus = screen_focus (window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_false (gtk_widget_is_ancestor (focus, menu));
  screen_close (window);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add_func ("/menu/gives-the-keyboard-back", test_submenu);
  return g_test_run ();
}
