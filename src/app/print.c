/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to a printer, by the desktop's own dialog. */
#include "app/print.h"
#include "app/dialog.h"

#include "store/folders.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Printer, copies and so on of the last time; the paper is the preview's to say. */
static char *
settings_path (void)
{
  return batson_folder_state ("print.ini");
}

static GtkPrintSettings *
settings_load (void)
{
  g_autofree char *path = settings_path ();
  GtkPrintSettings *settings = gtk_print_settings_new_from_file (path, NULL);

  return settings ? settings : gtk_print_settings_new ();
}

/* Without the name of a file that was printed to: it may tell of a patient. */
static void
settings_keep (GtkPrintSettings *settings)
{
  g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (settings);
  g_autofree char *path = settings_path (), *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_OUTPUT_BASENAME);
  gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_OUTPUT_DIR);
  if (!batson_folder_make (folder, &error) || !gtk_print_settings_to_file (kept, path, &error))
    g_message ("The printer is not remembered: %s", error->message);
}

/* The paper the pages were laid out for, to its edges. */
static GtkPageSetup *
page_setup (const BatsonReport *report)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  g_autoptr (GtkPaperSize) paper = NULL;

  batson_report_size (report, &width, &height);
  paper = gtk_paper_size_new (fabs (MAX (width, height) - 792) < 1 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/* Another paper was chosen in the dialog: the page is fitted into it, never cut. */
static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer report)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, paper_width = gtk_print_context_get_width (context), paper_height = gtk_print_context_get_height (context), scale;

  batson_report_size (report, &width, &height);
  scale = MIN (paper_width / width, paper_height / height);
  cairo_save (cr);
  cairo_translate (cr, (paper_width - scale * width) / 2, (paper_height - scale * height) / 2);
  cairo_scale (cr, scale, scale);
  batson_report_paint (cr, (guint) page, report);
  cairo_restore (cr);
}

static void
operation_gone (gpointer report, GObject *operation)
{
  batson_report_free (report);
}

/** What prints REPORT, which it takes; its job is named without the patient's name. */
GtkPrintOperation *
batson_print_operation_new (BatsonReport *report)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup (report);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) batson_report_n_pages (report));
  gtk_print_operation_set_job_name (operation, batson_report_title (report));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), report);
  g_object_weak_ref (G_OBJECT (operation), operation_gone, report);
  return operation;
}

static void
say_failure (GtkWindow *parent, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The pages were not printed"), reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  batson_dialog_present (dialog);
}

/** Asks over PARENT for a printer and prints REPORT, which is taken; what went wrong is said. */
void
batson_print (GtkWindow *parent, BatsonReport *report)
{
  g_autoptr (GtkPrintOperation) operation = batson_print_operation_new (report);
  g_autoptr (GtkPrintSettings) settings = settings_load ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_print_settings (operation, settings);
  switch (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error))
    {
    case GTK_PRINT_OPERATION_RESULT_APPLY:
      settings_keep (gtk_print_operation_get_print_settings (operation));
      break;
    case GTK_PRINT_OPERATION_RESULT_ERROR:
      say_failure (parent, error ? error->message : "");
      break;
    default:
      break;
    }
}
