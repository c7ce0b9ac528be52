/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: short pages that need no network. */
#include "app/help.h"

#include "app/dialog.h"
#include "app/form-extras.h"

#include "app/about.h"
#include "app/tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *title; /* msgid, context "help" */
  const char *paragraphs[9]; /* msgids */
} Page;

static const Page pages[] = {
  { "start", NC_("help", "First steps"),
    { N_("Begin with New Case, then answer what you know in the form of your specialty. Nothing has to be complete: every answer counts at once, and what is missing is listed in the order in which it helps most."),
      N_("The assessment at the side, or the strip on top, always shows the urgency, the outcome the framework suggests, the next time limit, and the referrals that are due. “Why?” shows the answers it rests on, with their dates, the rule, and what else was possible."),
      N_("An answer can also be “unknown”, “not done” or “not applicable”: open the menu at the end of its row, or press Ctrl and M; Delete clears it. The button beside it, or Ctrl and I, says why a question is asked, and who answered it when."),
      N_("A date is typed as you write it, 9 Jun 2026 or 9.6.2026 or 2026-06-09, and only as far as it is known: Jun 2026, 6/2026, 2026. A time of day may follow the day; alone it is of today."),
      N_("By the keyboard alone: Tab goes from answer to answer, the arrow keys from one choice to the next, Space takes it. Alt and the down arrow key open what can be chosen instead of typed, such as a calendar. Ctrl and Enter goes to the next answer that is missing, in an operation or a follow-up first to its next empty row; Alt and a number to a view.") } },
  { "urgency", NC_("help", "Colours and marks"),
    { N_("Red, orange and green mean urgency and nothing else: emergency, urgent, elective. Each has its own shape and word as well."),
      N_("A dashed mark means open. “At least urgent” means that a missing answer could still make it an emergency. “Undetermined” means that the answers so far do not settle the colour."),
      N_("The clock of an urgency starts when the answers that set it were recorded, not when the file was opened.") } },
  { "diagrams", NC_("help", "The diagrams"),
    { N_("Every diagram is live: it shows the case as it is answered now. Move with Tab and the arrow keys; Enter goes to the answer a box rests on, or does what the box says; Space shows why. Zoom with Ctrl and the wheel, or with Ctrl and plus, minus, zero."),
      N_("The button at the end of the bar shows the same content as a table. There Enter and Space do the same, and Ctrl+C copies a row."),
      N_("Print shows the pages of any diagram, and exports them as PDF, SVG or PNG; as its sheet choose “Blank, for teaching” for an empty one with lines for notes. What you change in a diagram can be undone like any answer.") } },
  { "noms", NC_("help", "The decision tree"),
    { N_("The NOMS view shows the whole tree for one lesion: the path taken, what can still be reached, and what is ruled out. Choose another lesion or another protocol above it."),
      N_("“Compare” shows both protocols side by side and names the answer where they part."),
      N_("“What If” lets you try answers in the tree without touching the case: what differs is marked. Keep what you tried as the case’s answers, as one step to undo, or throw it away."),
      N_("The treating team decides: record another decision with its reason at the lesion, and both are kept and printed.") } },
  { "referral", NC_("help", "Referrals"),
    { N_("Triggers for a referral fire from the answers. Record in one click that a referral was sent, received or answered; each is dated and printed."),
      N_("The Pathway view shows both directions: which triggers fired and on which answer, the work-up, what is pending and on whom, and what each of you brings to the meeting. Sending, receiving and answering can be recorded right there."),
      N_("A trigger is a reminder of the local pathway. It watches nobody and tells nobody by itself.") } },
  { "spine", NC_("help", "The spine and en bloc planning"),
    { N_("The Spine view maps the lesions from C0 to S5 by SINS class and Bilsky grade. Enter or a click on a vertebra chooses its lesion, or adds one. The layers above show and hide the cord, the zones of SINS, the lesions, and the veins that Batson described."),
      N_("“En Bloc” shows the clock face of Weinstein, Boriani and Biagini for the chosen lesion: click the zones it reaches, in the circle or at their numbers, and choose the layers beside it; the possible resection is named, kept with the lesion and printed. Left and right of the patient never change sides, in any language.") } },
  { "course", NC_("help", "The timeline"),
    { N_("The timeline shows the nine phases of the review in the colours and letters of who is responsible, from the diagnosis to five years. Nothing is entered in it twice: the dates are those of the forms. What is done is filled, what is planned is striped; dotted lines are the referral triggers, told above the axis. What is recorded as planned stays so until it is recorded as done; once its day is over it is overdue. Where neither is recorded the date tells."),
      N_("The days around surgery and the years before and after stand on one axis: where its scale changes it is cut, and the bar below shows the same course evenly. Choose a part by its title, by dragging along the axis, or from the list above. Drag the edge between two parts to give one of them more room, or press Shift with the left or right arrow key at its title; Escape there gives back the usual."),
      N_("Drag what is planned to another day, or press Ctrl with the left or right arrow key, with Shift a week at a time; then Enter moves it; Escape leaves it, also while it is dragged. The dates of the operation, the radiation, the therapy, the meeting or the visit follow, as one step to undo."),
      N_("Drag either edge of what is planned to make it longer or shorter, or press Shift with the left or right arrow key for its end, with the up or down arrow key for its beginning. What is done stays as it is."),
      N_("A phase with nothing recorded is planned where its lane says “Plan”: drag that to a day, drag along the lane for a period, or press Enter, choose the day by Ctrl with an arrow key, and press Enter again. It becomes an entry of the operations, the radiation, the therapies, the meetings or the visits, recorded as planned; what else is asked of it comes next."),
      N_("Where the patient’s course differs, drag a phase up or down by its name, or press Ctrl with the up or down arrow key.") } },
  { "outcomes", NC_("help", "Follow-up and outcomes"),
    { N_("“Add Follow-up” in the Outcomes view adds a visit of today and goes to its rows, in the form you used last. Every value then stands in the charts, by the months after surgery. Enter on a value goes to the row that holds it; the two rows at the top tick a visit as reviewed by either specialist."),
      N_("The thirty numbers of a QLQ-C30 are typed item by item at the visit. Its scores follow at once and lead; a score entered by hand that differs is pointed out."),
      N_("The benchmarks stand in the review alone. They describe groups; they do not predict this patient.") } },
  { "teach", NC_("help", "Teaching"),
    { N_("“Present”, in the main menu under “Teach”, shows the diagrams full screen, in type as large as the screen allows. Page Down, Space or a clicker goes on, Page Up goes back, L takes the next lesion, Escape leaves."),
      N_("Nobody’s name is shown, nor what the team wrote in its own words, until you ask for it with N. Levels, dates and findings stay."),
      N_("The spotlight dims everything but the box under the pointer, or the one with the keyboard: Tab goes into the diagram, the arrow keys walk through it. S turns it off and on. P takes the pen, C wipes what it drew, and so does the next diagram: nothing of it is saved."),
      N_("“Walk Through the Case” goes step by step through the referral triggers, N, O, each part of SINS, M, S, and the row they lead to: what is asked, what was answered and when, what that rules out, and the rule with its source. Where an answer is missing it says what each would lead to."),
      N_("“Quiz and Vignettes” lists twelve invented patients, and your own: “Make a Vignette of This Case” in the main menu makes one of any case, and saved it stands among them. Read the story and what is recorded, answer, then see what the framework says, by which rule, from which answers, and how yours differs. What would give an answer away appears with it. Enter shows the answer and goes on; Escape goes back to the list, and what was answered or chosen is kept."),
      N_("Several vignettes make a sitting. Its summary can be printed or exported; it is kept until the program ends and nowhere else."),
      N_("“Make a Vignette of This Case” opens a copy as a new case: without name, number, day of birth, remarks, pictures and who entered what, and with all dates moved unless you turn that off. The patient’s own case stays as it is. In the copy the forms have the step “Teaching”: title, story, questions, discussion. The story is what the resident reads, so write neither names nor answers into it.") } },
  { "files", NC_("help", "Cases and files"),
    { N_("A case is one file that ends in “.batson.json”. New cases are saved into the folder of the cases, readable by you alone, under the record number or the day, never under the patient’s name."),
      N_("While you work, a recovery copy is kept. After a power cut Batson offers it at the next start. A copy you turn down is moved aside, not deleted."),
      N_("If somebody else changes the file of an open case, Batson asks: reload it, keep yours, or save a copy. A file it cannot read is left as it is."),
      N_("A case leaves the list by its menu: the other button of the mouse, a long touch, or Shift and F10. It goes to the trash of the computer, with its backup, and can be taken out again there; Batson deletes nothing for good."),
      N_("Undo reaches back to when the case was opened, also over a save.") } },
  { "privacy", NC_("help", "Privacy"),
    { N_("Batson sends nothing over the network. Names stand in the case’s file and on printed pages; window titles show the record number unless you choose otherwise in the preferences."),
      N_("The list of recent cases is Batson’s own; other programs do not see it. It can be cleared, or turned off.") } },
};

static GtkWidget *
page_new (const char *title, const char *const *paragraphs)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), batson_form_label (title, "title-2"));
  for (guint i = 0; paragraphs[i]; i++)
    gtk_box_append (GTK_BOX (box), batson_form_label (_(paragraphs[i]), NULL));
  gtk_widget_add_css_class (box, "help-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1); /* the keyboard is here */
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
add_page (GtkStack *stack, GtkListBox *list, const char *id, const char *title, const char *const *paragraphs)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), batson_form_label (title, NULL));
  gtk_widget_set_name (row, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (list, row);
  gtk_stack_add_named (stack, page_new (title, paragraphs), id);
}

static void
add_pages (GtkStack *stack, GtkListBox *list)
{
  const char *use[] = { batson_about_intended_use (), NULL };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_page (stack, list, pages[i].id, g_dpgettext2 (NULL, "help", pages[i].title), pages[i].paragraphs);
  add_page (stack, list, "use", C_("help", "Intended use"), use);
}

static void
page_selected (GtkListBox *list, GtkListBoxRow *row, GtkStack *stack)
{
  if (row)
    gtk_stack_set_visible_child_name (stack, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* Where there is no room for both, the page takes the place of the list. */
static void
page_chosen (GtkListBox *list, GtkListBoxRow *row, AdwLeaflet *leaflet)
{
  adw_leaflet_navigate (leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_clicked (AdwLeaflet *leaflet)
{
  adw_leaflet_navigate (leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* CHILD below a header of its own, which alone has the window's buttons while the leaflet is folded. */
static GtkWidget *
column_new (GtkWidget *header, GtkWidget *child)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (column), header);
  gtk_box_append (GTK_BOX (column), child);
  return column;
}

static GtkWidget *
contents_new (AdwLeaflet *leaflet, GtkWidget *list)
{
  GtkWidget *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contents"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, 200, -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Contents"), NULL));
  g_object_bind_property (leaflet, "folded", header, "show-end-title-buttons", G_BINDING_SYNC_CREATE);
  return column_new (header, scrolled);
}

static GtkWidget *
reader_new (AdwLeaflet *leaflet, GtkWidget *stack)
{
  GtkWidget *header = adw_header_bar_new (), *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  batson_tooltip_name (back, _("Contents"));
  g_signal_connect_object (back, "clicked", G_CALLBACK (back_clicked), leaflet, G_CONNECT_SWAPPED);
  g_object_bind_property (leaflet, "folded", back, "visible", G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  gtk_widget_set_size_request (stack, 300, -1);
  gtk_widget_set_hexpand (stack, TRUE);
  return column_new (header, stack);
}

/* The row of the page ID; NULL where there is none. */
static GtkListBoxRow *
row_of (GtkListBox *list, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), id))
      return row;
  return NULL;
}

/* The contents beside the page. */
static GtkWidget *
leaflet_new (const char *page)
{
  GtkWidget *leaflet = adw_leaflet_new (), *stack = gtk_stack_new (), *list = gtk_list_box_new (), *contents, *reader;

  add_pages (GTK_STACK (stack), GTK_LIST_BOX (list));
  contents = contents_new (ADW_LEAFLET (leaflet), list);
  reader = reader_new (ADW_LEAFLET (leaflet), stack);
  adw_leaflet_append (ADW_LEAFLET (leaflet), contents);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (ADW_LEAFLET (leaflet), gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
  adw_leaflet_append (ADW_LEAFLET (leaflet), reader);
  adw_leaflet_set_visible_child (ADW_LEAFLET (leaflet), page ? reader : contents);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (page_selected), stack, 0);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (page_chosen), leaflet, 0);
  gtk_list_box_select_row (GTK_LIST_BOX (list), row_of (GTK_LIST_BOX (list), page ? page : pages[0].id));
  return leaflet;
}

/** The window of the help, over PARENT, at PAGE (its id; NULL: the first). */
GtkWidget *
batson_help_new (GtkWindow *parent, const char *page)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), leaflet_new (page));
  batson_dialog_prepare (window);
  gtk_window_set_title (GTK_WINDOW (window), _("Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 480);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent && gtk_window_get_modal (parent)); /* or it would get neither pointer nor keys */
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  return window;
}

static gboolean
help_asked (GtkWidget *window, GVariant *arguments, gpointer page)
{
  gtk_window_present (GTK_WINDOW (batson_help_new (GTK_WINDOW (window), page)));
  return GDK_EVENT_STOP;
}

/** Makes F1 open the help at PAGE (static) over WINDOW, one that stands over the windows of the application, whose keys it does not have. */
void
batson_help_offer (GtkWidget *window, const char *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0), gtk_callback_action_new (help_asked, (gpointer) page, NULL)));
  gtk_widget_add_controller (window, keys);
}
