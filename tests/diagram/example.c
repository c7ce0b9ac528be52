/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An example case as the tests of the diagrams assess it. */
#include "example.h"

#include "case/document.h"

#define OFFSET 120
#define NOW 1781619600 /* 16 June 2026 16:20 +02:00 */

BatsonAssessment *
example_assess (const char *path)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, NOW, OFFSET };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonCase) c = NULL;
  char *text;
  gsize size;

  if (path == NULL)
    return NULL;
  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  c = batson_document_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return batson_assess (batson_case_get_root (c), &settings);
}
