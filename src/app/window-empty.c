/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window without a case says: of itself where there is no case at all, else where the cases are. */
#include "app/window-private.h"

#include "app/app-settings.h"
#include "app/case-reader.h"
#include "app/cases.h"
#include "app/examples.h"

#include <glib/gi18n-lib.h>

/* Whether the folder was looked at and has no case; an unread or unreadable one may have some. */
static gboolean
is_first_start (BatsonLibrary *library)
{
  return g_list_model_get_n_items (batson_cases_get ()) == 0 && !batson_library_get_loading (library) && batson_library_get_error (library) == NULL && !batson_case_reader_is_busy ();
}

static gboolean
has_examples (void)
{
  GListModel *cases = batson_cases_get ();

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (BatsonEntry) entry = g_list_model_get_item (cases, i);

      if (batson_cases_is_example (entry))
        return TRUE;
    }
  return FALSE;
}

static void
update (BatsonWindow *self)
{
  g_autoptr (BatsonLibrary) library = batson_cases_library ();
  g_autofree char *author = batson_app_settings_author ();
  gboolean first = is_first_start (library);

  adw_status_page_set_title (self->empty_page, first ? _("Welcome to Batson") : _("No Case Open"));
  adw_status_page_set_description (self->empty_page, first ? _("Batson shows breast surgeons and neurosurgeons what a published framework suggests for a patient with breast cancer in the spine, and why. It advises; the treating team decides.")
                                                           : _("Choose a case from the list, or press Ctrl+N for a new one."));
  if (first && !self->first_start) /* a narrow window would show a list without a case */
    adw_leaflet_set_visible_child_name (self->leaflet, "content");
  self->first_start = first;
  gtk_widget_set_visible (self->empty_examples, batson_examples_exist () && !has_examples ());
  gtk_widget_set_visible (self->empty_you, *author == '\0');
}

static void
follow_library (BatsonWindow *self)
{
  g_autoptr (BatsonLibrary) library = batson_cases_library ();

  g_signal_connect_object (library, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* From now on the page of the window without a case says what there is to say. */
void
_batson_window_follow_cases (BatsonWindow *self)
{
  g_signal_connect_object (batson_cases_get (), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (batson_app_settings (), "changed::user-name", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* The cases were asked for before, so they follow the setting first. */
  g_signal_connect_object (batson_app_settings (), "changed::library-folder", G_CALLBACK (follow_library), self, G_CONNECT_SWAPPED);
  follow_library (self);
}
