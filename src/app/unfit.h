/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a file that do not fit, in words. */
#pragma once
#include "app/session.h"

G_BEGIN_DECLS

char *batson_unfit_words (BatsonSession *session);

G_END_DECLS
