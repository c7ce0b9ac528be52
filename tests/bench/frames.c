/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real application with one window of a case, and waiting for what it paints. */
#include "frames.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "app/view-diagram.h"
#include "app/views.h"
#include "bench.h"

#define QUIET_MS 100 /* nothing is left to do after the last change, no frame was painted for long */

static void
passed (gpointer done)
{
  *(gboolean *) done = TRUE;
}

/** Lets the program come to rest. */
void
frames_rest (void)
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

/** Until WIDGET's window was painted and the screen has it. */
void
frames_wait (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean done = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted), &done);

  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  gdk_display_sync (gtk_widget_get_display (widget));
}

/** The time. */
FramesTime
frames_now (void)
{
  return (FramesTime) { g_get_monotonic_time () / 1000.0, bench_cpu () / 1000.0 };
}

/** The time since START. */
FramesTime
frames_since (FramesTime start)
{
  FramesTime now = frames_now ();

  return (FramesTime) { now.passed - start.passed, now.used - start.used };
}

/** The application, at a fixed time of the day. */
BatsonApplication *
frames_application (void)
{
  BatsonApplication *application = batson_application_new ();

  batson_clock_fix (1781612400, 120);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_hold (G_APPLICATION (application));
  return application;
}

/** A window of that size with the case at PATH, painted. */
BatsonWindow *
frames_open (BatsonApplication *application, const char *path, int width, int height)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BatsonWindow *window;
  GdkSurface *surface;

  g_settings_set_int (batson_app_settings (), "window-width", width);
  g_settings_set_int (batson_app_settings (), "window-height", height);
  window = batson_application_open_file (application, NULL, file, FALSE);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  frames_wait (GTK_WIDGET (window));
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  if (gdk_surface_get_width (surface) != width || gdk_surface_get_height (surface) != height)
    g_error ("The window is %d x %d.", gdk_surface_get_width (surface), gdk_surface_get_height (surface));
  return window;
}

/* The first widget of TYPE that TOP shows, or its next one after PREVIOUS. */
static void
collect (GtkWidget *top, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (top, type))
    g_ptr_array_add (found, top);
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    if (gtk_widget_get_child_visible (w))
      collect (w, type, found);
}

static gpointer
first (GtkWidget *top, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (top, type, found);
  return found->len ? found->pdata[0] : NULL;
}

/** The diagram that TOP shows; NULL where it shows none. */
BatsonDiagram *
frames_shown (GtkWidget *top)
{
  return first (top, BATSON_TYPE_DIAGRAM);
}

static gboolean
is_of_kind (BatsonWindow *window, const BatsonDiagramKind *kind)
{
  BatsonViewDiagram *view = first (GTK_WIDGET (window), BATSON_TYPE_VIEW_DIAGRAM);

  return view && batson_view_diagram_get_kind (view) == kind;
}

/* A diagram without a view of its own is behind a toggle of another's. */
static gboolean
toggle_to (BatsonWindow *window, const BatsonDiagramKind *kind)
{
  g_autoptr (GPtrArray) toggles = g_ptr_array_new ();
  GtkWidget *view = first (GTK_WIDGET (window), BATSON_TYPE_VIEW_DIAGRAM);

  if (view)
    collect (view, GTK_TYPE_TOGGLE_BUTTON, toggles);
  for (guint i = 0; i < toggles->len; i++)
    {
      GtkToggleButton *toggle = toggles->pdata[i];
      gboolean before = gtk_toggle_button_get_active (toggle);
      gtk_toggle_button_set_active (toggle, !before);
      if (is_of_kind (window, kind))
        return TRUE;
      gtk_toggle_button_set_active (toggle, before);
    }
  return FALSE;
}

/** Goes to the view that shows KIND, painted. */
BatsonDiagram *
frames_go_to (BatsonWindow *window, const BatsonDiagramKind *kind)
{
  guint n;
  const BatsonViewKind *views = batson_views (&n);

  if (batson_view_kind (kind->id))
    batson_window_go_to_view (window, kind->id);
  for (guint i = 0; i < n && !is_of_kind (window, kind); i++)
    {
      batson_window_go_to_view (window, views[i].id);
      toggle_to (window, kind);
    }
  frames_rest ();
  if (!is_of_kind (window, kind))
    g_error ("No view shows the diagram \"%s\".", kind->id);
  return frames_shown (GTK_WIDGET (window));
}
