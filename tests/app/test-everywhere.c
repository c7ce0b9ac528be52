/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every view and window of the program with a case whose texts are of any script and any sign: they stand there as they were written, nothing warns (a
 * warning is fatal), and all that takes the keyboard has a role and a name. */
#include "app/application.h"
#include "app/clock.h"
#include "app/form-extras.h"
#include "app/form-step.h"
#include "app/present.h"
#include "app/screen-diagram.h"
#include "app/view-diagram.h"
#include "app/views.h"

#include <string.h>

#define NAME "Ö'Brien & <Sons> \"x\" \331\205\330\261\331\212\331\205 \340\244\256\340\244\260\340\244\277\340\244\257\340\244\256 %s &amp;"
#define START "Ö'Brien & <Sons>" /* a long text may be cut at its end */

static BatsonApplication *application;

/* --- the case --- */

/* NAME in every text of RECORD and of those below. */
static void
fill (BatsonCase *the_case, BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_auto (BatsonValue) name = batson_value_text (NAME);
      BatsonKind kind = type->fields[i].kind;

      if (kind == BATSON_KIND_TEXT)
        batson_case_set_from (the_case, record, i, &name, NAME);
      if (kind == BATSON_KIND_RECORD)
        fill (the_case, batson_record_child (record, i));
      for (guint k = 0; kind == BATSON_KIND_LIST && k < batson_record_length (record, i); k++)
        fill (the_case, batson_record_nth (record, i, k));
    }
}

static BatsonSession *
session_new (void)
{
  BatsonCase *the_case = screen_example ("rosa-esempio.batson.json");
  BatsonRecord *lesion = batson_record_nth (batson_case_get_root (the_case), BATSON_CASE_LESIONS, 0);
  BatsonValue decided = batson_value_choice (BATSON_OUTCOME_PALLIATIVE);

  batson_case_set_author (the_case, NAME);
  batson_case_begin (the_case, NAME);
  batson_case_set (the_case, lesion, BATSON_LESION_OUTCOME_HAND, &decided);
  fill (the_case, batson_case_get_root (the_case));
  batson_case_end (the_case);
  return batson_session_new (the_case);
}

/* --- what is asked of every widget --- */

typedef struct
{
  const char *where;
  guint takers, texts;
} Seen;

static void
complain (const Seen *seen, GtkWidget *widget, const char *what)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *w = widget; w; w = gtk_widget_get_parent (w))
    g_string_append_printf (path, " < %s%s%s", G_OBJECT_TYPE_NAME (w), GTK_IS_BUTTON (w) ? " " : "", GTK_IS_BUTTON (w) && gtk_button_get_label (GTK_BUTTON (w)) ? gtk_button_get_label (GTK_BUTTON (w)) : "");
  g_test_message ("%s: %s%s", seen->where, what, path->str);
  g_test_fail ();
}

/* What a screen reader can say of WIDGET; libadwaita's own window names its own. */
static gboolean
has_name (GtkWidget *widget)
{
  if (ADW_IS_ABOUT_WINDOW (gtk_widget_get_root (widget)))
    return TRUE;
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
takes_keyboard (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_is_sensitive (widget);
}

static gboolean
is_taker (GtkWidget *widget, gconstpointer top)
{
  return widget != top && takes_keyboard (widget);
}

static void
check_text (Seen *seen, GtkWidget *widget, const char *text)
{
  if (text == NULL)
    return;
  if (strstr (text, "&lt;") || strstr (text, "&amp;amp;") || (strstr (text, "Brien") && !strstr (text, START)))
    complain (seen, widget, text);
  seen->texts += strstr (text, START) != NULL;
}

/* WITHIN: what lies in a control is reached through it. */
static void
check (GtkWidget *widget, Seen *seen, gboolean within)
{
  GtkAccessibleRole role;

  if (!gtk_widget_get_mapped (widget))
    return;
  /* A scrolled window comes only where nothing in it takes the keyboard; the letters of an entry are the entry's. */
  if (!within && takes_keyboard (widget) && !(GTK_IS_SCROLLED_WINDOW (widget) && screen_find_where (widget, is_taker, widget)))
    {
      GtkWidget *named = GTK_IS_TEXT (widget) ? gtk_widget_get_parent (widget) : widget;

      seen->takers++;
      if (!has_name (widget) && !has_name (named))
        complain (seen, widget, "takes the keyboard and has no name");
      role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (named));
      if (role == GTK_ACCESSIBLE_ROLE_GENERIC || role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_PRESENTATION)
        complain (seen, widget, "takes the keyboard and has no role");
    }
  check_text (seen, widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    check_text (seen, widget, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    check_text (seen, widget, gtk_editable_get_text (GTK_EDITABLE (widget)));
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    check (w, seen, within || !gtk_widget_get_can_focus (widget) || (GTK_IS_BUTTON (widget) && takes_keyboard (widget)));
}

/* --- where it is asked --- */

static void
test_view (gconstpointer data)
{
  const BatsonViewKind *kind = data;
  BatsonSession *session = session_new ();
  BatsonWindow *window = batson_application_show_session (application, NULL, session);
  Seen seen = { kind->id };
  GtkWidget *shown;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  screen_present (GTK_WINDOW (window));
  batson_window_go_to_view (window, kind->id);
  screen_frame (GTK_WIDGET (window));
  if (kind->group == BATSON_GROUP_FORMS)
    for (GtkWidget *step = screen_find (screen_view (window), BATSON_TYPE_FORM_STEP, NULL); step; step = gtk_widget_get_next_sibling (step))
      batson_form_step_open (BATSON_FORM_STEP (step), TRUE);
  screen_frame (GTK_WIDGET (window));
  screen_frame (GTK_WIDGET (window));
  check (GTK_WIDGET (window), &seen, FALSE);
  g_assert_cmpuint (seen.takers, >, 10);
  g_assert_cmpuint (seen.texts, >, 0);
  shown = screen_find (screen_view (window), BATSON_TYPE_VIEW_DIAGRAM, NULL);
  if (shown)
    {
      batson_view_diagram_set_table (BATSON_VIEW_DIAGRAM (shown), TRUE);
      screen_frame (GTK_WIDGET (window));
      check (GTK_WIDGET (window), &seen, FALSE);
    }
  screen_window_close (window, session);
}

static void
look (GtkWindow *window, const char *where)
{
  Seen seen = { where };
  GtkWidget *named = BATSON_IS_PRESENT (window) ? screen_find (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, "Show who the patient is") : NULL;

  g_assert_true (named || !BATSON_IS_PRESENT (window));
  if (named)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (named), TRUE);
  screen_frame (GTK_WIDGET (window));
  screen_settle ();
  check (GTK_WIDGET (window), &seen, FALSE);
  g_assert_cmpuint (seen.takers, >, 0);
  g_assert_true (named == NULL || seen.texts > 0);
  screen_close (window);
}

/* The window that WINDOW opened; NULL while there is none. */
static GtkWindow *
opened_by (gpointer window)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);

      if (one != window && gtk_widget_get_mapped (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

static gboolean
is_there (gpointer window)
{
  return opened_by (window) != NULL;
}

/* What the action NAME of the program or of its window opens. */
static void
test_action (gconstpointer name)
{
  BatsonSession *session = session_new ();
  BatsonWindow *window = batson_application_show_session (application, NULL, session);
  GActionGroup *owner = g_action_group_has_action (G_ACTION_GROUP (window), name) ? G_ACTION_GROUP (window) : G_ACTION_GROUP (application);

  screen_present (GTK_WINDOW (window));
  g_action_group_activate_action (owner, name, NULL);
  screen_wait (is_there, window);
  look (opened_by (window), name);
  screen_window_close (window, session);
}

/* Why a conclusion stands; and what is asked of who decides otherwise. */
static void
test_why (void)
{
  BatsonSession *session = session_new ();
  BatsonWindow *window = batson_application_show_session (application, NULL, session);
  const BatsonLesionResult *lesion = batson_session_get_assessment (session)->lesions->pdata[0];

  screen_present (GTK_WINDOW (window));
  batson_window_show_why (window, &lesion->why, "Why");
  screen_wait (is_there, window);
  look (opened_by (window), "why");
  batson_form_decide (GTK_WIDGET (window), session, lesion->record);
  screen_wait (is_there, window);
  look (opened_by (window), "decide");
  screen_window_close (window, session);
}

int
main (int argc, char *argv[])
{
  static const char *const actions[] = { "print", "present", "walk", "quiz", "preferences", "shortcuts", "help", "about" };
  guint n;
  const BatsonViewKind *views = batson_views (&n);

  screen_init (&argc, &argv);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_DEFAULT_FLAGS));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/everywhere/view/%s", views[i].id);
      g_test_add_data_func (path, &views[i], test_view);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/everywhere/action/%s", actions[i]);
      g_test_add_data_func (path, actions[i], test_action);
    }
  g_test_add_func ("/everywhere/why", test_why);
  return g_test_run ();
}
