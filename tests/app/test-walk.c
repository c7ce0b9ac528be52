/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk in its window: keys and buttons go from step to step, the step is in the light, answers that are missing are said, and nobody is named. */
#include <string.h>

#include "app/screen.h"
#include "app/walk-window.h"
#include "case/document.h"
#include "framework/words.h"

typedef struct
{
  BatsonSession *session;
  GtkWindow *window;
  BatsonWalkWindow *walk;
} Fixture;

static gboolean
has_scene (gpointer data)
{
  Fixture *f = data;

  return gtk_widget_get_mapped (GTK_WIDGET (f->window)) && gtk_window_is_active (f->window) &&
         batson_diagram_get_scene (batson_projection_get_diagram (batson_walk_window_get_projection (f->walk))) != NULL;
}

static void
begin (Fixture *f, BatsonCase *the_case)
{
  f->session = batson_session_new (the_case);
  f->walk = BATSON_WALK_WINDOW (batson_walk_window_new (NULL, f->session));
  f->window = GTK_WINDOW (f->walk);
  gtk_window_set_default_size (f->window, 1366, 768);
  gtk_window_present (f->window);
  screen_wait (has_scene, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  begin (f, screen_example ("clara-muster.batson.json"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    screen_close (f->window);
  g_object_unref (f->session);
}

static const BatsonWalkStep *
step (Fixture *f)
{
  return batson_walk_window_get_step (f->walk);
}

typedef struct
{
  Fixture *f;
  const char *id;
} Wanted;

static gboolean
is_at (gpointer data)
{
  Wanted *wanted = data;

  return g_str_equal (step (wanted->f)->id, wanted->id);
}

static void
key_leads (Fixture *f, const char *key, const char *id)
{
  Wanted wanted = { f, id };

  screen_send_key (key);
  screen_wait (is_at, &wanted);
}

static gboolean
reads (Fixture *f, const char *text)
{
  return screen_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text) != NULL;
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  static const char *const forward[] = { "Next", "space", "Right" }, *const back[] = { "Prior", "BackSpace", "Left" };

  g_assert_cmpstr (step (f)->id, ==, "ref-1");
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++)
    {
      key_leads (f, forward[i], "ref-2");
      key_leads (f, back[i], "ref-1");
    }
  key_leads (f, "End", "row");
  g_assert_true (reads (f, "Step 21 of 21"));
  key_leads (f, "Prior", "s");
  key_leads (f, "Prior", "m");
  key_leads (f, "Prior", "sins-posterolateral");
  key_leads (f, "Home", "ref-1");
}

/* The button or menu called NAME: by its tooltip, else by its label. */
static GtkWidget *
find_named (GtkWidget *top, const char *name)
{
  const char *tip = gtk_widget_get_tooltip_text (top);

  if ((GTK_IS_BUTTON (top) || GTK_IS_DROP_DOWN (top)) && g_strcmp0 (tip ? tip : GTK_IS_BUTTON (top) ? gtk_button_get_label (GTK_BUTTON (top)) : NULL, name) == 0)
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = find_named (w, name);
      if (found)
        return found;
    }
  return NULL;
}

/* By keyboard alone: Tab comes to every button and menu and back to where it began, and the focused ones do what they say. */
static void
test_whole_by_keyboard (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "First step", "Back", "Next", "Last step", "Pen", "Lesion", "Protocol", "Referral", "Neurological", "Oncological", "Mechanical", "Systemic", "Outcome" };
  static const char *const parts[] = { "sins-pain", "sins-bone", "sins-alignment", "sins-collapse", "sins-posterolateral", "m", "s", "row" };
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  GtkWidget *from, *focus;

  key_leads (f, "Right", "ref-2"); /* now nothing is insensitive */
  from = focus = screen_focus (f->window);
  for (guint i = 0; i < 300 && (i == 0 || focus != from); i++)
    {
      for (GtkWidget *w = focus; w; w = gtk_widget_get_parent (w))
        g_hash_table_add (reached, w);
      screen_send_key ("Tab");
      screen_settle ();
      screen_frame (GTK_WIDGET (f->window));
      focus = screen_focus (f->window);
    }
  g_assert_true (focus == from);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *named = find_named (GTK_WIDGET (f->window), names[i]);
      if (named == NULL || !g_hash_table_contains (reached, named))
        g_error ("%s is not reached by Tab", names[i]);
    }
  gtk_widget_grab_focus (find_named (GTK_WIDGET (f->window), "Oncological"));
  key_leads (f, "space", "o");
  gtk_widget_grab_focus (find_named (GTK_WIDGET (f->window), "Next"));
  key_leads (f, "Return", "sins-location");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    key_leads (f, "Return", parts[i]);
}

/* Each step is in the light of a diagram that shows it, and its card says what the walk says. */
static void
test_every_step (Fixture *f, gconstpointer data)
{
  GtkWidget *next = screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Next");
  guint n = 0;

  gtk_test_accessible_assert_property (next, GTK_ACCESSIBLE_PROPERTY_LABEL, "Next");
  for (gboolean more = TRUE; more; n++)
    {
      BatsonProjection *projection = batson_walk_window_get_projection (f->walk);
      screen_frame (GTK_WIDGET (f->window));
      screen_settle ();
      g_assert_cmpstr (batson_projection_get_kind (projection)->id, ==, step (f)->diagram);
      if (!batson_projection_is_lit (projection, step (f)->nodes[0]))
        g_error ("%s: %s is not in the light", step (f)->id, step (f)->nodes[0]);
      {
        g_autofree char *source = batson_words_source (batson_rule (step (f)->why.rule)->source);
        g_assert_true (reads (f, source));
      }
      more = gtk_widget_is_sensitive (next);
      if (more)
        g_signal_emit_by_name (next, "clicked");
    }
  g_assert_cmpuint (n, ==, 21);
  g_assert_cmpstr (step (f)->id, ==, "row");
  batson_walk_window_go_to (f->walk, "n");
  screen_frame (GTK_WIDGET (f->window));
  screen_settle ();
  screen_picture (GTK_WIDGET (f->window), "walk");
  g_assert_true (batson_projection_is_lit (batson_walk_window_get_projection (f->walk), "n-low")); /* the answer beside the question */
  g_assert_false (batson_projection_is_lit (batson_walk_window_get_projection (f->walk), "n-high"));
  g_assert_true (reads (f, "This rules out NOMS-1, NOMS-2, NOMS-3. It leaves NOMS-4, NOMS-5, NOMS-6, NOMS-7, NOMS-8, NOMS-10, NOMS-9, NOMS-11, NOMS-12."));
}

/* The way to the answer of a step is seen with it, and no further; the row's is all of it. The tree is seen whole, its text no smaller than all else. */
static void
test_way (Fixture *f, gconstpointer data)
{
  static const char *const way[] = { "start", "start-lines-1", "n-low", "n-low-lines-1", "o-2-sensitive", "m-2-indeterminate", "noms-5-s", "line-4" };
  BatsonProjection *projection = batson_walk_window_get_projection (f->walk);
  BatsonDiagram *diagram = batson_projection_get_diagram (projection);
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (diagram));

  batson_walk_window_go_to (f->walk, "n");
  screen_frame (GTK_WIDGET (f->window));
  screen_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (batson_projection_is_on_way (projection, way[i]) == (i < 2));
  batson_walk_window_go_to (f->walk, "row");
  screen_frame (GTK_WIDGET (f->window));
  screen_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    if (!batson_projection_is_on_way (projection, way[i]))
      g_error ("%s is not on the way", way[i]);
  g_assert_false (batson_projection_is_on_way (projection, "n-high"));
  g_assert_false (batson_projection_is_on_way (projection, "line-3"));
  g_assert_false (batson_projection_is_on_way (projection, "head-s"));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), <=, gtk_adjustment_get_page_size (down));
  g_assert_cmpfloat (batson_scene_canvas (batson_diagram_get_scene (diagram))->text_scale, >=, 1);
}

/* F1 opens the help at the page about it. */
static void
test_help (Fixture *f, gconstpointer data)
{
  screen_check_help (GTK_WINDOW (f->window), "teach");
}

/* Dark or in high contrast it looks as the style says: the window tells which. */
static void
test_theme (Fixture *f, gconstpointer data)
{
  screen_frame (GTK_WIDGET (f->window));
  screen_settle ();
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (f->window), "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->window), "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (f->window), "dark"));
}

/* An answer given or taken away while the walk is open: it goes on at the same step. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_assessment (f->session)->lesions->len ? batson_session_get_lesion (f->session) : NULL;
  BatsonRecord *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, batson_record_length (lesion, BATSON_LESION_FINDINGS) - 1);
  BatsonValue blank = { .state = BATSON_VALUE_BLANK };

  batson_walk_window_go_to (f->walk, "n");
  g_assert_false (reads (f, "What each answer would lead to"));
  batson_case_set (batson_session_get_case (f->session), finding, BATSON_FINDING_GRADE, &blank);
  screen_settle ();
  g_assert_cmpstr (step (f)->id, ==, "n");
  g_assert_true (step (f)->open);
  g_assert_true (reads (f, "What is missing"));
  g_assert_true (reads (f, "What each answer would lead to"));
  g_assert_true (reads (f, "High grade: Separation surgery + SBRT (NOMS-1)"));
  g_assert_true (reads (f, "Low grade: Radiation alone (NOMS-5)"));
}

static void
test_original (Fixture *f, gconstpointer data)
{
  batson_walk_window_go_to (f->walk, "o");
  batson_session_set_protocol (f->session, BATSON_PROTOCOL_LAUFER);
  screen_settle ();
  g_assert_cmpstr (step (f)->id, ==, "o");
  g_assert_true (reads (f, "Radiosensitive"));
  g_assert_true (reads (f, "Laufer 2013"));
}

/* A case without anything: every step, and all that is missing. */
static void
test_nothing (void)
{
  Fixture f = { 0 };

  begin (&f, screen_case ());
  key_leads (&f, "End", "row");
  g_assert_true (step (&f)->open);
  batson_walk_window_go_to (f.walk, "n");
  screen_frame (GTK_WIDGET (f.window));
  g_assert_true (reads (&f, "Not known: no lesion is entered."));
  g_assert_true (reads (&f, "What each answer would lead to"));
  tear_down (&f, NULL);
}

static void
check_names (GtkWidget *widget, const char *const *secrets)
{
  const char *tip = gtk_widget_get_tooltip_text (widget), *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (guint i = 0; secrets[i]; i++)
    {
      g_assert_true (tip == NULL || strstr (tip, secrets[i]) == NULL);
      g_assert_true (text == NULL || strstr (text, secrets[i]) == NULL);
    }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    check_names (w, secrets);
}

static gboolean
is_closed (gpointer data)
{
  return *(GtkWindow **) data == NULL;
}

/* Neither the patient nor who entered the answers; and the case is as it was. */
static void
test_nobodys_name (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = batson_document_record_bytes (batson_session_get_case (f->session)), after = NULL;
  BatsonRecord *patient = batson_record_child (batson_session_get_root (f->session), BATSON_CASE_PATIENT);
  const char *secrets[] = { batson_record_text (patient, BATSON_PATIENT_NAME), batson_record_text (patient, BATSON_PATIENT_NUMBER), "Muster", NULL };

  g_assert_cmpstr (secrets[0], !=, "");
  for (const char *id = ""; !g_str_equal (id, "row");)
    {
      id = step (f)->id;
      check_names (GTK_WIDGET (f->window), secrets);
      g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Next"), "clicked");
    }
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  screen_send_key ("Escape");
  screen_wait (is_closed, &f->window);
  after = batson_document_record_bytes (batson_session_get_case (f->session));
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

/* Whatever the example, the lesion and the protocol: each step is about an element that is there. */
static void
test_nodes (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("BATSON_EXAMPLES"), 0, NULL);
  const BatsonCanvas canvas = { 1366, 700, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    {
      g_autoptr (BatsonSession) session = g_str_has_suffix (name, ".batson.json") ? batson_session_new (screen_example (name)) : NULL;
      BatsonAssessment *a = session ? (BatsonAssessment *) batson_session_get_assessment (session) : NULL;

      for (guint l = 0; a && l < a->lesions->len * BATSON_N_PROTOCOLS; l++)
        {
          BatsonDiagramSubject subject = batson_diagram_subject (a, a->lesions->pdata[l / BATSON_N_PROTOCOLS]);
          g_autoptr (BatsonWalk) walk = batson_walk_new (a, subject.lesion, l % BATSON_N_PROTOCOLS);
          g_autoptr (BatsonScene) scene = NULL;
          const char *shown = NULL; /* the diagram of SCENE */
          subject.protocol = walk->protocol->id;
          for (guint i = 0; i < walk->steps->len; i++, n++)
            {
              const BatsonWalkStep *s = batson_walk_step (walk, i);
              if (g_strcmp0 (shown, s->diagram) != 0)
                {
                  g_clear_pointer (&scene, batson_scene_unref);
                  scene = batson_diagram_kind (shown = s->diagram)->build (&subject, &canvas);
                }
              if (batson_scene_find (scene, s->nodes[0]) < 0)
                g_error ("%s: %s has no %s", name, s->id, s->nodes[0]);
            }
        }
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add ("/walk/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/walk/whole-by-keyboard", Fixture, NULL, set_up, test_whole_by_keyboard, tear_down);
  g_test_add ("/walk/every-step", Fixture, NULL, set_up, test_every_step, tear_down);
  g_test_add ("/walk/way", Fixture, NULL, set_up, test_way, tear_down);
  g_test_add ("/walk/help", Fixture, NULL, set_up, test_help, tear_down);
  g_test_add ("/walk/missing-answer", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/walk/theme", Fixture, NULL, set_up, test_theme, tear_down);
  g_test_add ("/walk/original", Fixture, NULL, set_up, test_original, tear_down);
  g_test_add_func ("/walk/nothing", test_nothing);
  g_test_add ("/walk/nobodys-name", Fixture, NULL, set_up, test_nobodys_name, tear_down);
  g_test_add_func ("/walk/nodes", test_nodes);
  return g_test_run ();
}
