/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON: two spaces a level, members in the order they are given, numbers that read back equal. */
#pragma once
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _BatsonJsonWriter BatsonJsonWriter;

BatsonJsonWriter *batson_json_writer_new (void);
void batson_json_writer_free (BatsonJsonWriter *self);
gsize batson_json_writer_length (BatsonJsonWriter *self);
GBytes *batson_json_writer_finish (BatsonJsonWriter *self);

void batson_json_begin_object (BatsonJsonWriter *self);
void batson_json_end_object (BatsonJsonWriter *self);
void batson_json_begin_array (BatsonJsonWriter *self);
void batson_json_end_array (BatsonJsonWriter *self);
void batson_json_on_one_line (BatsonJsonWriter *self);
void batson_json_name (BatsonJsonWriter *self, const char *name);

void batson_json_null (BatsonJsonWriter *self);
void batson_json_boolean (BatsonJsonWriter *self, gboolean value);
void batson_json_integer (BatsonJsonWriter *self, gint64 value);
void batson_json_number (BatsonJsonWriter *self, double value);
void batson_json_string (BatsonJsonWriter *self, const char *value);
void batson_json_node (BatsonJsonWriter *self, JsonNode *node);
void batson_json_node_members (BatsonJsonWriter *self, JsonNode *object);
void batson_json_member (BatsonJsonWriter *self, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonJsonWriter, batson_json_writer_free)

G_END_DECLS
