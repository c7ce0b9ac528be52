/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of every view of every example case, painted in this process. */
#include "app/tour-private.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "app/examples.h"
#include "app/theme.h"
#include "app/views.h"
#include "case/document.h"
#include "report/report.h"
#include "store/library.h"
#include "store/load.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const BatsonTourVariant variants[] = {
  { "light", 1366, 768, 1, FALSE, FALSE, TRUE, NULL },
  { "dark", 1366, 768, 1, FALSE, FALSE, FALSE, "ADW_DEBUG_COLOR_SCHEME=prefer-dark" },
  { "large-screen", 2560, 1440, 1, FALSE, TRUE, FALSE, NULL },
  { "small-screen", 1024, 600, 1, FALSE, TRUE, FALSE, NULL },
  { "narrow", 360, 720, 1, FALSE, TRUE, FALSE, NULL },
  { "large-text", 1366, 768, 2, FALSE, TRUE, FALSE, NULL },
  { "contrast", 1366, 768, 1, FALSE, TRUE, FALSE, "ADW_DEBUG_HIGH_CONTRAST=1" },
  { "mirrored", 1366, 768, 1, TRUE, TRUE, FALSE, NULL },
};

/* One case of either specialty. */
static const char *const few[] = { "clara-muster", "jane-sample", NULL };

/* --- the parent: one process a variant --- */

static gboolean
walk_apart (const BatsonTourVariant *variant, const char *folder, const char *at, const char *home, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) child = NULL;
  const char *argv[] = { "/proc/self/exe", "--tour", folder, "--tour-variant", variant->name, at ? "--at" : NULL, at, NULL };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);

  if (program == NULL)
    return FALSE;
  argv[0] = program;
  /* Nothing of the user's is read or written. */
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  if (variant->environment)
    {
      g_auto (GStrv) parts = g_strsplit (variant->environment, "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  child = g_subprocess_launcher_spawnv (launcher, argv, error);
  return child && g_subprocess_wait_check (child, NULL, error);
}

/* A folder with all that is in it; links are not followed. */
static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *file;

  while (files && g_file_enumerator_iterate (files, &info, &file, NULL, NULL) && info)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (file);
    else
      g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/** Makes the pictures of all variants in FOLDER, as of the time AT ("2026-06-16T14:20+02:00"; nullable: when each example was last worked on). */
gboolean
batson_tour_conduct (const char *folder, const char *at, GError **error)
{
  g_autofree char *home = g_dir_make_tmp ("batson-tour-XXXXXX", error);
  gboolean ok = home != NULL;

  if (ok && g_mkdir_with_parents (folder, 0755) < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The folder “%s” cannot be made."), folder);
      ok = FALSE;
    }
  for (guint i = 0; ok && i < G_N_ELEMENTS (variants); i++)
    ok = walk_apart (&variants[i], folder, at, home, error);
  if (home)
    {
      g_autoptr (GFile) made = g_file_new_for_path (home);

      remove_folder (made);
    }
  return ok;
}

/* --- the child: one variant --- */

/** The part of the tour called VARIANT; NULL where there is none. Free with batson_tour_free. */
BatsonTour *
batson_tour_new (const char *folder, const char *variant, const char *at)
{
  BatsonTour *self = g_new0 (BatsonTour, 1);

  self->folder = g_strdup (folder);
  self->at = g_strdup (at);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (g_strcmp0 (variants[i].name, variant) == 0)
      self->variant = &variants[i];
  if (self->variant == NULL)
    g_clear_pointer (&self, batson_tour_free);
  return self;
}

void
batson_tour_free (BatsonTour *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->at);
  g_free (self);
}

static void
count_frame (int *frames)
{
  *frames += 1;
}

/** Lets WINDOW settle: some frames, and nothing left to do. */
void
_batson_tour_settle (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  int frames = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame), &frames);

  while ((frames < 6 || g_main_context_pending (NULL)) && g_get_monotonic_time () < end)
    {
      if (frames < 6)
        gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

/** Gives CONTENT of WINDOW, presented, the size of the variant: the window's border is the desktop's. */
void
_batson_tour_size (BatsonTour *self, GtkWindow *window, GtkWidget *content)
{
  gtk_window_set_default_size (window, self->variant->width, self->variant->height);
  gtk_window_present (window);
  _batson_tour_settle (GTK_WIDGET (window));
  /* a window that is laid out for its width was higher before it had it */
  gtk_window_set_default_size (window, self->variant->width + MAX (self->variant->width - gtk_widget_get_width (content), 0), self->variant->height + MAX (self->variant->height - gtk_widget_get_height (content), 0));
  _batson_tour_settle (GTK_WIDGET (window));
}

/** Paints WIDGET as it is shown into "OF--WHAT--VARIANT.png". */
gboolean
_batson_tour_paint (BatsonTour *self, GtkWidget *widget, const char *of, const char *what, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s--%s--%s.png", self->folder, of, what, self->variant->name);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  BatsonRgb ground = batson_palette_rgb (batson_theme_get (), BATSON_TOKEN_WINDOW);
  GdkRGBA rgba = { (float) ground.red, (float) ground.green, (float) ground.blue, 1 };
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  gboolean ok;

  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (!gsk_renderer_realize (renderer, NULL, error))
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_renderer_unrealize (renderer);
  ok = gdk_texture_save_to_png (texture, path);
  if (!ok)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture “%s” cannot be written."), path);
  return ok;
}

/* The clock stands when the case was last worked on: then its clocks show something. */
static gboolean
set_clock (BatsonTour *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonCase) the_case = NULL;
  BatsonTime time;
  gint64 at = 0;
  int offset = 0;

  if (self->at && batson_time_parse (self->at, 0, &time) && batson_time_has_clock (&time))
    {
      batson_clock_fix (batson_time_to_unix (&time), time.offset);
      return TRUE;
    }
  if (!batson_load_bytes (batson_system_default (), path, &bytes, NULL, error))
    return FALSE;
  the_case = batson_document_read (bytes, NULL, NULL, error);
  if (the_case == NULL)
    return FALSE;
  batson_quiz_time (batson_case_get_root (the_case), &at, &offset);
  batson_clock_fix (at, offset);
  return TRUE;
}

static gboolean
save_pages (BatsonTour *self, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, const BatsonPageSetup *setup, const char *name, GError **error)
{
  g_autoptr (BatsonReport) report = batson_report_diagram (kind, subject, setup);
  g_autoptr (GBytes) pdf = batson_report_pdf (report, error);
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", self->folder, name);

  return pdf && batson_save_bytes_full (batson_system_default (), path, pdf, NULL, BATSON_SAVE_NO_BACKUP, NULL, error);
}

/* The pages of the case as they are printed: every diagram on A4 across, and of a few cases upright and on Letter too. */
static gboolean
print_pages (BatsonTour *self, BatsonWindow *window, const char *name, GError **error)
{
  static const struct
  {
    const char *name;
    BatsonPaper paper;
    gboolean portrait;
  } sheets[] = { { "a4", BATSON_PAPER_A4, FALSE }, { "a4-portrait", BATSON_PAPER_A4, TRUE }, { "letter", BATSON_PAPER_LETTER, FALSE } };
  BatsonDiagramSubject subject = batson_diagram_subject (batson_session_get_assessment (batson_window_get_session (window)), NULL);
  guint n, n_sheets = g_strv_contains (few, name) ? G_N_ELEMENTS (sheets) : 1;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < n_sheets; i++)
      {
        BatsonPageSetup setup = { .paper = sheets[i].paper, .portrait = sheets[i].portrait, .protocol = subject.protocol };
        g_autofree char *file = g_strdup_printf ("%s--page-%s--%s", name, kinds[k].id, sheets[i].name);

        if (!save_pages (self, &kinds[k], &subject, &setup, file, error))
          return FALSE;
      }
  return TRUE;
}

/* Every diagram empty, for the teaching room. */
static gboolean
print_blanks (BatsonTour *self, GError **error)
{
  BatsonDiagramSubject blank = batson_diagram_subject (NULL, NULL);
  BatsonPageSetup setup = { .paper = BATSON_PAPER_A4 };
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint k = 0; k < n; k++)
    {
      g_autofree char *file = g_strdup_printf ("blank--page-%s--a4", kinds[k].id);

      if (!save_pages (self, &kinds[k], &blank, &setup, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
show_case (BatsonTour *self, BatsonWindow *window, const char *name, const char *path, GError **error)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  if (!set_clock (self, path, error))
    return FALSE;
  batson_window_open (window, file);
  for (guint i = 0; i < n; i++)
    {
      batson_window_go_to_view (window, kinds[i].id);
      _batson_tour_settle (GTK_WIDGET (window));
      if (!_batson_tour_paint (self, content, name, kinds[i].id, error))
        return FALSE;
    }
  return !self->variant->pages || print_pages (self, window, name, error);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names of the examples this variant shows, without the suffix, in order. */
static GPtrArray *
example_names (const BatsonTourVariant *variant, const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, BATSON_CASE_SUFFIX))
      {
        char *stem = g_strndup (name, strlen (name) - strlen (BATSON_CASE_SUFFIX));

        if (!variant->few || g_strv_contains (few, stem))
          g_ptr_array_add (names, stem);
        else
          g_free (stem);
      }
  g_ptr_array_sort (names, by_name);
  return names;
}

static BatsonWindow *
prepare_window (BatsonTour *self, BatsonApplication *application, const char *examples)
{
  g_autofree char *uri = g_filename_to_uri (examples, NULL, NULL);
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;
  BatsonWindow *window;

  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  if (self->variant->text != 1)
    g_object_set (settings, "gtk-xft-dpi", (int) (dpi * self->variant->text), NULL);
  gtk_widget_set_default_direction (self->variant->mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = batson_window_new (GTK_APPLICATION (application));
  gtk_window_unmaximize (GTK_WINDOW (window));
  _batson_tour_size (self, GTK_WINDOW (window), adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)));
  return window;
}

/** Paints the pictures of this variant. */
gboolean
batson_tour_walk (BatsonTour *self, BatsonApplication *application, GError **error)
{
  g_autofree char *folder = batson_examples_folder ();
  g_autoptr (GPtrArray) names = example_names (self->variant, folder);
  BatsonWindow *window;

  if (names->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no example cases in “%s”."), folder);
      return FALSE;
    }
  window = prepare_window (self, application, folder);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *file = g_strconcat (name, BATSON_CASE_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!show_case (self, window, name, path, error) || (g_str_equal (name, few[0]) && !_batson_tour_teach (self, window, name, error)))
        return FALSE;
    }
  return _batson_tour_quiz (self, window, error) && (!self->variant->pages || print_blanks (self, error));
}
