/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of a test, with a document in it. */
#pragma once

#include <glib-object.h>

#define OLD "the old document\n"
#define OLDEST "the document before the old one\n"

typedef struct
{
  char *path;
  char *document; /* path/case.batson.json */
  char *backup;   /* the same with ~ */
} Folder;

void folder_set_up (Folder *folder, gconstpointer data);
void folder_tear_down (Folder *folder, gconstpointer data);
void folder_empty (const char *path);
void put (const char *path, const char *text);
char *text_of (const char *path);
guint count_in (const char *folder, const char *prefix);
GBytes *bytes_of (const char *text);
void settle (gpointer object);

#define assert_text(path_, want_)                    \
  do                                                 \
    {                                                \
      g_autofree char *text_got_ = text_of (path_);  \
      g_assert_cmpstr (text_got_, ==, want_);        \
    }                                                \
  while (0)
