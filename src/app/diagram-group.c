/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of a scene as a widget: its nodes and groups are children, the rest it paints itself.
 * GSK compares a few siblings one by one and repaints everything when more than ten changed: hence the nesting. */
#include "app/diagram-group.h"

#include "app/diagram-node.h"
#include "app/diagram-parts.h"
#include "app/theme.h"

/* A member: a child, or an element with its painting. */
typedef struct
{
  GtkWidget *child; /* NULL for what is only painted */
  guint index;      /* of the element or group in the scene */
  BatsonDiagramParts *parts; /* NULL for a child */
} Member;

struct _BatsonDiagramGroup
{
  GtkWidget parent_instance;
  BatsonScene *scene;
  guint index;
  double scale;    /* px of the widgets for a unit of the scene */
  GArray *members; /* Member, in the order of painting */
};

G_DEFINE_FINAL_TYPE (BatsonDiagramGroup, batson_diagram_group, GTK_TYPE_WIDGET)

static void
batson_diagram_group_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
batson_diagram_group_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonDiagramGroup *self = BATSON_DIAGRAM_GROUP (widget);

  for (guint i = 0; i < self->members->len; i++)
    {
      Member *m = &g_array_index (self->members, Member, i);
      if (m->child && BATSON_IS_DIAGRAM_NODE (m->child))
        {
          BatsonRect box = batson_diagram_box (batson_diagram_node_element (BATSON_DIAGRAM_NODE (m->child)), self->scale);
          gtk_widget_size_allocate (m->child, &(GtkAllocation) { (int) box.x, (int) box.y, (int) box.width, (int) box.height }, -1);
        }
      else if (m->child)
        gtk_widget_size_allocate (m->child, &(GtkAllocation) { 0, 0, width, height }, -1);
    }
}

static void
batson_diagram_group_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonDiagramGroup *self = BATSON_DIAGRAM_GROUP (widget);

  for (guint i = 0; i < self->members->len; i++)
    {
      Member *m = &g_array_index (self->members, Member, i);
      if (m->child)
        gtk_widget_snapshot_child (widget, m->child, snapshot);
      else
        batson_diagram_parts_snapshot (m->parts, batson_scene_element (self->scene, m->index), self->scale, snapshot);
    }
}

/* A group has no ground of its own: clicks fall through to what lies below. */
static gboolean
batson_diagram_group_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
forget_paint (BatsonDiagramGroup *self)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, Member, i).parts)
      batson_diagram_parts_forget (g_array_index (self->members, Member, i).parts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
member_clear (gpointer data)
{
  Member *m = data;

  g_clear_pointer (&m->parts, batson_diagram_parts_free);
  if (m->child)
    gtk_widget_unparent (m->child);
}

static GArray *
members_new (void)
{
  GArray *members = g_array_new (FALSE, TRUE, sizeof (Member));

  g_array_set_clear_func (members, member_clear);
  return members;
}

static void
batson_diagram_group_dispose (GObject *object)
{
  BatsonDiagramGroup *self = BATSON_DIAGRAM_GROUP (object);

  g_array_set_size (self->members, 0);
  G_OBJECT_CLASS (batson_diagram_group_parent_class)->dispose (object);
}

static void
batson_diagram_group_finalize (GObject *object)
{
  BatsonDiagramGroup *self = BATSON_DIAGRAM_GROUP (object);

  g_array_unref (self->members);
  g_clear_pointer (&self->scene, batson_scene_unref);
  G_OBJECT_CLASS (batson_diagram_group_parent_class)->finalize (object);
}

static void
batson_diagram_group_class_init (BatsonDiagramGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = batson_diagram_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = batson_diagram_group_finalize;
  widget_class->measure = batson_diagram_group_measure;
  widget_class->size_allocate = batson_diagram_group_size_allocate;
  widget_class->snapshot = batson_diagram_group_snapshot;
  widget_class->contains = batson_diagram_group_contains;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_diagram_group_init (BatsonDiagramGroup *self)
{
  self->members = members_new ();
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (forget_paint));
}

static void set_group (BatsonDiagramGroup *self, BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage);

static GtkWidget *
group_new (BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage)
{
  BatsonDiagramGroup *self = g_object_new (BATSON_TYPE_DIAGRAM_GROUP, NULL);

  set_group (self, scene, index, scale, damage);
  return GTK_WIDGET (self);
}

/** The widgets of the group at INDEX of SCENE, referenced, and of all below it, as large as SCALE makes them. */
GtkWidget *
batson_diagram_group_new (BatsonScene *scene, guint index, double scale)
{
  return group_new (scene, index, scale, NULL);
}

static Member
make_member (BatsonScene *scene, const BatsonMember *member, double scale, BatsonDiagramDamage *damage)
{
  Member made = { NULL, member->index, NULL };

  if (member->is_group)
    made.child = group_new (scene, member->index, scale, damage);
  else if (batson_scene_element (scene, member->index)->kind == BATSON_ELEMENT_NODE)
    made.child = batson_diagram_node_new (scene, member->index, scale, damage);
  else
    made.parts = batson_diagram_parts_new (batson_scene_element (scene, member->index), scale, damage);
  return made;
}

static gboolean
is_group (const Member *m)
{
  return m->child && BATSON_IS_DIAGRAM_GROUP (m->child);
}

/* Whether M, a member of OLD, shows the same thing as WANTED, a member of SCENE. */
static gboolean
shows (const Member *m, BatsonScene *old, const BatsonMember *wanted, BatsonScene *scene)
{
  const BatsonElement *before, *now;

  if (is_group (m) != wanted->is_group)
    return FALSE;
  if (wanted->is_group)
    return g_str_equal (batson_scene_group (old, m->index)->id, batson_scene_group (scene, wanted->index)->id);
  before = batson_scene_element (old, m->index);
  now = batson_scene_element (scene, wanted->index);
  return before->kind == now->kind && g_str_equal (before->id, now->id);
}

/* M, which showed its thing as OLD has it, shows it as our scene has it at INDEX. */
static void
set_member (BatsonDiagramGroup *self, Member *m, guint index, BatsonScene *old, double old_scale, BatsonDiagramDamage *damage)
{
  const BatsonElement *before, *now;
  guint old_index = m->index;

  m->index = index;
  if (is_group (m))
    {
      set_group (BATSON_DIAGRAM_GROUP (m->child), self->scene, index, self->scale, damage);
      return;
    }
  before = batson_scene_element (old, old_index);
  now = batson_scene_element (self->scene, index);
  if (m->child)
    {
      if (!batson_rect_equal (batson_diagram_box (before, old_scale), batson_diagram_box (now, self->scale)))
        gtk_widget_queue_allocate (GTK_WIDGET (self));
      batson_diagram_node_set (BATSON_DIAGRAM_NODE (m->child), self->scene, index, self->scale, damage);
    }
  else if (old_scale != self->scale || !batson_element_same (before, now))
    {
      batson_diagram_parts_set (m->parts, before, now, old_scale == self->scale, self->scale, damage);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* What shows WANTED: one of BEFORE, taken out of there, else a new one. */
static Member
member_for (BatsonDiagramGroup *self, const BatsonMember *wanted, GArray *before, BatsonScene *old, double old_scale, BatsonDiagramDamage *damage)
{
  Member m = { 0 };

  for (guint i = 0; i < before->len; i++)
    if (shows (&g_array_index (before, Member, i), old, wanted, self->scene))
      {
        m = g_array_index (before, Member, i);
        g_array_index (before, Member, i) = (Member) { 0 };
        g_array_remove_index (before, i);
        set_member (self, &m, wanted->index, old, old_scale, damage);
        return m;
      }
  m = make_member (self->scene, wanted, self->scale, damage);
  if (m.child)
    gtk_widget_set_parent (m.child, GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return m;
}

/* The children in the order of their members, for those who walk the widgets. */
static void
order_children (BatsonDiagramGroup *self)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      GtkWidget *child = g_array_index (self->members, Member, i).child;
      if (child == NULL)
        continue;
      if (gtk_widget_get_prev_sibling (child) != previous)
        gtk_widget_insert_after (child, GTK_WIDGET (self), previous);
      previous = child;
    }
}

static void
set_group (BatsonDiagramGroup *self, BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage)
{
  const BatsonGroup *group = batson_scene_group (scene, index);
  g_autoptr (BatsonScene) old = self->scene;
  g_autoptr (GArray) before = self->members;
  double old_scale = self->scale;

  if (old == NULL || !g_str_equal (batson_scene_group (old, self->index)->name, group->name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, group->name, -1);
  self->scene = batson_scene_ref (scene);
  self->index = index;
  self->scale = scale;
  self->members = members_new ();
  for (guint i = 0; i < group->members->len; i++)
    {
      Member m = member_for (self, &g_array_index (group->members, BatsonMember, i), before, old, old_scale, damage);
      g_array_append_val (self->members, m);
    }
  if (before->len)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  order_children (self);
}

/** Shows the group at INDEX of SCENE at SCALE. What is in both scenes keeps its widget, with the keyboard on it, and is painted again only where it differs. */
void
batson_diagram_group_set (BatsonDiagramGroup *self, BatsonScene *scene, guint index, double scale)
{
  g_autoptr (BatsonDiagramDamage) damage = self->scale == scale ? batson_diagram_damage_new () : NULL;

  set_group (self, scene, index, scale, damage);
}

/** The widget of the node ID in this group or below; NULL where there is none. Not owned. */
GtkWidget *
batson_diagram_group_find (BatsonDiagramGroup *self, const char *id)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      GtkWidget *child = g_array_index (self->members, Member, i).child, *found = NULL;
      if (child && BATSON_IS_DIAGRAM_NODE (child) && g_str_equal (batson_diagram_node_element (BATSON_DIAGRAM_NODE (child))->id, id))
        return child;
      if (child && BATSON_IS_DIAGRAM_GROUP (child))
        found = batson_diagram_group_find (BATSON_DIAGRAM_GROUP (child), id);
      if (found)
        return found;
    }
  return NULL;
}
