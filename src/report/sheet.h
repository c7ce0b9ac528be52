/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of paper while it is filled: texts, boxes, lines and icons in points, black on white. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

#define BATSON_SHEET_MARGIN 24.0
#define BATSON_SHEET_BODY 8.0
#define BATSON_SHEET_SMALL 7.5

typedef struct {
  BatsonScene *scene; /* the sheet's own elements */
  double width, height;
  BatsonTextDirection direction;
  guint n; /* elements so far */
  BatsonTag tag;         /* of the texts to come */
  guint table, row;      /* the table they stand in; 0 none */
  guint n_tables;
} BatsonSheet;

typedef enum { BATSON_GROUND_BLACK, BATSON_GROUND_HATCHED, BATSON_GROUND_WHITE } BatsonGround;

/** One piece of text: how it looks and where its lines stand. */
typedef struct {
  double size;
  int weight;
  BatsonAlign align;
} BatsonStyle;

void batson_sheet_init (BatsonSheet *sheet, double width, double height, const char *title);
double batson_sheet_text (BatsonSheet *sheet, const char *text, BatsonStyle style, double x, double y, double width);
double batson_sheet_measure (const BatsonSheet *sheet, const char *text, BatsonStyle style, double width);
double batson_sheet_text_width (const char *text, BatsonStyle style);
double batson_sheet_text_word (const char *text, BatsonStyle style);
void batson_sheet_tag (BatsonSheet *sheet, BatsonTag tag);
void batson_sheet_begin_table (BatsonSheet *sheet);
void batson_sheet_begin_row (BatsonSheet *sheet, BatsonTag cells);
void batson_sheet_end_table (BatsonSheet *sheet);
void batson_sheet_box (BatsonSheet *sheet, BatsonRect box, double line, BatsonLineStyle style);
void batson_sheet_fill (BatsonSheet *sheet, BatsonRect box, BatsonGround ground);
void batson_sheet_line (BatsonSheet *sheet, double x1, double y1, double x2, double y2, double line);
void batson_sheet_icon (BatsonSheet *sheet, BatsonIcon icon, double x, double y, double size, gboolean inverse);

G_END_DECLS
