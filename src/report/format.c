/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files a report can become. */
#include "report/format.h"

#include <string.h>

/* Pictures have the resolution of a fax machine's finest: small print stays legible, files stay small. */
#define PIXELS_A_POINT (200.0 / 72)

/** The ending of FORMAT's file names, with its dot. Static. */
const char *
batson_format_ending (BatsonFormat format)
{
  static const char *const endings[BATSON_N_FORMATS] = { ".pdf", ".svg", ".png" };

  return endings[format];
}

/** The format that the ending of NAME (a file name or path) asks for, in any case of its letters; FALSE where it asks for none. */
gboolean
batson_format_of_name (const char *name, BatsonFormat *out_format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (int format = 0; format < BATSON_N_FORMATS; format++)
    if (g_str_has_suffix (lower, batson_format_ending (format)))
      {
        *out_format = format;
        return TRUE;
      }
  return FALSE;
}

/** How many files REPORT becomes in FORMAT. */
guint
batson_report_n_files (const BatsonReport *report, BatsonFormat format)
{
  return format == BATSON_FORMAT_PDF ? 1 : batson_report_n_pages (report);
}

/** The Nth of those files, from 0. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_file (BatsonReport *report, BatsonFormat format, guint n, GError **error)
{
  switch (format)
    {
    case BATSON_FORMAT_SVG: return batson_report_svg (report, n, error);
    case BATSON_FORMAT_PNG: return batson_report_png (report, n, PIXELS_A_POINT, error);
    default: return batson_report_pdf (report, error);
    }
}

/** The name of the Nth file, from 0, where NAME (a file name or path with an ending) is the first: "page.png", "page-2.png". Free with g_free. */
char *
batson_report_file_name (const char *name, guint n)
{
  const char *dot = strrchr (name, '.');

  if (n == 0 || dot == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, n + 1, dot);
}
