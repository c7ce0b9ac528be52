/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment printed, for people or for programs. */
#pragma once
#include "case/json-writer.h"
#include "framework/alternatives.h"
#include "framework/rules-since.h"

G_BEGIN_DECLS

void _batson_cli_write_assessment (BatsonJsonWriter *w, const char *file, BatsonCase *c, const BatsonAssessment *assessment, const BatsonRulesSince *since);
void _batson_cli_write_lesions (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *assessment);
void _batson_cli_write_protocols (BatsonJsonWriter *w, const BatsonLesionResult *lesion);
void _batson_cli_print_assessment (const char *file, BatsonCase *c, const BatsonAssessment *assessment, const BatsonRulesSince *since);

/* Parts of the JSON: assess-parts.c */
void _batson_cli_write_because (BatsonJsonWriter *w, const BatsonFacts *facts);
void _batson_cli_write_missing (BatsonJsonWriter *w, const char *name, const BatsonFacts *facts);
void _batson_cli_write_why (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonWhy *why, const char *text);
void _batson_cli_write_alternatives (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonWhy *why);
void _batson_cli_write_rule (BatsonJsonWriter *w, BatsonRuleId id, BatsonBasis basis, const char *text);
void _batson_cli_write_fact (BatsonJsonWriter *w, const char *name, const BatsonFact *fact);
void _batson_cli_write_colours (BatsonJsonWriter *w, const char *name, guint colours);
void _batson_cli_write_choices (BatsonJsonWriter *w, const char *name, const BatsonField *field, guint bits);
void _batson_cli_write_rows (BatsonJsonWriter *w, BatsonProtocolId protocol, guint rows);
void _batson_cli_write_record (BatsonJsonWriter *w, const char *name, BatsonRecord *record);
void _batson_cli_write_instant (BatsonJsonWriter *w, const char *name, gboolean known, const BatsonInstant *instant);
void _batson_cli_write_flag (BatsonJsonWriter *w, const char *name, gboolean value);
void _batson_cli_write_number (BatsonJsonWriter *w, const char *name, int value);
void _batson_cli_open_array (BatsonJsonWriter *w, const char *name, gboolean on_one_line);

G_END_DECLS
