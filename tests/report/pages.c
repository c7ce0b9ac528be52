/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases to print, and what is asked of every page. */
#include "report/pages.h"

#include "case/document.h"
#include "common/tool.h"
#include "framework/patient.h"

#include <cairo.h>
#include <string.h>

#define SLACK 0.8 /* points: rounding, and strokes that leave their letter's box */
#define LEAST_MARGIN 12.0 /* what a printer cannot print on, points */

const char *pages_examples;

/* ---- Cases ---- */

static void
set_name (Patient *p, const char *name, const char *number)
{
  BatsonRecord *patient = patient_child (p, BATSON_CASE_PATIENT);

  patient_set (p, patient, BATSON_PATIENT_NAME, name);
  patient_set (p, patient, BATSON_PATIENT_NUMBER, number);
}

static Patient *
make_empty (void)
{
  return patient_new ();
}

static Patient *
make_long (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b");
  g_autoptr (GString) name = g_string_new ("Maria"), reason = g_string_new ("The family");

  for (guint i = 0; i < 22; i++)
    g_string_append (name, i % 2 ? " Magdalena" : " von Hohenstein-Wittelsbach");
  for (guint i = 0; i < 900; i++)
    g_string_append (reason, i % 3 ? " asked again" : " and the board");
  set_name (p, name->str, "MRN-0000-1111-2222-3333-4444");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_HAND, "radiation");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_REASON, reason->str);
  return p;
}

static Patient *
make_marks (void)
{
  Patient *p = patient_new ();

  set_name (p, "O'Neill & <b>Söhne</b> \"%s\" &amp;", "<&>\"'");
  patient_lesion (p, "L2", "2");
  return p;
}

static Patient *
make_arabic (void)
{
  Patient *p = patient_new ();

  set_name (p, "فاطمة الزهراء", "EX-0900");
  patient_lesion (p, "C7", "3");
  return p;
}

static Patient *
make_devanagari (void)
{
  Patient *p = patient_new ();

  set_name (p, "लक्ष्मी शर्मा", "EX-0901");
  patient_lesion (p, "S1", "0");
  return p;
}

static Patient *
make_twelve (void)
{
  static const char *const levels[] = { "C2", "C5", "C7", "T1", "T4", "T6", "T8", "T10", "T12", "L1", "L3", "S1" };
  Patient *p = patient_new ();

  set_name (p, "Twelve, Lesions", "EX-0902");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    patient_lesion (p, levels[i], i % 3 ? "1b" : "2");
  return p;
}

/* An emergency by the examination alone: the six hours since it got worse end long before the decision is due, and no lesion is entered. */
static Patient *
make_emergency (void)
{
  Patient *p = patient_new ();
  BatsonRecord *status = patient_status (p);

  set_name (p, "First, Hour", "EX-0903");
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:30+02:00");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "yes");
  return p;
}

const PagesHard pages_hard[PAGES_N_HARD] = {
  { "empty", make_empty }, { "long", make_long }, { "marks", make_marks }, { "arabic", make_arabic }, { "devanagari", make_devanagari }, { "twelve", make_twelve }, { "emergency", make_emergency },
};

static const BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, PATIENT_NOW, PAGES_OFFSET };

static BatsonCase *
read_example (const char *name)
{
  g_autofree char *path = g_build_filename (pages_examples, name, NULL), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BatsonCase *c;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  c = batson_document_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return c;
}

/* The assessment of an example file or of a hard case. */
BatsonAssessment *
pages_assess (const char *which)
{
  g_autoptr (BatsonCase) c = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages_hard); i++)
    if (g_str_equal (pages_hard[i].name, which))
      {
        g_autoptr (Patient) p = pages_hard[i].make ();
        return batson_assess (p->root, &settings);
      }
  c = read_example (which);
  return batson_assess (batson_case_get_root (c), &settings);
}

/* The assessment of an example whose leading lesion was decided otherwise, with a reason of some length. */
BatsonAssessment *
pages_assess_decided (const char *example)
{
  g_autoptr (BatsonCase) c = read_example (example);
  g_autoptr (BatsonAssessment) a = batson_assess (batson_case_get_root (c), &settings);
  BatsonRecord *lesion = ((BatsonLesionResult *) a->lesions->pdata[a->leading])->record;
  BatsonValue outcome = batson_value_choice (BATSON_OUTCOME_PALLIATIVE);
  g_auto (BatsonValue) words = batson_value_text ("Palliative radiation, brace");
  g_auto (BatsonValue) reason = batson_value_text ("She does not want an operation, her liver metastases progress under the third line, and the anaesthetist sees a high risk; discussed with her family on the ward");

  batson_case_begin (c, "");
  batson_case_set (c, lesion, BATSON_LESION_OUTCOME_HAND, &outcome);
  batson_case_set (c, lesion, BATSON_LESION_OUTCOME_TEXT, &words);
  batson_case_set (c, lesion, BATSON_LESION_OUTCOME_REASON, &reason);
  batson_case_end (c);
  return batson_assess (batson_case_get_root (c), &settings);
}

BatsonReport *
pages_report (const BatsonAssessment *a, BatsonPaper paper, gboolean portrait, BatsonProtocolId protocol)
{
  BatsonPageSetup setup = { paper, portrait, protocol, "C. Rey, neurosurgeon" };

  return batson_report_noms (a, a->lesions->len ? a->lesions->pdata[MAX (a->leading, 0)] : NULL, &setup);
}

/* ---- Layout ---- */

typedef struct
{
  const char *what;
  double width, height;
  GArray *boxes;     /* BatsonRect, */
  GPtrArray *texts;  /* their texts; owned */
  GPtrArray *lines;  /* as they were laid out; owned */
} Found;

static void
find (BatsonText shaped, BatsonRect box, gpointer data)
{
  Found *found = data;
  PangoLayout *layout = shaped.layout;
  const char *text = pango_layout_get_text (layout);
  double size = shaped.size;
  BatsonRect ink, logical;

  batson_text_boxes (shaped, &ink, &logical);
  if (size < 7.5 - 0.001)
    g_error ("%s: %.2f points are too small: %s", found->what, size, text);
  if (box.x < LEAST_MARGIN || box.y < LEAST_MARGIN || box.x + box.width > found->width - LEAST_MARGIN || box.y + box.height > found->height - LEAST_MARGIN)
    g_error ("%s: leaves the page: %s", found->what, text);
  if (ink.y < logical.y - SLACK || ink.y + ink.height > logical.y + logical.height + SLACK || logical.width > box.width + SLACK)
    g_error ("%s: leaves its box: %s", found->what, text);
  g_array_append_val (found->boxes, box);
  g_ptr_array_add (found->texts, g_strdup (text));
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_ptr_array_add (found->lines, g_strndup (text + line->start_index, line->length));
    }
}

static gboolean
overlap (const BatsonRect *a, const BatsonRect *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > SLACK && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > SLACK;
}

void
pages_check (const char *what, BatsonReport *report, guint page, GPtrArray *lines)
{
  Found found = { what, 0, 0, g_array_new (FALSE, FALSE, sizeof (BatsonRect)), g_ptr_array_new_with_free_func (g_free), lines };

  batson_report_size (report, &found.width, &found.height);
  batson_report_each_text (report, page, find, &found);
  g_assert_cmpuint (found.boxes->len, >, 10);
  for (guint i = 0; i < found.boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const BatsonRect *a = &g_array_index (found.boxes, BatsonRect, i), *b = &g_array_index (found.boxes, BatsonRect, k);
        if (overlap (a, b))
          g_error ("%s: texts overlap on page %u at %.0f, %.0f: %s, %s", what, page + 1, a->x, a->y, (char *) found.texts->pdata[i], (char *) found.texts->pdata[k]);
      }
  g_array_unref (found.boxes);
  g_ptr_array_unref (found.texts);
}

/* All that is painted, lines and boxes too, lies where a printer can print. */
void
pages_check_ink (const char *what, BatsonReport *report, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height, x, y, width, height;

  batson_report_size (report, &page_width, &page_height);
  batson_report_paint (cr, page, report);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  if (x < LEAST_MARGIN || y < LEAST_MARGIN || x + width > page_width - LEAST_MARGIN || y + height > page_height - LEAST_MARGIN)
    g_error ("%s: page %u is painted from %.0f, %.0f to %.0f, %.0f", what, page + 1, x, y, x + width, y + height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- Text of the PDF ---- */

/* NFKC, without white space. */
static char *
bare (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (normal);
  for (const char *c = normal; *c; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      if (!g_unichar_isspace (u) && u != 0x200B && u != 0x200E && u != 0x200F && u != 0x202A && u != 0x202B && u != 0x202C)
        g_string_append_unichar (out, u);
    }
  return g_string_free (out, FALSE);
}

static char *
pdf_text (BatsonReport *report)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "page.pdf", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = batson_report_pdf (report, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error));
  text = test_tool ((const char *[]) { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL });
  return bare (text);
}

static gboolean
runs_both_ways (const char *line)
{
  for (const char *c = line; *c; c = g_utf8_next_char (c))
    if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_ARABIC)
      return TRUE;
  return FALSE;
}

/* A reader may give the words of such a line in the order seen. */
static gboolean
has_words (const char *text, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = bare (words[i]);
      if (strstr (text, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
check_text (const char *what, BatsonReport *report, GPtrArray *lines)
{
  g_autofree char *text = pdf_text (report);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = bare (lines->pdata[i]);
      if (strstr (text, line) == NULL && !(runs_both_ways (line) && has_words (text, lines->pdata[i])))
        g_error ("%s: not in the PDF: %s", what, (char *) lines->pdata[i]);
    }
}

void
pages_check_report (const char *what, BatsonReport *report, gboolean text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint page = 0; page < batson_report_n_pages (report); page++)
    {
      pages_check (what, report, page, lines);
      pages_check_ink (what, report, page);
    }
  if (text)
    check_text (what, report, lines);
}

/* ---- What a page says ---- */

/* All of a page, in the order it is read. Free with g_free. */
char *
pages_words (BatsonReport *report, guint page)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  pages_check ("words", report, page, lines);
  for (guint i = 0; i < lines->len; i++)
    g_strstrip (lines->pdata[i]);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

gboolean
pages_say (BatsonReport *report, guint page, const char *words)
{
  g_autofree char *all = pages_words (report, page);

  return strstr (all, words) != NULL;
}
