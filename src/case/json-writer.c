/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON: two spaces a level, members in the order they are given, numbers that read back equal. */
#include "case/json-writer.h"
#include "case/value.h"

struct _BatsonJsonWriter
{
  GString *out;
  guint depth;
  guint line;       /* depth from which all goes on one line; 0: nowhere */
  gboolean one;     /* the next container goes on one line */
  gboolean named;   /* a name was written, its value follows */
  gboolean started; /* the open container holds something */
};

/** An empty writer. Free with batson_json_writer_free (). */
BatsonJsonWriter *
batson_json_writer_new (void)
{
  BatsonJsonWriter *self = g_new0 (BatsonJsonWriter, 1);

  self->out = g_string_new (NULL);
  return self;
}

/** Frees the writer and what it wrote. */
void
batson_json_writer_free (BatsonJsonWriter *self)
{
  g_string_free (self->out, TRUE);
  g_free (self);
}

/** How many bytes it wrote so far. */
gsize
batson_json_writer_length (BatsonJsonWriter *self)
{
  return self->out->len;
}

/** What was written, with a final line end; the writer is empty again. Free with g_bytes_unref. */
GBytes *
batson_json_writer_finish (BatsonJsonWriter *self)
{
  GString *out = self->out;

  g_assert (self->depth == 0);
  g_string_append_c (out, '\n');
  self->out = g_string_new (NULL);
  self->started = FALSE;
  return g_string_free_to_bytes (out);
}

static void
new_line (BatsonJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* What stands before a name or an element. */
static void
separate (BatsonJsonWriter *self)
{
  if (self->named)
    {
      self->named = FALSE;
      return;
    }
  if (self->started)
    g_string_append (self->out, self->line ? ", " : ",");
  if (self->depth > 0 && self->line == 0)
    new_line (self);
  self->started = TRUE;
}

static void
begin (BatsonJsonWriter *self, char bracket)
{
  separate (self);
  g_string_append_c (self->out, bracket);
  self->depth++;
  if (self->one && self->line == 0)
    self->line = self->depth;
  self->one = FALSE;
  self->started = FALSE;
}

static void
end (BatsonJsonWriter *self, char bracket)
{
  gboolean one = self->line != 0;

  g_assert (self->depth > 0 && !self->named);
  if (self->line == self->depth)
    self->line = 0;
  self->depth--;
  if (self->started && !one)
    new_line (self);
  g_string_append_c (self->out, bracket);
  self->started = TRUE;
}

/** The next object or array, with all in it, is written on one line. */
void
batson_json_on_one_line (BatsonJsonWriter *self)
{
  self->one = TRUE;
}

/** Opens an object. */
void
batson_json_begin_object (BatsonJsonWriter *self)
{
  begin (self, '{');
}

/** Closes the object opened last. */
void
batson_json_end_object (BatsonJsonWriter *self)
{
  end (self, '}');
}

/** Opens an array. */
void
batson_json_begin_array (BatsonJsonWriter *self)
{
  begin (self, '[');
}

/** Closes the array opened last. */
void
batson_json_end_array (BatsonJsonWriter *self)
{
  end (self, ']');
}

static void
append_string (GString *out, const char *text)
{
  static const char letters[] = "btn\0fr"; /* 8 to 13; 11 has no letter */

  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      guchar c = (guchar) *p;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c >= 8 && c <= 13 && letters[c - 8])
        g_string_append_printf (out, "\\%c", letters[c - 8]);
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/** The name of the member whose value follows. */
void
batson_json_name (BatsonJsonWriter *self, const char *name)
{
  g_assert (!self->named);
  separate (self);
  append_string (self->out, name);
  g_string_append (self->out, ": ");
  self->named = TRUE;
}

/** The value null. */
void
batson_json_null (BatsonJsonWriter *self)
{
  separate (self);
  g_string_append (self->out, "null");
}

/** The value true or false. */
void
batson_json_boolean (BatsonJsonWriter *self, gboolean value)
{
  separate (self);
  g_string_append (self->out, value ? "true" : "false");
}

/** A whole number. */
void
batson_json_integer (BatsonJsonWriter *self, gint64 value)
{
  separate (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/** A finite number, see batson_number_to_json (). */
void
batson_json_number (BatsonJsonWriter *self, double value)
{
  g_autofree char *text = batson_number_to_json (value);

  separate (self);
  g_string_append (self->out, text);
}

/** A text in UTF-8; null where it is NULL. */
void
batson_json_string (BatsonJsonWriter *self, const char *value)
{
  if (value == NULL)
    {
      batson_json_null (self);
      return;
    }
  separate (self);
  append_string (self->out, value);
}

/** A member with a text, see batson_json_string (). */
void
batson_json_member (BatsonJsonWriter *self, const char *name, const char *value)
{
  batson_json_name (self, name);
  batson_json_string (self, value);
}

static gboolean
is_container (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node);
}

/* Whether NODE holds nothing that itself holds something. */
static gboolean
is_flat (JsonNode *node)
{
  g_autoptr (GList) children = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_values (json_node_get_object (node)) : json_array_get_elements (json_node_get_array (node));

  for (GList *l = children; l; l = l->next)
    if (is_container (l->data))
      return FALSE;
  return TRUE;
}

static void
write_scalar (BatsonJsonWriter *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    batson_json_null (self);
  else if (type == G_TYPE_STRING)
    batson_json_string (self, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    batson_json_boolean (self, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    batson_json_number (self, json_node_get_double (node));
  else
    batson_json_integer (self, json_node_get_int (node));
}

/** The members of OBJECT, in their order, into the object that is open. */
void
batson_json_node_members (BatsonJsonWriter *self, JsonNode *object)
{
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (object));

  for (GList *l = names; l; l = l->next)
    {
      batson_json_name (self, l->data);
      batson_json_node (self, json_object_get_member (json_node_get_object (object), l->data));
    }
}

/** A tree that was read, members in their order; what holds only plain values goes on one line. */
void
batson_json_node (BatsonJsonWriter *self, JsonNode *node)
{
  if (!is_container (node))
    {
      write_scalar (self, node);
      return;
    }
  if (is_flat (node))
    batson_json_on_one_line (self);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      batson_json_begin_object (self);
      batson_json_node_members (self, node);
      batson_json_end_object (self);
      return;
    }
  batson_json_begin_array (self);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    batson_json_node (self, json_array_get_element (json_node_get_array (node), i));
  batson_json_end_array (self);
}
