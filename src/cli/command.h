/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of batson-cli and what they share. */
#pragma once
#include "case/document.h"
#include "framework/assessment.h"
#include "framework/rules-since.h"

G_BEGIN_DECLS

/** How batson-cli ends. */
enum { BATSON_EXIT_SOUND = 0, BATSON_EXIT_UNREADABLE = 1, BATSON_EXIT_USAGE = 2 };

/** A command: ARGV[0] is its name. RUN returns the exit code. */
typedef struct
{
  const char *name;
  const char *arguments; /* "FILE..." */
  const char *about;     /* msgid, context "command" */
  int (*run) (int argc, char *argv[]);
} BatsonCommand;

int batson_command_assess (int argc, char *argv[]);
int batson_command_check (int argc, char *argv[]);
int batson_command_fields (int argc, char *argv[]);
int batson_command_render (int argc, char *argv[]);
int batson_command_schema (int argc, char *argv[]);
int batson_command_trace (int argc, char *argv[]);

gboolean batson_command_parse (int *argc, char ***argv, const char *arguments, const GOptionEntry *options);
int batson_command_usage (const char *sentence);
void batson_command_complain (const char *file, const GError *error);
void batson_command_print (const char *text);
void batson_command_print_bytes (GBytes *bytes);
gboolean batson_command_at (const char *text, BatsonSettings *settings);
gboolean batson_command_protocol (const char *text, BatsonSettings *settings);
BatsonCase *batson_command_read (const char *file, GPtrArray **out_problems, BatsonRulesSince **out_since, GError **error);

G_END_DECLS
