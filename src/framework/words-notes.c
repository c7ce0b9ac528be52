/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts and notes in words: a short title, and the sentence with the other reading. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

static const struct
{
  const char *title, *text;
} notes[BATSON_N_NOTES] = {
#define NOTE(NAME, id, title, text) [BATSON_NOTE_##NAME] = { title, text },
#include "framework/notes.def"
#undef NOTE
};

/** What a note is about, in a few words: "Section 5.3 would consider en bloc". Static. */
const char *
batson_words_note_title (const BatsonNote *note)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "note", notes[note->id].title);
}

/** A note in whole sentences, with the other reading where it is a conflict. Static. */
const char *
batson_words_note (const BatsonNote *note)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "note", notes[note->id].text);
}
