/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of the program: one table installs them and fills the window that lists them. */
#include "app/shortcuts.h"

#include "app/form-row.h"
#include "app/views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CASES NC_ ("shortcuts", "Cases")
#define ANSWERS NC_ ("shortcuts", "Answers")
#define DIAGRAMS NC_ ("shortcuts", "Diagrams")
#define TIMELINE NC_ ("shortcuts", "Timeline")
#define TABLES NC_ ("shortcuts", "A diagram as a table")
#define TEACHING NC_ ("shortcuts", "Teaching")
#define SHOWING NC_ ("shortcuts", "Presenting and walking")
#define PROGRAM NC_ ("shortcuts", "Program")

/* Views add theirs by their numbers, see views.c. */
static const BatsonShortcut shortcuts[] = {
  { "app.new", "<Control>n", NC_ ("shortcut", "New case"), CASES },
  { "win.open", "<Control>o", NC_ ("shortcut", "Open a case"), CASES },
  { "win.save", "<Control>s", NC_ ("shortcut", "Save"), CASES },
  { "win.save-as", "<Control><Shift>s", NC_ ("shortcut", "Save as"), CASES },
  { "win.print", "<Control>p", NC_ ("shortcut", "Print or export the pages"), CASES },
  { "win.search", "<Control>f", NC_ ("shortcut", "Search the cases"), CASES },
  { "win.sidebar", "F9", NC_ ("shortcut", "Show or hide the list of cases"), CASES },
  { "app.undo", "<Control>z", NC_ ("shortcut", "Undo"), ANSWERS },
  { "app.redo", "<Control><Shift>z <Control>y", NC_ ("shortcut", "Redo"), ANSWERS },
  { "win.next-answer", "<Control>Return <Control>KP_Enter", NC_ ("shortcut", "Next answer that is missing"), ANSWERS },
  { NULL, "Delete", NC_ ("shortcut", "Clear an answer"), ANSWERS },
  { NULL, "Tab <Shift>Tab", NC_ ("shortcut", "Next or previous answer"), ANSWERS },
  { NULL, "Left Right", NC_ ("shortcut", "Next or previous choice; Space takes it"), ANSWERS },
  { NULL, BATSON_ROW_LIST_KEY, NC_ ("shortcut", "Choose from a list or a calendar"), ANSWERS },
  { NULL, BATSON_ROW_ABOUT_KEY, NC_ ("shortcut", "About the question and its answer"), ANSWERS },
  { NULL, BATSON_ROW_MENU_KEY, NC_ ("shortcut", "Unknown, not done, not applicable"), ANSWERS },
  { NULL, "Up Down", NC_ ("shortcut", "One more or one less, of a number"), ANSWERS },
  { NULL, "<Control>v", NC_ ("shortcut", "Take a picture that was copied"), ANSWERS },
  { "win.pane", "<Shift>F9", NC_ ("shortcut", "Assessment at the side or on top"), PROGRAM },
  { "app.new-window", "<Control><Shift>n", NC_ ("shortcut", "New window"), PROGRAM },
  { "window.close", "<Control>w", NC_ ("shortcut", "Close the window"), PROGRAM },
  { "app.quit", "<Control>q", NC_ ("shortcut", "Quit"), PROGRAM },
  { "win.fullscreen", "F11", NC_ ("shortcut", "Full screen"), PROGRAM },
  { NULL, "F10", NC_ ("shortcut", "Main menu"), PROGRAM },
  { "win.back", "<Alt>Left", NC_ ("shortcut", "Back to the list, in a narrow window"), PROGRAM },
  { "app.preferences", "<Control>comma", NC_ ("shortcut", "Preferences"), PROGRAM },
  { "app.shortcuts", "<Control>question", NC_ ("shortcut", "Keyboard shortcuts"), PROGRAM },
  { "app.help", "F1", NC_ ("shortcut", "Help"), PROGRAM },
  { NULL, "Tab <Shift>Tab", NC_ ("shortcut", "Next or previous box"), DIAGRAMS },
  { NULL, "Left Right Up Down", NC_ ("shortcut", "The box beside"), DIAGRAMS },
  { NULL, "Return", NC_ ("shortcut", "Go to the answer, or do what the box says"), DIAGRAMS },
  { NULL, "space", NC_ ("shortcut", "Why is it so?"), DIAGRAMS },
  { NULL, "<Control>plus <Control>minus", NC_ ("shortcut", "Larger or smaller"), DIAGRAMS },
  { NULL, "<Control>0", NC_ ("shortcut", "Fit to the window"), DIAGRAMS },
  { NULL, "<Control>Left <Control>Right", NC_ ("shortcut", "Move what is planned by a day"), TIMELINE },
  { NULL, "<Control><Shift>Left <Control><Shift>Right", NC_ ("shortcut", "Move what is planned by a week"), TIMELINE },
  { NULL, "<Shift>Left <Shift>Right", NC_ ("shortcut", "Move its end by a day"), TIMELINE },
  { NULL, "<Shift>Left <Shift>Right", NC_ ("shortcut", "At a title of the axis: more or less room"), TIMELINE },
  { NULL, "Escape", NC_ ("shortcut", "At a title of the axis: the usual room"), TIMELINE },
  { NULL, "<Shift>Up <Shift>Down", NC_ ("shortcut", "Move its beginning by a day"), TIMELINE },
  { NULL, "<Control>Up <Control>Down", NC_ ("shortcut", "Put a phase before or after its neighbour"), TIMELINE },
  { NULL, "Return Escape", NC_ ("shortcut", "Keep the move, or give it up"), TIMELINE },
  { NULL, "Return", NC_ ("shortcut", "What the box of this row does"), TABLES },
  { NULL, "space", NC_ ("shortcut", "Why is it so?"), TABLES },
  { NULL, "<Control>c", NC_ ("shortcut", "Copy the row"), TABLES },
  { "win.present", "F5", NC_ ("shortcut", "Present the diagrams"), TEACHING },
  { "win.walk", "<Shift>F5", NC_ ("shortcut", "Walk through the case"), TEACHING },
  { NULL, "Page_Down Right space", NC_ ("shortcut", "Next diagram or step"), SHOWING },
  { NULL, "Page_Up Left BackSpace", NC_ ("shortcut", "Previous diagram or step"), SHOWING },
  { NULL, "Home End", NC_ ("shortcut", "First or last diagram or step"), SHOWING },
  { NULL, "l", NC_ ("shortcut", "Next lesion"), SHOWING },
  { NULL, "s", NC_ ("shortcut", "Spotlight on or off"), SHOWING },
  { NULL, "p", NC_ ("shortcut", "Pen on or off"), SHOWING },
  { NULL, "c", NC_ ("shortcut", "Wipe what was drawn"), SHOWING },
  { NULL, "n", NC_ ("shortcut", "Show or hide who the patient is"), SHOWING },
  { NULL, "Escape", NC_ ("shortcut", "Put the pen away, then leave"), SHOWING },
  { "app.quiz", "F7", NC_ ("shortcut", "Quiz and vignettes"), TEACHING },
  { NULL, "<Control>Return", NC_ ("shortcut", "In the quiz: show the answer, then go on"), TEACHING },
  { NULL, "<Alt>Left", NC_ ("shortcut", "In the quiz: back to the vignettes"), TEACHING },
};

/** The table, without the views' own. Static. */
const BatsonShortcut *
batson_shortcuts (guint *out_n)
{
  *out_n = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

static char *
view_keys (const BatsonViewKind *kind)
{
  return g_strdup_printf ("<Alt>%u", kind->number);
}

/** Makes every key of the table, and Alt with the number of every view, do its action. */
void
batson_shortcuts_install (GtkApplication *application)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action)
      {
        g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
      }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.enter-view::%s", kinds[i].id);
      g_autofree char *keys = view_keys (&kinds[i]);

      gtk_application_set_accels_for_action (application, action, (const char *const[]) { keys, NULL });
    }
}

/* The second of two keys that do the same, on the number pad, has the same word on it as the first. */
static char *
keys_to_show (const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; all[i]; i++)
    if (strstr (all[i], "KP_") == NULL)
      g_strv_builder_add (shown, all[i]);
  rest = g_strv_builder_end (shown);
  return g_strjoinv (" ", rest);
}

/* GTK takes the parts of this window from a builder's text alone. */
static void
add_key (GString *ui, const char *title, const char *all_keys)
{
  g_autofree char *keys = keys_to_show (all_keys);
  g_autofree char *text = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
                                                   "<property name='accelerator'>%s</property></object></child>", title, keys);

  g_string_append (ui, text);
}

static void
begin_group (GString *ui, const char *title)
{
  g_autofree char *text = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>", title);

  g_string_append (ui, text);
}

static void
end_group (GString *ui)
{
  g_string_append (ui, "</object></child>");
}

static void
add_views (GString *ui)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  begin_group (ui, C_ ("shortcuts", "Views"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *keys = view_keys (&kinds[i]);

      add_key (ui, batson_view_title (&kinds[i]), keys);
    }
  end_group (ui);
}

/* The keys of the table that belong to GROUP. */
static void
add_group (GString *ui, const char *group)
{
  begin_group (ui, g_dpgettext2 (NULL, "shortcuts", group));
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_str_equal (shortcuts[i].group, group))
      add_key (ui, g_dpgettext2 (NULL, "shortcut", shortcuts[i].title), shortcuts[i].keys);
  end_group (ui);
}

static void
begin_section (GString *ui, const char *name, const char *title)
{
  g_autofree char *text = g_markup_printf_escaped ("<child><object class='GtkShortcutsSection'><property name='section-name'>%s</property>"
                                                   "<property name='title'>%s</property><property name='max-height'>12</property>", name, title);

  g_string_append (ui, text);
}

/** The window that lists the keys, over PARENT. Sections of one page each, no larger than a small screen: GTK 4.8 measures the switch between pages as narrower than nothing.
 *  The first is shown; GTK 4.8 told so by name shows the second. */
GtkWidget *
batson_shortcuts_window_new (GtkWindow *parent)
{
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  begin_section (ui, "keys", C_ ("shortcuts", "Everywhere"));
  add_group (ui, CASES);
  add_group (ui, PROGRAM);
  end_group (ui);
  begin_section (ui, "forms", C_ ("shortcuts", "Forms and views"));
  add_group (ui, ANSWERS);
  add_views (ui);
  end_group (ui);
  begin_section (ui, "diagrams", C_ ("shortcuts", "Diagrams"));
  add_group (ui, DIAGRAMS);
  add_group (ui, TABLES);
  end_group (ui);
  begin_section (ui, "timeline", C_ ("shortcuts", "Timeline"));
  add_group (ui, TIMELINE);
  end_group (ui);
  begin_section (ui, "teaching", C_ ("shortcuts", "Teaching"));
  add_group (ui, TEACHING);
  end_group (ui);
  begin_section (ui, "showing", C_ ("shortcuts", "Presenting and walking"));
  add_group (ui, SHOWING);
  end_group (ui);
  g_string_append (ui, "</object></interface>");
  builder = gtk_builder_new_from_string (ui->str, ui->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (window, parent);
  return GTK_WIDGET (window);
}
