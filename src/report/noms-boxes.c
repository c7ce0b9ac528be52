/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The boxes that go with the tree: SINS, the path in words, the decision; on a blank sheet to be filled in by hand. */
#include "report/noms-remarks.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

#define PADDING 7.0
#define GAP 8.0
#define HAND_LEAST 15.0 /* room for a line written by hand */
#define SPREAD_MOST 90.0 /* boxes grow at most so much where there is room */

static const BatsonStyle head = { 9, 700, BATSON_ALIGN_START };
static const BatsonStyle head_end = { 9, 700, BATSON_ALIGN_END };
static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };
static const BatsonStyle bold_end = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_END };
static const BatsonStyle small = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_START };
static const BatsonStyle small_end = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_END };

/* The heading of a box. Returns its height. */
static double
add_head (BatsonSheet *sheet, const char *text, double x, double y, double width)
{
  double high;

  batson_sheet_tag (sheet, BATSON_TAG_SUBHEADING);
  high = batson_sheet_text (sheet, text, head, x, y, width);
  batson_sheet_tag (sheet, BATSON_TAG_PARAGRAPH);
  return high;
}

/* SINS */

static char *
part_points (const BatsonLesionResult *lesion, guint part)
{
  static const int most[BATSON_N_SINS_PARTS] = { 3, 3, 2, 4, 3, 3 };
  int least = lesion ? lesion->sins.part_least[part] : 0, greatest = lesion ? lesion->sins.part_greatest[part] : 0;

  if (lesion == NULL)
    return g_strdup_printf ("(%d)", most[part]);
  if (least == greatest)
    return g_strdup_printf ("%d (%d)", least, most[part]);
  return g_strdup_printf ("%d–%d (%d)", least, greatest, most[part]);
}

/* One part of SINS, its answer, its points and the most it can have. */
static double
add_sins_row (BatsonSheet *sheet, const BatsonLesionResult *lesion, guint part, double x, double y, double width)
{
  g_autofree char *answer = lesion ? batson_words_sins_answer (lesion, part) : g_strdup (""), *points = part_points (lesion, part);
  double high, answer_high, points_high;

  batson_sheet_begin_row (sheet, BATSON_TAG_HEAD_CELL);
  high = batson_sheet_text (sheet, batson_words_sins_part (part), body, x, y, width * 0.53);
  batson_sheet_tag (sheet, BATSON_TAG_CELL);
  answer_high = batson_sheet_text (sheet, answer, body, x + width * 0.55, y, width * 0.29);
  points_high = batson_sheet_text (sheet, points, bold_end, x + width * 0.84, y, width * 0.16);
  return MAX (high, MAX (answer_high, points_high));
}

static double
add_sins_total (BatsonSheet *sheet, const BatsonLesionResult *lesion, double x, double y, double width)
{
  g_autofree char *total = lesion ? batson_words_sins_total (lesion) : g_strdup (_ ("SINS"));
  const char *class = lesion ? batson_words_sins_class (lesion->sins.classes) : "";

  double left, right;

  batson_sheet_begin_row (sheet, BATSON_TAG_HEAD_CELL);
  left = batson_sheet_text (sheet, total, head, x, y, width * 0.45);
  batson_sheet_tag (sheet, BATSON_TAG_CELL);
  right = batson_sheet_text (sheet, class, head_end, x + width * 0.45, y, width * 0.55);
  return MAX (left, right);
}

/* Its rows are EXTRA higher than they need, all together. Returns where the table ends. */
static double
add_sins (const BatsonReport *report, BatsonSheet *sheet, BatsonRect box, double extra)
{
  const BatsonLesionResult *lesion = report->lesion;
  g_autofree char *name = lesion ? batson_words_lesion (lesion->record) : NULL, *heading = name ? g_strdup_printf (_ ("SINS of %s"), name) : g_strdup (_ ("SINS"));
  double inner = box.width - 2 * PADDING, x = box.x + PADDING, y = box.y, pad = 1 + extra / (2 * BATSON_N_SINS_PARTS), points = batson_sheet_text_width (_ ("points (most)"), small) + 2, high;

  high = add_head (sheet, heading, x, y + 3, inner - points - 4);
  batson_sheet_text (sheet, _ ("points (most)"), small_end, x + inner - points, y + 4, points);
  y += 3 + high + 2;
  batson_sheet_begin_table (sheet);
  for (guint part = 0; part < BATSON_N_SINS_PARTS; part++)
    {
      batson_sheet_line (sheet, box.x, y, box.x + box.width, y, 0.4);
      y += pad + add_sins_row (sheet, lesion, part, x, y + pad, inner) + pad;
    }
  batson_sheet_line (sheet, box.x, y, box.x + box.width, y, 1.2);
  high = add_sins_total (sheet, lesion, x, y + 2, inner);
  batson_sheet_end_table (sheet);
  return y + 2 + high + 2;
}

/* The path in words */

/* Day and source where it rests on one answer, else the first of the answers; SINS has its table. */
static char *
question_facts (const BatsonLesionResult *lesion, guint question)
{
  const BatsonFacts *because = &lesion->answers[question].why.because;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (because->len == 0 || question == BATSON_QUESTION_M)
    return g_strdup ("");
  if (because->len == 1)
    return batson_words_fact_origin (&because->facts[0]);
  for (guint i = 0; i < MIN (because->len, 2); i++)
    g_ptr_array_add (words, batson_words_fact (&because->facts[i]));
  if (because->len > 2)
    g_ptr_array_add (words, g_strdup ("…"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("; ", (char **) words->pdata);
}

/* One question: its letter, what was answered, and, unless BRIEF, from what; on a blank sheet a line to write on. */
static double
add_question (const BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, gboolean brief, guint question, double x, double y, double width)
{
  const BatsonQuestion *asked = &view->protocol->questions[question];
  g_autofree char *facts = report->lesion && !brief ? question_facts (report->lesion, question) : g_strdup (""), *text = NULL;

  batson_sheet_text (sheet, asked->letter, head, x, report->lesion ? y : y + 3, -1);
  if (report->lesion == NULL)
    {
      double title = batson_sheet_text_width (batson_protocol_text (asked->title), body) + 19, high = batson_sheet_text (sheet, batson_protocol_text (asked->title), body, x + 13, y + 3, -1) + 4;
      batson_sheet_line (sheet, x + title, y + high - 1, x + width, y + high - 1, 0.5);
      return high + 2;
    }
  text = *facts ? g_strdup_printf (C_ ("path in words", "%s (%s)"), view->heads[question].text, facts) : g_strdup (view->heads[question].text);
  return batson_sheet_text (sheet, text, body, x + 13, y, width - 13) + 1;
}

static char *
path_end (const BatsonNomsView *view)
{
  for (guint row = 0; row < view->protocol->n_rows; row++)
    if (view->rows == 1u << row)
      return g_strdup_printf (_ ("%s. Source: %s: %s. Urgency colour: inferred."), view->row[row].rule, batson_rule (view->protocol->rows[row].rule)->source, view->row[row].basis);
  return g_strdup (view->summary);
}

/* What goes with the one row suggested where something else was decided; "" where it stands above, or nothing does. */
static char *
suggested_words (const BatsonReport *report, const BatsonNomsView *view)
{
  g_autofree char *decision = report->lesion ? batson_words_decision (report->lesion->record) : NULL;

  for (guint row = 0; decision && row < view->protocol->n_rows; row++)
    if (view->rows == 1u << row && *view->row[row].with)
      {
        /* Translators: an outcome and what goes with it: "Radiation alone: surgical consultation". */
        g_autofree char *whole = g_strdup_printf (C_ ("outcome", "%1$s: %2$s"), view->row[row].outcome, view->row[row].with);

        return batson_words_suggests (view->protocol, whole);
      }
  return g_strdup ("");
}

/* A line of the path with an icon in place of the letter; nothing for an empty text. */
static double
add_remark (BatsonSheet *sheet, BatsonIcon icon, const char *text, BatsonStyle style, double x, double y, double width)
{
  if (*text == '\0')
    return 0;
  batson_sheet_icon (sheet, icon, x, y + 1.5, 8, FALSE);
  return batson_sheet_text (sheet, text, style, x + 13, y, width - 13) + 1;
}

static double
add_path (const BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, gboolean brief, BatsonRect box)
{
  double inner = box.width - 2 * PADDING, x = box.x + PADDING, y = box.y;
  g_autofree char *end = report->lesion ? path_end (view) : g_strdup (""), *suggested = suggested_words (report, view), *by_hand = _batson_noms_by_hand (report), *doubts = _batson_noms_named_doubts (report), *notes = _batson_noms_named_notes (report, brief), *referral = _batson_noms_named_triggers (report, brief);
  const char *about = view->protocol->id == BATSON_PROTOCOL_REVIEW ? "" : batson_protocol_text (view->protocol->about); /* how far its rows were checked */

  y += 3 + add_head (sheet, _ ("The path in words"), x, y + 3, inner) + 2;
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    y += add_question (report, sheet, view, brief, q, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_FORWARD, end, bold, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_NOMS, suggested, body, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_INFO, about, body, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_EDIT, by_hand, bold, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_UNDETERMINED, doubts, bold, x, y, inner);
  if (brief && *notes && *referral)
    {
      g_autofree char *both = g_strdup_printf (C_ ("note", "%s. %s"), notes, referral);

      return y + add_remark (sheet, BATSON_ICON_CONFLICT, both, body, x, y, inner) + 2;
    }
  y += add_remark (sheet, BATSON_ICON_CONFLICT, notes, body, x, y, inner);
  y += add_remark (sheet, BATSON_ICON_BELL, referral, body, x, y, inner);
  return y + 2;
}

/* The decision */

/* A line to sign on, with what is signed below it. */
static double
add_signature (BatsonSheet *sheet, const char *who, double x, double y, double width)
{
  double date = batson_sheet_text_width (_ ("date, time"), small) + 2;

  batson_sheet_line (sheet, x, y, x + width, y, 0.75);
  batson_sheet_text (sheet, _ ("date, time"), small_end, x + width - date, y + 1, date);
  return 1 + batson_sheet_text (sheet, who, small, x, y + 1, width - date - 4);
}

/* A box to tick, as wide as its words. Returns the width. */
static double
add_tick (BatsonSheet *sheet, const char *text, double x, double y)
{
  batson_sheet_box (sheet, (BatsonRect) { x, y + 1.5, 7.5, 7.5 }, 0.9, BATSON_LINE_SOLID);
  batson_sheet_text (sheet, text, body, x + 11, y, -1);
  return 11 + batson_sheet_text_width (text, body);
}

/* Title and ticks, side by side where they fit. Returns where they end. */
static double
add_choice (BatsonSheet *sheet, double x, double y, double width)
{
  double title = batson_sheet_text_width (_ ("Decision"), head) + 12, ticks = batson_sheet_text_width (_ ("as suggested"), body) + batson_sheet_text_width (_ ("other, because:"), body) + 22;
  double high = add_head (sheet, _ ("Decision"), x, y, -1) + 1;

  if (title + ticks + 8 <= width)
    {
      double first = x + width - ticks - 8;
      first += add_tick (sheet, _ ("as suggested"), first, y) + 8;
      add_tick (sheet, _ ("other, because:"), first, y);
      return y + high;
    }
  y += high;
  add_tick (sheet, _ ("as suggested"), x, y);
  y += high;
  add_tick (sheet, _ ("other, because:"), x, y);
  return y + high;
}

/* Ends at BOTTOM where that leaves more room to write by hand. Returns where it ends. */
static double
add_decision (BatsonSheet *sheet, BatsonRect box, double bottom)
{
  double inner = box.width - 2 * PADDING, x = box.x + PADDING, y = add_choice (sheet, x, box.y + 3, inner), hand;
  double signature = batson_sheet_measure (sheet, _ ("Breast oncosurgeon: name, signature"), small, inner * 0.7) + 1;

  hand = MAX ((bottom - y - 2 * signature - 3) / 4, HAND_LEAST);
  y += hand;
  batson_sheet_line (sheet, x, y, x + inner, y, 0.5);
  y += hand;
  batson_sheet_line (sheet, x, y, x + inner, y, 0.5);
  y += hand;
  y += add_signature (sheet, _ ("Breast oncosurgeon: name, signature"), x, y, inner) + hand;
  return y + add_signature (sheet, _ ("Neurosurgeon: name, signature"), x, y, inner) + 3;
}

/* The three */

/* Side by side; in portrait the path above the other two. */
typedef struct
{
  BatsonRect sins, path, decision;
} Boxes;

static Boxes
place (const BatsonReport *report, double y)
{
  double left = BATSON_SHEET_MARGIN, width = report->width - 2 * left, sins = 204, decision = 196;

  if (report->setup.portrait)
    return (Boxes) { { left, y, width * 0.5, 0 }, { left, y, width, 0 }, { left + width * 0.5 + GAP, y, width * 0.5 - GAP, 0 } };
  return (Boxes) { { left, y, sins, 0 }, { left + sins + GAP, y, width - sins - decision - 2 * GAP, 0 }, { left + width - decision, y, decision, 0 } };
}

static void
frame (BatsonSheet *sheet, BatsonRect box, double bottom)
{
  box.height = bottom - box.y;
  batson_sheet_box (sheet, box, 0.75, BATSON_LINE_SOLID);
}

/* The lowest end of boxes that begin at Y, and where the table of SINS ends by itself. */
static double
lowest (const BatsonReport *report, const BatsonNomsView *view, gboolean brief, double y, double *out_sins)
{
  BatsonSheet scratch;
  Boxes b = place (report, y);
  double decision, path, bottom;

  batson_sheet_init (&scratch, report->width, report->height, "");
  path = add_path (report, &scratch, view, brief, b.path);
  if (report->setup.portrait)
    b.sins.y = b.decision.y = path + GAP;
  *out_sins = add_sins (report, &scratch, b.sins, 0);
  decision = add_decision (&scratch, b.decision, 0);
  bottom = MAX (*out_sins, decision);
  batson_scene_unref (scratch.scene);
  return MAX (bottom, path);
}

/** How high the boxes are at least; BRIEF: where the path names conflicts and referral by their rules alone. */
double
_batson_noms_boxes_height (const BatsonReport *report, const BatsonNomsView *view, gboolean brief)
{
  double sins;

  return lowest (report, view, brief, 0, &sins);
}

/** Draws the boxes from Y down, to LIMIT where that is not too far. Returns where they end. */
double
_batson_noms_add_boxes (const BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, gboolean brief, double y, double limit)
{
  Boxes b = place (report, y);
  double sins, least = lowest (report, view, brief, y, &sins), bottom = CLAMP (limit, least, least + SPREAD_MOST), path = add_path (report, sheet, view, brief, b.path);

  if (report->setup.portrait)
    b.sins.y = b.decision.y = path + GAP;
  add_sins (report, sheet, b.sins, bottom - sins);
  add_decision (sheet, b.decision, bottom);
  frame (sheet, b.path, report->setup.portrait ? path : bottom);
  frame (sheet, b.sins, bottom);
  frame (sheet, b.decision, bottom);
  return bottom;
}
