/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for the many small parts of one assessment: they lie side by side in the order they are made, and are freed all at once. */
#include "framework/arena.h"

enum
{
  BLOCK = 16 * 1024 - 64, /* 16 kB with its head and what the allocator adds */
  ALIGNMENT = 8,
#ifdef __SANITIZE_ADDRESS__
  MOST_SPARE = 0, /* what is read after it was freed must be seen */
#else
  MOST_SPARE = 512,
#endif
};

typedef struct _Block Block;
struct _Block
{
  Block *before;
  gsize size;
  guint8 memory[] __attribute__ ((aligned (ALIGNMENT)));
};

/* Blocks of the usual size that no arena uses: the next assessment, a keystroke later, finds its memory mapped and in the cache. */
static GMutex spare_lock;
static Block *spare;
static guint n_spare;

struct _BatsonArena
{
  Block *block; /* the one that is filled; NULL at first */
  gsize used;   /* of it */
};

static Block *
block_new (gsize size)
{
  Block *block = NULL;

  if (size <= BLOCK)
    {
      g_mutex_lock (&spare_lock);
      block = spare;
      if (block)
        {
          spare = block->before;
          n_spare--;
        }
      g_mutex_unlock (&spare_lock);
    }
  if (block == NULL)
    block = g_malloc (sizeof (Block) + MAX (size, BLOCK));
  block->size = MAX (size, BLOCK);
  return block;
}

static void
block_free (Block *block)
{
  g_mutex_lock (&spare_lock);
  if (block->size == BLOCK && n_spare != MOST_SPARE)
    {
      block->before = spare;
      spare = g_steal_pointer (&block);
      n_spare++;
    }
  g_mutex_unlock (&spare_lock);
  g_free (block);
}

/* An empty arena; free with _batson_arena_free (). */
BatsonArena *
_batson_arena_new (void)
{
  return g_new0 (BatsonArena, 1);
}

/* Frees all that was allocated. */
void
_batson_arena_free (BatsonArena *self)
{
  while (self->block)
    {
      Block *block = self->block;
      self->block = block->before;
      block_free (block);
    }
  g_free (self);
}

static gsize
aligned (gsize size)
{
  return (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
}

/* SIZE bytes. */
gpointer
_batson_arena_alloc (BatsonArena *self, gsize size)
{
  gpointer memory;

  size = aligned (size);
  if (self->block == NULL || self->used + size > self->block->size)
    {
      Block *block = block_new (size);
      block->before = self->block;
      self->block = block;
      self->used = 0;
    }
  memory = self->block->memory + self->used;
  self->used += size;
  return memory;
}

/* Makes room behind MEMORY, the SIZE bytes allocated there, for MORE; FALSE where something else was allocated since, or the block is full. */
gboolean
_batson_arena_extend (BatsonArena *self, gconstpointer memory, gsize size, gsize more)
{
  guint8 *end = self->block ? self->block->memory + self->used : NULL;

  if (memory == NULL || (const guint8 *) memory + aligned (size) != end || self->used + aligned (more) > self->block->size)
    return FALSE;
  _batson_arena_alloc (self, more);
  return TRUE;
}
