/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture kept in a document: its bytes as they came, and a caption. Nothing here decodes one: its type and size are read from its head. */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/** What a picture may have: bytes, pixels along a side and in all, characters of the caption. */
enum { BATSON_PICTURE_MAX_BYTES = 4 << 20, BATSON_PICTURE_MAX_SIDE = 16384, BATSON_PICTURE_MAX_PIXELS = 50000000, BATSON_PICTURE_MAX_CAPTION = 500 };

typedef enum { BATSON_PICTURE_PNG, BATSON_PICTURE_JPEG } BatsonPictureType;

/** Never changed once made. */
typedef struct
{
  gatomicrefcount refs;
  BatsonPictureType type;
  int width, height; /* as its head says */
  GBytes *bytes;     /* owned */
  char *caption;     /* owned; "" for none */
} BatsonPicture;

BatsonPicture *batson_picture_new (GBytes *bytes, const char *caption, char **out_problem);
BatsonPicture *batson_picture_from_base64 (const char *media_type, const char *data, const char *caption, char **out_problem);
BatsonPicture *batson_picture_with_caption (BatsonPicture *self, const char *caption);
BatsonPicture *batson_picture_ref (BatsonPicture *self);
void batson_picture_unref (BatsonPicture *self);
gboolean batson_picture_equal (const BatsonPicture *a, const BatsonPicture *b);
const char *batson_picture_media_type (const BatsonPicture *self);
char *batson_picture_to_string (const BatsonPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonPicture, batson_picture_unref)

G_END_DECLS
