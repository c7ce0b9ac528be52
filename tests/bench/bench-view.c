/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-view FILE WIDTH HEIGHT: in a window of that size, from one answer in the case to the strip and each diagram painted, and
 * what panning and zooming a diagram cost beside the floor: what GTK needs for one opaque, unscaled texture as large as the window. */
#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>

#include "bench.h"
#include "frames.h"

#define FRAME_MS "16.7" /* at 60 Hz */
#define ANSWERS_FROM 3840 /* the width of the window answers are measured in */
#define CLOSE_UP 2.0      /* the zoom at which there is something to pan to */

typedef struct
{
  BatsonWindow *window;
  BatsonDiagram *diagram;
  GtkWidget *floor; /* a picture in a window of its own */
  GdkTexture *textures[2];
  int turn;
} Bench;

/* One change of what the window shows: the function makes it, the frame after it is waited for. */
typedef void (*Change) (Bench *bench, int turn);

static FramesTime
frame_after (Bench *bench, GtkWidget *widget, Change change)
{
  FramesTime start;

  frames_rest ();
  start = frames_now ();
  change (bench, bench->turn);
  frames_wait (widget);
  return frames_since (start);
}

/* Answers */

static BatsonRecord *
record_of (Bench *bench, gboolean of_finding)
{
  BatsonSession *session = batson_window_get_session (bench->window);

  if (of_finding)
    return batson_record_nth (batson_session_get_lesion (session), BATSON_LESION_FINDINGS, 0);
  return batson_record_child (batson_session_get_root (session), BATSON_CASE_PRESENTATION);
}

static void
answer (Bench *bench, gboolean of_finding, guint field, int choice)
{
  BatsonValue value = batson_value_choice (choice);

  batson_case_set (batson_session_get_case (batson_window_get_session (bench->window)), record_of (bench, of_finding), field, &value);
}

static void
answer_pain (Bench *bench, int turn)
{
  answer (bench, TRUE, BATSON_FINDING_PAIN, turn ? BATSON_SINS_PAIN_NONE : BATSON_SINS_PAIN_MECHANICAL);
}

static void
answer_primary (Bench *bench, int turn)
{
  answer (bench, FALSE, BATSON_PRESENTATION_PRIMARY, turn ? BATSON_PRIMARY_PROVEN : BATSON_PRIMARY_OTHER);
}

static void
measure_answer (Bench *bench, const char *kind, const char *what, Change change)
{
  double passed[BENCH_SAMPLES], used[BENCH_SAMPLES];
  g_autofree char *note = NULL;

  change (bench, 0);
  for (int i = -3; i < BENCH_SAMPLES; i++) /* each answer has been seen once before it counts */
    {
      BatsonScene *shown = batson_diagram_get_scene (bench->diagram);
      g_autoptr (BatsonScene) before = shown ? batson_scene_ref (shown) : NULL; /* else another one may come to lie where it was */
      FramesTime time;

      bench->turn = i & 1;
      time = frame_after (bench, GTK_WIDGET (bench->window), change);
      if (i >= 0)
        {
          passed[i] = time.passed;
          used[i] = time.used;
        }
      if (batson_diagram_get_scene (bench->diagram) == before)
        g_error ("The frame does not show the answer.");
    }
  note = g_strdup_printf ("own CPU %.1f ms", bench_median (used, BENCH_SAMPLES));
  bench_line ("ms", bench_median (passed, BENCH_SAMPLES), FRAME_MS, note, "\"%s\" after %s", kind, what);
}

/* Panning and zooming */

static void
change_floor (Bench *bench, int turn)
{
  gtk_picture_set_paintable (GTK_PICTURE (bench->floor), GDK_PAINTABLE (bench->textures[turn]));
}

static void
pan (Bench *bench, int turn)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (bench->diagram);
  GtkAdjustment *adjustments[] = { gtk_scrollable_get_hadjustment (scrollable), gtk_scrollable_get_vadjustment (scrollable) };

  for (guint axis = 0; axis < 2; axis++)
    {
      double most = gtk_adjustment_get_upper (adjustments[axis]) - gtk_adjustment_get_page_size (adjustments[axis]);
      gtk_adjustment_set_value (adjustments[axis], most / 2 + (turn ? 20 : 0));
    }
}

static void
zoom (Bench *bench, int turn)
{
  batson_diagram_set_zoom (bench->diagram, turn ? 1.2 : 1.44);
}

static GdkTexture *
texture_new (int width, int height, guint32 colour)
{
  guint32 *pixels = g_new (guint32, (gsize) width * height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, sizeof *pixels * width * height);

  for (gsize i = 0; i < (gsize) width * height; i++)
    pixels[i] = colour;
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, sizeof *pixels * width);
}

static void
make_floor (Bench *bench, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  bench->textures[0] = texture_new (width, height, 0xffd0e0f0);
  bench->textures[1] = texture_new (width, height, 0xfff0e0d0);
  bench->floor = gtk_picture_new_for_paintable (GDK_PAINTABLE (bench->textures[0]));
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), bench->floor);
  gtk_window_present (GTK_WINDOW (window));
  frames_wait (window);
}

/* An X server paints what is covered for nothing: each window is on top while it is measured. */
static void
raise_window (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  XRaiseWindow (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)), gdk_x11_surface_get_xid (surface));
  gdk_display_sync (gdk_surface_get_display (surface));
  frames_rest ();
}

static double
to_the_floor (Bench *bench, Change change, char **out_note)
{
  double ours[BENCH_SAMPLES], floor[BENCH_SAMPLES], ratio;

  change (bench, 0);
  for (int i = -3; i < BENCH_SAMPLES; i++)
    {
      FramesTime mine, bare;

      bench->turn = i & 1;
      raise_window (GTK_WIDGET (bench->window));
      mine = frame_after (bench, GTK_WIDGET (bench->window), change);
      raise_window (bench->floor);
      bare = frame_after (bench, bench->floor, change_floor);
      if (i >= 0)
        {
          ours[i] = mine.passed;
          floor[i] = bare.passed;
        }
    }
  ratio = bench_median (ours, BENCH_SAMPLES) / bench_median (floor, BENCH_SAMPLES);
  *out_note = g_strdup_printf ("%.1f ms over %.1f ms for a bare texture", bench_median (ours, BENCH_SAMPLES), bench_median (floor, BENCH_SAMPLES));
  return ratio;
}

static void
measure_moves (Bench *bench, const char *kind, const char *size)
{
  g_autofree char *panned = NULL, *zoomed = NULL;
  double ratio;

  ratio = to_the_floor (bench, zoom, &zoomed);
  bench_line ("times", ratio, "2", zoomed, "\"%s\" zoomed at %s", kind, size);
  batson_diagram_set_zoom (bench->diagram, CLOSE_UP);
  ratio = to_the_floor (bench, pan, &panned);
  bench_line ("times", ratio, "2", panned, "\"%s\" panned at %s", kind, size);
  batson_diagram_set_zoom (bench->diagram, 1);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BatsonApplication) application = frames_application ();
  Bench bench = { 0 };
  g_autofree char *size = NULL;
  int width, height;
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  if (argc != 4)
    g_error ("bench-view FILE WIDTH HEIGHT");
  width = (int) g_ascii_strtoll (argv[2], NULL, 10);
  height = (int) g_ascii_strtoll (argv[3], NULL, 10);
  size = g_strdup_printf ("%dx%d", width, height);
  bench.window = frames_open (application, argv[1], width, height);
  for (guint i = 0; i < n && width >= ANSWERS_FROM; i++)
    {
      bench.diagram = frames_go_to (bench.window, &kinds[i]);
      measure_answer (&bench, kinds[i].id, "one answer", answer_pain);
      measure_answer (&bench, kinds[i].id, "one that changes most of it", answer_primary);
    }
  make_floor (&bench, width, height);
  for (guint i = 0; i < n; i++)
    {
      raise_window (GTK_WIDGET (bench.window));
      bench.diagram = frames_go_to (bench.window, &kinds[i]);
      measure_moves (&bench, kinds[i].id, size);
    }
  return 0;
}
