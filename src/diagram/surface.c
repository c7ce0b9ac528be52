/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages on cairo's surfaces, and their bytes. */
#include "diagram/surface.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

static void
set_metadata (cairo_surface_t *surface, const BatsonDocumentInfo *info)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  if (*info->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  if (*info->subject != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Batson");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, info->created);
}

/* The document has its curves as curves: only where they lie, which cairo finds out several times, is as rough as
 * this, in points. Less than a dash and its gap, which would become a line else. */
#define ROUGH 0.5

/* White under all of a page. Cairo joins the places of all that is painted to one region, which has no end of corners where they lie
 * apart, and four where all lie on one. Not quite the whole page: that would be taken for a new one, without its tags. */
static void
lay_sheet (cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_fill (cr);
}

GBytes *
batson_surface_pdf (double width, double height, guint pages, const BatsonDocumentInfo *info, BatsonPagePainter paint,
                    gpointer data, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, info);
  cairo_set_tolerance (cr, ROUGH);
  /* One root for all pages: readers refuse several. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < pages; page++)
    {
      g_autofree char *label = g_strdup_printf ("%u", page + 1);

      cairo_pdf_surface_set_page_label (surface, label);
      cairo_save (cr);
      lay_sheet (cr, width, height);
      paint (cr, page, data);
      cairo_restore (cr);
      if (page + 1 < pages)
        cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_surface_finish (surface);
  status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr) : cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}

/* The text with every id="NAMENUMBER..." counted from 0 in the order of its first appearance. As bytes: as
 * UTF-8 the whole text would be looked through again for each of them. */
static char *
renumber_ids (const char *svg)
{
  g_autoptr (GRegex) regex = g_regex_new ("(surface|glyph|image|clip|mask|linear|radial|source|mesh|symbol|compositing-group|filter|pattern)-?([0-9]+)", G_REGEX_RAW, 0, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GMatchInfo) match = NULL;
  GString *out = g_string_new (NULL);
  int last = 0;

  for (g_regex_match (regex, svg, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *id = g_match_info_fetch (match, 0), *kind = g_match_info_fetch (match, 1);
      const char *fresh = g_hash_table_lookup (seen, id);
      int start, end;

      if (fresh == NULL)
        {
          fresh = g_strdup_printf ("%s-%u", kind, g_hash_table_size (seen));
          g_hash_table_insert (seen, g_strdup (id), (char *) fresh);
        }
      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (out, svg + last, start - last);
      g_string_append (out, fresh);
      last = end;
    }
  g_string_append (out, svg + last);
  return g_string_free (out, FALSE);
}

/* The document's title for readers that cannot see it, after the opening tag. */
static char *
add_title (const char *svg, const BatsonDocumentInfo *info)
{
  const char *root = strstr (svg, "<svg"), *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *title = g_markup_escape_text (info->title, -1);

  if (end == NULL)
    return g_strdup (svg);
  return g_strdup_printf ("%.*s>\n<title>%s</title>%s", (int) (end - svg), svg, title, end + 1);
}

GBytes *
batson_surface_svg (double width, double height, guint page, const BatsonDocumentInfo *info, BatsonPagePainter paint,
                    gpointer data, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  g_autoptr (GBytes) raw = NULL;
  g_autofree char *text = NULL, *numbered = NULL;
  char *titled;

  paint (cr, page, data);
  cairo_show_page (cr);
  cairo_surface_finish (surface);
  status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr) : cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  raw = finish (bytes, status, error);
  if (raw == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  numbered = renumber_ids (text);
  titled = add_title (numbered, info);
  return g_bytes_new_take (titled, strlen (titled));
}

GBytes *
batson_surface_png (double width, double height, double scale, guint page, BatsonPagePainter paint, gpointer data,
                    GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (width * scale), ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  paint (cr, page, data);
  cairo_surface_flush (surface);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}
