/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws any diagram of a case into a PNG, to look at: ID CASE|- OUT WIDTH HEIGHT [TEXT-SCALE [THEME [rtl|unfolded|readonly|hover=NODE|focus=NODE ...]]]; THEME as in BatsonTheme, print is 4. */
#include <stdlib.h>

#include "case/document.h"
#include "diagram/diagrams.h"
#include "diagram/painter.h"
#include "diagram/surface.h"

#define NOW 1781619600 /* 16 June 2026 16:20 +02:00 */

typedef struct
{
  BatsonScene *scene;
  BatsonTheme theme;
  const char *hover, *focus; /* ids of nodes; nullable */
} Page;

static void
paint (cairo_t *cr, guint page, gpointer data)
{
  const Page *mine = data;

  batson_painter_scene (cr, mine->scene, mine->theme);
  if (mine->hover)
    batson_painter_hover (cr, batson_scene_element (mine->scene, (guint) batson_scene_find (mine->scene, mine->hover)), mine->theme);
  if (mine->focus)
    batson_painter_focus (cr, batson_scene_element (mine->scene, (guint) batson_scene_find (mine->scene, mine->focus)), mine->theme);
}

static BatsonAssessment *
assess (const char *path)
{
  const char *at = g_getenv ("AT");
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, at ? g_ascii_strtoll (at, NULL, 10) : NOW, 120 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonCase) c = NULL;
  char *text;
  gsize size;

  if (g_str_equal (path, "-") || !g_file_get_contents (path, &text, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (text, size);
  c = batson_document_read (bytes, NULL, NULL, NULL);
  return batson_assess (batson_case_get_root (c), &settings);
}

int
main (int argc, char **argv)
{
  g_autoptr (BatsonAssessment) assessment = argc > 5 ? assess (argv[2]) : NULL;
  BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);
  Page page = { .theme = argc > 7 ? (BatsonTheme) atoi (argv[7]) : BATSON_THEME_LIGHT };
  BatsonCanvas canvas = { .text_scale = 1 };
  g_autoptr (GBytes) png = NULL;
  double width, height;

  if (argc < 6)
    return EXIT_FAILURE;
  canvas.width = atof (argv[4]);
  canvas.height = atof (argv[5]);
  canvas.text_scale = argc > 6 ? atof (argv[6]) : 1;
  canvas.medium = page.theme == BATSON_THEME_PRINT ? BATSON_MEDIUM_PRINT : BATSON_MEDIUM_SCREEN;
  for (int i = 8; i < argc; i++)
    {
      canvas.direction = g_str_equal (argv[i], "rtl") ? BATSON_TEXT_RTL : canvas.direction;
      subject.unfolded = subject.unfolded || g_str_equal (argv[i], "unfolded");
      page.hover = g_str_has_prefix (argv[i], "hover=") ? argv[i] + 6 : page.hover;
      page.focus = g_str_has_prefix (argv[i], "focus=") ? argv[i] + 6 : page.focus;
      subject.read_only = subject.read_only || g_str_equal (argv[i], "readonly");
      subject.compare = subject.compare || g_str_equal (argv[i], "compare");
    }
  page.scene = batson_diagram_kind (argv[1])->build (&subject, &canvas);
  batson_scene_size (page.scene, &width, &height);
  png = batson_surface_png (width, height, canvas.medium == BATSON_MEDIUM_PRINT ? 2 : 1, 0, paint, &page, NULL);
  g_file_set_contents (argv[3], g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL);
  g_print ("%.0f x %.0f\n", width, height);
  batson_scene_unref (page.scene);
  return EXIT_SUCCESS;
}
