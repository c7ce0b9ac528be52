/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its windows, what it opens, what belongs to no window. */
#pragma once
#include "app/window.h"

G_BEGIN_DECLS

#define BATSON_TYPE_APPLICATION (batson_application_get_type ())
G_DECLARE_FINAL_TYPE (BatsonApplication, batson_application, BATSON, APPLICATION, AdwApplication)

BatsonApplication *batson_application_new (void);
int batson_application_get_status (BatsonApplication *self);
BatsonWindow *batson_application_open_file (BatsonApplication *self, BatsonWindow *window, GFile *file, gboolean here);
BatsonWindow *batson_application_show_session (BatsonApplication *self, BatsonWindow *window, BatsonSession *session);
BatsonWindow *batson_application_find_window (BatsonApplication *self, GFile *file);
void batson_application_update_actions (BatsonApplication *self);

G_END_DECLS
