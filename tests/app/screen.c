/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows in the test's own process: real keys, pictures, a case whose ids and time are exact. */
#include "app/screen.h"

#include <gdk/x11/gdkx.h>
#include <stdio.h>
#include <string.h>

#include "app/application.h"
#include "app/theme.h"
#include "common/language.h"
#include "common/tool.h"
#include "case/document.h"

static guint last_id;

static char *
next_id (gpointer data)
{
  return g_strdup_printf ("id-%u", ++last_id);
}

/* 9 June 2026, 14:20 in a zone two hours east. */
static void
fixed_now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  *out_seconds = 1781007600;
  *out_offset = 120;
}

/* Ids that count, a clock that stands still. */
const BatsonOrigin *
screen_origin (void)
{
  static const BatsonOrigin origin = { next_id, fixed_now, NULL };

  return &origin;
}

BatsonCase *
screen_case (void)
{
  return batson_case_new (screen_origin ());
}

/* An application loads it by itself; a test is none. */
static void
load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/care/batson/Batson/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
screen_init (int *argc, char ***argv)
{
  test_language ("");
  g_test_init (argc, argv, NULL);
  adw_init ();
  batson_theme_install ();
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* The application of this process alone, held until the test ends; FLAGS on top. */
GtkApplication *
screen_application (GApplicationFlags flags)
{
  BatsonApplication *application = batson_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | flags);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  return GTK_APPLICATION (application);
}

void
screen_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* WHAT says for what, and where, it was waited in vain. */
void
screen_wait_at (gboolean (*done) (gpointer data), gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!done (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("gave up waiting: %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  screen_settle ();
}

static gboolean
is_active (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_window_is_active (window) && gtk_widget_get_width (window) > 0;
}

static void
key_came (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, guint *count)
{
  ++*count;
}

/* Shows WINDOW, in front and active, and counts the keys that reach it. */
void
screen_present (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint *count = g_new0 (guint, 1);

  g_object_set_data_full (G_OBJECT (window), "keys", count, g_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_came), count);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_window_present (window);
  screen_wait (is_active, window);
}

/* A window of its own around CHILD, in front and active. */
GtkWindow *
screen_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  screen_present (window);
  return window;
}

/* Sets the check buttons below TOP to what BITS has, in order; N counts them. */
void
screen_choose (GtkWidget *top, guint64 bits, guint *n)
{
  if (GTK_IS_CHECK_BUTTON (top))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (top), (bits >> (*n)++) & 1);
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    screen_choose (w, bits, n);
}

void
screen_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  screen_settle ();
}

typedef struct
{
  guint *count, wanted;
} Wait;

static gboolean
keys_arrived (gpointer data)
{
  Wait *wait = data;

  return *wait->count >= wait->wanted;
}

/* Presses and releases KEY, whoever gets it: a menu has keys for itself. */
void
screen_send_key (const char *key)
{
  const char *argv[] = { "xdotool", "key", "--delay", "0", "--clearmodifiers", key, NULL };

  g_free (test_tool (argv));
}

/* Presses and releases KEY ("Tab", "ctrl+z") as a keyboard does, once WINDOW has it, and waits until the window had the key. */
void
screen_key (GtkWindow *window, const char *key)
{
  Wait wait = { g_object_get_data (G_OBJECT (window), "keys"), 0 };

  screen_wait (is_active, window);
  wait.wanted = *wait.count + 1;
  screen_send_key (key);
  screen_wait (keys_arrived, &wait);
}

/* Where a point of WIDGET is in the surface of its window. */
static void
to_surface (GtkWidget *widget, double x, double y, char **out_x, char **out_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double left, top, at_x, at_y;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &at_x, &at_y));
  *out_x = g_strdup_printf ("%d", (int) (left + at_x + 0.5));
  *out_y = g_strdup_printf ("%d", (int) (top + at_y + 0.5));
}

/* One step of the hand, seen by WIDGET. */
static void
step (GtkWidget *widget, const char *const *argv)
{
  g_free (test_tool (argv));
  gdk_display_sync (gtk_widget_get_display (widget)); /* what the hand did is here before the frame it is seen in */
  screen_frame (widget);
}

/* Moves the pointer to a point of WIDGET. */
void
screen_hover (GtkWidget *widget, double x, double y)
{
  g_autofree char *window = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget)))), *ax = NULL, *ay = NULL;

  to_surface (widget, x, y, &ax, &ay);
  step (widget, (const char *const[]) { "xdotool", "mousemove", "--window", window, ax, ay, NULL });
}

/* Drags the pointer from one point of WIDGET to another, over a third between them, as a hand does. */
void
screen_drag (GtkWidget *widget, double x1, double y1, double x2, double y2)
{
  screen_drag_over (widget, x1, y1, (x1 + x2) / 2, (y1 + y2) / 2, x2, y2, NULL);
}

/* The same over a third point given; KEY, if any, is pressed before the button is let go. */
void
screen_drag_over (GtkWidget *widget, double x1, double y1, double over_x, double over_y, double x2, double y2, const char *key)
{
  g_autofree char *window = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget))));
  g_autofree char *ax = NULL, *ay = NULL, *bx = NULL, *by = NULL, *cx = NULL, *cy = NULL;
  const char *const steps[][6] = { { "mousemove", "--window", window, NULL, NULL, NULL }, { "mousedown", "1", NULL, NULL, NULL, NULL }, { "mousemove", "--window", window, NULL, NULL, NULL },
                                   { "mousemove", "--window", window, NULL, NULL, NULL }, { "key", key, NULL, NULL, NULL, NULL }, { "mouseup", "1", NULL, NULL, NULL, NULL } };
  const char *points[6][2];

  to_surface (widget, x1, y1, &ax, &ay);
  to_surface (widget, over_x, over_y, &bx, &by);
  to_surface (widget, x2, y2, &cx, &cy);
  points[0][0] = ax, points[0][1] = ay, points[2][0] = bx, points[2][1] = by, points[3][0] = cx, points[3][1] = cy;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const char *argv[8] = { "xdotool", steps[i][0], steps[i][1], steps[i][2] };

      if (steps[i][1] == NULL)
        continue;
      if (steps[i][2])
        {
          argv[4] = points[i][0];
          argv[5] = points[i][1];
        }
      step (widget, argv);
    }
}

void
screen_type (GtkWindow *window, const char *text)
{
  for (; *text; text++)
    {
      char key[] = { *text, '\0' };

      screen_key (window, *text == '-' ? "minus" : *text == '.' ? "period" : *text == ',' ? "comma" : *text == ' ' ? "space" : *text == ':' ? "colon" : key);
    }
}

GtkWidget *
screen_focus (GtkWindow *window)
{
  return gtk_window_get_focus (window);
}

/* The window of TYPE that is shown over WINDOW; NULL where none is. Not owned. */
GtkWindow *
screen_over (GtkWindow *window, GType type)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (one) == window && g_type_is_a (G_OBJECT_TYPE (one), type) && gtk_widget_get_visible (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

static gboolean
has_help (gpointer window)
{
  return screen_over (window, ADW_TYPE_WINDOW) != NULL;
}

/* F1 in WINDOW, which is modal itself, opens the help at PAGE: modal too, or it would get no keys. */
void
screen_check_help (GtkWindow *window, const char *page)
{
  GtkWindow *help;

  screen_send_key ("F1");
  screen_wait (has_help, window);
  help = screen_over (window, ADW_TYPE_WINDOW);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (screen_find (GTK_WIDGET (help), GTK_TYPE_STACK, NULL))), ==, page);
  g_assert_true (gtk_window_get_modal (help));
  screen_close (help);
}

/* Sets how large type is, as the setting of GTK counts it, a 1024th of a dot per inch; what it was before. */
int
screen_set_dpi (int dpi)
{
  int before;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &before, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  return before;
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

/* The first visible widget of TYPE below TOP that reads TEXT (NULL: whatever it reads); NULL where there is none. */
GtkWidget *
screen_find (GtkWidget *top, GType type, const char *text)
{
  if (!gtk_widget_get_visible (top))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (top), type) && (text == NULL || g_strcmp0 (text_of (top), text) == 0))
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = screen_find (w, type, text);

      if (found)
        return found;
    }
  return NULL;
}

/* The first widget at or below TOP, shown or not, that MATCHES; NULL where there is none. */
GtkWidget *
screen_find_where (GtkWidget *top, gboolean (*matches) (GtkWidget *widget, gconstpointer data), gconstpointer data)
{
  GtkWidget *found = matches (top, data) ? top : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (top); child && !found; child = gtk_widget_get_next_sibling (child))
    found = screen_find_where (child, matches, data);
  return found;
}

static void
collect (GtkWidget *top, GString *text)
{
  if (!gtk_widget_get_visible (top))
    return;
  if (GTK_IS_LABEL (top))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (top)));
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    collect (w, text);
}

/* The texts of all labels below TOP that are shown, a line each. Free with g_free. */
char *
screen_words (GtkWidget *top)
{
  GString *text = g_string_new (NULL);

  collect (top, text);
  return g_string_free (text, FALSE);
}

/* WORDS stand somewhere below TOP. */
void
screen_assert_says (GtkWidget *top, const char *words)
{
  g_autofree char *text = screen_words (top);

  if (strstr (text, words) == NULL)
    {
      g_test_message ("\"%s\" is not in:\n%s", words, text);
      g_test_fail ();
    }
}

/* WORDS stand nowhere below TOP. */
void
screen_assert_silent (GtkWidget *top, const char *words)
{
  g_autofree char *text = screen_words (top);

  g_assert_null (strstr (text, words));
}

/* BUTTON, which has an underlined letter, is called by its label alone: its own text would be said too, underscore and all. */
void
screen_assert_called_once (GtkWidget *button)
{
  g_assert_true (GTK_IS_BUTTON (button) && gtk_button_get_use_underline (GTK_BUTTON (button)));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static void
painted (GdkFrameClock *clock, gboolean *done)
{
  *done = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Waits until WIDGET's window was laid out and painted once more. */
void
screen_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean done = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted), &done);

  gtk_widget_queue_draw (gtk_widget_get_mapped (widget) ? widget : GTK_WIDGET (gtk_widget_get_root (widget))); /* what is hidden is not drawn */
  screen_wait (is_set, &done);
  g_signal_handler_disconnect (clock, handler);
}

/* WIDGET as it paints itself now, over GROUND where that is given. */
static GdkTexture *
render (GtkWidget *widget, const GdkRGBA *ground)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GdkTexture *texture;

  screen_frame (widget);
  if (ground)
    gtk_snapshot_append_color (snapshot, ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  return texture;
}

/* What WIDGET paints, with nothing below it. */
GdkTexture *
screen_texture (GtkWidget *widget)
{
  return render (widget, NULL);
}

/* Paints WIDGET as it stands into a PNG of the folder $BATSON_PICTURES; without one, only paints. */
void
screen_picture (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("BATSON_PICTURES");
  g_autofree char *path = folder ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;
  BatsonRgb window = batson_palette_rgb (batson_theme_get (), BATSON_TOKEN_WINDOW);
  GdkRGBA ground = { (float) window.red, (float) window.green, (float) window.blue, 1 };
  g_autoptr (GdkTexture) texture = render (widget, &ground);

  if (path)
    g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* One of the example cases, "jane-sample.batson.json". */
BatsonCase *
screen_example (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BATSON_EXAMPLES"), name, NULL), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BatsonCase *kase;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  kase = batson_document_read (bytes, screen_origin (), NULL, &error);
  g_assert_no_error (error);
  return kase;
}
