/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a vignette of a case: what is left out and moved is said before. */
#pragma once
#include "app/window.h"

G_BEGIN_DECLS

void batson_vignette_ask (BatsonWindow *window);
void batson_vignette_show_title (BatsonWindow *window);

G_END_DECLS
