/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one diagram widget: shows any scene, zooms, pans, and walks it by keyboard. */
#include "app/diagram.h"

#include <math.h>

#include "app/diagram-group.h"
#include "app/diagram-node.h"
#include "app/theme.h"

#define ZOOM_LEAST 0.5
#define ZOOM_MOST 3.0
#define ZOOM_STEP 1.2
#define GROW_MOST 1.6   /* how far a scene grows by itself on a large screen */
#define SHRINK_LITTLE 0.88 /* how far it shrinks by itself to be seen whole, */
#define SHRINK_MOST 0.84   /* and where that is all that is wanting */
#define FILL_MOST 4.0    /* and how far where it is to fill the widget: the scene, */
#define FILL_NARROW 0.82 /* at least, before a diagram laid out for a wide window is laid out for a narrow one */
#define FILL_STEP 0.02   /* by so much at a time to be seen whole */
#define FILL_TEXT 2.2    /* and its text on top */
#define FILL_LEAST 0.7   /* which shrinks as far to be seen whole */

enum { ACTIVATED, EXPLAIN, FOCUSED, ZOOMED, PLACED, N_SIGNALS };
static guint signals[N_SIGNALS];
enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

struct _BatsonDiagram
{
  GtkWidget parent_instance;
  BatsonSceneFunc build;
  gpointer data;
  double fit_width, fit_height; /* from this size upwards the scene grows with the window; 0: never */
  gboolean filling;             /* text grows until the scene fills the widget */
  BatsonScene *scene;
  GtkWidget *root;
  double grown; /* the scale the window gives */
  double zoom;  /* the scale the user gives on top */
  gboolean stale; /* the scene is not as it should be */
  guint tick;     /* a frame's callback that builds it; 0 where it is, or where nobody sees it */
  gulong laid_out; /* a handler of the frame clock that is seen; 0: none is */
  int width, height;
  graphene_point_t corner; /* where the scene begins */
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
  double pointer_x, pointer_y;
  double pinch_zoom, drag_from[2];
};

G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonDiagram, batson_diagram, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
scale (BatsonDiagram *self)
{
  return self->grown * self->zoom;
}

/* Building */

static BatsonScene *
build_at (BatsonDiagram *self, double grown, double text)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double width = self->width / grown;
  BatsonCanvas canvas = { 0, self->height / grown, text * batson_theme_text_scale (), rtl ? BATSON_TEXT_RTL : BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

  canvas.width = self->fit_width > 0 && !self->filling ? MIN (width, self->fit_width * 1.2 * canvas.text_scale) : width;
  self->grown = grown;
  return self->build (&canvas, self->data);
}

/* Whether the widgets of one scene can show the other: the same elements in the same groups. */
static gboolean
same_shape (BatsonScene *a, BatsonScene *b)
{
  if (batson_scene_n_elements (a) != batson_scene_n_elements (b) || batson_scene_n_groups (a) != batson_scene_n_groups (b))
    return FALSE;
  for (guint i = 0; i < batson_scene_n_elements (a); i++)
    {
      const BatsonElement *x = batson_scene_element (a, i), *y = batson_scene_element (b, i);
      if (x->kind != y->kind || x->group != y->group || !g_str_equal (x->id, y->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits (BatsonDiagram *self, BatsonScene *scene, double grown)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  return height * grown <= self->height + 0.5;
}

/* The scale that lets a window too narrow for the usual layout show it all the same; 1 where it would be too small to read. */
static double
scale_for_usual (BatsonDiagram *self)
{
  double least = self->width / self->fit_width, most = 1;
  g_autoptr (BatsonScene) usual = build_at (self, least, 1);

  while (most - least > 0.01)
    {
      double middle = (least + most) / 2;
      g_autoptr (BatsonScene) scene = build_at (self, middle, 1);
      *(same_shape (usual, scene) ? &least : &most) = middle;
    }
  return least < FILL_NARROW ? 1 : least;
}

/* The scene at *GROWN, or at the first of the smaller scales that lets it be seen whole: its text stays larger so than where text alone shrinks. */
static BatsonScene *
build_whole (BatsonDiagram *self, double *grown)
{
  double first = *grown;
  BatsonScene *scene = build_at (self, first, 1);

  for (double smaller = first - FILL_STEP; first < 1 && smaller >= FILL_NARROW && !fits (self, scene, *grown); smaller -= FILL_STEP)
    {
      batson_scene_unref (scene);
      scene = build_at (self, *grown = smaller, 1);
    }
  if (*grown == first || fits (self, scene, *grown))
    return scene;
  batson_scene_unref (scene);
  return build_at (self, *grown = first, 1);
}

/* Text as large, or as small, as lets the scene be seen whole and laid out as it is; what is still too high is scrolled. */
static BatsonScene *
build_filling (BatsonDiagram *self)
{
  double by = MIN (self->width / self->fit_width, self->height / self->fit_height), grown = self->width < self->fit_width ? scale_for_usual (self) : CLAMP (by, 1, FILL_MOST);
  double least = 1, most = FILL_TEXT;
  BatsonScene *scene = build_whole (self, &grown);

  if (!fits (self, scene, grown))
    {
      g_autoptr (BatsonScene) usual = scene;
      most = 1;
      least = FILL_LEAST;
      scene = build_at (self, grown, least);
      if (!fits (self, scene, grown))
        {
          batson_scene_unref (scene);
          return g_steal_pointer (&usual);
        }
    }
  while (most - least > 0.04)
    {
      double text = (least + most) / 2;
      BatsonScene *larger = build_at (self, grown, text);
      gboolean better = fits (self, larger, grown) && same_shape (scene, larger);

      batson_scene_unref (better ? scene : larger);
      scene = better ? larger : scene;
      *(better ? &least : &most) = text;
    }
  return scene;
}

/* SCENE (taken), or laid out smaller where it is then seen whole. */
static BatsonScene *
shrink (BatsonDiagram *self, BatsonScene *scene)
{
  double width, height, wanted;
  BatsonScene *least;

  batson_scene_size (scene, &width, &height);
  batson_scene_unref (scene);
  wanted = self->height / height;
  scene = build_at (self, MAX (wanted, SHRINK_LITTLE), 1);
  if (wanted >= SHRINK_LITTLE || fits (self, scene, SHRINK_LITTLE))
    return scene;
  least = build_at (self, SHRINK_MOST, 1);
  if (fits (self, least, SHRINK_MOST))
    {
      batson_scene_unref (scene);
      return least;
    }
  batson_scene_unref (least);
  self->grown = SHRINK_LITTLE;
  return scene;
}

/* As large as the window lets it be and still be seen whole; what does not fit even a little smaller is scrolled. */
static BatsonScene *
build_fitting (BatsonDiagram *self)
{
  BatsonScene *scene;
  double grown = 1;

  if (self->fit_width > 0)
    grown = CLAMP (MIN (self->width / self->fit_width, self->height / self->fit_height), 1, GROW_MOST);
  scene = build_at (self, grown, 1);
  if (self->fit_width > 0 && self->width >= self->fit_width * 0.74 && !fits (self, scene, grown))
    scene = shrink (self, scene);
  return scene;
}

/** The id of the node that has the keyboard, or had it last; NULL where none had. Free with g_free. */
char *
batson_diagram_dup_focus (BatsonDiagram *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  while (focus && !BATSON_IS_DIAGRAM_NODE (focus))
    focus = gtk_widget_get_focus_child (focus);
  return focus ? g_strdup (batson_diagram_node_element (BATSON_DIAGRAM_NODE (focus))->id) : NULL;
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
  double content[2], page[2] = { self->width, self->height };

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
  if (content < page && self->fit_width > 0)
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
  corner = GRAPHENE_POINT_INIT ((float) offset (self, 0, width * k, self->width), (float) offset (self, 1, height * k, self->height));
  gtk_widget_allocate (self->root, (int) ceil (width * k), (int) ceil (height * k), -1, gsk_transform_translate (NULL, &corner));
  self->corner = corner;
  g_signal_emit (self, signals[PLACED], 0);
}

static void
build_now (BatsonDiagram *self)
{
  self->stale = FALSE;
  if (self->width <= 0 || self->height <= 0)
    return;
  show_scene (self, self->filling ? build_filling (self) : build_fitting (self));
  configure (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
ticked (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BATSON_DIAGRAM (widget)->tick = 0;
  build_now (BATSON_DIAGRAM (widget));
  return G_SOURCE_REMOVE;
}

/* All sizes are given out. Where ours is another one the scene for it is built now: the clock then has sizes given out once more, and no frame is
 * painted without it. */
static void
laid_out (GdkFrameClock *clock, BatsonDiagram *self)
{
  if (!self->stale)
    return;
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  build_now (self);
}

static void
build_soon (BatsonDiagram *self)
{
  if (self->stale && self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), ticked, NULL, NULL);
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

  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      batson_diagram_rebuild (self);
    }
  if (self->scene)
    place (self);
}

static void
batson_diagram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 48;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 300;
}

/* Zooming: the point under (X, Y) stays where it is. */

static void
zoom_at (BatsonDiagram *self, double zoom, double x, double y)
{
  double before = scale (self), width, height, at[2] = { x, y }, content[2], page[2] = { self->width, self->height };

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
  zoom_at (self, zoom, self->width / 2.0, self->height / 2.0);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BatsonDiagram *self = BATSON_DIAGRAM (widget);

  if (g_str_equal (action, "diagram.zoom-in"))
    batson_diagram_set_zoom (self, self->zoom * ZOOM_STEP);
  else if (g_str_equal (action, "diagram.zoom-out"))
    batson_diagram_set_zoom (self, self->zoom / ZOOM_STEP);
  else
    batson_diagram_set_zoom (self, 1);
}

static gboolean
scrolled (GtkEventControllerScroll *scroll, double dx, double dy, BatsonDiagram *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll)) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
moved (GtkEventControllerMotion *motion, double x, double y, BatsonDiagram *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pinch_begins (GtkGesture *pinch, GdkEventSequence *sequence, BatsonDiagram *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinched (GtkGestureZoom *pinch, double by, BatsonDiagram *self)
{
  double x = self->width / 2.0, y = self->height / 2.0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  zoom_at (self, self->pinch_zoom * by, x, y);
}

static void
drag_begins (GtkGestureDrag *drag, double x, double y, BatsonDiagram *self)
{
  for (int axis = 0; axis < 2; axis++)
    self->drag_from[axis] = self->adjustments[axis] ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

static void
dragged (GtkGestureDrag *drag, double dx, double dy, BatsonDiagram *self)
{
  if (self->adjustments[0])
    gtk_adjustment_set_value (self->adjustments[0], self->drag_from[0] - dx);
  if (self->adjustments[1])
    gtk_adjustment_set_value (self->adjustments[1], self->drag_from[1] - dy);
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

  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
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
add_controllers (BatsonDiagram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL), *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new (), *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (motion, "motion", G_CALLBACK (moved), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begins), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_MIDDLE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begins), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

static void
batson_diagram_init (BatsonDiagram *self)
{
  self->zoom = 1;
  self->grown = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (batson_diagram_rebuild), self, G_CONNECT_SWAPPED);
}

/** A diagram of what BUILD (canvas, DATA) makes; DATA must live as long as the widget. */
GtkWidget *
batson_diagram_new (BatsonSceneFunc build, gpointer data)
{
  BatsonDiagram *self = g_object_new (BATSON_TYPE_DIAGRAM, NULL);

  self->build = build;
  self->data = data;
  return GTK_WIDGET (self);
}

/** From a window of WIDTH x HEIGHT px upwards the scene grows with it, up to 1.6 times, and is then centred. */
void
batson_diagram_set_fit (BatsonDiagram *self, double width, double height)
{
  self->fit_width = width;
  self->fit_height = height;
  batson_diagram_rebuild (self);
}

/** Whether text grows until the scene fills the widget, to be read from afar. The scene has to have a size to fit. */
void
batson_diagram_set_filling (BatsonDiagram *self, gboolean filling)
{
  self->filling = filling;
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
