/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram to be looked at together: large type, a spotlight, a pen, and nobody's name. What presentation and walk share. */
#pragma once
#include "app/diagram.h"
#include "app/pen.h"
#include "app/session.h"
#include "diagram/diagrams.h"

G_BEGIN_DECLS

#define BATSON_TYPE_PROJECTION (batson_projection_get_type ())
G_DECLARE_FINAL_TYPE (BatsonProjection, batson_projection, BATSON, PROJECTION, GtkWidget)

/** What a key does in a window of teaching, and to what it is left where that has the keyboard. */
enum { BATSON_LEFT_TO_NODES = 1, BATSON_LEFT_TO_BUTTONS = 2 };

typedef struct
{
  guint key; /* small letter */
  void (*act) (gpointer window);
  guint left_to;
} BatsonTeachingKey;

GtkWidget *batson_projection_new (BatsonSession *session, const BatsonDiagramKind *kind);
BatsonDiagram *batson_projection_get_diagram (BatsonProjection *self);
BatsonPen *batson_projection_get_pen (BatsonProjection *self);

const BatsonDiagramKind *batson_projection_get_kind (BatsonProjection *self);
void batson_projection_set_kind (BatsonProjection *self, const BatsonDiagramKind *kind);
void batson_projection_set_as (BatsonProjection *self, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject);
BatsonDiagramSubject batson_projection_get_subject (BatsonProjection *self);
void batson_projection_set_anonymous (BatsonProjection *self, gboolean anonymous);
gboolean batson_projection_get_anonymous (BatsonProjection *self);

void batson_projection_set_spotlight (BatsonProjection *self, gboolean spotlight);
void batson_projection_light (BatsonProjection *self, const char *const *ids, const char *const *way);
gboolean batson_projection_is_lit (BatsonProjection *self, const char *id);
gboolean batson_projection_is_on_way (BatsonProjection *self, const char *id);
gboolean batson_projection_walks (BatsonProjection *self);
void batson_projection_take_keys (BatsonProjection *self, GtkWidget *window, const BatsonTeachingKey *keys);

G_END_DECLS
