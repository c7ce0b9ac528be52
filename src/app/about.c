/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says of itself. */
#include "app/about.h"

#include "batson-config.h"
#include "framework/rules.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/** Who the program is for, for what, and not for. Static, of several paragraphs. */
const char *
batson_about_intended_use (void)
{
  return _("Batson helps breast surgeons and neurosurgeons to apply a published framework to one patient with breast cancer and spinal metastases. It shows what the framework suggests, from which answers, by which rule, and what is missing. The treating team decides.\n\n"
           "It reads no images and no signals: what it knows was typed by a doctor. It watches no patient and must not be the only alarm. It is not meant for patients themselves.\n\n"
           "It has no regulatory clearance. In the European Union, software that informs a decision for surgery is a medical device; without certification, or a hospital's own release, Batson is a tool for documentation, teaching and research. A page printed for the chart is clinical use.");
}

/* What is run against what was built against: half of all trouble with the screen is a difference here. Nothing of any patient. */
static void
add_version (GString *text, const char *name, guint major, guint minor, guint micro, guint built_major, guint built_minor, guint built_micro)
{
  g_string_append_printf (text, "%s: %u.%u.%u (built against %u.%u.%u)\n", name, major, minor, micro, built_major, built_minor, built_micro);
}

/** Versions and surroundings as plain English text to send with a report; nothing of any patient. Free with g_free. */
char *
batson_about_troubleshooting (void)
{
  GString *text = g_string_new (NULL);
  GdkDisplay *display = gdk_display_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *theme = NULL;
  g_autofree char *font = NULL;
  const char *renderer = g_getenv ("GSK_RENDERER");

  g_string_append_printf (text, "Batson %s (%s), rules %s\n", BATSON_VERSION, BATSON_APP_ID, BATSON_RULES_VERSION);
  add_version (text, "GTK", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (), GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION);
  add_version (text, "libadwaita", adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), ADW_MAJOR_VERSION, ADW_MINOR_VERSION, ADW_MICRO_VERSION);
  add_version (text, "GLib", glib_major_version, glib_minor_version, glib_micro_version, GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  g_string_append_printf (text, "Display: %s\n", display ? G_OBJECT_TYPE_NAME (display) : "none");
  g_string_append_printf (text, "Renderer: %s\n", renderer ? renderer : "GTK's choice");
  g_string_append_printf (text, "Flatpak: %s\n", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
  if (settings)
    {
      g_object_get (settings, "gtk-theme-name", &theme, "gtk-font-name", &font, NULL);
      g_string_append_printf (text, "Theme: %s\nFont: %s\n", theme, font);
    }
  g_string_append_printf (text, "Language: %s\n", g_get_language_names ()[0]);
  return g_string_free (text, FALSE);
}

/** The About window, over PARENT. */
GtkWidget *
batson_about_new (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();
  g_autofree char *troubleshooting = batson_about_troubleshooting ();

  g_object_set (window, "application-name", "Batson", "application-icon", BATSON_APP_ID, "version", BATSON_VERSION,
                "developer-name", _("The Batson authors"), "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("Decisions in breast cancer spinal metastases, by a published framework: what it suggests, why, and what is missing."),
                "debug-info", troubleshooting, "debug-info-filename", "batson-troubleshooting.txt", NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window), _("Intended Use"), NULL, GTK_LICENSE_CUSTOM, batson_about_intended_use ());
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  return window;
}
