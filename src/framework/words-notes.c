/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts and notes in words: a short title, and the sentence with the other reading. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *what, *title, *text;
} notes[] = {
  { "NOMS-C1", NC_ ("note", "Section 5.3 would consider en bloc"), NC_ ("note", "The tree keeps en bloc resection for radioresistant oligometastatic disease. Section 5.3 and Table 3 give it to oligometastatic disease with a controlled primary, most of all hormone receptor positive, at any grade. The outcome of the tree stays; section 5.3: consider en bloc.") },
  { "NOMS-C2", NC_ ("note", "Three vertebrae: oligometastatic by Table 3 alone"), NC_ ("note", "Table 3 counts one to three levels as oligometastatic, section 5.3 one or two. Three count here.") },
  { "NOMS-C3", NC_ ("note", "Table 3 names laminectomy ± stabilisation"), NC_ ("note", "For high-grade compression Table 3 says emergency decompressive laminectomy, with or without stabilisation, then SBRT; section 4.1 says separation surgery and SBRT. One outcome with both names.") },
  { "NOMS-C4", NC_ ("note", "Progressed after radiation, though HR+"), NC_ ("note", "The tree would call hormone receptor positive disease radiosensitive; Table 3 calls what progressed after radiation resistant. Table 3 is followed.") },
  { "NOMS-C5", NC_ ("note", "The original NOMS gives radiosurgery alone"), NC_ ("note", "For low-grade resistant disease Table 3 says separation surgery, while section 4.1 keeps it for high grade. The original NOMS gives stereotactic radiation alone.") },
  { "NOMS-C6", NC_ ("note", "The original NOMS gives radiation"), NC_ ("note", "For a radiosensitive tumour with high-grade compression the original NOMS gives radiation, after stabilisation if unstable, and keeps decompression for resistant tumours. The trial the review rests on (Patchell 2005: 84 % against 57 % walked after treatment) did not exclude breast cancer, but excluded cauda equina alone, paraplegia for more than 48 h, several levels and an expected survival under three months.") },
  { "NOMS-C7", NC_ ("note", "NRG-BR002: ablation of all sites"), NC_ ("note", "In NRG-BR002 (breast, up to four metastases, primary controlled) median progression-free survival was 19.5 months with ablation of all sites and 23 with standard care alone; survival at 36 months 68.9 and 71.8 %.") },
  { "NOMS-C8", NC_ ("note", "Deficit not explained by these lesions"), NC_ ("note", "Myelopathy or a new or worse deficit while every graded lesion is low grade is not explained by these lesions: image the whole spine and look again. The row is provisional; the original’s low-grade rows require that there is no myelopathy.") },
  { "NOMS-C9", NC_ ("note", "Aggressive subtype: at least urgent"), NC_ ("note", "For HER2-enriched and triple-negative disease with epidural extension Table 1 speaks of urgent or emergency surgery, whatever the row says. At least orange.") },
  { "NOMS-C10", NC_ ("note", "Triple-negative: “less” sensitive, or resistant"), NC_ ("note", "Section 4.1 calls triple-negative disease less radiosensitive, section 10 radioresistant, which is followed. The original NOMS makes no split by subtype: there breast cancer is radiosensitive.") },
  { "NOMS-10-bone-only", NC_ ("note", "Nothing to separate"), NC_ ("note", "The lesion is bone only (Bilsky 0): there is no epidural tumour to separate from the cord; stereotactic radiation alone.") },
  { "NOMS-0-if-breast", NC_ ("note", "If this proves to be breast cancer"), NC_ ("note", "The primary is unknown. The rows hold only if this proves to be breast cancer; the colours are kept.") },
  { "NOMS-0-likely", NC_ ("note", "Provisional: no histology"), NC_ ("note", "Breast is the likely primary, not proven. The row is provisional until there is a histology.") },
  { "NOMS-0-other", NC_ ("note", "Another histology than breast"), NC_ ("note", "The histology is another than breast cancer: subtype, decision rows and the indications of radioresistant and oligometastatic disease are withdrawn. A SINS of 7 or more or epidural extension is still at least orange, high grade red.") },
  { "NOMS-13-may-predate", NC_ ("note", "May predate the treatment"), NC_ ("note", "The date of a finding overlaps the date of the treatment. It is kept as current, but may have been seen before it: check the dates.") },
  { "SINS-5", NC_ ("note", "Collapse of exactly 50 %"), NC_ ("note", "Table 2 leaves a collapse of exactly 50 % open. It counts 2 points here; with 3 the total would fall into another class.") },
  { "SINS-6", NC_ ("note", "13–18: surgery, or consultation"), NC_ ("note", "Unstable: surgical consultation. The review: surgery indicated. The score’s authors ask for a consultation at 7 to 18 (Fisher 2010).") },
  { "SINS-7", NC_ ("note", "Another rater may read another class"), NC_ ("note", "The total lies beside a limit, and another choice of bone lesion or posterolateral involvement alone would change the class. Raters agree little on both: kappa 0.24 and 0.49 (Fourney 2011), 0.21 and 0.29 (Campos 2014).") },
  { "ESCC-1", NC_ ("note", "Bilsky 1c: treatment unsettled"), NC_ ("note", "The cord is touched, not compressed. 1c counts as low grade; how it should be treated is unsettled.") },
  { "ESCC-3", NC_ ("note", "A Bilsky grade below the cord"), NC_ ("note", "From L1 down there may be no cord; the scale was validated on cervical and thoracic lesions. “Cauda equina, low” and “cauda equina, high” can be chosen instead.") },
  { "ESCC-4", NC_ ("note", "Outside the framework"), NC_ ("note", "Intradural or intramedullary: outside the framework, no row. At least orange: the specialist decides.") },
  { "RAD-4", NC_ ("note", "Earlier radiation"), NC_ ("note", "Earlier radiation: re-irradiation only after the cumulative cord dose. No dose is printed.") },
  { "NEURO-3", NC_ ("note", "Six hours: what is known"), NC_ ("note", "The review: decompression within six hours of an acute deterioration gives the best recovery. A pooled analysis of 2024 (Bresolin; 7 studies, 538 patients) compared 24 and 48 h only: strength better in 83 % within 48 h, 41 % within 24 h, 37 % later, with wide intervals. It neither supports nor tests six hours, and a window gone is never a reason not to operate.") },
  { "NEURO-4", NC_ ("note", "Walking lost: 48 hours"), NC_ ("note", "The review: operated within 48 h of losing walking 40–60 % regain it; of those who walk 65–80 % keep it. Later is not futile: 55–60 % of series operated after 48 h regained walking.") },
  { "URG-C1", NC_ ("note", "Several time limits stand side by side"), NC_ ("note", "The review names six hours (3.2), within hours (11), 24 and 72 h (10) and 48 h (8). The colours follow section 10; the six-hour and 48-hour limits stand beside them.") },
  { "URG-C2", NC_ ("note", "The praised median exceeds 72 h"), NC_ ("note", "The median of 3.1 days to surgery that the review praises is longer than its own 72 h.") },
  { "REF-C1", NC_ ("note", "Who orders the MRI"), NC_ ("note", "Table 4 has the MRI ordered after the referral; the trigger of epidural extension needs it before. Either specialist may order it.") },
  { "SUB-ER-low", NC_ ("note", "ER low: may behave as triple-negative"), NC_ ("note", "ER is 1–10 %, PR and HER2 are negative: it may behave as triple-negative. Confirm O by hand (ASCO/CAP 2020).") },
  { "SUB-PR", NC_ ("note", "St Gallen wants PR ≥ 20 %"), NC_ ("note", "The review calls this Luminal A; St Gallen’s Luminal A also wants PR of 20 % or more.") },
  { "SUB-7", NC_ ("note", "Table 1 is overtaken by the decision"), NC_ ("note", "What Table 1 implies for the subtype never lowers a colour; beside orange or red it is overtaken by the decision row.") },
  { "SUB-8-IHC-ISH", NC_ ("note", "IHC and ISH disagree"), NC_ ("note", "IHC and ISH of HER2 disagree: ask pathology.") },
  { "SUB-8-report", NC_ ("note", "Report and tests of HER2 disagree"), NC_ ("note", "The reported HER2 status and IHC or ISH disagree. The tests lead: ask pathology.") },
  { "SUB-9", NC_ ("note", "A newer sample reads otherwise"), NC_ ("note", "A newer sample from elsewhere differs from the one that leads. The lesion’s own, or a spinal, sample leads; the newer one is shown.") },
};

static guint
find (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (strcmp (notes[i].what, what) == 0)
      return i;
  g_assert_not_reached ();
}

/** What a note is about, in a few words: "Section 5.3 would consider en bloc". Static. */
const char *
batson_words_note_title (const BatsonNote *note)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "note", notes[find (note->what)].title);
}

/** A note in whole sentences, with the other reading where it is a conflict. Static. */
const char *
batson_words_note (const BatsonNote *note)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "note", notes[find (note->what)].text);
}

/** The stable id of note number N, as in BatsonNote; NULL past the last. Static. */
const char *
batson_words_note_id (guint n)
{
  return n < G_N_ELEMENTS (notes) ? notes[n].what : NULL;
}
