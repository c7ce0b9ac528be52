/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs that measure frames share: the real application with one window of a case, and waiting for what it paints. */
#pragma once
#include "app/application.h"
#include "app/diagram.h"
#include "diagram/diagrams.h"

/** A time as it passes and as this program uses the processor, milliseconds. */
typedef struct
{
  double passed, used;
} FramesTime;

BatsonApplication *frames_application (void);
BatsonWindow *frames_open (BatsonApplication *application, const char *path, int width, int height);
void frames_rest (void);
void frames_wait (GtkWidget *widget);
FramesTime frames_now (void);
FramesTime frames_since (FramesTime start);
BatsonDiagram *frames_go_to (BatsonWindow *window, const BatsonDiagramKind *kind);
BatsonDiagram *frames_shown (GtkWidget *top);
