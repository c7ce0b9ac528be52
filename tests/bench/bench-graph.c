/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-graph FILE: the NOMS diagram of a case as a graph for Graphviz: its nodes with their words in our font, and as many edges. */
#include "bench.h"
#include "diagram/diagrams.h"

#include <stdio.h>

static void
append_words (GString *label, const BatsonElement *element)
{
  for (guint i = 0; i < element->draws->len; i++)
    {
      const BatsonDraw *draw = element->draws->pdata[i];

      if (draw->kind == BATSON_DRAW_TEXT)
        g_string_append_printf (label, "%s%s", label->len ? "\\n" : "", pango_layout_get_text (draw->text.layout));
    }
}

static char *
graph_of (BatsonScene *scene)
{
  GString *graph = g_string_new ("digraph {\nnode [shape=box, style=rounded, fontname=\"Cantarell\", fontsize=9];\n");
  guint nodes = 0, edges = 0;

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      g_autoptr (GString) label = g_string_new (NULL);

      append_words (label, element);
      g_string_replace (label, "\"", "\\\"", 0);
      if (element->kind == BATSON_ELEMENT_EDGE)
        edges++;
      if (element->kind == BATSON_ELEMENT_NODE || label->len)
        g_string_append_printf (graph, "n%u [label=\"%s\"];\n", nodes++, label->str);
    }
  for (guint i = 1; i <= MAX (edges, nodes - 1); i++)
    g_string_append_printf (graph, "n%u -> n%u;\n", (i - 1) / 2 % nodes, i % nodes);
  g_string_append (graph, "}\n");
  return g_string_free (graph, FALSE);
}

int
main (int argc, char *argv[])
{
  BatsonSettings settings = { .protocol = BATSON_PROTOCOL_REVIEW, .at = G_GINT64_CONSTANT (1781612400) };
  BatsonCanvas canvas = { .width = 780, .text_scale = 1, .direction = BATSON_TEXT_LTR, .medium = BATSON_MEDIUM_PRINT };
  const BatsonDiagramKind *kind = batson_diagram_kind ("noms");
  g_autoptr (BatsonAssessment) assessment = NULL;
  g_autoptr (BatsonCase) document = NULL;
  g_autoptr (BatsonScene) scene = NULL;
  g_autofree char *graph = NULL;
  BatsonDiagramSubject subject;

  if (argc != 2)
    g_error ("bench-graph FILE");
  document = bench_read (argv[1]);
  assessment = batson_assess (batson_case_get_root (document), &settings);
  subject = batson_diagram_subject (assessment, NULL);
  scene = kind->build (&subject, &canvas);
  graph = graph_of (scene);
  fputs (graph, stdout); /* as it is, whatever the locale */
  return 0;
}
