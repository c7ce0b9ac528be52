/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language a test runs in, and the invented ones it may choose. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Accented and 40 % longer, or in Arabic letters from right to left (po/pseudo.py). */
#define TEST_LANGUAGE_LONG "en_XA.UTF-8"
#define TEST_LANGUAGE_RTL "ar_XB.UTF-8"

void test_language (const char *locale);

G_END_DECLS
