/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagram of every example, and blank, on every canvas: nothing clipped, nothing upon another, every node named and reached, the same again. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "checks.h"
#include "common/language.h"
#include "diagram/diagrams.h"
#include "example.h"

typedef struct
{
  const char *name;
  double width, height, text;
  BatsonMedium medium;
} Canvas;

static const Canvas canvases[] = {
  { "usual", 1366, 661, 1, BATSON_MEDIUM_SCREEN },     { "large-screen", 2560, 1300, 1, BATSON_MEDIUM_SCREEN }, { "small-screen", 1024, 480, 1, BATSON_MEDIUM_SCREEN },
  { "narrow", 360, 600, 1, BATSON_MEDIUM_SCREEN },     { "large-text", 1366, 661, 2, BATSON_MEDIUM_SCREEN },    { "narrow-large-text", 360, 600, 2, BATSON_MEDIUM_SCREEN },
  { "landscape", 793.89, 470, 1, BATSON_MEDIUM_PRINT }, { "portrait", 547.28, 680, 1, BATSON_MEDIUM_PRINT },
};

static BatsonTextDirection direction = BATSON_TEXT_LTR;
static GPtrArray *cases; /* paths of all */

static void
check_same (BatsonScene *one, BatsonScene *other, const char *what)
{
  g_assert_cmpuint (batson_scene_n_elements (one), ==, batson_scene_n_elements (other));
  for (guint i = 0; i < batson_scene_n_elements (one); i++)
    if (!batson_element_same (batson_scene_element (one, i), batson_scene_element (other, i)))
      g_error ("%s: %s is another the second time", what, batson_scene_element (one, i)->id);
}

/* A reader of the table finds every row's element, and every row is whole. */
static void
check_table (BatsonScene *scene, const char *what)
{
  GPtrArray *rows = batson_scene_rows (scene);
  guint columns = batson_scene_columns (scene) ? g_strv_length ((char **) batson_scene_columns (scene)) : 0;

  if (columns == 0)
    g_error ("%s has no table", what);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = rows->pdata[i];
      g_assert_cmpuint (g_strv_length (row->cells), ==, columns);
      if (*row->element && batson_scene_find (scene, row->element) < 0)
        g_error ("%s: the table names %s, which is not there", what, row->element);
    }
}

static void
walk (const BatsonDiagramKind *kind, const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const char *name, gboolean compare)
{
  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    {
      const Canvas *c = &canvases[i];
      BatsonCanvas canvas = { c->width, c->height, c->text, direction, c->medium };
      BatsonDiagramSubject subject = batson_diagram_subject (assessment, lesion);
      g_autofree char *what = g_strdup_printf ("%s%s of %s, %s", kind->id, compare ? " compared" : "", name, c->name);
      g_autoptr (BatsonScene) scene = NULL, again = NULL;
      double width, height;

      subject.compare = compare;
      scene = kind->build (&subject, &canvas);
      again = kind->build (&subject, &canvas);
      batson_scene_size (scene, &width, &height);
      g_assert_cmpfloat (width, <=, c->width + 0.6);
      check_scene (scene, what);
      check_table (scene, what);
      check_same (scene, again, what);
    }
}

/* ---- Names ---- */

/* The words of nodes, "id: name", to the state they were spoken in. */
static void
note_names (GHashTable *states, BatsonScene *scene, const char *what)
{
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      g_autofree char *words = g_strdup_printf ("%s: %s", element->id, element->name);
      gpointer before;

      if (element->kind != BATSON_ELEMENT_NODE)
        continue;
      if (g_hash_table_lookup_extended (states, words, NULL, &before) && GPOINTER_TO_INT (before) != (int) element->state)
        g_error ("%s: \"%s\" is in another state than elsewhere and sounds the same", what, words);
      g_hash_table_insert (states, g_steal_pointer (&words), GINT_TO_POINTER (element->state));
    }
}

/* Over all examples and a blank sheet a node in another state has another name: one who hears knows what one who looks sees. */
static void
test_names (gconstpointer data)
{
  const BatsonDiagramKind *kind = data;
  const BatsonCanvas canvas = { 1366, 661, 1, direction, BATSON_MEDIUM_SCREEN };
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= cases->len; i++)
    {
      const char *path = i < cases->len ? cases->pdata[i] : NULL;
      g_autoptr (BatsonAssessment) assessment = example_assess (path);
      guint n = assessment ? assessment->lesions->len : 0;

      for (guint l = 0; l < MAX (n, 1); l++)
        {
          BatsonDiagramSubject subject = batson_diagram_subject (assessment, n ? assessment->lesions->pdata[l] : NULL);
          g_autoptr (BatsonScene) scene = kind->build (&subject, &canvas);
          note_names (states, scene, path ? path : "blank");
        }
    }
}

/* No cell of a table begins or ends with what separates two clauses. */
static void
test_cells (void)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (BatsonAssessment) assessment = example_assess (cases->pdata[i]);
      BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);

      for (guint k = 0; k < n; k++)
        {
          g_autoptr (BatsonScene) scene = kinds[k].build (&subject, &canvas);
          GPtrArray *rows = batson_scene_rows (scene);

          for (guint r = 0; r < rows->len; r++)
            for (char **cell = (char **) ((BatsonSceneRow *) rows->pdata[r])->cells; *cell; cell++)
              if (g_str_has_prefix (*cell, ";") || g_str_has_suffix (*cell, "; "))
                g_error ("%s, %s: \"%s\"", (char *) cases->pdata[i], kinds[k].id, *cell);
        }
    }
}

/* A benchmark was not measured on a day nor reviewed by anyone: its source stands in a column of its own. */
static void
test_benchmarks (void)
{
  g_autoptr (BatsonAssessment) assessment = example_assess (cases->pdata[0]);
  BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (BatsonScene) scene = batson_diagram_kind ("outcomes")->build (&subject, &canvas);
  const char *const *columns = batson_scene_columns (scene);
  GPtrArray *rows = batson_scene_rows (scene);
  const BatsonSceneRow *last = rows->pdata[rows->len - 1];

  g_assert_cmpuint (g_strv_length ((char **) columns), ==, 5);
  g_assert_cmpstr (columns[0], ==, _ ("What"));
  g_assert_cmpstr (columns[3], ==, _ ("Reviewed"));
  g_assert_cmpstr (columns[4], ==, _ ("Source"));
  g_assert_cmpstr (last->cells[3], ==, "");
  g_assert_cmpstr (last->cells[4], !=, "");
}

/* Where little was recorded the few charts of the outcomes use the window all the same. */
static void
test_few_charts (void)
{
  const BatsonCanvas canvas = { 1366, 661, 1, direction, BATSON_MEDIUM_SCREEN };
  const BatsonDiagramKind *kind = batson_diagram_kind ("outcomes");
  guint seen = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (BatsonAssessment) assessment = example_assess (cases->pdata[i]);
      BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);
      g_autoptr (BatsonScene) scene = kind->build (&subject, &canvas);
      int today = batson_scene_find (scene, "today");
      BatsonRect box = today < 0 ? (BatsonRect) { 0 } : batson_scene_element (scene, (guint) today)->bounds;

      if (today < 0)
        continue;
      seen++;
      if (box.y + box.height < 0.85 * canvas.height)
        g_error ("%s: the charts end at %.0f", (char *) cases->pdata[i], box.y + box.height);
    }
  g_assert_cmpuint (seen, >, 3);
}

typedef struct
{
  const BatsonDiagramKind *kind;
  char *path; /* NULL: blank */
} Case;

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (BatsonAssessment) assessment = example_assess (c->path);
  g_autofree char *name = c->path ? g_path_get_basename (c->path) : g_strdup ("nobody");

  for (int compare = 0; compare <= g_str_equal (c->kind->id, "noms"); compare++)
    if (assessment == NULL || !c->kind->of_lesion || assessment->lesions->len == 0)
      walk (c->kind, assessment, NULL, name, compare);
    else
      for (guint i = 0; i < assessment->lesions->len; i++)
        walk (c->kind, assessment, assessment->lesions->pdata[i], name, compare);
}

static void
free_case (gpointer data)
{
  Case *c = data;

  g_free (c->path);
  g_free (c);
}

static void
add (const BatsonDiagramKind *kind, const char *language, const char *name, char *path)
{
  Case *c = g_new0 (Case, 1);
  g_autofree char *test = g_strdup_printf ("/diagrams/%s/%s/%s", kind->id, language, name);

  *c = (Case) { kind, path };
  g_test_add_data_func_full (test, c, test_case, free_case);
}

/* argv[1]: the language, argv[2..]: folders of cases. */
int
main (int argc, char *argv[])
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  const char *language;
  int code;

  g_test_init (&argc, &argv, NULL);
  language = argv[1];
  test_language (g_str_equal (language, "long") ? TEST_LANGUAGE_LONG : g_str_equal (language, "mirrored") ? TEST_LANGUAGE_RTL : "C.UTF-8");
  direction = g_str_equal (language, "mirrored") ? BATSON_TEXT_RTL : BATSON_TEXT_LTR;
  cases = g_ptr_array_new_with_free_func (g_free);
  for (int i = 2; i < argc; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (argv[i], 0, NULL);
      const char *name;
      while (dir && (name = g_dir_read_name (dir)))
        if (g_str_has_suffix (name, ".batson.json"))
          g_ptr_array_add (cases, g_build_filename (argv[i], name, NULL));
    }
  g_test_add_func ("/diagrams/cells begin with words", test_cells);
  g_test_add_func ("/diagrams/benchmarks have their own column", test_benchmarks);
  g_test_add_func ("/diagrams/few charts use the window", test_few_charts);
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *names = g_strdup_printf ("/diagrams/%s/%s/a name says the state", kinds[k].id, language);
      g_test_add_data_func (names, &kinds[k], test_names);
      add (&kinds[k], language, "blank", NULL);
      for (guint i = 0; i < cases->len; i++)
        {
          g_autofree char *name = g_path_get_basename (cases->pdata[i]);
          add (&kinds[k], language, name, g_strdup (cases->pdata[i]));
        }
    }
  code = g_test_run ();
  g_ptr_array_unref (cases);
  return code;
}
