/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What deadlines, notes and checks are called outside of the program. */
#include "framework/ids.h"

static const char *const deadlines[BATSON_N_DEADLINES] = {
#define DEADLINE(NAME, id, title) [BATSON_DEADLINE_##NAME] = id,
#include "framework/deadlines.def"
#undef DEADLINE
};

static const char *const notes[BATSON_N_NOTES] = {
#define NOTE(NAME, id, title, text) [BATSON_NOTE_##NAME] = id,
#include "framework/notes.def"
#undef NOTE
};

static const char *const checks[BATSON_N_CHECKS] = {
#define CHECK(NAME, id, rule, text) [BATSON_CHECK_##NAME] = id,
#include "framework/checks.def"
#undef CHECK
};

static const BatsonRuleId check_rules[BATSON_N_CHECKS] = {
#define CHECK(NAME, id, rule, text) [BATSON_CHECK_##NAME] = BATSON_RULE_##rule,
#include "framework/checks.def"
#undef CHECK
};

/** The stable id of a deadline, "six-hours". Static. */
const char *
batson_deadline_id (BatsonDeadlineId id)
{
  return deadlines[id];
}

/** The deadline with the stable id ID; -1 where there is none, as in a document of a newer version. */
int
batson_deadline_find (const char *id)
{
  for (int i = 0; i < BATSON_N_DEADLINES; i++)
    if (g_str_equal (deadlines[i], id))
      return i;
  return -1;
}

/** The stable id of a note, "NOMS-C1", "SUB-ER-low". Static. */
const char *
batson_note_id (BatsonNoteId id)
{
  return notes[id];
}

/** The stable id of a check, "onset-after-imaging". Static. */
const char *
batson_check_id (BatsonCheckId id)
{
  return checks[id];
}

/** The rule a check guards; BATSON_RULE_NONE where the answers alone cannot both be right. */
BatsonRuleId
batson_check_rule (BatsonCheckId id)
{
  return check_rules[id];
}
