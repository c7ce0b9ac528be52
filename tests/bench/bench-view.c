/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-view FILE: from one answer in the case to the strip and the NOMS view painted, in a window of 3840x2160. Lines "name|unit|measured|limit". */
#include "app/app-settings.h"
#include "app/application.h"
#include "app/clock.h"
#include "app/diagram.h"

#define SAMPLES 11
#define LIMIT_MS "16.7" /* a frame at 60 Hz */
#define QUIET_MS 100    /* nothing is left to do after the last answer, no frame was painted for long */

static void
passed (gpointer done)
{
  *(gboolean *) done = TRUE;
}

static void
rest (void)
{
  gboolean done = FALSE;

  g_timeout_add_once (QUIET_MS, passed, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted (GdkFrameClock *clock, gboolean *done)
{
  *done = TRUE;
}

/* Until WIDGET's window was painted and the screen has it. */
static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean done = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted), &done);

  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  gdk_display_sync (gtk_widget_get_display (widget));
}

static GtkWidget *
find (GtkWidget *top, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (top, type))
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = gtk_widget_get_child_visible (w) ? find (w, type) : NULL;
      if (found)
        return found;
    }
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* The median milliseconds of a change of FIELD between the choices ONE and OTHER. */
static double
cost (BatsonWindow *window, BatsonRecord *record, guint field, int one, int other)
{
  BatsonCase *the_case = batson_session_get_case (batson_window_get_session (window));
  BatsonDiagram *diagram = BATSON_DIAGRAM (find (GTK_WIDGET (window), BATSON_TYPE_DIAGRAM));
  double samples[SAMPLES];

  for (int i = -2; i < SAMPLES; i++) /* each answer has been seen once before it counts */
    {
      BatsonValue value = batson_value_choice (i & 1 ? one : other);
      BatsonScene *before = batson_diagram_get_scene (diagram);
      gint64 start;

      rest ();
      start = g_get_monotonic_time ();
      batson_case_set (the_case, record, field, &value);
      wait_for_frame (GTK_WIDGET (window));
      if (i >= 0)
        samples[i] = (g_get_monotonic_time () - start) / 1000.0;
      if (batson_diagram_get_scene (diagram) == before)
        g_error ("The frame does not show the answer.");
    }
  qsort (samples, SAMPLES, sizeof *samples, compare);
  return samples[SAMPLES / 2];
}

static BatsonWindow *
open_window (BatsonApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BatsonWindow *window;
  GdkSurface *surface;

  g_settings_set_int (batson_app_settings (), "window-width", 3840);
  g_settings_set_int (batson_app_settings (), "window-height", 2160);
  window = batson_application_open_file (application, NULL, file, FALSE);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  batson_window_go_to_view (window, "noms");
  wait_for_frame (GTK_WIDGET (window));
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  if (gdk_surface_get_width (surface) != 3840 || gdk_surface_get_height (surface) != 2160)
    g_error ("The window is %d x %d.", gdk_surface_get_width (surface), gdk_surface_get_height (surface));
  return window;
}

int
main (int argc, char *argv[])
{
  g_autoptr (BatsonApplication) application = batson_application_new ();
  BatsonWindow *window;
  BatsonSession *session;
  BatsonRecord *lesion, *finding, *presentation;

  if (argc != 2)
    g_error ("bench-view FILE");
  batson_clock_fix (1781612400, 120);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_hold (G_APPLICATION (application));
  window = open_window (application, argv[1]);
  session = batson_window_get_session (window);
  lesion = batson_session_get_lesion (session);
  finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  presentation = batson_record_child (batson_session_get_root (session), BATSON_CASE_PRESENTATION);
  g_print ("one answer to 3840x2160 painted|ms|%.2f|" LIMIT_MS "\n",
           cost (window, finding, BATSON_FINDING_PAIN, BATSON_SINS_PAIN_NONE, BATSON_SINS_PAIN_MECHANICAL));
  g_print ("one that changes every node|ms|%.2f|" LIMIT_MS "\n",
           cost (window, presentation, BATSON_PRESENTATION_PRIMARY, BATSON_PRIMARY_PROVEN, BATSON_PRIMARY_OTHER));
  return 0;
}
