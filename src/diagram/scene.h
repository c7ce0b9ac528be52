/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene: what a diagram shows, as elements with a place, a state, a meaning and their drawing. */
#pragma once

#include "diagram/icons.h"
#include "diagram/palette.h"
#include "diagram/path.h"
#include "diagram/text.h"

G_BEGIN_DECLS

typedef enum {
  BATSON_MEDIUM_SCREEN, /* units are px at 96 dpi */
  BATSON_MEDIUM_PRINT   /* units are pt; black on white */
} BatsonMedium;

/* What a builder draws for. */
typedef struct {
  double width;      /* units; the scene is never wider */
  double height;     /* units to fill where that helps, 0: as high as needed; a scene may be higher */
  double text_scale; /* 1 is the usual size, 2 is 200 % */
  BatsonTextDirection direction;
  BatsonMedium medium;
} BatsonCanvas;

typedef enum {
  BATSON_ELEMENT_NODE,   /* focusable, with an action: a widget on screen */
  BATSON_ELEMENT_EDGE,   /* joins nodes; only drawn */
  BATSON_ELEMENT_REGION, /* a ground under other elements; only drawn */
  BATSON_ELEMENT_LABEL   /* text that is read but not chosen */
} BatsonElementKind;

typedef enum {
  BATSON_STATE_OPEN,     /* nothing answered yet */
  BATSON_STATE_OUT,      /* ruled out */
  BATSON_STATE_POSSIBLE, /* still possible */
  BATSON_STATE_CHOSEN,   /* on the path */
  BATSON_STATE_HISTORY   /* was so before a treatment */
} BatsonState;

typedef enum {
  BATSON_TOWARDS_LEFT,
  BATSON_TOWARDS_RIGHT,
  BATSON_TOWARDS_UP,
  BATSON_TOWARDS_DOWN,
  BATSON_N_TOWARDS
} BatsonTowards;

typedef enum {
  BATSON_PATTERN_NONE,
  BATSON_PATTERN_HATCH /* 45-degree stripes of pattern_colour over the fill */
} BatsonPattern;

typedef enum {
  BATSON_LINE_SOLID,
  BATSON_LINE_DASHED,
  BATSON_LINE_DOTTED
} BatsonLineStyle;

/* What the texts of an element are in a tagged document. */
typedef enum {
  BATSON_TAG_PARAGRAPH,
  BATSON_TAG_HEADING,    /* of the page */
  BATSON_TAG_SUBHEADING,
  BATSON_TAG_HEAD_CELL,
  BATSON_TAG_CELL
} BatsonTag;

/* How a shape is filled and outlined; zero-initialised it draws nothing. */
typedef struct {
  BatsonToken fill; /* BATSON_TOKEN_NONE: not filled */
  BatsonPattern pattern;
  BatsonToken pattern_colour;
  BatsonToken stroke; /* BATSON_TOKEN_NONE: no outline */
  double line;         /* width of the outline, units */
  BatsonLineStyle style;
  gboolean flat_ends;  /* butt instead of round line ends */
  double hatch;        /* from stripe to stripe, units; 0: 4 */
  double strength;     /* 0 or 1: full; else mixed with the window's colour */
} BatsonPaint;

typedef enum {
  BATSON_DRAW_SHAPE,
  BATSON_DRAW_TEXT,
  BATSON_DRAW_ICON
} BatsonDrawKind;

/* One step of an element's drawing. */
typedef struct {
  BatsonDrawKind kind;
  BatsonPath *path;    /* shape */
  BatsonPaint paint;   /* shape; icon: fill is the ink, pattern_colour the ground, strength */
  BatsonText text;     /* text */
  BatsonToken ink;    /* text */
  BatsonRect box;      /* text: its logical box; icon: its square */
  BatsonIcon icon;
  gboolean turned;     /* icon: right to left */
  gboolean settled;    /* text: box is where the lines are */
} BatsonDraw;

/* Strings are never NULL; "" where there is nothing to say. */
typedef struct {
  BatsonElementKind kind;
  char *id;          /* unique in the scene and stable between builds: "noms-5", "noms-5-systemic" */
  BatsonState state;
  BatsonRect bounds; /* what is clicked, focused and laid out; the box round its place where it has one */
  BatsonPath *place; /* what is clicked and ringed where that is no box; NULL: all of its bounds */
  BatsonRect ink;    /* all that is painted, line widths included */
  char *name;        /* the words of a screen reader, state included */
  char *detail;      /* a sentence more: tooltip and accessible description */
  char *action;      /* what Enter does, as the app's word for it; "" nothing */
  char *target;      /* its argument */
  int towards[BATSON_N_TOWARDS]; /* the neighbour for an arrow key, as an index of element, -1 none */
  guint group;       /* index of its group */
  BatsonTag tag;
  guint table, row;  /* of a cell: which table of its scene, and which row of that, from 1; else 0 */
  GPtrArray *draws;  /* BatsonDraw */
} BatsonElement;

/* Groups nest; on screen each is a container. Members are painted in order. */
typedef struct {
  char *id;
  char *name;      /* spoken; "" for a group that only keeps containers small */
  guint parent;    /* index; the root (0) is its own parent */
  GArray *members; /* BatsonMember */
} BatsonGroup;

typedef struct {
  gboolean is_group;
  guint index; /* of a group or an element */
} BatsonMember;

/* GSK compares at most this many siblings one by one; above, a change repaints all of them. */
#define BATSON_GROUP_LIMIT 8

/* A line of the scene's content as a table. */
typedef struct {
  char *element; /* id of the element it tells of, "" none */
  char **cells;  /* as many as there are columns */
} BatsonSceneRow;

typedef struct _BatsonScene BatsonScene;

/* ---- Reading ---- */

BatsonScene *batson_scene_ref (BatsonScene *scene);
void batson_scene_unref (BatsonScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonScene, batson_scene_unref)

/** batson_scene_canvas: What the scene was drawn for. */
const BatsonCanvas *batson_scene_canvas (BatsonScene *scene);
/** batson_scene_size: Width and height of everything, units. */
void batson_scene_size (BatsonScene *scene, double *out_width, double *out_height);
/** batson_scene_title: The scene in one line, for windows and documents. */
const char *batson_scene_title (BatsonScene *scene);
/** batson_scene_notes: Where it leaves room for lines to write on, which its page draws; nothing of a box where it has none. */
BatsonRect batson_scene_notes (BatsonScene *scene);
/** batson_scene_n_elements: How many elements there are; indices follow the order of painting. */
guint batson_scene_n_elements (BatsonScene *scene);
/** batson_scene_element: Returns: (transfer none): the element at @index. */
const BatsonElement *batson_scene_element (BatsonScene *scene, guint index);
/** batson_scene_find: The index of the element @id, or -1. */
int batson_scene_find (BatsonScene *scene, const char *id);
/** batson_scene_at: The index of the topmost node under a point, or -1. */
int batson_scene_at (BatsonScene *scene, double x, double y);
/** batson_element_holds: Whether a point is the element's own: what is clicked there means it. */
gboolean batson_element_holds (const BatsonElement *element, double x, double y);
/** batson_scene_n_groups: How many groups there are; 0 is the root. */
guint batson_scene_n_groups (BatsonScene *scene);
/** batson_scene_group: Returns: (transfer none): the group at @index. */
const BatsonGroup *batson_scene_group (BatsonScene *scene, guint index);
/** batson_scene_order: Indices of the nodes in the order of Tab, @out_n of them. Returns: (transfer none) */
const guint *batson_scene_order (BatsonScene *scene, guint *out_n);
/** batson_scene_columns: Titles of the table's columns. Returns: (transfer none): %NULL-terminated */
const char *const *batson_scene_columns (BatsonScene *scene);
/** batson_scene_rows: The content as a table. Returns: (transfer none) (element-type BatsonSceneRow) */
GPtrArray *batson_scene_rows (BatsonScene *scene);

/**
 * batson_element_same:
 *
 * Whether two elements draw the same and say the same, so that a widget may keep what it painted.
 */
gboolean batson_element_same (const BatsonElement *one, const BatsonElement *other);
/** batson_element_paints_same: Whether two elements look the same and are as large; what they say may differ. */
gboolean batson_element_paints_same (const BatsonElement *one, const BatsonElement *other);
/** batson_draw_same: Whether two steps of drawing paint the same. */
gboolean batson_draw_same (const BatsonDraw *one, const BatsonDraw *other);
/** batson_draw_ink: All that a step of drawing paints, line widths included. */
BatsonRect batson_draw_ink (const BatsonDraw *draw);

/* ---- Building (builders of this room only) ----
 * Builders think left to right; batson_scene_seal() turns the scene round for the other direction. */

BatsonScene *batson_scene_new (const BatsonCanvas *canvas, const char *title);

/** batson_scene_add_group: A group in @parent (0 is the root). Returns: its index. */
guint batson_scene_add_group (BatsonScene *scene, guint parent, const char *id, const char *name);

/**
 * batson_scene_add:
 * @bounds: its shape; a box of nothing for elements that are as large as what is drawn
 *
 * Returns: (transfer none): the element, to be drawn and named; valid until the next one is added
 */
BatsonElement *batson_scene_add (BatsonScene *scene, guint group, BatsonElementKind kind, const char *id,
                                 BatsonState state, BatsonRect bounds);

/** batson_element_say: Sets name and detail (either may be %NULL to leave it). */
void batson_element_say (BatsonElement *element, const char *name, const char *detail);
/** batson_element_act: Sets action and target. */
void batson_element_act (BatsonElement *element, const char *action, const char *target);
/** batson_element_place: It is clicked within @path (taken) and nowhere else. Parts of it may lie apart, none upon another. */
void batson_element_place (BatsonElement *element, BatsonPath *path);
/** batson_element_tag: What its texts are in a tagged document; @table and @row 0 but for cells. */
void batson_element_tag (BatsonElement *element, BatsonTag tag, guint table, guint row);
/** batson_element_shape: Draws @path (taken). */
void batson_element_shape (BatsonElement *element, BatsonPath *path, BatsonPaint paint);
/** batson_element_box: Draws a rounded rectangle. */
void batson_element_box (BatsonElement *element, BatsonRect box, double radius, BatsonPaint paint);
/** batson_element_text: Draws @text (taken) with its logical box's left top at (@x, @y), in a box @width wide
 * (where it was wrapped or aligned at a width; negative: its own). Returns: its height */
double batson_element_text (BatsonElement *element, BatsonText text, double x, double y, double width,
                            BatsonToken ink);
/** batson_element_words: Draws @text, "" not at all, in @font, wrapped at @width (negative: not), there.
 * Returns: its height, that of batson_text_height () */
double batson_element_words (BatsonElement *element, const char *text, BatsonFont font, double x, double y, double width,
                             BatsonAlign align, BatsonTextDirection direction, BatsonToken ink);
/** batson_element_icon: Draws an icon into a square; @ground shows through its holes. */
void batson_element_icon (BatsonElement *element, BatsonIcon icon, double x, double y, double size, BatsonToken ink,
                          BatsonToken ground, double strength);

/** batson_scene_set_notes: Says where in @scene there is room for lines to write on. Builders place it for their own direction. */
void batson_scene_set_notes (BatsonScene *scene, BatsonRect room);

/** batson_scene_link: Arrow keys go from @from towards @to, and back; an end that is already joined keeps its neighbour.
 * By ids, so that nodes may be joined before all are there; unknown ids are ignored at the seal. */
void batson_scene_link (BatsonScene *scene, const char *from, BatsonTowards towards, const char *to);

/** batson_scene_set_columns: The table's columns, %NULL-terminated. */
void batson_scene_set_columns (BatsonScene *scene, const char *const *titles);
/** batson_scene_add_row: A row of the table; @cells has as many as there are columns. */
void batson_scene_add_row (BatsonScene *scene, const char *element, const char *const *cells);

/**
 * batson_scene_join:
 * @part: sealed; not changed
 * @prefix: put before its ids with a hyphen; also the id of the group it becomes
 *
 * Copies all of @part into a new group in @group with its left top at (@x, @y). A part is turned round already where the
 * page runs right to left: the scene it becomes part of is not mirrored again. Its table is left to the caller.
 */
void batson_scene_join (BatsonScene *scene, guint group, BatsonScene *part, const char *prefix, double x, double y);

/**
 * batson_scene_seal:
 * @width: of everything
 * @height: of everything
 * @mirror: whether the scene turns round where the page runs right to left (anatomy never does)
 *
 * Ends the building: sets the size, orders the elements by their groups, splits groups that grew
 * above BATSON_GROUP_LIMIT, joins neighbours and mirrors.
 */
void batson_scene_seal (BatsonScene *scene, double width, double height, gboolean mirror);

G_END_DECLS
