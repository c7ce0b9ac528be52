/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the list of cases: urgency, name, number, next step. */
#include "app/case-row.h"

#include "app/clock.h"
#include "app/mark.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "framework/summarise.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define MARK_SIZE 22

struct _BatsonCaseRow
{
  GtkWidget parent_instance;
  GtkWidget *box, *mark, *title, *number, *urgency, *next, *unsaved;
  BatsonEntry *entry; /* shown; NULL for a case that is in no file */
};

G_DEFINE_FINAL_TYPE (BatsonCaseRow, batson_case_row, GTK_TYPE_WIDGET)

static const char *const urgency_classes[] = {
  [BATSON_URGENCY_NOTHING] = "dim-label",
  [BATSON_URGENCY_NO_COLOUR] = "dim-label",
  [BATSON_URGENCY_UNDETERMINED] = "undetermined",
  [BATSON_URGENCY_GREEN] = "elective",
  [BATSON_URGENCY_AT_LEAST_ORANGE] = "urgent",
  [BATSON_URGENCY_ORANGE] = "urgent",
  [BATSON_URGENCY_RED] = "emergency",
};

static void
batson_case_row_dispose (GObject *object)
{
  g_clear_pointer (&BATSON_CASE_ROW (object)->box, gtk_widget_unparent);
  g_clear_object (&BATSON_CASE_ROW (object)->entry);
  G_OBJECT_CLASS (batson_case_row_parent_class)->dispose (object);
}

static void
batson_case_row_class_init (BatsonCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_case_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "caserow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
batson_case_row_init (BatsonCaseRow *self)
{
  GtkWidget *lines = batson_column_new (1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, MARK_SIZE);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  self->title = label_new ("title");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->number = label_new ("number");
  self->urgency = label_new ("case-urgency");
  self->next = label_new ("next");
  batson_wrap (GTK_LABEL (self->next));
  gtk_label_set_lines (GTK_LABEL (self->next), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (self->next), 24);
  self->unsaved = label_new ("number");
  gtk_label_set_label (GTK_LABEL (self->unsaved), C_("case", "Not saved yet"));
  gtk_widget_set_visible (self->unsaved, FALSE);
  gtk_box_append (GTK_BOX (first), self->title);
  gtk_box_append (GTK_BOX (first), self->number);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), self->urgency);
  gtk_box_append (GTK_BOX (lines), self->next);
  gtk_box_append (GTK_BOX (lines), self->unsaved);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** An empty row. */
GtkWidget *
batson_case_row_new (void)
{
  return g_object_new (BATSON_TYPE_CASE_ROW, NULL);
}

static void
show (BatsonCaseRow *self, BatsonUrgencyKind kind, const char *title, const char *number, const char *urgency, const char *next, gboolean passed)
{
  for (guint i = 0; i < G_N_ELEMENTS (urgency_classes); i++)
    gtk_widget_remove_css_class (self->urgency, urgency_classes[i]);
  gtk_widget_add_css_class (self->urgency, urgency_classes[kind]);
  batson_mark_set_urgency (BATSON_MARK (self->mark), kind);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_label (GTK_LABEL (self->urgency), urgency);
  gtk_label_set_label (GTK_LABEL (self->next), next);
  if (passed)
    gtk_widget_add_css_class (self->next, "passed");
  else
    gtk_widget_remove_css_class (self->next, "passed");
  gtk_widget_set_visible (self->next, *next != '\0');
  batson_tooltip_set (GTK_WIDGET (self), next);
}

static void
say (BatsonCaseRow *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The list's own widget is what a screen reader lands on. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Name and number as they are said; free with g_free. */
static char *
called (const char *title, const char *number)
{
  /* Translators: a case as a screen reader says it: name, record number. */
  return *number ? g_strdup_printf (C_("case", "%1$s, %2$s"), title, number) : g_strdup (title);
}

static void
show_entry (BatsonCaseRow *self)
{
  g_autofree char *title = batson_cases_title (self->entry);
  g_autofree char *next = batson_cases_next_words (self->entry);
  const char *number = batson_cases_number (self->entry);
  g_autofree char *urgency = batson_cases_urgency_words (self->entry);
  g_autofree char *who = called (title, number), *name = NULL;

  show (self, batson_cases_urgency (self->entry), title, number, urgency, next, batson_cases_is_passed (self->entry));
  /* Translators: a row of the list of cases as a screen reader says it: name and record number, urgency, next step. */
  name = g_strdup_printf (_("%1$s. %2$s. %3$s"), who, urgency, next);
  say (self, name);
}

static void
show_now (BatsonCaseRow *self, const BatsonSummary *summary, const char *otherwise)
{
  const char *title = batson_cases_called (summary, otherwise), *number = batson_cases_numbered (summary), *urgency = batson_words_summary_urgency (summary);
  g_autofree char *who = called (title, number), *next = NULL, *name = NULL;
  BatsonSettings now = { 0 };

  batson_clock_settings (&now);
  next = batson_words_summary_next (summary, &now);
  gtk_label_set_label (GTK_LABEL (self->unsaved), self->entry ? C_("case", "Changes not saved yet") : C_("case", "Not saved yet"));
  show (self, batson_summary_urgency (summary), title, number, urgency, next, batson_summary_is_passed (summary, now.at));
  if (self->entry)
    /* Translators: a row of the list of cases as a screen reader says it: name and record number, urgency, next step. */
    name = g_strdup_printf (_("%1$s, changes not saved yet. %2$s. %3$s"), who, urgency, next);
  else
    /* Translators: a row of the list of cases as a screen reader says it: name and record number, urgency, next step. */
    name = g_strdup_printf (_("%1$s, not saved yet. %2$s. %3$s"), who, urgency, next);
  say (self, name);
}

/** Shows the case of ENTRY (nullable: it is in no file yet) as its file has it, or by its summary NOW where it is open and changed (nullable;
 * never NULL without a file). OTHERWISE: what it is called without a name and a number; only with NOW. */
void
batson_case_row_show (BatsonCaseRow *self, BatsonEntry *entry, const BatsonSummary *now, const char *otherwise)
{
  g_set_object (&self->entry, entry);
  gtk_widget_set_visible (self->unsaved, now != NULL);
  if (now)
    show_now (self, now, otherwise);
  else
    show_entry (self);
}

/** The entry that is shown; NULL where the case is in no file. Owned by the row. */
BatsonEntry *
batson_case_row_get_entry (BatsonCaseRow *self)
{
  return self->entry;
}
