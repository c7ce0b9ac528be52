/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs, run by a test. */
#pragma once
#include <glib.h>

char *test_tool (const char *const *argv);
