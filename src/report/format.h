/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files a report can become: one PDF, or a picture a page. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

typedef enum { BATSON_FORMAT_PDF, BATSON_FORMAT_SVG, BATSON_FORMAT_PNG, BATSON_N_FORMATS } BatsonFormat;

const char *batson_format_ending (BatsonFormat format);
gboolean batson_format_of_name (const char *name, BatsonFormat *out_format);

guint batson_report_n_files (const BatsonReport *report, BatsonFormat format);
GBytes *batson_report_file (BatsonReport *report, BatsonFormat format, guint n, GError **error);
char *batson_report_file_name (const char *name, guint n);

G_END_DECLS
