/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only way from bytes to a JSON tree: a strict scan first, the lenient parser of json-glib after it. */
#pragma once
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BATSON_DOCUMENT_ERROR (batson_document_error_quark ())

typedef enum
{
  BATSON_DOCUMENT_ERROR_TOO_LARGE,  /* more bytes, levels, values or records than a case can need */
  BATSON_DOCUMENT_ERROR_SYNTAX,     /* not JSON, or JSON that does not mean one thing only */
  BATSON_DOCUMENT_ERROR_NOT_A_CASE, /* JSON, but no case of Batson */
  BATSON_DOCUMENT_ERROR_NOT_KEPT,   /* what would be written does not read back equal */
} BatsonDocumentError;

enum { BATSON_DOCUMENT_MAX_BYTES = 64 << 20, BATSON_DOCUMENT_MAX_DEPTH = 64, BATSON_DOCUMENT_MAX_VALUES = 1000000 };

GQuark batson_document_error_quark (void);
JsonNode *batson_json_parse (const char *data, gsize size, GError **error);

G_END_DECLS
