/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases to print, and what is asked of every page. */
#pragma once
#include "framework/patient.h"
#include "report/report.h"

#define PAGES_OFFSET 120
#define PAGES_N_HARD 7

typedef struct
{
  const char *name;
  Patient *(*make) (void);
} PagesHard;

/** The folder of the examples; a test program sets it first. */
extern const char *pages_examples;
extern const PagesHard pages_hard[PAGES_N_HARD];

/** pages_assess: The assessment of an example file or of a hard case. */
BatsonAssessment *pages_assess (const char *which);
/** pages_assess_decided: The assessment of an example whose leading lesion was decided otherwise. */
BatsonAssessment *pages_assess_decided (const char *example);
/** pages_report: The NOMS pages of the lesion that leads. */
BatsonReport *pages_report (const BatsonAssessment *a, BatsonPaper paper, gboolean portrait, BatsonProtocolId protocol);
/** pages_check: All of a page lies on it, in its box and upon nothing else, and can be read. Adds its lines to LINES. */
void pages_check (const char *what, BatsonReport *report, guint page, GPtrArray *lines);
/** pages_check_ink: All that is painted, lines and boxes too, lies where a printer can print. */
void pages_check_ink (const char *what, BatsonReport *report, guint page);
/** pages_check_report: Every page, and with TEXT that its lines are found in the PDF. */
void pages_check_report (const char *what, BatsonReport *report, gboolean text);
/** pages_words: All of a page, in the order it is read. Free with g_free. */
char *pages_words (BatsonReport *report, guint page);
gboolean pages_say (BatsonReport *report, guint page, const char *words);
