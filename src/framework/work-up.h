/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for an occult breast primary. */
#pragma once
#include "framework/assessment-private.h"

G_BEGIN_DECLS

void _batson_work_up_fill (const BatsonContext *ctx);
BatsonTri _batson_work_up_incomplete (const BatsonContext *ctx, BatsonWhy *why);

G_END_DECLS
