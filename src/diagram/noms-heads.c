/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of the NOMS diagram: each question with its answer so far, and the outcomes' head. */
#include <glib/gi18n-lib.h>

#include "diagram/noms-private.h"

#define DISC 21
#define INDENT 28

static char *
head_id (const NomsStyle *style, BatsonQuestionId question)
{
  g_autofree char *letter = g_ascii_strdown (style->view->protocol->questions[question].letter, -1);

  return g_strdup_printf ("head-%s", letter);
}

static const char *
question_title (const NomsStyle *style, BatsonQuestionId question)
{
  return batson_protocol_text (style->view->protocol->questions[question].title);
}

static BatsonFont
answer_font (const NomsStyle *style, const BatsonNomsHead *head)
{
  return head->state == BATSON_HEAD_MISSING && !head->next ? style->detail : style->detail_bold;
}

double
batson_noms_head_width (const NomsStyle *style, BatsonQuestionId question, gboolean least)
{
  double (*measure) (const char *, BatsonFont) = least ? batson_text_word : batson_text_width;

  /* Heads reach 5 units out of their column on either side. */
  return MAX (MAX (measure (question_title (style, question), style->heading), batson_text_word (style->view->heads[question].note, style->detail)),
              measure (style->view->heads[question].text, style->detail_bold)) + (INDENT + 1) * style->u;
}

static double
note_height (const NomsStyle *style, const BatsonNomsHead *head, double inner)
{
  return *head->note ? batson_noms_height (style, head->note, style->detail, inner) + 2 * style->u : 0;
}

/* Heads are measured as bold, so that they do not grow when they are answered. */
double
batson_noms_head_height (const NomsStyle *style, BatsonQuestionId question, double width)
{
  double inner = width - (INDENT + 10) * style->u;
  double title = batson_noms_height (style, question_title (style, question), style->heading, inner);

  return MAX (title, DISC * style->u) + batson_noms_height (style, style->view->heads[question].text, style->detail_bold, inner) +
         note_height (style, &style->view->heads[question], inner) + (style->print ? 7 : 12) * style->u;
}

static void
put_answer (const NomsStyle *style, BatsonElement *element, const BatsonNomsHead *head, BatsonRect box, double y)
{
  static const BatsonIcon icons[] = { BATSON_ICON_PENDING, BATSON_ICON_HALF, BATSON_ICON_DONE };
  double u = style->u, inner = box.width - (INDENT + 10) * u, line = batson_text_line (style->detail);
  gboolean missing = head->state == BATSON_HEAD_MISSING && !head->next;

  batson_element_icon (element, icons[head->state], box.x + (5 + DISC / 2.0 - 7) * u, y + line / 2 - 7 * u, 14 * u,
                       missing ? BATSON_TOKEN_DIM : BATSON_TOKEN_ACCENT, BATSON_TOKEN_WINDOW, 1);
  y += batson_noms_put (style, element, head->text, answer_font (style, head), box.x + (5 + INDENT) * u, y, inner,
                        BATSON_ALIGN_START, missing ? BATSON_TOKEN_DIM : BATSON_TOKEN_FG) + 2 * u;
  if (*head->note == '\0')
    return;
  batson_element_icon (element, head->note_kind == BATSON_MARK_BASE ? BATSON_ICON_PERSON : BATSON_ICON_CONFLICT, box.x + (5 + DISC / 2.0 - 6) * u,
                       y + line / 2 - 6 * u, 12 * u, BATSON_TOKEN_DIM, BATSON_TOKEN_WINDOW, 1);
  batson_noms_put (style, element, head->note, style->detail, box.x + (5 + INDENT) * u, y, inner, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
}

static char *
say_head (const NomsStyle *style, BatsonQuestionId question)
{
  const BatsonNomsHead *head = &style->view->heads[question];
  const char *title = question_title (style, question);

  if (head->next)
    return g_strdup_printf (_("%s: %s; to be answered next"), title, head->text);
  if (head->state == BATSON_HEAD_KNOWN)
    return g_strdup_printf (_("%s: %s; answered"), title, head->text);
  if (head->state == BATSON_HEAD_PARTIAL)
    return g_strdup_printf (_("%s: %s; answered in part"), title, head->text);
  return g_strdup_printf (_("%s: %s"), title, head->text);
}

/* The frame of the head asked next lies in the scene, though the first head begins before its column. */
static BatsonRect
frame_of (BatsonRect box, double u)
{
  BatsonRect frame = batson_rect_grow (box, -1 * u);
  double out = MAX (0, 1 - frame.x);

  frame.x += out;
  frame.width -= out;
  return frame;
}

void
batson_noms_add_head (const NomsStyle *style, guint group, BatsonQuestionId question, BatsonRect box)
{
  const BatsonNomsHead *head = &style->view->heads[question];
  g_autofree char *id = head_id (style, question), *spoken = say_head (style, question);
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, id,
                                             head->state == BATSON_HEAD_KNOWN ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, box);
  const char *letter = style->view->protocol->questions[question].letter;
  double u = style->u, x = box.x + 5 * u, y = box.y + 4 * u, inner = box.width - (INDENT + 10) * u;
  double title = batson_noms_height (style, question_title (style, question), style->heading, inner), top = MAX (title, DISC * u);
  BatsonPath *disc = batson_path_new ();

  if (head->next)
    batson_element_box (element, frame_of (box, u), 8 * u, (BatsonPaint) { .fill = BATSON_TOKEN_ACCENT_TINT, .stroke = BATSON_TOKEN_PATH, .line = style->print ? 1 : 2 * u });
  batson_path_circle (disc, x + DISC * u / 2, y + top / 2, DISC * u / 2);
  batson_element_shape (element, disc, (BatsonPaint) { .fill = BATSON_TOKEN_FG });
  batson_noms_put (style, element, letter, style->title_bold, x, y + (top - batson_text_line (style->title_bold)) / 2, DISC * u,
                   BATSON_ALIGN_CENTRE, BATSON_TOKEN_WINDOW);
  batson_noms_put (style, element, question_title (style, question), style->heading, x + INDENT * u, y + (top - title) / 2, inner,
                   BATSON_ALIGN_START, BATSON_TOKEN_FG);
  put_answer (style, element, head, box, y + top + 3 * u);
  batson_element_say (element, spoken, *head->note ? head->note : NULL);
  batson_element_act (element, "answer", head->target);
}

static const char *
protocol_title (const NomsStyle *style)
{
  return batson_protocol_title (style->view->protocol);
}

/* Whether the protocol's name stands beside "Suggested outcome", or below it. */
static gboolean
title_fits (const NomsStyle *style, double width)
{
  return batson_text_width (_("Suggested outcome"), style->heading) + batson_text_width (protocol_title (style), style->detail) +
           20 * style->u <= width;
}

/* The sentence and what bears on all rows that are left, or the legend in their place. */
static double
sentence_height (const NomsStyle *style, double width)
{
  double marks;

  if (batson_noms_legend_in_summary (style, width))
    return batson_text_line (style->detail);
  if (style->print)
    return 0;
  marks = batson_noms_put_shared_marks (style, NULL, 0, 0, width);
  return batson_noms_height (style, style->view->summary, style->detail, width) + (marks > 0 ? marks + 5 * style->u : 0);
}

static void
put_sentence (const NomsStyle *style, BatsonElement *element, double x, double y, double width)
{
  if (!style->print)
    {
      y += batson_noms_put (style, element, style->view->summary, style->detail, x, y, width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
      batson_noms_put_shared_marks (style, element, x, y + 3 * style->u, width);
    }
  else if (batson_noms_legend_in_summary (style, width))
    batson_noms_put_legend (style, element, TRUE, x, y);
}

double
batson_noms_summary_height (const NomsStyle *style, double width)
{
  double height = batson_noms_height (style, _("Suggested outcome"), style->heading, width);

  if (!title_fits (style, width))
    height += batson_noms_height (style, protocol_title (style), style->detail, width);
  return MAX (height, DISC * style->u) + sentence_height (style, width) + (style->print ? 7 : 12) * style->u;
}

void
batson_noms_add_summary (const NomsStyle *style, guint group, BatsonRect box)
{
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, "summary", BATSON_STATE_OPEN, box);
  double u = style->u, y = box.y + 4 * u, line = batson_text_line (style->detail), title;
  g_autofree char *spoken = batson_noms_summary_spoken (style);

  title = batson_noms_height (style, _("Suggested outcome"), style->heading, box.width);
  if (title_fits (style, box.width))
    {
      batson_noms_put (style, element, _("Suggested outcome"), style->heading, box.x, y + (MAX (title, DISC * u) - title) / 2, box.width,
                       BATSON_ALIGN_START, BATSON_TOKEN_FG);
      batson_noms_put (style, element, protocol_title (style), style->detail, box.x, y + (MAX (title, DISC * u) - line) / 2,
                       box.width, BATSON_ALIGN_END, BATSON_TOKEN_DIM);
      y += MAX (title, DISC * u);
    }
  else
    {
      y += batson_noms_put (style, element, _("Suggested outcome"), style->heading, box.x, y, box.width, BATSON_ALIGN_START, BATSON_TOKEN_FG);
      y += batson_noms_put (style, element, protocol_title (style), style->detail, box.x, y, box.width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
    }
  put_sentence (style, element, box.x, y + 3 * u, box.width);
  batson_element_say (element, spoken, protocol_title (style));
}
