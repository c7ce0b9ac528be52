/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to a printer, by the desktop's own dialog. */
#pragma once
#include <gtk/gtk.h>

#include "report/report.h"

G_BEGIN_DECLS

GtkPrintOperation *batson_print_operation_new (BatsonReport *report);
void batson_print (GtkWindow *parent, BatsonReport *report);

G_END_DECLS
