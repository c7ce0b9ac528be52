/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram to be looked at together: large type, a spotlight, a pen, and nobody's name. */
#include "app/projection.h"

#include <string.h>

#include "app/diagram-node.h"
#include "app/spotlight.h"

#define EDGE (BATSON_SPOTLIGHT_AROUND + BATSON_SPOTLIGHT_RING) /* of the widget, left to a hole and the line around it */
#define NEAR 20.0f  /* a pointer this near to the node in the light leaves it there: on the way from box to box nothing flickers */

struct _BatsonProjection
{
  GtkWidget parent_instance;
  BatsonSession *session;        /* owned */
  const BatsonDiagramKind *kind; /* static */
  GHashTable *settings;          /* BatsonDiagramKind to BatsonDiagramSubject without its pointers: how a diagram was set to be shown */
  GtkWidget *overlay, *diagram, *spotlight, *pen;
  GtkRoot *root;                 /* whose focus is followed; NULL: none */
  gboolean anonymous, lights;
  char **way;     /* what leads to those, seen as well but not marked; nullable; owned */
  char **given;   /* the nodes that are in the light whatever is pointed at, or patterns of them; nullable; owned */
  guint reveal;   /* source that scrolls to them; 0: none */
  char *pointed;  /* the node under the pointer; nullable; owned */
  graphene_point_t pointer; /* where it was last */
  char *focused;  /* the node with the keyboard; nullable; owned */
};

G_DEFINE_FINAL_TYPE (BatsonProjection, batson_projection, GTK_TYPE_WIDGET)

/* What is shown */

/** What is shown now; borrowed, valid until the case changes. */
BatsonDiagramSubject
batson_projection_get_subject (BatsonProjection *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonRecord *lesion = batson_session_get_lesion (self->session);
  BatsonDiagramSubject subject = batson_diagram_subject (assessment, lesion ? batson_assessment_lesion (assessment, lesion) : NULL);
  const BatsonDiagramSubject *set = g_hash_table_lookup (self->settings, self->kind);

  if (set)
    {
      subject.compare = set->compare;
      subject.first_day = set->first_day;
      subject.last_day = set->last_day;
      subject.layers = set->layers;
      subject.measures = set->measures;
    }
  subject.read_only = TRUE;
  subject.anonymous = self->anonymous;
  return subject;
}

static BatsonScene *
build (const BatsonCanvas *canvas, gpointer data)
{
  BatsonProjection *self = data;
  BatsonDiagramSubject subject = batson_projection_get_subject (self);

  return self->kind->build (&subject, canvas);
}

static void
rebuild (BatsonProjection *self)
{
  batson_diagram_rebuild (BATSON_DIAGRAM (self->diagram));
}

/** The diagram. Not owned. */
BatsonDiagram *
batson_projection_get_diagram (BatsonProjection *self)
{
  return BATSON_DIAGRAM (self->diagram);
}

/** The sheet above it. Not owned. */
BatsonPen *
batson_projection_get_pen (BatsonProjection *self)
{
  return BATSON_PEN (self->pen);
}

/** Which diagram is shown. Static. */
const BatsonDiagramKind *
batson_projection_get_kind (BatsonProjection *self)
{
  return self->kind;
}

/** Shows another diagram; what was drawn over the one before is gone. */
void
batson_projection_set_kind (BatsonProjection *self, const BatsonDiagramKind *kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  g_clear_pointer (&self->pointed, g_free);
  g_clear_pointer (&self->focused, g_free);
  batson_pen_clear (BATSON_PEN (self->pen));
  batson_diagram_set_fit (BATSON_DIAGRAM (self->diagram), kind->fit_width, kind->fit_height);
}

/** Shows the diagram KIND with the protocols, span, layers or measures of SUBJECT: as it is set in its view. */
void
batson_projection_set_as (BatsonProjection *self, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject)
{
  BatsonDiagramSubject *set = g_memdup2 (subject, sizeof *subject);

  set->assessment = set->base = NULL;
  set->lesion = NULL;
  set->moving = NULL;
  g_hash_table_insert (self->settings, (gpointer) kind, set);
  rebuild (self);
}

/** Whether nothing is shown that identifies the patient; so it is at first. */
void
batson_projection_set_anonymous (BatsonProjection *self, gboolean anonymous)
{
  self->anonymous = anonymous;
  rebuild (self);
}

gboolean
batson_projection_get_anonymous (BatsonProjection *self)
{
  return self->anonymous;
}

/* The light */

static void
shine (BatsonProjection *self)
{
  gtk_widget_queue_draw (self->spotlight);
}

/* Adds the nodes in STATE that fit PATTERN, N being there already; returns how many there are then. */
static guint
add_matches (BatsonScene *scene, const char *pattern, BatsonState state, const char *out_ids[BATSON_SPOTLIGHT_HOLES], guint n)
{
  for (guint i = 0; i < batson_scene_n_elements (scene) && n < BATSON_SPOTLIGHT_HOLES; i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      if (element->kind == BATSON_ELEMENT_NODE && element->state == state && g_pattern_match_simple (pattern, element->id))
        out_ids[n++] = element->id;
    }
  return n;
}

/* What is lit: what was given, else what is pointed at, else what has the keyboard. A pattern stands for its nodes on the path, or those still possible. */
static guint
lit (BatsonProjection *self, const char *out_ids[BATSON_SPOTLIGHT_HOLES])
{
  const char *one = self->pointed ? self->pointed : self->focused;
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));
  guint n = 0;

  for (guint i = 0; scene && self->given && self->given[i] && n < BATSON_SPOTLIGHT_HOLES; i++)
    {
      guint before = n;
      if (strchr (self->given[i], '*') == NULL)
        out_ids[n++] = self->given[i];
      else if ((n = add_matches (scene, self->given[i], BATSON_STATE_CHOSEN, out_ids, n)) == before)
        n = add_matches (scene, self->given[i], BATSON_STATE_POSSIBLE, out_ids, n);
    }
  if (self->given || one == NULL || !self->lights)
    return n;
  out_ids[0] = one;
  return 1;
}

/* Where the diagram begins, px of this widget. */
static gboolean
diagram_origin (BatsonProjection *self, graphene_point_t *out_from)
{
  return gtk_widget_compute_point (self->diagram, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), out_from);
}

/* The box of what is seen of the node ID, px of this widget; FALSE where nothing is. */
static gboolean
hole_of (BatsonProjection *self, const char *id, graphene_rect_t *out_box)
{
  graphene_rect_t room = GRAPHENE_RECT_INIT (EDGE, EDGE, (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE, (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE);
  graphene_point_t from;

  if (!batson_diagram_bounds (BATSON_DIAGRAM (self->diagram), id, out_box) || !diagram_origin (self, &from))
    return FALSE;
  graphene_rect_offset (out_box, from.x, from.y);
  return graphene_rect_intersection (out_box, &room, out_box);
}

/* What the node ID is clicked in, px of this widget, where that is no box; else NULL. Returns: (transfer full) */
static BatsonPath *
place_of (BatsonProjection *self, const char *id)
{
  BatsonPath *place = batson_diagram_outline (BATSON_DIAGRAM (self->diagram), id);
  graphene_point_t from;

  if (place && diagram_origin (self, &from))
    batson_path_transform (place, 1, 1, from.x, from.y);
  return place;
}

static gboolean
fits_any (const char *const *patterns, const char *id)
{
  for (guint i = 0; patterns && patterns[i]; i++)
    if (g_pattern_match_simple (patterns[i], id))
      return TRUE;
  return FALSE;
}

/* What of ELEMENT leads to what is lit: a node on the path, or still possible; of an edge the lines that are. FALSE where nothing does. */
static gboolean
way_of (BatsonProjection *self, const BatsonElement *element, BatsonHole *out_hole)
{
  gboolean node = element->kind == BATSON_ELEMENT_NODE && (element->state == BATSON_STATE_CHOSEN || element->state == BATSON_STATE_POSSIBLE);
  graphene_point_t from;

  *out_hole = (BatsonHole) { .quiet = TRUE };
  if ((!node && element->kind != BATSON_ELEMENT_EDGE) || !fits_any ((const char *const *) self->way, element->id) || !hole_of (self, element->id, &out_hole->box) || !diagram_origin (self, &from))
    return FALSE;
  if (node)
    out_hole->place = place_of (self, element->id);
  else if ((out_hole->place = batson_diagram_way (BATSON_DIAGRAM (self->diagram), element->id, &out_hole->line)) != NULL)
    batson_path_transform (out_hole->place, 1, 1, from.x, from.y);
  return node || out_hole->place;
}

/* Adds the way, N holes being there already; returns how many there are then. */
static guint
add_way (BatsonProjection *self, BatsonHole out_holes[BATSON_SPOTLIGHT_HOLES], guint n)
{
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));

  for (guint i = 0; scene && i < batson_scene_n_elements (scene) && n < BATSON_SPOTLIGHT_HOLES; i++)
    n += way_of (self, batson_scene_element (scene, i), &out_holes[n]);
  return n;
}

static guint
holes (GtkWidget *spotlight, BatsonHole out_holes[BATSON_SPOTLIGHT_HOLES], gpointer data)
{
  const char *ids[BATSON_SPOTLIGHT_HOLES];
  guint n = lit (data, ids), found = 0;

  for (guint i = 0; i < n; i++)
    if (hole_of (data, ids[i], &out_holes[found].box))
      {
        out_holes[found].line = 0;
        out_holes[found].quiet = FALSE;
        out_holes[found++].place = place_of (data, ids[i]);
      }
  return found ? add_way (data, out_holes, found) : 0;
}

/** Whether what is pointed at or has the keyboard is in the light and everything else is dimmed. */
void
batson_projection_set_spotlight (BatsonProjection *self, gboolean spotlight)
{
  self->lights = spotlight;
  shine (self);
}

static gboolean
reveal (gpointer data)
{
  BatsonProjection *self = data;
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));
  int at = scene && self->given ? batson_scene_find (scene, self->given[0]) : -1;

  self->reveal = 0;
  if (at >= 0)
    batson_diagram_reveal (BATSON_DIAGRAM (self->diagram), batson_scene_element (scene, (guint) at));
  return G_SOURCE_REMOVE;
}

/* Once sizes are given out: what is in the light by itself is scrolled to. */
static void
placed (BatsonProjection *self)
{
  shine (self);
  if (self->given && self->reveal == 0)
    self->reveal = g_idle_add (reveal, self);
}

/** Puts the nodes IDS, or those that patterns stand for, into the light, whatever is pointed at; NULL: follow pointer and keyboard again. What of the patterns
 * WAY, nullable, is on the path or may still become it is seen as well. */
void
batson_projection_light (BatsonProjection *self, const char *const *ids, const char *const *way)
{
  g_strfreev (self->given);
  g_strfreev (self->way);
  self->way = g_strdupv ((char **) way);
  self->given = g_strdupv ((char **) ids);
  placed (self);
}

/** Whether the node ID is shown and in the light. */
gboolean
batson_projection_is_lit (BatsonProjection *self, const char *id)
{
  const char *ids[BATSON_SPOTLIGHT_HOLES];
  guint n = lit (self, ids);
  graphene_rect_t box;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (ids[i], id))
      return hole_of (self, id, &box);
  return FALSE;
}

/** Whether the element ID is shown as part of the way to what is in the light. */
gboolean
batson_projection_is_on_way (BatsonProjection *self, const char *id)
{
  BatsonScene *scene = batson_diagram_get_scene (BATSON_DIAGRAM (self->diagram));
  int at = scene ? batson_scene_find (scene, id) : -1;
  BatsonHole hole = { 0 };
  gboolean on = at >= 0 && way_of (self, batson_scene_element (scene, (guint) at), &hole);

  g_clear_pointer (&hole.place, batson_path_free);
  return on;
}

/** Whether the keyboard is in the diagram, so that arrow keys walk from node to node. */
gboolean
batson_projection_walks (BatsonProjection *self)
{
  return self->focused != NULL;
}

static void
point_at (BatsonProjection *self, const char *id)
{
  if (g_strcmp0 (self->pointed, id) == 0)
    return;
  g_free (self->pointed);
  self->pointed = g_strdup (id);
  shine (self);
}

static void
pointer_entered (GtkEventControllerMotion *motion, double x, double y, BatsonProjection *self)
{
  self->pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

static void
pointer_moved (GtkEventControllerMotion *motion, double x, double y, BatsonProjection *self)
{
  graphene_point_t at;
  graphene_rect_t box;
  const BatsonElement *element;

  if (graphene_point_near (&self->pointer, &GRAPHENE_POINT_INIT ((float) x, (float) y), 1)) /* it rests: what is below it moved */
    return;
  pointer_entered (motion, x, y, self);
  if (batson_pen_get_active (BATSON_PEN (self->pen)) || !gtk_widget_compute_point (GTK_WIDGET (self), self->diagram, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  element = batson_diagram_at (BATSON_DIAGRAM (self->diagram), at.x, at.y);
  if (element)
    point_at (self, element->id);
  else if (self->pointed && hole_of (self, self->pointed, &box))
    {
      graphene_rect_inset (&box, -BATSON_SPOTLIGHT_AROUND - NEAR, -BATSON_SPOTLIGHT_AROUND - NEAR);
      if (!graphene_rect_contains_point (&box, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        point_at (self, NULL);
    }
}

static void
pointer_left (GtkEventControllerMotion *motion, BatsonProjection *self)
{
  if (!batson_pen_get_active (BATSON_PEN (self->pen)))
    point_at (self, NULL);
}

/* Whoever goes on by the keyboard has looked away from where the pointer rests. */
static void
focus_moved (BatsonProjection *self)
{
  GtkWidget *focus = self->root ? gtk_root_get_focus (self->root) : NULL;
  gboolean inside = focus && BATSON_IS_DIAGRAM_NODE (focus) && gtk_widget_is_ancestor (focus, self->diagram);

  g_free (self->focused);
  self->focused = inside ? g_strdup (batson_diagram_node_element (BATSON_DIAGRAM_NODE (focus))->id) : NULL;
  if (inside)
    g_clear_pointer (&self->pointed, g_free);
  shine (self);
}

/* Keys */

/* The arrow keys point forward where people read towards it. */
static guint
read_key (GtkWidget *window, guint key)
{
  gboolean rtl = gtk_widget_get_direction (window) == GTK_TEXT_DIR_RTL;

  if (rtl && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return key == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  return gdk_keyval_to_lower (key);
}

/* What has the keyboard, as BATSON_LEFT_TO_*. */
static guint
who_has_it (BatsonProjection *self, GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (batson_projection_walks (self))
    return BATSON_LEFT_TO_NODES;
  return focus && (GTK_IS_BUTTON (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN)) ? BATSON_LEFT_TO_BUTTONS : 0;
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BatsonProjection *self)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)))
    return GDK_EVENT_PROPAGATE;
  for (const BatsonTeachingKey *k = g_object_get_data (G_OBJECT (controller), "keys"); k->key; k++)
    if (k->key == read_key (window, key) && !(k->left_to & who_has_it (self, window)))
      {
        k->act (window);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/** Makes the keys of KEYS, static and ended by a key of 0, act in WINDOW, which holds the projection. */
void
batson_projection_take_keys (BatsonProjection *self, GtkWidget *window, const BatsonTeachingKey *keys)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (controller), "keys", (gpointer) keys);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (window, controller);
}

/* The widget */

static void
batson_projection_root (GtkWidget *widget)
{
  BatsonProjection *self = BATSON_PROJECTION (widget);

  GTK_WIDGET_CLASS (batson_projection_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (focus_moved), self);
}

static void
batson_projection_unroot (GtkWidget *widget)
{
  BatsonProjection *self = BATSON_PROJECTION (widget);

  g_signal_handlers_disconnect_by_data (self->root, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (batson_projection_parent_class)->unroot (widget);
}

static void
batson_projection_dispose (GObject *object)
{
  BatsonProjection *self = BATSON_PROJECTION (object);

  g_clear_handle_id (&self->reveal, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->given, g_strfreev);
  g_clear_pointer (&self->way, g_strfreev);
  g_clear_pointer (&self->pointed, g_free);
  g_clear_pointer (&self->focused, g_free);
  G_OBJECT_CLASS (batson_projection_parent_class)->dispose (object);
}

static void
batson_projection_class_init (BatsonProjectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = batson_projection_dispose;
  widget_class->root = batson_projection_root;
  widget_class->unroot = batson_projection_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "projection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_projection_init (BatsonProjection *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->anonymous = TRUE;
  self->lights = TRUE;
  self->settings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->overlay = gtk_overlay_new ();
  self->diagram = batson_diagram_new (build, self);
  self->spotlight = batson_spotlight_new (holes, self);
  self->pen = batson_pen_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->diagram);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->spotlight);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->pen);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self->diagram, "placed", G_CALLBACK (placed), self);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "enter", G_CALLBACK (pointer_entered), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved), self);
  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/** The projection of the case of SESSION, referenced, showing the diagram KIND; nobody's name is on it. */
GtkWidget *
batson_projection_new (BatsonSession *session, const BatsonDiagramKind *kind)
{
  BatsonProjection *self = g_object_new (BATSON_TYPE_PROJECTION, NULL);

  self->session = g_object_ref (session);
  batson_diagram_set_filling (BATSON_DIAGRAM (self->diagram), TRUE);
  batson_projection_set_kind (self, kind);
  g_signal_connect_object (session, "assessed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
