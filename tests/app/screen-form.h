/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case, new or of the examples, and a form of it in a window of the test's own process. */
#pragma once
#include "app/form-row.h"
#include "app/form.h"
#include "app/screen.h"
#include "app/session.h"

/* 17 June 2026, 12:55 two hours east: the examples' own days. */
#define FORM_NOW G_GINT64_CONSTANT (1781693700)

typedef struct
{
  BatsonCase *kase;
  BatsonRecord *root;
  BatsonSession *session;
  GtkWidget *form;
  GtkWindow *window;
} FormFixture;

/* The test FUNCTION of the example DATA; NULL: of a new case. */
#define FORM_TEST(path, data, function) g_test_add (path, FormFixture, data, form_set_up, function, form_tear_down)

void form_set_up (FormFixture *f, gconstpointer data);
void form_tear_down (FormFixture *f, gconstpointer data);
void form_show (FormFixture *f, BatsonRole role, int width);
BatsonRecord *form_child (FormFixture *f, guint field);
GtkWidget *form_step (FormFixture *f, const char *id);
BatsonFormRow *form_focused_row (FormFixture *f);
void form_go_to (FormFixture *f, const BatsonFact *fact);
