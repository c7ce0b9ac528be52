/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral triggers: what fired when, how it is handled, and recording that in one click. */
#pragma once
#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

GtkWidget *batson_triggers_new (BatsonSession *session, BatsonDirection direction, gboolean fired_only);
void batson_triggers_record (BatsonSession *session, BatsonDirection direction);
void batson_triggers_click (GtkWidget *from, BatsonSession *session, BatsonDirection direction, BatsonHandling step);

G_END_DECLS
