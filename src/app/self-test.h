/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this installation works, told without a display. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

gboolean batson_self_test (void);

G_END_DECLS
