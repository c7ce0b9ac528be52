/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and abouts as JSON, for documents. */
#pragma once
#include "case/json-writer.h"
#include "case/record.h"

G_BEGIN_DECLS

void batson_value_from_json (const BatsonField *field, JsonNode *node, BatsonValue *out_value, char **out_problem);
void batson_value_to_json (const BatsonField *field, const BatsonValue *value, BatsonJsonWriter *writer);
void batson_about_from_json (JsonNode *node, BatsonAbout *out_about);
void batson_about_to_json (const BatsonAbout *about, BatsonJsonWriter *writer);
char *batson_json_keep (JsonNode *node);
JsonNode *batson_json_kept (const char *text);

G_END_DECLS
