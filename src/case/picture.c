/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture kept in a document. What is not a PNG or JPEG, or larger than anyone needs, is refused with words: a document must not grow without limit, and a small file must not unfold into a picture that fills the memory. */
#include "case/picture.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const media_types[] = { [BATSON_PICTURE_PNG] = "image/png", [BATSON_PICTURE_JPEG] = "image/jpeg" };

static guint32
big_endian (const guint8 *at, guint n)
{
  guint32 number = 0;

  for (guint i = 0; i < n; i++)
    number = number << 8 | at[i];
  return number;
}

/* A PNG: its chunks stay within it, the first says how large it is, the last ends it. */
static gboolean
read_png (const guint8 *data, gsize size, guint32 *out_width, guint32 *out_height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  enum { FRAME = 12, IHDR_SIZE = 13 }; /* of a chunk: length, type and check sum */
  gsize at = sizeof signature;

  if (size < sizeof signature + FRAME + IHDR_SIZE || memcmp (data, signature, sizeof signature) != 0)
    return FALSE;
  if (big_endian (data + at, 4) != IHDR_SIZE || memcmp (data + at + 4, "IHDR", 4) != 0)
    return FALSE;
  *out_width = big_endian (data + at + 8, 4);
  *out_height = big_endian (data + at + 12, 4);
  while (size - at >= FRAME)
    {
      gsize length = big_endian (data + at, 4);
      if (length > size - at - FRAME)
        return FALSE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += FRAME + length;
    }
  return FALSE;
}

/* A JPEG: its segments up to the frame, which says how large it is. */
static gboolean
read_jpeg (const guint8 *data, gsize size, guint32 *out_width, guint32 *out_height)
{
  enum { SOI = 0xd8, SOF_FIRST = 0xc0, SOF_LAST = 0xcf, DHT = 0xc4, JPG = 0xc8, DAC = 0xcc, SOS = 0xda, FRAME_SIZE = 8 };
  gsize at = 2;

  if (size < 4 || data[0] != 0xff || data[1] != SOI || data[2] != 0xff)
    return FALSE;
  while (size - at >= 4)
    {
      guint8 marker = data[at + 1];
      gsize length = big_endian (data + at + 2, 2);
      if (data[at] != 0xff || marker == SOS || length < 2 || length > size - at - 2)
        return FALSE;
      if (marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC)
        {
          if (length < FRAME_SIZE)
            return FALSE;
          *out_height = big_endian (data + at + 5, 2);
          *out_width = big_endian (data + at + 7, 2);
          return TRUE;
        }
      at += 2 + length;
    }
  return FALSE;
}

static BatsonPicture *
refuse (char **out_problem, const char *words)
{
  if (out_problem)
    *out_problem = g_strdup (words);
  return NULL;
}

/** A picture of BYTES, a whole PNG or JPEG file; CAPTION is nullable. NULL where it is none or too large: OUT_PROBLEM (nullable, free with g_free) says why and what to do. Unref it. */
BatsonPicture *
batson_picture_new (GBytes *bytes, const char *caption, char **out_problem)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 width = 0, height = 0;
  BatsonPictureType type;
  BatsonPicture *self;

  if (size > BATSON_PICTURE_MAX_BYTES)
    return refuse (out_problem, _ ("This picture is larger than 4 MB. Make it smaller, or cut out what matters."));
  if (data && read_png (data, size, &width, &height))
    type = BATSON_PICTURE_PNG;
  else if (data && read_jpeg (data, size, &width, &height))
    type = BATSON_PICTURE_JPEG;
  else
    return refuse (out_problem, _ ("This is no PNG or JPEG picture, or it is damaged. Save it as one of them and choose it again."));
  if (width == 0 || height == 0 || width > BATSON_PICTURE_MAX_SIDE || height > BATSON_PICTURE_MAX_SIDE || (guint64) width * height > BATSON_PICTURE_MAX_PIXELS)
    return refuse (out_problem, _ ("This picture has too many pixels. Make it smaller, or cut out what matters."));
  if (caption && g_utf8_strlen (caption, -1) > BATSON_PICTURE_MAX_CAPTION)
    return refuse (out_problem, _ ("This caption is longer than 500 characters. Make it shorter."));
  self = g_new0 (BatsonPicture, 1);
  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->width = (int) width;
  self->height = (int) height;
  self->bytes = g_bytes_ref (bytes);
  self->caption = g_strdup (caption ? caption : "");
  return self;
}

/** As batson_picture_new () of what a document holds. DATA has to be base64 that is written again as it was, and the picture of the MEDIA_TYPE said. */
BatsonPicture *
batson_picture_from_base64 (const char *media_type, const char *data, const char *caption, char **out_problem)
{
  g_autofree char *again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonPicture) picture = NULL;
  guchar *decoded;
  gsize size;

  if (strlen (data) > (BATSON_PICTURE_MAX_BYTES + 2) / 3 * 4)
    return refuse (out_problem, _ ("This picture is larger than 4 MB. Make it smaller, or cut out what matters."));
  decoded = g_base64_decode (data, &size);
  bytes = g_bytes_new_take (decoded, size);
  again = g_base64_encode (decoded, size);
  if (strcmp (again, data) != 0)
    return refuse (out_problem, _ ("This picture is not written as base64 text should be. It is kept as it is; choose it again to replace it."));
  picture = batson_picture_new (bytes, caption, out_problem);
  if (picture && strcmp (media_type, media_types[picture->type]) != 0)
    return refuse (out_problem, _ ("This picture is of another type than the document says. It is kept as it is; choose it again to replace it."));
  return g_steal_pointer (&picture);
}

/** The same picture with CAPTION, cut where it is too long. Unref it. */
BatsonPicture *
batson_picture_with_caption (BatsonPicture *self, const char *caption)
{
  g_autofree char *cut = g_utf8_substring (caption, 0, MIN (g_utf8_strlen (caption, -1), BATSON_PICTURE_MAX_CAPTION));

  return batson_picture_new (self->bytes, cut, NULL);
}

/** Takes another reference. */
BatsonPicture *
batson_picture_ref (BatsonPicture *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** Lets go of one reference. */
void
batson_picture_unref (BatsonPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_bytes_unref (self->bytes);
  g_free (self->caption);
  g_free (self);
}

/** Whether two pictures have the same bytes and caption. */
gboolean
batson_picture_equal (const BatsonPicture *a, const BatsonPicture *b)
{
  return a == b || (g_bytes_equal (a->bytes, b->bytes) && strcmp (a->caption, b->caption) == 0);
}

/** "image/png" or "image/jpeg". Static. */
const char *
batson_picture_media_type (const BatsonPicture *self)
{
  return media_types[self->type];
}

/** What it is in words: its caption, else "PNG picture, 640 × 480". Free with g_free. */
char *
batson_picture_to_string (const BatsonPicture *self)
{
  if (*self->caption)
    return g_strdup (self->caption);
  return g_strdup_printf (self->type == BATSON_PICTURE_PNG ? _ ("PNG picture, %d × %d") : _ ("JPEG picture, %d × %d"), self->width, self->height);
}
