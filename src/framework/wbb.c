/* SPDX-License-Identifier: GPL-3.0-or-later */
/* En bloc planning by the zones and layers of Weinstein, Boriani and Biagini (WBB-1). */
#include "framework/wbb.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* Zones FIRST to LAST going clockwise, over twelve where LAST is the lower number. */
static guint
zones (guint first, guint last)
{
  guint bits = 0;

  for (guint zone = first;; zone = zone % 12 + 1)
    {
      bits |= 1u << (zone - 1);
      if (zone == last)
        return bits;
    }
}

static gboolean
within (guint tumour, guint first, guint last)
{
  return (tumour & ~zones (first, last)) == 0;
}

/** What ZONES (bit n for zone n + 1), LAYERS and the free PEDICLE (a BatsonWbbPedicle, -1 not recorded) allow (WBB-1). */
BatsonWbb
batson_wbb_of (guint tumour, guint layers, int pedicle)
{
  BatsonWbb wbb = { .zones = tumour, .layers = layers };

  wbb.no_margin = (layers & (1u << BATSON_WBB_LAYER_D | 1u << BATSON_WBB_LAYER_E)) != 0;
  wbb.no_pedicle = pedicle < 0 && (tumour == 0 || within (tumour, 4, 8) || within (tumour, 5, 9));
  if (tumour == 0)
    return wbb;
  /* One pedicle has to be free to pass the cord through. */
  if ((within (tumour, 4, 8) || within (tumour, 5, 9)) && pedicle != BATSON_WBB_PEDICLE_NONE)
    wbb.possible |= 1u << BATSON_RESECTION_VERTEBRECTOMY;
  if (within (tumour, 3, 5) || within (tumour, 8, 10))
    wbb.possible |= 1u << BATSON_RESECTION_SAGITTAL;
  if (within (tumour, 10, 3))
    wbb.possible |= 1u << BATSON_RESECTION_POSTERIOR_ARCH;
  if (pedicle < 0)
    wbb.pedicle = wbb.possible & 1u << BATSON_RESECTION_VERTEBRECTOMY;
  return wbb;
}

/** What is recorded of LESION's zones and layers, and what it allows (WBB-1). */
BatsonWbb
batson_wbb (BatsonRecord *lesion)
{
  return batson_wbb_of ((guint) batson_record_choices (lesion, BATSON_LESION_WBB_ZONES), (guint) batson_record_choices (lesion, BATSON_LESION_WBB_LAYERS), batson_record_choice (lesion, BATSON_LESION_WBB_PEDICLE));
}

/** The name of a resection, translated. Static. */
const char *
batson_words_resection (BatsonResection resection)
{
  static const char *const names[] = { NC_ ("resection", "Vertebrectomy"), NC_ ("resection", "Sagittal resection"), NC_ ("resection", "Resection of the posterior arch") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "resection", names[resection]);
}

/** How the clock face is read: starting point, direction, viewing side, sides in words (WBB-1). Static. */
const char *
batson_words_wbb_view (void)
{
  return _ ("Seen from above, the spinous process at the top. Zone 1 begins at its left half and the zones go clockwise: 1 to 6 are the patient’s left (right in the picture), 7 to 12 the patient’s right.");
}

/* The zones by number, "4, 5, 6", or the layers by letter, "B, C". */
static char *
marks (guint field, guint64 bits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < batson_field_n_choices (&batson_record_type (BATSON_RECORD_LESION)->fields[field]); i++)
    if (bits >> i & 1 && field == BATSON_LESION_WBB_ZONES)
      g_string_append_printf (text, "%s%u", text->len ? ", " : "", i + 1);
    else if (bits >> i & 1)
      g_string_append_printf (text, "%s%c", text->len ? ", " : "", 'A' + i);
  return g_strdup (text->len ? text->str : C_ ("wbb", "none"));
}

/** What LESION (nullable) has in FIELD, its zones, layers or free pedicle: "4, 5, 6", "B, C"; "none" where that was answered, "Unknown" and its like, and "not recorded" where nothing was. Free with g_free. */
char *
batson_words_wbb_answer (BatsonRecord *lesion, guint field)
{
  const BatsonValue *value = lesion ? batson_record_get (lesion, field) : &BATSON_BLANK;

  if (value->state == BATSON_VALUE_BLANK)
    return g_strdup (C_ ("wbb", "not recorded"));
  if (value->state == BATSON_VALUE_ANSWER && field != BATSON_LESION_WBB_PEDICLE)
    return marks (field, value->choices);
  return batson_record_to_string (lesion, field);
}

/** What the zones allow, in whole sentences (WBB-1). Free with g_free. */
char *
batson_words_wbb (const BatsonWbb *wbb)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  if (wbb->zones == 0 && wbb->layers == 0)
    return g_strdup (_ ("Choose the zones and layers the tumour reaches."));
  for (guint r = 0; r < BATSON_N_RESECTIONS; r++)
    if (wbb->possible >> r & 1)
      _batson_clause (clauses, wbb->pedicle >> r & 1 ? g_strdup_printf (_ ("%s fits these zones, if one pedicle is free."), batson_words_resection (r)) : g_strdup_printf (_ ("%s fits these zones."), batson_words_resection (r)));
  if (wbb->zones && wbb->possible == 0)
    _batson_clause (clauses, g_strdup (_ ("No en bloc resection of this classification fits these zones.")));
  if (wbb->no_margin)
    _batson_clause (clauses, g_strdup (_ ("Layer D or E is reached: a tumour-free margin cannot be promised.")));
  if (wbb->zones == 0)
    _batson_clause (clauses, g_strdup (_ ("Choose the zones the tumour reaches: without them no resection is named.")));
  if (wbb->layers == 0)
    _batson_clause (clauses, g_strdup (_ ("Choose the layers the tumour reaches: without them it stays open whether a tumour-free margin can be promised.")));
  if (wbb->no_pedicle)
    _batson_clause (clauses, g_strdup (_ ("Say which pedicle is free of tumour: vertebrectomy needs one.")));
  _batson_clause (clauses, g_strdup (_ ("Restated from knowledge of the classification: check before relying on it.")));
  return _batson_clauses_join (clauses, " ");
}
