/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a case before they are printed or exported: which lesion, which protocol, which paper. */
#include "app/preview.h"

#include "app/app-settings.h"
#include "app/dialog.h"
#include "app/export.h"
#include "app/help.h"
#include "app/menu.h"
#include "app/mnemonic.h"
#include "app/page.h"
#include "app/print.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* At 0 a page is seen whole, at 1 it is as wide as the window. */
static const double zooms[] = { 0, 1, 1.5, 2, 3 };
#define AROUND 18 /* px round the pages */
#define LEAST_WHOLE 240 /* px; a page narrower than that says nothing, seen whole or not */

struct _BatsonPreview
{
  AdwWindow parent_instance;

  BatsonAssessment *assessment; /* as it was when the window opened; owned; NULL where it shows a sitting */
  const BatsonSitting *sitting; /* of the quiz; nullable */
  BatsonReport *report;         /* what is shown; owned */
  char *author;                 /* owned */
  GtkDropDown *diagram, *content, *lesion, *protocol, *paper, *orientation;
  GtkWidget *scrolled, *pages, *zoom_in, *zoom_out;
  AdwToastOverlay *toasts;
  GtkWidget *choices, *expander; /* the choices below their line, which says what is chosen */
  guint zoom;
  gboolean narrow; /* the choices would fill the window */
  guint reflow;    /* source; 0: none */
};

G_DEFINE_FINAL_TYPE (BatsonPreview, batson_preview, ADW_TYPE_WINDOW)

static const BatsonDiagramKind *
chosen_diagram (BatsonPreview *self)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  return &kinds[MIN (gtk_drop_down_get_selected (self->diagram), n - 1)];
}

static const BatsonLesionResult *
chosen_lesion (BatsonPreview *self)
{
  guint i = gtk_drop_down_get_selected (self->lesion);

  return i < self->assessment->lesions->len ? self->assessment->lesions->pdata[i] : NULL;
}

/* The report as it is chosen now. */
static BatsonReport *
make_report (BatsonPreview *self)
{
  BatsonPageSetup setup = {
    .paper = gtk_drop_down_get_selected (self->paper) == 1 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4,
    .portrait = gtk_drop_down_get_selected (self->orientation) == 1,
    .printed_by = *self->author ? self->author : NULL,
  };
  BatsonDiagramSubject subject;

  if (self->sitting)
    return batson_report_quiz (self->sitting, &setup);
  setup.protocol = gtk_drop_down_get_selected (self->protocol) == 1 ? BATSON_PROTOCOL_LAUFER : BATSON_PROTOCOL_REVIEW;
  subject = gtk_drop_down_get_selected (self->content) == 1 ? batson_diagram_subject (NULL, NULL) : batson_diagram_subject (self->assessment, chosen_lesion (self));
  subject.protocol = setup.protocol;
  return batson_report_diagram (chosen_diagram (self), &subject, &setup);
}

/* How wide a page is at the zoom chosen; 0: as there is room. */
static int
page_width (BatsonPreview *self)
{
  int room = gtk_widget_get_width (self->scrolled) - 2 * AROUND, high = gtk_widget_get_height (self->scrolled) - 2 * AROUND;
  double width, height;

  if (room <= 0 || high <= 0 || zooms[self->zoom] == 1)
    return 0;
  if (zooms[self->zoom] > 1)
    return (int) (zooms[self->zoom] * MAX (room - 12, 320));
  batson_report_size (self->report, &width, &height);
  return MAX (MIN (room, (int) (high * width / height)), LEAST_WHOLE);
}

static void
set_zoom (BatsonPreview *self)
{
  int width = page_width (self);

  for (GtkWidget *page = gtk_widget_get_first_child (self->pages); page; page = gtk_widget_get_next_sibling (page))
    batson_page_view_set_width (BATSON_PAGE_VIEW (page), width);
  gtk_widget_set_sensitive (self->zoom_out, self->zoom > 0);
  gtk_widget_set_sensitive (self->zoom_in, self->zoom + 1 < G_N_ELEMENTS (zooms));
}

static void
set_shown (GtkDropDown *choice, gboolean shown)
{
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (choice), GTK_TYPE_FLOW_BOX_CHILD), shown);
}

static const char *
chosen (GtkDropDown *choice)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice));
}

/* What is chosen, to be read while the choices are folded. */
static void
say_chosen (BatsonPreview *self)
{
  /* Translators: paper and orientation: "A4, Landscape". */
  g_autofree char *paper = g_strdup_printf (C_ ("preview", "%1$s, %2$s"), chosen (self->paper), chosen (self->orientation)), *all = NULL;

  if (self->assessment)
    /* Translators: what is printed, and on what: "Timeline: A4, Landscape". */
    all = g_strdup_printf (C_ ("preview", "%1$s: %2$s"), chosen (self->diagram), paper);
  gtk_label_set_text (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (self->expander))), all ? all : paper);
}

/* Which of the choices bear on the diagram that is chosen. */
static void
update_choices (BatsonPreview *self)
{
  const BatsonDiagramKind *kind = chosen_diagram (self);
  gboolean blank = gtk_drop_down_get_selected (self->content) == 1;

  set_shown (self->lesion, kind->of_lesion && !blank);
  set_shown (self->protocol, g_str_equal (kind->id, "noms"));
}

static void
rebuild (BatsonPreview *self)
{
  GtkWidget *page;

  if (self->assessment)
    update_choices (self);
  say_chosen (self);
  while ((page = gtk_widget_get_first_child (self->pages)))
    gtk_box_remove (GTK_BOX (self->pages), page);
  g_clear_pointer (&self->report, batson_report_free);
  self->report = make_report (self);
  for (guint i = 0; i < batson_report_n_pages (self->report); i++)
    gtk_box_append (GTK_BOX (self->pages), batson_page_view_new (self->report, i));
  set_zoom (self);
}

static void
zoom (GtkWidget *button, BatsonPreview *self)
{
  if (button == self->zoom_in && self->zoom + 1 < G_N_ELEMENTS (zooms))
    self->zoom++;
  else if (button == self->zoom_out && self->zoom > 0)
    self->zoom--;
  set_zoom (self);
}

static void
print (GtkWidget *button, BatsonPreview *self)
{
  batson_print (GTK_WINDOW (self), make_report (self));
}

static void
open_folder (AdwToast *toast, BatsonPreview *self)
{
  g_autofree char *uri = g_file_get_uri (g_object_get_data (G_OBJECT (toast), "folder"));

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* Where it is: the name alone, which the user chose; the folder a click away. */
static void
exported (GtkWindow *parent, GFile *file, guint n)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base), *text = NULL, *escaped = NULL;
  AdwToast *toast;

  if (n > 1)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Exported to “%1$s” and %2$u more file", "Exported to “%1$s” and %2$u more files", n - 1), name, n - 1);
  else
    text = g_strdup_printf (_ ("Exported to “%s”"), name);
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 10); /* s: there is something to click */
  adw_toast_set_button_label (toast, _ ("Open Folder"));
  g_object_set_data_full (G_OBJECT (toast), "folder", g_file_get_parent (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder), parent, 0);
  adw_toast_overlay_add_toast (BATSON_PREVIEW (parent)->toasts, toast);
}

static void
export (GtkWidget *button, BatsonPreview *self)
{
  g_autofree char *name = self->sitting ? g_strdup ("quiz.pdf") : batson_export_suggest (chosen_diagram (self), self->assessment, chosen_lesion (self));

  batson_export (GTK_WINDOW (self), make_report (self), name, exported);
}

/* A titled drop-down of WORDS. */
static GtkDropDown *
add_choice (BatsonPreview *self, GtkWidget *box, const char *title, const char *const *words, guint selected)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  batson_shorten (GTK_DROP_DOWN (choice));
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  batson_menu_name_list (GTK_DROP_DOWN (choice), title);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), choice);
  gtk_flow_box_append (GTK_FLOW_BOX (box), pair);
  gtk_widget_set_focusable (gtk_widget_get_parent (pair), FALSE); /* the choice takes the keyboard, not its place */
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

static void
add_diagrams (BatsonPreview *self, GtkWidget *box, const BatsonDiagramKind *shown)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  g_autofree const char **titles = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    titles[i] = batson_diagram_title (&kinds[i]);
  self->diagram = add_choice (self, box, _("Diagram"), titles, (guint) (shown - kinds));
}

static void
add_lesions (BatsonPreview *self, GtkWidget *box, BatsonRecord *shown)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  guint selected = MAX (self->assessment->leading, 0);

  for (guint i = 0; i < self->assessment->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = self->assessment->lesions->pdata[i];
      g_autofree char *name = batson_words_lesion (lesion->record);

      g_strv_builder_add (names, name);
      selected = lesion->record == shown ? i : selected;
    }
  if (self->assessment->lesions->len == 0)
    g_strv_builder_add (names, _("No lesion"));
  words = g_strv_builder_end (names);
  self->lesion = add_choice (self, box, _("Lesion"), (const char *const *) words, selected);
}

/* Paper and orientation are as they were chosen last. */
static void
remember_paper (BatsonPreview *self)
{
  g_settings_set_enum (batson_app_settings (), "paper", (int) gtk_drop_down_get_selected (self->paper));
  g_settings_set_boolean (batson_app_settings (), "portrait", gtk_drop_down_get_selected (self->orientation) == 1);
}

/* What is printed of a case: the diagram, filled in or blank, the lesion, the protocol. */
static void
add_contents (BatsonPreview *self, GtkWidget *box, BatsonRecord *shown, const BatsonDiagramKind *kind)
{
  const char *protocols[] = { batson_protocol_title (batson_protocol (BATSON_PROTOCOL_REVIEW)), batson_protocol_title (batson_protocol (BATSON_PROTOCOL_LAUFER)), NULL };
  const char *contents[] = { C_("sheet", "This case"), C_("sheet", "Blank, for teaching"), NULL };

  add_diagrams (self, box, kind);
  self->content = add_choice (self, box, _("Sheet"), contents, 0);
  add_lesions (self, box, shown);
  self->protocol = add_choice (self, box, _("Protocol"), protocols, self->assessment->settings.protocol);
}

/* --- where the choices would leave no room for the pages they are folded --- */

/* The width from which on they stand in two lines. */
static int
least_wide (BatsonPreview *self)
{
  int widest = 0, n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->choices); child; child = gtk_widget_get_next_sibling (child), n++)
    {
      int width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      widest = MAX (widest, width);
    }
  return (n + 1) / 2 * widest;
}

static gboolean
reflow (gpointer data)
{
  BatsonPreview *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < least_wide (self);

  self->reflow = 0;
  if (narrow != self->narrow)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), !narrow);
  self->narrow = narrow;
  set_zoom (self);
  return G_SOURCE_REMOVE;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonPreview *self = BATSON_PREVIEW (widget);

  GTK_WIDGET_CLASS (batson_preview_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->reflow == 0)
    self->reflow = g_idle_add (reflow, self);
}

/* The choices; of a case where KIND is given, else those of the paper alone. */
static GtkWidget *
choices_new (BatsonPreview *self, BatsonRecord *shown, const BatsonDiagramKind *kind)
{
  GtkWidget *box = gtk_flow_box_new (), *label = gtk_label_new (NULL);
  const char *papers[] = { C_("paper", "A4"), C_("paper", "Letter"), NULL }, *orientations[] = { C_("paper", "Landscape"), C_("paper", "Portrait"), NULL };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_widget_set_margin_top (box, 6);
  if (kind)
    add_contents (self, box, shown, kind);
  self->paper = add_choice (self, box, _("Paper"), papers, (guint) g_settings_get_enum (batson_app_settings (), "paper"));
  self->orientation = add_choice (self, box, _("Orientation"), orientations, g_settings_get_boolean (batson_app_settings (), "portrait"));
  g_signal_connect_object (self->paper, "notify::selected", G_CALLBACK (remember_paper), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orientation, "notify::selected", G_CALLBACK (remember_paper), self, G_CONNECT_SWAPPED);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->choices = box;
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  gtk_widget_set_margin_start (self->expander, 12);
  gtk_widget_set_margin_end (self->expander, 12);
  gtk_widget_set_margin_top (self->expander, 6);
  gtk_widget_set_margin_bottom (self->expander, 6);
  return self->expander;
}

static GtkWidget *
button_new (BatsonPreview *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = icon ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  batson_tooltip_set (button, icon ? label : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

/* Print and export: in words, or as pictures of the same. */
static GtkWidget *
outputs_new (BatsonPreview *self, gboolean words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *first = button_new (self, words ? NULL : "document-print-symbolic", _("Print…"), G_CALLBACK (print));

  gtk_widget_add_css_class (first, "suggested-action");
  gtk_box_append (GTK_BOX (box), button_new (self, words ? NULL : "document-save-as-symbolic", _("Export…"), G_CALLBACK (export)));
  gtk_box_append (GTK_BOX (box), first);
  return box;
}

static GtkWidget *
header_new (BatsonPreview *self)
{
  GtkWidget *bar = adw_header_bar_new (), *outputs = adw_squeezer_new ();

  self->zoom_out = button_new (self, "zoom-out-symbolic", _("Smaller pages"), G_CALLBACK (zoom));
  self->zoom_in = button_new (self, "zoom-in-symbolic", _("Larger pages"), G_CALLBACK (zoom));
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (outputs), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (outputs), outputs_new (self, TRUE));
  adw_squeezer_add (ADW_SQUEEZER (outputs), outputs_new (self, FALSE));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->zoom_out);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->zoom_in);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), outputs);
  return bar;
}

static GtkWidget *
pages_new (BatsonPreview *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  self->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_start (self->pages, AROUND);
  gtk_widget_set_margin_end (self->pages, AROUND);
  gtk_widget_set_margin_top (self->pages, AROUND);
  gtk_widget_set_margin_bottom (self->pages, AROUND);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->pages);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

static void
finalize (GObject *object)
{
  BatsonPreview *self = BATSON_PREVIEW (object);

  g_clear_handle_id (&self->reflow, g_source_remove);
  g_clear_pointer (&self->report, batson_report_free);
  g_clear_pointer (&self->assessment, batson_assessment_unref);
  g_free (self->author);
  G_OBJECT_CLASS (batson_preview_parent_class)->finalize (object);
}

static void
batson_preview_class_init (BatsonPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = size_allocate;
}

static void
batson_preview_init (BatsonPreview *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Print"));
  gtk_window_set_default_size (GTK_WINDOW (self), 980, 760);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  batson_dialog_prepare (GTK_WIDGET (self));
  batson_help_offer (GTK_WIDGET (self), "diagrams");
}

/* Fills the window and shows the pages. */
static void
build (BatsonPreview *self, BatsonRecord *shown, const BatsonDiagramKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->author = batson_app_settings_author ();
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), choices_new (self, shown, kind));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, pages_new (self));
  batson_mnemonic_follow (GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  rebuild (self);
}

/** The window of the pages of a diagram of SESSION's case over PARENT (nullable), as the case is now. */
GtkWidget *
batson_preview_new (GtkWindow *parent, BatsonSession *session, const BatsonDiagramKind *kind)
{
  BatsonPreview *self = g_object_new (BATSON_TYPE_PREVIEW, "transient-for", parent, NULL);

  self->assessment = batson_assessment_ref ((BatsonAssessment *) batson_session_get_assessment (session));
  build (self, batson_session_get_lesion (session), kind);
  return GTK_WIDGET (self);
}

/** The window of the pages of a sitting of the quiz, which outlives it, over PARENT (nullable). */
GtkWidget *
batson_preview_new_sitting (GtkWindow *parent, const BatsonSitting *sitting)
{
  BatsonPreview *self = g_object_new (BATSON_TYPE_PREVIEW, "transient-for", parent, NULL);

  self->sitting = sitting;
  build (self, NULL, NULL);
  return GTK_WIDGET (self);
}

/** What it shows. Owned by the window, until another is chosen. */
BatsonReport *
batson_preview_report (BatsonPreview *self)
{
  return self->report;
}
