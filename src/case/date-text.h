/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them. */
#pragma once
#include "case/date.h"

G_BEGIN_DECLS

const char *batson_month_name (int month);
char *batson_date_text_to_iso (const char *text, const BatsonDate *today);
gboolean batson_date_text_is_ambiguous (const char *text);

G_END_DECLS
