/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which answers count: the newest of a dated list, what was observed when, and the facts a conclusion names. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

/** A day that is not known: an answer without a date whose entry was not recorded either. */
#define BATSON_NO_DAY G_MININT

/** The answer of one field that counts. It lives in the context of one assessment: FACT borrows its records. Small: there are many of each lesion. */
typedef struct
{
  BatsonFact fact;       /* the answer used, or where it is missing; its records live as long as the assessment */
  int first_day, last_day; /* observed: the entry's own date, else the day it was entered; BATSON_NO_DAY where neither is known */
  gint16 choice;         /* of a CHOICE field; -1 where not answered */
  guint8 answered;       /* an answer that rules read */
  guint8 asked;          /* no answer, but unknown, not done or not applicable: asked again only after all blanks */
} BatsonEvidence;

/** Days between which an answer counts; an answer of a dated list that was certainly observed before FROM_DAY or after TO_DAY is left out. */
typedef struct
{
  int from_day; /* G_MININT: no limit */
  int to_day;   /* G_MAXINT: no limit */
} BatsonWindow;

BatsonEvidence _batson_evidence_of (BatsonRecord *record, guint field);
BatsonRecord *_batson_newest_entry (BatsonRecord *owner, guint list_field, guint date_field, const BatsonWindow *window);
void _batson_evidence_newest (BatsonRecord *owner, guint list_field, guint date_field, const BatsonWindow *window, BatsonEvidence *out_newest, guint n_fields);
gboolean _batson_evidence_is (const BatsonEvidence *evidence, int choice);

gboolean _batson_observed (BatsonRecord *entry, guint date_field, guint field, int *out_first_day, int *out_last_day);
gboolean _batson_date_days (BatsonRecord *record, guint field, int *out_first_day, int *out_last_day);
gboolean _batson_clock (BatsonRecord *record, guint field, gint64 *out_at);
gboolean _batson_fact_asked (const BatsonFact *fact);
BatsonInstant _batson_entered (BatsonRecord *record, guint field);
int _batson_day_of (gint64 at, int offset);

BatsonFact _batson_fact (BatsonRecord *record, guint field);
BatsonFact _batson_fact_in_list (BatsonRecord *owner, guint list_field, BatsonRecordTypeId type, guint field);
BatsonFact _batson_fact_none (void);

void _batson_why_init (BatsonWhy *why, BatsonArena *arena, BatsonRuleId rule);
void _batson_why_part (BatsonWhy *why);
void _batson_why_set_rule (BatsonWhy *why, BatsonRuleId rule);
void _batson_why_use (BatsonWhy *why, const BatsonFact *fact);
void _batson_why_miss (BatsonWhy *why, const BatsonFact *fact);
void _batson_why_evidence (BatsonWhy *why, const BatsonEvidence *evidence);
void _batson_why_use_all (BatsonWhy *why, const BatsonFacts *facts);
void _batson_why_miss_all (BatsonWhy *why, const BatsonFacts *facts);
gboolean _batson_why_is_full (const BatsonWhy *why);
void _batson_why_join (BatsonWhy *why, const BatsonWhy *other);

G_END_DECLS
