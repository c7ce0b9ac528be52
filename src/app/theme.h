/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the moment: palette.c's table as named colours of the style, light, dark and in high contrast. */
#pragma once
#include <adwaita.h>

#include "diagram/palette.h"

G_BEGIN_DECLS

void batson_theme_install (void);
BatsonTheme batson_theme_get (void);
double batson_theme_text_scale (void);
void batson_theme_mark (GtkWidget *window);
void batson_theme_follow (GtkWidget *widget, GCallback changed);

G_END_DECLS
