/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a case to try answers on, and taking what was tried. */
#pragma once
#include "case/case.h"

G_BEGIN_DECLS

BatsonCase *batson_case_fork (BatsonCase *self, const BatsonOrigin *origin);
void batson_case_adopt (BatsonCase *self, BatsonCase *fork, const char *label);

G_END_DECLS
