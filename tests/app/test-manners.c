/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window under the hand: how narrow it gets, where the keyboard is. */
#include "app/application.h"
#include "app/case-list.h"
#include "app/clock.h"
#include "app/diagram-node.h"
#include "app/diagram.h"
#include "app/form-row.h"
#include "app/form.h"
#include "app/help.h"
#include "app/screen-diagram.h"
#include "app/shortcuts.h"
#include "app/spine-picker.h"
#include "app/views.h"
#include "framework/words.h"

#include <string.h>

static BatsonApplication *application;

/* A window with the example that is the data of the test, else always the same, in its place: the window manager would take a new size for its first place before. */
typedef struct
{
  BatsonWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (BatsonCase) the_case = screen_example (data ? data : "jane-sample.batson.json");
  g_autoptr (BatsonSession) session = batson_session_new (the_case);

  f->window = batson_application_show_session (application, NULL, session);
  screen_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  batson_session_discard (batson_window_get_session (f->window));
  batson_window_set_session (f->window, NULL);
  screen_close (GTK_WINDOW (f->window));
}

/* --- its width --- */

static int
content_width (gpointer window)
{
  return gtk_widget_get_width (adw_application_window_get_content (window));
}

static gboolean
is_wide (gpointer window)
{
  return content_width (window) > 1340;
}

/* Nothing of the view is cut off. */
static gboolean
is_narrow (gpointer window)
{
  return content_width (window) <= 360 && gtk_widget_get_width (screen_view (window)) <= 360;
}

/* However wide it was and whatever it shows, one step is enough. */
static void
test_narrow_at_once (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  for (guint i = 0; i < n; i++)
    {
      gtk_window_set_default_size (window, 1366, 700);
      screen_wait (is_wide, window);
      batson_window_go_to_view (f->window, kinds[i].id);
      screen_frame (GTK_WIDGET (window));
      gtk_window_set_default_size (window, 360, 600);
      screen_wait (is_narrow, window);
    }
}

/* No view pulls a narrow window wide. */
static void
test_stays_narrow (Fixture *f, gconstpointer data)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  screen_wait (is_narrow, f->window);
  for (guint i = 0; i < n; i++)
    {
      int minimum;

      batson_window_go_to_view (f->window, kinds[i].id);
      screen_settle ();
      gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (f->window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
}

static gboolean
is_placed (gpointer adjustment)
{
  return gtk_adjustment_get_page_size (adjustment) > 400;
}

/* On a small laptop the tree is seen whole beside the list of cases, also where two of its outcomes say more than the others, or one says much. */
static void
test_tree_seen_whole (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  GtkAdjustment *down;

  gtk_window_set_default_size (window, 1366, 768);
  screen_wait (is_wide, window);
  batson_window_go_to_view (f->window, "noms");
  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (screen_find (screen_view (f->window), BATSON_TYPE_DIAGRAM, NULL)));
  screen_wait (is_placed, down);
  screen_frame (GTK_WIDGET (window));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), <=, gtk_adjustment_get_page_size (down));
}

/* --- the keyboard --- */

static gboolean
is_in_view (gpointer window)
{
  GtkWidget *focus = screen_focus (window), *view = screen_view (window);

  return focus && view && gtk_widget_is_ancestor (focus, view);
}

static gboolean
is_in_diagram (gpointer window)
{
  return is_in_view (window) && gtk_widget_get_ancestor (screen_focus (window), BATSON_TYPE_DIAGRAM);
}

static gboolean
is_in_form (gpointer window)
{
  return is_in_view (window) && gtk_widget_get_ancestor (screen_focus (window), BATSON_TYPE_FORM);
}

/* Who opens a case goes on in it, and a view chosen by its key has the keyboard, wherever that was: a form at its answers, a diagram at its nodes. */
static void
test_enter_view (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  screen_wait (is_in_view, window);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("alt+%u", kinds[i].number);
      GtkWidget *button = gtk_widget_get_ancestor (screen_find (GTK_WIDGET (window), GTK_TYPE_IMAGE, NULL), GTK_TYPE_BUTTON);

      gtk_widget_grab_focus (button);
      g_assert_false (is_in_view (window));
      screen_key (window, key);
      screen_wait (kinds[i].group == BATSON_GROUP_FORMS ? is_in_form : is_in_diagram, window);
      g_assert_cmpstr (batson_window_get_view (f->window), ==, kinds[i].id);
    }
}

/* Who chooses another view with the mouse and undoes by a key is still in the view, not at the first button of the window. */
static void
test_tab_then_undo (Fixture *f, gconstpointer data)
{
  static const char *const forms[] = { "breast", "neuro" };
  GtkWindow *window = GTK_WINDOW (f->window);
  BatsonSession *session = batson_window_get_session (f->window);
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      batson_window_enter_view (f->window, "noms");
      screen_wait (is_in_diagram, window);
      batson_case_set (batson_session_get_case (session), batson_record_child (batson_session_get_root (session), BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, &yes);
      g_action_group_change_action_state (G_ACTION_GROUP (window), "view", g_variant_new_string (forms[i]));
      screen_settle ();
      screen_frame (GTK_WIDGET (window));
      screen_key (window, "ctrl+z");
      screen_settle ();
      screen_wait (is_in_form, window);
    }
}

/* A list to choose from says what it is and what is chosen, where the keyboard is. */
static void
test_list_name (Fixture *f, gconstpointer data)
{
  batson_window_go_to_view (f->window, "noms");
  screen_settle ();
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (screen_find (screen_view (f->window), GTK_TYPE_DROP_DOWN, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Lesion: T12");
}

static gboolean
is_on_spine (gpointer window)
{
  return screen_focus (window) && gtk_widget_get_ancestor (screen_focus (window), BATSON_TYPE_SPINE_PICKER);
}

/* The spine beside the neurosurgeon's form is one stop of the Tab key, at the lesion that is looked at; the arrow keys go along it. */
static void
test_spine_is_one_stop (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  GtkWidget *first, *lesion;

  gtk_window_set_default_size (window, 1366, 700);
  screen_wait (is_wide, window);
  screen_key (window, "alt+2");
  screen_wait (is_in_form, window);
  first = screen_focus (window);
  screen_key (window, "shift+Tab");
  screen_wait (is_on_spine, window);
  lesion = screen_focus (window);
  g_assert_true (g_str_has_prefix (batson_diagram_node_element (BATSON_DIAGRAM_NODE (lesion))->name, "T12"));
  screen_key (window, "Down");
  g_assert_true (is_on_spine (window) && screen_focus (window) != lesion);
  screen_key (window, "Tab");
  g_assert_true (screen_focus (window) == first);
  screen_key (window, "shift+Tab");
  g_assert_true (screen_focus (window) == lesion);
  screen_key (window, "shift+Tab");
  g_assert_false (is_in_view (window));
}

static gboolean
is_in_list (gpointer window)
{
  GtkWidget *focus = screen_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_CASE_LIST);
}

/* Back to the list of cases in a narrow window: among the cases, or where they are searched, and from there into the case again. */
static void
test_back (Fixture *f, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  screen_wait (is_narrow, f->window);
  screen_key (GTK_WINDOW (f->window), "alt+Left");
  screen_wait (is_in_list, f->window);
  screen_key (GTK_WINDOW (f->window), "F9");
  screen_wait (is_in_view, f->window);
}

/* Text of the row of the case that is in no file yet. */
static gboolean
is_listed_as (BatsonWindow *window, const char *text)
{
  GtkWidget *list = screen_find (GTK_WIDGET (window), BATSON_TYPE_CASE_LIST, NULL), *row = screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL);

  return row && screen_find (row, GTK_TYPE_LABEL, text) != NULL;
}

/* Where no file is yet the list has the case all the same, as urgent as it is now. */
static void
test_unsaved_in_list (Fixture *f, gconstpointer data)
{
  BatsonSession *session = batson_window_get_session (f->window);
  BatsonCase *the_case = batson_session_get_case (session);
  BatsonRecord *root = batson_session_get_root (session);

  g_assert_true (is_listed_as (f->window, "Sample, Jane"));
  g_assert_true (is_listed_as (f->window, batson_words_urgency_title (batson_session_get_assessment (session))));
  while (batson_record_length (root, BATSON_CASE_LESIONS) > 0)
    batson_case_remove (the_case, batson_record_nth (root, BATSON_CASE_LESIONS, 0));
  while (batson_record_length (root, BATSON_CASE_STATUS) > 0)
    batson_case_remove (the_case, batson_record_nth (root, BATSON_CASE_STATUS, 0));
  g_assert_true (is_listed_as (f->window, batson_words_urgency_title (batson_session_get_assessment (session))));
  g_assert_false (is_listed_as (f->window, "Emergency"));
}

static gboolean
is_asking (gpointer window)
{
  return screen_find (window, GTK_TYPE_POPOVER, NULL) != NULL && GTK_IS_BUTTON (screen_focus (window)) && gtk_widget_get_ancestor (screen_focus (window), GTK_TYPE_POPOVER);
}

static gboolean
is_in_row (gpointer window)
{
  GtkWidget *focus = screen_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW) && screen_find (window, GTK_TYPE_POPOVER, NULL) == NULL;
}

/* An answer chosen in what opens from the strip is gone to, and what was opened is gone: it would lie over the row and keep the keys. */
static void
test_from_strip (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  GtkWidget *words;

  batson_window_go_to_view (f->window, "noms");
  screen_frame (GTK_WIDGET (window));
  words = screen_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "14 answers");
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_ancestor (words, GTK_TYPE_MENU_BUTTON)));
  screen_wait (is_asking, window);
  screen_send_key ("Return");
  screen_wait (is_in_row, window);
}

static gboolean
has_undo_toast (gpointer window)
{
  return screen_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL;
}

static void
set_number (BatsonCase *the_case, const char *text)
{
  g_auto (BatsonValue) number = batson_value_text (text);

  batson_case_set (the_case, batson_record_child (batson_case_get_root (the_case), BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER, &number);
}

/* A toast that was clicked away gives the keyboard back to where it was. */
static void
test_toast (Fixture *f, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (f->window);
  BatsonCase *the_case = batson_session_get_case (batson_window_get_session (f->window));
  GtkWidget *before;

  set_number (the_case, "B-2");
  screen_wait (is_in_view, window);
  screen_key (window, "Tab");
  before = screen_focus (window);
  batson_window_toast_undo (f->window, "Lesion & <T8> removed");
  screen_wait (has_undo_toast, window);
  g_assert_true (screen_focus (window) == before);
  screen_assert_called_once (screen_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Undo"));
  gtk_widget_grab_focus (screen_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Undo"));
  g_assert_false (is_in_view (window));
  screen_key (window, "Return");
  screen_wait (is_in_view, window);
  g_assert_true (screen_focus (window) == before);
  g_assert_false (batson_case_is_modified (the_case));
}

static gboolean
has_no_undo_toast (gpointer window)
{
  return !has_undo_toast (window);
}

/* The button of a toast undoes what the toast names or is not there: it goes with the next change, and when its change was taken back by other means. */
static void
test_toast_names_what_it_undoes (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  BatsonSession *session = batson_window_get_session (f->window);
  BatsonCase *the_case = batson_session_get_case (session);

  batson_session_add_lesion (session, "C5");
  batson_window_toast_undo (f->window, "Lesion added");
  batson_case_mark_saved (the_case); /* no change: it stays */
  screen_wait (has_undo_toast, window);
  set_number (the_case, "B-2");
  screen_wait (has_no_undo_toast, window);
  batson_case_undo (the_case); /* the lesion is the last step again */
  batson_window_toast_undo (f->window, "Lesion added");
  screen_wait (has_undo_toast, window);
  batson_case_undo (the_case);
  screen_wait (has_no_undo_toast, window);
}

/* Of two changes the second is named at once, not when the first was long enough: the button undoes the second. Who is in an entry that keeps its own undo is no exception. */
static void
test_toast_of_two (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  BatsonSession *session = batson_window_get_session (f->window);
  BatsonRecord *root = batson_session_get_root (session);
  guint n = batson_record_length (root, BATSON_CASE_LESIONS);
  GtkWidget *said;

  batson_spine_add_lesion (GTK_WIDGET (screen_view (f->window)), session, "C5");
  screen_wait (has_undo_toast, window);
  batson_window_toast (f->window, "Said meanwhile");
  batson_spine_add_lesion (GTK_WIDGET (screen_view (f->window)), session, "C6");
  g_assert_null (screen_find (window, GTK_TYPE_LABEL, "Lesion added at C5"));
  screen_key (GTK_WINDOW (window), "ctrl+f");
  screen_wait (is_in_list, window);
  said = screen_find (window, GTK_TYPE_LABEL, "Said meanwhile");
  g_signal_emit_by_name (screen_find (gtk_widget_get_ancestor (said, g_type_from_name ("AdwToastWidget")), GTK_TYPE_BUTTON, NULL), "clicked"); /* its only button closes it */
  screen_wait (has_undo_toast, window);
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "Lesion added at C6"));
  screen_key (GTK_WINDOW (window), "alt+u");
  screen_wait (has_no_undo_toast, window);
  g_assert_cmpuint (batson_record_length (root, BATSON_CASE_LESIONS), ==, n + 1);
}

/* A click on the spine may have strayed: the window says what it added, and that can be undone at once. */
static void
test_lesion_added (Fixture *f, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  BatsonSession *session = batson_window_get_session (f->window);
  BatsonDiagram *diagram;

  batson_window_go_to_view (f->window, "spine");
  diagram = BATSON_DIAGRAM (screen_find (screen_view (f->window), BATSON_TYPE_DIAGRAM, NULL));
  screen_enter (diagram, "map-level-C5");
  screen_wait (has_undo_toast, window);
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "Lesion added at C5"));
  g_assert_true (batson_session_is_modified (session));
  g_signal_emit_by_name (screen_find (window, GTK_TYPE_BUTTON, "_Undo"), "clicked");
  g_assert_false (batson_session_is_modified (session));
}

/* --- answers of both --- */

/* A visit is in both forms: one who comes from the neurosurgeon's goes on in that. */
static void
test_stays_with_form (Fixture *f, gconstpointer data)
{
  static const char *const forms[] = { "neuro", "breast" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      batson_window_go_to_view (f->window, forms[i]);
      batson_window_go_to_view (f->window, "outcomes");
      screen_frame (GTK_WIDGET (f->window));
      g_signal_emit_by_name (screen_find (screen_view (f->window), GTK_TYPE_BUTTON, "Add Follow-up"), "clicked");
      screen_wait (is_in_view, f->window);
      g_assert_cmpstr (batson_window_get_view (f->window), ==, forms[i]);
    }
}

static gboolean
is_at_birth_date (gpointer window)
{
  GtkWidget *focus = screen_focus (window), *row = focus ? gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW) : NULL;

  return row && batson_place_get_field_id (batson_form_row_get_place (BATSON_FORM_ROW (row))) == BATSON_PATIENT_BIRTH;
}

/* An answer of a file that does not fit is a button away from where that is said. */
static void
test_unfit_is_shown (Fixture *f, gconstpointer data)
{
  static const char text[] = "{\"batson\": 1, \"id\": \"b\", \"record\": {\"patient\": {\"birth_date\": \"spring\", \"number\": \"N\"}}}";
  g_autofree char *folder = g_dir_make_tmp ("unfit-XXXXXX", NULL), *path = g_build_filename (folder, "unfit.batson.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  batson_window_open (f->window, file);
  screen_settle ();
  g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show"), "clicked");
  screen_wait (is_at_birth_date, f->window);
}

/* --- help --- */

/* The help opens at the page about the view in front; each view has one. */
static void
test_help (Fixture *f, gconstpointer data)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWindow *help;
      GtkWidget *stack;

      batson_window_go_to_view (f->window, kinds[i].id);
      g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
      screen_settle ();
      help = screen_over (GTK_WINDOW (f->window), ADW_TYPE_WINDOW);
      g_assert_nonnull (help);
      stack = screen_find (GTK_WIDGET (help), GTK_TYPE_STACK, NULL);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, kinds[i].help);
      screen_close (help);
    }
}

static gboolean
is_folded (gpointer help)
{
  return adw_leaflet_get_folded (ADW_LEAFLET (screen_find (help, ADW_TYPE_LEAFLET, NULL)));
}

/* The help is read in a narrow window too: the page, or the contents, which the button leads back to. */
static void
test_help_narrow (Fixture *f, gconstpointer data)
{
  GtkWindow *help = GTK_WINDOW (batson_help_new (GTK_WINDOW (f->window), "noms"));
  AdwLeaflet *leaflet;
  GtkWidget *page, *list;

  gtk_window_set_default_size (help, 360, 480);
  screen_present (help);
  screen_wait (is_folded, help);
  leaflet = ADW_LEAFLET (screen_find (GTK_WIDGET (help), ADW_TYPE_LEAFLET, NULL));
  list = screen_find (GTK_WIDGET (help), GTK_TYPE_LIST_BOX, NULL);
  page = adw_leaflet_get_visible_child (leaflet);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 360);
  g_signal_emit_by_name (screen_find (page, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_false (adw_leaflet_get_visible_child (leaflet) == page);
  g_assert_true (gtk_widget_is_ancestor (list, adw_leaflet_get_visible_child (leaflet)));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == page);
  screen_close (help);
}

/* The names of keys stand as they do on the keyboard: nobody knows a KP_Enter. All are seen on a small screen. */
static void
check_accelerators (GtkWidget *widget, guint *n)
{
  if (GTK_IS_SHORTCUT_LABEL (widget))
    {
      g_autofree char *keys = NULL;

      g_object_get (widget, "accelerator", &keys, NULL);
      g_assert_null (strstr (keys, "KP_"));
      g_assert_true (*keys != '\0');
      ++*n;
    }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    check_accelerators (w, n);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static gboolean
is_nothing (gpointer window)
{
  return *(GtkWidget **) window == NULL;
}

static void
test_shortcuts (Fixture *f, gconstpointer data)
{
  guint all, views, n = 0;
  GtkRequisition least;
  GtkWidget *window = batson_shortcuts_window_new (GTK_WINDOW (f->window)), *undo, *quit;

  batson_shortcuts (&all);
  batson_views (&views);
  check_accelerators (window, &n);
  g_assert_cmpuint (n, >=, all + views); /* some are by two keys */
  gtk_widget_get_preferred_size (window, &least, NULL);
  g_assert_cmpint (least.width, <=, 360);
  g_assert_cmpint (least.height, <=, 600);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  screen_present (GTK_WINDOW (window));
  screen_picture (adw_window_get_content (ADW_WINDOW (window)), "shortcuts-narrow");
  undo = screen_find (window, GTK_TYPE_LABEL, "Undo");
  quit = screen_find (window, GTK_TYPE_LABEL, "Quit");
  g_assert_true (gtk_widget_get_mapped (undo) && gtk_widget_get_mapped (quit));
  screen_type (GTK_WINDOW (window), "undo"); /* is searched for, wherever the keyboard is */
  screen_wait (is_unmapped, quit);
  g_assert_true (gtk_widget_get_mapped (undo));
  screen_key (GTK_WINDOW (window), "Escape");
  g_assert_true (gtk_widget_get_mapped (quit));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  screen_send_key ("Escape");
  screen_wait (is_nothing, &window);
}

static gboolean
always (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Whatever else is always to be done, the program starts. */
static void
start_while_busy (void)
{
  guint busy = g_timeout_add (0, always, NULL);

  application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
  g_source_remove (busy);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  batson_clock_fix (1781612400, 120);
  start_while_busy ();
  ADD ("/manners/narrow-at-once", test_narrow_at_once);
  ADD ("/manners/stays-narrow", test_stays_narrow);
  ADD ("/manners/tree-seen-whole", test_tree_seen_whole);
  g_test_add ("/manners/tree-seen-whole/many-marks", Fixture, "marta-przyklad.batson.json", set_up, test_tree_seen_whole, tear_down);
  ADD ("/manners/enter-view", test_enter_view);
  ADD ("/manners/tab-then-undo", test_tab_then_undo);
  ADD ("/manners/spine-is-one-stop", test_spine_is_one_stop);
  ADD ("/manners/unsaved-in-list", test_unsaved_in_list);
  ADD ("/manners/back", test_back);
  ADD ("/manners/from-strip", test_from_strip);
  ADD ("/manners/list-name", test_list_name);
  ADD ("/manners/toast-gives-back", test_toast);
  ADD ("/manners/toast-names-what-it-undoes", test_toast_names_what_it_undoes);
  ADD ("/manners/toast-of-two-changes", test_toast_of_two);
  ADD ("/manners/a lesion added says so", test_lesion_added);
  ADD ("/manners/stays-with-form", test_stays_with_form);
  ADD ("/manners/unfit-is-shown", test_unfit_is_shown);
  ADD ("/manners/help-of-the-view", test_help);
  ADD ("/manners/help-narrow", test_help_narrow);
  ADD ("/manners/shortcuts-known-keys", test_shortcuts);
  return g_test_run ();
}
