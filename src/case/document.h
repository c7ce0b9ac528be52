/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a case: JSON in and out. */
#pragma once
#include "case/case.h"
#include "case/json-guard.h"
#include "case/summary.h"

G_BEGIN_DECLS

/** Something in a document that does not fit: it is kept and written back. */
typedef struct
{
  char *path; /* "lesions[T8].findings[0].grade" */
  char *text; /* what is wrong and what to do, translated */
} BatsonProblem;

BatsonCase *batson_document_read (GBytes *bytes, const BatsonOrigin *origin, GPtrArray **out_problems, GError **error);
GBytes *batson_document_write (BatsonCase *self, const BatsonSummary *summary, GError **error);
GBytes *batson_document_record_bytes (BatsonCase *self);

G_END_DECLS
