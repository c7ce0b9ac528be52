/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: whatever the bytes, reading ends; what is read can be written, and writing it again changes nothing. */
#include "case/document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size), first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonCase) c = batson_document_read (bytes, NULL, NULL, &error), again = NULL;
  g_auto (BatsonSummary) summary = { 0 };

  if (batson_summary_parse ((const char *) data, MIN (size, 2048), &summary))
    g_assert_nonnull (summary.name);
  if (c == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  first = batson_document_write (c, NULL, &error);
  g_assert_no_error (error);
  again = batson_document_read (first, NULL, NULL, &error);
  g_assert_no_error (error);
  second = batson_document_write (again, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  return 0;
}
