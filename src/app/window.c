/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window: the list of cases, one case, its views. */
#include "app/window-private.h"

#include "app/app-settings.h"
#include "app/application.h"
#include "app/mnemonic.h"
#include "app/pane.h"
#include "app/strip.h"
#include "app/theme.h"
#include "framework/summarise.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH 304
#define WIDE 960
#define MEDIUM 680
#define NARROW 360 /* every view fits into it, with the frame of the window */
#define FRAME 20

G_DEFINE_FINAL_TYPE (BatsonWindow, batson_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what it is called --- */

/* The list shows the case as it is, saved or not. */
static void
list_case (BatsonWindow *self)
{
  GFile *file = self->session ? batson_session_get_file (self->session) : NULL;
  gboolean changed = self->session && (file == NULL || batson_session_is_modified (self->session));
  g_autofree char *title = NULL;
  g_auto (BatsonSummary) now;

  batson_summary_init (&now);
  if (changed)
    {
      batson_summarise (batson_session_get_assessment (self->session), &now);
      title = batson_session_dup_title (self->session, FALSE);
    }
  batson_case_list_set_current (self->case_list, file, changed ? &now : NULL, title);
}

/* What the case is called, in the title and in the list. */
static void
update_name (BatsonWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  list_case (self);
  if (self->session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Batson");
      return;
    }
  name = batson_session_dup_title (self->session, g_settings_get_boolean (batson_app_settings (), "title-shows-name"));
  /* Translators: a window's title: what the case is called, the program's name; the first with the mark of unsaved changes. */
  title = g_strdup_printf (batson_session_is_modified (self->session) ? _("• %s – Batson") : _("%s – Batson"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Title, actions and notices after anything about the case or its file changed. */
void
_batson_window_update (BatsonWindow *self)
{
  update_name (self);
  _batson_window_update_actions (self);
  _batson_window_follow_undo (self);
}

/* --- views --- */

static GtkWidget *
view_widget (BatsonWindow *self, const BatsonViewKind *kind)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->views, kind->id);

  if (view == NULL && self->session)
    {
      view = kind->create (self->session);
      gtk_stack_add_named (self->views, view, kind->id);
    }
  return view;
}

static void
clear_views (BatsonWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views))))
    gtk_stack_remove (self->views, child);
  adw_bin_set_child (self->strip_bin, NULL);
  adw_bin_set_child (self->pane_bin, NULL);
}

static const BatsonViewKind *
first_view (void)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);

  return n > 0 ? &kinds[0] : NULL;
}

static void
show_view (BatsonWindow *self)
{
  const BatsonViewKind *kind = self->view ? batson_view_kind (self->view) : NULL;
  GtkWidget *view;

  if (kind == NULL)
    kind = first_view ();
  if (kind == NULL || self->session == NULL)
    return;
  view = view_widget (self, kind);
  gtk_stack_set_visible_child (self->views, view);
}

static void
set_form (BatsonWindow *self, const char *id)
{
  g_autofree char *form = g_strdup (id);

  g_settings_set_string (batson_app_settings (), "last-form", form);
  g_free (self->form);
  self->form = g_steal_pointer (&form);
}

/** Shows the view with that ID of the case. */
void
batson_window_go_to_view (BatsonWindow *self, const char *id)
{
  const BatsonViewKind *kind = batson_view_kind (id);
  GtkWidget *focus;
  gboolean inside;

  if (kind == NULL)
    return;
  _batson_window_leave_popover (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  inside = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views)) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane_bin));
  g_free (self->view);
  self->view = g_strdup (kind->id);
  g_settings_set_string (batson_app_settings (), "last-view", kind->id);
  if (kind->group == BATSON_GROUP_FORMS)
    set_form (self, kind->id);
  batson_switcher_set_view (self->switcher, kind->id);
  show_view (self);
  _batson_window_layout (self);
  _batson_window_update_actions (self);
  /* A view or a pane that goes takes the keyboard with it, and GTK would give it to the first button of the window: New Case. */
  if (inside && (focus == NULL || !gtk_widget_get_mapped (focus)))
    _batson_window_focus_view (self);
}

/** Shows the view with that ID and gives it the keyboard, wherever that was: who chooses by a key goes on with keys. */
void
batson_window_enter_view (BatsonWindow *self, const char *id)
{
  batson_window_go_to_view (self, id);
  _batson_window_focus_view (self);
}

/** The id of the view shown; NULL where there is none. Owned by the window. */
const char *
batson_window_get_view (BatsonWindow *self)
{
  return self->view;
}

static gboolean
view_shows_fact (BatsonWindow *self, const BatsonViewKind *kind, const BatsonFact *fact)
{
  GtkWidget *view = view_widget (self, kind);

  if (!BATSON_IS_VIEW (view))
    return FALSE;
  if (!g_str_equal (kind->id, self->view))
    batson_window_go_to_view (self, kind->id);
  return batson_view_show_fact (BATSON_VIEW (view), fact);
}

/* The form that owns the answer, then the other: an answer of both stays in the form that is open, or was last. */
static int
form_rank (BatsonWindow *self, const BatsonViewKind *kind, const BatsonFact *fact)
{
  const BatsonField *field = batson_fact_field (fact);

  if (kind->group != BATSON_GROUP_FORMS)
    return -1;
  if (field->owner == BATSON_OWNER_BREAST || field->owner == BATSON_OWNER_NEURO)
    return kind->role == field->owner;
  return g_strcmp0 (kind->id, self->form) == 0;
}

/** Switches to the form that shows the row of FACT and gives it the keyboard; FALSE where no form does. */
gboolean
batson_window_go_to_fact (BatsonWindow *self, const BatsonFact *fact)
{
  guint n;
  const BatsonViewKind *kinds = batson_views (&n);
  g_autofree char *before = g_strdup (self->view), *form = g_strdup (self->form);
  g_autoptr (BatsonAssessment) held = NULL;

  if (self->session == NULL || batson_fact_is_none (fact))
    return FALSE;
  _batson_window_leave_popover (self);
  /* Another view may take up what was being typed, and assess anew: the fact is the assessment's. */
  held = batson_assessment_ref ((BatsonAssessment *) batson_session_get_assessment (self->session));
  for (int rank = 1; rank >= 0; rank--)
    for (guint i = 0; i < n; i++)
      if (form_rank (self, &kinds[i], fact) == rank && view_shows_fact (self, &kinds[i], fact))
        return TRUE;
  batson_window_go_to_view (self, before);
  set_form (self, form);
  return FALSE;
}

/** Goes to the next answer that is missing: in a form the next row without one, in another view what is most useful (NOMS-14). */
void
batson_window_next_answer (BatsonWindow *self)
{
  GtkWidget *view = self->session ? gtk_stack_get_visible_child (self->views) : NULL;
  const BatsonFacts *asked;

  if (view == NULL || (BATSON_IS_VIEW (view) && batson_view_next_answer (BATSON_VIEW (view))))
    return;
  asked = &batson_session_get_assessment (self->session)->asked;
  if (asked->len > 0)
    batson_window_go_to_fact (self, &asked->facts[0]);
}

/* --- layout --- */

/* Whether the assessment stands at the side of the view shown: beside forms unless folded, under diagrams only when asked for. */
static gboolean
wants_pane (BatsonWindow *self)
{
  g_auto (GStrv) turned = g_settings_get_strv (batson_app_settings (), "folded-panes");
  const BatsonViewKind *kind = self->view ? batson_view_kind (self->view) : NULL;

  if (kind == NULL)
    return FALSE;
  return (kind->group == BATSON_GROUP_FORMS) != g_strv_contains ((const char *const *) turned, kind->id);
}

/* The pane keeps its width however long its texts are, and however wide the window. */
static GtkWidget *
clamped (GtkWidget *pane)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PANE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PANE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), pane);
  return clamp;
}

/* Builds the pane or the strip only when it is first shown. */
static void
place_assessment (BatsonWindow *self)
{
  gboolean pane = self->width_class == BATSON_WIDTH_WIDE && wants_pane (self);

  if (self->session && pane && adw_bin_get_child (self->pane_bin) == NULL)
    adw_bin_set_child (self->pane_bin, clamped (batson_pane_new (self->session)));
  if (self->session && !pane && adw_bin_get_child (self->strip_bin) == NULL)
    adw_bin_set_child (self->strip_bin, batson_strip_new (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->pane_bin), pane);
  gtk_widget_set_visible (GTK_WIDGET (self->strip_bin), !pane);
}

static int
content_width (BatsonWindow *self, int width)
{
  if (adw_leaflet_get_folded (self->leaflet) || !gtk_widget_get_visible (self->sidebar))
    return width;
  return width - gtk_widget_get_width (self->sidebar);
}

static void
set_width_class (BatsonWindow *self, int width)
{
  int content = content_width (self, width);

  self->width_class = content >= WIDE ? BATSON_WIDTH_WIDE : content >= MEDIUM ? BATSON_WIDTH_MEDIUM : BATSON_WIDTH_NARROW;
}

/* Chooses what fits into the width there is. */
void
_batson_window_layout (BatsonWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  self->laid_out = self->width_class;
  batson_switcher_set_narrow (self->switcher, self->width_class != BATSON_WIDTH_WIDE);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (self->header), self->width_class == BATSON_WIDTH_NARROW ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_visible (self->sidebar_button, !folded);
  gtk_widget_set_visible (self->menu_button, folded || !gtk_widget_get_visible (self->sidebar));
  gtk_widget_set_visible (self->sidebar_menu, !gtk_widget_get_visible (self->menu_button) || folded);
  gtk_widget_set_visible (self->pane_button, self->width_class == BATSON_WIDTH_WIDE && self->session != NULL);
  gtk_widget_set_visible (self->print_button, self->width_class == BATSON_WIDTH_WIDE && self->session != NULL);
  gtk_widget_set_visible (self->save_button, self->session != NULL && self->width_class != BATSON_WIDTH_NARROW);
  gtk_widget_set_visible (self->undo_button, self->session != NULL && self->width_class != BATSON_WIDTH_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->session != NULL);
  gtk_widget_set_visible (self->separator, gtk_widget_get_visible (self->sidebar));
  if (self->session)
    place_assessment (self);
}

static gboolean
relayout (gpointer data)
{
  BatsonWindow *self = data;

  self->relayout = 0;
  _batson_window_layout (self);
  return G_SOURCE_REMOVE;
}

/* A layout may not be changed while it is being allocated, so the change waits for the next turn of the loop. */
static void
batson_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonWindow *self = BATSON_WINDOW (widget);
  int before = self->width_class;

  GTK_WIDGET_CLASS (batson_window_parent_class)->size_allocate (widget, width, height, baseline);
  set_width_class (self, width);
  if (before != self->width_class && self->relayout == 0)
    self->relayout = g_idle_add_full (GTK_PRIORITY_RESIZE, relayout, self, NULL);
}

/* What is shown now may want more than what is shown in a narrow window does: the window takes any width there is a layout for at once, and
 * for the moment until that follows, what stands there is cut off at its end. */
static void
measure_shell (GtkWidget *shell, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BatsonWindow *self = BATSON_WINDOW (gtk_widget_get_ancestor (shell, BATSON_TYPE_WINDOW));
  int least, wanted;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  if (self->laid_out == BATSON_WIDTH_NARROW)
    self->narrowest = least;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (least, self->narrowest);
      *natural = wanted;
    }
  else
    gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, for_size < 0 ? -1 : MAX (for_size, least), minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate_shell (GtkWidget *shell, int width, int height, int baseline)
{
  GtkWidget *content = adw_bin_get_child (ADW_BIN (shell));
  gboolean mirrored = gtk_widget_get_direction (shell) == GTK_TEXT_DIR_RTL;
  int least;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  least = MAX (width, least);
  gtk_widget_size_allocate (content, &(GtkAllocation) { mirrored ? width - least : 0, 0, least, height }, baseline);
}

static GtkSizeRequestMode
shell_mode (GtkWidget *shell)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- the case --- */

/** The case that is open; NULL where none is. Not owned. */
BatsonSession *
batson_window_get_session (BatsonWindow *self)
{
  return self->session;
}

/** Shows the case of SESSION (nullable: none) instead of the one before. */
void
batson_window_set_session (BatsonWindow *self, BatsonSession *session)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  _batson_window_drop_undo (self);
  clear_views (self);
  g_set_object (&self->session, session);
  g_clear_object (&self->trouble_file);
  gtk_stack_set_visible_child_name (self->pages, session ? "case" : "empty");
  _batson_window_follow_file (self, session);
  if (session)
    {
      g_signal_connect_object (session, "state", G_CALLBACK (_batson_window_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "assessed", G_CALLBACK (update_name), self, G_CONNECT_SWAPPED);
    }
  show_view (self);
  _batson_window_layout (self);
  _batson_window_update (self);
  if (session)
    _batson_window_enter_case (self);
}

/** The window WIDGET is in; NULL where it is in none. Not owned. */
BatsonWindow *
batson_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return BATSON_IS_WINDOW (root) ? BATSON_WINDOW (root) : NULL;
}

/* --- life --- */

static void
open_from_list (BatsonCaseList *list, GFile *file, BatsonWindow *self)
{
  BatsonApplication *application = BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  BatsonWindow *shown = file ? batson_application_find_window (application, file) : self;

  if (file)
    batson_application_open_file (application, self, file, TRUE);
  if (shown) /* a case that is opened is gone on to by itself */
    _batson_window_enter_case (shown);
}

static void
open_beside (BatsonCaseList *list, GFile *file, BatsonWindow *self)
{
  batson_application_open_file (BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), NULL, file, FALSE);
}

static void
restore_state (BatsonWindow *self)
{
  GSettings *settings = batson_app_settings ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_set_visible (self->sidebar, g_settings_get_boolean (settings, "sidebar-visible"));
  set_width_class (self, g_settings_get_int (settings, "window-width"));
  self->form = g_settings_get_string (settings, "last-form");
  self->view = g_settings_get_string (settings, "last-view");
  if (batson_view_kind (self->view) == NULL)
    {
      g_clear_pointer (&self->view, g_free);
      self->view = first_view () ? g_strdup (first_view ()->id) : NULL;
    }
  batson_switcher_set_view (self->switcher, self->view);
}

static void
keep_state (BatsonWindow *self)
{
  GSettings *settings = batson_app_settings ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (NARROW, width));
  g_settings_set_int (settings, "window-height", MAX (294, height));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
close_now (BatsonWindow *self, gpointer data)
{
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
batson_window_close_request (GtkWindow *window)
{
  BatsonWindow *self = BATSON_WINDOW (window);

  if (!self->closing && self->session && batson_session_is_modified (self->session))
    {
      _batson_window_guard (self, close_now, NULL, NULL);
      return TRUE;
    }
  keep_state (self);
  batson_window_set_session (self, NULL);
  return GTK_WINDOW_CLASS (batson_window_parent_class)->close_request (window);
}

static void
batson_window_dispose (GObject *object)
{
  BatsonWindow *self = BATSON_WINDOW (object);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->inhibited)
    gtk_application_uninhibit (gtk_window_get_application (GTK_WINDOW (self)), self->inhibited);
  self->inhibited = 0;
  g_clear_handle_id (&self->relayout, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->trouble_file);
  g_clear_object (&self->undo_menu);
  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->form, g_free);
  G_OBJECT_CLASS (batson_window_parent_class)->dispose (object);
}

static void
batson_window_class_init (BatsonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = batson_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = batson_window_close_request;
  widget_class->size_allocate = batson_window_size_allocate;
  g_type_ensure (BATSON_TYPE_CASE_LIST);
  g_type_ensure (BATSON_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class, "/care/batson/Batson/window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BatsonWindow, name)
  CHILD (toasts);
  CHILD (leaflet);
  CHILD (sidebar);
  CHILD (separator);
  CHILD (shell);
  CHILD (content);
  CHILD (header);
  CHILD (case_list);
  CHILD (switcher);
  CHILD (sidebar_menu);
  CHILD (menu_button);
  CHILD (sidebar_button);
  CHILD (pane_button);
  CHILD (print_button);
  CHILD (save_button);
  CHILD (undo_button);
  CHILD (pages);
  CHILD (views);
  CHILD (empty_page);
  CHILD (empty_examples);
  CHILD (empty_you);
  CHILD (trouble_page);
  CHILD (strip_bin);
  CHILD (pane_bin);
  CHILD (notices);
#undef CHILD
}

static void
batson_window_init (BatsonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->narrowest = NARROW - FRAME;
  gtk_widget_set_layout_manager (self->shell, gtk_custom_layout_new (shell_mode, measure_shell, allocate_shell));
  gtk_widget_set_size_request (GTK_WIDGET (self->pane_bin), PANE_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane_bin), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->pane_bin), "assessment-pane");
  _batson_window_add_actions (self);
  _batson_window_add_menu (self);
  _batson_window_add_notices (self);
  _batson_window_follow_cases (self);
  restore_state (self);
  batson_theme_mark (GTK_WIDGET (self));
  _batson_window_follow_focus (self);
  batson_mnemonic_follow (GTK_WIDGET (self->toasts));
  g_signal_connect_object (self->case_list, "open", G_CALLBACK (open_from_list), self, 0);
  g_signal_connect_object (self->case_list, "open-beside", G_CALLBACK (open_beside), self, 0);
  g_signal_connect_object (self->case_list, "trash", G_CALLBACK (_batson_window_trash), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (_batson_window_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "notify::visible", G_CALLBACK (_batson_window_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (batson_app_settings (), "changed::title-shows-name", G_CALLBACK (update_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (batson_app_settings (), "changed::folded-panes", G_CALLBACK (_batson_window_layout), self, G_CONNECT_SWAPPED);
  _batson_window_layout (self);
  _batson_window_update (self);
}

/** A window without a case. Owned by APPLICATION, as every window. */
BatsonWindow *
batson_window_new (GtkApplication *application)
{
  return g_object_new (BATSON_TYPE_WINDOW, "application", application, NULL);
}
