/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that hold a picture: chosen, pasted or dropped, with a caption; a click shows it large. */
#include "app/form-row-private.h"

#include "app/dialog.h"
#include "app/file-chooser.h"
#include "app/focus.h"
#include "app/mnemonic.h"
#include "app/tooltip.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>

/* How large it stands in the row, in pixels along its longer side. */
#define THUMBNAIL 160

/* --- taking a picture --- */

/* Answers with the picture of BYTES and the caption that stands there; what is none is refused with words. */
static void
take (BatsonFormRow *self, GBytes *bytes)
{
  g_autofree char *problem = NULL;
  BatsonPicture *picture = batson_picture_new (bytes, gtk_editable_get_text (GTK_EDITABLE (self->caption)), &problem);
  g_auto (BatsonValue) value = picture ? batson_value_picture (picture) : BATSON_BLANK;

  _batson_form_row_say (self, problem);
  if (picture)
    _batson_form_row_answer (self, &value);
}

static gboolean
is_gone (BatsonFormRow *self)
{
  return self->place == NULL;
}

static void
loaded (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonFormRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);

  if (is_gone (self))
    return;
  if (bytes)
    take (self, bytes);
  else
    _batson_form_row_say (self, error->message);
}

/* Only a file of a size that can be kept is read. */
static void
measured (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonFormRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, &error);

  if (is_gone (self))
    return;
  if (info == NULL)
    _batson_form_row_say (self, error->message);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    _batson_form_row_say (self, _ ("This is no PNG or JPEG picture, or it is damaged. Save it as one of them and choose it again."));
  else if (g_file_info_get_size (info) > BATSON_PICTURE_MAX_BYTES)
    _batson_form_row_say (self, _ ("This picture is larger than 4 MB. Make it smaller, or cut out what matters."));
  else
    g_file_load_bytes_async (G_FILE (file), NULL, loaded, g_object_ref (self));
}

static void
take_file (BatsonFormRow *self, GFile *file)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, measured, g_object_ref (self));
}

static void
take_texture (BatsonFormRow *self, GdkTexture *texture)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);

  take (self, bytes);
}

static void
chosen (GtkWindow *parent, GFile *file, gpointer data)
{
  g_autoptr (BatsonFormRow) self = data;

  if (file && !is_gone (self))
    take_file (self, file);
}

static void
choose (BatsonFormRow *self)
{
  batson_choose_picture (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), chosen, g_object_ref (self));
}

static void
texture_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonFormRow) self = data;
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (is_gone (self))
    return;
  if (texture)
    take_texture (self, texture);
  else
    _batson_form_row_say (self, _ ("There is no picture in the clipboard. Copy one first."));
}

static void
paste (BatsonFormRow *self)
{
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, texture_read, g_object_ref (self));
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, BatsonFormRow *self)
{
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    take_file (self, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    take_texture (self, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

static void
remove_picture (BatsonFormRow *self)
{
  _batson_form_row_answer (self, &BATSON_BLANK);
}

/* --- showing it --- */

/* The picture no larger than SIDE along its longer side, 0 for as it is; NULL where it cannot be decoded. */
static GdkTexture *
texture_of (const BatsonPicture *picture, int side)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (picture->bytes);
  g_autoptr (GdkPixbuf) pixbuf = side == 0 || MAX (picture->width, picture->height) <= side
    ? gdk_pixbuf_new_from_stream (stream, NULL, NULL)
    : gdk_pixbuf_new_from_stream_at_scale (stream, side, side, TRUE, NULL, NULL);

  return pixbuf ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static void
enlarge (BatsonFormRow *self)
{
  BatsonPicture *picture = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.picture : NULL;
  g_autoptr (GdkTexture) texture = picture ? texture_of (picture, 0) : NULL;
  g_autofree char *words = picture ? batson_picture_to_string (picture) : NULL;
  GtkWidget *window, *box, *shown, *bar;

  if (texture == NULL)
    return;
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  bar = adw_header_bar_new ();
  shown = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (gtk_label_get_text (GTK_LABEL (self->title)), words));
  gtk_picture_set_alternative_text (GTK_PICTURE (shown), words);
  gtk_widget_set_vexpand (shown, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), shown);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), words);
  gtk_window_set_default_size (GTK_WINDOW (window), CLAMP (picture->width, 360, 1200), CLAMP (picture->height, 300, 800) + 48);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  batson_dialog_prepare (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* The caption follows as it is typed. */
static void
caption_changed (BatsonFormRow *self)
{
  BatsonPicture *picture;

  if (self->updating || self->shown.state != BATSON_VALUE_ANSWER)
    return;
  picture = batson_picture_with_caption (self->shown.picture, gtk_editable_get_text (GTK_EDITABLE (self->caption)));
  batson_value_clear (&self->shown);
  self->shown = batson_value_picture (picture);
  batson_place_type (self->place, &self->shown);
}

/* Shows the picture; only another one is decoded again. */
static void
show_picture (BatsonFormRow *self, const BatsonPicture *picture)
{
  g_autoptr (GdkTexture) texture = NULL;
  GtkWidget *button = gtk_widget_get_parent (self->picture);
  gpointer bytes = picture ? picture->bytes : NULL;

  gtk_widget_set_visible (button, picture != NULL);
  if (g_object_get_data (G_OBJECT (self->picture), "bytes") == bytes)
    return;
  texture = picture ? texture_of (picture, THUMBNAIL) : NULL;
  g_object_set_data_full (G_OBJECT (self->picture), "bytes", picture ? g_bytes_ref (picture->bytes) : NULL, (GDestroyNotify) g_bytes_unref);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  if (texture)
    gtk_widget_set_size_request (self->picture, gdk_texture_get_width (texture), gdk_texture_get_height (texture));
  gtk_widget_set_visible (self->note, picture && texture == NULL);
}

static void
refresh_picture (BatsonFormRow *self)
{
  const BatsonPicture *picture = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.picture : NULL;
  const char *caption = picture ? picture->caption : "";
  g_autofree char *words = picture ? batson_picture_to_string (picture) : g_strdup ("");

  show_picture (self, picture);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->picture)), GTK_ACCESSIBLE_PROPERTY_LABEL, picture ? C_ ("picture", "Show large") : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->caption)), caption) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->caption), caption);
  gtk_widget_set_visible (self->caption, picture != NULL);
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_widget_get_last_child (self->control)), picture != NULL);
}

static GtkWidget *
add_button (BatsonFormRow *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = batson_mnemonic_button_new (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
take_drops (BatsonFormRow *self)
{
  GType types[] = { G_TYPE_FILE, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
paste_key (GtkWidget *row, GVariant *arguments, gpointer data)
{
  BatsonFormRow *self = BATSON_FORM_ROW (row);

  if (batson_has_focus_within (self->caption))
    return FALSE;
  paste (self);
  return TRUE;
}

/* Ctrl+V anywhere in the row but in its caption, which takes text. */
static void
take_pastes (BatsonFormRow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK), gtk_callback_action_new (paste_key, NULL, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
build_picture (BatsonFormRow *self)
{
  GtkWidget *large = gtk_button_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->picture = gtk_picture_new ();
  self->caption = gtk_entry_new ();
  self->note = gtk_label_new (_ ("This picture cannot be shown: it is damaged. It is kept as it is; choose it again to replace it."));
  batson_wrap (GTK_LABEL (self->note));
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "error");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_button_set_child (GTK_BUTTON (large), self->picture);
  gtk_widget_add_css_class (large, "flat");
  batson_tooltip_set (large, C_ ("picture", "Show large"));
  gtk_widget_set_halign (large, GTK_ALIGN_END);
  g_signal_connect_object (large, "clicked", G_CALLBACK (enlarge), self, G_CONNECT_SWAPPED);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caption), C_ ("picture", "Caption"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->caption), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("picture", "Caption"), -1);
  gtk_entry_set_max_length (GTK_ENTRY (self->caption), BATSON_PICTURE_MAX_CAPTION);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->caption), FALSE);
  g_signal_connect_object (self->caption, "changed", G_CALLBACK (caption_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  add_button (self, buttons, C_ ("picture", "_Choose…"), G_CALLBACK (choose));
  add_button (self, buttons, C_ ("picture", "_Paste"), G_CALLBACK (paste));
  add_button (self, buttons, C_ ("picture", "_Remove"), G_CALLBACK (remove_picture));
  gtk_box_append (GTK_BOX (self->control), large);
  gtk_box_append (GTK_BOX (self->control), self->note);
  gtk_box_append (GTK_BOX (self->control), self->caption);
  gtk_box_append (GTK_BOX (self->control), buttons);
  take_drops (self);
  take_pastes (self);
}

const BatsonFormRowKind _batson_form_row_picture = { build_picture, refresh_picture, FALSE };
