/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams in a window of the test's own process. */
#include "app/screen-diagram.h"

#include "app/view-diagram.h"
#include "case/document.h"

/** What DIAGRAM shows after the next frame. Borrowed; NULL where it shows nothing yet. */
BatsonScene *
screen_scene (BatsonDiagram *diagram)
{
  screen_frame (GTK_WIDGET (diagram));
  screen_settle ();
  return batson_diagram_get_scene (diagram);
}

/** The element ID that DIAGRAM shows after the next frame. Borrowed until the scene changes; NULL where there is none. */
const BatsonElement *
screen_node (BatsonDiagram *diagram, const char *id)
{
  BatsonScene *scene = screen_scene (diagram);
  int at = scene ? batson_scene_find (scene, id) : -1;

  return at < 0 ? NULL : batson_scene_element (scene, (guint) at);
}

/** The keyboard goes to the node ID, which must be there, and Return is pressed. */
void
screen_enter (BatsonDiagram *diagram, const char *id)
{
  if (screen_node (diagram, id) == NULL)
    g_error ("no node %s", id);
  g_assert_true (batson_diagram_focus_node (diagram, id));
  screen_key (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (diagram))), "Return");
  screen_settle ();
}

/** A session of THE_CASE, which is consumed, as if just opened: nothing can be undone. Owned by the caller. */
BatsonSession *
screen_session (BatsonCase *the_case)
{
  g_autoptr (BatsonCase) first = the_case;
  g_autoptr (GBytes) bytes = batson_document_write (first, NULL, NULL);

  return batson_session_new (batson_document_read (bytes, screen_origin (), NULL, NULL));
}

typedef struct
{
  BatsonWindow *window;
  GType type;
  BatsonDiagram *diagram;
} Awaited;

static gboolean
is_there (gpointer data)
{
  Awaited *awaited = data;
  GtkWidget *view = screen_find (GTK_WIDGET (awaited->window), awaited->type, NULL);

  awaited->diagram = view ? batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (view)) : NULL;
  return awaited->diagram && batson_diagram_get_scene (awaited->diagram);
}

/** The program's window with SESSION at VIEW, a diagram view of TYPE, once that shows its scene; DIAGRAM is set to it, borrowed. Close with screen_window_close. */
BatsonWindow *
screen_window (GtkApplication *application, BatsonSession *session, const char *view, GType type, BatsonDiagram **diagram)
{
  Awaited awaited = { batson_window_new (application), type, NULL };

  batson_window_set_session (awaited.window, session);
  batson_window_go_to_view (awaited.window, view);
  gtk_window_set_default_size (GTK_WINDOW (awaited.window), 1366, 768);
  screen_present (GTK_WINDOW (awaited.window));
  screen_wait (is_there, &awaited);
  *diagram = awaited.diagram;
  return awaited.window;
}

/** The view that WINDOW shows. Borrowed. */
GtkWidget *
screen_view (BatsonWindow *window)
{
  GtkWidget *any = screen_find (GTK_WIDGET (window), BATSON_TYPE_VIEW, NULL);

  return gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_ancestor (any, GTK_TYPE_STACK)));
}

/** Closes WINDOW and throws SESSION away, unsaved; its reference is released. */
void
screen_window_close (BatsonWindow *window, BatsonSession *session)
{
  batson_session_discard (session);
  batson_window_set_session (window, NULL);
  screen_close (GTK_WINDOW (window));
  g_object_unref (session);
}
