/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral pathway as a table: a line for everything that can be chosen, in the order of the patient's arrow. */
#include "diagram/pathway-private.h"

#include <glib/gi18n-lib.h>

static void
add_rows (const PathwayStyle *style, const BatsonPathwayBox *box)
{
  for (guint i = 0; i < box->cells->len; i++)
    {
      const BatsonPathwayCell *cell = box->cells->pdata[i];
      const char *cells[] = { box->title, cell->title, cell->state, cell->text, cell->rule, NULL };
      gboolean drawn = batson_scene_find (style->scene, cell->id) >= 0; /* what is folded is told all the same */

      if (cell->kind != BATSON_CELL_BUTTON)
        batson_scene_add_row (style->scene, drawn ? cell->id : "", cells);
    }
}

void
batson_pathway_add_table (const PathwayStyle *style)
{
  const BatsonPathwayView *view = style->view;
  const char *columns[] = { _ ("Part"), _ ("What"), _ ("State"), _ ("Details"), _ ("Rule"), NULL };
  BatsonDirection first = batson_pathway_first (view);

  batson_scene_set_columns (style->scene, columns);
  for (guint i = 0; i < 2; i++)
    for (guint b = 0; b < BATSON_N_PATHWAY_BOXES; b++)
      add_rows (style, &view->arrows[i == 0 ? first : 1 - first].boxes[b]);
  add_rows (style, &view->sides[BATSON_DIRECTION_TO_BREAST]);
  add_rows (style, &view->sides[BATSON_DIRECTION_TO_NEURO]);
  add_rows (style, &view->board);
}
