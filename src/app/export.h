/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to files of the user's choosing. */
#pragma once
#include <gtk/gtk.h>

#include "report/report.h"

G_BEGIN_DECLS

char *batson_export_suggest (const BatsonDiagramKind *kind, const BatsonAssessment *assessment, const BatsonLesionResult *lesion);
gboolean batson_export_files (BatsonReport *report, const char *path, GError **error);

/** N files were written, FILE and those beside it. */
typedef void (*BatsonExported) (GtkWindow *parent, GFile *file, guint n);

void batson_export (GtkWindow *parent, BatsonReport *report, const char *suggested, BatsonExported exported);

G_END_DECLS
