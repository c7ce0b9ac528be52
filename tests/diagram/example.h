/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An example case as the tests of the diagrams assess it: always at the same moment. */
#pragma once

#include "framework/assessment.h"

/** example_assess: The case of the file @path; %NULL for no file: a blank sheet. */
BatsonAssessment *example_assess (const char *path);
