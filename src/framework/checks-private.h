/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts the checks are made from, and what they share. */
#pragma once
#include "framework/referral.h"

G_BEGIN_DECLS

/* One check being made: where doubts go, and under which id. */
typedef struct
{
  const BatsonContext *ctx;
  BatsonCheckId id;
  const BatsonLesionEvidence *lesion; /* that is looked at; NULL where a check is not of each lesion by itself */
} BatsonCheckRun;

typedef struct
{
  BatsonCheckId id;
  void (*make) (const BatsonCheckRun *check);
} BatsonCheckKind;

void _batson_doubt (const BatsonCheckRun *check, BatsonRecord *record, guint field, BatsonRecord *other_record, guint other);
void _batson_doubt_facts (const BatsonCheckRun *check, const BatsonFact *fact, const BatsonFact *other);
gboolean _batson_is_before (BatsonRecord *record, guint field, BatsonRecord *earlier_record, guint earlier);
void _batson_checks_make (const BatsonCheckKind *kinds, guint n, const BatsonContext *ctx, const BatsonLesionEvidence *lesion);

void _batson_checks_dates (const BatsonContext *ctx);
void _batson_checks_patient (const BatsonContext *ctx);
void _batson_checks_lesions (const BatsonContext *ctx);
void _batson_checks_operations (const BatsonContext *ctx);

G_END_DECLS
