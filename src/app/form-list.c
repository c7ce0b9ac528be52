/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A repeated section of a guide: its records, each folded or open, added and removed. */
#include "app/form-list.h"

#include "app/form-anchor.h"
#include "app/form-extras.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* One record of the list. */
typedef struct
{
  char *id; /* NULL while its first answer has not added it */
  GtkWidget *box, *top, *head, *title, *line, *arrow, *remove, *bin, *rows;
  gboolean open;
} Item;

struct _BatsonFormList
{
  GtkBox parent_instance;
  BatsonSession *session;
  const BatsonGuideStep *step;
  const BatsonGuideSection *section;
  guint list_field;
  GPtrArray *items; /* Item */
  GtkWidget *items_box, *add;
};

G_DEFINE_FINAL_TYPE (BatsonFormList, batson_form_list, GTK_TYPE_BOX)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->id);
  g_free (item);
}

static gboolean
is_lesions (BatsonFormList *self)
{
  return self->section->each == BATSON_RECORD_LESION;
}

static BatsonRecord *
record_of (BatsonFormList *self, Item *item)
{
  return item->id ? batson_case_find (batson_session_get_case (self->session), item->id) : NULL;
}

/* The rows are made when they are first looked at. */
static void
show_open (BatsonFormList *self, Item *item)
{
  if (item->open && item->rows == NULL)
    {
      item->rows = batson_form_section_new (self->session, self->step, self->section, record_of (self, item));
      adw_bin_set_child (ADW_BIN (item->bin), item->rows);
    }
  gtk_widget_set_visible (item->bin, item->open);
  gtk_image_set_from_icon_name (GTK_IMAGE (item->arrow), item->open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (item->head), GTK_ACCESSIBLE_STATE_EXPANDED, item->open, -1);
}

/* One at a time is open: the others are lines to choose from. */
static void
open_item (BatsonFormList *self, Item *item)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *other = self->items->pdata[i];

      other->open = other == item;
      show_open (self, other);
    }
  if (item && is_lesions (self) && record_of (self, item))
    batson_session_choose_lesion (self->session, record_of (self, item));
}

static Item *
item_of (BatsonFormList *self, GtkWidget *part)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (item->head == part || item->remove == part)
        return item;
    }
  return NULL;
}

static void
head_clicked (GtkWidget *head, BatsonFormList *self)
{
  Item *item = item_of (self, head);

  open_item (self, item->open ? NULL : item);
  if (item->open)
    batson_form_anchor_bring (item->box);
}

static void
remove_clicked (GtkWidget *button, BatsonFormList *self)
{
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  BatsonRecord *record = record_of (self, item_of (self, button));
  g_autofree char *name = batson_words_record (record), *text = g_strdup_printf (C_ ("form", "%s removed"), name);

  batson_case_remove (batson_session_get_case (self->session), record);
  if (window)
    batson_window_toast_undo (window, text);
}

static GtkWidget *
head_new (BatsonFormList *self, Item *item)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = batson_column_new (0);

  item->title = batson_form_label (NULL, "heading");
  item->line = batson_form_label (NULL, "row-hint");
  item->arrow = gtk_image_new ();
  gtk_box_append (GTK_BOX (words), item->title);
  gtk_box_append (GTK_BOX (words), item->line);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), item->arrow);
  item->head = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (item->head), content);
  gtk_widget_add_css_class (item->head, "flat");
  gtk_widget_add_css_class (item->head, "form-head");
  gtk_widget_set_hexpand (item->head, TRUE);
  g_signal_connect_object (item->head, "clicked", G_CALLBACK (head_clicked), self, 0);
  return item->head;
}

/* RECORD is NULL for the rows to answer before there is any: their first answer adds it. */
static Item *
item_new (BatsonFormList *self, BatsonRecord *record)
{
  Item *item = g_new0 (Item, 1);

  item->id = record ? g_strdup (batson_record_get_id (record)) : NULL;
  item->open = record == NULL;
  item->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (item->box, "form-item");
  item->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_visible (item->top, record != NULL);
  gtk_box_append (GTK_BOX (item->top), head_new (self, item));
  item->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (item->remove, "flat");
  gtk_widget_set_valign (item->remove, GTK_ALIGN_CENTER);
  batson_tooltip_set (item->remove, C_ ("form", "Remove"));
  g_signal_connect_object (item->remove, "clicked", G_CALLBACK (remove_clicked), self, 0);
  gtk_box_append (GTK_BOX (item->top), item->remove);
  gtk_box_append (GTK_BOX (item->box), item->top);
  item->bin = adw_bin_new ();
  gtk_box_append (GTK_BOX (item->box), item->bin);
  show_open (self, item);
  return item;
}

/* What a lesion's line says: its score, class, grade and colour. */
static char *
lesion_line (BatsonFormList *self, BatsonRecord *lesion)
{
  const BatsonLesionResult *result = batson_assessment_lesion (batson_session_get_assessment (self->session), lesion);

  g_autofree char *score = NULL, *colours = NULL;

  if (result == NULL)
    return g_strdup ("");
  score = batson_words_sins_total (result);
  colours = batson_words_colours (result->colours);
  return result->colours ? g_strdup_printf ("%s · %s · %s", colours, score, batson_words_grade (result)) : g_strdup_printf ("%s · %s", score, batson_words_grade (result));
}

/* The name of a record as the start of a line. */
static char *
capitalised (char *name)
{
  char first[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (name)), first);
  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

static void
update_head (BatsonFormList *self, Item *item)
{
  BatsonRecord *record = record_of (self, item);
  g_autofree char *name = NULL, *title = NULL, *line = NULL, *remove = NULL;

  if (record == NULL)
    return;
  name = batson_words_record (record);
  title = capitalised (name);
  line = is_lesions (self) ? lesion_line (self, record) : g_strdup ("");
  remove = g_strdup_printf (C_ ("form", "Remove %s"), title);
  gtk_label_set_text (GTK_LABEL (item->title), title);
  gtk_label_set_text (GTK_LABEL (item->line), line);
  gtk_widget_set_visible (item->line, *line != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->head), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/* The first answer added the record of the blank rows: they stay, and become its. */
static void
adopt (BatsonFormList *self, BatsonRecord *record)
{
  Item *item = self->items->pdata[0];

  item->id = g_strdup (batson_record_get_id (record));
  gtk_widget_set_visible (item->top, TRUE);
  batson_form_section_adopt (BATSON_FORM_SECTION (item->rows), record);
  if (is_lesions (self))
    batson_session_choose_lesion (self->session, record);
}

static Item *
item_of_record (BatsonFormList *self, BatsonRecord *record)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (record ? g_strcmp0 (item->id, batson_record_get_id (record)) == 0 : item->id == NULL)
        return item;
    }
  return NULL;
}

static void
remove_gone (BatsonFormList *self)
{
  for (guint i = self->items->len; i-- > 0;)
    {
      Item *item = self->items->pdata[i];

      if (item->id ? record_of (self, item) != NULL : batson_record_length (batson_session_get_root (self->session), self->list_field) == 0)
        continue;
      gtk_box_remove (GTK_BOX (self->items_box), item->box);
      g_ptr_array_remove_index (self->items, i);
    }
}

/* The item of RECORD, added where there is none, after PREVIOUS. */
static Item *
put_item (BatsonFormList *self, BatsonRecord *record, GtkWidget *previous)
{
  Item *item = item_of_record (self, record);

  if (item == NULL)
    {
      item = item_new (self, record);
      g_ptr_array_add (self->items, item);
      gtk_box_insert_child_after (GTK_BOX (self->items_box), item->box, previous);
    }
  else if (gtk_widget_get_prev_sibling (item->box) != previous)
    gtk_box_reorder_child_after (GTK_BOX (self->items_box), item->box, previous);
  update_head (self, item);
  return item;
}

static void
update (BatsonFormList *self)
{
  BatsonRecord *root = batson_session_get_root (self->session);
  guint n = batson_record_length (root, self->list_field);
  GtkWidget *previous = NULL;

  if (n == 1 && self->items->len == 1 && item_of_record (self, NULL))
    adopt (self, batson_record_nth (root, self->list_field, 0));
  remove_gone (self);
  for (guint i = 0; i < n; i++)
    previous = put_item (self, batson_record_nth (root, self->list_field, i), previous)->box;
  if (n == 0)
    put_item (self, NULL, NULL);
  gtk_widget_set_visible (self->add, n > 0);
}

/* The lesion looked at anywhere is the one that is open here. */
static void
chosen (BatsonFormList *self)
{
  BatsonRecord *lesion = batson_session_get_lesion (self->session);
  Item *item;

  batson_form_catch_up (GTK_WIDGET (self));
  item = lesion ? item_of_record (self, lesion) : NULL;
  if (item && !item->open)
    open_item (self, item);
}

static void
add_clicked (BatsonFormList *self)
{
  BatsonRecord *added = batson_case_add (batson_session_get_case (self->session), batson_session_get_root (self->session), self->list_field);
  Item *item;

  batson_form_catch_up (GTK_WIDGET (self));
  item = item_of_record (self, added);
  open_item (self, item);
  gtk_widget_child_focus (item->bin, GTK_DIR_TAB_FORWARD);
}

static void
batson_form_list_dispose (GObject *object)
{
  BatsonFormList *self = BATSON_FORM_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_form_list_parent_class)->dispose (object);
}

static void
batson_form_list_class_init (BatsonFormListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_form_list_dispose;
}

static void
batson_form_list_init (BatsonFormList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->items_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self), self->items_box);
}

static const char *const add_labels[BATSON_N_RECORD_TYPES] = {
  [BATSON_RECORD_SAMPLE] = NC_ ("form", "Add Sample"),
  [BATSON_RECORD_LESION] = NC_ ("form", "Add Lesion"),
  [BATSON_RECORD_REFERRAL] = NC_ ("form", "Add Referral"),
  [BATSON_RECORD_OPERATION] = NC_ ("form", "Add Operation"),
  [BATSON_RECORD_RADIATION] = NC_ ("form", "Add Radiation"),
  [BATSON_RECORD_DRUG] = NC_ ("form", "Add Therapy"),
  [BATSON_RECORD_LAB] = NC_ ("form", "Add Blood Result"),
  [BATSON_RECORD_MEETING] = NC_ ("form", "Add Meeting"),
  [BATSON_RECORD_FOLLOW_UP] = NC_ ("form", "Add Follow-up"),
  [BATSON_RECORD_REHABILITATION] = NC_ ("form", "Add Rehabilitation"),
};

/** The records of a repeated SECTION of STEP. */
GtkWidget *
batson_form_list_new (BatsonSession *session, const BatsonGuideStep *step, const BatsonGuideSection *section)
{
  BatsonFormList *self = g_object_new (BATSON_TYPE_FORM_LIST, NULL);
  int list_field = batson_guide_holder (batson_session_get_root (session), section->each);

  g_assert (list_field >= 0 && add_labels[section->each] != NULL);
  self->session = g_object_ref (session);
  self->step = step;
  self->section = section;
  self->list_field = (guint) list_field;
  self->add = batson_form_button (g_dpgettext2 (GETTEXT_PACKAGE, "form", add_labels[section->each]));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "form-add");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->add);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  if (is_lesions (self))
    {
      g_signal_connect_object (session, "chosen", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
      chosen (self);
    }
  else if (((Item *) self->items->pdata[self->items->len - 1])->id)
    open_item (self, self->items->pdata[self->items->len - 1]);
  return GTK_WIDGET (self);
}

/* The record of this list that FACT is in, or in a list of. */
static BatsonRecord *
record_with (BatsonFormList *self, const BatsonFact *fact)
{
  BatsonRecord *record = fact->record ? fact->record : fact->owner;

  while (record && batson_record_get_type_id (record) != self->section->each)
    record = batson_record_get_parent (record);
  return record;
}

/** The row of FACT, its record opened; NULL where this list does not show it. Not owned. */
BatsonFormRow *
batson_form_list_find (BatsonFormList *self, const BatsonFact *fact)
{
  BatsonRecord *record = record_with (self, fact);
  Item *item;

  batson_form_catch_up (GTK_WIDGET (self));
  item = item_of_record (self, record);
  if (item == NULL && record == NULL && self->items->len > 0)
    item = self->items->pdata[self->items->len - 1];
  if (item == NULL)
    return NULL;
  if (!item->open)
    open_item (self, item);
  return batson_form_section_find (BATSON_FORM_SECTION (item->rows), fact);
}
