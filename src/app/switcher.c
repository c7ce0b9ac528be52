/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header's choice of a view: linked groups of toggles, or where they do not fit one drop-down with the groups as headings. */
#include "app/switcher.h"

#include "app/menu.h"
#include "app/tooltip.h"
#include "app/views.h"

#include <glib/gi18n-lib.h>

struct _BatsonSwitcher
{
  AdwBin parent_instance;
  GtkWidget *stack, *toggles, *drop_down, *label;
};

G_DEFINE_FINAL_TYPE (BatsonSwitcher, batson_switcher, ADW_TYPE_BIN)

static GtkWidget *
toggle_new (const BatsonViewKind *kind)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (batson_view_title (kind));
  /* Translators: the tooltip of a view's toggle: its title, and the key that opens it. */
  g_autofree char *tip = g_strdup_printf (_("%s (Alt+%u)"), batson_view_title (kind), kind->number);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (toggle), "s", kind->id);
  batson_tooltip_set (toggle, tip);
  gtk_widget_set_focus_on_click (toggle, FALSE);
  return toggle;
}

static GtkWidget *
toggles_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *groups[BATSON_N_GROUPS] = { NULL };
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget **group = &groups[kinds[i].group];

      if (*group == NULL)
        {
          *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_add_css_class (*group, "view-group");
          gtk_accessible_update_property (GTK_ACCESSIBLE (*group), GTK_ACCESSIBLE_PROPERTY_LABEL, batson_view_group_title (kinds[i].group), -1);
          gtk_box_append (GTK_BOX (box), *group);
        }
      gtk_box_append (GTK_BOX (*group), toggle_new (&kinds[i]));
    }
  return box;
}

static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  for (BatsonViewGroup group = 0; group < BATSON_N_GROUPS; group++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint i = 0; i < n; i++)
        if (kinds[i].group == group)
          {
            g_autoptr (GMenuItem) item = g_menu_item_new (batson_view_title (&kinds[i]), NULL);

            g_menu_item_set_action_and_target (item, "win.view", "s", kinds[i].id);
            g_menu_append_item (section, item);
          }
      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (menu, batson_view_group_title (group), G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

static void
batson_switcher_class_init (BatsonSwitcherClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "switcher");
}

static void
batson_switcher_init (BatsonSwitcher *self)
{
  g_autoptr (GMenuModel) menu = menu_new ();

  self->toggles = toggles_new ();
  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 6);
  self->drop_down = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->drop_down), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->drop_down), TRUE);
  batson_menu_set_later (GTK_MENU_BUTTON (self->drop_down), menu);
  gtk_widget_add_css_class (self->drop_down, "flat");
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->toggles);
  gtk_stack_add_child (GTK_STACK (self->stack), self->drop_down);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/** Says which view is shown; the toggles know it from their action. */
void
batson_switcher_set_view (BatsonSwitcher *self, const char *id)
{
  const BatsonViewKind *kind = id ? batson_view_kind (id) : NULL;
  const char *title = kind ? batson_view_title (kind) : "";
  /* Translators: the drop-down that chooses a view, with the one shown now. */
  g_autofree char *name = g_strdup_printf (_("View: %s"), title);

  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** Toggles, or where they do not fit the drop-down. */
void
batson_switcher_set_narrow (BatsonSwitcher *self, gboolean narrow)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), narrow ? self->drop_down : self->toggles);
}
