/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node of a scene as a widget: focus, keyboard, tooltip, accessible name and action. */
#include "app/diagram-node.h"

#include <math.h>

#include "app/diagram.h"
#include "app/theme.h"
#include "diagram/painter.h"

struct _BatsonDiagramNode
{
  GtkWidget parent_instance;
  BatsonScene *scene;
  guint index;
  double scale;           /* px of this widget for a unit of the scene */
  GskRenderNode *painted; /* NULL: to be painted again */
  BatsonDiagramDamage *damage; /* nullable */
};

G_DEFINE_FINAL_TYPE (BatsonDiagramNode, batson_diagram_node, GTK_TYPE_WIDGET)

#define OUTLINE 3 /* units that an outline may ink outside of what it is drawn round */

/** The whole px the widget of ELEMENT takes at SCALE: what it inks and what is clicked. It takes no more when its outline is thick. */
BatsonRect
batson_diagram_box (const BatsonElement *element, double scale)
{
  BatsonRect room = batson_rect_grow (element->bounds, OUTLINE), ink = batson_rect_join (element->ink, element->bounds);
  gboolean outlined = element->kind == BATSON_ELEMENT_NODE && batson_rect_holds (room, ink.x, ink.y) && batson_rect_holds (room, ink.x + ink.width, ink.y + ink.height);

  return batson_diagram_damage_box (outlined ? room : ink, scale);
}

static GskRenderNode *
paint (BatsonDiagramNode *self)
{
  const BatsonElement *element = batson_diagram_node_element (self);
  BatsonRect box = batson_diagram_box (element, self->scale);
  cairo_t *cr;
  GskRenderNode *node = batson_diagram_damage_paint (self->damage, box, box.x, box.y, self->scale, &cr);

  batson_painter_element (cr, element, batson_theme_get ());
  cairo_destroy (cr);
  return node;
}

/** The element a node shows; owned by its scene. */
const BatsonElement *
batson_diagram_node_element (BatsonDiagramNode *self)
{
  return batson_scene_element (self->scene, self->index);
}

static void
forget_paint (BatsonDiagramNode *self)
{
  g_clear_pointer (&self->painted, gsk_render_node_unref);
  batson_diagram_damage_replace (&self->damage, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_ring (BatsonDiagramNode *self, GtkSnapshot *snapshot, gboolean focus)
{
  const BatsonElement *element = batson_diagram_node_element (self);
  BatsonRect box = batson_diagram_box (element, self->scale);
  float around = (float) ceil (6 * self->scale);
  graphene_rect_t area = GRAPHENE_RECT_INIT (-around, -around, (float) box.width + 2 * around, (float) box.height + 2 * around);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_translate (cr, -box.x, -box.y);
  cairo_scale (cr, self->scale, self->scale);
  (focus ? batson_painter_focus : batson_painter_hover) (cr, element, batson_theme_get ());
  cairo_destroy (cr);
}

static void
batson_diagram_node_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonDiagramNode *self = BATSON_DIAGRAM_NODE (widget);
  GtkStateFlags flags = gtk_widget_get_state_flags (widget);

  if (self->painted == NULL)
    self->painted = paint (self);
  gtk_snapshot_append_node (snapshot, self->painted);
  if (flags & GTK_STATE_FLAG_FOCUS_VISIBLE)
    {
      if (batson_diagram_node_element (self)->place)
        snapshot_ring (self, snapshot, TRUE);
    }
  else if (flags & GTK_STATE_FLAG_PRELIGHT)
    snapshot_ring (self, snapshot, FALSE);
}

/** The ring round SELF where it has the keyboard and that is to be seen, in its own coordinates. The diagram paints it last: what stands close by would cover
 *  it. In a place that is no box it lies within the outline and is painted with it. */
void
batson_diagram_node_snapshot_focus (BatsonDiagramNode *self, GtkSnapshot *snapshot)
{
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_VISIBLE) && batson_diagram_node_element (self)->place == NULL)
    snapshot_ring (self, snapshot, TRUE);
}

static gboolean
batson_diagram_node_contains (GtkWidget *widget, double x, double y)
{
  BatsonDiagramNode *self = BATSON_DIAGRAM_NODE (widget);
  const BatsonElement *element = batson_diagram_node_element (self);
  BatsonRect box = batson_diagram_box (element, self->scale);

  return batson_element_holds (element, (x + box.x) / self->scale, (y + box.y) / self->scale);
}

static void
batson_diagram_node_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
batson_diagram_node_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags now = gtk_widget_get_state_flags (widget), shown = GTK_STATE_FLAG_FOCUS_VISIBLE | GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUSED;

  if ((now ^ previous) & shown)
    gtk_widget_queue_draw (widget);
  if ((now & ~previous) & GTK_STATE_FLAG_FOCUSED)
    batson_diagram_focused (BATSON_DIAGRAM (gtk_widget_get_ancestor (widget, BATSON_TYPE_DIAGRAM)), batson_diagram_node_element (BATSON_DIAGRAM_NODE (widget)));
}

/* Told when it is asked for: for each tooltip that is set, GTK asks the screen where the pointer is. */
static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *detail = batson_diagram_node_element (BATSON_DIAGRAM_NODE (widget))->detail;

  gtk_tooltip_set_text (tooltip, detail);
  return *detail != '\0';
}

static void
act (GtkWidget *widget, gboolean explain)
{
  batson_diagram_activate (BATSON_DIAGRAM (gtk_widget_get_ancestor (widget, BATSON_TYPE_DIAGRAM)), batson_diagram_node_element (BATSON_DIAGRAM_NODE (widget)), explain);
}

static void
activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act (widget, FALSE);
}

/* No action of the class: screen readers take the first they are given, and that has to be what Enter does. */
static gboolean
explain (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  act (widget, TRUE);
  return TRUE;
}

static void
pressed (GtkGestureClick *click, int n_press, double x, double y, BatsonDiagramNode *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released (GtkGestureClick *click, int n_press, double x, double y, BatsonDiagramNode *self)
{
  if (batson_diagram_node_contains (GTK_WIDGET (self), x, y))
    act (GTK_WIDGET (self), FALSE);
}

static void
batson_diagram_node_finalize (GObject *object)
{
  BatsonDiagramNode *self = BATSON_DIAGRAM_NODE (object);

  g_clear_pointer (&self->painted, gsk_render_node_unref);
  batson_diagram_damage_replace (&self->damage, NULL);
  g_clear_pointer (&self->scene, batson_scene_unref);
  G_OBJECT_CLASS (batson_diagram_node_parent_class)->finalize (object);
}

static void
batson_diagram_node_class_init (BatsonDiagramNodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = batson_diagram_node_finalize;
  widget_class->snapshot = batson_diagram_node_snapshot;
  widget_class->contains = batson_diagram_node_contains;
  widget_class->query_tooltip = query_tooltip;
  widget_class->measure = batson_diagram_node_measure;
  widget_class->state_flags_changed = batson_diagram_node_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "diagramnode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "node.activate", NULL, activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "node.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "node.activate", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, explain, NULL);
}

static void
batson_diagram_node_init (BatsonDiagramNode *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (forget_paint));
}

static void
tell (BatsonDiagramNode *self)
{
  const BatsonElement *element = batson_diagram_node_element (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, element->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, element->detail, -1);
}

/* What was painted goes, and what is shown now comes. */
static void
add_damage (BatsonDiagramNode *self, BatsonRect before, BatsonDiagramDamage *damage)
{
  if (damage == NULL)
    return;
  batson_diagram_damage_add_node (damage, self->painted, before.x, before.y);
  batson_diagram_damage_add (damage, batson_diagram_box (batson_diagram_node_element (self), self->scale));
}

/** A widget for the node at INDEX of SCENE, referenced, as large as SCALE makes it. DAMAGE (nullable) is told. */
GtkWidget *
batson_diagram_node_new (BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage)
{
  BatsonDiagramNode *self = g_object_new (BATSON_TYPE_DIAGRAM_NODE, NULL);

  self->scene = batson_scene_ref (scene);
  self->index = index;
  self->scale = scale;
  tell (self);
  add_damage (self, (BatsonRect) { 0 }, damage);
  batson_diagram_damage_replace (&self->damage, damage);
  return GTK_WIDGET (self);
}

/** Shows the node at INDEX of another SCENE, or at another SCALE; what is the same keeps its painting, else DAMAGE (nullable) is told. */
void
batson_diagram_node_set (BatsonDiagramNode *self, BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage)
{
  const BatsonElement *shown = batson_diagram_node_element (self);
  const BatsonElement *now = batson_scene_element (scene, index);
  gboolean same = batson_element_same (shown, now), paints_same = self->scale == scale && batson_element_paints_same (shown, now);
  BatsonRect before = batson_diagram_box (shown, self->scale);
  BatsonScene *old = self->scene;

  self->scene = batson_scene_ref (scene);
  self->index = index;
  self->scale = scale;
  batson_scene_unref (old);
  if (!same)
    tell (self);
  if (paints_same)
    return;
  add_damage (self, before, damage);
  forget_paint (self);
  batson_diagram_damage_replace (&self->damage, damage);
}
