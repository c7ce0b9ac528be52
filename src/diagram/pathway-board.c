/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared zone of the pathway: what each side brings, SINS, NOMS and imaging, the meeting and its decision (MDT-1). */
#include <glib/gi18n-lib.h>

#include "diagram/pathway-view.h"
#include "framework/board.h"
#include "framework/happened.h"
#include "framework/override.h"
#include "framework/words.h"

/* A blank sheet leaves the place free. Static. */
static const char *
open_words (const BatsonAssessment *a)
{
  return a ? C_ ("pathway", "open") : "";
}

/* ---- What each side brings ---- */

static void
add_entry (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonBoardItem item)
{
  static const BatsonIcon icons[] = { [BATSON_BOARD_OPEN] = BATSON_ICON_EMPTY, [BATSON_BOARD_PARTLY] = BATSON_ICON_HALF, [BATSON_BOARD_KNOWN] = BATSON_ICON_DONE };
  const char *const states[] = { [BATSON_BOARD_OPEN] = "", [BATSON_BOARD_PARTLY] = C_ ("pathway", "answered in part"), [BATSON_BOARD_KNOWN] = C_ ("pathway", "answered") };
  g_autofree char *id = g_strdup_printf ("brings-%d", item);
  g_auto (BatsonBoardEntry) entry = { 0 };
  BatsonPathwayCell *cell;

  if (a)
    batson_board_entry (a, item, &entry);
  cell = batson_pathway_add (box, BATSON_CELL_PAIR, id, icons[entry.state], entry.state == BATSON_BOARD_OPEN ? BATSON_CELL_UNSURE : BATSON_CELL_PLAIN, batson_board_title (item),
                             entry.state != BATSON_BOARD_OPEN ? entry.text : open_words (a));
  batson_pathway_answer (cell, a ? &entry.fact : NULL, BATSON_RULE_MDT_1);
  batson_pathway_say (cell, states[entry.state], "");
}

static void
fill_sides (BatsonPathwayView *view, const BatsonAssessment *a)
{
  BatsonPathwayBox *breast = &view->sides[BATSON_DIRECTION_TO_BREAST], *neuro = &view->sides[BATSON_DIRECTION_TO_NEURO];

  batson_pathway_set_box (breast, "breast-brings", BATSON_DIRECTION_TO_BREAST, BATSON_ICON_RIBBON, _ ("Breast oncosurgeon brings"), "");
  batson_pathway_set_box (neuro, "neuro-brings", BATSON_DIRECTION_TO_NEURO, BATSON_ICON_AXIAL, _ ("Neurosurgeon brings"), "");
  breast->state = neuro->state = BATSON_STATE_CHOSEN;
  for (BatsonBoardItem item = 0; item < BATSON_N_BOARD_ITEMS; item++)
    add_entry (item < BATSON_BOARD_FIRST_NEURO ? breast : neuro, a, item);
}

/* ---- The three marks ---- */

static const BatsonLesionResult *
lesion_of (const BatsonAssessment *a)
{
  return batson_diagram_subject (a, NULL).lesion;
}

static void
add_sins (BatsonPathwayBox *box, const BatsonAssessment *a)
{
  const BatsonLesionResult *lesion = lesion_of (a);
  gboolean begun = lesion && lesion->sins.n_open < BATSON_N_SINS_PARTS - 1; /* the location follows from the level */
  g_autofree char *total = begun ? batson_words_sins_total (lesion) : g_strdup (C_ ("pathway", "SINS")), *name = lesion ? batson_words_lesion (lesion->record) : NULL;
  g_autofree char *text = begun ? g_strdup_printf (C_ ("fact", "%1$s: %2$s"), name, batson_words_sins_class (lesion->sins.classes)) : g_strdup (open_words (a));
  const BatsonFacts *facts = lesion ? (lesion->sins_why.missing.len ? &lesion->sins_why.missing : &lesion->sins_why.because) : NULL;
  BatsonFact first = { .owner = a ? a->root : NULL, .list_field = BATSON_CASE_LESIONS, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL };
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_MARK, "mark-sins", BATSON_ICON_SINS, begun ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, total, text);

  batson_pathway_answer (cell, facts && facts->len ? &facts->facts[0] : a ? &first : NULL, BATSON_RULE_SINS_1);
  batson_pathway_say (cell, "", "");
}

static void
add_noms (BatsonPathwayBox *box, const BatsonAssessment *a)
{
  const BatsonLesionResult *lesion = lesion_of (a);
  const BatsonProtocol *protocol = a ? batson_protocol (a->settings.protocol) : NULL;
  const BatsonProtocolResult *result = lesion ? &lesion->protocols[protocol->id] : NULL;
  guint n = 0;
  g_autofree char *title = NULL, *text = NULL;
  BatsonPathwayCell *cell;

  for (guint rows = result && !result->none ? result->rows : 0; rows; rows &= rows - 1)
    n++;
  title = n > 0 && n <= 3 ? batson_words_rows (protocol, result->rows) : g_strdup (C_ ("pathway", "NOMS"));
  if (result && result->none)
    text = g_strdup (batson_words_lesion_state (lesion));
  else if (n > 0 && n <= 3)
    text = batson_words_outcomes (protocol, result->rows);
  cell = batson_pathway_add (box, BATSON_CELL_MARK, "mark-noms", BATSON_ICON_NOMS, n > 0 && n <= 3 ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, title, text && *text ? text : open_words (a));
  batson_pathway_answer (cell, NULL, BATSON_RULE_NOMS_14);
  g_free (cell->action);
  g_free (cell->target);
  cell->action = g_strdup ("view");
  cell->target = g_strdup ("noms");
  batson_pathway_say (cell, "", _ ("Opens the decision."));
}

static void
add_imaging (BatsonPathwayBox *box, const BatsonAssessment *a)
{
  BatsonRecord *imaging = a ? batson_record_child (a->root, BATSON_CASE_IMAGING) : NULL;
  BatsonFact fact = { .record = imaging, .type = BATSON_RECORD_IMAGING, .field = BATSON_IMAGING_COMPLETE };
  int complete = imaging ? batson_record_choice (imaging, BATSON_IMAGING_COMPLETE) : -1;
  g_autofree char *modality = imaging && batson_record_has (imaging, BATSON_IMAGING_MODALITY) ? batson_record_to_string (imaging, BATSON_IMAGING_MODALITY) : g_strdup (C_ ("pathway", "Imaging"));
  g_autofree char *date = imaging && batson_record_has (imaging, BATSON_IMAGING_DATE) ? batson_words_date (&batson_record_get (imaging, BATSON_IMAGING_DATE)->date) : NULL;
  g_autofree char *title = date ? g_strdup_printf (C_ ("pathway", "%1$s, %2$s"), modality, date) : g_strdup (modality);
  const char *text = complete == BATSON_YES_NO_YES ? _ ("whole spine imaged") : complete == BATSON_YES_NO_NO ? _ ("whole spine not imaged yet") : open_words (a);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_MARK, "mark-imaging", BATSON_ICON_IMAGING, complete == BATSON_YES_NO_YES ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, title, text);

  batson_pathway_answer (cell, imaging ? &fact : NULL, BATSON_RULE_REF_C1);
  batson_pathway_say (cell, "", "");
}

/* ---- The meeting ---- */

static BatsonFact
meeting_fact (const BatsonAssessment *a, BatsonRecord *meeting, guint field)
{
  if (meeting)
    return (BatsonFact) { .record = meeting, .type = BATSON_RECORD_MEETING, .field = field };
  return (BatsonFact) { .owner = a->root, .list_field = BATSON_CASE_MEETINGS, .type = BATSON_RECORD_MEETING, .field = field };
}

static void
add_meeting (BatsonPathwayView *view, const BatsonAssessment *a, BatsonRecord *meeting)
{
  gboolean dated = meeting && batson_record_has (meeting, BATSON_MEETING_AT);
  g_autofree char *title = dated ? batson_words_time (&batson_record_get (meeting, BATSON_MEETING_AT)->time) : g_strdup (a ? _ ("No meeting recorded") : _ ("Date of the meeting"));
  static const char *const states[] = {
    [BATSON_HAPPENED_UNKNOWN] = NC_ ("pathway", "meeting"),
    [BATSON_HAPPENED_PLANNED] = NC_ ("pathway", "meeting planned"),
    [BATSON_HAPPENED_OVERDUE] = NC_ ("pathway", "meeting planned, overdue"),
    [BATSON_HAPPENED_YES] = NC_ ("pathway", "meeting held"),
  };
  const char *state = dated ? g_dpgettext2 (GETTEXT_PACKAGE, "pathway", states[batson_happened (a, meeting, BATSON_MEETING_AT)]) : "";
  BatsonPathwayCell *cell = batson_pathway_add (&view->board, BATSON_CELL_LINE, "meeting", BATSON_ICON_CALENDAR, dated || a == NULL ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, title, "");
  BatsonFact fact = { 0 };

  if (a)
    fact = meeting_fact (a, meeting, BATSON_MEETING_AT);
  batson_pathway_answer (cell, a ? &fact : NULL, BATSON_RULE_MDT_1);
  batson_pathway_say (cell, state, "");
  if (meeting && batson_record_has (meeting, BATSON_MEETING_ATTENDED))
    {
      g_autofree char *who = batson_record_to_string (meeting, BATSON_MEETING_ATTENDED);

      view->with = g_strdup_printf (C_ ("pathway", "attended: %s"), who);
    }
  else
    view->with = g_strdup (_ ("with radiation oncology, medical oncology, palliative care"));
}

/* The decision of the leading lesion that was made otherwise than suggested, where no meeting recorded one (OVR-1); FALSE where there is none either. */
static gboolean
add_decision_by_hand (BatsonPathwayView *view, const BatsonAssessment *a, gboolean anonymous)
{
  const BatsonLesionResult *leading = a ? batson_assessment_leading (a) : NULL;
  g_autofree char *decision = leading ? batson_words_decision (leading->record) : NULL, *name = decision ? batson_words_lesion (leading->record) : NULL, *who = NULL, *text = NULL;
  gboolean stale = decision && batson_override_is_stale (a, leading->record), choice = decision && batson_record_has (leading->record, BATSON_LESION_OUTCOME_HAND);
  const char *reason = decision && !anonymous ? batson_record_text (leading->record, BATSON_LESION_OUTCOME_REASON) : "", *by;
  BatsonFact fact;
  BatsonPathwayCell *cell;

  if (decision == NULL)
    return FALSE;
  fact = (BatsonFact) { .record = leading->record, .type = BATSON_RECORD_LESION, .field = choice ? BATSON_LESION_OUTCOME_HAND : BATSON_LESION_OUTCOME_TEXT };
  by = anonymous ? NULL : batson_record_get_about (fact.record, fact.field)->by;
  /* Translators: a lesion and who decided for it otherwise than suggested: "T9, C. Rey, neurosurgeon". */
  who = by ? g_strdup_printf (C_ ("pathway", "%1$s, %2$s"), name, by) : g_strdup (name);
  if (stale)
    text = g_strdup (_ ("decided on earlier answers: decide again"));
  else
    text = *reason ? g_strdup_printf (C_ ("pathway", "%1$s; departs from the framework: %2$s"), who, reason) : g_strdup_printf (C_ ("pathway", "%s; departs from the framework"), who);
  cell = batson_pathway_add (&view->board, BATSON_CELL_LINE, "decision", stale ? BATSON_ICON_PENDING : BATSON_ICON_DONE, stale ? BATSON_CELL_UNSURE : BATSON_CELL_PLAIN,
                             anonymous && !choice ? _ ("Decision recorded") : decision, text);
  batson_pathway_answer (cell, &fact, BATSON_RULE_OVR_1);
  batson_pathway_say (cell, C_ ("pathway", "set by hand"), "");
  return TRUE;
}

static void
add_decision (BatsonPathwayView *view, const BatsonAssessment *a, BatsonRecord *meeting, gboolean anonymous)
{
  const char *decision = meeting ? batson_record_text (meeting, BATSON_MEETING_DECISION) : "", *reason = meeting && !anonymous ? batson_record_text (meeting, BATSON_MEETING_REASON) : "";
  g_autofree char *text = *reason != '\0' ? g_strdup_printf (C_ ("pathway", "departs from the framework: %s"), reason) : g_strdup ("");
  gboolean made = *decision != '\0';
  BatsonPathwayCell *cell;
  BatsonFact fact = { 0 };

  if (!made && add_decision_by_hand (view, a, anonymous))
    return;
  cell = batson_pathway_add (&view->board, BATSON_CELL_LINE, "decision", made ? BATSON_ICON_DONE : a ? BATSON_ICON_PENDING : BATSON_ICON_EMPTY, made ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, made && anonymous ? _ ("Decision recorded") : made ? decision : a ? _ ("Decision open") : _ ("Decision of the team"), text);
  if (a)
    fact = meeting_fact (a, meeting, BATSON_MEETING_DECISION);
  batson_pathway_answer (cell, a ? &fact : NULL, BATSON_RULE_MDT_1);
  batson_pathway_say (cell, made ? C_ ("pathway", "decision of the team") : "", "");
}

void
batson_pathway_fill_board (BatsonPathwayView *view, const BatsonDiagramSubject *subject)
{
  const BatsonAssessment *a = subject->assessment;
  BatsonRecord *meeting = a ? batson_board_meeting (a) : NULL;

  fill_sides (view, a);
  view->board.state = BATSON_STATE_OPEN;
  batson_pathway_set_box (&view->board, "board", BATSON_DIRECTION_TO_NEURO, BATSON_ICON_PEOPLE, _ ("MDT tumour board"), "");
  add_sins (&view->board, a);
  add_noms (&view->board, a);
  add_imaging (&view->board, a);
  add_meeting (view, a, meeting);
  add_decision (view, a, meeting, subject->anonymous);
}
