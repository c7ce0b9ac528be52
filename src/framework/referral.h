/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an assessment about referral, work-up, indications, notes and checks; filled after lesions, subtype and urgency. */
#pragma once
#include "framework/assessment-private.h"

G_BEGIN_DECLS

BatsonTri _batson_work_up_applies (BatsonRecord *root);
gboolean _batson_is_deficit (const BatsonFact *fact);
BatsonTri _batson_deficits (const BatsonContext *ctx, BatsonRecord *referral, BatsonWhy *why);
BatsonTri _batson_isolated (const BatsonContext *ctx, BatsonWhy *why, gboolean new_patient);
BatsonTri _batson_earlier_radiation (BatsonRecord *root, BatsonRecord *lesion);

void _batson_referral_fill (const BatsonContext *ctx);
void _batson_indications_add (BatsonContext *ctx, const BatsonLesionEvidence *lesion);
void _batson_indications_add_without_lesion (const BatsonContext *ctx);
void _batson_notes_add (const BatsonContext *ctx, const BatsonLesionEvidence *lesion);
void _batson_notes_add_of_case (const BatsonContext *ctx);
void _batson_checks_fill (const BatsonContext *ctx);

G_END_DECLS
