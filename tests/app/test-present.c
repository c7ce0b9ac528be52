/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation: keys walk the diagrams, nobody's name is shown unless asked for, the light follows pointer and keyboard, and the pen leaves nothing behind. */
#include <math.h>
#include <string.h>

#include "app/diagram-node.h"
#include "app/present.h"
#include "app/screen-diagram.h"
#include "app/spotlight.h"
#include "case/document.h"
#include "common/tool.h"
#include "diagram/spine.h"
#include "framework/words.h"

typedef struct
{
  BatsonSession *session;
  GtkWindow *window;
  BatsonProjection *projection;
  BatsonDiagram *diagram; /* in the projection */
} Fixture;

static gboolean
has_scene (gpointer data)
{
  Fixture *f = data;

  return gtk_widget_get_mapped (GTK_WIDGET (f->projection)) && gtk_window_is_active (f->window) && batson_diagram_get_scene (f->diagram) != NULL;
}

static void
begin (Fixture *f, const char *example, const char *diagram)
{
  f->session = batson_session_new (screen_example (example));
  f->window = GTK_WINDOW (batson_present_new (NULL, f->session, batson_diagram_kind (diagram)));
  f->projection = batson_present_get_projection (BATSON_PRESENT (f->window));
  f->diagram = batson_projection_get_diagram (f->projection);
  gtk_window_set_default_size (f->window, 1366, 768);
  gtk_window_present (f->window);
  screen_wait (has_scene, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  begin (f, "clara-muster.batson.json", "noms");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    screen_close (f->window);
  g_object_unref (f->session);
}

static const char *
shown (Fixture *f)
{
  return batson_projection_get_kind (f->projection)->id;
}

typedef struct
{
  Fixture *f;
  const char *id;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *s = data;

  return g_str_equal (shown (s->f), s->id);
}

/* Presses KEY and waits for the diagram ID. */
static void
key_shows (Fixture *f, const char *key, const char *id)
{
  Shown s = { f, id };

  screen_send_key (key);
  screen_wait (is_shown, &s);
}

static gboolean
is_named (gpointer data)
{
  return !batson_projection_get_anonymous (((Fixture *) data)->projection);
}

static gboolean
is_wiped (gpointer data)
{
  return batson_pen_n_strokes (batson_projection_get_pen (((Fixture *) data)->projection)) == 0;
}

static gboolean
is_put_away (gpointer data)
{
  return !batson_pen_get_active (batson_projection_get_pen (((Fixture *) data)->projection));
}

static gboolean
is_at_o (gpointer data)
{
  return batson_projection_is_lit (((Fixture *) data)->projection, "head-o");
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  static const char *const forward[] = { "Next", "space", "Down" }, *const back[] = { "Prior", "BackSpace", "Up" };
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  key_shows (f, "Home", kinds[0].id);
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++)
    {
      key_shows (f, forward[i], kinds[1].id);
      key_shows (f, back[i], kinds[0].id);
    }
  key_shows (f, "Right", kinds[1].id);
  key_shows (f, "Left", kinds[0].id);
  key_shows (f, "End", kinds[n - 1].id);
  for (guint i = n - 1; i > 0; i--)
    key_shows (f, "Prior", kinds[i - 1].id);
}

/* All of every diagram is seen, whatever the language. */
static void
test_seen_whole (Fixture *f, gconstpointer data)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *widget = GTK_WIDGET (f->diagram);
      BatsonScene *scene;
      graphene_rect_t bounds;

      batson_projection_set_kind (f->projection, &kinds[i]);
      scene = screen_scene (f->diagram);
      for (guint e = 0; e < batson_scene_n_elements (scene); e++)
        {
          g_assert_true (batson_diagram_bounds (f->diagram, batson_scene_element (scene, e)->id, &bounds));
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (widget) + 1);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (widget) + 1);
        }
    }
}

/* On a larger screen the type is larger by more than the screen. */
static void
test_large_type (Fixture *f, gconstpointer data)
{
  graphene_rect_t bounds, larger;

  batson_projection_set_kind (f->projection, batson_diagram_kind ("spine"));
  screen_scene (f->diagram);
  g_assert_true (batson_diagram_bounds (f->diagram, "grades-title", &bounds));
  g_assert_cmpfloat (batson_scene_canvas (screen_scene (f->diagram))->text_scale, >=, 1);
  gtk_window_set_default_size (f->window, 1560, 1100);
  while (gtk_widget_get_width (GTK_WIDGET (f->window)) < 1500)
    screen_frame (GTK_WIDGET (f->window));
  screen_scene (f->diagram);
  g_assert_true (batson_diagram_bounds (f->diagram, "grades-title", &larger));
  g_assert_cmpfloat (larger.size.height, >, bounds.size.height);
  g_assert_cmpfloat (batson_scene_canvas (screen_scene (f->diagram))->text_scale, >, 1);
}

/* A diagram is shown with what was set in its view: the veins of the spine map, both protocols. */
static void
test_as_set (Fixture *f, gconstpointer data)
{
  BatsonDiagramSubject subject = batson_projection_get_subject (f->projection);

  g_assert_cmpint (batson_scene_find (screen_scene (f->diagram), "review-head-n"), <, 0);
  subject.compare = TRUE;
  batson_projection_set_as (f->projection, batson_diagram_kind ("noms"), &subject);
  g_assert_cmpint (batson_scene_find (screen_scene (f->diagram), "review-head-n"), >=, 0);
  batson_projection_set_kind (f->projection, batson_diagram_kind ("spine"));
  g_assert_cmpint (batson_scene_find (screen_scene (f->diagram), "map-plexus"), <, 0);
  subject.layers |= BATSON_SPINE_PLEXUS;
  batson_projection_set_as (f->projection, batson_diagram_kind ("spine"), &subject);
  g_assert_cmpint (batson_scene_find (screen_scene (f->diagram), "map-plexus"), >=, 0);
  g_assert_true (batson_projection_get_anonymous (f->projection));
}

/* Nobody's name */

static void
check_text (const char *text, const char *const *secrets, gboolean *out_found)
{
  for (guint i = 0; text && secrets[i]; i++)
    if (strstr (text, secrets[i]))
      *out_found = TRUE;
}

/* What a widget and all below it show and say. */
static void
check_widgets (GtkWidget *widget, const char *const *secrets, gboolean *out_found)
{
  check_text (gtk_widget_get_tooltip_text (widget), secrets, out_found);
  if (GTK_IS_LABEL (widget))
    check_text (gtk_label_get_text (GTK_LABEL (widget)), secrets, out_found);
  if (BATSON_IS_DIAGRAM_NODE (widget))
    {
      const BatsonElement *element = batson_diagram_node_element (BATSON_DIAGRAM_NODE (widget));
      char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, element->name);
      g_assert_cmpstr (wrong, ==, NULL); /* what a screen reader says is the element's name */
    }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    check_widgets (w, secrets, out_found);
}

static void
check_scene (BatsonScene *s, const char *const *secrets, gboolean *out_found)
{
  check_text (batson_scene_title (s), secrets, out_found);
  for (guint e = 0; e < batson_scene_n_elements (s); e++)
    {
      const BatsonElement *element = batson_scene_element (s, e);
      check_text (element->name, secrets, out_found);
      check_text (element->detail, secrets, out_found);
      for (guint d = 0; d < element->draws->len; d++)
        {
          const BatsonDraw *draw = element->draws->pdata[d];
          if (draw->kind == BATSON_DRAW_TEXT)
            check_text (pango_layout_get_text (draw->text.layout), secrets, out_found);
        }
    }
  for (guint r = 0; r < batson_scene_rows (s)->len; r++)
    for (char **cell = ((BatsonSceneRow *) batson_scene_rows (s)->pdata[r])->cells; *cell; cell++)
      check_text (*cell, secrets, out_found);
}

/* Every answer of RECORD and below that identifies, as it would be shown. */
static void
collect (BatsonRecord *record, GStrvBuilder *secrets)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == BATSON_KIND_LIST)
      for (guint j = 0; j < batson_record_length (record, i); j++)
        collect (batson_record_nth (record, i, j), secrets);
    else if (type->fields[i].kind == BATSON_KIND_RECORD)
      collect (batson_record_child (record, i), secrets);
    else if ((type->fields[i].flags & BATSON_FIELD_IDENTIFYING) && batson_record_has (record, i))
      {
        BatsonFact fact = { .record = record, .type = batson_record_get_type_id (record), .field = i };
        g_autofree char *text = batson_words_fact_value (&fact);
        g_strv_builder_add (secrets, text);
      }
}

static gboolean
names_somebody (Fixture *f, const char *const *secrets)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      batson_projection_set_kind (f->projection, &kinds[i]);
      check_scene (screen_scene (f->diagram), secrets, &found);
      check_widgets (GTK_WIDGET (f->window), secrets, &found);
      check_text (gtk_window_get_title (f->window), secrets, &found);
    }
  return found;
}

static void
test_identity (gconstpointer example)
{
  Fixture f = { 0 };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) secrets = NULL;

  begin (&f, example, "pathway");
  collect (batson_session_get_root (f.session), builder);
  secrets = g_strv_builder_end (builder);
  g_assert_nonnull (secrets[0]);
  g_assert_true (batson_projection_get_anonymous (f.projection));
  g_assert_false (names_somebody (&f, (const char *const *) secrets));
  batson_projection_set_kind (f.projection, batson_diagram_kind ("pathway"));
  screen_send_key ("n");
  screen_wait (is_named, &f);
  g_assert_true (names_somebody (&f, (const char *const *) secrets));
  tear_down (&f, NULL);
}

/* The light */

typedef struct
{
  Fixture *f;
  const char *id;
} Lit;

static gboolean
is_lit (gpointer data)
{
  Lit *lit = data;

  return batson_projection_is_lit (lit->f->projection, lit->id);
}

/* Moves the pointer into the middle of the node ID. */
static void
point_at (Fixture *f, const char *id)
{
  Lit lit = { f, id };
  graphene_rect_t box;

  g_assert_true (batson_diagram_bounds (f->diagram, id, &box));
  screen_hover (GTK_WIDGET (f->diagram), box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2);
  screen_wait (is_lit, &lit);
}

static void
test_spotlight (Fixture *f, gconstpointer data)
{
  GtkWidget *toggle = screen_find (GTK_WIDGET (f->window), GTK_TYPE_TOGGLE_BUTTON, "Spotlight");

  screen_scene (f->diagram);
  g_assert_false (batson_projection_is_lit (f->projection, "head-n"));
  g_assert_true (batson_diagram_focus_node (f->diagram, "head-n"));
  g_assert_true (batson_projection_is_lit (f->projection, "head-n"));
  screen_send_key ("Right"); /* walks, as a node has the keyboard */
  screen_wait (is_at_o, f);
  g_assert_false (batson_projection_is_lit (f->projection, "head-n"));
  g_assert_cmpstr (shown (f), ==, "noms");
  screen_picture (GTK_WIDGET (f->window), "present-spotlight");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_false (batson_projection_is_lit (f->projection, "head-o"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (batson_projection_is_lit (f->projection, "head-o"));
  point_at (f, "noms-5-s");
  g_assert_false (batson_projection_is_lit (f->projection, "head-o"));
  g_assert_true (batson_diagram_focus_node (f->diagram, "head-m")); /* the keyboard moved last, though the pointer is there still */
  g_assert_true (batson_projection_is_lit (f->projection, "head-m"));
  key_shows (f, "Next", "spine");
  g_assert_false (batson_projection_walks (f->projection));
}

/* Whether X, Y lies within PLACE or nearer to it than BY. */
static gboolean
is_near (const BatsonPath *place, double x, double y, double by)
{
  for (double turn = 0; turn < 2 * G_PI; turn += G_PI / 8)
    for (double part = 0; part <= 1; part += 0.25)
      if (batson_path_holds (place, x + part * by * cos (turn), y + part * by * sin (turn)))
        return TRUE;
  return FALSE;
}

/* The light goes round what is looked at, not round a box about it: a vertebra, a sector of the clock face. */
static void
test_spotlight_outline (Fixture *f, gconstpointer data)
{
  static const struct { const char *kind, *id; } nodes[] = { { "spine", "map-level-T6" }, { "wbb", "zone-2" } };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      GtkWidget *spotlight = screen_find (GTK_WIDGET (f->projection), BATSON_TYPE_SPOTLIGHT, NULL);
      graphene_rect_t box;
      graphene_point_t from;
      g_autoptr (BatsonPath) place = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      g_autofree guchar *pixels = NULL;
      guint width, within = 0, beside = 0;

      batson_projection_set_kind (f->projection, batson_diagram_kind (nodes[i].kind));
      screen_scene (f->diagram);
      g_assert_true (batson_diagram_focus_node (f->diagram, nodes[i].id));
      screen_scene (f->diagram);
      g_assert_true (batson_diagram_bounds (f->diagram, nodes[i].id, &box));
      place = batson_diagram_outline (f->diagram, nodes[i].id);
      g_assert_nonnull (place);
      g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->diagram), spotlight, &GRAPHENE_POINT_INIT (0, 0), &from));
      texture = screen_texture (spotlight);
      width = (guint) gdk_texture_get_width (texture);
      pixels = g_malloc0 ((gsize) width * 4 * (guint) gdk_texture_get_height (texture));
      gdk_texture_download (texture, pixels, width * 4);
      for (int y = (int) box.origin.y; y < (int) (box.origin.y + box.size.height); y += 2)
        for (int x = (int) box.origin.x; x < (int) (box.origin.x + box.size.width); x += 2)
          {
            guchar alpha = pixels[((guint) (y + from.y) * width + (guint) (x + from.x)) * 4 + 3];
            if (batson_path_holds (place, x + 0.5, y + 0.5))
              {
                g_assert_cmpuint (alpha, ==, 0);
                within++;
              }
            else if (!is_near (place, x + 0.5, y + 0.5, BATSON_SPOTLIGHT_AROUND + BATSON_SPOTLIGHT_RING + 2))
              {
                g_assert_cmpuint (alpha, >, 150);
                beside++;
              }
          }
      g_assert_cmpuint (within, >, 100);
      g_assert_cmpuint (beside, >, 20);
    }
}

/* Moves the real pointer to the middle of the projection. */
static void
point_at_middle (Fixture *f, int dx, int dy)
{
  graphene_point_t p;
  int x, y;
  g_autofree char *to_x = NULL, *to_y = NULL;
  double shadow_x, shadow_y;
  g_autofree char *out = test_tool ((const char *[]) { "xdotool", "getactivewindow", "getwindowgeometry", "--shell", NULL });

  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &shadow_x, &shadow_y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->projection), GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (GTK_WIDGET (f->projection)) / 2 + (float) dx, (float) gtk_widget_get_height (GTK_WIDGET (f->projection)) / 2 + (float) dy), &p));
  g_assert_cmpint (sscanf (strstr (out, "X="), "X=%d\nY=%d", &x, &y), ==, 2);
  to_x = g_strdup_printf ("%d", x + (int) (p.x + shadow_x));
  to_y = g_strdup_printf ("%d", y + (int) (p.y + shadow_y));
  g_free (test_tool ((const char *[]) { "xdotool", "mousemove", to_x, to_y, NULL }));
}

static gboolean
has_stroke (gpointer data)
{
  return batson_pen_n_strokes (batson_projection_get_pen (((Fixture *) data)->projection)) > 0;
}

static void
draw (Fixture *f)
{
  point_at_middle (f, 0, 0);
  g_free (test_tool ((const char *[]) { "xdotool", "mousedown", "1", NULL }));
  for (int i = 1; i < 8; i++)
    {
      point_at_middle (f, 20 * i, 5 * i);
      screen_settle ();
    }
  g_free (test_tool ((const char *[]) { "xdotool", "mouseup", "1", NULL }));
  screen_wait (has_stroke, f);
}

static gboolean
is_closed (gpointer data)
{
  return *(GtkWindow **) data == NULL;
}

static void
test_pen (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = batson_document_record_bytes (batson_session_get_case (f->session)), after = NULL;
  BatsonPen *pen = batson_projection_get_pen (f->projection);
  GtkWidget *toggle = screen_find (GTK_WIDGET (f->window), GTK_TYPE_TOGGLE_BUTTON, "Pen");

  g_assert_null (screen_find (GTK_WIDGET (f->window), GTK_TYPE_WIDGET, "Pink"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (batson_pen_get_active (pen));
  draw (f);
  g_assert_cmpuint (batson_pen_n_strokes (pen), ==, 1);
  screen_picture (GTK_WIDGET (f->window), "present-pen");
  screen_send_key ("c");
  screen_wait (is_wiped, f);
  draw (f);
  key_shows (f, "Next", "spine");
  g_assert_cmpuint (batson_pen_n_strokes (pen), ==, 0); /* another sheet */
  draw (f);
  screen_send_key ("Escape"); /* puts the pen away */
  screen_wait (is_put_away, f);
  g_assert_cmpuint (batson_pen_n_strokes (pen), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  screen_send_key ("Escape"); /* leaves */
  screen_wait (is_closed, &f->window);
  after = batson_document_record_bytes (batson_session_get_case (f->session));
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_false (batson_session_is_modified (f->session));
}

/* The bar */

static void
test_bar (Fixture *f, gconstpointer data)
{
  static const struct { const char *text; GType (*type) (void); } buttons[] = {
    { "Spotlight", gtk_toggle_button_get_type }, { "Pen", gtk_toggle_button_get_type }, { "Show who the patient is", gtk_toggle_button_get_type }
  };
  GtkWidget *button;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      button = screen_find (GTK_WIDGET (f->window), buttons[i].type (), buttons[i].text);
      g_assert_nonnull (button);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].text);
    }
  /* Space belongs to the button that has the keyboard. */
  gtk_widget_grab_focus (button);
  screen_send_key ("space");
  screen_wait (is_named, f);
  g_assert_cmpstr (shown (f), ==, "noms");
  gtk_test_accessible_assert_property (f->projection, GTK_ACCESSIBLE_PROPERTY_LABEL, "NOMS decision, T8");
}

/* How spotlight and pen are used stands in the bar while they are in hand. */
static void
test_hint (Fixture *f, gconstpointer data)
{
  GtkWidget *hint = screen_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Point at a box to light it, or go to it with Tab and the arrow keys");
  GtkToggleButton *spotlight = GTK_TOGGLE_BUTTON (screen_find (GTK_WIDGET (f->window), GTK_TYPE_TOGGLE_BUTTON, "Spotlight")), *pen = GTK_TOGGLE_BUTTON (screen_find (GTK_WIDGET (f->window), GTK_TYPE_TOGGLE_BUTTON, "Pen"));

  g_assert_nonnull (hint);
  g_assert_true (gtk_widget_get_child_visible (hint));
  gtk_toggle_button_set_active (pen, TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==, "Draw with the button of the mouse held; Escape puts the pen down");
  gtk_toggle_button_set_active (pen, FALSE);
  gtk_toggle_button_set_active (spotlight, FALSE);
  g_assert_false (gtk_widget_get_child_visible (hint));
}

/* F1 opens the help at the page about it. */
static void
test_help (Fixture *f, gconstpointer data)
{
  screen_check_help (GTK_WINDOW (f->window), "teach");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) examples = g_dir_open (g_getenv ("BATSON_EXAMPLES"), 0, NULL);
  const char *name;

  screen_init (&argc, &argv);
  g_test_add ("/present/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/present/seen-whole", Fixture, NULL, set_up, test_seen_whole, tear_down);
  g_test_add ("/present/large-type", Fixture, NULL, set_up, test_large_type, tear_down);
  g_test_add ("/present/as-set", Fixture, NULL, set_up, test_as_set, tear_down);
  g_test_add ("/present/spotlight", Fixture, NULL, set_up, test_spotlight, tear_down);
  g_test_add ("/present/spotlight-goes-round-what-is-looked-at", Fixture, NULL, set_up, test_spotlight_outline, tear_down);
  g_test_add ("/present/pen", Fixture, NULL, set_up, test_pen, tear_down);
  g_test_add ("/present/hint", Fixture, NULL, set_up, test_hint, tear_down);
  g_test_add ("/present/help", Fixture, NULL, set_up, test_help, tear_down);
  g_test_add ("/present/bar", Fixture, NULL, set_up, test_bar, tear_down);
  while ((name = g_dir_read_name (examples)))
    if (g_str_has_suffix (name, ".batson.json"))
      {
        g_autofree char *path = g_strdup_printf ("/present/nobodys-name/%s", name);
        g_test_add_data_func_full (path, g_strdup (name), test_identity, g_free);
      }
  return g_test_run ();
}
