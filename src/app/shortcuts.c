/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of the program: one table installs them and fills the window that lists them. */
#include "app/shortcuts.h"

#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/form-row.h"
#include "app/views.h"
#include "app/wrap-bar.h"

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
  { NULL, "<Shift>F10", NC_ ("shortcut", "The menu of a case in the list"), CASES },
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
  { NULL, "Return", NC_ ("shortcut", "In the quiz: show the answer, then go on"), TEACHING },
  { NULL, "Escape", NC_ ("shortcut", "In the quiz: back, then close it"), TEACHING },
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

/* --- the window that lists them: GTK's own is wider than a telephone --- */

/* Keeps what is searched for: the words of a row, folded, stand at it. */
static gboolean
is_sought (GtkListBoxRow *row, gpointer entry)
{
  g_autofree char *sought = g_utf8_casefold (gtk_editable_get_text (entry), -1);

  return strstr (g_object_get_data (G_OBJECT (row), "words"), sought) != NULL;
}

/* A group of which nothing is left goes with its title. */
static void
search (GtkEditable *entry, GtkWidget *groups)
{
  for (GtkWidget *group = gtk_widget_get_first_child (groups); group; group = gtk_widget_get_next_sibling (group))
    {
      GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_last_child (group));
      gboolean any = FALSE;

      for (int i = 0; gtk_list_box_get_row_at_index (list, i); i++)
        any = any || is_sought (gtk_list_box_get_row_at_index (list, i), entry);
      gtk_list_box_invalidate_filter (list);
      gtk_widget_set_visible (group, any);
    }
}

static void
add_key (GtkWidget *list, const char *title, const char *all_keys)
{
  g_autofree char *shown = keys_to_show (all_keys), *name = NULL, *said = NULL;
  g_auto (GStrv) keys = g_strsplit (shown, " ", -1), names = g_new0 (char *, g_strv_length (keys) + 1);
  GtkWidget *line = batson_wrap_bar_new (6), *label = batson_form_label (title, NULL), *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  for (guint i = 0; keys[i]; i++)
    {
      guint key;
      GdkModifierType modifiers;

      gtk_accelerator_parse (keys[i], &key, &modifiers);
      names[i] = gtk_accelerator_get_label (key, modifiers);
      gtk_box_append (GTK_BOX (line), gtk_shortcut_label_new (keys[i]));
    }
  name = g_strjoinv (", ", names);
  /* Translators: a key as a screen reader says it: what it does, the key. */
  said = g_strdup_printf (C_ ("shortcuts", "%1$s: %2$s"), title, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_add_css_class (line, "shortcut-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "words", g_utf8_casefold (said, -1), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The title of a group and an empty list below it, which is returned. */
static GtkWidget *
begin_group (GtkWidget *groups, GtkWidget *entry, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), is_sought, entry, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (group), batson_form_label (title, "heading"));
  gtk_box_append (GTK_BOX (group), list);
  gtk_box_append (GTK_BOX (groups), group);
  return list;
}

static void
add_views (GtkWidget *groups, GtkWidget *entry)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);
  GtkWidget *list = begin_group (groups, entry, C_ ("shortcuts", "Views"));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *keys = view_keys (&kinds[i]);

      add_key (list, batson_view_title (&kinds[i]), keys);
    }
}

/* Every group in the order it is first named in, with all its keys; the views after the answers. */
static GtkWidget *
groups_new (GtkWidget *entry)
{
  static const char *const order[] = { CASES, PROGRAM, ANSWERS, NULL, DIAGRAMS, TABLES, TIMELINE, TEACHING, SHOWING };
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint g = 0; g < G_N_ELEMENTS (order); g++)
    {
      GtkWidget *list = order[g] ? begin_group (groups, entry, g_dpgettext2 (NULL, "shortcuts", order[g])) : NULL;

      if (list == NULL)
        add_views (groups, entry);
      for (guint i = 0; list && i < G_N_ELEMENTS (shortcuts); i++)
        if (g_str_equal (shortcuts[i].group, order[g]))
          add_key (list, g_dpgettext2 (NULL, "shortcut", shortcuts[i].title), shortcuts[i].keys);
    }
  gtk_widget_add_css_class (groups, "shortcut-groups");
  return groups;
}

/* Escape gives up the search, then the window. */
static void
stop (GtkSearchEntry *entry)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (entry))));
}

/** The window that lists the keys, over PARENT. */
GtkWidget *
batson_shortcuts_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *entry = gtk_search_entry_new (), *groups = groups_new (entry);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), window);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the shortcuts"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search), groups, 0);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop), NULL);
  g_object_set (entry, "placeholder-text", _("Search the shortcuts"), NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), entry);
  adw_clamp_set_child (ADW_CLAMP (clamp), groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  batson_dialog_prepare (window);
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 560);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  return window;
}
