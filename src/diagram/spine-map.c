/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine map: the column, lesions, SINS zones and epidural grades on a page. */
#include "diagram/spine-map.h"

#include <glib/gi18n-lib.h>

#include "diagram/axial.h"
#include "diagram/spine.h"

/* The column with its cards and the panel of grades stand beside each other from so much room on. */
#define LEAST_BESIDE 960
#define PANEL 560
#define LEAST_COLUMN 620 /* zones, column and cards beside the panel */
#define LEAST_TILE 150

typedef struct
{
  const BatsonDiagramSubject *subject;
  const BatsonCanvas *canvas;
  BatsonScene *scene;
  gboolean print, tight; /* tight: what can be smaller on a page is */
  double u;  /* units a px of the model */
  double x, y, width; /* the panel's room */
  int grade; /* of the lesion looked at, -1 */
  char *above[2]; /* ids of the tiles in the row above; owned */
} Map;

static BatsonFont
font (const Map *m, double size, int weight)
{
  return (BatsonFont) { m->print ? MAX (7.5, size * 0.62) : size * m->canvas->text_scale, weight, FALSE };
}

static double
put (const Map *m, BatsonElement *e, const char *text, BatsonFont f, double x, double y, double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (e, text, f, x, y, width, align, m->canvas->direction, ink);
}

static double
height_of (const Map *m, const char *text, BatsonFont f, double width)
{
  return batson_text_height (text, f, width, m->canvas->direction);
}

/* The grades of the panel (ESCC-1, ESCC-3). */
static const struct
{
  const char *id, *name, *words; /* words: msgid, context "grade" */
  int grade;
} tiles[] = {
  { "grade-0", "0", NC_ ("grade", "bone only"), BATSON_GRADE_0 },
  { "grade-1a", "1a", NC_ ("grade", "epidural; sac not deformed"), BATSON_GRADE_1A },
  { "grade-1b", "1b", NC_ ("grade", "sac deformed; cord not touched"), BATSON_GRADE_1B },
  { "grade-1c", "1c", NC_ ("grade", "cord touched, not compressed"), BATSON_GRADE_1C },
  { "grade-cauda-low", "", NC_ ("grade", "cauda equina, low"), BATSON_GRADE_CAUDA_LOW },
  { "grade-2", "2", NC_ ("grade", "cord compressed, CSF seen"), BATSON_GRADE_2 },
  { "grade-3", "3", NC_ ("grade", "cord compressed, no CSF seen"), BATSON_GRADE_3 },
  { "grade-cauda-high", "", NC_ ("grade", "cauda equina, high"), BATSON_GRADE_CAUDA_HIGH },
};

#define N_LOW 5

/* Cauda equina grades stand below the cord grades where the lesion looked at, or a blank sheet, may have them (ESCC-3). */
static gboolean
shows_cauda (const Map *m)
{
  const BatsonLesionResult *lesion = m->subject->lesion;
  const BatsonValue *level = lesion ? batson_record_get (lesion->record, BATSON_LESION_LEVEL) : NULL;

  return lesion == NULL || level->state != BATSON_VALUE_ANSWER || level->span.last >= BATSON_LEVEL_L1;
}

static gboolean
is_shown (const Map *m, guint i)
{
  return *tiles[i].name || shows_cauda (m);
}

static double
name_width (const Map *m)
{
  return batson_text_width ("1c", font (m, 20, 800)) + 8 * m->u;
}

static double
words_height (const Map *m, guint i, double width)
{
  const char *words = g_dpgettext2 (GETTEXT_PACKAGE, "grade", tiles[i].words);
  double name = *tiles[i].name ? name_width (m) : 0, room = width - 20 * m->u - name, regular = height_of (m, words, font (m, 12, 400), room);
  double bold = height_of (m, words, font (m, 12, 700), room), text = MAX (regular, bold);

  return MAX (text, *tiles[i].name ? batson_text_line (font (m, 20, 800)) : 0);
}

static char *
grade_target (const Map *m)
{
  const BatsonLesionResult *lesion = m->subject->lesion;
  BatsonRecord *finding = lesion ? lesion->record : NULL;
  BatsonFact fact = { .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  guint n = finding ? batson_record_length (finding, BATSON_LESION_FINDINGS) : 0;

  if (finding == NULL)
    return g_strdup ("");
  if (n)
    fact.record = batson_record_nth (finding, BATSON_LESION_FINDINGS, n - 1);
  else
    {
      fact.owner = finding;
      fact.list_field = BATSON_LESION_FINDINGS;
    }
  return batson_fact_address (&fact);
}

/* TEXT is the height its words may have, those of its neighbours too: their pictures are then of one size. */
static void
add_tile (Map *m, guint group, guint i, BatsonRect box, double text)
{
  const char *words = g_dpgettext2 (GETTEXT_PACKAGE, "grade", tiles[i].words);
  gboolean chosen = m->grade == tiles[i].grade, rtl = m->canvas->direction == BATSON_TEXT_RTL;
  g_autofree char *named = *tiles[i].name ? g_strdup_printf (_ ("Bilsky %s: %s"), tiles[i].name, words) : g_strdup (words), *target = grade_target (m);
  g_autofree char *spoken = chosen ? g_strdup_printf (_ ("%s; the grade of this lesion"), named) : g_strdup (named);
  BatsonElement *e = batson_scene_add (m->scene, group, BATSON_ELEMENT_NODE, tiles[i].id, chosen ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, box);
  double pad = 10 * m->u, name = *tiles[i].name ? name_width (m) : 0, y = box.y + box.height - pad - text;
  double line = batson_text_line (font (m, 20, 800)), words_h = height_of (m, words, font (m, 12, chosen ? 700 : 400), box.width - 2 * pad - name);

  batson_element_box (e, box, 10 * m->u, (BatsonPaint) { .fill = chosen ? BATSON_TOKEN_ACCENT_TINT : BATSON_TOKEN_CARD, .stroke = chosen ? BATSON_TOKEN_PATH : BATSON_TOKEN_BORDER, .line = (chosen ? 2.5 : 1) * (m->print ? 0.7 : 1) });
  batson_axial_draw_whole (e, tiles[i].grade, (BatsonRect) { box.x + pad, box.y + pad, box.width - 2 * pad, y - box.y - 1.5 * pad });
  if (name > 0)
    put (m, e, tiles[i].name, font (m, 20, 800), rtl ? box.x + box.width - pad - batson_text_width (tiles[i].name, font (m, 20, 800)) : box.x + pad, y + (text - line) / 2, -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  put (m, e, words, font (m, 12, chosen ? 700 : 400), box.x + pad + (rtl ? 0 : name), y + (text - words_h) / 2, box.width - 2 * pad - name, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  batson_element_say (e, spoken, NULL);
  batson_element_act (e, *target ? "answer" : "why", *target ? target : "ESCC-1");
}

/* The tiles from FIRST to LAST, side by side in lines. */
static void
add_tiles (Map *m, guint group, guint first, guint last, guint columns, double picture)
{
  double gap = 8 * m->u, width = (m->width - gap * (columns - 1)) / columns, height;
  guint shown[G_N_ELEMENTS (tiles)], n = 0;
  double text = 0;

  for (guint i = first; i < last; i++)
    if (is_shown (m, i))
      {
        shown[n++] = i;
        text = MAX (text, words_height (m, i, width));
      }
  height = text + picture + 30 * m->u;
  for (guint k = 0; k < n; k++)
    {
      guint column = k % columns;
      gboolean rtl = m->canvas->direction == BATSON_TEXT_RTL;
      BatsonRect box = { m->x + (rtl ? columns - 1 - column : column) * (width + gap), m->y, width, height };

      add_tile (m, group, shown[k], box, text);
      if (column > 0)
        batson_scene_link (m->scene, tiles[shown[k - 1]].id, rtl ? BATSON_TOWARDS_LEFT : BATSON_TOWARDS_RIGHT, tiles[shown[k]].id);
      if (column < 2 && m->above[column])
        batson_scene_link (m->scene, m->above[column], BATSON_TOWARDS_DOWN, tiles[shown[k]].id);
      if (column < 2)
        {
          g_free (m->above[column]);
          m->above[column] = g_strdup (tiles[shown[k]].id);
        }
      if (column + 1 == columns || k + 1 == n)
        m->y += height + gap;
    }
}

static void
add_heading (Map *m, guint group, const char *id, const char *text, BatsonFont f, BatsonToken ink)
{
  BatsonElement *e = batson_scene_add (m->scene, group, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });

  m->y += put (m, e, text, f, m->x, m->y, m->width, BATSON_ALIGN_START, ink) + (m->tight ? 3 : 6) * m->u;
  batson_element_say (e, text, NULL);
}

static double
sentence_height (const Map *m)
{
  return 2 * height_of (m, _ ("High grade: urgent surgical consideration"), font (m, 13.3, 700), m->width) +
         height_of (m, _ ("Epidural compression, Bilsky grade"), font (m, 14.7, 700), m->width) +
         height_of (m, _ ("axial view, anterior up; the patient’s left is on the right"), font (m, 12, 400), m->width) + 40 * m->u;
}

/* How many lines of tiles there are, low grades and high ones. */
static guint
n_rows (const Map *m, guint columns)
{
  guint low = 0, high = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    if (is_shown (m, i))
      *(i < N_LOW ? &low : &high) += 1;
  return (low + columns - 1) / columns + (high + columns - 1) / columns;
}

/* Smaller a picture cannot be read. */
static double
least_picture (const Map *m)
{
  return m->print ? (m->tight ? 36 : 48) : 72 * m->canvas->text_scale;
}

/* How high the pictures may be so that the panel ends at BOTTOM; never smaller than can be read. */
static double
picture_height (const Map *m, guint columns, double bottom)
{
  double width = (m->width - 8 * m->u * (columns - 1)) / columns, words = 0, room;

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    if (is_shown (m, i))
      words = MAX (words, words_height (m, i, width));
  room = (bottom - m->y - sentence_height (m)) / n_rows (m, columns) - words - 38 * m->u;
  return CLAMP (room, least_picture (m), width * 0.75);
}

/* Beside the column as many as make the largest pictures; below it as many as can be read. */
static guint
best_columns (const Map *m, double bottom)
{
  double least = m->print ? 0.6 : m->canvas->text_scale;
  guint most = shows_cauda (m) ? N_LOW : N_LOW - 1, columns = CLAMP ((guint) (m->width / (LEAST_TILE * least)), 1, most), best = 1;

  if (bottom <= 0)
    return columns > 2 && m->width < 560 * (m->print ? 0.6 : 1) ? 2 : columns;
  for (guint n = 2; n <= most && m->width / n >= 130 * least; n++)
    {
      double now = picture_height (m, best, bottom);
      if (best == 1 || picture_height (m, n, bottom) > now + 1 || (now <= least_picture (m) && n_rows (m, n) < n_rows (m, best)))
        best = n;
    }
  return best;
}

/* The panel of the grades in the room of M; moves Y below it. */
static void
add_panel (Map *m, double bottom)
{
  guint group = batson_scene_add_group (m->scene, 0, "grades", _ ("Epidural compression, Bilsky grade")), columns = best_columns (m, bottom);
  double picture = picture_height (m, columns, bottom);

  add_heading (m, group, "grades-title", _ ("Epidural compression, Bilsky grade"), font (m, 14.7, 700), BATSON_TOKEN_FG);
  add_heading (m, group, "grades-view", _ ("axial view, anterior up; the patient’s left is on the right"), font (m, 12, 400), BATSON_TOKEN_DIM);
  add_heading (m, group, "grades-low", _ ("Low grade"), font (m, 13.3, 700), BATSON_TOKEN_FG);
  add_tiles (m, batson_scene_add_group (m->scene, group, "low", _ ("Low grade")), 0, N_LOW, columns, picture);
  add_heading (m, group, "grades-high", _ ("High grade: urgent surgical consideration"), font (m, 13.3, 700), BATSON_TOKEN_FG);
  add_tiles (m, batson_scene_add_group (m->scene, group, "high", _ ("High grade: urgent surgical consideration")), N_LOW, G_N_ELEMENTS (tiles), columns, picture);
}

/* A swatch and what it means at X of the present line, or on the next one where there is no room. Returns where the next one begins. */
static double
add_swatch (Map *m, BatsonElement *e, const char *words, BatsonPaint paint, double x)
{
  BatsonFont f = font (m, 12, 400);
  double line = batson_text_line (f), swatch = 24 * m->u, room = m->width - swatch - 6 * m->u, text = MIN (batson_text_width (words, f), room), width = swatch + 6 * m->u + text, at, height;
  gboolean wraps = batson_text_width (words, f) > room, rtl = m->canvas->direction == BATSON_TEXT_RTL;

  if (x > m->x && x + width > m->x + m->width)
    {
      x = m->x;
      m->y += line + 6 * m->u;
    }
  at = rtl ? 2 * m->x + m->width - x - width : x;
  batson_element_box (e, (BatsonRect) { at + (rtl ? width - swatch : 0), m->y + 1, swatch, line - 2 }, 3 * m->u, paint);
  height = put (m, e, words, f, at + (rtl ? 0 : swatch + 6 * m->u), m->y, wraps ? text : -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  if (wraps)
    m->y += height - line;
  return x + width + 16 * m->u;
}

/* Of the column in PART: where it is seen from, and what its marks mean. */
static char *
legend_words (BatsonScene *part)
{
  const char *sentences[4] = { _ ("A vertebra is drawn from its answers; nothing is drawn that was not answered. Seen from the patient’s left, anterior to the left.") };
  guint n = 1;

  if (batson_scene_find (part, "zone-c0") >= 0)
    sentences[n++] = _ ("Circled: the points of SINS for the location (Table 2).");
  if (batson_scene_find (part, "frequent-mark") >= 0)
    sentences[n++] = _ ("Bracket: T4–T8, the most frequent site (section 2.1).");
  return g_strjoinv (" ", (char **) sentences);
}

/* What the fills of a vertebra mean, those of the grades where they are not black and white, and that nothing unanswered is drawn. */
static void
add_legend (Map *m, BatsonScene *part)
{
  static const struct { guint classes; const char *words; } fills[] = {
    { BATSON_M_STABLE, NC_ ("spine", "Stable, SINS 0–6") }, { BATSON_M_INDETERMINATE, NC_ ("spine", "Indeterminate, 7–12") }, { BATSON_M_UNSTABLE, NC_ ("spine", "Unstable, 13–18") },
    { BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, NC_ ("spine", "Two classes still possible") }, { 0, NC_ ("spine", "Not scored") }
  };
  static const struct { BatsonToken fill, line; const char *words; } tissues[] = {
    { BATSON_TOKEN_TUMOUR, BATSON_TOKEN_TUMOUR_LINE, NC_ ("spine", "Tumour") }, { BATSON_TOKEN_CORD, BATSON_TOKEN_CORD_LINE, NC_ ("spine", "Cord") },
    { BATSON_TOKEN_CSF, BATSON_TOKEN_CSF_LINE, NC_ ("spine", "CSF in the sac") }, { BATSON_TOKEN_BONE, BATSON_TOKEN_BONE_LINE, NC_ ("spine", "Bone") }
  };
  BatsonElement *e = batson_scene_add (m->scene, 0, BATSON_ELEMENT_LABEL, "legend", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  g_autofree char *words = legend_words (part);
  double line = batson_text_line (font (m, 12, 400)), x = m->x;

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    x = add_swatch (m, e, g_dpgettext2 (GETTEXT_PACKAGE, "spine", fills[i].words), batson_spine_class_paint (fills[i].classes, m->canvas->medium), x);
  m->y += line + 6 * m->u;
  x = m->x;
  for (guint i = 0; i < G_N_ELEMENTS (tissues) && !m->print; i++)
    x = add_swatch (m, e, g_dpgettext2 (GETTEXT_PACKAGE, "spine", tissues[i].words), (BatsonPaint) { .fill = tissues[i].fill, .stroke = tissues[i].line, .line = 1.5 }, x);
  if (!m->print)
    m->y += line + 6 * m->u;
  m->y += put (m, e, words, font (m, 12, 400), m->x, m->y, m->width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  batson_element_say (e, m->print ? _ ("Legend: how SINS classes are drawn") : _ ("Legend: how SINS classes, tumour, cord, CSF and bone are drawn"), NULL);
}

static BatsonScene *
spine_part (const Map *m, double width, double height)
{
  BatsonRecord *selected = m->subject->lesion ? m->subject->lesion->record : NULL;
  g_autoptr (BatsonSpineView) view = m->subject->assessment ? batson_spine_view_of (m->subject->assessment, selected) : batson_spine_view_new ();
  BatsonCanvas canvas = *m->canvas;

  view->layers = m->subject->layers;
  view->list = TRUE;
  view->blank = m->subject->assessment == NULL;
  canvas.width = width;
  canvas.height = height;
  return batson_spine_scene (view, &canvas);
}

static void
join_table (Map *m, BatsonScene *part)
{
  GPtrArray *rows = batson_scene_rows (part);

  batson_scene_set_columns (m->scene, batson_scene_columns (part));
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = rows->pdata[i];
      g_autofree char *id = *row->element ? g_strdup_printf ("map-%s", row->element) : g_strdup ("");
      batson_scene_add_row (m->scene, id, (const char *const *) row->cells);
    }
}

static int
grade_of (const BatsonDiagramSubject *subject)
{
  guint grades = subject->lesion ? subject->lesion->grades : 0;

  return grades && (grades & (grades - 1)) == 0 ? g_bit_nth_lsf (grades, -1) : -1;
}

/* Column and panel, beside each other or one below the other, the column in HEIGHT where it can be so low. */
static BatsonScene *
map_scene (Map *m, double column)
{
  const BatsonCanvas *canvas = m->canvas;
  double margin = m->print ? 1.5 : MIN (18, canvas->width / 30), gap = (m->print ? 16 : 24) * m->u, width, height;
  gboolean beside = canvas->width >= LEAST_BESIDE * m->u, rtl = canvas->direction == BATSON_TEXT_RTL;
  double panel = beside ? CLAMP (canvas->width - 2 * margin - gap - LEAST_COLUMN * m->u, canvas->width * (shows_cauda (m) ? 0.42 : 0.34), PANEL * m->u) : 0, room = canvas->width - 2 * margin - (beside ? panel + gap : 0);
  g_autoptr (BatsonScene) part = NULL;

  m->scene = batson_scene_new (canvas, _ ("Spine map"));
  part = spine_part (m, room, column - 2 * margin);
  batson_scene_size (part, &width, &height);
  batson_scene_join (m->scene, 0, part, "map", beside && rtl ? margin + panel + gap : margin, margin);
  join_table (m, part);
  m->x = beside ? (rtl ? margin : margin + room + gap) : margin;
  m->y = beside ? margin : margin + height + gap;
  m->width = beside ? panel : room;
  add_panel (m, beside ? MAX (height, canvas->height - 2 * margin) - (m->print ? 70 : 92) * m->u : 0);
  m->y += 4 * m->u;
  add_legend (m, part);
  batson_scene_link (m->scene, "map-level-T1", beside && rtl ? BATSON_TOWARDS_LEFT : BATSON_TOWARDS_RIGHT, tiles[0].id);
  for (guint i = 0; i < G_N_ELEMENTS (m->above); i++)
    g_clear_pointer (&m->above[i], g_free);
  batson_scene_seal (m->scene, canvas->width, MAX (m->y, height + margin) + margin, FALSE);
  return m->scene;
}

BatsonScene *
batson_spine_map_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  Map m = { .subject = subject, .canvas = canvas, .print = print, .u = print ? 0.62 : canvas->text_scale, .grade = grade_of (subject) };
  BatsonScene *scene = map_scene (&m, canvas->height);
  double width, height;

  batson_scene_size (scene, &width, &height);
  if (!print || height <= canvas->height)
    return scene;
  /* The page is seen whole, its letters as large as they are made: what the panel needs below the column the column leaves it. */
  batson_scene_unref (scene);
  scene = map_scene (&m, 2 * canvas->height - height);
  batson_scene_size (scene, &width, &height);
  if (height <= canvas->height)
    return scene;
  batson_scene_unref (scene);
  m.tight = TRUE;
  return map_scene (&m, 0);
}
