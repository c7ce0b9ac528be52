/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows in the test's own process: real keys, pictures, a case whose ids and time are exact. */
#pragma once
#include <adwaita.h>

#include "case/case.h"

/* Waits until DONE, at most a while; then lets everything come to rest. */
#define screen_wait(done, data) screen_wait_at (done, data, G_STRLOC ": " #done)

void screen_init (int *argc, char ***argv);
void screen_settle (void);
void screen_wait_at (gboolean (*done) (gpointer data), gpointer data, const char *what);
void screen_present (GtkWindow *window);
GtkWindow *screen_show (GtkWidget *child, int width, int height);
void screen_choose (GtkWidget *top, guint64 bits, guint *n);
void screen_close (GtkWindow *window);
void screen_key (GtkWindow *window, const char *key);
void screen_send_key (const char *key);
void screen_hover (GtkWidget *widget, double x, double y);
void screen_drag (GtkWidget *widget, double x1, double y1, double x2, double y2);
void screen_drag_over (GtkWidget *widget, double x1, double y1, double over_x, double over_y, double x2, double y2, const char *key);
void screen_type (GtkWindow *window, const char *text);
GtkWidget *screen_focus (GtkWindow *window);
GtkWindow *screen_over (GtkWindow *window, GType type);
void screen_check_help (GtkWindow *window, const char *page);
int screen_set_dpi (int dpi);
GtkWidget *screen_find (GtkWidget *top, GType type, const char *text);
GtkWidget *screen_find_where (GtkWidget *top, gboolean (*matches) (GtkWidget *widget, gconstpointer data), gconstpointer data);
char *screen_words (GtkWidget *top);
void screen_assert_says (GtkWidget *top, const char *words);
void screen_assert_silent (GtkWidget *top, const char *words);
void screen_frame (GtkWidget *widget);
void screen_assert_called_once (GtkWidget *button);
void screen_picture (GtkWidget *widget, const char *name);
GdkTexture *screen_texture (GtkWidget *widget);
GtkApplication *screen_application (GApplicationFlags flags);
const BatsonOrigin *screen_origin (void);
BatsonCase *screen_case (void);
BatsonCase *screen_example (const char *name);
