/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS diagram as a table: a row a line. */
#include <glib/gi18n-lib.h>

#include "diagram/noms-private.h"

static const char *
state_word (BatsonState state)
{
  switch (state)
    {
    case BATSON_STATE_CHOSEN: return C_ ("noms", "the path of this lesion");
    case BATSON_STATE_POSSIBLE: return C_ ("noms", "still possible");
    case BATSON_STATE_OUT: return C_ ("noms", "ruled out");
    case BATSON_STATE_HISTORY: return C_ ("noms", "before the treatment");
    default: return C_ ("noms", "open");
    }
}

static const char *
colour_word (guint colours)
{
  if (colours == 0)
    return "";
  return colours & BATSON_GREEN_BIT ? C_ ("urgency", "Elective") : colours & BATSON_ORANGE_BIT ? C_ ("urgency", "Urgent") : C_ ("urgency", "Emergency");
}

void
batson_noms_add_table (const NomsStyle *style)
{
  const BatsonProtocol *protocol = style->view->protocol;
  const char *columns[] = { _("Rule"), _("State"), batson_protocol_text (protocol->questions[0].title),
                            batson_protocol_text (protocol->questions[1].title), batson_protocol_text (protocol->questions[2].title),
                            batson_protocol_text (protocol->questions[3].title), _("Suggested outcome"), _("With"), _("Urgency"), _("When"),
                            _("Basis"), NULL };

  batson_scene_set_columns (style->scene, columns);
  for (guint row = 0; row < protocol->n_rows; row++)
    {
      const BatsonNomsViewRow *mine = &style->view->row[row];
      g_autofree char *id = batson_noms_row_id (style, row, FALSE);
      const char *cells[G_N_ELEMENTS (columns)] = { mine->rule, state_word (style->graph->row[row]) };

      for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
        cells[2 + q] = batson_protocol_text (batson_noms_branch (style, q, protocol->rows[row].accepts[q])->title);
      cells[6] = mine->outcome;
      cells[7] = mine->with;
      cells[8] = colour_word (mine->colours);
      cells[9] = mine->urgency;
      cells[10] = mine->basis;
      batson_scene_add_row (style->scene, batson_scene_find (style->scene, id) >= 0 ? id : "", cells);
    }
}
