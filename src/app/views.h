/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of a case: the one table of them, and what the window asks of each. */
#pragma once
#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW (batson_view_get_type ())
G_DECLARE_INTERFACE (BatsonView, batson_view, BATSON, VIEW, GtkWidget)

struct _BatsonViewInterface
{
  GTypeInterface parent;

  /* Shows the row (the node) of FACT and gives it the keyboard; FALSE where this view does not show it.
   * Where FACT's record is NULL, its row is the place where a record would be added to its owner's list.
   * NULL: the view shows no rows. */
  gboolean (*show_fact) (BatsonView *self, const BatsonFact *fact);

  /* Takes the keyboard to where one goes on in this view; FALSE while it cannot yet, as before its first frames. NULL: to its first control. */
  gboolean (*enter) (BatsonView *self);

  /* Goes from the row with the keyboard to the next one without an answer; FALSE where there is none. NULL: the view asks nothing. */
  gboolean (*next_answer) (BatsonView *self);
};

typedef enum { BATSON_GROUP_FORMS, BATSON_GROUP_DIAGRAMS, BATSON_GROUP_FOLLOW_UP, BATSON_N_GROUPS } BatsonViewGroup;

typedef struct
{
  const char *id;    /* stable: "breast"; also of its action and pictures */
  const char *title; /* msgid, context "view" */
  const char *icon;  /* of the icon theme or our resources */
  BatsonViewGroup group; /* forms stand beside the assessment pane, the others under its strip */
  guint number;          /* Alt+number opens it; kept for ever */
  GtkWidget *(*create) (BatsonSession *session);
  const char *help;      /* the page of the help that is about it, see help.c */
  BatsonOwner role; /* of a form: whose answers it asks for first; BOTH for the others */
} BatsonViewKind;

const BatsonViewKind *batson_views (guint *out_n);
const BatsonViewKind *batson_view_kind (const char *id);
const char *batson_view_title (const BatsonViewKind *kind);
const char *batson_view_group_title (BatsonViewGroup group);

gboolean batson_view_show_fact (BatsonView *self, const BatsonFact *fact);
gboolean batson_view_next_answer (BatsonView *self);
gboolean batson_view_enter (BatsonView *self);
gboolean batson_view_enter_part (GtkWidget *widget);

G_END_DECLS
