/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the referral pathway: which arrow is the patient's, what its boxes say, how it began. */
#include <glib/gi18n-lib.h>

#include "diagram/pathway-view.h"
#include "framework/guides.h"
#include "framework/handling.h"
#include "framework/words.h"

/* ---- Cells and boxes ---- */

static void
cell_free (gpointer data)
{
  BatsonPathwayCell *cell = data;

  g_free (cell->id);
  g_free (cell->title);
  g_free (cell->text);
  g_free (cell->name);
  g_free (cell->detail);
  g_free (cell->action);
  g_free (cell->target);
  g_free (cell->rule);
  g_free (cell->state);
  g_free (cell);
}

static void
box_clear (BatsonPathwayBox *box)
{
  g_free (box->id);
  g_free (box->caption);
  g_free (box->title);
  g_free (box->about);
  g_free (box->aside);
  g_free (box->spoken);
  g_clear_pointer (&box->cells, g_ptr_array_unref);
}

void
batson_pathway_view_free (BatsonPathwayView *view)
{
  if (view == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    {
      for (guint b = 0; b < BATSON_N_PATHWAY_BOXES; b++)
        box_clear (&view->arrows[i].boxes[b]);
      g_free (view->arrows[i].folded);
      box_clear (&view->sides[i]);
    }
  box_clear (&view->board);
  g_free (view->with);
  g_free (view);
}

void
batson_pathway_set_box (BatsonPathwayBox *box, const char *id, BatsonDirection to, BatsonIcon icon, const char *title,
                        const char *about)
{
  box->id = g_strdup (id);
  box->to = to;
  box->icon = icon;
  box->caption = g_strdup ("");
  box->title = g_strdup (title);
  box->about = g_strdup (about);
  box->aside = g_strdup ("");
  box->spoken = g_strdup (title);
  box->cells = g_ptr_array_new_with_free_func (cell_free);
}

BatsonPathwayCell *
batson_pathway_add (BatsonPathwayBox *box, BatsonCellKind kind, const char *id, BatsonIcon icon, BatsonCellLook look,
                    const char *title, const char *text)
{
  BatsonPathwayCell *cell = g_new0 (BatsonPathwayCell, 1);

  cell->kind = kind;
  cell->id = g_strdup (id);
  cell->icon = icon;
  cell->look = look;
  cell->title = g_strdup (title);
  cell->text = g_strdup (text);
  cell->name = g_strdup (title);
  cell->detail = g_strdup ("");
  cell->action = g_strdup ("");
  cell->target = g_strdup ("");
  cell->rule = g_strdup ("");
  cell->state = g_strdup ("");
  g_ptr_array_add (box->cells, cell);
  return cell;
}

void
batson_pathway_mark (BatsonPathwayCell *cell, BatsonIcon mark)
{
  cell->marked = TRUE;
  cell->mark = mark;
}

static void
replace (char **text, char *with)
{
  g_free (*text);
  *text = with;
}

void
batson_pathway_answer (BatsonPathwayCell *cell, const BatsonFact *fact, BatsonRuleId rule)
{
  gboolean there = fact != NULL && !batson_fact_is_none (fact);

  replace (&cell->action, g_strdup (there ? "answer" : "why"));
  replace (&cell->target, there ? batson_fact_address (fact) : g_strdup (batson_rule (rule)->id));
  replace (&cell->rule, g_strdup (batson_rule (rule)->id));
}

void
batson_pathway_say (BatsonPathwayCell *cell, const char *state, const char *detail)
{
  GString *name = g_string_new (cell->title);

  if (*state != '\0')
    g_string_append_printf (name, ", %s", state);
  if (*cell->text != '\0')
    g_string_append_printf (name, ", %s", cell->text);
  replace (&cell->name, g_string_free (name, FALSE));
  replace (&cell->state, g_strdup (state));
  replace (&cell->detail, g_strdup (detail));
}

/* ---- Which arrow ---- */

static gboolean
referred_to_neuro (const BatsonAssessment *a)
{
  return batson_handling_newest (a, BATSON_DIRECTION_TO_NEURO) != NULL || batson_handling_next (a, BATSON_DIRECTION_TO_NEURO) == BATSON_HANDLING_SENT;
}

/* Arrow 1 is of who has breast cancer or came to the breast oncosurgeon, and of whoever is referred on it all the same; arrow 2
 * of who came to the neurosurgeon with none known. */
static BatsonState
arrow_state (const BatsonAssessment *a, BatsonDirection direction)
{
  BatsonRecord *presentation = batson_record_child (a->root, BATSON_CASE_PRESENTATION);
  int known = batson_record_choice (presentation, BATSON_PRESENTATION_KNOWN), first = batson_record_choice (presentation, BATSON_PRESENTATION_FIRST_SEEN);
  gboolean one = known == BATSON_YES_NO_YES || first == BATSON_SPECIALTY_BREAST, two = known == BATSON_YES_NO_NO && first == BATSON_SPECIALTY_SPINE;

  if (direction == BATSON_DIRECTION_TO_NEURO)
    return one || referred_to_neuro (a) ? BATSON_STATE_CHOSEN : two ? BATSON_STATE_OUT : BATSON_STATE_POSSIBLE;
  return two ? BATSON_STATE_CHOSEN : one ? BATSON_STATE_OUT : BATSON_STATE_POSSIBLE;
}

/* What fired for the breast oncosurgeon is of every patient, whichever arrow she came by (REF-9). */
static BatsonState
end_state (const BatsonAssessment *a, const BatsonPathwayArrow *arrow)
{
  return arrow->direction == BATSON_DIRECTION_TO_BREAST && batson_handling_fired (a, BATSON_DIRECTION_TO_BREAST, NULL) > 0 ? BATSON_STATE_CHOSEN : arrow->state;
}

static const char *
arrow_words (BatsonState state)
{
  switch (state)
    {
    case BATSON_STATE_CHOSEN: return C_ ("pathway", "the arrow of this patient");
    case BATSON_STATE_POSSIBLE: return C_ ("pathway", "not known whether it is the arrow of this patient");
    case BATSON_STATE_OUT: return C_ ("pathway", "not the arrow of this patient");
    default: return C_ ("pathway", "blank sheet");
    }
}

static void
set_state (BatsonPathwayArrow *arrow, const BatsonAssessment *a)
{
  const char *caption = arrow->boxes[BATSON_PATHWAY_START].caption;

  for (guint b = 0; b < BATSON_N_PATHWAY_BOXES; b++)
    arrow->boxes[b].state = arrow->state;
  if (a)
    arrow->boxes[BATSON_PATHWAY_END].state = end_state (a, arrow);
  arrow->folded = g_strdup_printf (C_ ("pathway", "%1$s: %2$s"), caption, arrow_words (arrow->state));
  for (guint b = 0; b < BATSON_N_PATHWAY_BOXES; b++)
    {
      BatsonPathwayBox *box = &arrow->boxes[b];

      replace (&box->spoken, g_strdup_printf (C_ ("pathway", "%1$s, %2$s, %3$s"), box->title, caption, arrow_words (box->state)));
    }
}

BatsonDirection
batson_pathway_first (const BatsonPathwayView *view)
{
  return view->arrows[BATSON_DIRECTION_TO_BREAST].state == BATSON_STATE_CHOSEN && view->arrows[BATSON_DIRECTION_TO_NEURO].state != BATSON_STATE_CHOSEN ? BATSON_DIRECTION_TO_BREAST : BATSON_DIRECTION_TO_NEURO;
}

static void
set_boxes (BatsonPathwayView *view)
{
  BatsonPathwayBox *one = view->arrows[BATSON_DIRECTION_TO_NEURO].boxes, *two = view->arrows[BATSON_DIRECTION_TO_BREAST].boxes;

  batson_pathway_set_box (&one[BATSON_PATHWAY_START], "known-cancer", BATSON_DIRECTION_TO_BREAST, BATSON_ICON_RIBBON, _ ("Known breast cancer"), _ ("New back pain, or MRI shows a spinal metastasis"));
  batson_pathway_set_box (&one[BATSON_PATHWAY_MIDDLE], "triggers", BATSON_DIRECTION_TO_BREAST, BATSON_ICON_BELL, _ ("Referral trigger"), "");
  batson_pathway_set_box (&one[BATSON_PATHWAY_END], "neurosurgery", BATSON_DIRECTION_TO_NEURO, BATSON_ICON_AXIAL, _ ("Neurosurgical assessment"), _ ("Neurological examination, MRI of the spine, SINS and Bilsky grade"));
  batson_pathway_set_box (&two[BATSON_PATHWAY_START], "spine-first", BATSON_DIRECTION_TO_NEURO, BATSON_ICON_AXIAL, _ ("Seen first for the spine"), _ ("Back pain or myelopathy, no breast cancer known"));
  batson_pathway_set_box (&two[BATSON_PATHWAY_MIDDLE], "work-up", BATSON_DIRECTION_TO_NEURO, BATSON_ICON_EXAM, _ ("Work-up for an occult breast cancer"), "");
  batson_pathway_set_box (&two[BATSON_PATHWAY_END], "breast-oncology", BATSON_DIRECTION_TO_BREAST, BATSON_ICON_RIBBON, _ ("Urgent breast oncology referral"), _ ("Even when spinal surgery is urgent"));
  one[BATSON_PATHWAY_START].number = 1;
  two[BATSON_PATHWAY_START].number = 2;
  replace (&one[BATSON_PATHWAY_START].caption, g_strdup (_ ("Arrow 1, breast to neuro")));
  replace (&two[BATSON_PATHWAY_START].caption, g_strdup (_ ("Arrow 2, neuro to breast")));
  replace (&one[BATSON_PATHWAY_MIDDLE].aside, g_strdup (_ ("each one alone makes referral mandatory")));
}

/* ---- How it began ---- */

static BatsonFact
fact_of (BatsonRecord *record, guint field)
{
  return (BatsonFact) { .record = record, .type = batson_record_get_type_id (record), .field = field };
}

/* An answer as a line: known, or open. Details follow in the second line. */
static void
add_fact (BatsonPathwayBox *box, const char *id, const BatsonFact *fact, const char *text, BatsonRuleId rule)
{
  g_autofree char *words = batson_words_fact (fact), *about = batson_words_fact_about (fact);
  const BatsonValue *value = fact->record ? batson_fact_value (fact) : NULL;
  gboolean known = value != NULL && value->state == BATSON_VALUE_ANSWER;
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_LINE, id, known ? BATSON_ICON_DONE : BATSON_ICON_EMPTY, known ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, words, text);

  batson_pathway_answer (cell, fact, rule);
  batson_pathway_say (cell, known ? "" : C_ ("pathway", "open"), about);
}

/* A symptom as the newest examination that tells of it has it, or where it would be told. */
static void
add_symptom (BatsonPathwayBox *box, const BatsonAssessment *a, const char *id, guint field, guint since, BatsonRuleId rule)
{
  BatsonRecord *status = batson_guide_newest_answer (a->root, BATSON_CASE_STATUS, field), *newest = batson_guide_newest (a->root, BATSON_CASE_STATUS);
  BatsonFact fact = { .owner = a->root, .list_field = BATSON_CASE_STATUS, .type = BATSON_RECORD_STATUS, .field = field };
  g_autofree char *day = NULL, *text = NULL;

  if (status || newest)
    fact = fact_of (status ? status : newest, field);
  if (status && batson_record_has (status, since))
    {
      BatsonFact at = fact_of (status, since);

      day = batson_words_fact_value (&at);
      text = g_strdup_printf (C_ ("pathway", "since %s"), day);
    }
  add_fact (box, id, &fact, text ? text : "", rule);
}

/* "Spinal lesions: T8, L2", with the imaging that shows them. */
static void
add_lesions (BatsonPathwayBox *box, const BatsonAssessment *a, const char *id)
{
  BatsonFact fact = { .owner = a->root, .list_field = BATSON_CASE_LESIONS, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL };
  BatsonRecord *imaging = batson_record_child (a->root, BATSON_CASE_IMAGING);
  GString *names = g_string_new (NULL);
  g_autofree char *title = NULL, *levels = NULL, *modality = NULL, *date = NULL, *text = NULL;
  BatsonPathwayCell *cell;

  for (guint i = 0; i < a->lesions->len; i++)
    {
      g_autofree char *name = batson_words_lesion (((const BatsonLesionResult *) a->lesions->pdata[i])->record);

      g_string_append_printf (names, "%s%s", i ? ", " : "", name);
    }
  levels = g_string_free (names, FALSE);
  if (a->lesions->len)
    fact = fact_of (((const BatsonLesionResult *) a->lesions->pdata[0])->record, BATSON_LESION_LEVEL);
  title = a->lesions->len ? g_strdup_printf (C_ ("pathway", "Spinal lesions: %s"), levels) : g_strdup (C_ ("pathway", "No spinal lesion entered"));
  modality = batson_record_has (imaging, BATSON_IMAGING_MODALITY) ? batson_record_to_string (imaging, BATSON_IMAGING_MODALITY) : NULL;
  date = batson_record_has (imaging, BATSON_IMAGING_DATE) ? batson_words_date (&batson_record_get (imaging, BATSON_IMAGING_DATE)->date) : NULL;
  text = modality && date ? g_strdup_printf (C_ ("pathway", "%1$s, %2$s"), modality, date) : g_strdup (modality ? modality : date ? date : "");
  cell = batson_pathway_add (box, BATSON_CELL_LINE, id, a->lesions->len ? BATSON_ICON_DONE : BATSON_ICON_EMPTY, a->lesions->len ? BATSON_CELL_PLAIN : BATSON_CELL_UNSURE, title, text);
  batson_pathway_answer (cell, &fact, BATSON_RULE_REF_10);
  batson_pathway_say (cell, "", "");
}

/* What brought her to the spine side: myelopathy where it was examined, else back pain. */
static void
add_complaint (BatsonPathwayBox *box, const BatsonAssessment *a)
{
  BatsonRecord *status = batson_guide_newest_answer (a->root, BATSON_CASE_STATUS, BATSON_STATUS_MYELOPATHY);
  int myelopathy = status ? batson_record_choice (status, BATSON_STATUS_MYELOPATHY) : -1;

  if (myelopathy == BATSON_DEFICIT_NEW || myelopathy == BATSON_DEFICIT_WORSE)
    add_symptom (box, a, "complaint", BATSON_STATUS_MYELOPATHY, BATSON_STATUS_MYELOPATHY_SINCE, BATSON_RULE_REF_4);
  else
    add_symptom (box, a, "complaint", BATSON_STATUS_BACK_PAIN, BATSON_STATUS_BACK_PAIN_SINCE, BATSON_RULE_REF_1);
}

static void
fill_starts (BatsonPathwayView *view, const BatsonAssessment *a)
{
  BatsonRecord *presentation = batson_record_child (a->root, BATSON_CASE_PRESENTATION);
  BatsonPathwayBox *one = &view->arrows[BATSON_DIRECTION_TO_NEURO].boxes[BATSON_PATHWAY_START], *two = &view->arrows[BATSON_DIRECTION_TO_BREAST].boxes[BATSON_PATHWAY_START];
  BatsonFact known = fact_of (presentation, BATSON_PRESENTATION_KNOWN), first = fact_of (presentation, BATSON_PRESENTATION_FIRST_SEEN);

  add_fact (one, "known", &known, "", BATSON_RULE_REF_1);
  add_symptom (one, a, "pain", BATSON_STATUS_BACK_PAIN, BATSON_STATUS_BACK_PAIN_SINCE, BATSON_RULE_REF_1);
  add_lesions (one, a, "lesions");
  add_fact (two, "first-seen", &first, "", BATSON_RULE_REF_7);
  add_fact (two, "none-known", &known, "", BATSON_RULE_REF_7);
  add_complaint (two, a);
}

/* Lines to be filled by hand. */
static void
blank_starts (BatsonPathwayView *view)
{
  static const struct
  {
    BatsonDirection direction;
    const char *id;
    BatsonRecordTypeId type;
    guint field;
    BatsonRuleId rule;
  } lines[] = {
    { BATSON_DIRECTION_TO_NEURO, "known", BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_KNOWN, BATSON_RULE_REF_1 },
    { BATSON_DIRECTION_TO_NEURO, "pain", BATSON_RECORD_STATUS, BATSON_STATUS_BACK_PAIN, BATSON_RULE_REF_1 },
    { BATSON_DIRECTION_TO_NEURO, "lesions", BATSON_RECORD_CASE, BATSON_CASE_LESIONS, BATSON_RULE_REF_10 },
    { BATSON_DIRECTION_TO_BREAST, "first-seen", BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_FIRST_SEEN, BATSON_RULE_REF_7 },
    { BATSON_DIRECTION_TO_BREAST, "none-known", BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_KNOWN, BATSON_RULE_REF_7 },
    { BATSON_DIRECTION_TO_BREAST, "complaint", BATSON_RECORD_STATUS, BATSON_STATUS_MYELOPATHY, BATSON_RULE_REF_4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *label = batson_field_label (&batson_record_type (lines[i].type)->fields[lines[i].field]);
      BatsonPathwayCell *cell = batson_pathway_add (&view->arrows[lines[i].direction].boxes[BATSON_PATHWAY_START], BATSON_CELL_LINE, lines[i].id, BATSON_ICON_EMPTY, BATSON_CELL_PLAIN, label, "");

      batson_pathway_answer (cell, NULL, lines[i].rule);
      batson_pathway_say (cell, C_ ("pathway", "open"), "");
    }
}

/* ---- All of it ---- */

BatsonPathwayView *
batson_pathway_view_new (const BatsonDiagramSubject *subject, gboolean record)
{
  BatsonPathwayView *view = g_new0 (BatsonPathwayView, 1);
  const BatsonAssessment *a = subject->assessment;

  view->blank = a == NULL;
  set_boxes (view);
  for (BatsonDirection d = BATSON_DIRECTION_TO_NEURO; d <= BATSON_DIRECTION_TO_BREAST; d++)
    {
      view->arrows[d].direction = d;
      view->arrows[d].state = a ? arrow_state (a, d) : BATSON_STATE_OPEN;
      set_state (&view->arrows[d], a);
    }
  if (a)
    fill_starts (view, a);
  else
    blank_starts (view);
  batson_pathway_fill_work_up (view, a);
  batson_pathway_fill_triggers (view, a);
  for (BatsonDirection d = BATSON_DIRECTION_TO_NEURO; d <= BATSON_DIRECTION_TO_BREAST; d++)
    batson_pathway_fill_steps (&view->arrows[d].boxes[BATSON_PATHWAY_END], a, d, record && a != NULL);
  batson_pathway_fill_board (view, subject);
  return view;
}
