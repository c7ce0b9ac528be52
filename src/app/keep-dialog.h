/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over what was tried in a what-if: every answer that was not given exactly is asked. */
#pragma once
#include <gtk/gtk.h>

#include "app/session.h"
#include "framework/what-if.h"

G_BEGIN_DECLS

/** What was tried is settled in the fork and can be adopted: what is left in it was given, nothing else. */
typedef void (*BatsonKeep) (gpointer view);

void batson_keep_ask (GtkWidget *parent, BatsonSession *session, BatsonCase *fork, const GArray *wanted, BatsonKeep keep, gpointer view);

G_END_DECLS
