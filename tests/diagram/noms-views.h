/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS views by the answers to their four questions. */
#pragma once
#include "diagram/noms-view.h"

BatsonNomsView *noms_view_of (const BatsonProtocol *protocol, guint n, guint o, guint m, guint s);
BatsonNomsView *noms_review_of (guint n, guint o, guint m, guint s);
