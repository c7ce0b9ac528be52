/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The twelve zones and five layers of en bloc planning as a clock face (WBB-1). */
#include "diagram/wbb.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "framework/wbb.h"
#include "framework/words.h"

#define LEAST_BESIDE 760 /* the clock face and its words stand beside each other from here on */
#define SEGMENTS 6       /* curves of a wedge's arc */

typedef struct
{
  const BatsonDiagramSubject *subject;
  const BatsonCanvas *canvas;
  BatsonScene *scene;
  guint face, panel; /* groups: a line more in the panel leaves the face as it is */
  BatsonWbb wbb;
  int pedicle; /* a BatsonWbbPedicle, -1 */
  gboolean print;
  double u;
  double cx, cy, radius; /* of the clock face */
  gboolean beside;       /* the words stand beside the face */
  gboolean under;        /* left and right are said under the face: beside it there is no room */
  double x, y, width;    /* of the words */
} Clock;

static BatsonFont
font (const Clock *c, double size, int weight)
{
  return (BatsonFont) { c->print ? MAX (7.5, size * 0.62) : size * c->canvas->text_scale, weight, FALSE };
}

static double
put (const Clock *c, BatsonElement *e, const char *text, BatsonFont f, double x, double y, double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (e, text, f, x, y, width, align, c->canvas->direction, ink);
}

/* Layers from the outside: the rings' outer radii as parts of the face, E around the middle of the canal. */
static const double rings[] = { 1.0, 0.86, 0.66, 0.44, 0.3, 0.14 };

/* The hour of a zone's beginning; clockwise from the top, never mirrored. */
static double
angle (double zone)
{
  return zone * G_PI / 6 - G_PI / 2;
}

static void
arc (BatsonPath *path, const Clock *c, double radius, double from, double to)
{
  for (guint i = 1; i <= SEGMENTS; i++)
    {
      double a = from + (to - from) * i / SEGMENTS;
      batson_path_line (path, c->cx + cos (a) * radius, c->cy + sin (a) * radius);
    }
}

/* A zone between two radii. */
static void
wedge (BatsonPath *path, const Clock *c, guint zone, double outer, double inner)
{
  double from = angle (zone), to = angle (zone + 1);

  batson_path_move (path, c->cx + cos (from) * inner, c->cy + sin (from) * inner);
  batson_path_line (path, c->cx + cos (from) * outer, c->cy + sin (from) * outer);
  arc (path, c, outer, from, to);
  batson_path_line (path, c->cx + cos (to) * inner, c->cy + sin (to) * inner);
  arc (path, c, inner, to, from);
  batson_path_close (path);
}

/* Arch above, body below, the canal in the middle; drawn for a face of radius 100. */
static void
draw_vertebra (Clock *c)
{
  static const char body[] = "M-58 14 Q-62 70 -34 84 Q0 94 34 84 Q62 70 58 14 Q40 24 26 24 Q0 14 -26 24 Q-40 24 -58 14 Z";
  static const char arch[] = "M-58 14 L-66 -4 L-96 -22 L-90 -36 L-52 -28 Q-30 -46 -9 -56 L-8 -92 H8 L9 -56 Q30 -46 52 -28 L90 -36 L96 -22 L66 -4 L58 14 Q40 24 30 20 Q34 -14 0 -26 Q-34 -14 -30 20 Q-40 24 -58 14 Z";
  const char *const parts[] = { arch, body };
  const BatsonToken fills[] = { BATSON_TOKEN_BONE_ARCH, BATSON_TOKEN_BONE };
  BatsonElement *e = batson_scene_add (c->scene, c->face, BATSON_ELEMENT_REGION, "vertebra", BATSON_STATE_OPEN, (BatsonRect) { 0 });

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      BatsonPath *path = batson_path_parse (parts[i]);
      batson_path_transform (path, c->radius / 100 * 0.86, c->radius / 100 * 0.86, c->cx, c->cy);
      batson_element_shape (e, path, (BatsonPaint) { .fill = fills[i], .stroke = BATSON_TOKEN_BONE_LINE, .line = 1.4 * c->u });
    }
}

/* How a cell looks: chosen zones in chosen layers are filled, of zones without a layer the whole wedge is striped. */
static BatsonPaint
cell_paint (const Clock *c, guint zone, guint layer)
{
  gboolean in_zone = c->wbb.zones >> zone & 1, in_layer = c->wbb.layers >> layer & 1;
  BatsonPaint paint = { .stroke = BATSON_TOKEN_DIM, .line = (c->print ? 0.5 : 1) };

  if (in_zone && in_layer)
    paint.fill = BATSON_TOKEN_TUMOUR;
  else if (in_zone && c->wbb.layers == 0)
    {
      paint.pattern = BATSON_PATTERN_HATCH;
      paint.pattern_colour = BATSON_TOKEN_TUMOUR;
      paint.hatch = 7 * c->u;
    }
  return paint;
}

/* The letters of the layers, one below the other between the last zone and the first, where the rings are wide enough. */
static void
draw_letters (Clock *c)
{
  BatsonFont f = font (c, 12, 700);
  double line = batson_text_line (f), ring = c->radius;
  BatsonElement *e;

  for (guint layer = 0; layer <= BATSON_WBB_LAYER_E; layer++)
    ring = MIN (ring, c->radius * (rings[layer] - rings[layer + 1]));
  if (ring < line + 2)
    return;
  e = batson_scene_add (c->scene, c->face, BATSON_ELEMENT_REGION, "letters", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  for (guint layer = 0; layer <= BATSON_WBB_LAYER_E; layer++)
    {
      g_autofree char *letter = g_strdup_printf ("%c", 'A' + layer);
      double y = c->cy - c->radius * (rings[layer] + rings[layer + 1]) / 2;
      batson_element_box (e, (BatsonRect) { c->cx - line / 2, y - line / 2, line, line }, line / 2, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW });
      batson_element_text (e, batson_text_layout (letter, f, line, BATSON_ALIGN_CENTRE, BATSON_TEXT_LTR), c->cx - line / 2, y - line / 2, line, BATSON_TOKEN_FG);
    }
}

static BatsonRecord *
lesion_of (const Clock *c)
{
  return c->subject->lesion ? c->subject->lesion->record : NULL;
}

/* Of a question nobody answered nothing is denied. */
static char *
choice_words (const Clock *c, guint field, const char *name, gboolean chosen)
{
  BatsonRecord *lesion = lesion_of (c);

  if (chosen && field == BATSON_LESION_WBB_PEDICLE)
    return g_strdup_printf (C_ ("wbb", "%s: chosen"), name);
  if (chosen)
    return g_strdup_printf (C_ ("wbb", "%s: reached by the tumour"), name);
  return lesion && batson_record_has (lesion, field) ? g_strdup_printf (C_ ("wbb", "%s: not chosen"), name) : g_strdup_printf (C_ ("wbb", "%s: not recorded"), name);
}

static double
number_size (const Clock *c)
{
  return MAX (c->print ? 17 : 30 * c->canvas->text_scale, batson_text_line (font (c, 14.7, 700)) + 6 * c->u);
}

/* A zone in all its layers, and its number on the rim, as on a clock face between its hours. */
static void
add_zone (Clock *c, guint group, guint zone)
{
  gboolean chosen = c->wbb.zones >> zone & 1;
  double size = number_size (c), a = angle (zone + 0.5), far = c->radius + size * 0.72;
  double x = c->cx + cos (a) * far, y = c->cy + sin (a) * far;
  const char *label = batson_field_choice_label (&batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_WBB_ZONES], (int) zone);
  g_autofree char *id = g_strdup_printf ("zone-%u", zone + 1), *number = g_strdup_printf ("%u", zone + 1), *target = g_strdup_printf ("%u", zone), *words = choice_words (c, BATSON_LESION_WBB_ZONES, label, chosen);
  BatsonElement *e = batson_scene_add (c->scene, group, BATSON_ELEMENT_NODE, id, chosen ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });
  BatsonPath *place = batson_path_new ();
  BatsonFont f = font (c, 14.7, 700);

  wedge (place, c, zone, c->radius * rings[0], c->radius * rings[BATSON_WBB_LAYER_E + 1]);
  batson_path_circle (place, x, y, size / 2);
  batson_element_place (e, place);
  for (guint layer = 0; layer <= BATSON_WBB_LAYER_E; layer++)
    {
      BatsonPath *cell = batson_path_new ();
      wedge (cell, c, zone, c->radius * rings[layer], c->radius * rings[layer + 1]);
      batson_element_shape (e, cell, cell_paint (c, zone, layer));
    }
  batson_element_box (e, (BatsonRect) { x - size / 2, y - size / 2, size, size }, size / 2, (BatsonPaint) { .fill = chosen ? BATSON_TOKEN_TUMOUR : BATSON_TOKEN_CARD, .stroke = chosen ? BATSON_TOKEN_TUMOUR_LINE : BATSON_TOKEN_DIM, .line = (chosen ? 2 : 1) * (c->print ? 0.6 : 1) });
  batson_element_text (e, batson_text_layout (number, f, size, BATSON_ALIGN_CENTRE, BATSON_TEXT_LTR), x - size / 2, y - batson_text_line (f) / 2, size, chosen ? BATSON_TOKEN_ON_FILL : BATSON_TOKEN_FG);
  batson_element_say (e, words, zone < 6 ? _ ("on the patient’s left") : _ ("on the patient’s right"));
  batson_element_act (e, "wbb-zone", target);
}

static void
add_zones (Clock *c)
{
  guint group = batson_scene_add_group (c->scene, c->face, "zones", _ ("Zones"));

  for (guint zone = 0; zone < 12; zone++)
    add_zone (c, group, zone);
  /* Down leads clockwise along the rim; sideways to the words. */
  for (guint zone = 0; zone < 12; zone++)
    {
      g_autofree char *from = g_strdup_printf ("zone-%u", zone + 1), *to = g_strdup_printf ("zone-%u", (zone + 1) % 12 + 1);
      batson_scene_link (c->scene, from, BATSON_TOWARDS_DOWN, to);
    }
}

static double
words_height (const Clock *c, const char *words, double width)
{
  return batson_text_height (words, font (c, 12, 400), width, c->canvas->direction);
}

static double
front_height (const Clock *c)
{
  return words_height (c, C_ ("side", "front"), 2 * (c->radius + number_size (c)));
}

/* Of left and right where they are said under the face. */
static double
under_height (const Clock *c)
{
  double wide = c->radius + number_size (c) - 4 * c->u, left = words_height (c, C_ ("side", "patient’s left"), wide), right = words_height (c, C_ ("side", "patient’s right"), wide);

  return front_height (c) + 2 * c->u + MAX (left, right);
}

/* Left, right, front and back in words around the face. */
static void
add_side (Clock *c, const char *id, const char *words, double to_x, double to_y)
{
  BatsonFont f = font (c, 12, 400);
  double rim = c->radius + number_size (c) * 1.22 + 5 * c->u, half = c->radius + number_size (c);
  double wide = to_x == 0 ? 2 * half : c->under ? half - 4 * c->u : MAX (batson_text_word (words, f), 60 * c->u), width, height, x, y;
  BatsonText layout = batson_text_layout (words, f, wide, BATSON_ALIGN_CENTRE, c->canvas->direction);
  BatsonElement *e = batson_scene_add (c->scene, c->face, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_text_extents (layout, &width, &height);
  width = wide > 0 ? wide : width;
  x = c->cx + to_x * (rim + width / 2) - width / 2;
  y = c->cy + to_y * (rim + height / 2) - height / 2;
  if (c->under && to_x != 0)
    {
      x = c->cx + (to_x > 0 ? 4 * c->u : -width - 4 * c->u);
      y = c->cy + rim + front_height (c) + 2 * c->u;
    }
  batson_element_text (e, layout, x, y, wide, BATSON_TOKEN_DIM);
  batson_element_say (e, words, NULL);
}

static void
add_sides (Clock *c)
{
  add_side (c, "side-back", C_ ("side", "back"), 0, -1);
  add_side (c, "side-left", C_ ("side", "patient’s left"), 1, 0);
  add_side (c, "side-front", C_ ("side", "front"), 0, 1);
  add_side (c, "side-right", C_ ("side", "patient’s right"), -1, 0);
}

/* The words beside */

static void
add_text (Clock *c, const char *id, const char *text, BatsonFont f, BatsonToken ink, double after)
{
  BatsonElement *e = batson_scene_add (c->scene, c->panel, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });

  c->y += put (c, e, text, f, c->x, c->y, c->width, BATSON_ALIGN_START, ink) + after * c->u;
  batson_element_say (e, text, NULL);
}

/* What a question asks, and that nothing is recorded where that is so. Free with g_free. */
static char *
heading_words (const Clock *c, guint field, const char *title)
{
  g_autofree char *answer = batson_words_wbb_answer (lesion_of (c), field);
  BatsonRecord *lesion = lesion_of (c);

  return lesion && batson_record_has (lesion, field) && field != BATSON_LESION_WBB_ZONES ? g_strdup (title) : g_strdup_printf (C_ ("wbb", "%1$s: %2$s"), title, answer);
}

/* What a question asks. On the screen it keeps the room of the longest it may say: what is chosen below it stays where it is. */
static void
add_heading (Clock *c, const char *id, guint field, const char *title, double after)
{
  BatsonFont f = font (c, 14.7, 700);
  g_autofree char *words = heading_words (c, field, title), *longest = NULL;
  double from = c->y;

  longest = g_strdup_printf (C_ ("wbb", "%1$s: %2$s"), title, field == BATSON_LESION_WBB_ZONES ? "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12" : C_ ("wbb", "not recorded"));
  add_text (c, id, words, f, BATSON_TOKEN_FG, after);
  if (!c->print)
    c->y = MAX (c->y, from + batson_text_height (longest, f, c->width, c->canvas->direction) + after * c->u);
}

/* One line to choose: a tick and words. */
static void
add_option (Clock *c, guint group, const char *id, guint field, gboolean chosen, const char *action, guint target, const char *before)
{
  const char *label = batson_field_choice_label (&batson_record_type (BATSON_RECORD_LESION)->fields[field], (int) target);
  BatsonFont f = font (c, 13.3, chosen ? 700 : 400);
  double pad = 6 * c->u, icon = batson_text_line (f), inner = c->width - 3 * pad - icon, height;
  gboolean rtl = c->canvas->direction == BATSON_TEXT_RTL;
  g_autofree char *words = choice_words (c, field, label, chosen), *number = g_strdup_printf ("%u", target);
  g_auto (BatsonText) layout = batson_text_layout (label, f, inner, BATSON_ALIGN_START, c->canvas->direction);
  BatsonElement *e = batson_scene_add (c->scene, group, BATSON_ELEMENT_NODE, id, chosen ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_text_extents (layout, NULL, &height);
  height = MAX (height + 2 * pad, c->print ? 0 : 28);
  e->bounds = (BatsonRect) { c->x, c->y, c->width, height };
  batson_element_box (e, e->bounds, 6 * c->u, (BatsonPaint) { .fill = chosen ? BATSON_TOKEN_ACCENT_TINT : BATSON_TOKEN_CARD, .stroke = chosen ? BATSON_TOKEN_PATH : BATSON_TOKEN_BORDER, .line = (chosen ? 2 : 1) * (c->print ? 0.6 : 1) });
  batson_element_icon (e, chosen ? BATSON_ICON_DONE : BATSON_ICON_EMPTY, rtl ? c->x + c->width - pad - icon : c->x + pad, c->y + (height - icon) / 2, icon, chosen ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_DIM, BATSON_TOKEN_CARD, 1);
  batson_element_text (e, batson_text_copy (layout), c->x + (rtl ? pad : 2 * pad + icon), c->y + pad, inner, BATSON_TOKEN_FG);
  batson_element_say (e, words, NULL);
  batson_element_act (e, action, number);
  if (before)
    batson_scene_link (c->scene, before, BATSON_TOWARDS_DOWN, id);
  c->y += height + 4 * c->u;
}

static void
add_options (Clock *c, const char *name, const char *title, guint field, guint chosen, const char *action, const char *first)
{
  const BatsonField *f = &batson_record_type (BATSON_RECORD_LESION)->fields[field];
  guint group = batson_scene_add_group (c->scene, c->panel, name, title);
  g_autofree char *heading = g_strdup_printf ("%s-title", name), *before = g_strdup (first);

  add_heading (c, heading, field, title, 4);
  for (guint i = 0; f->choices[i].id; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%s", name, f->choices[i].id);
      add_option (c, group, id, field, chosen >> i & 1, action, i, before);
      g_free (before);
      before = g_steal_pointer (&id);
    }
  c->y += 8 * c->u;
}

/* How high the longest is that can be said of what the zones allow: where the layers are chosen below it they stay where they are. */
static double
most_result (const Clock *c, BatsonFont f, double width)
{
  static const struct { guint zones, layers; } longest[] = {
    { 1u << 4, 0 }, { 1u << 4, 1u << BATSON_WBB_LAYER_D }, { 0, 1u << BATSON_WBB_LAYER_D }, { 1u << 0 | 1u << 5, 0 },
  };
  double most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    {
      BatsonWbb wbb = batson_wbb_of (longest[i].zones, longest[i].layers, -1);
      g_autofree char *words = batson_words_wbb (&wbb);
      double height = batson_text_height (words, f, width, c->canvas->direction);

      most = MAX (most, height);
    }
  return most;
}

/* What the zones allow, with its rule; on the lesion of a candidate or not (IND-6). */
static void
add_result (Clock *c)
{
  g_autofree char *words = batson_words_wbb (&c->wbb);
  BatsonFont f = font (c, 13.3, 700);
  double pad = 8 * c->u, height;
  BatsonText layout = batson_text_layout (words, f, c->width - 2 * pad, BATSON_ALIGN_START, c->canvas->direction);
  BatsonElement *e = batson_scene_add (c->scene, c->panel, BATSON_ELEMENT_NODE, "result", c->wbb.zones ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_text_extents (layout, NULL, &height);
  if (c->beside && !c->print)
    {
      double most = most_result (c, f, c->width - 2 * pad);
      height = MAX (height, most);
    }
  e->bounds = (BatsonRect) { c->x, c->y, c->width, height + 2 * pad };
  batson_element_box (e, e->bounds, 8 * c->u, (BatsonPaint) { .fill = BATSON_TOKEN_UNDETERMINED_TINT, .stroke = BATSON_TOKEN_DIM, .line = c->print ? 0.75 : 1.5 });
  batson_element_text (e, layout, c->x + pad, c->y + pad, c->width - 2 * pad, BATSON_TOKEN_FG);
  batson_element_say (e, words, NULL);
  batson_element_act (e, "why", "WBB-1");
  c->y += height + 2 * pad + 10 * c->u;
}

/* Whether the lesion is a candidate at all (IND-6). */
static const char *
candidate (const BatsonDiagramSubject *subject)
{
  const BatsonAssessment *a = subject->assessment;

  for (guint i = 0; a && subject->lesion && i < a->indications->len; i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      if (indication->why.rule == BATSON_RULE_IND_6 && indication->lesion == subject->lesion->record)
        return indication->state == BATSON_YES ? _ ("The review considers en bloc resection here (IND-6).")
               : indication->state == BATSON_NO ? _ ("Not an en bloc candidate by the answers so far (IND-6).")
                                                : _ ("Whether this is an en bloc candidate depends on answers still missing (IND-6).");
    }
  return "";
}

/* What is doubtful about the layers, beside the grade; NULL where nothing is. Free with g_free. */
static char *
layers_doubt (const BatsonDiagramSubject *subject)
{
  const BatsonAssessment *a = subject->assessment;

  for (guint i = 0; a && subject->lesion && i < a->checks->len; i++)
    {
      const BatsonCheck *check = a->checks->pdata[i];
      if (check->fact.record == subject->lesion->record && check->fact.field == BATSON_LESION_WBB_LAYERS)
        return batson_words_check (check);
    }
  return NULL;
}

static void
add_table (Clock *c)
{
  const char *columns[] = { _ ("Question"), _ ("Answer"), NULL };
  BatsonRecord *lesion = lesion_of (c);
  g_autofree char *zones = batson_words_wbb_answer (lesion, BATSON_LESION_WBB_ZONES), *layers = batson_words_wbb_answer (lesion, BATSON_LESION_WBB_LAYERS);
  g_autofree char *pedicle = batson_words_wbb_answer (lesion, BATSON_LESION_WBB_PEDICLE), *result = batson_words_wbb (&c->wbb);
  const BatsonField *fields = batson_record_type (BATSON_RECORD_LESION)->fields;
  const char *rows[][3] = {
    { _ ("Zones the tumour reaches"), zones, NULL }, { _ ("Layers the tumour reaches"), layers, NULL },
    { batson_field_label (&fields[BATSON_LESION_WBB_PEDICLE]), pedicle, NULL },
    { batson_rule_title (BATSON_RULE_WBB_1), result, NULL }, { _ ("How the zones are counted"), batson_words_wbb_view (), NULL },
  };
  static const char *const elements[] = { "zone-1", "layer-A", "pedicle-none", "result", "" };

  batson_scene_set_columns (c->scene, columns);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    batson_scene_add_row (c->scene, elements[i], rows[i]);
}

/* Room above the rim, and below it, for the numbers and the sides. */
static double
around (const Clock *c)
{
  return number_size (c) * 1.25 + batson_text_line (font (c, 12, 400)) + 8 * c->u;
}

static double
below (const Clock *c)
{
  return around (c) + (c->under && c->radius > 0 ? under_height (c) : 0);
}

static void
place (Clock *c, double margin)
{
  gboolean beside = c->beside = c->canvas->width >= LEAST_BESIDE * c->u, rtl = c->canvas->direction == BATSON_TEXT_RTL;
  double face = beside ? c->canvas->width * 0.56 : c->canvas->width - 2 * margin, tall = MAX (c->canvas->height, c->print ? 300 : 420) - 2 * margin;
  double words = MAX (batson_text_word (C_ ("side", "patient’s right"), font (c, 12, 400)), batson_text_word (C_ ("side", "patient’s left"), font (c, 12, 400)));
  double side = MAX (words, 60 * c->u) + number_size (c) * 1.25 + 8 * c->u, room = (face - 2 * side) / 2;

  c->under = room < 90 * c->u;
  if (c->under)
    room = face / 2 - number_size (c) * 1.3;
  c->radius = MIN (room, beside ? (tall - around (c) - below (c)) / 2 : 220 * c->u);
  c->cx = beside && rtl ? c->canvas->width - margin - face / 2 : margin + face / 2;
  c->cy = margin + around (c) + c->radius;
  c->x = beside ? (rtl ? margin : margin + face + 12 * c->u) : margin;
  c->y = beside ? margin : c->cy + c->radius + below (c) + 8 * c->u;
  c->width = beside ? c->canvas->width - face - 2 * margin - 12 * c->u : c->canvas->width - 2 * margin;
}

BatsonScene *
batson_wbb_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  double margin = print ? 1.5 : MIN (18, canvas->width / 30);
  Clock c = { .subject = subject, .canvas = canvas, .print = print, .u = print ? 0.62 : canvas->text_scale, .pedicle = -1 };
  g_autofree char *doubt = layers_doubt (subject);
  gboolean rtl = canvas->direction == BATSON_TEXT_RTL, first; /* FIRST: what the zones allow is said before it is asked on */

  if (subject->lesion)
    {
      c.wbb = batson_wbb (subject->lesion->record);
      c.pedicle = batson_record_choice (subject->lesion->record, BATSON_LESION_WBB_PEDICLE);
    }
  c.scene = batson_scene_new (canvas, _ ("En bloc planning, zones and layers"));
  c.face = batson_scene_add_group (c.scene, 0, "face", "");
  c.panel = batson_scene_add_group (c.scene, 0, "panel", "");
  place (&c, margin);
  draw_vertebra (&c);
  add_sides (&c);
  add_zones (&c);
  draw_letters (&c);
  first = c.beside || print;
  if (first)
    add_result (&c);
  if (*candidate (subject))
    add_text (&c, "candidate", candidate (subject), font (&c, 12, 400), BATSON_TOKEN_FG, 8);
  add_heading (&c, "zones-title", BATSON_LESION_WBB_ZONES, _ ("Zones the tumour reaches"), 8);
  add_options (&c, "layer", _ ("Layers the tumour reaches"), BATSON_LESION_WBB_LAYERS, c.wbb.layers, "wbb-layer", first ? "result" : NULL);
  add_options (&c, "pedicle", _ ("Pedicle free of tumour"), BATSON_LESION_WBB_PEDICLE, c.pedicle >= 0 ? 1u << c.pedicle : 0, "wbb-pedicle", "layer-E");
  if (doubt)
    add_text (&c, "doubt", doubt, font (&c, 12, 700), BATSON_TOKEN_FG, 8);
  if (!first)
    {
      add_result (&c);
      batson_scene_link (c.scene, "pedicle-both", BATSON_TOWARDS_DOWN, "result");
    }
  add_text (&c, "view", batson_words_wbb_view (), font (&c, 12, 400), BATSON_TOKEN_DIM, 4);
  batson_scene_link (c.scene, rtl ? "zone-11" : "zone-2", rtl ? BATSON_TOWARDS_LEFT : BATSON_TOWARDS_RIGHT, first ? "result" : "layer-A");
  add_table (&c);
  batson_scene_seal (c.scene, canvas->width, MAX (c.y, c.cy + c.radius + below (&c)) + margin, FALSE);
  return c.scene;
}
