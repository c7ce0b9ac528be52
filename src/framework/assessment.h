/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment of a case: a pure function of case, time and settings. Nobody edits or caches a part of it. */
#pragma once
#include "case/case.h"
#include "framework/arena.h"
#include "framework/ids.h"
#include "framework/protocol.h"

G_BEGIN_DECLS

/** What is not in the case but decides: filled from preferences or flags, named in the reasons. */
typedef struct
{
  BatsonProtocolId protocol;
  gint64 at;  /* the time of evaluation, seconds since 1970 UTC */
  int offset; /* minutes east of UTC where it is evaluated */
  int (*offset_at) (gint64 at); /* the same there at another time, as in another season; NULL: not known, as OFFSET */
} BatsonSettings;

typedef enum { BATSON_NO, BATSON_YES, BATSON_OPEN } BatsonTri;

/** An answer of the case, or the place where one is missing; the assessment it stands in keeps its records alive. RECORD is NULL where the record that would hold it does not exist yet: then it would be a new one in LIST_FIELD of OWNER. */
typedef struct
{
  BatsonRecord *record; /* nullable */
  BatsonRecord *owner;  /* NULL where RECORD is not in a list */
  guint16 list_field;
  guint16 type; /* BatsonRecordTypeId */
  guint16 field;
} BatsonFact; /* small: an assessment of many lesions holds thousands */

/** Facts in a row; they stand in the arena of what they are said of. */
typedef struct
{
  BatsonFact *facts;
  guint len;
  guint room; /* for so many while it is made */
} BatsonFacts;

/** Why: the rule, the answers used and the answers that would settle it. The first member of every conclusion. A copy names the same facts. */
typedef struct
{
  BatsonRuleId rule;
  BatsonBasis basis;    /* of the outcome: usually the rule's, sometimes narrower (Luminal A by one receptor: inferred) */
  BatsonFacts because, missing;
  BatsonArena *arena;   /* of the facts; borrowed */
} BatsonWhy;

/** URG-6: what is said of the colours. */
typedef enum
{
  BATSON_URGENCY_NOTHING,         /* no answer at all */
  BATSON_URGENCY_NO_COLOUR,       /* no colour from this framework */
  BATSON_URGENCY_UNDETERMINED,
  BATSON_URGENCY_GREEN,
  BATSON_URGENCY_AT_LEAST_ORANGE,
  BATSON_URGENCY_ORANGE,
  BATSON_URGENCY_RED,
} BatsonUrgencyKind;

enum { BATSON_MOST_UNREAD = 2, BATSON_MOST_SET_BY = 8 };

/** A window that has begun but cannot be read: its onset is not answered with a time of day (NEURO-3, NEURO-4). */
typedef struct
{
  BatsonDeadlineId id;
  BatsonRuleId rule;
  BatsonFact onset; /* where it is answered; borrowed */
} BatsonUnread;

typedef struct
{
  BatsonWhy why;
  BatsonUrgencyKind kind;
  guint colours;        /* the reachable set, bits */
  gboolean has_start;   /* the clock of URG-5 runs */
  BatsonInstant start;
  gboolean by_entry;    /* START is when the answers were entered, or the recorded start that stands for it */
  BatsonFact began_earlier; /* RECORD set where the clock starts at entry because this dated answer has no time of day */
  guint blocks;         /* BATSON_BLOCK_* bits: why sole green is not said, or what besides missing answers keeps several colours open */
  BatsonUnread unread[BATSON_MOST_UNREAD];
  guint n_unread;       /* of UNREAD */
  BatsonRuleId set_by[BATSON_MOST_SET_BY]; /* the rules that by themselves make the case what KIND says: rows, URG-2, NOMS-C9, ESCC-4, IND-1; where it is at least orange */
  guint n_set_by;       /* of SET_BY */
} BatsonUrgency;

enum { BATSON_BLOCK_QUESTIONS = 1, BATSON_BLOCK_UNGRADED = 2, BATSON_BLOCK_IMAGING = 4, BATSON_BLOCK_EXAMINED_SINCE = 8, BATSON_BLOCK_OUTSIDE = 16 };

typedef struct
{
  BatsonWhy why;
  BatsonDeadlineId id;
  BatsonInstant start, due; /* both by the clock of the answer that set START */
  gboolean past;
} BatsonDeadline;

typedef enum { BATSON_SINS_LOCATION, BATSON_SINS_PART_PAIN, BATSON_SINS_PART_BONE, BATSON_SINS_PART_ALIGNMENT, BATSON_SINS_PART_COLLAPSE, BATSON_SINS_PART_POSTEROLATERAL, BATSON_N_SINS_PARTS } BatsonSinsPart;

typedef struct
{
  int least, greatest;                                    /* 0 to 18 */
  guint classes;                                          /* BATSON_M_* bits still possible */
  int part_least[BATSON_N_SINS_PARTS], part_greatest[BATSON_N_SINS_PARTS];
  guint n_open;                                           /* parts not answered */
  gboolean half_collapse_matters;                         /* SINS-5 */
  int other_total;                                        /* SINS-5: the total with the other reading; -1 */
  gboolean raters_differ;                                 /* SINS-7 */
} BatsonSins;

/** What one protocol makes of one lesion. */
typedef struct
{
  guint answers[BATSON_N_QUESTIONS]; /* still possible answers, bits */
  guint rows;                        /* reachable rows: bit n for rows[n] of the protocol */
  guint classes;                     /* bit per BatsonRowClass */
  gboolean none;                     /* no row is shown: outside, controlled, not graded since treatment, other histology */
} BatsonProtocolResult;

typedef enum
{
  BATSON_LESION_CURRENT,
  BATSON_LESION_UNGRADED_SINCE, /* treated, not graded again: no row, counts as ungraded */
  BATSON_LESION_CONTROLLED,     /* irradiated, not progressed, no finding after it */
  BATSON_LESION_OUTSIDE,        /* intradural or intramedullary (ESCC-4) */
  BATSON_LESION_WITHDRAWN,      /* other histology (NOMS-0) */
} BatsonLesionState;

/** How a protocol's answer was reached, for one question: what the column head says. */
typedef struct
{
  BatsonWhy why;
  guint answers;
  gboolean by_hand;
} BatsonAnswer;

typedef struct
{
  BatsonWhy why;         /* of the row, or of there being none */
  BatsonRecord *record;  /* the lesion; borrowed */
  BatsonLesionState state;
  BatsonSins sins;
  BatsonWhy sins_why;
  guint grades;          /* BatsonGrade bits still possible */
  int collapse;          /* BatsonSinsCollapse, -1 while not answered */
  BatsonAnswer answers[BATSON_N_QUESTIONS]; /* of the review's protocol */
  BatsonProtocolResult protocols[BATSON_N_PROTOCOLS];
  BatsonTri differ;      /* CMP-1 */
  int part_at;           /* CMP-1: a BatsonQuestionId, or -1: same answers, different rule */
  guint colours;         /* of its rows, raised by NOMS-C9; 0 where it has no row */
  guint subtypes;        /* SUB rows still possible for this lesion, bits of BatsonSubtype */
  gboolean provisional;  /* NOMS-0 likely, or NOMS-C8 */
  gboolean if_breast;    /* NOMS-0 primary unknown */
  guint history_rows;    /* NOMS-13: the row(s) before the last treatment */
  BatsonDate history_date; /* of that treatment; year 0 where there is none */
  gboolean may_predate;  /* a current finding's date overlaps the treatment */
  BatsonFact ask_next;   /* of this lesion alone; FIELD counts where TYPE is not BATSON_N_RECORD_TYPES */
} BatsonLesionResult;

/** A conflict or note that bears on the case or one lesion: NOMS-C1 ... C10, URG-C1, SINS-6, ESCC-1 and so on. */
typedef struct
{
  BatsonWhy why;
  BatsonNoteId id;      /* more than one can rest on a rule */
  guint rows;           /* the reachable rows of the review's protocol it stands beside, as in BatsonProtocolResult; 0: beside none */
  BatsonRecord *lesion; /* borrowed; NULL where it bears on the case */
} BatsonNote;

typedef enum { BATSON_HANDLING_NONE, BATSON_HANDLING_SENT, BATSON_HANDLING_RECEIVED, BATSON_HANDLING_ANSWERED, BATSON_HANDLING_WITH_THEM } BatsonHandling;

/** REF-1..10. */
typedef struct
{
  BatsonWhy why;
  BatsonTriggerId trigger;
  BatsonDirection direction;
  BatsonTri state;
  gboolean has_fired_at;
  BatsonInstant fired_at;
  BatsonHandling handling;
  BatsonRecord *referral; /* the one that names it; borrowed, nullable */
} BatsonTrigger;

/** WORK-1..6. */
typedef struct
{
  BatsonWhy why;
  guint field;   /* BATSON_WORK_UP_HISTORY ... */
  int state;     /* a BatsonWorkItem, -1 where blank */
} BatsonWorkUpItem;

/** IND-1..6. */
typedef struct
{
  BatsonWhy why;
  BatsonRecord *lesion; /* borrowed; NULL where none is entered */
  BatsonTri state;
  BatsonTri fit; /* no: "unfit: see NOMS-3, 7, 12"; open: "if fit" */
} BatsonIndication;

/** OVR-1. */
typedef struct
{
  BatsonWhy why;          /* BECAUSE: the value set by hand; */
  BatsonRecord *lesion;   /* borrowed; nullable */
  BatsonFact reason;
  gboolean stale;         /* decided on earlier answers: decide again */
} BatsonOverride;

/** A doubt about the answers themselves; never blocks saving. */
typedef struct
{
  BatsonCheckId id;
  BatsonFact fact;  /* the row it is shown at */
  BatsonFact other; /* the answer it disagrees with; TYPE is BATSON_N_RECORD_TYPES where there is none */
} BatsonCheck;

typedef struct
{
  BatsonWhy why;     /* SUB-1..6 or the override */
  guint subtypes;    /* derived, bits of BatsonSubtype still possible */
  int by_hand;       /* BatsonSubtype, -1 where not set */
  BatsonRuleId rule; /* SUB-1..6 where one row is left */
} BatsonSubtypeResult;

/** How one receptor reads: from which sample. */
typedef struct
{
  BatsonTri positive; /* ER, PR, HER2: positive; Ki-67: high */
  gboolean recorded;  /* something is known or pending for it */
  gboolean equivocal; /* HER2 2+ without ISH, or disagreement */
  gboolean low;       /* ER 1-10 % */
  BatsonFact fact;    /* the answer used, or where it is missing */
} BatsonReceptor;

typedef enum { BATSON_RECEPTOR_ER, BATSON_RECEPTOR_PR, BATSON_RECEPTOR_HER2, BATSON_RECEPTOR_KI67, BATSON_N_RECEPTORS } BatsonReceptorId;

typedef struct
{
  gatomicrefcount refs;
  BatsonArena *arena;       /* owned: all conclusions and their facts */
  BatsonSettings settings;
  BatsonRecord *root;       /* owned */
  GPtrArray *records;       /* every record there was, owned: conclusions and facts borrow theirs */
  BatsonUrgency urgency;
  GPtrArray *deadlines;     /* BatsonDeadline, earliest first */
  GPtrArray *lesions;       /* BatsonLesionResult, in order of entry */
  int leading;              /* NOMS-15: index in LESIONS; -1 where the case has no NOMS */
  BatsonSubtypeResult subtype; /* the case's: of the leading sample */
  BatsonReceptor receptors[BATSON_N_RECEPTORS];
  BatsonFacts missing;      /* in the order to ask (NOMS-14) */
  BatsonFacts asked;        /* what is asked for, first to last: what a window cannot be read without (NEURO-3, NEURO-4), then the others of MISSING, then a lesion where none is entered though all are said to be */
  GPtrArray *triggers;      /* BatsonTrigger, REF-1..6, 10, 7, 8, 9 */
  gboolean work_up_applies; /* WORK-1..6 */
  GPtrArray *work_up;       /* BatsonWorkUpItem */
  GPtrArray *indications;   /* BatsonIndication */
  GPtrArray *notes;         /* BatsonNote: conflicts and notes */
  GPtrArray *overrides;     /* BatsonOverride */
  GPtrArray *checks;        /* BatsonCheck */
  gboolean oligo_known;
  BatsonTri oligometastatic; /* S-2 */
  guint n_vertebrae;        /* distinct, over all lesions */
} BatsonAssessment;

int batson_settings_offset_at (const BatsonSettings *settings, gint64 at);
BatsonAssessment *batson_assess (BatsonRecord *root, const BatsonSettings *settings);
BatsonAssessment *batson_assessment_ref (BatsonAssessment *self);
void batson_assessment_unref (BatsonAssessment *self);
BatsonFacts batson_check_because (const BatsonCheck *self, BatsonFact room[2]);
GPtrArray *batson_assessment_doubts (const BatsonAssessment *self, const BatsonLesionResult *lesion);
const BatsonLesionResult *batson_assessment_lesion (const BatsonAssessment *self, BatsonRecord *lesion);
const BatsonLesionResult *batson_assessment_lesion_by_id (const BatsonAssessment *self, const char *id);
const BatsonLesionResult *batson_assessment_leading (const BatsonAssessment *self);
const BatsonDeadline *batson_assessment_next_deadline (const BatsonAssessment *assessment);

BatsonRuleId batson_subtype_rule (BatsonSubtype subtype);

gboolean batson_fact_is_none (const BatsonFact *fact);
gboolean batson_fact_equal (const BatsonFact *a, const BatsonFact *b);
const BatsonField *batson_fact_field (const BatsonFact *fact);
BatsonRecord *batson_fact_lesion (const BatsonFact *fact);
BatsonFacts batson_assessment_open (const BatsonAssessment *self, BatsonFact *hold);
const BatsonValue *batson_fact_value (const BatsonFact *fact);
char *batson_fact_path (const BatsonFact *fact);
char *batson_fact_address (const BatsonFact *fact);
gboolean batson_fact_at (BatsonRecord *root, const char *address, BatsonFact *out_fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonAssessment, batson_assessment_unref)

G_END_DECLS
