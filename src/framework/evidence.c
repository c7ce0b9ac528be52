/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which answers count: the newest of a dated list, what was observed when, and the facts a conclusion names. */
#include "framework/evidence.h"

/* How late an answer can have been observed: the day, then the minute of that day. */
typedef struct
{
  int day, minute;
} Moment;

enum { DAY_OF_1970 = 719163, MINUTES_OF_DAY = 1440 };

/* A longer list of facts nobody reads. */
enum { MOST_FACTS = 100 };

/* A day number of the local calendar OFFSET minutes east of UTC. */
int
_batson_day_of (gint64 at, int offset)
{
  gint64 local = at + offset * 60;

  return DAY_OF_1970 + (int) (local >= 0 ? local / 86400 : -((-local + 86399) / 86400));
}

static int
minute_of (gint64 at, int offset)
{
  gint64 local = at + offset * 60;

  return (int) ((((local % 86400) + 86400) % 86400) / 60);
}

/* The days a DATE or TIME answer can mean; FALSE where there is none. */
gboolean
_batson_date_days (BatsonRecord *record, guint field, int *out_first_day, int *out_last_day)
{
  const BatsonValue *value = batson_record_get (record, field);
  const BatsonDate *date;

  if (value->state != BATSON_VALUE_ANSWER)
    return FALSE;
  date = batson_record_get_field (record, field)->kind == BATSON_KIND_TIME ? &value->time.date : &value->date;
  *out_first_day = batson_date_first_day (date);
  *out_last_day = batson_date_last_day (date);
  return TRUE;
}

/* The moment of a TIME answer that has a time of day; FALSE where there is none: then no clock starts. */
gboolean
_batson_clock (BatsonRecord *record, guint field, gint64 *out_at)
{
  const BatsonValue *value = batson_record_get (record, field);

  if (value->state != BATSON_VALUE_ANSWER || !batson_time_has_clock (&value->time))
    return FALSE;
  *out_at = batson_time_to_unix (&value->time);
  return TRUE;
}

/* The days on which the answer of FIELD was observed: the entry's own date, else the day it was entered. FALSE where neither is known. */
gboolean
_batson_observed (BatsonRecord *entry, guint date_field, guint field, int *out_first_day, int *out_last_day)
{
  const BatsonAbout *about;

  if (_batson_date_days (entry, date_field, out_first_day, out_last_day))
    return TRUE;
  about = batson_record_get_about (entry, field);
  *out_first_day = *out_last_day = about->at ? _batson_day_of (about->at, about->offset) : BATSON_NO_DAY;
  return about->at != 0;
}

/* The latest moment at which what was entered by ABOUT can have been observed on LAST_DAY. A finding has a day alone, and ties go by entry; of two examinations on one day the later time of day leads, and one without a time of day is no later than its own entry on that day. */
static Moment
latest_moment (BatsonRecord *entry, guint date_field, const BatsonAbout *about, int last_day)
{
  const BatsonValue *date = batson_record_get (entry, date_field);

  if (batson_record_get_field (entry, date_field)->kind != BATSON_KIND_TIME)
    return (Moment) { last_day, 0 };
  if (date->state == BATSON_VALUE_ANSWER && batson_time_has_clock (&date->time))
    return (Moment) { last_day, date->time.hour * 60 + date->time.minute };
  if (about->at != 0 && _batson_day_of (about->at, about->offset) == last_day)
    return (Moment) { last_day, minute_of (about->at, about->offset) };
  return (Moment) { last_day, MINUTES_OF_DAY };
}

static gboolean
not_earlier (Moment a, Moment b)
{
  return a.day > b.day || (a.day == b.day && a.minute >= b.minute);
}

/* When the answer of FIELD was entered; AT 0 where that is not recorded. */
BatsonInstant
_batson_entered (BatsonRecord *record, guint field)
{
  const BatsonAbout *about = batson_record_get_about (record, field);

  return (BatsonInstant) { about->at, about->offset };
}

/* Whether VALUE says why there is no answer. */
static gboolean
was_asked (const BatsonValue *value)
{
  return value->state == BATSON_VALUE_UNKNOWN || value->state == BATSON_VALUE_NOT_DONE || value->state == BATSON_VALUE_NOT_APPLICABLE;
}

/* Whether FACT is no answer, but unknown, not done or not applicable. */
gboolean
_batson_fact_asked (const BatsonFact *fact)
{
  return was_asked (batson_fact_value (fact));
}

/* Reads the state of one field into EVIDENCE, whose fact is set. */
static void
read_answer (BatsonEvidence *evidence, BatsonRecord *record, guint field)
{
  const BatsonValue *value = batson_record_get (record, field);

  evidence->answered = value->state == BATSON_VALUE_ANSWER;
  evidence->asked = was_asked (value);
  evidence->choice = evidence->answered && batson_record_get_field (record, field)->kind == BATSON_KIND_CHOICE ? (gint16) value->choice : -1;
}

/* The answer of a field of a record that is not dated. */
BatsonEvidence
_batson_evidence_of (BatsonRecord *record, guint field)
{
  BatsonEvidence evidence = { .fact = _batson_fact (record, field) };

  read_answer (&evidence, record, field);
  evidence.first_day = evidence.last_day = BATSON_NO_DAY;
  return evidence;
}

/* Whether EVIDENCE is answered by CHOICE. */
gboolean
_batson_evidence_is (const BatsonEvidence *evidence, int choice)
{
  return evidence->answered && evidence->choice == choice;
}

/* Of one entry: takes the answer of FIELD where it is the newest so far. */
static void
take_answer (BatsonRecord *entry, guint date_field, guint field, const BatsonWindow *window, BatsonEvidence *newest, Moment *moment)
{
  const BatsonValue *value = batson_record_get (entry, field);
  int first, last;
  Moment m;

  if (value->state == BATSON_VALUE_BLANK)
    return;
  if (_batson_observed (entry, date_field, field, &first, &last) && (last < window->from_day || first > window->to_day))
    return;
  m = latest_moment (entry, date_field, batson_record_get_about (entry, field), last);
  if (value->state != BATSON_VALUE_ANSWER)
    {
      if (!newest->answered && value->state != BATSON_VALUE_RAW)
        {
          newest->asked = TRUE;
          newest->fact = _batson_fact (entry, field);
        }
      return;
    }
  if (newest->answered && !not_earlier (m, *moment))
    return;
  *newest = (BatsonEvidence) { .fact = _batson_fact (entry, field), .first_day = first, .last_day = last };
  read_answer (newest, entry, field);
  *moment = m;
}

/* Whether a blank of ENTRY is the place to answer now: it was not observed before the window. */
static gboolean
in_window (BatsonRecord *entry, guint date_field, const BatsonWindow *window)
{
  int first, last;

  return !_batson_date_days (entry, date_field, &first, &last) || (last >= window->from_day && first <= window->to_day);
}

/* The latest entry of anything in ENTRY; nothing where it was only just made. */
static const BatsonAbout *
last_entered (BatsonRecord *entry)
{
  const BatsonAbout *last = batson_record_get_about (entry, 0);

  for (guint f = 1; f < batson_record_get_record_type (entry)->n_fields; f++)
    if (batson_record_get_about (entry, f)->at > last->at)
      last = batson_record_get_about (entry, f);
  return last;
}

/* How late ENTRY is: by its own date, else the day it was entered; one that was only just made is the latest. */
static Moment
entry_moment (BatsonRecord *entry, guint date_field)
{
  const BatsonAbout *about = last_entered (entry);
  int first, last;

  if (!_batson_date_days (entry, date_field, &first, &last))
    {
      if (about->at == 0)
        return (Moment) { G_MAXINT, 0 };
      last = _batson_day_of (about->at, about->offset);
    }
  return latest_moment (entry, date_field, about, last);
}

/* The newest entry of a dated list within WINDOW: the one to answer in now. NULL where there is none. */
BatsonRecord *
_batson_newest_entry (BatsonRecord *owner, guint list_field, guint date_field, const BatsonWindow *window)
{
  BatsonRecord *newest = NULL;
  Moment best = { 0 };

  for (guint i = 0; i < batson_record_length (owner, list_field); i++)
    {
      BatsonRecord *entry = batson_record_nth (owner, list_field, i);
      Moment m = entry_moment (entry, date_field);
      if (in_window (entry, date_field, window) && (newest == NULL || not_earlier (m, best)))
        {
          newest = entry;
          best = m;
        }
    }
  return newest;
}

/* For each main field of a dated list its newest answer within WINDOW (NOMS-13: newest is the latest possible day, ties by entry); an answer without any day counts as the oldest and is never left out. Where there is none the fact is the blank of the newest entry, or of an entry to be made. OUT_NEWEST has N_FIELDS elements. */
void
_batson_evidence_newest (BatsonRecord *owner, guint list_field, guint date_field, const BatsonWindow *window, BatsonEvidence *out_newest, guint n_fields)
{
  const BatsonRecordType *type = batson_record_get_field (owner, list_field)->record;
  BatsonRecordTypeId type_id = (BatsonRecordTypeId) (type - batson_record_type (0));
  guint n = batson_record_length (owner, list_field);
  BatsonRecord *place = _batson_newest_entry (owner, list_field, date_field, window);
  g_autofree Moment *moments = n ? g_new0 (Moment, n_fields) : NULL;

  for (guint f = 0; f < n_fields; f++)
    out_newest[f] = (BatsonEvidence) {
      .fact = place ? _batson_fact (place, f) : _batson_fact_in_list (owner, list_field, type_id, f),
      .choice = -1, .first_day = BATSON_NO_DAY, .last_day = BATSON_NO_DAY, .asked = place && was_asked (batson_record_get (place, f))
    };
  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < n_fields; f++)
      if (f != date_field && type->fields[f].detail_of == NULL)
        take_answer (batson_record_nth (owner, list_field, i), date_field, f, window, &out_newest[f], &moments[f]);
}

/* The fact of a field of RECORD; borrowed. */
BatsonFact
_batson_fact (BatsonRecord *record, guint field)
{
  return (BatsonFact) { .record = record, .type = batson_record_get_type_id (record), .field = field };
}

/* The fact of a field of a record of TYPE yet to be made in a list; borrowed. */
BatsonFact
_batson_fact_in_list (BatsonRecord *owner, guint list_field, BatsonRecordTypeId type, guint field)
{
  return (BatsonFact) { .owner = owner, .list_field = list_field, .type = type, .field = field };
}

/* No fact: see batson_fact_is_none (). */
BatsonFact
_batson_fact_none (void)
{
  return (BatsonFact) { .type = BATSON_N_RECORD_TYPES };
}

/** Whether FACT names nothing. */
gboolean
batson_fact_is_none (const BatsonFact *fact)
{
  return fact->type == BATSON_N_RECORD_TYPES;
}

/** Whether A and B name the same place of the same case. */
gboolean
batson_fact_equal (const BatsonFact *a, const BatsonFact *b)
{
  return a->record == b->record && a->type == b->type && a->field == b->field
         && (a->record != NULL || (a->owner == b->owner && a->list_field == b->list_field));
}

/** The table entry of the field of FACT; NULL for none. Static. */
const BatsonField *
batson_fact_field (const BatsonFact *fact)
{
  return batson_fact_is_none (fact) ? NULL : &batson_record_type (fact->type)->fields[fact->field];
}

/** The lesion FACT is about, also where the finding that would answer it is not there yet. Borrowed; NULL where it is about none. */
BatsonRecord *
batson_fact_lesion (const BatsonFact *fact)
{
  BatsonRecord *record = fact->record ? fact->record : fact->owner;

  while (record && batson_record_get_type_id (record) != BATSON_RECORD_LESION)
    record = batson_record_get_parent (record);
  return record;
}

/** The value of FACT; a blank where its record does not exist yet. Never NULL, owned by the record. */
const BatsonValue *
batson_fact_value (const BatsonFact *fact)
{
  static const BatsonValue blank;

  return fact->record ? batson_record_get (fact->record, fact->field) : &blank;
}

/* Writes the way from the root to RECORD, lists by id. */
static void
append_path (GString *path, BatsonRecord *record)
{
  BatsonRecord *parent = batson_record_get_parent (record);

  if (parent == NULL)
    return;
  append_path (path, parent);
  if (path->len)
    g_string_append_c (path, '.');
  g_string_append (path, batson_record_get_field (parent, batson_record_get_parent_field (record))->key);
  if (batson_record_get_id (record))
    g_string_append_printf (path, "[%s]", batson_record_get_id (record));
}

/** The stable path of FACT: "lesions[ID].findings[ID].grade"; "[new]" for a record yet to be made; "" for none. Free with g_free. */
char *
batson_fact_path (const BatsonFact *fact)
{
  g_autoptr (GString) path = g_string_new (NULL);
  BatsonRecord *holder = fact->record ? fact->record : fact->owner;

  if (batson_fact_is_none (fact))
    return g_strdup ("");
  if (holder)
    append_path (path, holder);
  if (fact->record == NULL && fact->owner)
    g_string_append_printf (path, "%s%s[new]", path->len ? "." : "", batson_record_get_field (fact->owner, fact->list_field)->key);
  g_string_append_printf (path, "%s%s", path->len ? "." : "", batson_fact_field (fact)->key);
  return g_strdup (path->str);
}

/* Makes room for one more: where it stands if nothing came after it, else in a copy twice as long. */
static void
make_room (BatsonArena *arena, BatsonFacts *list)
{
  const BatsonFact *old = list->facts;

  if (_batson_arena_extend (arena, old, list->room * sizeof *old, sizeof *old))
    {
      list->room++;
      return;
    }
  list->room = MAX (2 * list->room, 1);
  list->facts = _batson_arena_array (arena, BatsonFact, list->room);
  for (guint i = 0; i < list->len; i++)
    list->facts[i] = old[i];
}

/* Adds FACT to a list of WHY unless it is there or none, or the list is full. */
static void
add_fact (BatsonWhy *why, BatsonFacts *list, const BatsonFact *fact)
{
  if (batson_fact_is_none (fact) || list->len >= MOST_FACTS)
    return;
  for (guint i = 0; i < list->len; i++)
    if (batson_fact_equal (&list->facts[i], fact))
      return;
  if (list->len == list->room)
    make_room (why->arena, list);
  list->facts[list->len++] = *fact;
}

/* Of WHY, copied from another: what it gets from now on is not written where the other one has room. */
void
_batson_why_part (BatsonWhy *why)
{
  why->because.room = why->because.len;
  why->missing.room = why->missing.len;
}

/* Makes WHY, not initialised before, one of RULE without facts; those it gets are kept in ARENA. */
void
_batson_why_init (BatsonWhy *why, BatsonArena *arena, BatsonRuleId rule)
{
  *why = (BatsonWhy) { .arena = arena };
  _batson_why_set_rule (why, rule);
}

/* Names the rule, and takes its basis. */
void
_batson_why_set_rule (BatsonWhy *why, BatsonRuleId rule)
{
  why->rule = rule;
  why->basis = batson_rule (rule)->basis;
}

/* Adds an answer that was used. */
void
_batson_why_use (BatsonWhy *why, const BatsonFact *fact)
{
  add_fact (why, &why->because, fact);
}

/* Adds an answer that would settle it. */
void
_batson_why_miss (BatsonWhy *why, const BatsonFact *fact)
{
  add_fact (why, &why->missing, fact);
}

/* Adds what EVIDENCE says: used where answered, else missing. */
void
_batson_why_evidence (BatsonWhy *why, const BatsonEvidence *evidence)
{
  add_fact (why, evidence->answered ? &why->because : &why->missing, &evidence->fact);
}

/* Adds all of FACTS. A list that has none yet names them where they are, and copies them when more are added. */
static void
add_facts (BatsonWhy *why, BatsonFacts *list, const BatsonFacts *facts)
{
  if (list->len == 0)
    *list = (BatsonFacts) { facts->facts, facts->len, facts->len };
  else
    for (guint i = 0; i < facts->len; i++)
      add_fact (why, list, &facts->facts[i]);
}

/* Adds answers that were used. */
void
_batson_why_use_all (BatsonWhy *why, const BatsonFacts *facts)
{
  add_facts (why, &why->because, facts);
}

/* Adds answers that would settle it. */
void
_batson_why_miss_all (BatsonWhy *why, const BatsonFacts *facts)
{
  add_facts (why, &why->missing, facts);
}

/* Whether no more facts are taken. */
gboolean
_batson_why_is_full (const BatsonWhy *why)
{
  return why->because.len >= MOST_FACTS && why->missing.len >= MOST_FACTS;
}

/* Adds the facts of OTHER. */
void
_batson_why_join (BatsonWhy *why, const BatsonWhy *other)
{
  _batson_why_use_all (why, &other->because);
  _batson_why_miss_all (why, &other->missing);
}
