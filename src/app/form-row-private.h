/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a row share. */
#pragma once
#include "app/form-row.h"

G_BEGIN_DECLS

/* How one kind of answer is asked. */
typedef struct
{
  void (*build) (BatsonFormRow *self);   /* sets CONTROL, and NARROW where a smaller form of it exists */
  void (*refresh) (BatsonFormRow *self); /* shows SHOWN */
  gboolean expands;                  /* the control takes the width there is */
  gboolean below;                    /* and all of it: it stands below its title in a wide row too */
} BatsonFormRowKind;

struct _BatsonFormRow
{
  GtkWidget parent_instance;
  BatsonPlace *place;
  const BatsonField *field;
  const BatsonFormRowKind *kind;
  int part;                   /* of a scored row, a BatsonSinsPart; else -1 */
  BatsonValue shown;          /* what the controls show: equal to the case but for the moment of typing */
  gboolean updating;          /* the controls change by our own hand */

  GtkWidget *title_box, *title, *hint;
  GtkWidget *control, *narrow; /* NARROW stands in where CONTROL does not fit; nullable */
  GtkWidget *note_box, *note, *note_detail; /* made when wanted */
  GtkWidget *tail, *state, *score, *info, *menu;
  GtkWidget *list;             /* what can be chosen instead of typed, a button on the entry; nullable */
  gboolean by_key;             /* what is open was opened from the control */
  GtkWidget *below, *problem, *warning, *earlier, *remark; /* all in BELOW are made when wanted */

  GtkWidget *segments;  /* the choices side by side; nullable */
  GtkWidget *entry;     /* a GtkEntry or GtkTextView; nullable */
  GtkWidget *chosen;    /* the label of the drop-down; nullable */
  GtkWidget *caption;   /* the chosen grade in words, or the entry of a picture's caption; nullable */
  GtkWidget *picture;   /* nullable */
  guint withheld;       /* bits of choices that are not offered here */
  GPtrArray *checks;    /* of a set of choices; GtkCheckButton, not owned */
};

extern const BatsonFormRowKind _batson_form_row_choice, _batson_form_row_choices, _batson_form_row_entry, _batson_form_row_text, _batson_form_row_long_text, _batson_form_row_picture;

void _batson_form_row_answer (BatsonFormRow *self, const BatsonValue *value);
void _batson_form_row_typed (BatsonFormRow *self, const char *text);
void _batson_form_row_say (BatsonFormRow *self, const char *problem);
void _batson_form_row_typing_ends (BatsonFormRow *self);
void _batson_form_row_name (BatsonFormRow *self, GtkWidget *control);

GtkWidget *_batson_form_row_info_button (BatsonFormRow *self);
GtkWidget *_batson_form_row_menu_button (BatsonFormRow *self);
GtkWidget *_batson_form_row_calendar_button (BatsonFormRow *self);
GtkWidget *_batson_form_row_level_button (BatsonFormRow *self);
GtkWidget *_batson_form_row_words_button (BatsonFormRow *self);
GtkWidget *_batson_form_row_choose_button (BatsonFormRow *self);
void _batson_form_row_open (BatsonFormRow *self, GtkWidget *button);

G_END_DECLS
