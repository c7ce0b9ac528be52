/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thirty numbers of a QLQ-C30, typed one after the other; its scores follow at once (OUT-1). */
#pragma once
#include "app/session.h"

G_BEGIN_DECLS

GtkWindow *batson_qlq_dialog_show (GtkWidget *parent, BatsonSession *session, BatsonRecord *follow_up);

G_END_DECLS
