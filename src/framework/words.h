/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results as translated labels and whole sentences: plain text, never markup. Strings returned as char * are freed with g_free. */
#pragma once
#include "case/summary.h"
#include "framework/assessment.h"
#include "framework/quiz.h"
#include "framework/alternatives.h"
#include "framework/rules-since.h"
#include "framework/walk.h"

G_BEGIN_DECLS

/* Time: words-time.c */
char *batson_words_date (const BatsonDate *date);
char *batson_words_day_of_month (const BatsonDate *date);
char *batson_words_time (const BatsonTime *time);
char *batson_words_moment (gint64 seconds, int offset);
char *batson_words_instant (const BatsonInstant *instant, int here);
char *batson_words_duration (gint64 seconds);

/* Lesions and facts: words-facts.c */
char *batson_words_lesion (BatsonRecord *lesion);
char *batson_words_record (BatsonRecord *record);
char *batson_words_fact_label (const BatsonFact *fact);
char *batson_words_fact_value (const BatsonFact *fact);
char *batson_words_fact_about (const BatsonFact *fact);
char *batson_words_fact_earlier (const BatsonFact *fact);
char *batson_words_fact_origin (const BatsonFact *fact);
char *batson_words_fact (const BatsonFact *fact);
char *batson_words_facts (const BatsonFacts *facts, guint most);

/* Urgency and deadlines: words-urgency.c */
const char *batson_words_colour (BatsonColour colour);
const char *batson_words_colour_limit (BatsonColour colour);
char *batson_words_colours (guint colours);
const char *batson_words_urgency_title (const BatsonAssessment *assessment);
char *batson_words_urgency_line (const BatsonAssessment *assessment);
char *batson_words_urgency_detail (const BatsonAssessment *assessment);
char *batson_words_urgency_clock (const BatsonAssessment *assessment);
const char *batson_words_unread (const BatsonUnread *unread);
const char *batson_words_unread_short (const BatsonUnread *unread);
const char *batson_words_deadline_name (BatsonDeadlineId id);
char *batson_words_age (const BatsonAssessment *assessment);
char *batson_words_deadline_left (const BatsonDeadline *deadline, const BatsonSettings *settings);
char *batson_words_deadline_due (const BatsonDeadline *deadline, const BatsonSettings *settings);
char *batson_words_deadline_ends (const BatsonDeadline *deadline, const BatsonSettings *settings);
const char *batson_words_deadline_note (const BatsonDeadline *deadline);

/* The list of cases: words-list.c */
BatsonUrgencyKind batson_summary_urgency (const BatsonSummary *summary);
const char *batson_words_summary_urgency (const BatsonSummary *summary);
gboolean batson_summary_is_passed (const BatsonSummary *summary, gint64 now);
char *batson_words_summary_next (const BatsonSummary *summary, const BatsonSettings *settings);

/* Rules that changed since a case was computed: words-rules.c */
char *batson_words_rules_change (const BatsonRulesChange *change);
char *batson_words_rules_difference (const BatsonRulesSince *since, BatsonSince what);
char *batson_words_rules_since (const BatsonRulesSince *since);

/* SINS and epidural grades: words-sins.c */
const char *batson_words_sins_part (guint part);
const char *batson_words_sins_location (int points);
char *batson_words_sins_answer (const BatsonLesionResult *lesion, guint part);
char *batson_words_sins_total (const BatsonLesionResult *lesion);
const char *batson_words_sins_class (guint classes);
const char *batson_words_grade (const BatsonLesionResult *lesion);
const char *batson_words_grade_meaning (BatsonGrade grade);

/* Pages and dialogs: words-page.c */
const char *batson_words_intended_use (void);
const char *batson_words_basis (BatsonBasis basis);
const char *batson_words_basis_sentence (BatsonBasis basis);
char *batson_words_source (const char *source);
char *batson_words_compare (const BatsonLesionResult *lesion);
char *batson_words_override (const BatsonOverride *override);
char *batson_words_tried (const BatsonFact *before, const BatsonFact *tried, guint64 alike);
char *batson_words_decision (BatsonRecord *lesion);
char *batson_words_decision_about (const BatsonAssessment *assessment, BatsonRecord *lesion, guint most);

/* The decision: words-noms.c */
char *batson_words_answer (const BatsonLesionResult *lesion, BatsonQuestionId question);
char *batson_words_row_with (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonRow *row);
char *batson_words_outcomes (const BatsonProtocol *protocol, guint rows);
char *batson_words_suggested_by (const BatsonProtocol *protocol);
char *batson_words_suggests (const BatsonProtocol *protocol, const char *outcome);
char *batson_words_rows (const BatsonProtocol *protocol, guint rows);
const char *batson_words_lesion_state (const BatsonLesionResult *lesion);
char *batson_words_history (const BatsonLesionResult *lesion);

/* Conflicts and notes: words-notes.c */
const char *batson_words_note_title (const BatsonNote *note);
const char *batson_words_note (const BatsonNote *note);

/* What else it could have been: words-alternatives.c */
char *batson_words_alternative_title (const BatsonAlternative *alternative);
char *batson_words_alternative (const BatsonAlternative *alternative);

/* Checks: words-checks.c */
char *batson_words_check (const BatsonCheck *check);
char *batson_words_doubt (const BatsonCheck *check);

/* Referral, work-up, indications: words-referral.c */
char *batson_words_trigger (const BatsonAssessment *assessment, const BatsonTrigger *trigger);
const char *batson_words_handling (const BatsonTrigger *trigger);
char *batson_words_trigger_handling (const BatsonTrigger *trigger);
char *batson_words_trigger_step (const BatsonTrigger *trigger);
char *batson_words_trigger_fired (const BatsonTrigger *trigger, const BatsonSettings *settings);
const char *batson_words_intervention (BatsonRuleId rule);
const char *batson_words_indication_fit (const BatsonIndication *indication);
char *batson_words_indication (const BatsonIndication *indication);
char *batson_words_work_up_item (const BatsonWorkUpItem *item);

/* The referral pathway: words-pathway.c */
const char *batson_words_handling_record (BatsonHandling handling);
const BatsonFact *batson_trigger_fact (const BatsonTrigger *trigger);
char *batson_words_trigger_fact (const BatsonAssessment *assessment, const BatsonTrigger *trigger);
char *batson_words_referral_step (BatsonRecord *referral, guint field);
const char *batson_words_pending (BatsonDirection direction, BatsonHandling next);
char *batson_words_pending_for (const BatsonAssessment *assessment, BatsonDirection direction);

/* The quiz: words-quiz.c */
const char *batson_words_quiz_title (BatsonRecord *root);
char *batson_words_quiz_question (const BatsonQuizItem *item);
char *batson_words_quiz_subject (const BatsonQuizItem *item);
char *batson_words_quiz_group (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group);
const char *batson_words_quiz_choice (const BatsonQuizItem *item, const BatsonQuizGroup *group, guint choice);
char *batson_words_quiz_chosen (const BatsonQuizItem *item, const BatsonQuizGroup *group, guint64 answer);
char *batson_words_quiz_answer (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group);
char *batson_words_quiz_total (const BatsonQuiz *quiz, const BatsonQuizItem *item);
char *batson_words_quiz_given (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen);
char *batson_words_quiz_record (BatsonRecord *record);
const char *batson_words_quiz_verdict (BatsonQuizVerdict verdict);
char *batson_words_quiz_difference (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen);
char *batson_words_quiz_rule (const BatsonQuizGroup *group);
char *batson_words_quiz_because (const BatsonQuizGroup *group);
char *batson_words_quiz_count (const guint counts[BATSON_QUIZ_N_VERDICTS]);

/* A case step by step: words-walk.c */
const char *batson_words_chapter (const BatsonWalk *walk, BatsonChapter chapter);
char *batson_words_walk_title (const BatsonWalk *walk, const BatsonWalkStep *step);
const char *batson_words_walk_question (const BatsonWalk *walk, const BatsonWalkStep *step);
char *batson_words_walk_answer (const BatsonWalk *walk, const BatsonWalkStep *step);
char *batson_words_walk_effect (const BatsonWalk *walk, const BatsonWalkStep *step);
char *batson_words_walk_lead (const BatsonWalk *walk, const BatsonWalkStep *step, const BatsonWalkLead *lead);
char *batson_words_walk_when (const BatsonFact *fact);
const char *batson_words_walk_rule (const BatsonWalk *walk, const BatsonWalkStep *step);

/* Subtype and receptors: words-subtype.c */
const char *batson_words_subtype_name (BatsonSubtype subtype);
const char *batson_words_subtype_bone (BatsonSubtype subtype);
const char *batson_words_subtype_behaviour (BatsonSubtype subtype);
const char *batson_words_subtype_implication (BatsonSubtype subtype);
char *batson_words_subtype_row (const BatsonAssessment *assessment, BatsonSubtype subtype);
gboolean batson_words_subtype_is_overtaken (const BatsonAssessment *assessment);
char *batson_words_subtypes (guint subtypes);
char *batson_words_subtype (const BatsonAssessment *assessment);
const char *batson_words_receptor (BatsonReceptorId id, const BatsonReceptor *receptor);
char *batson_words_receptors (const BatsonAssessment *assessment);
char *batson_words_subtype_because (const BatsonAssessment *assessment);
char *batson_words_subtype_samples (const BatsonAssessment *assessment);

G_END_DECLS
