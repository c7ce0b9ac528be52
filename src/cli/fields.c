/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli fields: everything a case can hold. */
#include "case/json-writer.h"
#include "cli/command.h"
#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "choice", "choices", "integer", "decimal", "number-or-word", "date", "time", "text", "level", "span", "picture", "record", "list" };
static const char *const owners[] = { "both", "breast", "neuro", "board" };

static void
print_field (const BatsonField *field)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "  %-28s %s", field->key, batson_field_label (field));
  if (field->hint)
    g_string_append_printf (line, " (%s)", batson_field_hint (field));
  if (field->unit)
    g_string_append_printf (line, " [%s]", batson_field_unit (field));
  g_string_append_printf (line, "\n  %-28s %s", "", kinds[field->kind]);
  if (field->record)
    g_string_append_printf (line, ": %s", field->record->name);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    g_string_append_printf (line, "%s%s", i ? " | " : ": ", field->choices[i].id);
  if (field->min != 0 || field->max != 0)
    {
      g_autofree char *least = batson_number_to_json (field->min), *most = batson_number_to_json (field->max);
      g_string_append_printf (line, ", %s ... %s", least, most);
    }
  if (field->source)
    g_string_append_printf (line, ", %s", field->source);
  g_string_append_c (line, '\n');
  batson_command_print (line->str);
}

static void
print_types (void)
{
  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    {
      const BatsonRecordType *type = batson_record_type (t);
      g_autofree char *title = g_strdup_printf ("%s%s: %s\n", t ? "\n" : "", type->name, batson_record_type_label (type));
      batson_command_print (title);
      for (guint i = 0; i < type->n_fields; i++)
        print_field (&type->fields[i]);
    }
}

static void
write_choices (BatsonJsonWriter *w, const BatsonField *field)
{
  batson_json_name (w, "choices");
  batson_json_begin_array (w);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    {
      batson_json_on_one_line (w);
      batson_json_begin_object (w);
      batson_json_member (w, "id", field->choices[i].id);
      batson_json_member (w, "label", batson_field_choice_label (field, (int) i));
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

static void
write_flag (BatsonJsonWriter *w, const char *name, guint flags, guint flag)
{
  batson_json_name (w, name);
  batson_json_boolean (w, (flags & flag) != 0);
}

static void
write_field (BatsonJsonWriter *w, const BatsonField *field)
{
  batson_json_begin_object (w);
  batson_json_member (w, "key", field->key);
  batson_json_member (w, "kind", kinds[field->kind]);
  batson_json_member (w, "label", batson_field_label (field));
  batson_json_member (w, "hint", field->hint ? batson_field_hint (field) : NULL);
  batson_json_member (w, "unit", field->unit);
  if (field->min != 0 || field->max != 0)
    {
      batson_json_name (w, "least");
      batson_json_number (w, field->min);
      batson_json_name (w, "greatest");
      batson_json_number (w, field->max);
    }
  if (field->choices)
    write_choices (w, field);
  if (field->record)
    batson_json_member (w, "record", field->record->name);
  batson_json_member (w, "owner", owners[field->owner]);
  batson_json_member (w, "source", field->source);
  batson_json_member (w, "detail_of", field->detail_of);
  write_flag (w, "identifying", field->flags, BATSON_FIELD_IDENTIFYING);
  write_flag (w, "counted", field->flags, BATSON_FIELD_COUNTED);
  batson_json_end_object (w);
}

static void
print_json (void)
{
  g_autoptr (BatsonJsonWriter) w = batson_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  batson_json_begin_array (w);
  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    {
      const BatsonRecordType *type = batson_record_type (t);
      batson_json_begin_object (w);
      batson_json_member (w, "name", type->name);
      batson_json_member (w, "label", batson_record_type_label (type));
      batson_json_name (w, "fields");
      batson_json_begin_array (w);
      for (guint i = 0; i < type->n_fields; i++)
        write_field (w, &type->fields[i]);
      batson_json_end_array (w);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
  bytes = batson_json_writer_finish (w);
  batson_command_print_bytes (bytes);
}

/** Prints the field tables, for people or as JSON. */
int
batson_command_fields (int argc, char *argv[])
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("for programs"), NULL },
    { NULL }
  };

  if (!batson_command_parse (&argc, &argv, NULL, options))
    return BATSON_EXIT_USAGE;
  if (argc > 1)
    return batson_command_usage (_ ("fields takes no file."));
  if (json)
    print_json ();
  else
    print_types ();
  return BATSON_EXIT_SOUND;
}
