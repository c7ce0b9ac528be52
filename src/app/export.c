/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to files of the user's choosing. */
#include "app/export.h"

#include "app/dialog.h"
#include "app/file-chooser.h"
#include "framework/words.h"
#include "report/format.h"
#include "store/save.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/** A name for the file: record number and level, never the patient's name: "noms-EX-0142-T8.pdf". LESION is nullable. Free with g_free. */
char *
batson_export_suggest (const BatsonDiagramKind *kind, const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  g_autofree char *number = batson_record_to_string (batson_record_child (assessment->root, BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER);
  g_autofree char *level = lesion && kind->of_lesion ? batson_words_lesion (lesion->record) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s%s%s%s%s.pdf", kind->id, *number ? "-" : "", number, *level ? "-" : "", level);

  /* Letters of any language stay; what a path or a shell would read does not. */
  for (char *c = name; *c; c++)
    if ((guchar) *c < 0x80 && !g_ascii_isalnum (*c) && *c != '.' && *c != '_')
      *c = '-';
  return g_steal_pointer (&name);
}

/* The first file for PATH, and its format: PDF where its ending asks nothing. Free with g_free. */
static char *
first_file (const char *path, BatsonFormat *out_format)
{
  *out_format = BATSON_FORMAT_PDF;
  return batson_format_of_name (path, out_format) ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
}

/** Writes REPORT as the ending of PATH asks (PDF where it asks nothing), pictures of further pages beside it; only the user may read them.
 *  Further pages replace files only where PATH itself did. */
gboolean
batson_export_files (BatsonReport *report, const char *path, GError **error)
{
  gboolean replaces = g_file_test (path, G_FILE_TEST_EXISTS);
  BatsonFormat format;
  g_autofree char *first = first_file (path, &format);

  for (guint n = 0; n < batson_report_n_files (report, format); n++)
    {
      g_autofree char *name = batson_report_file_name (first, n);
      g_autoptr (GBytes) bytes = batson_report_file (report, format, n, error);
      const BatsonStamp nothing = { 0 };
      BatsonSaveOutcome outcome;

      if (bytes == NULL || !batson_save_bytes_full (batson_system_default (), name, bytes, replaces ? NULL : &nothing, BATSON_SAVE_NO_BACKUP, &outcome, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  GtkWindow *parent;    /* owned */
  BatsonReport *report; /* owned */
  BatsonExported exported;
} Export;

static void
say_failure (GtkWindow *parent, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The pages were not exported"), reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  batson_dialog_present (dialog);
}

static void
say_exported (const Export *export, const char *path)
{
  BatsonFormat format;
  g_autofree char *first = first_file (path, &format);
  g_autoptr (GFile) file = g_file_new_for_path (first);

  export->exported (export->parent, file, batson_report_n_files (export->report, format));
}

static void
respond (GtkNativeDialog *dialog, int response, Export *export)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (file)
    batson_choose_keep_private (file);
  if (file && path == NULL)
    say_failure (export->parent, _("This place is not a folder of this computer."));
  else if (path && !batson_export_files (export->report, path, &error))
    say_failure (export->parent, error->message);
  else if (path)
    say_exported (export, path);
  g_object_unref (export->parent);
  batson_report_free (export->report);
  g_free (export);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/** Asks over PARENT for a file, beginning with the name SUGGESTED, and writes REPORT, which is taken; EXPORTED says that it was, what went wrong is said here. */
void
batson_export (GtkWindow *parent, BatsonReport *report, const char *suggested, BatsonExported exported)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Export the Pages"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  Export *export = g_new0 (Export, 1);

  *export = (Export) { g_object_ref (parent), report, exported };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser), _("PDF, SVG or PNG, by the ending of the name"), "*.[ps][dvn][fg]");
  add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), "*");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  g_signal_connect (chooser, "response", G_CALLBACK (respond), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
