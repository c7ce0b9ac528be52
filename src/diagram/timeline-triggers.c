/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane of the referral triggers, above the axis: an alarm bell a line, what fired beside it, and no phase it could be taken for. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "framework/handling.h"

#define BELL 23.0
#define GAP 4.0
#define PAD 5.0
#define LONGEST 420.0 /* words wider than this are told by numbers */
#define ROWS 4        /* a bell with still others about it stands without words */

typedef struct {
  guint first, n;        /* points */
  double x;              /* of the bell's middle */
  char *words;           /* beside it; NULL: there is no room; owned */
  BatsonRect mark, chip; /* in a row that begins at 0 */
  guint row;             /* from the axis up */
} Bell;

static void
bell_clear (gpointer data)
{
  g_free (((Bell *) data)->words);
}

gboolean
batson_timeline_sees_point (const Timeline *t, const BatsonCoursePoint *point)
{
  return point->day >= batson_time_axis_first (&t->axis) && point->day <= batson_time_axis_last (&t->axis);
}

double
batson_timeline_mark_height (const Timeline *t)
{
  return MAX (BELL * t->u, batson_text_line (t->small) + 4 * t->u);
}

/* ---- Where they stand ---- */

/* Points whose bells would lie upon each other share one. */
static GArray *
bells_of (const Timeline *t)
{
  GArray *bells = g_array_new (FALSE, FALSE, sizeof (Bell));
  double size = BELL * t->u;

  g_array_set_clear_func (bells, bell_clear);
  for (guint i = 0; t->dated && i < t->course->points->len; i++)
    {
      const BatsonCoursePoint *point = t->course->points->pdata[i];
      double x = CLAMP (batson_time_axis_x (&t->axis, point->day), t->x + size / 2, t->x + t->width - size / 2);
      Bell *last = bells->len ? &g_array_index (bells, Bell, bells->len - 1) : NULL, bell = { .first = i, .n = 1, .x = x };

      if (!batson_timeline_sees_point (t, point))
        continue;
      if (last && x < last->x + size + 3 * t->u)
        {
          last->n++;
          continue;
        }
      bell.mark = (BatsonRect) { x - size / 2, (batson_timeline_mark_height (t) - size) / 2, size, size };
      g_array_append_val (bells, bell);
    }
  return bells;
}

char *
batson_timeline_bell (const Timeline *t, guint point)
{
  g_autoptr (GArray) bells = bells_of (t);

  for (guint i = 0; i < bells->len; i++)
    {
      const Bell *bell = &g_array_index (bells, Bell, i);

      if (point >= bell->first && point < bell->first + bell->n)
        return g_strdup_printf ("trigger-%u", i);
    }
  return g_strdup ("");
}

/* What fired: "REF-4 neurological deficit", or by the numbers alone. */
static char *
bell_words (const Timeline *t, const Bell *bell, gboolean brief)
{
  const BatsonField *field = &batson_record_type (BATSON_RECORD_REFERRAL)->fields[BATSON_REFERRAL_TRIGGERS];
  BatsonCoursePoint all = { 0 };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = bell->first; i < bell->first + bell->n; i++)
    all.triggers |= ((BatsonCoursePoint *) t->course->points->pdata[i])->triggers;
  if (brief)
    return batson_words_point_title (&all);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (all.triggers >> i & 1)
      g_string_append_printf (words, "%s%s", words->len ? ", " : "", batson_field_choice_label (field, (int) i));
  return g_strdup (words->str);
}

static gboolean
touch (const Timeline *t, BatsonRect a, BatsonRect b)
{
  return a.width > 0 && b.width > 0 && a.x < b.x + b.width + 3 * t->u && b.x < a.x + a.width + 3 * t->u;
}

/* Whether BOX, of the bell I, is free in ROW: those before it have their places, those after it would stand next to the axis. */
static gboolean
is_free (const Timeline *t, const GArray *bells, guint i, guint row, BatsonRect box)
{
  if (box.x < t->x || box.x + box.width > t->x + t->width)
    return FALSE;
  for (guint k = 0; k < bells->len; k++)
    {
      const Bell *other = &g_array_index (bells, Bell, k);

      if (k != i && other->row == row && (touch (t, box, other->mark) || (k < i && touch (t, box, other->chip))))
        return FALSE;
    }
  return TRUE;
}

/* WORDS after the bell or before it, in the lowest row of N that has room for both. */
static gboolean
place_words (const Timeline *t, GArray *bells, guint i, char *words, guint n)
{
  Bell *bell = &g_array_index (bells, Bell, i);
  double width = ceil (batson_text_width (words, t->small)) + 2 * PAD * t->u, height = batson_text_line (t->small) + 4 * t->u;

  for (guint row = 0; row < n; row++)
    for (int side = 0; side < 2; side++)
      {
        BatsonRect chip = { side == 0 ? bell->mark.x + bell->mark.width + GAP * t->u : bell->mark.x - GAP * t->u - width, (batson_timeline_mark_height (t) - height) / 2, width, height };

        if (!is_free (t, bells, i, row, bell->mark) || !is_free (t, bells, i, row, chip))
          continue;
        bell->row = row;
        bell->chip = chip;
        bell->words = words;
        return TRUE;
      }
  g_free (words);
  return FALSE;
}

static void
place (const Timeline *t, GArray *bells, guint i)
{
  Bell *bell = &g_array_index (bells, Bell, i);
  char *words = t->narrow ? NULL : bell_words (t, bell, FALSE);

  if (words && batson_text_width (words, t->small) > LONGEST * t->u)
    g_clear_pointer (&words, g_free);
  if ((words && place_words (t, bells, i, words, 2)) || place_words (t, bells, i, bell_words (t, bell, TRUE), ROWS))
    return;
  while (bell->row < ROWS && !is_free (t, bells, i, bell->row, bell->mark))
    bell->row++;
}

/* ---- Drawing ---- */

static BatsonRect
moved (BatsonRect box, double y)
{
  box.y += y;
  return box;
}

static void
draw_bell (const Timeline *t, BatsonElement *e, const Bell *bell, double y)
{
  BatsonRect mark = moved (bell->mark, y), chip = moved (bell->chip, y);
  BatsonPath *disc = batson_path_new ();

  batson_path_circle (disc, bell->x, mark.y + mark.height / 2, mark.width / 2 - t->u);
  batson_element_shape (e, disc, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_FG, .line = 1.4 * t->u });
  batson_element_icon (e, BATSON_ICON_BELL, bell->x - mark.width * 0.3, mark.y + mark.width * 0.2, mark.width * 0.6, BATSON_TOKEN_FG, BATSON_TOKEN_CARD, 1);
  if (bell->words == NULL)
    return;
  batson_element_box (e, chip, 4 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_BORDER, .line = t->print ? 0.4 : t->u });
  batson_timeline_put (t, e, bell->words, t->small, chip.x + PAD * t->u, chip.y + 2 * t->u, -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
}

static void
add_bell (const Timeline *t, guint group, const Bell *bell, guint i, double y)
{
  const BatsonCoursePoint *first = t->course->points->pdata[bell->first];
  g_autofree char *id = g_strdup_printf ("trigger-%u", i), *address = batson_fact_address (&first->fact), *words = NULL;
  BatsonRuleId rule = batson_assessment_trigger (t->course->assessment, (BatsonTriggerId) g_bit_nth_lsf ((gulong) first->triggers, -1))->why.rule;
  BatsonRect bounds = moved (bell->mark, y);
  BatsonElement *e;

  if (bell->words)
    bounds = batson_rect_join (bounds, moved (bell->chip, y));
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_NODE, id, first->referral ? BATSON_STATE_HISTORY : BATSON_STATE_CHOSEN, bounds);
  draw_bell (t, e, bell, y);
  words = batson_timeline_points_words (t, bell->first, bell->n);
  batson_element_say (e, words, NULL);
  batson_element_act (e, *address ? "answer" : "why", *address ? address : batson_rule (rule)->id);
  if (i > 0)
    {
      g_autofree char *before = g_strdup_printf ("trigger-%u", i - 1);
      batson_scene_link (t->scene, before, BATSON_TOWARDS_RIGHT, id);
    }
}

char *
batson_timeline_points_words (const Timeline *t, guint first, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint k = first; k < first + n; k++)
    {
      g_autofree char *one = batson_words_point (t->course->points->pdata[k], &t->course->assessment->settings);
      g_string_append_printf (words, "%s%s", words->len ? "; " : "", one);
    }
  return g_string_free (words, FALSE);
}

/* Where the heads stand above the rows, all that fired is told there. */
static char *
head_words (const Timeline *t, const GArray *bells)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; t->narrow && i < bells->len; i++)
    {
      const Bell *bell = &g_array_index (bells, Bell, i);
      g_autofree char *words = batson_timeline_points_words (t, bell->first, bell->n);

      g_string_append_printf (all, "%s%s", all->len ? "; " : "", words);
    }
  return g_string_free (all, FALSE);
}

/* The row TODAY stands free in, if need be a new one. */
static guint
row_of_today (const Timeline *t, const GArray *bells, guint n_rows, BatsonRect today)
{
  guint row = 0;

  while (row < n_rows && !is_free (t, bells, bells->len, row, today))
    row++;
  return row;
}

double
batson_timeline_add_triggers (const Timeline *t, guint group, double y, BatsonRect *today)
{
  g_autoptr (GArray) bells = bells_of (t);
  double row = batson_timeline_mark_height (t), step = row + 3 * t->u, top = y;
  g_autofree char *words = NULL;
  guint n = bells->len > 0 || today->width > 0 ? 1 : 0, at;

  for (guint i = 0; i < bells->len; i++)
    place (t, bells, i);
  for (guint i = 0; i < bells->len; i++)
    n = MAX (n, g_array_index (bells, Bell, i).row + 1);
  at = row_of_today (t, bells, n, *today);
  n = today->width > 0 ? MAX (n, at + 1) : n;
  words = head_words (t, bells);
  if (bells->len > 0 && t->narrow)
    top += batson_timeline_add_plain_head (t, group, "triggers", words, y, 0) + 4 * t->u;
  else if (bells->len > 0)
    batson_timeline_add_plain_head (t, group, "triggers", "", y + (n - 1) * step, row);
  for (guint i = 0; i < bells->len; i++)
    add_bell (t, group, &g_array_index (bells, Bell, i), i, top + (n - 1 - g_array_index (bells, Bell, i).row) * step);
  today->y = top + (n - 1 - MIN (at, n - 1)) * step;
  return n > 0 ? top - y + n * step - 3 * t->u : 0;
}
