/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a case before they are printed or exported. */
#pragma once
#include <adwaita.h>

#include "app/session.h"
#include "report/report.h"

G_BEGIN_DECLS

#define BATSON_TYPE_PREVIEW (batson_preview_get_type ())
G_DECLARE_FINAL_TYPE (BatsonPreview, batson_preview, BATSON, PREVIEW, AdwWindow)

GtkWidget *batson_preview_new (GtkWindow *parent, BatsonSession *session, const BatsonDiagramKind *kind);
BatsonReport *batson_preview_report (BatsonPreview *self);

GtkWidget *batson_preview_new_sitting (GtkWindow *parent, const BatsonSitting *sitting);

G_END_DECLS
