/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept in one line: a number and its unit. */
#pragma once
#include <pango/pango.h>

G_BEGIN_DECLS

PangoAttrList *batson_keep_together (const char *text, PangoAttrList *others);

G_END_DECLS
