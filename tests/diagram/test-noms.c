/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the NOMS diagram: states, words, keys. */
#include <string.h>

#include "checks.h"
#include "noms-views.h"
#include "diagram/noms.h"

static const BatsonCanvas screen = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

static const BatsonElement *
element (BatsonScene *scene, const char *id)
{
  int index = batson_scene_find (scene, id);

  if (index < 0)
    g_error ("no element %s", id);
  return batson_scene_element (scene, index);
}

static BatsonState
state_of (BatsonScene *scene, const char *id)
{
  return element (scene, id)->state;
}

/* ---- States ---- */

static void
test_path (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_INDETERMINATE, BATSON_S_FIT);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);
  static const char *const path[] = { "start", "n-low", "o-2-sensitive", "m-2-indeterminate", "noms-5-s", "noms-5" };
  guint n;
  const guint *order = batson_scene_order (scene, &n);

  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    g_assert_cmpint (state_of (scene, path[i]), ==, BATSON_STATE_CHOSEN);
  for (guint i = 0; i < n; i++)
    {
      const BatsonElement *node = batson_scene_element (scene, order[i]);

      if (!g_strv_contains (path, node->id) && !g_str_has_prefix (node->id, "head-"))
        g_assert_cmpint (node->state, ==, BATSON_STATE_OUT);
    }
  g_assert_nonnull (strstr (element (scene, "noms-5")->name, "Radiation alone"));
  g_assert_nonnull (strstr (element (scene, "noms-5")->name, "on the path"));
  g_assert_nonnull (strstr (element (scene, "noms-6")->name, "ruled out"));
}

static void
test_possible (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, BATSON_S_FIT);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);

  g_assert_cmpint (state_of (scene, "n-high"), ==, BATSON_STATE_CHOSEN);
  g_assert_cmpint (state_of (scene, "o-1-either"), ==, BATSON_STATE_CHOSEN);
  g_assert_cmpint (state_of (scene, "m-1-not-unstable"), ==, BATSON_STATE_POSSIBLE);
  g_assert_cmpint (state_of (scene, "m-1-unstable"), ==, BATSON_STATE_POSSIBLE);
  g_assert_cmpint (state_of (scene, "noms-1"), ==, BATSON_STATE_POSSIBLE);
  g_assert_cmpint (state_of (scene, "noms-2"), ==, BATSON_STATE_POSSIBLE);
  g_assert_cmpint (state_of (scene, "noms-3"), ==, BATSON_STATE_OUT);
  g_assert_cmpint (state_of (scene, "noms-4"), ==, BATSON_STATE_OUT);
}

static void
test_nothing_answered (void)
{
  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      g_autoptr (BatsonNomsView) view = batson_noms_view_blank (batson_protocol (p));
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);
      guint n;
      const guint *order = batson_scene_order (scene, &n);

      for (guint i = 0; i < n; i++)
        if (!g_str_equal (batson_scene_element (scene, order[i])->id, "start"))
          g_assert_cmpint (batson_scene_element (scene, order[i])->state, ==, BATSON_STATE_OPEN);
    }
}

/* In both protocols a leaf is alive if and only if its row can be reached, and a row
 * that is alone has a path to it. */
static void
test_leaves_follow_the_rows (void)
{
  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    for (guint set = 0; set < 4 * 4 * 8 * 8; set++)
      {
        guint n = set & 3, o = set >> 2 & 3, m = set >> 4 & 7, s = set >> 7 & 7;
        const BatsonProtocol *protocol = batson_protocol (p);
        g_autoptr (BatsonNomsView) view = NULL;
        g_autoptr (BatsonScene) scene = NULL;
        guint chosen = 0;

        gboolean full = (n & (n - 1)) == 0 && (o & (o - 1)) == 0 && (m & (m - 1)) == 0 && (s & (s - 1)) == 0;

        /* Every full set, and of the partial ones one in eleven. */
        if (n == 0 || o == 0 || m == 0 || s == 0 || (!full && set % 11 != 0))
          continue;
        view = noms_view_of (protocol, n, o, m, s);
        scene = batson_noms_scene (view, &screen);
        for (guint row = 0; row < protocol->n_rows; row++)
          {
            g_autofree char *id = g_ascii_strdown (view->row[row].rule, -1);
            BatsonState state = state_of (scene, id);

            g_assert_true ((state != BATSON_STATE_OUT) == ((view->rows >> row & 1) != 0));
            chosen += state == BATSON_STATE_CHOSEN;
          }
        g_assert_cmpuint (chosen, <=, 1);
      }
}

static void
test_history (void)
{
  g_autoptr (BatsonNomsView) view = batson_noms_view_blank (batson_protocol (BATSON_PROTOCOL_REVIEW));
  g_autoptr (BatsonScene) scene = NULL;

  view->none = TRUE;
  view->rows = 0;
  view->history_rows = 2;
  batson_noms_view_add_mark (view, BATSON_MARK_HISTORY, 2, "", "done 8 Nov 2024");
  scene = batson_noms_scene (view, &screen);
  g_assert_cmpint (state_of (scene, "noms-2"), ==, BATSON_STATE_HISTORY);
  g_assert_cmpint (state_of (scene, "m-1-unstable"), ==, BATSON_STATE_HISTORY);
  g_assert_cmpint (state_of (scene, "n-high"), ==, BATSON_STATE_HISTORY);
  g_assert_cmpint (state_of (scene, "noms-1"), ==, BATSON_STATE_OUT);
  g_assert_nonnull (strstr (element (scene, "noms-2")->detail, "done 8 Nov 2024"));
  check_scene (scene, "history");
}

static void
test_urgency_follows_stability (void)
{
  g_autoptr (BatsonNomsView) open = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_ANY, BATSON_S_POOR);
  g_autoptr (BatsonNomsView) stable = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_POOR);
  g_autoptr (BatsonNomsView) unstable = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_POOR);
  g_autoptr (BatsonNomsView) raised = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_POOR);
  const guint row = 6;

  g_assert_cmpstr (open->row[row].rule, ==, "NOMS-7");
  g_assert_cmpuint (open->row[row].colours, ==, BATSON_GREEN_BIT | BATSON_ORANGE_BIT);
  g_assert_cmpuint (stable->row[row].colours, ==, BATSON_GREEN_BIT);
  g_assert_cmpuint (unstable->row[row].colours, ==, BATSON_ORANGE_BIT);
  batson_noms_view_set_answers (raised, stable->answers, stable->rows, BATSON_ORANGE_BIT);
  g_assert_cmpuint (raised->row[row].colours, ==, BATSON_ORANGE_BIT);
}

static void
test_every_row_says_its_rule_and_basis (void)
{
  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      g_autoptr (BatsonNomsView) view = batson_noms_view_blank (batson_protocol (p));
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);

      for (guint row = 0; row < view->protocol->n_rows; row++)
        {
          g_autofree char *id = g_ascii_strdown (view->row[row].rule, -1);
          g_autofree char *wanted = g_strdup_printf ("%s · %s", view->row[row].rule, view->row[row].basis);
          const BatsonElement *leaf = element (scene, id);
          gboolean found = FALSE;

          for (guint i = 0; i < leaf->draws->len; i++)
            {
              const BatsonDraw *draw = g_ptr_array_index (leaf->draws, i);

              found = found || (draw->kind == BATSON_DRAW_TEXT && g_str_equal (pango_layout_get_text (draw->text.layout), wanted));
            }
          g_assert_true (found);
          g_assert_cmpstr (leaf->action, ==, "why");
          g_assert_cmpstr (leaf->target, ==, view->row[row].rule);
        }
    }
}

static void
test_table (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);
  GPtrArray *rows = batson_scene_rows (scene);

  g_assert_cmpuint (rows->len, ==, 12);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (batson_scene_find (scene, row->element), >=, 0);
      g_assert_cmpuint (g_strv_length (row->cells), ==, g_strv_length ((char **) batson_scene_columns (scene)));
      g_assert_cmpstr (row->cells[0], ==, view->row[i].rule);
    }
}

static void
test_arrow_keys (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT);
  BatsonCanvas rtl = screen;
  static const struct {
    const char *from, *to;
    BatsonTowards towards;
  } steps[] = {
    { "start", "n-high", BATSON_TOWARDS_RIGHT }, { "n-high", "n-low", BATSON_TOWARDS_DOWN }, { "n-low", "start", BATSON_TOWARDS_LEFT },
    { "n-low", "o-2-sensitive", BATSON_TOWARDS_RIGHT }, { "o-2-sensitive", "m-2-stable", BATSON_TOWARDS_RIGHT },
    { "m-2-stable", "noms-4-s", BATSON_TOWARDS_RIGHT }, { "noms-4-s", "noms-4", BATSON_TOWARDS_RIGHT },
    { "noms-4", "noms-5", BATSON_TOWARDS_DOWN }, { "noms-4", "noms-3", BATSON_TOWARDS_UP }, { "noms-4", "noms-4-s", BATSON_TOWARDS_LEFT },
    { "head-n", "head-o", BATSON_TOWARDS_RIGHT }, { "head-n", "start", BATSON_TOWARDS_DOWN },
  };

  rtl.direction = BATSON_TEXT_RTL;
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, mirrored ? &rtl : &screen);

      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          BatsonTowards towards = steps[i].towards;

          if (mirrored && towards <= BATSON_TOWARDS_RIGHT)
            towards = towards == BATSON_TOWARDS_LEFT ? BATSON_TOWARDS_RIGHT : BATSON_TOWARDS_LEFT;
          g_assert_cmpint (element (scene, steps[i].from)->towards[towards], ==, batson_scene_find (scene, steps[i].to));
        }
    }
}

/* Whatever is answered, a canvas has the same elements in the same groups, so that widgets stay and only what
 * differs is painted. */
static void
test_a_change_changes_little (void)
{
  g_autoptr (BatsonNomsView) before = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT);
  static const guint others[][4] = { { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT },
                                     { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_POOR },
                                     { BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY },
                                     { BATSON_N_ANY, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY } };
  g_autoptr (BatsonScene) one = batson_noms_scene (before, &screen);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BatsonNomsView) after = noms_review_of (others[i][0], others[i][1], others[i][2], others[i][3]);
      g_autoptr (BatsonScene) other = batson_noms_scene (after, &screen);
      guint changed = 0;

      g_assert_cmpuint (batson_scene_n_elements (one), ==, batson_scene_n_elements (other));
      g_assert_cmpuint (batson_scene_n_groups (one), ==, batson_scene_n_groups (other));
      for (guint k = 0; k < batson_scene_n_elements (one); k++)
        {
          const BatsonElement *a = batson_scene_element (one, k), *b = batson_scene_element (other, k);

          g_assert_cmpstr (a->id, ==, b->id);
          g_assert_cmpuint (a->group, ==, b->group);
          changed += !batson_element_same (a, b);
        }
      g_assert_true ((changed == 0) == (i == 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/noms/path", test_path);
  g_test_add_func ("/diagram/noms/possible", test_possible);
  g_test_add_func ("/diagram/noms/nothing-answered", test_nothing_answered);
  g_test_add_func ("/diagram/noms/leaves-follow-the-rows", test_leaves_follow_the_rows);
  g_test_add_func ("/diagram/noms/history", test_history);
  g_test_add_func ("/diagram/noms/urgency-follows-stability", test_urgency_follows_stability);
  g_test_add_func ("/diagram/noms/rule-and-basis-on-every-row", test_every_row_says_its_rule_and_basis);
  g_test_add_func ("/diagram/noms/table", test_table);
  g_test_add_func ("/diagram/noms/arrow-keys", test_arrow_keys);
  g_test_add_func ("/diagram/noms/a-change-changes-little", test_a_change_changes_little);
  return g_test_run ();
}
