/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the framework by id: source, basis, and what each says. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/** The version of the rules: printed with every conclusion. Where a rule changes what it concludes, it is another one: see rules-since.c. */
#define BATSON_RULES_VERSION "1.0"

typedef enum
{
  BATSON_BASIS_STATED,   /* the review says it */
  BATSON_BASIS_INFERRED, /* the review leaves it open; the reading is ours */
  BATSON_BASIS_CONFLICT, /* the review contradicts itself or the original it rests on */
  BATSON_BASIS_ADDED,    /* not in the review; from the named source */
} BatsonBasis;

/** BATSON_RULE_NOMS_6 and so on. */
typedef enum
{
#define RULE(NAME, id, source, basis, title, text) BATSON_RULE_##NAME,
#include "framework/rules.def"
#undef RULE
  BATSON_N_RULES
} BatsonRuleId;

/** What rests on no rule. */
#define BATSON_RULE_NONE BATSON_N_RULES

typedef struct
{
  const char *id;     /* "NOMS-6" */
  const char *source; /* "4.2 Table 2", "10 Table 2": the review numbers its tables twice */
  BatsonBasis basis;
  const char *title; /* msgid, context "rule": a few words */
  const char *text;  /* msgid, context "rule": the rule in plain words with its threshold and known limits */
} BatsonRule;

const BatsonRule *batson_rule (BatsonRuleId id);
const char *batson_rule_title (BatsonRuleId id);
const char *batson_rule_text (BatsonRuleId id);
const char *batson_basis_id (BatsonBasis basis);
const char *batson_basis_label (BatsonBasis basis);
gboolean batson_rule_is_later (BatsonRuleId id);

G_END_DECLS
