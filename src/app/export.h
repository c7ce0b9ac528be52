/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to files of the user's choosing. */
#pragma once
#include <gtk/gtk.h>

#include "report/report.h"

G_BEGIN_DECLS

char *batson_export_suggest (const BatsonDiagramKind *kind, const BatsonAssessment *assessment, const BatsonLesionResult *lesion);
gboolean batson_export_files (BatsonReport *report, const char *path, GError **error);
void batson_export (GtkWindow *parent, BatsonReport *report, const char *suggested);

G_END_DECLS
