/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of one diagram of the case: the bar above it, the diagram, its table; each diagram adds what is its own. */
#pragma once
#include "app/diagram.h"
#include "app/session.h"
#include "app/views.h"
#include "diagram/diagrams.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_DIAGRAM (batson_view_diagram_get_type ())
G_DECLARE_DERIVABLE_TYPE (BatsonViewDiagram, batson_view_diagram, BATSON, VIEW_DIAGRAM, GtkWidget)

/** What is a view's own. Every function is nullable. */
typedef struct
{
  const char *diagram; /* id in the table of diagrams */
  /* Where a view shows one of several diagrams: the id of the one it shows now. */
  const char *(*which) (BatsonViewDiagram *self);
  /* Adds controls of its own: START after the lesions, END before the zoom. */
  void (*fill_bar) (BatsonViewDiagram *self, GtkBox *start, GtkBox *end);
  /* What is shown besides the usual subject. */
  void (*prepare) (BatsonViewDiagram *self, BatsonDiagramSubject *subject);
  /* The case, the time or the lesion looked at is another: controls follow. */
  void (*refresh) (BatsonViewDiagram *self);
  /* A node was chosen; FALSE: what every diagram does with ACTION: "answer" (address of the answer) goes to its row, "lesion" and
   * "choose-lesion" (id) choose it, "add-lesion" (level) adds one, "why" (rule) tells why, "view" (id) opens a view. */
  gboolean (*activated) (BatsonViewDiagram *self, const char *id, const char *action, const char *target);
  /* Why is the node so? FALSE: its rule where its action is "why", else nothing. */
  gboolean (*explain) (BatsonViewDiagram *self, const BatsonElement *element);
} BatsonViewDiagramOwn;

struct _BatsonViewDiagramClass
{
  GtkWidgetClass parent_class;

  const BatsonViewDiagramOwn *own; /* static */
};

GtkWidget *batson_view_diagram_new (GType type, BatsonSession *session);
BatsonSession *batson_view_diagram_get_session (BatsonViewDiagram *self);
BatsonDiagram *batson_view_diagram_get_diagram (BatsonViewDiagram *self);
const BatsonDiagramKind *batson_view_diagram_get_kind (BatsonViewDiagram *self);
BatsonDiagramSubject batson_view_diagram_get_subject (BatsonViewDiagram *self);
const BatsonLesionResult *batson_view_diagram_get_lesion (BatsonViewDiagram *self);
void batson_view_diagram_refresh (BatsonViewDiagram *self);
void batson_view_diagram_set_table (BatsonViewDiagram *self, gboolean table);
void batson_view_diagram_set_note (BatsonViewDiagram *self, const char *text);
void batson_view_diagram_show_rule (BatsonViewDiagram *self, BatsonRuleId rule, const BatsonWhy *why);
gboolean batson_view_diagram_explain_rule (BatsonViewDiagram *self, const char *name);

G_END_DECLS
