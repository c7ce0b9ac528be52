/* SPDX-License-Identifier: GPL-3.0-or-later */
/* first-frame COMMAND...: prints the milliseconds from the start of a program to its first painted window, and the most memory (kB) it had used 2 s later. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 20000
#define TOP_ROWS 60     /* where a header bar is */
#define ENOUGH_COLOURS 8 /* a bare background has one or two */

typedef struct
{
  Display *display;
  Window window;
  gint64 start;
} Run;

static double
milliseconds (const Run *run)
{
  return (g_get_monotonic_time () - run->start) / 1000.0;
}

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* windows vanish while we look */
}

static GPid
start (char **command)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execvp (command[0], command);
      _exit (127);
    }
  return pid;
}

/* The first window of a size that is not a tooltip's. */
static void
take_window (Run *run, const XMapEvent *map)
{
  XWindowAttributes shape;

  if (run->window != None || map->override_redirect || !XGetWindowAttributes (run->display, map->window, &shape))
    return;
  if (shape.width <= 150 || shape.height <= 100)
    return;
  run->window = map->window;
  XDamageCreate (run->display, run->window, XDamageReportRawRectangles);
}

static gboolean
has_colours (XImage *image)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);

  for (int y = 4; y < image->height; y += 2)
    for (int x = 4; x < image->width; x += 2)
      if (g_hash_table_add (colours, GSIZE_TO_POINTER (XGetPixel (image, x, y))) && g_hash_table_size (colours) >= ENOUGH_COLOURS)
        return TRUE;
  return FALSE;
}

static gboolean
is_painted (Run *run)
{
  XWindowAttributes shape;
  XImage *image;
  gboolean painted;

  if (run->window == None || !XGetWindowAttributes (run->display, run->window, &shape) || shape.map_state != IsViewable)
    return FALSE;
  image = XGetImage (run->display, run->window, 0, 0, shape.width, MIN (shape.height, TOP_ROWS), AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  painted = has_colours (image);
  XDestroyImage (image);
  return painted;
}

static gboolean
wait_for_first_frame (Run *run)
{
  struct pollfd server = { ConnectionNumber (run->display), POLLIN, 0 };

  while (milliseconds (run) < PATIENCE_MS)
    {
      XEvent event;

      if (XPending (run->display) == 0 && poll (&server, 1, 20) == 0)
        continue;
      while (XPending (run->display) > 0)
        {
          XNextEvent (run->display, &event);
          if (event.type == MapNotify)
            take_window (run, &event.xmap);
        }
      if (is_painted (run))
        return TRUE;
    }
  return FALSE;
}

static long
most_memory (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL) || (line = strstr (status, "VmHWM:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

static void
end (GPid pid)
{
  kill (pid, SIGTERM);
  for (int i = 0; i < 100; i++)
    {
      if (waitpid (pid, NULL, WNOHANG) == pid)
        return;
      g_usleep (20000);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

int
main (int argc, char *argv[])
{
  Run run = { .display = XOpenDisplay (NULL) };
  int event_base, error_base;
  gboolean painted;
  double first;
  GPid pid;

  if (argc < 2 || run.display == NULL || !XDamageQueryExtension (run.display, &event_base, &error_base))
    return 2;
  XSetErrorHandler (ignore_error);
  XSelectInput (run.display, DefaultRootWindow (run.display), SubstructureNotifyMask);
  XSync (run.display, False);
  run.start = g_get_monotonic_time ();
  pid = start (argv + 1);
  painted = wait_for_first_frame (&run);
  first = milliseconds (&run);
  g_usleep (2 * G_USEC_PER_SEC);
  g_print ("%.1f %ld\n", first, most_memory (pid));
  end (pid);
  return painted ? 0 : 1;
}
