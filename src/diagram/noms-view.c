/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the NOMS diagram: rows, answers, marks. */
#include <glib/gi18n-lib.h>

#include "diagram/noms-view.h"
#include "framework/words.h"

static void
mark_free (gpointer data)
{
  BatsonNomsMark *mark = data;

  g_free (mark->id);
  g_free (mark->text);
  g_free (mark);
}

void
batson_noms_view_free (BatsonNomsView *view)
{
  if (view == NULL)
    return;
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      g_free (view->heads[q].text);
      g_free (view->heads[q].target);
      g_free (view->heads[q].note);
    }
  for (guint row = 0; row < view->protocol->n_rows; row++)
    {
      g_free (view->row[row].outcome);
      g_free (view->row[row].with);
      g_free (view->row[row].rule);
      g_free (view->row[row].basis);
      g_free (view->row[row].urgency);
    }
  g_free (view->row);
  g_free (view->lesion);
  g_free (view->lesion_id);
  g_free (view->leading);
  g_free (view->summary);
  g_ptr_array_unref (view->marks);
  g_free (view);
}

void
batson_noms_view_add_mark (BatsonNomsView *view, BatsonNomsMarkKind kind, guint rows, const char *id, const char *text)
{
  BatsonNomsMark *mark = g_new0 (BatsonNomsMark, 1);

  mark->kind = kind;
  mark->rows = rows;
  mark->id = g_strdup (id);
  mark->text = g_strdup (text);
  g_ptr_array_add (view->marks, mark);
}

/* The colours of a row for the M answers that still lead to it, or where it is ruled out for all its own. */
static guint
row_colours (const BatsonRow *row, guint mechanical, gboolean reachable)
{
  guint open = row->accepts[BATSON_QUESTION_M], colours = 0;

  open &= reachable ? mechanical : open;
  for (guint m = 0; m < G_N_ELEMENTS (row->colours); m++)
    if ((open & 1u << m) != 0)
      colours |= row->colours[m];
  return colours;
}

static const char *
urgency_text (guint colours)
{
  switch (colours)
    {
    case 0: return "";
    case BATSON_GREEN_BIT: return batson_words_colour_limit (BATSON_GREEN);
    case BATSON_ORANGE_BIT: return batson_words_colour_limit (BATSON_ORANGE);
    case BATSON_RED_BIT: return batson_words_colour_limit (BATSON_RED);
    /* Translators: below "Elective": the row is urgent where the spine is indeterminate or unstable. */
    default: return C_ ("urgency", "urgent unless stable");
    }
}

static void
update_urgency (BatsonNomsView *view)
{
  for (guint row = 0; row < view->protocol->n_rows; row++)
    {
      view->row[row].colours = row_colours (&view->protocol->rows[row], view->answers[BATSON_QUESTION_M], (view->rows >> row & 1) != 0);
      g_free (view->row[row].urgency);
      view->row[row].urgency = g_strdup (urgency_text (view->row[row].colours));
    }
}

static char *
text_or_empty (const char *msgid)
{
  return g_strdup (msgid != NULL ? batson_protocol_text (msgid) : "");
}

BatsonNomsView *
batson_noms_view_blank (const BatsonProtocol *protocol)
{
  BatsonNomsView *view = g_new0 (BatsonNomsView, 1);

  view->protocol = protocol;
  view->lesion = g_strdup (C_ ("noms", "Lesion"));
  view->lesion_id = g_strdup ("");
  view->leading = g_strdup ("");
  view->summary = g_strdup (_("No answer of a lesion yet: every row is open."));
  view->marks = g_ptr_array_new_with_free_func (mark_free);
  view->row = g_new0 (BatsonNomsViewRow, protocol->n_rows);
  view->rows = (1u << protocol->n_rows) - 1;
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      view->answers[q] = protocol->questions[q].all;
      view->heads[q].text = g_strdup (C_ ("noms", "not answered"));
      view->heads[q].target = g_strdup ("");
      view->heads[q].note = g_strdup ("");
    }
  for (guint row = 0; row < protocol->n_rows; row++)
    {
      const BatsonRow *from = &protocol->rows[row];
      BatsonNomsViewRow *to = &view->row[row];

      to->outcome = text_or_empty (from->outcome);
      to->with = text_or_empty (from->with);
      to->rule = g_strdup (batson_rule (from->rule)->id);
      to->basis = g_strdup (batson_basis_label (batson_rule (from->rule)->basis));
    }
  update_urgency (view);
  return view;
}

void
batson_noms_view_set_answers (BatsonNomsView *view, const guint answers[BATSON_N_QUESTIONS], guint rows,
                              guint lesion_colours)
{
  view->rows = rows;
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    view->answers[q] = answers[q];
  update_urgency (view);
  for (guint row = 0; row < view->protocol->n_rows && lesion_colours != 0 && (lesion_colours & BATSON_GREEN_BIT) == 0; row++)
    if ((rows >> row & 1) != 0 && (view->row[row].colours & BATSON_GREEN_BIT) != 0)
      {
        view->row[row].colours = (view->row[row].colours & ~BATSON_GREEN_BIT) | BATSON_ORANGE_BIT;
        g_free (view->row[row].urgency);
        view->row[row].urgency = g_strdup (urgency_text (view->row[row].colours));
      }
}

BatsonNomsHeadState
batson_noms_view_head_state (const BatsonNomsView *view, BatsonQuestionId question)
{
  guint answers = view->answers[question], all = view->protocol->questions[question].all;

  if (answers == 0 || (all & ~answers) == 0)
    return BATSON_HEAD_MISSING;
  if ((answers & (answers - 1)) == 0 || (question == BATSON_QUESTION_S && (answers & BATSON_S_POOR) == 0))
    return BATSON_HEAD_KNOWN;
  return BATSON_HEAD_PARTIAL;
}

void
batson_noms_view_answer (BatsonNomsView *view, BatsonQuestionId question, guint answers)
{
  const BatsonBranch *branch = batson_protocol_branch (view->protocol, question, answers);
  BatsonNomsHead *head = &view->heads[question];

  view->answers[question] = answers;
  batson_noms_view_set_answers (view, view->answers, batson_protocol_rows (view->protocol, view->answers), 0);
  head->state = batson_noms_view_head_state (view, question);
  g_free (head->text);
  head->text = g_strdup (head->state == BATSON_HEAD_MISSING ? C_ ("noms", "not answered")
                         : branch != NULL ? batson_protocol_text (branch->title) : C_ ("noms", "answered in part"));
}

void
batson_noms_view_set_note (BatsonNomsView *view, BatsonQuestionId question, BatsonNomsMarkKind kind, const char *text)
{
  g_free (view->heads[question].note);
  view->heads[question].note = g_strdup (text);
  view->heads[question].note_kind = kind;
}

void
batson_noms_view_mark_base (BatsonNomsView *view, const BatsonNomsView *base)
{
  gboolean differs = view->rows != base->rows;

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    if (!g_str_equal (view->heads[q].text, base->heads[q].text))
      {
        /* Translators: in a what-if, below a changed answer: what the case itself says. */
        g_autofree char *note = g_strdup_printf (C_ ("noms", "in the case: %s"), base->heads[q].text);

        differs = TRUE;
        batson_noms_view_set_note (view, q, BATSON_MARK_BASE, note);
      }
  if (differs)
    batson_noms_view_add_mark (view, BATSON_MARK_BASE, base->rows, "", C_ ("noms", "in the case"));
}
