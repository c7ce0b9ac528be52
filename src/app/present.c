/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation: every diagram of a case full screen, one after the other, for a room. */
#include "app/present.h"

#include "app/help.h"
#include "app/theme.h"
#include "app/tooltip.h"
#include "app/wrap-bar.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

#define BAR_STAYS 3 /* seconds without a movement of the pointer */

struct _BatsonPresent
{
  AdwWindow parent_instance;
  BatsonSession *session; /* owned */
  GtkWidget *projection, *title, *name, *bar, *hint, *count, *lesion, *spotlight, *pen, *colours, *clear, *identity;
  guint hide; /* source that hides the bar; 0: none */
};

G_DEFINE_FINAL_TYPE (BatsonPresent, batson_present, ADW_TYPE_WINDOW)

static BatsonProjection *
projection (BatsonPresent *self)
{
  return BATSON_PROJECTION (self->projection);
}

static BatsonPen *
pen (BatsonPresent *self)
{
  return batson_projection_get_pen (projection (self));
}

static gboolean
is_on (GtkWidget *toggle)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

static void
turn (GtkWidget *toggle)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), !is_on (toggle));
}

/* What is said above the diagram */

static void
update (BatsonPresent *self)
{
  const BatsonDiagramKind *kind = batson_projection_get_kind (projection (self));
  BatsonDiagramSubject subject = batson_projection_get_subject (projection (self));
  g_autofree char *lesion = kind->of_lesion && subject.lesion ? batson_words_lesion (subject.lesion->record) : NULL;
  /* Translators: a diagram's title and the lesion it shows: "NOMS decision, T8". */
  g_autofree char *title = lesion ? g_strdup_printf (C_ ("present", "%1$s, %2$s"), batson_diagram_title (kind), lesion) : g_strdup (batson_diagram_title (kind));
  g_autofree char *name = batson_session_dup_title (self->session, TRUE), *window = g_strdup_printf (_ ("%s – Batson"), title), *count = NULL;
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  /* Translators: which diagram of how many. */
  count = g_strdup_printf (C_ ("present", "%1$d of %2$d"), (int) (kind - kinds) + 1, (int) n);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->name), batson_projection_get_anonymous (projection (self)) ? "" : name);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_window_set_title (GTK_WINDOW (self), window);
  gtk_widget_set_visible (self->lesion, kind->of_lesion && subject.assessment->lesions->len > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->projection), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
}

/* The bar */

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Seen or not it can be reached by keyboard and is there for screen readers. */
static void
set_bar_seen (BatsonPresent *self, gboolean seen)
{
  gtk_widget_set_opacity (self->bar, seen ? 1 : 0);
  gtk_widget_set_can_target (self->bar, seen);
}

static gboolean
hide_bar (gpointer data)
{
  BatsonPresent *self = data;

  if (has_focus_within (self->bar) || (gtk_widget_get_state_flags (self->bar) & GTK_STATE_FLAG_PRELIGHT))
    return G_SOURCE_CONTINUE;
  self->hide = 0;
  set_bar_seen (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_bar (BatsonPresent *self)
{
  set_bar_seen (self, TRUE);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->hide = g_timeout_add_seconds (BAR_STAYS, hide_bar, self);
}

static void
focus_moved (BatsonPresent *self)
{
  if (has_focus_within (self->bar))
    show_bar (self);
}

/* What can be done */

static void
go_to (BatsonPresent *self, int to)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  if (to < 0 || to >= (int) n)
    return;
  if (batson_projection_walks (projection (self)))
    gtk_widget_grab_focus (self->projection);
  batson_projection_set_kind (projection (self), &kinds[to]);
  update (self);
}

static int
at (BatsonPresent *self)
{
  guint n;

  return (int) (batson_projection_get_kind (projection (self)) - batson_diagrams (&n));
}

static void
first (gpointer self)
{
  go_to (self, 0);
}

static void
last (gpointer self)
{
  guint n;

  batson_diagrams (&n);
  go_to (self, (int) n - 1);
}

static void
next (gpointer self)
{
  go_to (self, at (self) + 1);
}

static void
previous (gpointer self)
{
  go_to (self, at (self) - 1);
}

static void
next_lesion (gpointer data)
{
  BatsonPresent *self = data;
  GPtrArray *lesions = batson_session_get_assessment (self->session)->lesions;
  BatsonDiagramSubject subject = batson_projection_get_subject (projection (self));

  for (guint i = 0; i < lesions->len; i++)
    if (lesions->pdata[i] == subject.lesion)
      {
        const BatsonLesionResult *other = lesions->pdata[(i + 1) % lesions->len];
        batson_session_choose_lesion (self->session, other->record);
        return;
      }
}

static void
turn_spotlight (gpointer self)
{
  turn (BATSON_PRESENT (self)->spotlight);
}

static void
turn_pen (gpointer self)
{
  turn (BATSON_PRESENT (self)->pen);
}

static void
turn_identity (gpointer self)
{
  turn (BATSON_PRESENT (self)->identity);
}

static void
clear (gpointer self)
{
  batson_pen_clear (pen (self));
}

/* Out of the pen, then out of the presentation. */
static void
leave (gpointer self)
{
  if (is_on (BATSON_PRESENT (self)->pen))
    turn_pen (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* How what is in hand is used. Its place stays: the diagram is not laid out anew for it. */
static void
say_hint (BatsonPresent *self)
{
  const char *hint = is_on (self->pen) ? C_ ("present", "Draw with the button of the mouse held; Escape puts the pen down")
                   : is_on (self->spotlight) ? C_ ("present", "Point at a box to light it, or go to it with Tab and the arrow keys") : NULL;

  if (hint)
    gtk_label_set_text (GTK_LABEL (self->hint), hint);
  gtk_widget_set_child_visible (self->hint, hint != NULL);
}

static void
spotlight_toggled (BatsonPresent *self)
{
  batson_projection_set_spotlight (projection (self), is_on (self->spotlight));
  say_hint (self);
}

static void
pen_toggled (BatsonPresent *self)
{
  batson_pen_set_active (pen (self), is_on (self->pen));
  gtk_widget_set_visible (self->colours, is_on (self->pen));
  gtk_widget_set_visible (self->clear, is_on (self->pen));
  say_hint (self);
}

static void
identity_toggled (BatsonPresent *self)
{
  batson_projection_set_anonymous (projection (self), !is_on (self->identity));
  update (self);
}

static void
colour_toggled (GtkToggleButton *button, BatsonPresent *self)
{
  if (gtk_toggle_button_get_active (button))
    batson_pen_set_colour (pen (self), GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour")));
}

/* A focused node is walked on from by arrows, a focused button pressed by Space. */
static const BatsonTeachingKey keys[] = {
  { GDK_KEY_Page_Down, next, 0 },
  { GDK_KEY_Page_Up, previous, 0 },
  { GDK_KEY_KP_Page_Down, next, 0 },
  { GDK_KEY_KP_Page_Up, previous, 0 },
  { GDK_KEY_Right, next, BATSON_LEFT_TO_NODES | BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_Left, previous, BATSON_LEFT_TO_NODES | BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_Down, next, BATSON_LEFT_TO_NODES | BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_Up, previous, BATSON_LEFT_TO_NODES | BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_space, next, BATSON_LEFT_TO_BUTTONS },
  { GDK_KEY_BackSpace, previous, 0 },
  { GDK_KEY_Home, first, 0 },
  { GDK_KEY_End, last, 0 },
  { GDK_KEY_l, next_lesion, 0 },
  { GDK_KEY_s, turn_spotlight, 0 },
  { GDK_KEY_p, turn_pen, 0 },
  { GDK_KEY_c, clear, 0 },
  { GDK_KEY_n, turn_identity, 0 },
  { GDK_KEY_Escape, leave, 0 },
  { GDK_KEY_F5, leave, 0 },
  { 0 }
};

/* Building */

/* "Next diagram (Page Down)" as the tooltip, without the key for screen readers. */
static void
name_button (GtkWidget *button, const char *label, const char *key)
{
  /* Translators: the tooltip of a button: what it does, and the key that does the same. */
  g_autofree char *tip = g_strdup_printf (C_ ("present", "%1$s (%2$s)"), label, key);

  batson_tooltip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
add_button (BatsonPresent *self, const char *icon, const char *label, const char *key, void (*act) (gpointer data))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  name_button (button, label, key);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (act), self);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static GtkWidget *
add_toggle (BatsonPresent *self, const char *label, const char *key, gboolean on, void (*toggled) (BatsonPresent *self))
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  batson_wrap_button (GTK_BUTTON (button));
  name_button (button, label, key);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), on);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static GtkWidget *
colours_new (BatsonPresent *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *first_one = NULL;

  for (guint i = 0; i < BATSON_PEN_COLOURS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), gtk_image_new_from_icon_name ("media-record-symbolic"));
      batson_tooltip_name (button, batson_pen_colour_title (i));
      gtk_widget_add_css_class (button, batson_pen_colour_class (i));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first_one ? GTK_TOGGLE_BUTTON (first_one) : NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (colour_toggled), self);
      gtk_box_append (GTK_BOX (box), button);
      first_one = first_one ? first_one : button;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("present", "Colour of the pen"), -1);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
fill_bar (BatsonPresent *self)
{
  self->bar = batson_wrap_bar_new (6);
  self->hint = gtk_label_new (NULL);
  batson_wrap (GTK_LABEL (self->hint));
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "present-hint");
  gtk_box_append (GTK_BOX (self->bar), self->hint);
  self->count = gtk_label_new (NULL);
  add_button (self, "go-previous-symbolic", C_ ("present", "Previous diagram"), C_ ("key", "Page Up"), previous);
  gtk_box_append (GTK_BOX (self->bar), self->count);
  add_button (self, "go-next-symbolic", C_ ("present", "Next diagram"), C_ ("key", "Page Down"), next);
  self->lesion = add_button (self, "media-skip-forward-symbolic", C_ ("present", "Next lesion"), "L", next_lesion);
  self->spotlight = add_toggle (self, C_ ("present", "Spotlight"), "S", TRUE, spotlight_toggled);
  self->pen = add_toggle (self, C_ ("present", "Pen"), "P", FALSE, pen_toggled);
  self->colours = colours_new (self);
  gtk_box_append (GTK_BOX (self->bar), self->colours);
  self->clear = add_button (self, "edit-clear-all-symbolic", C_ ("present", "Wipe what was drawn"), "C", clear);
  gtk_widget_set_visible (self->clear, FALSE);
  self->identity = add_toggle (self, C_ ("present", "Show who the patient is"), "N", FALSE, identity_toggled);
  add_button (self, "window-close-symbolic", C_ ("present", "Leave the presentation"), C_ ("key", "Escape"), leave);
  gtk_widget_add_css_class (self->bar, "present-bar");
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  say_hint (self);
}

/* Title, name and bar share a line, where they fit: the bar never lies upon the diagram. */
static GtkWidget *
heading_new (BatsonPresent *self)
{
  GtkWidget *box = batson_wrap_bar_new (12);

  self->title = gtk_label_new (NULL);
  self->name = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-2");
  gtk_widget_add_css_class (self->name, "title-4");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), 3);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (box, "present-heading");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static void
make_content (BatsonPresent *self, const BatsonDiagramKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->projection = batson_projection_new (self->session, kind);
  gtk_widget_set_focusable (self->projection, TRUE);
  fill_bar (self);
  gtk_box_append (GTK_BOX (box), heading_new (self));
  gtk_box_append (GTK_BOX (box), self->projection);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
batson_present_dispose (GObject *object)
{
  BatsonPresent *self = BATSON_PRESENT (object);

  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_present_parent_class)->dispose (object);
}

static void
batson_present_class_init (BatsonPresentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_present_dispose;
}

static void
batson_present_init (BatsonPresent *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (show_bar), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");
  batson_theme_mark (GTK_WIDGET (self));
  batson_help_offer (GTK_WIDGET (self), "teach");
}

/** A presentation of the case of SESSION, referenced, over PARENT (nullable), beginning with the diagram KIND. Not yet full screen. */
GtkWidget *
batson_present_new (GtkWindow *parent, BatsonSession *session, const BatsonDiagramKind *kind)
{
  BatsonPresent *self = g_object_new (BATSON_TYPE_PRESENT, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  make_content (self, kind);
  g_signal_connect_object (session, "assessed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_moved), NULL);
  batson_projection_take_keys (projection (self), GTK_WIDGET (self), keys);
  /* Not before: GTK 4.8 tells screen readers that a window which had a focus before it was shown is none. */
  g_signal_connect_swapped (self, "map", G_CALLBACK (gtk_widget_grab_focus), self->projection);
  update (self);
  show_bar (self);
  return GTK_WIDGET (self);
}

/** What is presented. Not owned. */
BatsonProjection *
batson_present_get_projection (BatsonPresent *self)
{
  return BATSON_PROJECTION (self->projection);
}
