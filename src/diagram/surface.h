/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing pages as PDF, SVG and PNG: equal pages give equal bytes. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *title;   /* of the document */
  const char *author;  /* "" none */
  const char *subject; /* "" none */
  const char *created; /* ISO 8601: the time of evaluation, never the clock's */
  const char *language; /* as in "en" or "de-CH"; "" not said */
} BatsonDocumentInfo;

/**
 * BatsonPagePainter:
 * @page: from 0
 *
 * Paints one page into @cr, in the units of its size. Pages may be painted several times.
 */
typedef void (*BatsonPagePainter) (cairo_t *cr, guint page, gpointer data);

/**
 * batson_surface_pdf:
 * @width: of a page, points
 * @height: of a page, points
 *
 * Writes tagged pages of text that can be selected, with their fonts.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
GBytes *batson_surface_pdf (double width, double height, guint pages, const BatsonDocumentInfo *info,
                            BatsonPagePainter paint, gpointer data, GError **error);

/**
 * batson_surface_svg:
 *
 * Writes one page (text as shapes, as SVG carries no fonts), its inner ids renumbered: cairo counts them through the whole program.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
GBytes *batson_surface_svg (double width, double height, guint page, const BatsonDocumentInfo *info,
                            BatsonPagePainter paint, gpointer data, GError **error);

/**
 * batson_surface_png:
 * @scale: pixels a unit
 *
 * Returns: (transfer full): the picture, or %NULL with @error set
 */
GBytes *batson_surface_png (double width, double height, double scale, guint page, BatsonPagePainter paint,
                            gpointer data, GError **error);

G_END_DECLS
