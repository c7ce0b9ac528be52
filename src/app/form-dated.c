/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a dated list: which entry is shown, a new one, the earlier ones. */
#include "app/form-extras.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define TYPE_DATED (dated_get_type ())
G_DECLARE_FINAL_TYPE (Dated, dated, BATSON, DATED, GtkBox)

struct _Dated
{
  GtkBox parent_instance;
  BatsonSession *session;
  char *owner; /* id; NULL for the root */
  guint list_field;
  GtkWidget *title, *remove, *earlier, *entries;
};

G_DEFINE_FINAL_TYPE (Dated, dated, GTK_TYPE_BOX)

static BatsonRecord *
owner_of (Dated *self)
{
  return self->owner ? batson_case_find (batson_session_get_case (self->session), self->owner) : batson_session_get_root (self->session);
}

static const char *
new_label (Dated *self)
{
  if (self->owner)
    return C_ ("form", "New Finding");
  return self->list_field == BATSON_CASE_LABS ? C_ ("form", "New Blood Results") : C_ ("form", "New Examination");
}

/* A new finding starts as a copy: what imaging shows changes part by part. A new examination is asked anew. */
static void
copy_finding (BatsonCase *kase, BatsonRecord *from, BatsonRecord *to)
{
  for (guint i = 0; i < BATSON_FINDING_N_FIELDS; i++)
    if (i != BATSON_FINDING_DATE && i != BATSON_FINDING_MODALITY)
      batson_case_set (kase, to, i, batson_record_get (from, i));
}

static void
date_examination (BatsonCase *kase, BatsonRecord *record)
{
  BatsonValue now = { .state = BATSON_VALUE_ANSWER };
  gint64 at;
  int offset;

  batson_case_now (kase, &at, &offset);
  batson_time_from_unix (at, offset, &now.time);
  batson_case_set (kase, record, BATSON_STATUS_DATE, &now);
}

static void
add_clicked (Dated *self)
{
  BatsonCase *kase = batson_session_get_case (self->session);
  BatsonRecord *owner = owner_of (self), *newest, *added;

  if (owner == NULL)
    return;
  newest = batson_guide_newest (owner, self->list_field);
  batson_case_begin (kase, new_label (self));
  added = batson_case_add (kase, owner, self->list_field);
  if (self->owner && newest)
    copy_finding (kase, newest, added);
  else if (self->list_field == BATSON_CASE_STATUS)
    date_examination (kase, added);
  batson_case_end (kase);
}

static void
remove_entry (Dated *self, BatsonRecord *record)
{
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *name = batson_words_record (record), *text = g_strdup_printf (C_ ("form", "%s removed"), name);

  batson_case_remove (batson_session_get_case (self->session), record);
  if (window)
    batson_window_toast_undo (window, text);
}

static void
remove_clicked (Dated *self)
{
  BatsonRecord *owner = owner_of (self), *newest = owner ? batson_guide_newest (owner, self->list_field) : NULL;

  if (newest)
    remove_entry (self, newest);
}

static void
remove_earlier (GtkButton *button, Dated *self)
{
  BatsonRecord *record = batson_case_find (batson_session_get_case (self->session), g_object_get_data (G_OBJECT (button), "id"));

  if (record)
    remove_entry (self, record);
}

/* What an earlier entry says, in one line. */
static char *
entry_text (BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (batson_record_has (record, i) && !g_str_equal (type->fields[i].key, "date"))
      {
        g_autofree char *value = batson_record_to_string (record, i);
        g_string_append_printf (text, "%s%s: %s", text->len ? "; " : "", batson_field_label (&type->fields[i]), value);
      }
  return g_string_free (text, FALSE);
}

static GtkWidget *
entry_new (Dated *self, BatsonRecord *record)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = batson_column_new (0);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = batson_words_record (record), *text = entry_text (record), *label = g_strdup_printf (C_ ("form", "Remove %s"), name);

  gtk_box_append (GTK_BOX (words), batson_form_label (name, "heading"));
  gtk_box_append (GTK_BOX (words), batson_form_label (text, "row-hint"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  batson_tooltip_name (remove, label);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (batson_record_get_id (record)), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_earlier), self, 0);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

/* Newest first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  BatsonRecord *const *one = a, *const *other = b;
  g_autofree char *first = batson_record_to_string (*one, 0), *second = batson_record_to_string (*other, 0);

  return g_strcmp0 (second, first);
}

static void
update_earlier (Dated *self, BatsonRecord *owner, BatsonRecord *newest)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *label = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->entries)))
    gtk_box_remove (GTK_BOX (self->entries), child);
  for (guint i = 0; i < batson_record_length (owner, self->list_field); i++)
    if (batson_record_nth (owner, self->list_field, i) != newest)
      g_ptr_array_add (records, batson_record_nth (owner, self->list_field, i));
  g_ptr_array_sort (records, compare_entries);
  for (guint i = 0; i < records->len; i++)
    gtk_box_append (GTK_BOX (self->entries), entry_new (self, records->pdata[i]));
  /* Translators: how many entries of the same kind, such as findings, have an earlier date. */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u earlier", "%u earlier", records->len), records->len);
  gtk_expander_set_label (GTK_EXPANDER (self->earlier), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->earlier), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->earlier, records->len > 0);
}

static void
update (Dated *self)
{
  BatsonRecord *owner = owner_of (self), *newest;
  g_autofree char *name = NULL;

  if (owner == NULL)
    return;
  newest = batson_guide_newest (owner, self->list_field);
  name = newest ? batson_words_record (newest) : g_strdup (batson_field_label (batson_record_get_field (owner, self->list_field)));
  gtk_label_set_text (GTK_LABEL (self->title), name);
  gtk_widget_set_visible (self->remove, newest != NULL);
  update_earlier (self, owner, newest);
}

static void
dated_dispose (GObject *object)
{
  g_clear_object (&BATSON_DATED (object)->session);
  g_clear_pointer (&BATSON_DATED (object)->owner, g_free);
  G_OBJECT_CLASS (dated_parent_class)->dispose (object);
}

static void
dated_class_init (DatedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dated_dispose;
}

static void
dated_init (Dated *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-dated");
}

static void
build (Dated *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *add = batson_form_button (new_label (self));

  self->title = batson_form_label (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  batson_tooltip_name (self->remove, C_ ("form", "Remove this entry"));
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->remove);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (GTK_BOX (self), head);
  self->earlier = gtk_expander_new (NULL);
  self->entries = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_expander_set_child (GTK_EXPANDER (self->earlier), self->entries);
  gtk_box_append (GTK_BOX (self), self->earlier);
}

/** The head of LIST_FIELD of OWNER, whose newest entry's rows follow it. */
GtkWidget *
batson_form_dated_new (BatsonSession *session, BatsonRecord *owner, guint list_field)
{
  Dated *self = g_object_new (TYPE_DATED, NULL);

  self->session = g_object_ref (session);
  self->owner = g_strdup (batson_record_get_id (owner));
  self->list_field = list_field;
  build (self);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
