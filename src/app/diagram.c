/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one diagram widget: shows any scene, zooms, pans, and walks it by keyboard. */
#include "app/diagram.h"

#include <math.h>

#include "app/diagram-group.h"
#include "app/diagram-hand.h"
#include "app/diagram-node.h"
#include "app/theme.h"

#define ZOOM_LEAST 0.5
#define ZOOM_MOST 3.0

enum { ACTIVATED, EXPLAIN, FOCUSED, ZOOMED, PLACED, N_SIGNALS };
static guint signals[N_SIGNALS];
enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

struct _BatsonDiagram
{
  GtkWidget parent_instance;
  BatsonDiagramFit fit;
  BatsonScene *scene;
  GtkWidget *root;
  double grown; /* the scale the window gives */
  double zoom;  /* the scale the user gives on top */
  gboolean stale; /* the scene is not as it should be */
  gulong laid_out; /* a handler of the frame clock that is seen; 0: none is */
  graphene_point_t corner; /* where the scene begins */
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
};

G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonDiagram, batson_diagram, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
scale (BatsonDiagram *self)
{
  return self->grown * self->zoom;
}

/* Building */

/* The node that has the keyboard, or had it last; NULL where none had. */
static BatsonDiagramNode *
focus_node (BatsonDiagram *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  while (focus && !BATSON_IS_DIAGRAM_NODE (focus))
    focus = gtk_widget_get_focus_child (focus);
  return focus ? BATSON_DIAGRAM_NODE (focus) : NULL;
}

/** The id of the node that has the keyboard, or had it last; NULL where none had. Free with g_free. */
char *
batson_diagram_dup_focus (BatsonDiagram *self)
{
  BatsonDiagramNode *focus = focus_node (self);

  return focus ? g_strdup (batson_diagram_node_element (focus)->id) : NULL;
}

static void
show_scene (BatsonDiagram *self, BatsonScene *scene)
{
  g_autofree char *before = batson_diagram_dup_focus (self), *now = NULL;
  BatsonScene *old = self->scene;

  self->scene = scene;
  if (self->root)
    batson_diagram_group_set (BATSON_DIAGRAM_GROUP (self->root), scene, 0, scale (self));
  else
    {
      self->root = batson_diagram_group_new (scene, 0, scale (self));
      gtk_widget_set_parent (self->root, GTK_WIDGET (self));
    }
  now = batson_diagram_dup_focus (self);
  if (before && now == NULL)
    batson_diagram_focus_node (self, before);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, batson_scene_title (scene), -1);
  g_clear_pointer (&old, batson_scene_unref);
}

/* Placing */

/* How far can be scrolled. Whoever shows another scene or zooms says so, not while sizes are given out: a scroll bar that comes or goes asks for
 * sizes anew, and if the window gives them out again just then - for a tooltip, a popover - GTK 4.8 forgets that it was asked and paints what has none. */
static void
configure (BatsonDiagram *self)
{
  double content[2], page[2] = { self->fit.width, self->fit.height };

  batson_scene_size (self->scene, &content[0], &content[1]);
  for (int axis = 0; axis < 2; axis++)
    {
      GtkAdjustment *a = self->adjustments[axis];
      double upper = MAX (content[axis] * scale (self), page[axis]);
      if (a)
        gtk_adjustment_configure (a, CLAMP (gtk_adjustment_get_value (a), 0, upper - page[axis]), 0, upper, page[axis] * 0.1, page[axis] * 0.9, page[axis]);
    }
}

static double
offset (BatsonDiagram *self, int axis, double content, double page)
{
  if (content < page && self->fit.from_width > 0)
    return axis == 0 ? floor ((page - content) / 2) : 0;
  return self->adjustments[axis] ? -CLAMP (gtk_adjustment_get_value (self->adjustments[axis]), 0, MAX (content - page, 0)) : 0;
}

/* The scale is not in the transform: GSK repaints all of what is scaled when any of it changes. */
static void
place (BatsonDiagram *self)
{
  double width, height, k = scale (self);
  graphene_point_t corner;

  batson_scene_size (self->scene, &width, &height);
  corner = GRAPHENE_POINT_INIT ((float) offset (self, 0, width * k, self->fit.width), (float) offset (self, 1, height * k, self->fit.height));
  gtk_widget_allocate (self->root, (int) ceil (width * k), (int) ceil (height * k), -1, gsk_transform_translate (NULL, &corner));
  self->corner = corner;
  g_signal_emit (self, signals[PLACED], 0);
}

static void
build_now (BatsonDiagram *self)
{
  self->stale = FALSE;
  if (self->fit.width <= 0 || self->fit.height <= 0)
    return;
  self->fit.direction = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? BATSON_TEXT_RTL : BATSON_TEXT_LTR;
  show_scene (self, batson_diagram_fit (&self->fit, &self->grown));
  configure (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* All sizes are given out: widgets may come and go. The clock then has sizes given out once more, and no frame is painted without the scene. */
static void
laid_out (GdkFrameClock *clock, BatsonDiagram *self)
{
  if (self->stale)
    build_now (self);
}

static void
build_soon (BatsonDiagram *self)
{
  if (self->stale && self->laid_out)
    gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self)), GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
batson_diagram_map (GtkWidget *widget)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);

  GTK_WIDGET_CLASS (batson_diagram_parent_class)->map (widget);
  self->laid_out = g_signal_connect (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (laid_out), self);
  build_soon (self);
}

static void
batson_diagram_unmap (GtkWidget *widget)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);

  g_clear_signal_handler (&self->laid_out, gtk_widget_get_frame_clock (widget));
  GTK_WIDGET_CLASS (batson_diagram_parent_class)->unmap (widget);
}

/* Widgets may not come and go while sizes are given out: a scene for another size is built when all are. */
static void
batson_diagram_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);

  if (width != self->fit.width || height != self->fit.height)
    {
      self->fit.width = width;
      self->fit.height = height;
      batson_diagram_rebuild (self);
    }
  if (self->scene)
    place (self);
}

/* The ring of the node that has the keyboard comes last. */
static void
batson_diagram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonDiagramNode *focus = focus_node (BATSON_DIAGRAM (widget));
  graphene_point_t at;

  GTK_WIDGET_CLASS (batson_diagram_parent_class)->snapshot (widget, snapshot);
  if (focus == NULL || !gtk_widget_compute_point (GTK_WIDGET (focus), widget, &GRAPHENE_POINT_INIT (0, 0), &at))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  batson_diagram_node_snapshot_focus (focus, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
batson_diagram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 48;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 300;
}

/* Zooming */

/** Zooms, 0.5 to 3; the point under (X, Y) of the widget stays where it is. */
void
batson_diagram_zoom_at (BatsonDiagram *self, double zoom, double x, double y)
{
  double before = scale (self), width, height, at[2] = { x, y }, content[2], page[2] = { self->fit.width, self->fit.height };

  if (self->scene == NULL)
    return;
  zoom = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);
  if (fabs (zoom - 1) < 0.02)
    zoom = 1;
  batson_scene_size (self->scene, &width, &height);
  content[0] = width * before;
  content[1] = height * before;
  for (int axis = 0; axis < 2; axis++)
    at[axis] = (at[axis] - offset (self, axis, content[axis], page[axis])) / before;
  self->zoom = zoom;
  batson_diagram_group_set (BATSON_DIAGRAM_GROUP (self->root), self->scene, 0, scale (self));
  configure (self);
  for (int axis = 0; axis < 2; axis++)
    if (self->adjustments[axis])
      gtk_adjustment_set_value (self->adjustments[axis], at[axis] * scale (self) - (axis == 0 ? x : y));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOMED], 0);
}

/** The zoom: 1 is as the window shows it by itself. */
double
batson_diagram_get_zoom (BatsonDiagram *self)
{
  return self->zoom;
}

/** Zooms about the middle, 0.5 to 3. */
void
batson_diagram_set_zoom (BatsonDiagram *self, double zoom)
{
  batson_diagram_zoom_at (self, zoom, self->fit.width / 2.0, self->fit.height / 2.0);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);

  if (g_str_equal (action, "diagram.zoom-in"))
    batson_diagram_set_zoom (self, self->zoom * BATSON_ZOOM_STEP);
  else if (g_str_equal (action, "diagram.zoom-out"))
    batson_diagram_set_zoom (self, self->zoom / BATSON_ZOOM_STEP);
  else
    batson_diagram_set_zoom (self, 1);
}

/* Walking */

/** Scrolls until ELEMENT is seen. */
void
batson_diagram_reveal (BatsonDiagram *self, const BatsonElement *element)
{
  double k = scale (self), from[2] = { element->bounds.x * k - 12, element->bounds.y * k - 12 };
  double to[2] = { (element->bounds.x + element->bounds.width) * k + 12, (element->bounds.y + element->bounds.height) * k + 12 };

  for (int axis = 0; axis < 2; axis++)
    if (self->adjustments[axis])
      gtk_adjustment_clamp_page (self->adjustments[axis], from[axis], to[axis]);
}

/** The point X, Y of the widget in units of the scene. */
void
batson_diagram_to_scene (BatsonDiagram *self, double x, double y, double *out_x, double *out_y)
{
  *out_x = (x - self->corner.x) / scale (self);
  *out_y = (y - self->corner.y) / scale (self);
}

/** The topmost node at a point of the widget; NULL: none is there. Owned by the scene. */
const BatsonElement *
batson_diagram_at (BatsonDiagram *self, double x, double y)
{
  int at;

  batson_diagram_to_scene (self, x, y, &x, &y);
  at = self->scene ? batson_scene_at (self->scene, x, y) : -1;
  return at >= 0 ? batson_scene_element (self->scene, (guint) at) : NULL;
}

/** Where the element ID is shown, px of the widget; FALSE where there is none. */
gboolean
batson_diagram_bounds (BatsonDiagram *self, const char *id, graphene_rect_t *out_bounds)
{
  int at = self->scene ? batson_scene_find (self->scene, id) : -1;
  BatsonRect box;

  if (at < 0)
    return FALSE;
  box = batson_scene_element (self->scene, (guint) at)->bounds;
  graphene_rect_init (out_bounds, (float) (self->corner.x + box.x * scale (self)), (float) (self->corner.y + box.y * scale (self)), (float) (box.width * scale (self)), (float) (box.height * scale (self)));
  return TRUE;
}

/** What the element ID is clicked in, px of the widget, where that is no box; else NULL. Returns: (transfer full) */
BatsonPath *
batson_diagram_outline (BatsonDiagram *self, const char *id)
{
  int at = self->scene ? batson_scene_find (self->scene, id) : -1;
  const BatsonElement *element = at >= 0 ? batson_scene_element (self->scene, (guint) at) : NULL;
  BatsonPath *outline = element && element->place ? batson_path_copy (element->place) : NULL;

  if (outline)
    batson_path_transform (outline, scale (self), scale (self), self->corner.x, self->corner.y);
  return outline;
}

/* What is drawn of an edge on the path, or of what may still become it. */
static gboolean
is_way (const BatsonDraw *draw)
{
  BatsonToken ink = draw->paint.stroke ? draw->paint.stroke : draw->paint.fill; /* the point of an arrow has no outline */

  return draw->kind == BATSON_DRAW_SHAPE && (ink == BATSON_TOKEN_PATH || ink == BATSON_TOKEN_ACCENT);
}

/** The lines of the edge ID that are on the path or may still become it, px of the widget, and how thick the thickest is; NULL: none is. Returns: (transfer full) */
BatsonPath *
batson_diagram_way (BatsonDiagram *self, const char *id, double *out_line)
{
  int at = self->scene ? batson_scene_find (self->scene, id) : -1;
  const BatsonElement *element = at >= 0 ? batson_scene_element (self->scene, (guint) at) : NULL;
  BatsonPath *way = NULL;

  *out_line = 0;
  for (guint i = 0; element && element->kind == BATSON_ELEMENT_EDGE && i < element->draws->len; i++)
    {
      const BatsonDraw *draw = element->draws->pdata[i];

      if (!is_way (draw))
        continue;
      way = way ? way : batson_path_new ();
      *out_line = MAX (*out_line, draw->paint.line * scale (self));
      g_array_append_vals (way->steps, draw->path->steps->data, draw->path->steps->len);
    }
  if (way)
    batson_path_transform (way, scale (self), scale (self), self->corner.x, self->corner.y);
  return way;
}

/** A node has got the keyboard: it is scrolled to, and said. */
void
batson_diagram_focused (BatsonDiagram *self, const BatsonElement *element)
{
  g_autofree char *id = g_strdup (element->id);

  batson_diagram_reveal (self, element);
  g_signal_emit (self, signals[FOCUSED], 0, id);
}

/** Gives the keyboard to the node ID; FALSE where there is none or the diagram is not seen. */
gboolean
batson_diagram_focus_node (BatsonDiagram *self, const char *id)
{
  GtkWidget *node = self->root && gtk_widget_get_mapped (GTK_WIDGET (self)) ? batson_diagram_group_find (BATSON_DIAGRAM_GROUP (self->root), id) : NULL;

  return node && gtk_widget_grab_focus (node);
}

/* The node the keyboard goes to from the element CURRENT (-1: from outside); -1: it leaves, -2: it stays. */
static int
next_node (BatsonDiagram *self, int current, GtkDirectionType direction)
{
  static const int arrows[] = { [GTK_DIR_UP] = BATSON_TOWARDS_UP, [GTK_DIR_DOWN] = BATSON_TOWARDS_DOWN, [GTK_DIR_LEFT] = BATSON_TOWARDS_LEFT, [GTK_DIR_RIGHT] = BATSON_TOWARDS_RIGHT };
  guint n, at = 0;
  const guint *order = batson_scene_order (self->scene, &n);

  if (n == 0)
    return -1;
  if (current < 0)
    return (int) order[direction == GTK_DIR_TAB_BACKWARD ? n - 1 : 0];
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    {
      int to = batson_scene_element (self->scene, (guint) current)->towards[arrows[direction]];
      return to < 0 ? -2 : to;
    }
  while (at < n && order[at] != (guint) current)
    at++;
  if (direction == GTK_DIR_TAB_FORWARD)
    return at + 1 < n ? (int) order[at + 1] : -1;
  return at > 0 ? (int) order[at - 1] : -1;
}

static gboolean
batson_diagram_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);
  g_autofree char *id = batson_diagram_dup_focus (self);
  int to;

  if (self->scene == NULL)
    return FALSE;
  to = next_node (self, id ? batson_scene_find (self->scene, id) : -1, direction);
  if (to == -1)
    return FALSE;
  return to == -2 || batson_diagram_focus_node (self, batson_scene_element (self->scene, (guint) to)->id);
}

static gboolean
batson_diagram_grab_focus (GtkWidget *widget)
{
  return batson_diagram_focus (widget, GTK_DIR_TAB_FORWARD);
}

/** What a node does: its action, or the question why. */
void
batson_diagram_activate (BatsonDiagram *self, const BatsonElement *element, gboolean explain)
{
  g_autofree char *id = g_strdup (element->id), *action = g_strdup (element->action), *target = g_strdup (element->target);

  if (explain || *action == '\0')
    g_signal_emit (self, signals[EXPLAIN], 0, id);
  else
    g_signal_emit (self, signals[ACTIVATED], 0, id, action, target);
}

/* The widget */

static void
set_adjustment (BatsonDiagram *self, int axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis])
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  if (adjustment)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  g_set_object (&self->adjustments[axis], adjustment);
}

static void
batson_diagram_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BatsonDiagram *self = BATSON_DIAGRAM (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_VADJUSTMENT, g_value_get_object (value));
  else
    self->policies[id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
}

static void
batson_diagram_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BatsonDiagram *self = BATSON_DIAGRAM (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
  else
    g_value_set_enum (value, self->policies[id == PROP_VSCROLL_POLICY]);
}

static void
batson_diagram_dispose (GObject *object)
{
  BatsonDiagram *self = BATSON_DIAGRAM (object);

  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->scene, batson_scene_unref);
  G_OBJECT_CLASS (batson_diagram_parent_class)->dispose (object);
}

static void
batson_diagram_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  batson_diagram_rebuild (BATSON_DIAGRAM (widget));
}

static void
batson_diagram_class_init (BatsonDiagramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "diagram.zoom-in" }, { GDK_KEY_equal, "diagram.zoom-in" }, { GDK_KEY_KP_Add, "diagram.zoom-in" },
    { GDK_KEY_minus, "diagram.zoom-out" }, { GDK_KEY_KP_Subtract, "diagram.zoom-out" }, { GDK_KEY_0, "diagram.zoom-fit" }, { GDK_KEY_KP_0, "diagram.zoom-fit" }
  };

  object_class->set_property = batson_diagram_set_property;
  object_class->get_property = batson_diagram_get_property;
  object_class->dispose = batson_diagram_dispose;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  widget_class->map = batson_diagram_map;
  widget_class->unmap = batson_diagram_unmap;
  widget_class->size_allocate = batson_diagram_size_allocate;
  widget_class->measure = batson_diagram_measure;
  widget_class->snapshot = batson_diagram_snapshot;
  widget_class->focus = batson_diagram_focus;
  widget_class->grab_focus = batson_diagram_grab_focus;
  widget_class->direction_changed = batson_diagram_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "diagram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "diagram.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "diagram.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "diagram.zoom-fit", NULL, zoom_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
  signals[ACTIVATED] = g_signal_new ("activated", BATSON_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[EXPLAIN] = g_signal_new ("explain", BATSON_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACED] = g_signal_new ("placed", BATSON_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOCUSED] = g_signal_new ("focused", BATSON_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ZOOMED] = g_signal_new ("zoomed", BATSON_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_diagram_init (BatsonDiagram *self)
{
  self->zoom = 1;
  self->grown = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  batson_diagram_add_hand (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (batson_diagram_rebuild), self, G_CONNECT_SWAPPED);
}

/** A diagram of what BUILD (canvas, DATA) makes; DATA must live as long as the widget. */
GtkWidget *
batson_diagram_new (BatsonSceneFunc build, gpointer data)
{
  BatsonDiagram *self = g_object_new (BATSON_TYPE_DIAGRAM, NULL);

  self->fit.build = build;
  self->fit.data = data;
  return GTK_WIDGET (self);
}

/** From a window of WIDTH x HEIGHT px upwards the scene grows with it, up to 1.6 times, and is then centred. */
void
batson_diagram_set_fit (BatsonDiagram *self, double width, double height)
{
  self->fit.from_width = width;
  self->fit.from_height = height;
  batson_diagram_rebuild (self);
}

/** Whether text grows until the scene fills the widget, to be read from afar. The scene has to have a size to fit. */
void
batson_diagram_set_filling (BatsonDiagram *self, gboolean filling)
{
  self->fit.filling = filling;
  batson_diagram_rebuild (self);
}

/** What is shown changed: builds the scene anew; what stayed the same is not painted again. A hidden diagram waits until it is seen. */
void
batson_diagram_rebuild (BatsonDiagram *self)
{
  self->stale = TRUE;
  build_soon (self);
}

/** The scene shown now; NULL before the widget had a size. Not owned. */
BatsonScene *
batson_diagram_get_scene (BatsonDiagram *self)
{
  return self->scene;
}
