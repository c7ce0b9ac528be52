/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema of documents, made from the field tables. */
#pragma once
#include "case/field.h"

G_BEGIN_DECLS

GBytes *batson_schema_document (void);

G_END_DECLS
