/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS views by the answers to their four questions. */
#include "noms-views.h"

/** A view of PROTOCOL in which each question has the answers of its bits. Owned by the caller. */
BatsonNomsView *
noms_view_of (const BatsonProtocol *protocol, guint n, guint o, guint m, guint s)
{
  BatsonNomsView *view = batson_noms_view_blank (protocol);

  batson_noms_view_answer (view, BATSON_QUESTION_N, n);
  batson_noms_view_answer (view, BATSON_QUESTION_O, o);
  batson_noms_view_answer (view, BATSON_QUESTION_M, m);
  batson_noms_view_answer (view, BATSON_QUESTION_S, s);
  return view;
}

/** The same of the framework's own protocol. Owned by the caller. */
BatsonNomsView *
noms_review_of (guint n, guint o, guint m, guint s)
{
  return noms_view_of (batson_protocol (BATSON_PROTOCOL_REVIEW), n, o, m, s);
}
