/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vignettes for teaching: those that come with the program, and those in a folder of one's own. */
#include "app/vignettes.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "app/examples.h"
#include "case/document.h"
#include "case/fork.h"
#include "framework/words.h"
#include "store/folders.h"
#include "store/library.h"
#include "store/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 1000 /* files looked at in one folder */

/** The folder of the vignettes that come with the program, beside that of the examples. Free with g_free. */
char *
batson_vignettes_folder (void)
{
  g_autofree char *examples = batson_examples_folder (), *data = g_path_get_dirname (examples);

  return g_build_filename (data, "vignettes", NULL);
}

/** The folder of one's own vignettes: the one chosen, else that beside the library; it need not be there yet. Free with g_free. */
char *
batson_vignettes_own_folder (void)
{
  g_autofree char *chosen = g_settings_get_string (batson_app_settings (), "vignettes-folder");

  return *chosen ? g_steal_pointer (&chosen) : batson_folder_data ("vignettes");
}

static void
vignette_free (gpointer data)
{
  BatsonVignette *vignette = data;

  g_free (vignette->path);
  g_free (vignette->title);
  g_free (vignette);
}

/** The case in the file at PATH, with the program's clock and ids; NULL with an ERROR. */
BatsonCase *
batson_vignette_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!batson_load_bytes (batson_system_default (), path, &bytes, NULL, error))
    return NULL;
  return batson_document_read (bytes, batson_clock_origin (), &problems, error);
}

/* Whether a file can hold a vignette, before it is read as a case. */
static gboolean
mentions_teaching (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *text;

  if (!batson_load_bytes (batson_system_default (), path, &bytes, NULL, NULL))
    return FALSE;
  text = g_bytes_get_data (bytes, &size);
  return memmem (text, size, "\"teaching\"", strlen ("\"teaching\"")) != NULL;
}

static void
add_vignette (GPtrArray *list, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (BatsonCase) the_case = mentions_teaching (path) ? batson_vignette_read (path, NULL) : NULL;
  BatsonVignette *vignette;

  if (the_case == NULL || !batson_quiz_is_vignette (batson_case_get_root (the_case)))
    return;
  vignette = g_new0 (BatsonVignette, 1);
  vignette->path = g_steal_pointer (&path);
  vignette->title = g_strdup (batson_words_quiz_title (batson_case_get_root (the_case)));
  g_ptr_array_add (list, vignette);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** The vignettes among the cases in FOLDER, by the names of their files; none where it cannot be read. Returns: BatsonVignette; free with g_ptr_array_unref */
GPtrArray *
batson_vignettes_list (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (vignette_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && names->len < MOST && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, BATSON_CASE_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++)
    add_vignette (list, folder, names->pdata[i]);
  return list;
}

/** A vignette of the case of SESSION: a new case that is kept nowhere yet, without what names the patient or anybody else, with a title to
 *  write over, and every question asked; all its dates moved by DAYS. The case itself stays as it is. Returns: (transfer full) */
BatsonSession *
batson_vignette_make (BatsonSession *session, int days)
{
  g_autoptr (BatsonCase) the_case = batson_case_fork_without_names (batson_session_get_case (session), batson_clock_origin (), days);
  BatsonRecord *teaching = batson_record_child (batson_case_get_root (the_case), BATSON_CASE_TEACHING);
  g_auto (BatsonValue) title = batson_value_text (_("New vignette"));
  BatsonValue questions = { .state = BATSON_VALUE_ANSWER, .choices = 0 };

  for (guint i = 0; i < batson_field_n_choices (batson_record_get_field (teaching, BATSON_TEACHING_QUESTIONS)); i++)
    questions.choices |= G_GUINT64_CONSTANT (1) << i;
  batson_case_begin (the_case, _("Make a Vignette"));
  batson_case_set (the_case, teaching, BATSON_TEACHING_TITLE, &title);
  batson_case_set (the_case, teaching, BATSON_TEACHING_QUESTIONS, &questions);
  batson_case_end (the_case);
  return batson_session_new (the_case);
}
