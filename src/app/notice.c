/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A band across the window that says something lasting about the case, with what can be done about it. */
#include "app/notice.h"

#include "app/wrap.h"

struct _BatsonNotice
{
  GtkWidget parent_instance;
  GtkWidget *box, *label, *buttons;
};

G_DEFINE_FINAL_TYPE (BatsonNotice, batson_notice, GTK_TYPE_WIDGET)

static void
batson_notice_dispose (GObject *object)
{
  g_clear_pointer (&BATSON_NOTICE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (batson_notice_parent_class)->dispose (object);
}

static void
batson_notice_class_init (BatsonNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "notice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
batson_notice_init (BatsonNotice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->label = gtk_label_new ("");
  batson_wrap (GTK_LABEL (self->label));
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
}

/** A notice that says nothing yet, and is not shown while it does not. */
GtkWidget *
batson_notice_new (void)
{
  return g_object_new (BATSON_TYPE_NOTICE, NULL);
}

/** Says TEXT; NULL: nothing any more. */
void
batson_notice_set_text (BatsonNotice *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

/** What it says, "" for nothing. */
const char *
batson_notice_get_text (BatsonNotice *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}

/** Adds a button that does ACTION. */
void
batson_notice_add_button (BatsonNotice *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
}
