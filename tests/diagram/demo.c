/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the NOMS diagram of a few sets of answers into a folder of PNGs, to look at. */
#include <stdlib.h>

#include "diagram/noms.h"
#include "diagram/painter.h"
#include "diagram/surface.h"

typedef struct {
  const char *name;
  BatsonProtocolId protocol;
  guint answers[BATSON_N_QUESTIONS];
  BatsonCanvas canvas;
  BatsonTheme theme;
} Picture;

#define CLARA { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_INDETERMINATE, BATSON_S_FIT }
#define JANE { BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, BATSON_S_FIT }
#define OPEN { BATSON_N_ANY, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY }

static const Picture pictures[] = {
  { "clara", BATSON_PROTOCOL_REVIEW, CLARA, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "clara-dark", BATSON_PROTOCOL_REVIEW, CLARA, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_DARK },
  { "clara-contrast", BATSON_PROTOCOL_REVIEW, CLARA, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT_CONTRAST },
  { "clara-rtl", BATSON_PROTOCOL_REVIEW, CLARA, { 1366, 661, 1, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "jane", BATSON_PROTOCOL_REVIEW, JANE, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "jane-2560", BATSON_PROTOCOL_REVIEW, JANE, { 2560, 1333, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "open", BATSON_PROTOCOL_REVIEW, OPEN, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "laufer", BATSON_PROTOCOL_LAUFER, CLARA, { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "jane-large", BATSON_PROTOCOL_REVIEW, JANE, { 1366, 661, 2, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "jane-360", BATSON_PROTOCOL_REVIEW, JANE, { 360, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "jane-360-large", BATSON_PROTOCOL_REVIEW, JANE, { 360, 661, 2, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, BATSON_THEME_LIGHT },
  { "open-700-rtl", BATSON_PROTOCOL_REVIEW, OPEN, { 700, 661, 1, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, BATSON_THEME_DARK },
  { "clara-a4", BATSON_PROTOCOL_REVIEW, CLARA, { 785.9, 345, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }, BATSON_THEME_PRINT },
  { "jane-a4", BATSON_PROTOCOL_REVIEW, JANE, { 785.9, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }, BATSON_THEME_PRINT },
  { "jane-a4-portrait", BATSON_PROTOCOL_REVIEW, JANE, { 539.3, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }, BATSON_THEME_PRINT },
};

typedef struct {
  BatsonScene *scene;
  BatsonTheme theme;
} Page;

static void
paint (cairo_t *cr, guint page, gpointer data)
{
  Page *mine = data;

  batson_painter_scene (cr, mine->scene, mine->theme);
}

static void
draw (const Picture *picture, const char *folder)
{
  g_autoptr (BatsonNomsView) view = batson_noms_view_blank (batson_protocol (picture->protocol));
  g_autoptr (BatsonScene) scene = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, picture->name);
  Page page = { .theme = picture->theme };
  double width, height;

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    batson_noms_view_answer (view, q, picture->answers[q]);
  view->heads[BATSON_QUESTION_M].next = picture->answers[BATSON_QUESTION_M] != BATSON_M_INDETERMINATE;
  batson_noms_view_add_mark (view, BATSON_MARK_CONFLICT, 0xffff, "NOMS-C1", "Section 5.3: consider en bloc");
  page.scene = scene = batson_noms_scene (view, &picture->canvas);
  batson_scene_size (scene, &width, &height);
  png = batson_surface_png (width, height, picture->canvas.medium == BATSON_MEDIUM_PRINT ? 2 : 1, 0, paint, &page, NULL);
  g_file_set_contents (path, g_bytes_get_data (png, NULL), g_bytes_get_size (png), NULL);
  g_print ("%s: %.0f x %.0f\n", picture->name, width, height);
}

int
main (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (argc < 3 || g_str_equal (argv[2], pictures[i].name))
      draw (&pictures[i], argc > 1 ? argv[1] : ".");
  return EXIT_SUCCESS;
}
