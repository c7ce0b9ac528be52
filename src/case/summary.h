/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of cases shows of one: a cache in the head of its document, never read back as truth. */
#pragma once
#include "case/date.h"

G_BEGIN_DECLS

/** What is computed into a summary: one more whenever the same case would be summarised otherwise, though its rules are the same. A summary of another number is computed anew where it is shown. */
#define BATSON_SUMMARY_VERSION 3

/** One absolute time limit. */
typedef struct
{
  char *what; /* a stable id: "six-hours", "decide-24", "decide-72", "walking-48" */
  BatsonInstant due;
} BatsonSummaryDeadline;

typedef struct
{
  char *name;     /* "" where not recorded, as every string here */
  char *number;
  char *title;    /* of a vignette */
  char *urgency;  /* "red", "orange", "green", "at-least-orange", "undetermined", "no-colour", "nothing" */
  char *next;     /* the field to answer next, "finding.grade"; "" where nothing is missing */
  char *next_of;  /* the level it is about, "T8"; "" where it is about none */
  char *rules;    /* version of the rules that computed it */
  char *decision;    /* the leading lesion's rows, as rule ids with a space between: "NOMS-4 NOMS-7" */
  char *decision_of; /* that lesion, "T8" */
  char *subtype;     /* rows of Table 1 still possible: "SUB-1 SUB-5" */
  char *referrals;   /* triggers that fired: "REF-2 REF-10" */
  gboolean has_at;
  BatsonInstant at;  /* when it was computed */
  gboolean example, vignette;
  gboolean whole;    /* read, it held all that is written today, computed as today: that of an older program does not */
  GArray *deadlines; /* BatsonSummaryDeadline, earliest first; owned */
} BatsonSummary;

void batson_summary_init (BatsonSummary *summary);
void batson_summary_copy (const BatsonSummary *summary, BatsonSummary *out_summary);
void batson_summary_clear (BatsonSummary *summary);
void batson_summary_add_deadline (BatsonSummary *summary, const char *what, const BatsonInstant *due);
gboolean batson_summary_parse (const char *head, gsize length, BatsonSummary *out_summary);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatsonSummary, batson_summary_clear)

G_END_DECLS
