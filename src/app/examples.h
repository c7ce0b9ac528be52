/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented patients that come with the program. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

char *batson_examples_folder (void);
gboolean batson_examples_exist (void);
gboolean batson_examples_add (guint *out_n, GError **error);

G_END_DECLS
