/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an answer lives: a case, a record by id or the newest of a list, and a field. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef struct _BatsonPlace BatsonPlace;

BatsonPlace *batson_place_new (BatsonCase *kase, BatsonRecord *record, guint field);
BatsonPlace *batson_place_new_newest (BatsonCase *kase, BatsonRecord *owner, guint list_field, guint field);
BatsonPlace *batson_place_new_fact (BatsonCase *kase, const BatsonFact *fact);
BatsonPlace *batson_place_sibling (const BatsonPlace *self, guint field);
void batson_place_pin (BatsonPlace *self);
void batson_place_free (BatsonPlace *self);

BatsonCase *batson_place_get_case (const BatsonPlace *self);
guint batson_place_get_field_id (const BatsonPlace *self);
BatsonRecordTypeId batson_place_get_type_id (const BatsonPlace *self);
const BatsonField *batson_place_get_field (const BatsonPlace *self);
BatsonRecord *batson_place_get_record (const BatsonPlace *self);
const BatsonValue *batson_place_get (const BatsonPlace *self);
const BatsonAbout *batson_place_get_about (const BatsonPlace *self);
void batson_place_fact (const BatsonPlace *self, BatsonFact *out_fact);
gboolean batson_place_is (const BatsonPlace *self, const BatsonFact *fact);
void batson_place_set (const BatsonPlace *self, const BatsonValue *value);
void batson_place_type (const BatsonPlace *self, const BatsonValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonPlace, batson_place_free)

G_END_DECLS
