/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment over the diagrams, 60 px high: the pane's five parts, or mark, word and outcome where there is no room. */
#pragma once
#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

GtkWidget *batson_strip_new (BatsonSession *session);

G_END_DECLS
