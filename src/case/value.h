/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of one field: an answer, or why there is none. */
#pragma once
#include "case/date.h"
#include "case/field.h"
#include "case/level.h"
#include "case/picture.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_VALUE_BLANK,
  BATSON_VALUE_ANSWER,
  BATSON_VALUE_UNKNOWN,        /* asked, not known */
  BATSON_VALUE_NOT_DONE,
  BATSON_VALUE_NOT_APPLICABLE,
  BATSON_VALUE_RAW,            /* typed text or JSON that does not fit: kept, shown with its error, written back */
} BatsonValueState;

/** A value; which member of the union counts follows from the field's type. All zero is blank. */
typedef struct
{
  BatsonValueState state;
  union
  {
    int choice;      /* CHOICE */
    guint64 choices; /* CHOICES: bit n for choice n */
    gint64 integer;  /* INTEGER */
    double decimal;  /* DECIMAL */
    struct
    {
      int word; /* the choice, -1 where NUMBER counts */
      double number;
    } either; /* NUMBER_OR_WORD */
    BatsonDate date;
    BatsonTime time;
    BatsonLevel level;
    BatsonSpan span;
  };
  char *text; /* TEXT: the text; RAW: typed text, or JSON text where RAW_JSON; owned */
  gboolean raw_json;
  BatsonPicture *picture; /* PICTURE; owned */
} BatsonValue;

#define BATSON_BLANK ((BatsonValue) { 0 })

void batson_value_clear (BatsonValue *value);
void batson_value_copy (const BatsonValue *value, BatsonValue *out_value);
gboolean batson_value_equal (const BatsonField *field, const BatsonValue *a, const BatsonValue *b);

BatsonValue batson_value_choice (int choice);
BatsonValue batson_value_integer (gint64 integer);
BatsonValue batson_value_decimal (double number);
BatsonValue batson_value_state (BatsonValueState state);
BatsonValue batson_value_text (const char *text);
BatsonValue batson_value_picture (BatsonPicture *picture);

gboolean batson_value_parse (const BatsonField *field, const char *text, const BatsonDate *today, int offset, BatsonValue *out_value, char **out_problem);
char *batson_value_to_string (const BatsonField *field, const BatsonValue *value);
char *batson_value_to_input (const BatsonField *field, const BatsonValue *value);
char *batson_value_problem (const BatsonField *field, const BatsonValue *value);
const char *batson_value_state_label (BatsonValueState state);

char *batson_number_to_json (double number);
char *batson_number_to_string (double number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatsonValue, batson_value_clear)

G_END_DECLS
