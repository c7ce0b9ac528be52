/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS under both protocols side by side, with the question at which they part (CMP-1). */
#include <glib/gi18n-lib.h>

#include "diagram/noms-compare.h"
#include "diagram/noms-private.h"
#include "framework/words.h"

/* Two columns of stacked questions want so much room each; else they stand over each other. */
#define LEAST_COLUMN 420

static const char *const prefixes[BATSON_N_PROTOCOLS] = { "review", "laufer" };

/* What is said above: whether they differ, and where they part. */
static char *
verdict (const BatsonDiagramSubject *subject)
{
  if (subject->assessment == NULL || subject->lesion == NULL)
    return g_strdup (_ ("Two protocols, the same four questions."));
  return batson_words_compare (subject->lesion);
}

static BatsonNomsView *
view_of (const BatsonDiagramSubject *subject, BatsonProtocolId protocol)
{
  BatsonNomsView *view = batson_noms_subject_view (subject, protocol);

  if (subject->lesion && subject->lesion->differ == BATSON_YES && subject->lesion->part_at >= 0)
    batson_noms_view_set_note (view, (BatsonQuestionId) subject->lesion->part_at, BATSON_MARK_CONFLICT, C_ ("noms", "here the protocols part"));
  return view;
}

/* The sentence across the top. Returns its bottom. */
static double
add_verdict (BatsonScene *scene, const BatsonDiagramSubject *subject, const BatsonCanvas *canvas, double margin)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  BatsonFont font = { print ? 9 : 14.7 * canvas->text_scale, 700, FALSE };
  g_autofree char *words = verdict (subject);
  double height, pad = print ? 3 : 8, width = canvas->width - 2 * (margin + pad);
  BatsonText layout = batson_text_layout (words, font, width, BATSON_ALIGN_START, canvas->direction);
  gboolean differ = subject->lesion && subject->lesion->differ == BATSON_YES;
  BatsonElement *element = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "verdict", differ ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_text_extents (layout, NULL, &height);
  element->bounds = (BatsonRect) { margin, pad, canvas->width - 2 * margin, height + 2 * pad };
  batson_element_box (element, element->bounds, 8, (BatsonPaint) { .fill = BATSON_TOKEN_UNDETERMINED_TINT });
  batson_element_text (element, layout, margin + pad, 2 * pad, width, BATSON_TOKEN_FG);
  batson_element_say (element, words, NULL);
  batson_element_act (element, "why", "CMP-1");
  return 2 * pad + height + pad;
}

/* Where the rows of both columns begin, so that a page can end before them. */
static double
find_rows (const BatsonDiagramSubject *subject, const BatsonCanvas *column)
{
  double rows = 0;

  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      g_autoptr (BatsonNomsView) view = view_of (subject, p);
      g_autoptr (BatsonScene) scene = batson_noms_stack_level (view, column, &rows);
    }
  return rows;
}

/* The protocol's name at the head of its column. Returns its height. */
static double
add_heading (BatsonScene *scene, BatsonProtocolId protocol, const BatsonCanvas *canvas, double x, double y, double width)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  BatsonFont font = { print ? 10 : 16 * canvas->text_scale, 700, FALSE };
  const char *title = batson_protocol_title (batson_protocol (protocol));
  BatsonText layout = batson_text_layout (title, font, width, BATSON_ALIGN_START, canvas->direction);
  g_autofree char *id = g_strdup_printf ("%s-protocol", prefixes[protocol]);
  BatsonElement *element;
  double height;

  batson_text_extents (layout, NULL, &height);
  element = batson_scene_add (scene, 0, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { x, y, width, height });
  batson_element_text (element, layout, x, y, width, BATSON_TOKEN_FG);
  batson_element_say (element, title, NULL);
  return height + (print ? 1 : 4);
}

static void
add_table (BatsonScene *scene, BatsonScene *part, BatsonProtocolId protocol)
{
  const char *const *titles = batson_scene_columns (part);
  guint n = g_strv_length ((char **) titles);
  g_autofree const char **cells = g_new0 (const char *, n + 2);
  GPtrArray *rows = batson_scene_rows (part);

  cells[0] = _ ("Protocol");
  for (guint c = 0; c < n; c++)
    cells[c + 1] = titles[c];
  if (protocol == BATSON_PROTOCOL_REVIEW)
    batson_scene_set_columns (scene, cells);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = rows->pdata[i];
      g_autofree char *id = g_strdup_printf ("%s-%s", prefixes[protocol], row->element);

      cells[0] = batson_protocol_title (batson_protocol (protocol));
      for (guint c = 0; c < n; c++)
        cells[c + 1] = row->cells[c];
      batson_scene_add_row (scene, batson_scene_find (part, row->element) >= 0 ? id : "", cells);
    }
}

BatsonScene *
batson_noms_compare_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT, rtl = canvas->direction == BATSON_TEXT_RTL;
  double margin = print ? 1.5 : MIN (18, canvas->width / 30), gap = print ? 8 : 12, top, bottom = 0, head = 0, rows;
  BatsonScene *scene = batson_scene_new (canvas, _ ("NOMS under both protocols"));
  gboolean beside = canvas->width >= 2 * LEAST_COLUMN * (print ? 0.6 : canvas->text_scale);
  BatsonCanvas half = *canvas;

  half.width = beside ? (canvas->width - gap) / 2 : canvas->width;
  half.height = 0;
  top = add_verdict (scene, subject, canvas, margin) + (print ? 2 : 6);
  for (BatsonProtocolId p = 0; beside && p < BATSON_N_PROTOCOLS; p++)
    {
      double high = add_heading (scene, p, canvas, ((p == BATSON_PROTOCOL_LAUFER) != rtl ? half.width + gap : 0) + margin, top, half.width - 2 * margin);

      head = MAX (head, high); /* each drawn once */
    }
  top += head;
  rows = print && beside ? find_rows (subject, &half) : 0;
  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      g_autoptr (BatsonNomsView) view = view_of (subject, p);
      double level = rows;
      g_autoptr (BatsonScene) part = batson_noms_stack_level (view, &half, &level);
      double width, height, x = beside && (p == BATSON_PROTOCOL_LAUFER) != rtl ? half.width + gap : 0;
      g_autofree char *first = g_strdup_printf ("%s-%s", prefixes[p], batson_scene_element (part, batson_scene_order (part, &(guint) { 0 })[0])->id);

      batson_scene_size (part, &width, &height);
      if (!beside)
        bottom += add_heading (scene, p, canvas, margin, top + bottom, half.width - 2 * margin);
      batson_scene_join (scene, 0, part, prefixes[p], x, beside ? top : top + bottom);
      batson_scene_link (scene, "verdict", p == BATSON_PROTOCOL_REVIEW ? BATSON_TOWARDS_DOWN : (rtl ? BATSON_TOWARDS_LEFT : BATSON_TOWARDS_RIGHT), first);
      add_table (scene, part, p);
      bottom = beside ? MAX (bottom, height) : bottom + height;
    }
  batson_scene_seal (scene, canvas->width, top + bottom, FALSE);
  return scene;
}
