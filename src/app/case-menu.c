/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a case in the list: by the other button of the mouse, a long touch, or the menu key. */
#include "app/case-menu.h"

#include "app/case-row.h"
#include "app/focus.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *list, *view; /* the list of cases, which owns this, and what shows its rows */
  GtkWidget *menu;        /* NULL until it is first opened */
  GtkWidget *row;         /* the one it is open at; weak, nullable */
  BatsonEntry *entry;     /* the case it is about; nullable */
} CaseMenu;

static void
emit (CaseMenu *self, const char *signal)
{
  g_autoptr (GFile) file = self->entry ? g_file_new_for_path (batson_entry_get_path (self->entry)) : NULL;

  if (file)
    g_signal_emit_by_name (self->list, signal, file);
}

static void
open_here (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  emit (data, "open");
}

static void
open_beside (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  emit (data, "open-beside");
}

static void
move_to_trash (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CaseMenu *self = data;

  if (self->entry)
    g_signal_emit_by_name (self->list, "trash", self->entry);
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_here },
  { .name = "open-beside", .activate = open_beside },
  { .name = "trash", .activate = move_to_trash },
};

/* A tooltip would come over the menu: the pointer rests on the row. */
static void
set_row (CaseMenu *self, GtkWidget *row)
{
  if (self->row)
    gtk_widget_set_has_tooltip (self->row, gtk_widget_get_tooltip_text (self->row) != NULL);
  g_set_weak_pointer (&self->row, row);
  if (row)
    gtk_widget_set_has_tooltip (row, FALSE);
}

/* The row goes on having the keyboard where the menu had it. */
static void
closed (CaseMenu *self)
{
  set_row (self, NULL);
  if (batson_has_focus_within (self->menu))
    gtk_widget_grab_focus (self->view);
}

static GtkWidget *
menu_new (CaseMenu *self)
{
  g_autoptr (GMenu) open = g_menu_new (), trash = g_menu_new (), all = g_menu_new ();
  GtkWidget *menu;

  g_menu_append (open, _("_Open"), "case.open");
  g_menu_append (open, _("Open in New _Window"), "case.open-beside");
  g_menu_append (trash, _("Move to _Trash…"), "case.trash");
  g_menu_append_section (all, NULL, G_MENU_MODEL (open));
  g_menu_append_section (all, NULL, G_MENU_MODEL (trash));
  menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (all));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, self->list);
  g_signal_connect_swapped (menu, "closed", G_CALLBACK (closed), self);
  return menu;
}

/* ROW: of a case in a file; X and Y: where in it. */
static gboolean
pop_up (CaseMenu *self, GtkWidget *row, double x, double y)
{
  BatsonEntry *entry = row && BATSON_IS_CASE_ROW (row) ? batson_case_row_get_entry (BATSON_CASE_ROW (row)) : NULL;

  if (entry == NULL || !gtk_widget_translate_coordinates (row, self->list, x, y, &x, &y))
    return FALSE;
  if (self->menu == NULL)
    self->menu = menu_new (self);
  g_set_object (&self->entry, entry);
  set_row (self, row);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
pop_up_at (CaseMenu *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT), *row;

  while (picked && picked != self->view && !BATSON_IS_CASE_ROW (picked) && !BATSON_IS_CASE_ROW (gtk_widget_get_first_child (picked)))
    picked = gtk_widget_get_parent (picked);
  if (picked == NULL || picked == self->view)
    return FALSE;
  row = BATSON_IS_CASE_ROW (picked) ? picked : gtk_widget_get_first_child (picked);
  return gtk_widget_translate_coordinates (self->view, row, x, y, &x, &y) && pop_up (self, row, x, y);
}

static void
pressed (GtkGestureClick *gesture, int n, double x, double y, CaseMenu *self)
{
  if (pop_up_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
touched (GtkGestureLongPress *gesture, double x, double y, CaseMenu *self)
{
  if (pop_up_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Below the words of the row that has the keyboard. */
static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, CaseMenu *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (self->view), *row = item ? gtk_widget_get_first_child (item) : NULL;

  if (key != GDK_KEY_Menu && !(key == GDK_KEY_F10 && (modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    return FALSE;
  return row && pop_up (self, row, gtk_widget_get_width (row) / 4.0, gtk_widget_get_height (row) / 2.0);
}

static void
end (CaseMenu *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_weak_pointer (&self->row);
  g_clear_object (&self->entry);
}

/** Gives the rows of VIEW a menu; what is chosen there LIST says by its signals `open`, `open-beside` and `trash`. */
void
batson_case_menu (GtkWidget *list, GtkWidget *view)
{
  CaseMenu *self = g_new0 (CaseMenu, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new (), *touch = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  *self = (CaseMenu) { .list = list, .view = view };
  g_object_set_data_full (G_OBJECT (list), "case-menu", self, g_free);
  g_signal_connect_swapped (list, "destroy", G_CALLBACK (end), self);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (list, "case", G_ACTION_GROUP (group));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (touch, "pressed", G_CALLBACK (touched), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (touch));
  gtk_widget_add_controller (view, keys);
}
