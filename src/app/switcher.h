/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header's choice of a view: linked groups of toggles, or where they do not fit one drop-down with the groups as headings. */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

#define BATSON_TYPE_SWITCHER (batson_switcher_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSwitcher, batson_switcher, BATSON, SWITCHER, AdwBin)

void batson_switcher_set_view (BatsonSwitcher *self, const char *id);
void batson_switcher_set_narrow (BatsonSwitcher *self, gboolean narrow);

G_END_DECLS
