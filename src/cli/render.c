/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli render: the pages for the chart, as files. */
#include "cli/command.h"
#include "report/format.h"
#include "store/save.h"
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *out, *lesion, *protocol, *paper, *at; /* as given; nullable; owned */
  gboolean portrait, compare, blank;
  const BatsonDiagramKind *kind;
  BatsonFormat format;
  BatsonPageSetup setup;
  BatsonSettings settings;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->out);
  g_free (wish->lesion);
  g_free (wish->protocol);
  g_free (wish->paper);
  g_free (wish->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse (int *argc, char ***argv, Wish *wish)
{
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->out, N_ ("the file to write; its ending (.pdf, .svg, .png) says how; pictures of further pages get -2, -3 ..."), "OUT" },
    { "lesion", 0, 0, G_OPTION_ARG_STRING, &wish->lesion, N_ ("the lesion's id, instead of the one that leads the case"), "ID" },
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &wish->protocol, N_ ("review (usual) or laufer"), "P" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &wish->paper, N_ ("a4 (usual) or letter"), "PAPER" },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &wish->portrait, N_ ("upright: stacked questions instead of the tree"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_NONE, &wish->compare, N_ ("noms: both protocols side by side"), NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &wish->blank, N_ ("an empty sheet for teaching; no FILE"), NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &wish->at, N_ ("the time of evaluation, as 2026-06-17T09:10+02:00; now otherwise"), "TIME" },
    { NULL }
  };

  return batson_command_parse (argc, argv, "DIAGRAM FILE", options);
}

/* NULL, or what is wrong with the options. */
static const char *
understand (Wish *wish)
{
  if (wish->out == NULL || !batson_format_of_name (wish->out, &wish->format))
    return _ ("render wants -o and a file that ends in .pdf, .svg or .png.");
  if (!batson_command_protocol (wish->protocol, &wish->settings))
    return _ ("There is no such protocol: review or laufer.");
  wish->setup.protocol = wish->settings.protocol;
  if (wish->paper && strcmp (wish->paper, "a4") && strcmp (wish->paper, "letter"))
    return _ ("There is no such paper: a4 or letter.");
  wish->setup.paper = wish->paper && strcmp (wish->paper, "letter") == 0 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4;
  wish->setup.portrait = wish->portrait;
  if (!batson_command_at (wish->at, &wish->settings))
    return _ ("--at wants a time with its offset, as 2026-06-17T09:10+02:00.");
  return NULL;
}

/* The lesion asked for, else the one that leads, else the first; FALSE where there is none of that id. */
static gboolean
find_lesion (const BatsonAssessment *assessment, const char *id, const BatsonLesionResult **out_lesion)
{
  *out_lesion = batson_assessment_leading (assessment);
  if (*out_lesion == NULL && assessment->lesions->len)
    *out_lesion = assessment->lesions->pdata[0];
  for (guint i = 0; id && i < assessment->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = assessment->lesions->pdata[i];
      if (strcmp (batson_record_get_id (lesion->record), id) == 0)
        {
          *out_lesion = lesion;
          return TRUE;
        }
    }
  return id == NULL;
}

static gboolean
write_files (const Wish *wish, BatsonReport *report, GError **error)
{
  for (guint n = 0; n < batson_report_n_files (report, wish->format); n++)
    {
      g_autofree char *name = batson_report_file_name (wish->out, n);
      g_autoptr (GBytes) bytes = batson_report_file (report, wish->format, n, error);

      if (bytes == NULL || !batson_save_bytes_full (batson_system_default (), name, bytes, NULL, BATSON_SAVE_NO_BACKUP | BATSON_SAVE_NO_WAIT, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static int
render_subject (const Wish *wish, BatsonDiagramSubject subject)
{
  g_autoptr (GError) error = NULL;
  static BatsonReport *volatile report; /* not freed: the program ends, and the system is faster */

  subject.protocol = wish->settings.protocol;
  subject.compare = wish->compare;
  report = batson_report_diagram (wish->kind, &subject, &wish->setup);
  if (write_files (wish, report, &error))
    return BATSON_EXIT_SOUND;
  batson_command_complain (wish->out, error);
  return BATSON_EXIT_UNREADABLE;
}

static int
render (const Wish *wish, const char *file)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonCase) c = batson_command_read (file, &problems, NULL, &error);
  g_autoptr (BatsonAssessment) assessment = NULL;
  const BatsonLesionResult *lesion;

  if (c == NULL)
    {
      batson_command_complain (file, error);
      return BATSON_EXIT_UNREADABLE;
    }
  assessment = batson_assess (batson_case_get_root (c), &wish->settings);
  if (!find_lesion (assessment, wish->lesion, &lesion))
    return batson_command_usage (_ ("The case has no lesion of that id."));
  return render_subject (wish, batson_diagram_subject (assessment, lesion));
}

static int
complain_of_diagram (void)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", kinds[i].id);
  text = g_strdup_printf (_ ("render wants one of these diagrams first: %s."), names->str);
  return batson_command_usage (text);
}

/** Writes the pages of one diagram of one case, or its blank sheet; only its user may read the files. */
int
batson_command_render (int argc, char *argv[])
{
  g_auto (Wish) wish = { 0 };
  const char *wrong;

  if (!parse (&argc, &argv, &wish))
    return BATSON_EXIT_USAGE;
  wish.kind = argc > 1 ? batson_diagram_kind (argv[1]) : NULL;
  if (wish.kind == NULL)
    return complain_of_diagram ();
  if (argc != (wish.blank ? 2 : 3))
    return batson_command_usage (_ ("render wants a diagram and one file, or a diagram and --blank."));
  wrong = understand (&wish);
  if (wrong)
    return batson_command_usage (wrong);
  batson_text_prepare ();
  return wish.blank ? render_subject (&wish, batson_diagram_subject (NULL, NULL)) : render (&wish, argv[2]);
}
