/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases of the library folder, and how a list of them reads, searches and sorts. */
#include "app/cases.h"

#include "app/app-settings.h"
#include "app/case-reader.h"
#include "app/clock.h"
#include "framework/summarise.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

static GListStore *folders; /* of one BatsonLibrary: the one of the folder set now */
static GListModel *cases;
static GtkFilter *known; /* lets an entry through once its document is known */

static void
follow_folder (void)
{
  g_autofree char *folder = batson_app_settings_chosen_library ();
  g_autoptr (BatsonLibrary) library = batson_library_new (folder);
  gpointer additions[] = { library };

  batson_case_reader_cancel ();
  g_list_store_splice (folders, 0, g_list_model_get_n_items (G_LIST_MODEL (folders)), additions, 1);
}

/* What was computed by older rules or an older program would read like what is computed today: it is computed anew before it is shown. */
static gboolean
is_known (gpointer entry, gpointer data)
{
  const BatsonSummary *summary = batson_entry_get_summary (entry);

  return (summary && batson_summary_is_current (summary)) || batson_case_reader_has (entry);
}

static void
documents_read (void)
{
  gtk_filter_changed (known, GTK_FILTER_CHANGE_LESS_STRICT);
}

static void
entries_changed (GListModel *entries, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (BatsonEntry) entry = g_list_model_get_item (entries, i);

      if (!is_known (entry, NULL))
        batson_case_reader_add (entry);
    }
}

/** The cases, as BatsonEntry, of whatever folder is the library now; those to be read whole come when they are. Not owned. */
GListModel *
batson_cases_get (void)
{
  if (cases == NULL)
    {
      GListModel *entries;

      folders = g_list_store_new (BATSON_TYPE_LIBRARY);
      entries = G_LIST_MODEL (gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (folders))));
      known = GTK_FILTER (gtk_custom_filter_new (is_known, NULL, NULL));
      g_signal_connect (entries, "items-changed", G_CALLBACK (entries_changed), NULL);
      batson_case_reader_follow (documents_read);
      follow_folder ();
      g_signal_connect (batson_app_settings (), "changed::library-folder", G_CALLBACK (follow_folder), NULL);
      cases = G_LIST_MODEL (gtk_filter_list_model_new (entries, g_object_ref (known)));
    }
  return cases;
}

/** Reads no more documents, as when the program ends. */
void
batson_cases_stop (void)
{
  batson_case_reader_cancel ();
}

/** What lists the folder now; another one once the setting `library-folder` changed. Free with g_object_unref. */
BatsonLibrary *
batson_cases_library (void)
{
  batson_cases_get ();
  return g_list_model_get_item (G_LIST_MODEL (folders), 0);
}

/** Looks at the folder at once, as after a save of ours. */
void
batson_cases_look (void)
{
  g_autoptr (BatsonLibrary) now = batson_cases_library ();

  batson_library_reload (now);
}

/** A path in the folder that no case has, made from TITLE. Free with g_free; NULL with an ERROR. */
char *
batson_cases_new_path (const char *title, GError **error)
{
  g_autoptr (BatsonLibrary) now = batson_cases_library ();

  return batson_library_new_path (now, title, error);
}

/* NULL where the document cannot be read, nor its summary. */
static const BatsonSummary *
summary_of (BatsonEntry *entry)
{
  const BatsonSummary *summary = batson_case_reader_summary (entry);

  return summary ? summary : batson_entry_get_summary (entry);
}

/** What the case of SUMMARY is called in the list: the title of a vignette, else the patient's name, else the number, else OTHERWISE. Owned by either. */
const char *
batson_cases_called (const BatsonSummary *summary, const char *otherwise)
{
  if (*summary->title)
    return summary->title;
  if (*summary->name)
    return summary->name;
  return *summary->number ? summary->number : otherwise;
}

/** The record number of the case of SUMMARY, "" where there is none or it is the title already; of a vignette that it is one: it is no patient. Owned by SUMMARY. */
const char *
batson_cases_numbered (const BatsonSummary *summary)
{
  if (summary->vignette)
    return C_("case", "Vignette");
  return *summary->name ? summary->number : "";
}

/** What a case is called in the list, of one without title, name and number its file's name. Free with g_free. */
char *
batson_cases_title (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);
  const char *called = summary ? batson_cases_called (summary, NULL) : NULL;
  char *title;

  if (called)
    return g_strdup (called);
  title = g_filename_display_name (batson_entry_get_name (entry));
  if (g_str_has_suffix (title, BATSON_CASE_SUFFIX))
    title[strlen (title) - strlen (BATSON_CASE_SUFFIX)] = '\0';
  return title;
}

/** As batson_cases_numbered (). Owned by the entry. */
const char *
batson_cases_number (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return summary ? batson_cases_numbered (summary) : "";
}

/** Whether the patient is an invented example. */
gboolean
batson_cases_is_example (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return summary && summary->example;
}

/** What was said of the colours when the case was saved. */
BatsonUrgencyKind
batson_cases_urgency (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return summary ? batson_summary_urgency (summary) : BATSON_URGENCY_NOTHING;
}

/** The urgency in a word or two. Free with g_free. */
char *
batson_cases_urgency_words (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return g_strdup (summary ? batson_words_summary_urgency (summary) : _("Cannot be read"));
}

/** The next step, or why the case cannot be read. Free with g_free. */
char *
batson_cases_next_words (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);
  BatsonSettings now = { 0 };

  batson_clock_settings (&now);
  if (summary)
    return batson_words_summary_next (summary, &now);
  return g_strdup (batson_entry_get_error (entry) ? batson_entry_get_error (entry) : "");
}

/** Whether every time limit of the case is past. */
gboolean
batson_cases_is_passed (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);
  gint64 now;
  int offset;

  batson_clock_now (&now, &offset);
  return summary && batson_summary_is_passed (summary, now);
}

/** Whether title, name or number hold every word of WORDS, whatever the case of letters. */
gboolean
batson_cases_match (BatsonEntry *entry, const char *words)
{
  const BatsonSummary *summary = summary_of (entry);
  g_autofree char *title = batson_cases_title (entry);
  g_autofree char *text = g_strjoin ("\n", title, summary ? summary->name : "", summary ? summary->number : "", NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);
  g_auto (GStrv) each = g_strsplit (wanted, " ", -1);

  for (guint i = 0; each[i]; i++)
    if (strstr (folded, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* A vignette is no patient: it stands below all who are, however the list is ordered. 0 where both are alike. */
static int
compare_vignette (BatsonEntry *a, BatsonEntry *b)
{
  const BatsonSummary *summary_a = summary_of (a), *summary_b = summary_of (b);

  return (summary_a && summary_a->vignette) - (summary_b && summary_b->vignette);
}

/* Most urgent first: what may still be an emergency stands before what is known not to be one. */
static guint
rank (BatsonEntry *entry)
{
  static const BatsonUrgencyKind order[] = {
    BATSON_URGENCY_RED, BATSON_URGENCY_AT_LEAST_ORANGE, BATSON_URGENCY_ORANGE, BATSON_URGENCY_UNDETERMINED,
    BATSON_URGENCY_GREEN, BATSON_URGENCY_NO_COLOUR, BATSON_URGENCY_NOTHING,
  };
  BatsonUrgencyKind kind = batson_cases_urgency (entry);
  guint i = 0;

  while (order[i] != kind)
    i++;
  return i;
}

static gint64
first_due (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return summary && !summary->vignette && summary->deadlines->len > 0 ? g_array_index (summary->deadlines, BatsonSummaryDeadline, 0).due.at : G_MAXINT64;
}

/** Orders by urgency, the earliest time limit first among equals, then by name. */
int
batson_cases_compare_urgency (BatsonEntry *a, BatsonEntry *b)
{
  guint rank_a = rank (a), rank_b = rank (b);

  if (compare_vignette (a, b))
    return compare_vignette (a, b);
  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  if (first_due (a) != first_due (b))
    return first_due (a) < first_due (b) ? -1 : 1;
  return batson_cases_compare_name (a, b);
}

/** Orders by what the cases are called, as the language sorts. */
int
batson_cases_compare_name (BatsonEntry *a, BatsonEntry *b)
{
  g_autofree char *title_a = batson_cases_title (a);
  g_autofree char *title_b = batson_cases_title (b);

  return compare_vignette (a, b) ? compare_vignette (a, b) : g_utf8_collate (title_a, title_b);
}

static const char *
sort_number (BatsonEntry *entry)
{
  const BatsonSummary *summary = summary_of (entry);

  return summary ? summary->number : "";
}

/** Orders by record number. */
int
batson_cases_compare_number (BatsonEntry *a, BatsonEntry *b)
{
  return compare_vignette (a, b) ? compare_vignette (a, b) : g_utf8_collate (sort_number (a), sort_number (b));
}
