/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the moment: palette.c's table as named colours of the style, light, dark and in high contrast. */
#include "app/theme.h"

static GtkCssProvider *provider;

/** The palette that fits the desktop's choice of dark and contrast now. */
BatsonTheme
batson_theme_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? BATSON_THEME_DARK_CONTRAST : BATSON_THEME_LIGHT_CONTRAST;
  return adw_style_manager_get_dark (manager) ? BATSON_THEME_DARK : BATSON_THEME_LIGHT;
}

static void
load (void)
{
  g_autofree char *css = batson_palette_css (batson_theme_get ());

  gtk_css_provider_load_from_data (provider, css, -1);
}

/** Puts the palette into the style of the display and keeps it right. Call once, after GTK started. */
void
batson_theme_install (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (provider)
    return;
  provider = gtk_css_provider_new ();
  load ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (manager, "notify::dark", G_CALLBACK (load), NULL);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (load), NULL);
}

/** How much larger than usual the desktop wants its text: 1 to 2 and more. */
double
batson_theme_text_scale (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

/** Calls CHANGED (WIDGET) when the colours become others, as long as WIDGET lives: gtk_widget_queue_draw, for one that paints itself. */
void
batson_theme_follow (GtkWidget *widget, GCallback changed)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed, widget, G_CONNECT_SWAPPED);
}

static void
update_classes (GtkWidget *window)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const struct
  {
    const char *name;
    gboolean on;
  } classes[] = { { "dark", adw_style_manager_get_dark (manager) }, { "high-contrast", adw_style_manager_get_high_contrast (manager) } };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i].on)
      gtk_widget_add_css_class (window, classes[i].name);
    else
      gtk_widget_remove_css_class (window, classes[i].name);
}

/** Gives WINDOW the style classes "dark" and "high-contrast" as long as they hold: the style tells them apart by these.
 * For every window that is ours; those over another one have it from batson_dialog_prepare. */
void
batson_theme_mark (GtkWidget *window)
{
  update_classes (window);
  batson_theme_follow (window, G_CALLBACK (update_classes));
}
