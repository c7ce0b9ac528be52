/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the cases in the library folder: search, order, one row a case. */
#include "app/case-list.h"

#include "app/app-settings.h"
#include "app/case-menu.h"
#include "app/case-reader.h"
#include "app/case-row.h"
#include "app/cases.h"
#include "app/clock.h"
#include "app/focus.h"
#include "app/menu.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>

struct _BatsonCaseList
{
  GtkWidget parent_instance;
  GtkWidget *box, *search, *order_button, *count, *unsaved, *pages, *scrolled, *view, *none, *note;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GFile *current;          /* the case the window shows; nullable */
  gboolean changed;        /* that case is not as its file has it */
  BatsonSummary now;       /* of that case, where it is changed or in no file */
  char *otherwise;         /* what it is called without a name and a number; nullable */
  guint position;          /* of its row; GTK_INVALID_LIST_POSITION for none */
  guint order;             /* index in ORDERS */
  guint settling, frames;  /* the tick that scrolls, 0 for none, and the frames since it was asked for */
  gboolean to_top, moved;  /* where it scrolls: to the first row, to that of the case that is open */
  guint minute;            /* the tick of the clock; 0 where it stands still */
};

enum { OPEN, OPEN_BESIDE, TRASH, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BatsonCaseList, batson_case_list, GTK_TYPE_WIDGET)

static const struct
{
  const char *id;
  const char *label;
  int (*compare) (BatsonEntry *a, BatsonEntry *b);
} orders[] = {
  { "urgency", NC_("order", "Most urgent first"), batson_cases_compare_urgency },
  { "name", NC_("order", "By name"), batson_cases_compare_name },
  { "number", NC_("order", "By record number"), batson_cases_compare_number },
};

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  return orders[BATSON_CASE_LIST (data)->order].compare ((BatsonEntry *) a, (BatsonEntry *) b);
}

static gboolean
matches (gpointer item, gpointer data)
{
  return batson_cases_match (item, gtk_editable_get_text (GTK_EDITABLE (BATSON_CASE_LIST (data)->search)));
}

/* --- selection --- */

static guint
position_of (BatsonCaseList *self, GFile *file)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; file && i < n; i++)
    {
      g_autoptr (BatsonEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (batson_entry_get_path (entry), g_file_peek_path (file)) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_current (BatsonCaseList *self, BatsonEntry *entry)
{
  return self->current && g_strcmp0 (batson_entry_get_path (entry), g_file_peek_path (self->current)) == 0;
}

/* Whether all of the row of the case that is open is in sight. */
static gboolean
sees_current (BatsonCaseList *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->view); item; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      BatsonEntry *entry = gtk_widget_get_mapped (item) && BATSON_IS_CASE_ROW (row) ? batson_case_row_get_entry (BATSON_CASE_ROW (row)) : NULL;
      graphene_rect_t place;

      if (entry && is_current (self, entry) && gtk_widget_compute_bounds (item, self->scrolled, &place))
        return place.origin.y >= 0 && place.origin.y + place.size.height <= gtk_widget_get_height (self->scrolled);
    }
  return FALSE;
}

/* The first frame gives the rows their places and scrolls to the row that was first; only the next one can go elsewhere. */
static gboolean
settle (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BatsonCaseList *self = BATSON_CASE_LIST (widget);

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->settling = 0;
  if (self->to_top)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  if (self->moved && self->position != GTK_INVALID_LIST_POSITION && !sees_current (self))
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", self->position);
  self->to_top = self->moved = FALSE;
  return G_SOURCE_REMOVE;
}

static void
settle_later (BatsonCaseList *self)
{
  if (self->settling == 0)
    self->settling = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle, NULL, NULL);
  self->frames = 0;
}

/* The case that is open is the one that stands out, whatever was clicked or walked over: another one may wait for an answer, or never be opened. */
static void
follow_current (BatsonCaseList *self)
{
  gtk_single_selection_set_selected (self->selection, position_of (self, self->current));
}

/* Where a save gives the case that is open another place in the order, it stays in sight. */
static void
follow_move (BatsonCaseList *self)
{
  guint before = self->position;

  follow_current (self);
  self->position = position_of (self, self->current);
  if (before == GTK_INVALID_LIST_POSITION || self->position == before)
    return;
  self->moved = TRUE;
  settle_later (self);
}

static void
activated (GtkListView *view, guint position, BatsonCaseList *self)
{
  g_autoptr (BatsonEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry)
    {
      g_autoptr (GFile) file = g_file_new_for_path (batson_entry_get_path (entry));

      g_signal_emit (self, signals[OPEN], 0, file);
    }
}

static void
unsaved_activated (BatsonCaseList *self)
{
  g_signal_emit (self, signals[OPEN], 0, NULL);
}

static gboolean
any_example (BatsonCaseList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (BatsonEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (batson_cases_is_example (entry))
        return TRUE;
    }
  return FALSE;
}

/* A list keeps the row that was first in sight: a more urgent case that comes in above it would not be seen. Who has scrolled stays there. */
static void
stay_at_top (BatsonCaseList *self)
{
  if (self->settling == 0)
    self->to_top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled))) == 0;
  settle_later (self);
}

/* The number of cases shown, and what stands there when none is. */
static void
items_changed (BatsonCaseList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *count = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  g_autoptr (BatsonLibrary) library = batson_cases_library ();
  const char *error = batson_library_get_error (library);
  g_autofree char *nothing = NULL;

  if (error)
    nothing = g_strdup (error);
  else if (*words)
    /* Translators: what was searched for. */
    nothing = g_strdup_printf (_("No case has “%s” in its name or number."), words);
  else
    nothing = g_strdup (batson_case_reader_is_busy () ? _("The cases are being read.") : _("Cases you save appear here."));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->none), nothing);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n > 0 ? "cases" : "none");
  gtk_widget_set_visible (self->note, any_example (self));
  stay_at_top (self);
  follow_move (self);
}

/* A folder that cannot be read has no cases before and after: only the look at it tells. */
static void
follow_library (BatsonCaseList *self)
{
  g_autoptr (BatsonLibrary) library = batson_cases_library ();

  g_signal_connect_object (library, "loaded", G_CALLBACK (items_changed), self, G_CONNECT_SWAPPED);
  items_changed (self);
}

static void
search_changed (BatsonCaseList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  items_changed (self);
}

/* Escape gives the whole list back. */
static void
search_stopped (BatsonCaseList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->view);
}

static void
search_activated (BatsonCaseList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    activated (NULL, 0, self);
}

/* --- rows --- */

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, batson_case_row_new ());
}

/* The case that is open is shown as it is, saved or not. */
static void
show_row (BatsonCaseList *self, BatsonCaseRow *row, BatsonEntry *entry)
{
  batson_case_row_show (row, entry, self->changed && is_current (self, entry) ? &self->now : NULL, self->otherwise);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, BatsonCaseList *self)
{
  show_row (self, BATSON_CASE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static GtkListItemFactory *
factory_new (BatsonCaseList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), self, 0);
  return factory;
}

/* A limit that passed since the rows were made stands out. */
static void
refresh_rows (BatsonCaseList *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->view); item; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (gtk_widget_get_mapped (item) && BATSON_IS_CASE_ROW (row) && batson_case_row_get_entry (BATSON_CASE_ROW (row)))
        show_row (self, BATSON_CASE_ROW (row), batson_case_row_get_entry (BATSON_CASE_ROW (row)));
    }
}

static gboolean
next_minute (gpointer self)
{
  refresh_rows (self);
  return G_SOURCE_CONTINUE;
}

/* --- order --- */

static void
order_changed (GSimpleAction *action, GVariant *value, BatsonCaseList *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].id, g_variant_get_string (value, NULL)))
      self->order = i;
  g_simple_action_set_state (action, value);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->order_button), g_dpgettext2 (NULL, "order", orders[self->order].label));
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static GtkWidget *
order_button_new (BatsonCaseList *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("order", G_VARIANT_TYPE_STRING, g_variant_new_string (orders[0].id));
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_signal_connect_object (action, "change-state", G_CALLBACK (order_changed), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_dpgettext2 (NULL, "order", orders[i].label), NULL);

      g_menu_item_set_action_and_target (item, "list.order", "s", orders[i].id);
      g_menu_append_item (menu, item);
    }
  batson_menu_set_later (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), g_dpgettext2 (NULL, "order", orders[0].label));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "order");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order of the Cases"), -1);
  return button;
}

/* --- life --- */

static GtkWidget *
head_new (BatsonCaseList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->order_button = order_button_new (self);
  gtk_box_append (GTK_BOX (box), self->order_button);
  self->count = gtk_label_new ("");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_widget_add_css_class (box, "list-head");
  return box;
}

/* The case that is open stands out also while no file is there to be listed. It is above the list, whatever its order and what is searched for. */
static GtkWidget *
unsaved_new (BatsonCaseList *self)
{
  self->unsaved = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (self->unsaved), batson_case_row_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->unsaved), GTK_SELECTION_BROWSE);
  gtk_list_box_select_row (GTK_LIST_BOX (self->unsaved), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->unsaved), 0));
  gtk_widget_add_css_class (self->unsaved, "navigation-sidebar");
  gtk_widget_set_visible (self->unsaved, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsaved), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Case Not Saved Yet"), -1);
  g_signal_connect_object (self->unsaved, "row-activated", G_CALLBACK (unsaved_activated), self, G_CONNECT_SWAPPED);
  return self->unsaved;
}

static GtkWidget *
list_new (BatsonCaseList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkFilterListModel) filtered = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (batson_cases_get ()), g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)), g_object_ref (self->sorter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory_new (self));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cases"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (follow_current), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  self->scrolled = scrolled;
  return scrolled;
}

static void
batson_case_list_dispose (GObject *object)
{
  BatsonCaseList *self = BATSON_CASE_LIST (object);

  g_clear_handle_id (&self->minute, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  g_clear_object (&self->current);
  g_clear_pointer (&self->otherwise, g_free);
  batson_summary_clear (&self->now);
  G_OBJECT_CLASS (batson_case_list_parent_class)->dispose (object);
}

static void
batson_case_list_class_init (BatsonCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_case_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "caselist");
  signals[OPEN] = g_signal_new ("open", BATSON_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[OPEN_BESIDE] = g_signal_new ("open-beside", BATSON_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[TRASH] = g_signal_new ("trash", BATSON_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, BATSON_TYPE_ENTRY);
}

static void
batson_case_list_init (BatsonCaseList *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  if (!batson_clock_is_fixed ())
    self->minute = g_timeout_add_seconds (60, next_minute, self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Name or record number"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the Cases"), -1);
  gtk_widget_add_css_class (self->search, "case-search");
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), head_new (self));
  gtk_box_append (GTK_BOX (self->box), unsaved_new (self));
  self->pages = gtk_stack_new ();
  gtk_widget_set_vexpand (self->pages, TRUE);
  self->none = gtk_label_new ("");
  batson_wrap (GTK_LABEL (self->none));
  gtk_label_set_wrap_mode (GTK_LABEL (self->none), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->none), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), 24);
  gtk_widget_set_valign (self->none, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_add_css_class (self->none, "nothing");
  gtk_stack_add_named (GTK_STACK (self->pages), list_new (self), "cases");
  gtk_stack_add_named (GTK_STACK (self->pages), self->none, "none");
  batson_case_menu (GTK_WIDGET (self), self->view);
  gtk_box_append (GTK_BOX (self->box), self->pages);
  self->note = gtk_label_new (_("Cases numbered EX are examples: those patients are invented"));
  batson_wrap (GTK_LABEL (self->note));
  gtk_label_set_justify (GTK_LABEL (self->note), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 30);
  gtk_widget_add_css_class (self->note, "examples-note");
  gtk_box_append (GTK_BOX (self->box), self->note);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated), self, G_CONNECT_SWAPPED);
  /* The cases were asked for before, so they follow the setting first. */
  g_signal_connect_object (batson_app_settings (), "changed::library-folder", G_CALLBACK (follow_library), self, G_CONNECT_SWAPPED);
  follow_library (self);
}

/** Gives the keyboard to the search. */
void
batson_case_list_search (BatsonCaseList *self)
{
  gtk_widget_grab_focus (self->search);
}

static void
take_keyboard (BatsonCaseList *self)
{
  if (!gtk_widget_child_focus (gtk_widget_get_visible (self->unsaved) ? self->unsaved : self->view, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->search);
}

/** Gives the keyboard to the list, unless it has it: to the case that is open, or the first; where there is none, to the search. */
void
batson_case_list_focus (BatsonCaseList *self)
{
  if (!batson_has_focus_within (GTK_WIDGET (self)))
    take_keyboard (self);
}

/** Marks the row of the case in FILE (nullable: it is in none, or no case is open). NOW (nullable: the case is as its file has it): its summary as it is;
 * a case in no file is shown by that above the list. OTHERWISE (nullable): what it is called without a name and a number. */
void
batson_case_list_set_current (BatsonCaseList *self, GFile *file, const BatsonSummary *now, const char *otherwise)
{
  gboolean unsaved = file == NULL && now, leaves = !unsaved && batson_has_focus_within (self->unsaved), was_changed = self->changed;

  self->changed = now != NULL;
  g_free (self->otherwise);
  self->otherwise = g_strdup (otherwise);
  batson_summary_clear (&self->now);
  if (now)
    batson_summary_copy (now, &self->now);
  if (unsaved)
    batson_case_row_show (BATSON_CASE_ROW (gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->unsaved), 0))), NULL, now, otherwise);
  gtk_widget_set_visible (self->unsaved, unsaved);
  if (g_set_object (&self->current, file))
    {
      follow_current (self);
      self->position = position_of (self, self->current);
      refresh_rows (self); /* as often as a case is opened, and the time may be another one by then */
    }
  else if (was_changed || self->changed)
    refresh_rows (self);
  if (leaves)
    take_keyboard (self);
}
