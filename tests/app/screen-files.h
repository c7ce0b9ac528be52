/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and its case, in a library folder of the test's own. */
#pragma once
#include "app/application.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/window.h"

extern BatsonApplication *files_application;

typedef struct
{
  char *folder;
  char *path; /* of a case in FOLDER that is there */
  BatsonWindow *window;
} FilesFixture;

#define FILES_TEST(path, function) g_test_add (path, FilesFixture, NULL, files_set_up, function, files_tear_down)

void files_init (int *argc, char ***argv);
void files_set_up (FilesFixture *f, gconstpointer data);
void files_tear_down (FilesFixture *f, gconstpointer data);
void files_turn (void);
void files_until (gboolean (*condition) (gpointer data), gpointer data);
BatsonRecord *files_patient (BatsonWindow *window);
void files_set_text (BatsonWindow *window, guint field, const char *text);
void files_act (BatsonWindow *window, const char *name);
gboolean files_can (BatsonWindow *window, const char *name);
BatsonWindow *files_open (const char *path);
void files_put (const char *path, const char *text);
void files_answer (BatsonWindow *window, const char *response);
gboolean files_is_open (BatsonWindow *window);
GtkWidget *files_notice (BatsonWindow *window, const char *words);
gboolean files_reads (GtkWidget *top, const char *text);
