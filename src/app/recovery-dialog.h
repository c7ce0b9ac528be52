/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a crash or a power cut left behind, offered at the next start. */
#pragma once
#include "app/application.h"

G_BEGIN_DECLS

void batson_recovery_offer (BatsonApplication *application);

G_END_DECLS
