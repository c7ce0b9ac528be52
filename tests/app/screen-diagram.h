/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams in a window of the test's own process: what is shown, a node chosen by keyboard, the program's window at a view. */
#pragma once
#include "app/diagram.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/window.h"

BatsonScene *screen_scene (BatsonDiagram *diagram);
const BatsonElement *screen_node (BatsonDiagram *diagram, const char *id);
void screen_enter (BatsonDiagram *diagram, const char *id);

BatsonSession *screen_session (BatsonCase *the_case);
BatsonWindow *screen_window (GtkApplication *application, BatsonSession *session, const char *view, GType type, BatsonDiagram **diagram);
GtkWidget *screen_view (BatsonWindow *window);
void screen_window_close (BatsonWindow *window, BatsonSession *session);
