/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk: a case step by step, the diagram with the step in the light, beside it what is asked, answered, and why. */
#include "app/walk-window.h"

#include <glib/gi18n-lib.h>

#include "app/help.h"
#include "app/theme.h"
#include "app/tooltip.h"
#include "app/walk-card.h"
#include "app/wrap-bar.h"
#include "app/wrap.h"
#include "framework/words.h"

#define CARD_WIDTH 360
#define WIDE 900 /* from this width on the card stands beside the diagram */

struct _BatsonWalkWindow
{
  AdwWindow parent_instance;
  BatsonSession *session; /* owned */
  BatsonWalk *walk;       /* owned */
  guint at;               /* the step shown */
  GtkWidget *projection, *body, *side, *title, *scrolled, *progress, *lesions, *protocols, *pen, *first, *back, *next, *last;
  GtkWidget *chapters[BATSON_N_CHAPTERS];
  gboolean filling, wide;
  guint relayout; /* source that places the card anew; 0: none */
};

G_DEFINE_FINAL_TYPE (BatsonWalkWindow, batson_walk_window, ADW_TYPE_WINDOW)

/* Showing a step */

static void
show_chapter (BatsonWalkWindow *self, BatsonChapter chapter)
{
  self->filling = TRUE;
  for (guint i = 0; i < BATSON_N_CHAPTERS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chapters[i]), i == chapter);
  self->filling = FALSE;
}

/* The card is another one at each step, so that it begins at its top. */
static void
show_step (BatsonWalkWindow *self)
{
  const BatsonWalkStep *step = batson_walk_step (self->walk, self->at);
  g_autofree char *title = batson_words_walk_title (self->walk, step), *progress = NULL, *said = NULL;

  progress = g_strdup_printf (C_ ("walk", "Step %1$d of %2$d"), (int) self->at + 1, (int) self->walk->steps->len);
  said = g_strdup_printf (C_ ("walk", "%1$s, %2$s"), progress, title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), batson_walk_card_new (self->walk, step));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  gtk_label_set_text (GTK_LABEL (self->progress), progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_sensitive (self->first, self->at > 0);
  gtk_widget_set_sensitive (self->back, self->at > 0);
  gtk_widget_set_sensitive (self->next, self->at + 1 < self->walk->steps->len);
  gtk_widget_set_sensitive (self->last, self->at + 1 < self->walk->steps->len);
  show_chapter (self, step->chapter);
  batson_projection_set_kind (BATSON_PROJECTION (self->projection), batson_diagram_kind (step->diagram));
  batson_projection_light (BATSON_PROJECTION (self->projection), (const char *const *) step->nodes, (const char *const *) step->way);
}

static void
go_to (BatsonWalkWindow *self, int to)
{
  guint n = self->walk->steps->len;

  if (to < 0 || to >= (int) n || to == (int) self->at)
    return;
  self->at = (guint) to;
  batson_pen_clear (batson_projection_get_pen (BATSON_PROJECTION (self->projection)));
  show_step (self);
}

/** Shows the step ID, as in BatsonWalkStep. */
void
batson_walk_window_go_to (BatsonWalkWindow *self, const char *id)
{
  go_to (self, batson_walk_find (self->walk, id));
}

/** The step shown. Owned by the window, until the case changes. */
const BatsonWalkStep *
batson_walk_window_get_step (BatsonWalkWindow *self)
{
  return batson_walk_step (self->walk, self->at);
}

/** The diagram beside the card. Not owned. */
BatsonProjection *
batson_walk_window_get_projection (BatsonWalkWindow *self)
{
  return BATSON_PROJECTION (self->projection);
}

/* What is walked through */

static void
fill_lesions (BatsonWalkWindow *self)
{
  GPtrArray *lesions = self->walk->assessment->lesions;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < lesions->len; i++)
    {
      g_autofree char *title = batson_words_lesion (((const BatsonLesionResult *) lesions->pdata[i])->record);
      gtk_string_list_append (titles, title);
      if (lesions->pdata[i] == self->walk->lesion)
        selected = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->lesions), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lesions), selected);
  gtk_widget_set_visible (self->lesions, lesions->len > 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->protocols), self->walk->protocol->id);
  self->filling = FALSE;
}

/* The case, the lesion or the protocol is another: the walk goes on at the same step. */
static void
walk_anew (BatsonWalkWindow *self)
{
  BatsonDiagramSubject subject = batson_projection_get_subject (BATSON_PROJECTION (self->projection));
  g_autofree char *id = self->walk ? g_strdup (batson_walk_step (self->walk, self->at)->id) : NULL;
  int at;

  g_clear_pointer (&self->walk, batson_walk_free);
  self->walk = batson_walk_new ((BatsonAssessment *) subject.assessment, subject.lesion, subject.protocol);
  at = id ? batson_walk_find (self->walk, id) : 0;
  self->at = (guint) MAX (at, 0);
  fill_lesions (self);
  show_step (self);
}

static void
lesion_selected (BatsonWalkWindow *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lesions));
  GPtrArray *lesions = self->walk ? self->walk->assessment->lesions : NULL;

  if (!self->filling && lesions && at < lesions->len)
    batson_session_choose_lesion (self->session, ((const BatsonLesionResult *) lesions->pdata[at])->record);
}

static void
protocol_selected (BatsonWalkWindow *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->protocols));

  if (!self->filling && at < BATSON_N_PROTOCOLS)
    batson_session_set_protocol (self->session, (BatsonProtocolId) at);
}

static void
chapter_toggled (GtkToggleButton *button, BatsonWalkWindow *self)
{
  guint at = 0;

  if (self->filling)
    return;
  while (batson_walk_step (self->walk, at)->chapter != GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "chapter")))
    at++;
  if (at == self->at) /* stays pressed */
    show_chapter (self, batson_walk_step (self->walk, at)->chapter);
  go_to (self, (int) at);
}

/* What can be done */

static void
first (gpointer self)
{
  go_to (self, 0);
}

static void
back (gpointer self)
{
  go_to (self, (int) BATSON_WALK_WINDOW (self)->at - 1);
}

static void
next (gpointer self)
{
  go_to (self, (int) BATSON_WALK_WINDOW (self)->at + 1);
}

static void
last (gpointer self)
{
  go_to (self, (int) BATSON_WALK_WINDOW (self)->walk->steps->len - 1);
}

static void
turn_pen (gpointer self)
{
  GtkToggleButton *toggle = GTK_TOGGLE_BUTTON (BATSON_WALK_WINDOW (self)->pen);

  gtk_toggle_button_set_active (toggle, !gtk_toggle_button_get_active (toggle));
}

static void
pen_toggled (BatsonWalkWindow *self)
{
  BatsonPen *pen = batson_projection_get_pen (BATSON_PROJECTION (self->projection));

  batson_pen_set_active (pen, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pen)));
}

static void
clear (gpointer self)
{
  batson_pen_clear (batson_projection_get_pen (BATSON_PROJECTION (BATSON_WALK_WINDOW (self)->projection)));
}

static void
turn_fullscreen (gpointer self)
{
  if (gtk_window_is_fullscreen (self))
    gtk_window_unfullscreen (self);
  else
    gtk_window_fullscreen (self);
}

/* Out of the pen, then out of the walk. */
static void
leave (gpointer self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (BATSON_WALK_WINDOW (self)->pen)))
    turn_pen (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* As in the presentation, but up and down scroll the card. */
static const BatsonTeachingKey keys[] = {
  { GDK_KEY_Page_Down, next, 0 },
  { GDK_KEY_Page_Up, back, 0 },
  { GDK_KEY_KP_Page_Down, next, 0 },
  { GDK_KEY_KP_Page_Up, back, 0 },
  { GDK_KEY_Right, next, BATSON_LEFT_TO_NODES },
  { GDK_KEY_Left, back, BATSON_LEFT_TO_NODES },
  { GDK_KEY_space, next, BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_BackSpace, back, 0 },
  { GDK_KEY_Home, first, 0 },
  { GDK_KEY_End, last, 0 },
  { GDK_KEY_p, turn_pen, 0 },
  { GDK_KEY_c, clear, 0 },
  { GDK_KEY_F11, turn_fullscreen, 0 },
  { GDK_KEY_Escape, leave, 0 },
  { 0 }
};

/* Building */

static GtkWidget *
header_new (BatsonWalkWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < BATSON_N_PROTOCOLS; i++)
    gtk_string_list_append (titles, batson_protocol_title (batson_protocol ((BatsonProtocolId) i)));
  self->protocols = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  self->lesions = gtk_drop_down_new (NULL, NULL);
  self->pen = gtk_toggle_button_new_with_label (C_ ("present", "Pen"));
  self->title = adw_window_title_new (_ ("Walk Through the Case"), "");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  batson_shorten (GTK_DROP_DOWN (self->lesions));
  batson_shorten (GTK_DROP_DOWN (self->protocols));
  batson_tooltip_name (self->protocols, _ ("Protocol"));
  batson_tooltip_name (self->lesions, _ ("Lesion"));
  g_signal_connect_swapped (self->lesions, "notify::selected", G_CALLBACK (lesion_selected), self);
  g_signal_connect_swapped (self->protocols, "notify::selected", G_CALLBACK (protocol_selected), self);
  g_signal_connect_swapped (self->pen, "toggled", G_CALLBACK (pen_toggled), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->lesions);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->protocols);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->pen);
  return bar;
}

static GtkWidget *
chapters_new (BatsonWalkWindow *self)
{
  GtkWidget *box = batson_wrap_bar_new (0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "walk-chapters");
  for (guint i = 0; i < BATSON_N_CHAPTERS; i++)
    {
      gboolean question = i >= BATSON_CHAPTER_N && i <= BATSON_CHAPTER_S;
      const char *title = batson_words_chapter (self->walk, i);

      self->chapters[i] = gtk_toggle_button_new_with_label (question ? self->walk->protocol->questions[i - BATSON_CHAPTER_N].letter : title);
      gtk_widget_set_hexpand (self->chapters[i], !question);
      batson_tooltip_name (self->chapters[i], title);
      g_object_set_data (G_OBJECT (self->chapters[i]), "chapter", GUINT_TO_POINTER (i));
      g_signal_connect (self->chapters[i], "toggled", G_CALLBACK (chapter_toggled), self);
      gtk_box_append (GTK_BOX (box), self->chapters[i]);
    }
  return box;
}

static GtkWidget *
button_new (BatsonWalkWindow *self, const char *icon, const char *label, void (*act) (gpointer self))
{
  GtkWidget *button = icon ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  batson_tooltip_name (button, label);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (act), self);
  return button;
}

static GtkWidget *
footer_new (BatsonWalkWindow *self)
{
  GtkWidget *box = batson_wrap_bar_new (6);

  self->first = button_new (self, "go-first-symbolic", C_ ("walk", "First step"), first);
  self->back = button_new (self, NULL, C_ ("walk", "Back"), back);
  self->progress = gtk_label_new (NULL);
  self->next = button_new (self, NULL, C_ ("walk", "Next"), next);
  self->last = button_new (self, "go-last-symbolic", C_ ("walk", "Last step"), last);
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (box, "walk-foot");
  gtk_box_append (GTK_BOX (box), self->first);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_box_append (GTK_BOX (box), self->last);
  return box;
}

static void
make_content (BatsonWalkWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), header_new (self));
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_hexpand (self->side, FALSE);
  gtk_widget_add_css_class (self->side, "walk-side");
  gtk_box_append (GTK_BOX (self->side), chapters_new (self));
  gtk_box_append (GTK_BOX (self->side), self->scrolled);
  gtk_box_append (GTK_BOX (self->side), footer_new (self));
  gtk_box_append (GTK_BOX (self->body), self->projection);
  gtk_box_append (GTK_BOX (self->body), self->side);
  gtk_box_append (GTK_BOX (box), self->body);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/* The card beside the diagram, or below it where there is no room; nor is there room then for more than the choices above. */
static gboolean
place (gpointer data)
{
  BatsonWalkWindow *self = data;

  self->relayout = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->title, self->wide);
  gtk_widget_set_size_request (self->side, self->wide ? CARD_WIDTH : -1, self->wide ? -1 : 300);
  return G_SOURCE_REMOVE;
}

static void
batson_walk_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonWalkWindow *self = BATSON_WALK_WINDOW (widget);
  gboolean wide = width >= WIDE;

  GTK_WIDGET_CLASS (batson_walk_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (wide == self->wide)
    return;
  self->wide = wide;
  if (self->relayout == 0)
    self->relayout = g_idle_add_full (GTK_PRIORITY_RESIZE, place, self, NULL);
}

static void
batson_walk_window_dispose (GObject *object)
{
  BatsonWalkWindow *self = BATSON_WALK_WINDOW (object);

  g_clear_handle_id (&self->relayout, g_source_remove);
  g_clear_pointer (&self->walk, batson_walk_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_walk_window_parent_class)->dispose (object);
}

static void
batson_walk_window_class_init (BatsonWalkWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_walk_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = batson_walk_window_size_allocate;
}

static void
batson_walk_window_init (BatsonWalkWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Walk Through the Case"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 760);
  batson_theme_mark (GTK_WIDGET (self));
  batson_help_offer (GTK_WIDGET (self), "teach");
}

/** A walk through the case of SESSION, referenced, over PARENT (nullable): the lesion looked at, by the protocol chosen. Names nobody. */
GtkWidget *
batson_walk_window_new (GtkWindow *parent, BatsonSession *session)
{
  BatsonWalkWindow *self = g_object_new (BATSON_TYPE_WALK_WINDOW, "transient-for", parent, NULL);
  BatsonDiagramSubject subject;

  self->session = g_object_ref (session);
  self->projection = batson_projection_new (session, batson_diagram_kind ("pathway"));
  subject = batson_projection_get_subject (BATSON_PROJECTION (self->projection));
  self->walk = batson_walk_new ((BatsonAssessment *) subject.assessment, subject.lesion, subject.protocol);
  make_content (self);
  place (self);
  walk_anew (self);
  g_signal_connect_object (session, "assessed", G_CALLBACK (walk_anew), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (walk_anew), self, G_CONNECT_SWAPPED);
  batson_projection_take_keys (BATSON_PROJECTION (self->projection), GTK_WIDGET (self), keys);
  /* Not before: GTK 4.8 tells screen readers that a window which had a focus before it was shown is none. */
  g_signal_connect_swapped (self, "map", G_CALLBACK (gtk_widget_grab_focus), self->next);
  return GTK_WIDGET (self);
}
