/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine with the lesions of a case. */
#include "diagram/spine.h"

#include <glib/gi18n-lib.h>

#include "diagram/axial.h"
#include "diagram/column.h"
#include "diagram/spine-private.h"

#define CARDS_FROM 300.0 /* below this width there are no cards */
#define CARD_GAP 8.0
#define CARD_MOST 420.0
#define LEAST_CARD 190.0
#define CLEAR 2.5 /* from a name to the line below its zone */
#define LEAST_PRINTED 0.66 /* scale of a column whose rows are as high as the smallest letters on paper */

static void
lesion_free (gpointer data)
{
  BatsonSpineLesion *lesion = data;

  g_free (lesion->id);
  g_free (lesion->title);
  g_free (lesion->urgency);
  g_free (lesion->sins);
  g_free (lesion->sins_class);
  g_free (lesion->grade_words);
  g_free (lesion->rows);
  g_free (lesion);
}

BatsonSpineView *
batson_spine_view_new (void)
{
  BatsonSpineView *view = g_new0 (BatsonSpineView, 1);

  view->lesions = g_ptr_array_new_with_free_func (lesion_free);
  view->layers = BATSON_SPINE_CORD | BATSON_SPINE_LESIONS;
  return view;
}

void
batson_spine_view_free (BatsonSpineView *view)
{
  if (view)
    g_ptr_array_unref (view->lesions);
  g_free (view);
}

typedef struct
{
  const BatsonSpineView *view;
  const BatsonCanvas *canvas;
  BatsonScene *scene;
  BatsonColumn column;
  double zones;  /* width of the zones' words before the column, 0: none */
  double labels; /* right edge of the level labels' own room at the left */
  gboolean cards, list; /* there are cards; they stand below the column */
  gboolean brief;       /* on paper there are so many of them that they have neither bar nor picture */
  double card_x;        /* their left edge */
  double least_words;   /* the widest word of an urgency: their words have no less room */
} Spine;

static BatsonFont
font (const Spine *s, double size, int weight)
{
  if (s->canvas->medium == BATSON_MEDIUM_PRINT)
    return (BatsonFont) { MAX (7.5, size * 0.62), weight, FALSE };
  return (BatsonFont) { size * s->canvas->text_scale, weight, FALSE };
}

/* The lesion a level belongs to: the chosen one before the others. */
static const BatsonSpineLesion *
lesion_at (const BatsonSpineView *view, BatsonLevel level)
{
  const BatsonSpineLesion *found = NULL;

  for (guint i = 0; i < view->lesions->len && (view->layers & BATSON_SPINE_LESIONS); i++)
    {
      const BatsonSpineLesion *l = view->lesions->pdata[i];
      if (l->span.first != BATSON_LEVEL_NONE && l->span.first <= level && level <= l->span.last && (found == NULL || l->selected))
        found = l;
    }
  return found;
}

BatsonPaint
batson_spine_class_paint (guint classes, BatsonMedium medium)
{
  BatsonPaint paint = { .stroke = BATSON_TOKEN_SINS_LINE, .line = 1.5, .hatch = 5 };

  if (classes == 0 || classes == BATSON_M_ANY)
    {
      paint.fill = BATSON_TOKEN_SINS_UNKNOWN;
      paint.style = BATSON_LINE_DASHED;
    }
  else if (classes == BATSON_M_STABLE)
    paint.fill = BATSON_TOKEN_SINS_STABLE;
  else if (classes == BATSON_M_UNSTABLE)
    paint.fill = BATSON_TOKEN_SINS_UNSTABLE;
  else if (medium == BATSON_MEDIUM_PRINT && classes != BATSON_M_INDETERMINATE)
    {
      /* On paper both stripes would be black. */
      paint.fill = BATSON_TOKEN_CARD;
      paint.pattern = BATSON_PATTERN_HATCH;
      paint.pattern_colour = BATSON_TOKEN_FG;
      paint.hatch = 8;
    }
  else
    {
      paint.fill = BATSON_TOKEN_SINS_INDETERMINATE;
      paint.pattern = BATSON_PATTERN_HATCH;
      paint.pattern_colour = classes == BATSON_M_INDETERMINATE ? BATSON_TOKEN_CARD : BATSON_TOKEN_SINS_UNSTABLE;
    }
  return paint;
}

static void
draw_bone (BatsonElement *element, BatsonPath *path, BatsonToken fill, double line)
{
  if (path)
    batson_element_shape (element, path, (BatsonPaint) { .fill = fill, .stroke = BATSON_TOKEN_BONE_LINE, .line = line });
}

static void
draw_cord (const Spine *s, BatsonElement *e)
{
  const BatsonColumn *c = &s->column;
  double k = c->scale;

  batson_element_shape (e, batson_column_canal (c, 0, BATSON_LEVEL_S1 + 1, 0), (BatsonPaint) { .stroke = BATSON_TOKEN_CSF, .line = 8 * k });
  batson_element_shape (e, batson_column_canal (c, 0, BATSON_LEVEL_L1, 0), (BatsonPaint) { .stroke = BATSON_TOKEN_CORD_LINE, .line = 3.7 * k });
  batson_element_shape (e, batson_column_canal (c, 0, BATSON_LEVEL_L1, 0), (BatsonPaint) { .stroke = BATSON_TOKEN_CORD, .line = 2.6 * k });
  for (int i = -1; i <= 1; i++)
    batson_element_shape (e, batson_column_canal (c, BATSON_LEVEL_L1, BATSON_LEVEL_S1, i * k), (BatsonPaint) { .stroke = BATSON_TOKEN_CORD_LINE, .line = 0.7 * k });
}

/* How far epidural tumour of a grade stands into the canal, at scale 1. */
static double
bulge_of (int grade)
{
  static const double out[] = {
    [BATSON_GRADE_0] = 0, [BATSON_GRADE_1A] = 1.2, [BATSON_GRADE_1B] = 1.9, [BATSON_GRADE_1C] = 2.5, [BATSON_GRADE_2] = 4.4,
    [BATSON_GRADE_3] = 6.6, [BATSON_GRADE_CAUDA_LOW] = 1.9, [BATSON_GRADE_CAUDA_HIGH] = 6.6
  };

  return grade < 0 ? 0 : out[grade];
}

/* Of the height of its front; no number was answered, so each choice has one look. */
static double
collapse_of (int collapse)
{
  return collapse == BATSON_SINS_COLLAPSE_UNDER_50 ? 0.3 : collapse == BATSON_SINS_COLLAPSE_EXACTLY_50 ? 0.5 : collapse == BATSON_SINS_COLLAPSE_OVER_50 ? 0.65 : 0;
}

/* A span is one lesion, judged by its worst level (SINS-3): which one that is was not answered, so no level of it looks so. */
static gboolean
has_look (const BatsonSpineLesion *lesion)
{
  return lesion && lesion->span.first == lesion->span.last;
}

static void
collapse_levels (Spine *s)
{
  for (BatsonLevel l = 2; l < BATSON_N_LEVELS; l++)
    {
      const BatsonSpineLesion *lesion = lesion_at (s->view, l);
      s->column.levels[l].collapse = has_look (lesion) ? collapse_of (lesion->collapse) : 0;
    }
}

/* What belongs to no level, as one ground: canal, cord and roots, discs. */
static void
draw_ground (Spine *s)
{
  const BatsonColumn *c = &s->column;
  double thin = MIN (c->scale, 1.2);
  BatsonElement *e = batson_scene_add (s->scene, 0, BATSON_ELEMENT_REGION, "column", BATSON_STATE_OPEN, (BatsonRect) { 0 });

  draw_bone (e, batson_column_occiput (c), BATSON_TOKEN_BONE_ARCH, thin);
  if (s->view->layers & BATSON_SPINE_CORD)
    draw_cord (s, e);
  for (BatsonLevel l = 0; l < BATSON_N_LEVELS; l++)
    {
      BatsonPath *disc = batson_column_disc (c, l);
      if (disc)
        batson_element_shape (e, disc, s->canvas->medium == BATSON_MEDIUM_PRINT ? (BatsonPaint) { .fill = BATSON_TOKEN_DISC, .stroke = BATSON_TOKEN_LINE, .line = 0.25 } : (BatsonPaint) { .fill = BATSON_TOKEN_DISC });
    }
  draw_bone (e, batson_column_dens (c), BATSON_TOKEN_BONE, thin);
  draw_bone (e, batson_column_coccyx (c), BATSON_TOKEN_BONE, 1);
}

/* A level's name is as large as its row. */
#define LEAST_NAME 7.5

static BatsonFont
level_font (const Spine *s, BatsonLevel level, gboolean bold)
{
  BatsonFont f = font (s, 12, bold ? 700 : 400);
  double top, bottom;

  batson_column_row (&s->column, level, &top, &bottom);
  f.size *= MIN (1, (bottom - top) / batson_text_line (f));
  return f;
}

/* Process, pedicle and body, as the lesion on it makes it look, and the level's name before it. */
static void
draw_level (const Spine *s, BatsonElement *e, BatsonLevel level, const BatsonSpineLesion *lesion)
{
  const BatsonVertebra *v = &s->column.levels[level];
  const char *name = batson_level_name (level);
  BatsonFont f = level_font (s, level, lesion != NULL);
  double width = batson_text_width (name, f), line = batson_text_line (f), thin = MIN (s->column.scale, 1.2);
  BatsonPoint p = batson_column_point (&s->column, level, -v->depth / 2 - 8, 0);
  double top, bottom, x = MAX (s->zones, p.x - width), y;

  batson_column_row (&s->column, level, &top, &bottom);
  /* Where a zone ends a line may stand, in high contrast and on paper, that the name keeps clear of. */
  if (s->zones > 0 && _batson_spine_zone_ends (level))
    bottom -= CLEAR * s->column.scale;
  y = CLAMP (p.y - line / 2, top, MAX (top, bottom - line));
  draw_bone (e, batson_column_process (&s->column, level), BATSON_TOKEN_BONE_ARCH, thin);
  draw_bone (e, batson_column_pedicle (&s->column, level), BATSON_TOKEN_BONE, 0.9 * thin);
  if (lesion == NULL)
    draw_bone (e, batson_column_body (&s->column, level, 0), BATSON_TOKEN_BONE, 1.1 * MIN (s->column.scale, 1.3));
  else
    {
      if (lesion->selected)
        batson_element_shape (e, batson_column_body (&s->column, level, 3.2), (BatsonPaint) { .stroke = BATSON_TOKEN_PATH, .line = 2.6 });
      if (has_look (lesion) && level > BATSON_LEVEL_C0 + 1 && bulge_of (lesion->grade) > 0)
        batson_element_shape (e, batson_column_bulge (&s->column, level, bulge_of (lesion->grade) * s->column.scale), (BatsonPaint) { .fill = BATSON_TOKEN_TUMOUR, .stroke = BATSON_TOKEN_TUMOUR_LINE, .line = thin });
      batson_element_shape (e, batson_column_body (&s->column, level, 0), batson_spine_class_paint (lesion->classes, s->canvas->medium));
    }
  if (!lesion && f.size < LEAST_NAME)
    return;
  /* On paper the zones have lines, which would strike a name through. */
  if (s->canvas->medium == BATSON_MEDIUM_PRINT)
    batson_element_box (e, (BatsonRect) { x - 1, y, width + 2, line }, 0, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW });
  batson_element_text (e, batson_text_layout (name, f, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR), x, y, -1, lesion ? BATSON_TOKEN_FG : BATSON_TOKEN_DIM);
}

static void
say (BatsonElement *e, const char *words, gboolean chosen)
{
  /* Translators: a lesion as a screen reader says it; it is the one looked at. */
  g_autofree char *spoken = chosen ? g_strdup_printf (_ ("%s; chosen"), words) : g_strdup (words);

  batson_element_say (e, spoken, NULL);
}

static void
add_level (Spine *s, guint group, BatsonLevel level)
{
  const BatsonSpineLesion *lesion = lesion_at (s->view, level);
  const char *name = batson_level_name (level);
  g_autofree char *id = g_strdup_printf ("level-%s", name), *words = NULL;
  BatsonElement *e = batson_scene_add (s->scene, group, BATSON_ELEMENT_NODE, id, lesion && lesion->selected ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });

  if (lesion)
    words = g_strdup_printf (_ ("%s, lesion %s, %s, %s, %s, %s"), name, lesion->title, lesion->sins, lesion->sins_class, lesion->grade_words, lesion->urgency);
  else
    words = g_strdup_printf (_ ("%s: add a lesion"), name);
  say (e, words, lesion && lesion->selected);
  batson_element_act (e, lesion ? "choose-lesion" : "add-lesion", lesion ? lesion->id : name);
  batson_element_place (e, batson_column_place (&s->column, level, s->zones));
  draw_level (s, e, level, lesion);
}

static void
add_levels (Spine *s)
{
  static const struct { const char *id; BatsonLevel first, last; } regions[] = {
    { "cervical", 0, 7 }, { "thoracic-upper", 8, 13 }, { "thoracic-lower", 14, 19 }, { "lumbar", 20, 24 }, { "sacral", 25, 29 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      guint group = batson_scene_add_group (s->scene, 0, regions[i].id, "");
      for (BatsonLevel l = regions[i].first; l <= regions[i].last; l++)
        {
          g_autofree char *from = g_strdup_printf ("level-%s", batson_level_name (l)), *to = g_strdup_printf ("level-%s", batson_level_name (l + 1));
          add_level (s, group, l);
          if (l + 1 < BATSON_N_LEVELS)
            batson_scene_link (s->scene, from, BATSON_TOWARDS_DOWN, to);
        }
    }
}

/* Cards */

typedef struct
{
  const BatsonSpineLesion *lesion;
  double want, y, height;
} Card;

static double
card_width (const Spine *s)
{
  return MIN (s->canvas->width - s->card_x - 1, CARD_MOST * (s->canvas->medium == BATSON_MEDIUM_PRINT ? 0.62 : s->canvas->text_scale));
}

/* A smaller picture of a grade shows nothing. */
#define LEAST_PICTURE 30.0

/* Where words and picture have no room beside each other the words have it all: a word of the urgency is never broken. */
static double
picture_width (const Spine *s)
{
  double scale = s->canvas->medium == BATSON_MEDIUM_PRINT ? 0.75 : s->canvas->text_scale, width = MIN (76 * scale, MIN (card_width (s) * 0.3, card_width (s) - 30 - s->least_words));

  return width < LEAST_PICTURE * scale ? 0 : width;
}

/* The room of a card's words, beside its picture. */
static double
words_width (const Spine *s)
{
  double picture = s->brief ? 0 : picture_width (s);

  return picture > 0 ? card_width (s) - 30 - picture : card_width (s) - 24;
}

static double
text_height (const Spine *s, const char *text, double size, int weight)
{
  g_auto (BatsonText) layout = batson_text_layout (text, font (s, size, weight), words_width (s), BATSON_ALIGN_START, s->canvas->direction);
  double height;

  batson_text_extents (layout, NULL, &height);
  return height;
}

/* A px of the screen at the usual size of text, in units. */
static double
unit (const Spine *s)
{
  return s->canvas->medium == BATSON_MEDIUM_PRINT ? 0.62 : s->canvas->text_scale;
}

static double
width_of (const Spine *s, const char *text, double size, int weight)
{
  return batson_text_width (text, font (s, size, weight));
}

/* Brief cards stand close. */
static double
title_size (const Spine *s)
{
  return s->brief ? 13.3 : 17.3;
}

static double
card_pad (const Spine *s)
{
  return s->brief ? 2 : 8;
}

static double
card_gap (const Spine *s)
{
  return s->brief ? 3 : CARD_GAP;
}

/* From the title's beginning to behind its mark. */
static double
mark_end (const Spine *s, const BatsonSpineLesion *l)
{
  return width_of (s, l->title, title_size (s), 700) + 0.8 * batson_text_line (font (s, title_size (s), 700)) + 12;
}

/* Whether the urgency stands behind the title, the class behind the SINS, and the row at the end of the title's line. */
static gboolean
urgency_fits (const Spine *s, const BatsonSpineLesion *l)
{
  return mark_end (s, l) + width_of (s, l->urgency, 13.3, 700) <= words_width (s);
}

static gboolean
class_fits (const Spine *s, const BatsonSpineLesion *l)
{
  return width_of (s, l->sins, 13.3, 700) + 8 + width_of (s, l->sins_class, 12, 400) <= words_width (s);
}

static gboolean
rows_fit (const Spine *s, const BatsonSpineLesion *l)
{
  return urgency_fits (s, l) && mark_end (s, l) + width_of (s, l->urgency, 13.3, 700) + 16 + width_of (s, l->rows, 12, 400) <= words_width (s);
}

/* Room for the marks above the bar, and the bar itself; nothing while no part is answered. */
#define BAR 9
#define ABOVE_BAR 12

static double
bar_height (const Spine *s, const BatsonSpineLesion *l)
{
  return l->classes && !s->brief ? (BAR + ABOVE_BAR) * unit (s) : 0;
}

/* Of the words below a card's picture. */
static double
grade_words_height (const Spine *s, const BatsonSpineLesion *l)
{
  return batson_text_height (l->grade_words, font (s, 12, 400), picture_width (s) + 8, s->canvas->direction);
}

static double
card_height (const Spine *s, const BatsonSpineLesion *l)
{
  double height = 2 * card_pad (s) + 2 + batson_text_line (font (s, title_size (s), 700)) + text_height (s, l->sins, 13.3, 700) + bar_height (s, l);

  if (!urgency_fits (s, l))
    height += text_height (s, l->urgency, 13.3, 700);
  if (!class_fits (s, l))
    height += text_height (s, l->sins_class, 12, 400);
  if (l->grade >= 0 && !s->brief && picture_width (s) > 0)
    height = MAX (height, picture_width (s) * 0.62 + grade_words_height (s, l) + 18);
  return height;
}

static gint
compare_cards (gconstpointer a, gconstpointer b)
{
  const Card *x = a, *y = b;

  return x->want < y->want ? -1 : x->want > y->want;
}

/* No card above the edge; one that was pushed out pushes those below it. */
static void
push_into (const Spine *s, GArray *cards)
{
  double y = 1;

  for (guint i = 0; i < cards->len; i++)
    {
      Card *c = &g_array_index (cards, Card, i);
      c->y = MAX (c->y, y);
      y = c->y + c->height + card_gap (s);
    }
}

/* As near to their vertebrae as they can without overlap: pushed down, then up from the foot. In a list one below the other. */
static GArray *
place_cards (const Spine *s, double bottom)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (Card));
  double y = s->list ? bottom + card_gap (s) : 0;

  for (guint i = 0; i < s->view->lesions->len; i++)
    {
      const BatsonSpineLesion *l = s->view->lesions->pdata[i];
      double at = l->span.first == BATSON_LEVEL_NONE ? bottom : (s->column.levels[l->span.first].centre.y + s->column.levels[l->span.last].centre.y) / 2;
      double height = card_height (s, l);
      Card card = { l, at - height / 2, 0, height };
      g_array_append_val (cards, card);
    }
  g_array_sort (cards, compare_cards);
  for (guint i = 0; i < cards->len; i++)
    {
      Card *c = &g_array_index (cards, Card, i);
      c->y = MAX (c->want, y);
      y = c->y + c->height + card_gap (s);
    }
  for (guint i = cards->len; !s->list && i-- > 0 && y - card_gap (s) > bottom;)
    {
      Card *c = &g_array_index (cards, Card, i);
      double most = (i + 1 < cards->len ? g_array_index (cards, Card, i + 1).y - card_gap (s) : bottom) - c->height;
      c->y = MIN (c->y, most);
    }
  push_into (s, cards);
  return cards;
}

static double
add_line (const Spine *s, BatsonElement *e, const char *text, double size, int weight, BatsonToken ink, double x, double y, double width)
{
  BatsonText layout = batson_text_layout (text, font (s, size, weight), width, BATSON_ALIGN_START, s->canvas->direction);
  double height;

  batson_text_extents (layout, NULL, &height);
  batson_element_text (e, layout, x, y, width, ink);
  return y + height;
}

/* Words in the line at Y, OFFSET from where reading begins. */
static void
add_beside (const Spine *s, BatsonElement *e, const char *text, double size, int weight, BatsonToken ink, double offset, double y)
{
  double width = width_of (s, text, size, weight), x = s->card_x + 12;

  add_line (s, e, text, size, weight, ink, s->canvas->direction == BATSON_TEXT_RTL ? x + words_width (s) - offset - width : x + offset, y, -1);
}

/* The eighteen points of SINS in their three classes, and where this lesion lies or can still lie. A scale: it never mirrors. */
static void
draw_bar (const Spine *s, BatsonElement *e, const BatsonSpineLesion *l, double y)
{
  static const struct { int first, last; guint class; } classes[] = { { 0, 6, BATSON_M_STABLE }, { 7, 12, BATSON_M_INDETERMINATE }, { 13, 18, BATSON_M_UNSTABLE } };
  double x = s->card_x + 12, step = words_width (s) / 19, u = unit (s), top = y + ABOVE_BAR * u, ends[2] = { x + (l->least + 0.5) * step, x + (l->greatest + 0.5) * step };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      BatsonPaint paint = batson_spine_class_paint (classes[i].class, s->canvas->medium);
      paint.line = MIN (paint.line, 1);
      batson_element_box (e, (BatsonRect) { x + classes[i].first * step, top, (classes[i].last - classes[i].first + 1) * step, BAR * u }, 0, paint);
    }
  if (l->least < l->greatest)
    batson_element_box (e, (BatsonRect) { ends[0], top - 7 * u, ends[1] - ends[0], 2 * u }, 0, (BatsonPaint) { .fill = BATSON_TOKEN_FG });
  for (guint i = 0; i < 2; i++)
    {
      BatsonPath *mark = batson_path_new ();
      batson_path_move (mark, ends[i] - 5 * u, top - 8 * u);
      batson_path_line (mark, ends[i] + 5 * u, top - 8 * u);
      batson_path_line (mark, ends[i], top - 1 * u);
      batson_path_close (mark);
      batson_element_shape (e, mark, (BatsonPaint) { .fill = BATSON_TOKEN_FG });
    }
}

/* The grade as a picture at the end of a card. */
static void
draw_grade (const Spine *s, BatsonElement *e, const Card *card)
{
  double picture = picture_width (s), right = s->card_x + card_width (s), high;
  BatsonText words = batson_text_layout (card->lesion->grade_words, font (s, 12, 400), picture + 8, BATSON_ALIGN_CENTRE, s->canvas->direction);

  batson_text_extents (words, NULL, &high);
  batson_axial_draw (e, card->lesion->grade, (BatsonRect) { right - picture - 8, card->y + 8, picture, card->height - high - 18 });
  batson_element_text (e, words, right - picture - 12, card->y + card->height - high - 8, picture + 8, BATSON_TOKEN_FG);
}

static void
draw_card (const Spine *s, BatsonElement *e, const Card *card)
{
  const BatsonSpineLesion *l = card->lesion;
  double x = s->card_x, inner = words_width (s), y = card->y + card_pad (s), line = batson_text_line (font (s, title_size (s), 700)), mark = 0.8 * line, title = width_of (s, l->title, title_size (s), 700);
  double small = batson_text_line (font (s, 13.3, 700)), smaller = batson_text_line (font (s, 12, 400));
  gboolean rtl = s->canvas->direction == BATSON_TEXT_RTL;

  batson_element_box (e, (BatsonRect) { x, card->y, card_width (s), card->height }, 10,
                      (BatsonPaint) { .fill = l->selected ? BATSON_TOKEN_ACCENT_TINT : BATSON_TOKEN_CARD, .stroke = l->selected ? BATSON_TOKEN_PATH : BATSON_TOKEN_BORDER, .line = l->selected ? 2 : 1 });
  add_beside (s, e, l->title, title_size (s), 700, BATSON_TOKEN_FG, 0, y);
  batson_element_icon (e, l->icon, rtl ? x + 12 + inner - title - 6 - mark : x + 12 + title + 6, y + (line - mark) / 2, mark, l->mark, BATSON_TOKEN_CARD, 1);
  if (urgency_fits (s, l))
    add_beside (s, e, l->urgency, 13.3, 700, l->ink, mark_end (s, l), y + (line - small) * 0.6);
  if (*l->rows && rows_fit (s, l))
    add_beside (s, e, l->rows, 12, 400, BATSON_TOKEN_DIM, inner - width_of (s, l->rows, 12, 400), y + (line - smaller) * 0.6);
  y += line;
  if (!urgency_fits (s, l))
    y = add_line (s, e, l->urgency, 13.3, 700, l->ink, x + 12, y, inner);
  if (class_fits (s, l))
    {
      add_beside (s, e, l->sins, 13.3, 700, BATSON_TOKEN_FG, 0, y);
      add_beside (s, e, l->sins_class, 12, 400, BATSON_TOKEN_DIM, width_of (s, l->sins, 13.3, 700) + 8, y + (small - smaller) * 0.6);
      y += small;
    }
  else
    {
      y = add_line (s, e, l->sins, 13.3, 700, BATSON_TOKEN_FG, x + 12, y, inner);
      y = add_line (s, e, l->sins_class, 12, 400, BATSON_TOKEN_DIM, x + 12, y, inner);
    }
  if (s->brief && class_fits (s, l) && width_of (s, l->sins, 13.3, 700) + width_of (s, l->sins_class, 12, 400) + 24 + width_of (s, l->grade_words, 12, 400) <= inner)
    add_beside (s, e, l->grade_words, 12, 400, BATSON_TOKEN_FG, inner - width_of (s, l->grade_words, 12, 400), y - small + (small - smaller) * 0.6);
  if (l->classes && !s->brief)
    draw_bar (s, e, l, y);
  if (l->grade >= 0 && !s->brief && picture_width (s) > 0)
    draw_grade (s, e, card);
}

static void
add_leader (Spine *s, guint group, const Card *card)
{
  const BatsonSpineLesion *l = card->lesion;
  g_autofree char *id = g_strdup_printf ("leader-%s", l->id);
  BatsonPoint tip;
  BatsonPath *path;
  BatsonElement *e;

  if (l->span.first == BATSON_LEVEL_NONE || s->list)
    return;
  tip = s->column.levels[(l->span.first + l->span.last) / 2].tip;
  tip.x += 4;
  path = batson_path_new ();
  batson_path_move (path, tip.x, tip.y);
  batson_path_line (path, s->card_x - 10, card->y + card->height / 2);
  batson_path_line (path, s->card_x, card->y + card->height / 2);
  e = batson_scene_add (s->scene, group, BATSON_ELEMENT_EDGE, id, l->selected ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_element_shape (e, path, (BatsonPaint) { .stroke = l->selected ? BATSON_TOKEN_PATH : BATSON_TOKEN_DIM, .line = l->selected ? 2 : 1.5 });
  path = batson_path_new ();
  batson_path_circle (path, tip.x, tip.y, 2.8);
  batson_element_shape (e, path, (BatsonPaint) { .fill = l->selected ? BATSON_TOKEN_PATH : BATSON_TOKEN_DIM });
}

static double
cards_height (const Spine *s)
{
  double height = 0;

  for (guint i = 0; i < s->view->lesions->len; i++)
    height += card_height (s, s->view->lesions->pdata[i]) + card_gap (s);
  return height;
}

/* Returns the foot of the lowest card. */
static double
add_cards (Spine *s, double bottom)
{
  g_autoptr (GArray) cards = NULL;
  guint leaders = batson_scene_add_group (s->scene, 0, "leaders", ""), group = batson_scene_add_group (s->scene, 0, "lesions", _ ("Lesions"));
  double foot = 0;

  s->brief = s->canvas->medium == BATSON_MEDIUM_PRINT && cards_height (s) > bottom;
  cards = place_cards (s, bottom);
  for (guint i = 0; i < cards->len; i++)
    add_leader (s, leaders, &g_array_index (cards, Card, i));
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = &g_array_index (cards, Card, i);
      const BatsonSpineLesion *l = card->lesion;
      g_autofree char *id = g_strdup_printf ("lesion-%s", l->id), *level = NULL;
      g_autofree char *words = g_strdup_printf (_ ("Lesion %s, %s, %s, %s, %s"), l->title, l->sins, l->sins_class, l->grade_words, l->urgency);
      BatsonElement *e = batson_scene_add (s->scene, group, BATSON_ELEMENT_NODE, id, l->selected ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { s->card_x, card->y, card_width (s), card->height });
      say (e, words, l->selected);
      batson_element_act (e, "choose-lesion", l->id);
      draw_card (s, e, card);
      if (l->span.first != BATSON_LEVEL_NONE)
        {
          level = g_strdup_printf ("level-%s", batson_level_name (l->span.first));
          batson_scene_link (s->scene, level, BATSON_TOWARDS_RIGHT, id);
        }
      if (i > 0)
        {
          g_autofree char *above = g_strdup_printf ("lesion-%s", g_array_index (cards, Card, i - 1).lesion->id);
          batson_scene_link (s->scene, above, BATSON_TOWARDS_DOWN, id);
        }
      foot = card->y + card->height;
    }
  return foot;
}

static void
add_table (Spine *s)
{
  const char *columns[] = { _ ("Lesion"), _ ("Urgency"), _ ("SINS"), _ ("Class"), _ ("Epidural compression"), NULL };

  batson_scene_set_columns (s->scene, columns);
  for (guint i = 0; i < s->view->lesions->len; i++)
    {
      const BatsonSpineLesion *l = s->view->lesions->pdata[i];
      g_autofree char *id = s->cards ? g_strdup_printf ("lesion-%s", l->id) : g_strdup ("");
      const char *cells[] = { l->title, l->urgency, l->sins, l->sins_class, l->grade_words, NULL };
      batson_scene_add_row (s->scene, id, cells);
    }
}

/* As high as the canvas; a column that stands alone is no wider than it either, down to the tips of its processes. */
static double
column_scale (Spine *s, double label)
{
  const BatsonCanvas *canvas = s->canvas;
  double high = CLAMP ((canvas->height - 8) / batson_column_height (), canvas->medium == BATSON_MEDIUM_PRINT ? LEAST_PRINTED : 0.9, 1.8);

  batson_column_lay (&s->column, 1, label, 4);
  if (s->cards && !s->view->list)
    /* No higher than leaves the cards their words and picture, with nothing broken. */
    return MAX (MIN (high, (canvas->width - label - 27 - MIN (s->least_words + 30 + 76 * canvas->text_scale, canvas->width * 0.6)) / s->column.width), 0.9);
  return s->view->list || s->cards ? high : MAX (MIN (high, (canvas->width - label - 3) / s->column.width), LEAST_PRINTED);
}

/* Beside the column where a card has room there; else on a map below it. */
static void
place_column (Spine *s, double label)
{
  const BatsonCanvas *canvas = s->canvas;
  double scale, unit = canvas->medium == BATSON_MEDIUM_PRINT ? 0.62 : canvas->text_scale;

  s->cards = (s->view->layers & BATSON_SPINE_LESIONS) && (s->view->list || canvas->width >= CARDS_FROM * canvas->text_scale);
  scale = column_scale (s, label);
  batson_column_lay (&s->column, scale, label, 4);
  s->zones = s->view->layers & BATSON_SPINE_ZONES ? _batson_spine_zones_width (canvas, canvas->width - label - s->column.width - 8) : 0;
  batson_column_lay (&s->column, scale, s->zones + label, 4);
  s->card_x = s->view->list ? s->zones + label + s->column.width + 26 : MIN (s->zones + s->column.width + label + 26, canvas->width * 0.6);
  s->list = s->view->list && canvas->width - s->card_x < LEAST_CARD * unit;
  if (s->list)
    s->card_x = 0;
}

BatsonScene *
batson_spine_scene (const BatsonSpineView *view, const BatsonCanvas *canvas)
{
  Spine s = { .view = view, .canvas = canvas };
  double bottom, label;

  s.scene = batson_scene_new (canvas, C_ ("diagram", "Spine"));
  label = batson_text_width ("T12", font (&s, 12, 700)) + 10;
  for (guint i = 0; i < view->lesions->len; i++)
    s.least_words = MAX (s.least_words, batson_text_word (((const BatsonSpineLesion *) view->lesions->pdata[i])->urgency, font (&s, 13.3, 700)));
  place_column (&s, label);
  collapse_levels (&s);
  bottom = s.column.height + 4;
  if (s.zones > 0)
    _batson_spine_add_zones (s.scene, &s.column, s.zones, s.zones + label + s.column.width + 6);
  if (view->layers & BATSON_SPINE_PLEXUS)
    _batson_spine_add_plexus (s.scene, &s.column);
  draw_ground (&s);
  add_levels (&s);
  if (s.cards && view->lesions->len)
    {
      double foot = add_cards (&s, bottom);
      bottom = MAX (bottom, foot);
    }
  /* Where the lesions would stand. */
  if (view->blank && !s.list)
    batson_scene_set_notes (s.scene, (BatsonRect) { s.card_x, 0, canvas->width - s.card_x - 1, bottom });
  add_table (&s);
  batson_scene_seal (s.scene, MAX (canvas->width, s.zones + s.column.width + label), bottom, FALSE);
  return s.scene;
}
