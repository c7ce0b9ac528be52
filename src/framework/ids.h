/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What deadlines, notes and checks are called: an enum in the program, a stable id outside of it. */
#pragma once
#include "framework/rules.h"

G_BEGIN_DECLS

typedef enum
{
#define DEADLINE(NAME, id, title) BATSON_DEADLINE_##NAME,
#include "framework/deadlines.def"
#undef DEADLINE
  BATSON_N_DEADLINES
} BatsonDeadlineId;

typedef enum
{
#define NOTE(NAME, id, title, text) BATSON_NOTE_##NAME,
#include "framework/notes.def"
#undef NOTE
  BATSON_N_NOTES
} BatsonNoteId;

typedef enum
{
#define CHECK(NAME, id, rule, text) BATSON_CHECK_##NAME,
#include "framework/checks.def"
#undef CHECK
  BATSON_N_CHECKS
} BatsonCheckId;

const char *batson_deadline_id (BatsonDeadlineId id);
int batson_deadline_find (const char *id);
const char *batson_note_id (BatsonNoteId id);
const char *batson_check_id (BatsonCheckId id);
BatsonRuleId batson_check_rule (BatsonCheckId id);

G_END_DECLS
