/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random operations on a case, for tests that print their seed. */
#pragma once
#include "case/case.h"

void random_operation (GRand *rand, BatsonCase *c);
