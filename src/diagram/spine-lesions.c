/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the spine shows of a case, from its assessment. */
#include "diagram/spine.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

/* How the colours a lesion can still have are said and marked (URG-4: never by colour alone). */
static const struct
{
  guint colours;
  const char *word; /* msgid, context "lesion" */
  BatsonIcon icon;
  BatsonToken mark, ink;
} urgencies[] = {
  { BATSON_RED_BIT, NC_ ("lesion", "Emergency"), BATSON_ICON_EMERGENCY, BATSON_TOKEN_EMERGENCY, BATSON_TOKEN_EMERGENCY_TEXT },
  { BATSON_ORANGE_BIT, NC_ ("lesion", "Urgent"), BATSON_ICON_URGENT, BATSON_TOKEN_URGENT, BATSON_TOKEN_URGENT_TEXT },
  { BATSON_ORANGE_BIT | BATSON_RED_BIT, NC_ ("lesion", "At least urgent"), BATSON_ICON_AT_LEAST_URGENT, BATSON_TOKEN_URGENT, BATSON_TOKEN_URGENT_TEXT },
  { BATSON_GREEN_BIT, NC_ ("lesion", "Elective"), BATSON_ICON_ELECTIVE, BATSON_TOKEN_ELECTIVE, BATSON_TOKEN_ELECTIVE_TEXT },
};

static const char *
state_words (const BatsonLesionResult *lesion)
{
  switch (lesion->state)
    {
    case BATSON_LESION_UNGRADED_SINCE: return C_ ("lesion", "Treated, not graded since");
    case BATSON_LESION_CONTROLLED: return C_ ("lesion", "Controlled");
    case BATSON_LESION_OUTSIDE: return C_ ("lesion", "Outside the framework");
    case BATSON_LESION_WITHDRAWN: return C_ ("lesion", "Other histology");
    case BATSON_LESION_CURRENT: return C_ ("lesion", "Undetermined");
    }
  g_assert_not_reached ();
}

static void
set_urgency (BatsonSpineLesion *shown, const BatsonLesionResult *lesion)
{
  shown->icon = BATSON_ICON_UNDETERMINED;
  shown->mark = BATSON_TOKEN_UNDETERMINED;
  shown->ink = BATSON_TOKEN_FG;
  shown->urgency = g_strdup (state_words (lesion));
  for (guint i = 0; i < G_N_ELEMENTS (urgencies) && lesion->state == BATSON_LESION_CURRENT; i++)
    if (urgencies[i].colours == lesion->colours)
      {
        g_free (shown->urgency);
        shown->urgency = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "lesion", urgencies[i].word));
        shown->icon = urgencies[i].icon;
        shown->mark = urgencies[i].mark;
        shown->ink = urgencies[i].ink;
      }
}

/* Whether ROWS are one or two. */
static gboolean
few (guint rows)
{
  guint but_one = rows & (rows - 1);

  return rows && (but_one & (but_one - 1)) == 0;
}

static BatsonSpineLesion *
lesion_new (const BatsonLesionResult *lesion, BatsonRecord *selected)
{
  BatsonSpineLesion *shown = g_new0 (BatsonSpineLesion, 1);
  const BatsonValue *level = batson_record_get (lesion->record, BATSON_LESION_LEVEL);

  shown->id = g_strdup (batson_record_get_id (lesion->record));
  shown->title = batson_words_lesion (lesion->record);
  shown->sins = batson_words_sins_total (lesion);
  shown->sins_class = g_strdup (batson_words_sins_class (lesion->sins.classes));
  shown->grade_words = g_strdup (batson_words_grade (lesion));
  shown->rows = lesion->state == BATSON_LESION_CURRENT && few (lesion->protocols[BATSON_PROTOCOL_REVIEW].rows) ? batson_words_rows (batson_protocol (BATSON_PROTOCOL_REVIEW), lesion->protocols[BATSON_PROTOCOL_REVIEW].rows) : g_strdup ("");
  shown->least = lesion->sins.least;
  shown->greatest = lesion->sins.greatest;
  shown->span = level->state == BATSON_VALUE_ANSWER ? level->span : (BatsonSpan) { BATSON_LEVEL_NONE, BATSON_LEVEL_NONE };
  shown->classes = lesion->sins.classes;
  shown->grade = lesion->grades && (lesion->grades & (lesion->grades - 1)) == 0 ? g_bit_nth_lsf (lesion->grades, -1) : -1;
  shown->collapse = lesion->collapse;
  shown->selected = lesion->record == selected;
  set_urgency (shown, lesion);
  return shown;
}

BatsonSpineView *
batson_spine_view_of (const BatsonAssessment *assessment, BatsonRecord *selected)
{
  BatsonSpineView *view = batson_spine_view_new ();

  for (guint i = 0; i < assessment->lesions->len; i++)
    g_ptr_array_add (view->lesions, lesion_new (assessment->lesions->pdata[i], selected));
  return view;
}
