/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drives the two arrows: triggers (REF-1 to 10), the work-up (WORK-1 to 6), and the steps of the referrals. */
#include <glib/gi18n-lib.h>

#include "diagram/pathway-view.h"
#include "framework/handling.h"
#include "framework/words.h"

/* ---- Triggers ---- */

/* The triggers in the order shown. */
static const struct
{
  BatsonTriggerId trigger;
  BatsonRuleId rule;
  BatsonDirection direction;
} triggers[] = {
  { BATSON_TRIGGER_REF_1, BATSON_RULE_REF_1, BATSON_DIRECTION_TO_NEURO }, { BATSON_TRIGGER_REF_2, BATSON_RULE_REF_2, BATSON_DIRECTION_TO_NEURO },
  { BATSON_TRIGGER_REF_3, BATSON_RULE_REF_3, BATSON_DIRECTION_TO_NEURO }, { BATSON_TRIGGER_REF_4, BATSON_RULE_REF_4, BATSON_DIRECTION_TO_NEURO },
  { BATSON_TRIGGER_REF_5, BATSON_RULE_REF_5, BATSON_DIRECTION_TO_NEURO }, { BATSON_TRIGGER_REF_6, BATSON_RULE_REF_6, BATSON_DIRECTION_TO_NEURO },
  { BATSON_TRIGGER_REF_10, BATSON_RULE_REF_10, BATSON_DIRECTION_TO_NEURO }, { BATSON_TRIGGER_REF_7, BATSON_RULE_REF_7, BATSON_DIRECTION_TO_BREAST },
  { BATSON_TRIGGER_REF_8, BATSON_RULE_REF_8, BATSON_DIRECTION_TO_BREAST }, { BATSON_TRIGGER_REF_9, BATSON_RULE_REF_9, BATSON_DIRECTION_TO_BREAST },
};

/* "REF-2 SINS 7 or more", ready for the id of a cell: "ref-2". */
static char *
rule_title (BatsonRuleId rule)
{
  return g_strdup_printf (C_ ("pathway", "%1$s %2$s"), batson_rule (rule)->id, batson_rule_title (rule));
}

static BatsonIcon
handling_icon (BatsonHandling handling)
{
  switch (handling)
    {
    case BATSON_HANDLING_SENT: return BATSON_ICON_SEND;
    case BATSON_HANDLING_RECEIVED: return BATSON_ICON_INBOX;
    case BATSON_HANDLING_ANSWERED: return BATSON_ICON_REPLY;
    case BATSON_HANDLING_WITH_THEM: return BATSON_ICON_PERSON;
    default: return BATSON_ICON_PENDING;
    }
}

/* "T8: SINS 9 · fired 16 Jun 2026, 14:20" */
static char *
trigger_text (const BatsonAssessment *a, const BatsonTrigger *trigger)
{
  g_autofree char *fact = batson_words_trigger_fact (a, trigger), *fired = batson_words_trigger_fired (trigger, &a->settings);

  if (*fact != '\0' && *fired != '\0')
    return g_strdup_printf (C_ ("pathway", "%1$s · %2$s"), fact, fired);
  return g_strdup (*fact != '\0' ? fact : fired);
}

static char *
trigger_state (const BatsonTrigger *trigger)
{
  if (trigger->state == BATSON_YES)
    return g_strdup_printf (C_ ("pathway", "fired, %s"), batson_words_handling (trigger));
  return g_strdup (trigger->state == BATSON_OPEN ? C_ ("pathway", "not known") : C_ ("pathway", "not fired"));
}

static void
add_trigger (BatsonPathwayBox *box, const BatsonAssessment *a, const BatsonTrigger *trigger)
{
  static const BatsonCellLook looks[] = { [BATSON_YES] = BATSON_CELL_STRONG, [BATSON_OPEN] = BATSON_CELL_UNSURE, [BATSON_NO] = BATSON_CELL_FAINT };
  static const BatsonIcon icons[] = { [BATSON_YES] = BATSON_ICON_BELL, [BATSON_OPEN] = BATSON_ICON_UNDETERMINED, [BATSON_NO] = BATSON_ICON_BELL_OUTLINE };
  g_autofree char *title = rule_title (trigger->why.rule), *id = g_ascii_strdown (batson_rule (trigger->why.rule)->id, -1), *text = trigger_text (a, trigger), *state = trigger_state (trigger);
  g_autofree char *handled = trigger->state == BATSON_YES ? batson_words_trigger_handling (trigger) : g_strdup (text);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_ROW, id, icons[trigger->state], looks[trigger->state], title, text);

  /* Not known of a patient whom it does not concern is no question, but high grade concerns all; the reason is told on hover. */
  if (box->state == BATSON_STATE_OUT && (trigger->state == BATSON_NO || (trigger->state == BATSON_OPEN && trigger->trigger != BATSON_TRIGGER_REF_9)))
    {
      cell->look = BATSON_CELL_FAINT;
      cell->text[0] = '\0';
    }
  if (trigger->state == BATSON_YES)
    batson_pathway_mark (cell, handling_icon (trigger->handling));
  batson_pathway_answer (cell, batson_trigger_fact (trigger), trigger->why.rule);
  batson_pathway_say (cell, state, *handled ? handled : batson_rule_text (trigger->why.rule));
}

static void
add_blank (BatsonPathwayBox *box, BatsonRuleId rule, BatsonIcon icon, const char *title, const char *text)
{
  g_autofree char *id = g_ascii_strdown (batson_rule (rule)->id, -1);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_ROW, id, icon, BATSON_CELL_PLAIN, title, text);

  batson_pathway_mark (cell, BATSON_ICON_EMPTY);
  batson_pathway_answer (cell, NULL, rule);
  batson_pathway_say (cell, C_ ("pathway", "open"), batson_rule_text (rule));
}

void
batson_pathway_fill_triggers (BatsonPathwayView *view, const BatsonAssessment *a)
{
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      BatsonPathwayBox *box = &view->arrows[triggers[i].direction].boxes[BATSON_PATHWAY_MIDDLE];
      g_autofree char *title = rule_title (triggers[i].rule);

      if (a)
        add_trigger (box, a, batson_assessment_trigger (a, triggers[i].trigger));
      else
        add_blank (box, triggers[i].rule, BATSON_ICON_BELL_OUTLINE, title, "");
    }
}

/* ---- The work-up ---- */

static BatsonIcon
item_icon (guint field)
{
  switch (field)
    {
    case BATSON_WORK_UP_HISTORY: return BATSON_ICON_HISTORY;
    case BATSON_WORK_UP_EXAMINATION: return BATSON_ICON_EXAM;
    case BATSON_WORK_UP_WHOLE_BODY: return BATSON_ICON_BODY;
    case BATSON_WORK_UP_MARKERS: return BATSON_ICON_TUBE;
    case BATSON_WORK_UP_BREAST_IMAGING: return BATSON_ICON_MAMMO;
    default: return BATSON_ICON_BIOPSY;
    }
}

/* What an item is, in few words. Static. */
static const char *
item_hint (guint field)
{
  switch (field)
    {
    case BATSON_WORK_UP_HISTORY: return _ ("lumps, biopsies, discharge, axilla, BRCA");
    case BATSON_WORK_UP_EXAMINATION: return _ ("breasts, axillae, supraclavicular fossae");
    case BATSON_WORK_UP_WHOLE_BODY: return _ ("PET-CT or bone scintigraphy");
    case BATSON_WORK_UP_MARKERS: return _ ("CA 15-3, CEA, ALP; receptors if tissue");
    case BATSON_WORK_UP_BREAST_IMAGING: return _ ("mammography and ultrasound, both sides");
    default: return _ ("before proceeding if uncertain");
    }
}

/* The details of an item follow it in its record: requested, done, finding. */
static char *
item_text (BatsonRecord *work_up, const BatsonWorkUpItem *item)
{
  guint requested = item->field + 1, done = item->field + 2, note = item->field + 3;
  const char *finding = batson_record_text (work_up, note);
  gboolean finished = item->state == BATSON_WORK_ITEM_NORMAL || item->state == BATSON_WORK_ITEM_ABNORMAL;
  g_autofree char *day = NULL, *when = NULL;

  if (finished && batson_record_has (work_up, done))
    when = batson_words_date (&batson_record_get (work_up, done)->date);
  else if (item->state == BATSON_WORK_ITEM_REQUESTED && batson_record_has (work_up, requested))
    {
      day = batson_words_date (&batson_record_get (work_up, requested)->date);
      when = g_strdup_printf (C_ ("pathway", "requested %s"), day);
    }
  if (when && *finding != '\0')
    return g_strdup_printf (C_ ("pathway", "%1$s · %2$s"), when, finding);
  if (when == NULL && *finding == '\0')
    return g_strdup (item_hint (item->field));
  return g_strdup (when ? when : finding);
}

static void
add_item (BatsonPathwayBox *box, const BatsonAssessment *a, const BatsonWorkUpItem *item)
{
  static const BatsonCellLook looks[] = { [BATSON_WORK_ITEM_OPEN] = BATSON_CELL_UNSURE, [BATSON_WORK_ITEM_REQUESTED] = BATSON_CELL_UNSURE, [BATSON_WORK_ITEM_NORMAL] = BATSON_CELL_PLAIN,
                                          [BATSON_WORK_ITEM_ABNORMAL] = BATSON_CELL_STRONG, [BATSON_WORK_ITEM_NOT_NEEDED] = BATSON_CELL_PLAIN };
  static const BatsonIcon marks[] = { [BATSON_WORK_ITEM_OPEN] = BATSON_ICON_EMPTY, [BATSON_WORK_ITEM_REQUESTED] = BATSON_ICON_PENDING, [BATSON_WORK_ITEM_NORMAL] = BATSON_ICON_DONE,
                                      [BATSON_WORK_ITEM_ABNORMAL] = BATSON_ICON_DONE, [BATSON_WORK_ITEM_NOT_NEEDED] = BATSON_ICON_REMOVE };
  BatsonRecord *work_up = batson_record_child (a->root, BATSON_CASE_WORK_UP);
  BatsonFact fact = { .record = work_up, .type = BATSON_RECORD_WORK_UP, .field = item->field };
  gboolean asked = item->state >= 0 || box->state != BATSON_STATE_OUT;
  g_autofree char *title = asked ? batson_words_work_up_item (item) : g_strdup (batson_field_label (batson_record_get_field (work_up, item->field)));
  g_autofree char *id = g_ascii_strdown (batson_rule (item->why.rule)->id, -1), *text = asked ? item_text (work_up, item) : g_strdup ("");
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_ROW, id, item_icon (item->field), !asked ? BATSON_CELL_FAINT : item->state < 0 ? BATSON_CELL_UNSURE : looks[item->state], title, text);

  if (asked)
    batson_pathway_mark (cell, item->state < 0 ? BATSON_ICON_EMPTY : marks[item->state]);
  batson_pathway_answer (cell, &fact, item->why.rule);
  batson_pathway_say (cell, asked ? "" : C_ ("pathway", "not asked of this patient"), batson_rule_text (item->why.rule));
}

static void
set_count (BatsonPathwayBox *box, const BatsonAssessment *a)
{
  guint open = 0;

  for (guint i = 0; i < a->work_up->len; i++)
    {
      int state = ((const BatsonWorkUpItem *) a->work_up->pdata[i])->state;

      open += state < 0 || state == BATSON_WORK_ITEM_OPEN || state == BATSON_WORK_ITEM_REQUESTED;
    }
  g_free (box->aside);
  box->aside = open ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u open", "%u of %u open", open), open, a->work_up->len) : g_strdup (C_ ("pathway", "complete"));
}

void
batson_pathway_fill_work_up (BatsonPathwayView *view, const BatsonAssessment *a)
{
  BatsonPathwayBox *box = &view->arrows[BATSON_DIRECTION_TO_BREAST].boxes[BATSON_PATHWAY_MIDDLE];
  const BatsonRecordType *type = batson_record_type (BATSON_RECORD_WORK_UP);

  for (guint i = 0; i < 6; i++)
    if (a)
      add_item (box, a, a->work_up->pdata[i]);
    else
      {
        guint field = (guint) BATSON_WORK_UP_HISTORY + i * (BATSON_WORK_UP_EXAMINATION - BATSON_WORK_UP_HISTORY);

        add_blank (box, (BatsonRuleId) (BATSON_RULE_WORK_1 + i), item_icon (field), batson_field_label (&type->fields[field]), item_hint (field));
      }
  if (a && box->state != BATSON_STATE_OUT)
    set_count (box, a);
}

/* ---- Sent, received, answered ---- */

static const struct
{
  guint field;
  BatsonHandling handling;
  const char *id;
  BatsonIcon icon;
} steps[] = {
  { BATSON_REFERRAL_SENT, BATSON_HANDLING_SENT, "sent", BATSON_ICON_SEND },
  { BATSON_REFERRAL_RECEIVED, BATSON_HANDLING_RECEIVED, "received", BATSON_ICON_INBOX },
  { BATSON_REFERRAL_ANSWERED, BATSON_HANDLING_ANSWERED, "answered", BATSON_ICON_REPLY },
};

static const char *
side (BatsonDirection direction)
{
  return direction == BATSON_DIRECTION_TO_NEURO ? "neuro" : "breast";
}

/* The rule a step is about: what fired and is least handled, else the arrow's first. */
static BatsonRuleId
step_rule (const BatsonAssessment *a, BatsonDirection direction)
{
  const BatsonTrigger *least = a ? batson_handling_least (a, direction) : NULL;

  return least ? least->why.rule : direction == BATSON_DIRECTION_TO_NEURO ? BATSON_RULE_REF_1 : BATSON_RULE_REF_7;
}

static void
add_done (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction, BatsonRecord *referral, guint step)
{
  g_autofree char *id = g_strdup_printf ("%s-%s", side (direction), steps[step].id), *title = batson_words_referral_step (referral, steps[step].field);
  BatsonFact fact = { .record = referral, .type = BATSON_RECORD_REFERRAL, .field = steps[step].field };
  g_autofree char *about = batson_words_fact_about (&fact);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_DONE, BATSON_CELL_PLAIN, title, "");

  batson_pathway_answer (cell, &fact, step_rule (a, direction));
  batson_pathway_say (cell, "", about);
}

/* The place of the step that comes next, in REFERRAL or in one still to be made. */
static BatsonFact
place_of (const BatsonAssessment *a, BatsonRecord *referral, guint field)
{
  if (referral)
    return (BatsonFact) { .record = referral, .type = BATSON_RECORD_REFERRAL, .field = field };
  return (BatsonFact) { .owner = a->root, .list_field = BATSON_CASE_REFERRALS, .type = BATSON_RECORD_REFERRAL, .field = field };
}

/* An earlier referral goes on waiting for STEP while another is to be sent. */
static void
add_waiting (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction, BatsonRecord *referral, BatsonHandling step)
{
  g_autofree char *id = g_strdup_printf ("%s-waiting", side (direction));
  BatsonFact fact = place_of (a, referral, steps[step - BATSON_HANDLING_SENT].field);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_PENDING, BATSON_CELL_UNSURE, batson_words_pending (direction, step), "");

  batson_pathway_answer (cell, &fact, step_rule (a, direction));
  batson_pathway_say (cell, "", "");
}

static void
add_pending (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction, BatsonHandling next)
{
  const guint step = next - BATSON_HANDLING_SENT;
  BatsonFact fact = place_of (a, batson_handling_referral (a, direction), steps[step].field);
  g_autofree char *id = g_strdup_printf ("%s-pending", side (direction)), *length = batson_words_pending_for (a, direction);
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_PENDING, BATSON_CELL_UNSURE, batson_words_pending (direction, next), length);

  batson_pathway_answer (cell, &fact, step_rule (a, direction));
  batson_pathway_say (cell, "", "");
}

/* WHAT: the part of the id that tells it from the other button there may be. */
static void
add_record (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction, BatsonHandling next, const char *what)
{
  const guint step = next - BATSON_HANDLING_SENT;
  const BatsonField *field = &batson_record_type (BATSON_RECORD_REFERRAL)->fields[BATSON_REFERRAL_DIRECTION];
  g_autofree char *id = g_strdup_printf ("%s-%s", side (direction), what), *detail = g_strdup_printf (C_ ("pathway", "%s, with the time of now"), batson_words_pending (direction, next));
  BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_BUTTON, id, steps[step].icon, BATSON_CELL_PLAIN, batson_words_handling_record (next), "");

  batson_pathway_answer (cell, NULL, step_rule (a, direction));
  g_free (cell->action);
  g_free (cell->target);
  cell->action = g_strdup ("record");
  cell->target = g_strdup_printf ("%s %s", field->choices[direction].id, steps[step].id);
  batson_pathway_say (cell, batson_field_choice_label (field, (int) direction), detail);
}

/* Nothing to be done: nothing fired, or the patient is there already. */
static void
add_nothing (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction)
{
  g_autofree char *id = g_strdup_printf ("%s-pending", side (direction));
  gboolean there = direction == BATSON_DIRECTION_TO_NEURO && batson_record_choice (batson_record_child (a->root, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN) == BATSON_SPECIALTY_SPINE;
  BatsonFact fact = there ? (BatsonFact) { .record = batson_record_child (a->root, BATSON_CASE_PRESENTATION), .type = BATSON_RECORD_PRESENTATION, .field = BATSON_PRESENTATION_FIRST_SEEN } : place_of (a, NULL, BATSON_REFERRAL_SENT);
  BatsonPathwayCell *cell;

  if (there)
    cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_DONE, BATSON_CELL_PLAIN, _ ("Already with the neurosurgeon"), _ ("no referral needed"));
  else
    cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_EMPTY, BATSON_CELL_UNSURE, _ ("No trigger has fired"), "");
  batson_pathway_answer (cell, &fact, step_rule (a, direction));
  batson_pathway_say (cell, "", "");
}

static void
blank_steps (BatsonPathwayBox *box, BatsonDirection direction)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%s", side (direction), steps[i].id);
      BatsonPathwayCell *cell = batson_pathway_add (box, BATSON_CELL_LINE, id, BATSON_ICON_EMPTY, BATSON_CELL_PLAIN, batson_field_label (&batson_record_type (BATSON_RECORD_REFERRAL)->fields[steps[i].field]), "");

      batson_pathway_answer (cell, NULL, step_rule (NULL, direction));
      batson_pathway_say (cell, C_ ("pathway", "open"), "");
    }
}

void
batson_pathway_fill_steps (BatsonPathwayBox *box, const BatsonAssessment *a, BatsonDirection direction, gboolean record)
{
  BatsonHandling next, waits;
  BatsonRecord *referral, *earlier;

  if (a == NULL)
    {
      blank_steps (box, direction);
      return;
    }
  next = batson_handling_next (a, direction);
  referral = batson_handling_referral (a, direction);
  if (referral == NULL)
    referral = batson_handling_newest (a, direction);
  for (guint i = 0; referral && i < G_N_ELEMENTS (steps); i++)
    if (batson_record_has (referral, steps[i].field))
      add_done (box, a, direction, referral, i);
  waits = batson_handling_waiting_for (a, direction, &earlier);
  if (waits != BATSON_HANDLING_NONE)
    add_waiting (box, a, direction, earlier, waits);
  if (waits != BATSON_HANDLING_NONE && record)
    add_record (box, a, direction, waits, "record-waiting");
  if (next != BATSON_HANDLING_NONE)
    add_pending (box, a, direction, next);
  else if (referral == NULL)
    add_nothing (box, a, direction);
  if (next != BATSON_HANDLING_NONE && record)
    add_record (box, a, direction, next, "record");
}
