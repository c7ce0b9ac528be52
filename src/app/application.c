/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its windows, what it opens, what belongs to no window. */
#include "app/application.h"

#include "app/about.h"
#include "app/app-settings.h"
#include "app/cases.h"
#include "app/clock.h"
#include "app/examples.h"
#include "app/help.h"
#include "app/preferences.h"
#include "app/quiz.h"
#include "app/recent.h"
#include "app/recovery-dialog.h"
#include "app/self-test.h"
#include "app/shortcuts.h"
#include "app/theme.h"
#include "app/tour.h"
#include "app/views.h"
#include "batson-config.h"
#include "store/recovery-file.h"
#include "store/save.h"
#include "store/system.h"

#include <glib/gi18n-lib.h>

struct _BatsonApplication
{
  AdwApplication parent_instance;
  gboolean offered; /* the recovery copies were */
  BatsonTour *tour; /* pictures are made instead of working; nullable */
  int status;       /* of the tour */
};

G_DEFINE_FINAL_TYPE (BatsonApplication, batson_application, ADW_TYPE_APPLICATION)

/* --- windows --- */

/** The window that shows the case in FILE; NULL where none does. Not owned. */
BatsonWindow *
batson_application_find_window (BatsonApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      BatsonSession *session = BATSON_IS_WINDOW (l->data) ? batson_window_get_session (l->data) : NULL;
      GFile *open = session ? batson_session_get_file (session) : NULL;

      if (open && g_file_equal (open, file))
        return l->data;
    }
  return NULL;
}

static BatsonWindow *
active_window (BatsonApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window && !BATSON_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window ? BATSON_WINDOW (window) : NULL;
}

/* A new case nobody wrote into gives way like an empty window does. */
static gboolean
is_free (BatsonWindow *window)
{
  BatsonSession *session = batson_window_get_session (window);

  return session == NULL || (!batson_session_is_modified (session) && batson_session_get_file (session) == NULL);
}

/**
 * Shows the case in FILE: in the window that shows it already, else in WINDOW (nullable) if that is free or HERE is set, else in a new one.
 * Returns the window, not owned.
 */
BatsonWindow *
batson_application_open_file (BatsonApplication *self, BatsonWindow *window, GFile *file, gboolean here)
{
  BatsonWindow *target = batson_application_find_window (self, file);

  if (target == NULL)
    {
      target = window && (here || is_free (window)) ? window : batson_window_new (GTK_APPLICATION (self));
      batson_window_open (target, file);
    }
  gtk_window_present (GTK_WINDOW (target));
  return target;
}

/** Shows SESSION in WINDOW (nullable) if that is free, else in a new one. Returns the window, not owned. */
BatsonWindow *
batson_application_show_session (BatsonApplication *self, BatsonWindow *window, BatsonSession *session)
{
  BatsonWindow *target = window && is_free (window) ? window : batson_window_new (GTK_APPLICATION (self));

  batson_window_set_session (target, session);
  gtk_window_present (GTK_WINDOW (target));
  return target;
}

/* The pictures of one variant, then the end. */
static void
walk (BatsonApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!batson_tour_walk (self->tour, self, &error))
    {
      g_printerr ("%s\n", error->message);
      self->status = 1;
    }
  g_application_quit (G_APPLICATION (self));
}

static void
clean_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  batson_store_clean (data, now);
  batson_recovery_clean (NULL, now);
  g_task_return_boolean (task, TRUE);
}

/* What crashes of earlier days left behind goes, while nobody waits for it. */
static gboolean
clean (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, batson_app_settings_library (), g_free);
  g_task_run_in_thread (task, clean_thread);
  return G_SOURCE_REMOVE;
}

/* Once, when the first window is there. */
static void
offer_recovery (BatsonApplication *self)
{
  if (self->offered)
    return;
  batson_recovery_offer (self);
  g_idle_add_full (G_PRIORITY_LOW, clean, NULL, NULL);
  self->offered = TRUE;
}

static void
batson_application_activate (GApplication *application)
{
  BatsonApplication *self = BATSON_APPLICATION (application);
  BatsonWindow *window = active_window (self);

  if (self->tour)
    {
      walk (self);
      return;
    }
  if (window == NULL)
    window = batson_window_new (GTK_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (self);
}

static void
batson_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BatsonApplication *self = BATSON_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    batson_application_open_file (self, active_window (self), files[i], FALSE);
  offer_recovery (self);
}

/* --- actions --- */

/* A new case keeps the cut-offs chosen here where they are not the usual ones, so that two computers never disagree about it. */
static void
set_cut_off (BatsonCase *the_case, guint field, const char *key)
{
  g_autoptr (GVariant) own = g_settings_get_user_value (batson_app_settings (), key);
  g_auto (BatsonValue) value = BATSON_BLANK;

  if (own == NULL)
    return;
  value = batson_value_integer (g_variant_get_int32 (own));
  batson_case_set (the_case, batson_record_child (batson_case_get_root (the_case), BATSON_CASE_CUT_OFFS), field, &value);
}

static void
start_case (BatsonWindow *window)
{
  g_autoptr (BatsonCase) the_case = batson_case_new (batson_clock_origin ());
  g_autoptr (BatsonSession) session = NULL;
  const char *form;

  set_cut_off (the_case, BATSON_CUT_OFFS_KI67, "ki67-cutoff");
  set_cut_off (the_case, BATSON_CUT_OFFS_ANC_AGE, "anc-days");
  batson_case_mark_saved (the_case);
  session = batson_session_new (the_case);
  batson_window_set_session (window, session);
  form = batson_app_settings_form ();
  if (form)
    batson_window_go_to_view (window, form);
  batson_window_next_answer (window);
}

/* A new case begins with the name: once the form has its place, since focus goes by places. */
static gboolean
go_to_name (gpointer data)
{
  BatsonSession *session = batson_window_get_session (data);
  BatsonFact name = { .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_NAME };

  if (session)
    {
      name.record = batson_record_child (batson_session_get_root (session), BATSON_CASE_PATIENT);
      batson_window_go_to_fact (data, &name);
    }
  return G_SOURCE_REMOVE;
}

static void
new_case (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *window = active_window (data);

  if (window == NULL || (batson_window_get_session (window) && batson_session_is_modified (batson_window_get_session (window))))
    window = batson_window_new (data);
  start_case (window);
  gtk_window_present (GTK_WINDOW (window));
  g_idle_add_full (G_PRIORITY_LOW, go_to_name, g_object_ref (window), g_object_unref);
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (batson_window_new (data)));
}

/* Every window closes as if by hand, so that each asks for what it would lose. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    if (BATSON_IS_WINDOW (l->data) || BATSON_IS_QUIZ_WINDOW (l->data))
      gtk_window_close (l->data);
}

/* A text that is not part of the case keeps its own undo: conventions of every entry. */
static gboolean
forward_to_text (BatsonApplication *self, const char *name)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *focus = window ? gtk_window_get_focus (window) : NULL;

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  if (gtk_widget_get_ancestor (focus, BATSON_TYPE_VIEW))
    return FALSE;
  gtk_widget_activate_action (focus, name, NULL);
  return TRUE;
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *window = active_window (data);

  if (!forward_to_text (data, "text.undo") && window && batson_window_get_session (window))
    batson_session_undo (batson_window_get_session (window));
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *window = active_window (data);

  if (!forward_to_text (data, "text.redo") && window && batson_window_get_session (window))
    batson_session_redo (batson_window_get_session (window));
}

static void
present_over (BatsonApplication *self, GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_over (data, batson_preferences_new (gtk_application_get_active_window (data)));
}

static void
shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_over (data, batson_shortcuts_window_new (gtk_application_get_active_window (data)));
}

/* The page about what is in front; NULL: the first. */
static const char *
help_page (BatsonApplication *self)
{
  BatsonWindow *window = active_window (self);
  const BatsonViewKind *kind = window && batson_window_get_session (window) ? batson_view_kind (batson_window_get_view (window)) : NULL;

  if (BATSON_IS_QUIZ_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))))
    return "teach";
  return kind ? kind->help : NULL;
}

static void
help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_over (data, batson_help_new (gtk_application_get_active_window (data), help_page (data)));
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_over (data, batson_about_new (gtk_application_get_active_window (data)));
}

static void
examples (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *window = active_window (data);
  g_autoptr (GError) error = NULL;
  guint n;

  if (window == NULL)
    return;
  if (batson_examples_add (&n, &error))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u example case added to the list", "%u example cases added to the list", n), n);

      batson_window_toast (window, text);
      batson_window_go_to_list (window);
    }
  else
    batson_window_toast (window, error->message);
}

static void
quiz (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  batson_quiz_window_present (data);
}

static void
set_enabled (BatsonApplication *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/** Whether there is something to undo or redo, in the window that has the keyboard. While there is not, the keys reach the text they are typed in. */
void
batson_application_update_actions (BatsonApplication *self)
{
  BatsonWindow *window = active_window (self);
  BatsonSession *session = window ? batson_window_get_session (window) : NULL;

  set_enabled (self, "undo", session && batson_session_can_undo (session));
  set_enabled (self, "redo", session && batson_session_can_redo (session));
}

static void
open_recent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  batson_application_open_file (data, active_window (data), file, FALSE);
}

static void
clear_recent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  batson_recent_forget_all ();
}

static const GActionEntry entries[] = {
  { .name = "open-recent", .activate = open_recent, .parameter_type = "s" },
  { .name = "clear-recent", .activate = clear_recent },
  { .name = "new", .activate = new_case },
  { .name = "new-window", .activate = new_window },
  { .name = "quit", .activate = quit },
  { .name = "undo", .activate = undo },
  { .name = "redo", .activate = redo },
  { .name = "preferences", .activate = preferences },
  { .name = "shortcuts", .activate = shortcuts },
  { .name = "help", .activate = help },
  { .name = "about", .activate = about },
  { .name = "examples", .activate = examples },
  { .name = "quiz", .activate = quiz },
};

/* --- start --- */

/* As GTK starts it reads its own style, which libadwaita then replaces by its own. Named in the environment, the empty style that
 * libadwaita has for that purpose is read instead. */
#define STYLE "GTK_THEME"
#define NO_STYLE "Adwaita-empty"

/* Before the first thread is there: what is in the environment cannot be changed safely later, only taken away again. Pango looks for the
 * fonts in a thread, while this one asks the bus and the screen. */
static void
prepare (void)
{
  g_setenv (STYLE, NO_STYLE, FALSE);
  pango_cairo_font_map_get_default ();
}

/* Neither libadwaita nor a program started from here may see the empty style. */
static void
start_gtk (void)
{
  gtk_init ();
  gtk_settings_get_default (); /* reads the style */
  if (g_strcmp0 (g_getenv (STYLE), NO_STYLE) == 0)
    g_unsetenv (STYLE);
}

/* That there are icons now is told to every widget: before there is one. Two or three turns of the loop are enough, and more than a few are
 * not waited for, whatever else is going on. */
static void
let_icons_be_told (void)
{
  for (guint turns = 0; turns < 16 && g_main_context_iteration (NULL, FALSE); turns++)
    ;
}

static void
batson_application_startup (GApplication *application)
{
  start_gtk ();
  G_APPLICATION_CLASS (batson_application_parent_class)->startup (application);
  batson_store_init ();
  batson_theme_install ();
  gtk_window_set_default_icon_name (BATSON_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  batson_shortcuts_install (GTK_APPLICATION (application));
  g_signal_connect (application, "notify::active-window", G_CALLBACK (batson_application_update_actions), NULL);
  batson_application_update_actions (BATSON_APPLICATION (application));
  set_enabled (BATSON_APPLICATION (application), "examples", batson_examples_exist ());
  let_icons_be_told ();
}

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and end"), NULL },
  { "self-test", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Tell whether this installation works, and end"), NULL },
  { "tour", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Make pictures of every view of the example cases, and end"), N_("FOLDER") },
  { "tour-variant", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
  { "at", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The time the clock stands at, as in 2026-06-16T14:20+02:00"), N_("TIME") },
  { NULL }
};

static gboolean
fix_clock (const char *at)
{
  BatsonTime time;

  if (!batson_time_parse (at, 0, &time) || !batson_time_has_clock (&time))
    {
      g_printerr (_("“%s” is no time as in 2026-06-16T14:20+02:00.\n"), at);
      return FALSE;
    }
  batson_clock_fix (batson_time_to_unix (&time), time.offset);
  return TRUE;
}

/* Returns the status to end with, -1 to go on and work. */
static int
start_tour (BatsonApplication *self, const char *folder, GVariantDict *given)
{
  g_autoptr (GError) error = NULL;
  const char *variant = NULL, *at = NULL;

  g_variant_dict_lookup (given, "at", "&s", &at);
  g_application_set_flags (G_APPLICATION (self), G_APPLICATION_NON_UNIQUE);
  if (g_variant_dict_lookup (given, "tour-variant", "&s", &variant))
    {
      self->tour = batson_tour_new (folder, variant, at);
      return self->tour ? -1 : 2;
    }
  if (batson_tour_conduct (folder, at, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

static int
batson_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  BatsonApplication *self = BATSON_APPLICATION (application);
  const char *text = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Batson %s\n", BATSON_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (given, "self-test"))
    return batson_self_test () ? 0 : 1;
  if (g_variant_dict_lookup (given, "at", "&s", &text) && !fix_clock (text))
    return 2;
  if (g_variant_dict_lookup (given, "tour", "^&ay", &text))
    return start_tour (self, text, given);
  prepare ();
  return -1;
}

static void
batson_application_finalize (GObject *object)
{
  batson_tour_free (BATSON_APPLICATION (object)->tour);
  G_OBJECT_CLASS (batson_application_parent_class)->finalize (object);
}

/** What the program ends with where running it went well: 1 where the tour failed. */
int
batson_application_get_status (BatsonApplication *self)
{
  return self->status;
}

static void
batson_application_shutdown (GApplication *application)
{
  batson_recent_end ();
  batson_cases_stop ();
  G_APPLICATION_CLASS (batson_application_parent_class)->shutdown (application);
}

static void
batson_application_class_init (BatsonApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = batson_application_finalize;
  application_class->activate = batson_application_activate;
  application_class->handle_local_options = batson_application_handle_local_options;
  application_class->open = batson_application_open;
  application_class->shutdown = batson_application_shutdown;
  application_class->startup = batson_application_startup;
}

static void
batson_application_init (BatsonApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/** The application, to be run. */
BatsonApplication *
batson_application_new (void)
{
  return g_object_new (BATSON_TYPE_APPLICATION, "application-id", BATSON_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/care/batson/Batson", NULL);
}
