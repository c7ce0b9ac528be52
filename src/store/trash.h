/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case is given up: it goes to the trash, from where it can be taken out again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean batson_trash (const char *path, GError **error);

G_END_DECLS
