/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for the many small parts of one assessment: they lie side by side in the order they are made, and are freed all at once. */
#pragma once
#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct _BatsonArena BatsonArena;

BatsonArena *_batson_arena_new (void);
void _batson_arena_free (BatsonArena *self);
gpointer _batson_arena_alloc (BatsonArena *self, gsize size);
gboolean _batson_arena_extend (BatsonArena *self, gconstpointer memory, gsize size, gsize more);

/** N new elements of TYPE, not set; new0: all zero. */
#define _batson_arena_array(arena, Type, n) ((Type *) _batson_arena_alloc ((arena), sizeof (Type) * (n)))
#define _batson_arena_new0(arena, Type, n) ((Type *) memset (_batson_arena_array (arena, Type, n), 0, sizeof (Type) * (n)))

G_END_DECLS
