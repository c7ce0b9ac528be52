/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-open FILE VIEW: the milliseconds from choosing a view for the first time to its first frame, with the case open at 1280x800. */
#include "app/views.h"
#include "frames.h"

int
main (int argc, char *argv[])
{
  g_autoptr (BatsonApplication) application = frames_application ();
  gboolean is_diagram; /* its first frame is the first that shows the scene */
  BatsonDiagram *diagram;
  BatsonWindow *window;
  FramesTime start;

  if (argc == 1)
    {
      guint n;
      const BatsonViewKind *views = batson_views (&n);
      for (guint i = 0; i < n; i++)
        g_print ("%s\n", views[i].id);
      return 0;
    }
  if (argc != 3 || batson_view_kind (argv[2]) == NULL)
    g_error ("bench-open FILE VIEW");
  window = frames_open (application, argv[1], 1280, 800);
  batson_window_go_to_view (window, g_str_equal (argv[2], "neuro") ? "breast" : "neuro");
  frames_rest ();
  is_diagram = batson_view_kind (argv[2])->group != BATSON_GROUP_FORMS;
  start = frames_now ();
  batson_window_go_to_view (window, argv[2]);
  do
    {
      frames_wait (GTK_WIDGET (window));
      diagram = frames_shown (GTK_WIDGET (window));
    }
  while (is_diagram && diagram && batson_diagram_get_scene (diagram) == NULL);
  g_print ("%.1f\n", frames_since (start).passed);
  return 0;
}
