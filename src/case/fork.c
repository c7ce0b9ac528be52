/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a case to try answers on, and taking what was tried. */
#include "case/fork.h"
#include "case/document.h"
#include "case/record-private.h"
#include <string.h>

/** Another case with the same records, ids and all, and an undo of its own. ORIGIN as in batson_case_new (); nullable. Returns: (transfer full) */
BatsonCase *
batson_case_fork (BatsonCase *self, const BatsonOrigin *origin)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BatsonCase *fork;

  /* The document holds all of a case, and is tested to give it back. */
  bytes = batson_document_write (self, NULL, &error);
  g_assert_no_error (error);
  fork = batson_document_read (bytes, origin, NULL, &error);
  g_assert_no_error (error);
  return fork;
}

static void adopt_record (BatsonCase *self, BatsonRecord *mine, BatsonRecord *theirs);

/* The record in a list of OWNER that has the id of OTHER; NULL where there is none. A fork keeps the order: most often it stands AT the same place. */
static BatsonRecord *
find_same (BatsonRecord *owner, guint field, BatsonRecord *other, guint at)
{
  const char *id = batson_record_get_id (other);

  if (at < batson_record_length (owner, field) && strcmp (batson_record_get_id (batson_record_nth (owner, field, at)), id) == 0)
    return batson_record_nth (owner, field, at);
  for (guint i = 0; i < batson_record_length (owner, field); i++)
    {
      BatsonRecord *record = batson_record_nth (owner, field, i);
      if (strcmp (batson_record_get_id (record), id) == 0)
        return record;
    }
  return NULL;
}

/* Records of the fork alone are added with an id of this case's; those it lacks are removed. */
static void
adopt_list (BatsonCase *self, BatsonRecord *mine, BatsonRecord *theirs, guint field)
{
  for (guint i = batson_record_length (mine, field); i-- > 0;)
    {
      BatsonRecord *record = batson_record_nth (mine, field, i);
      if (find_same (theirs, field, record, i) == NULL)
        batson_case_remove (self, record);
    }
  for (guint i = 0; i < batson_record_length (theirs, field); i++)
    {
      BatsonRecord *other = batson_record_nth (theirs, field, i), *record = find_same (mine, field, other, i);
      adopt_record (self, record ? record : batson_case_add (self, mine, field), other);
    }
}

static void
adopt_record (BatsonCase *self, BatsonRecord *mine, BatsonRecord *theirs)
{
  const BatsonRecordType *type = batson_record_get_record_type (mine);

  for (guint f = 0; f < type->n_fields; f++)
    switch (type->fields[f].kind)
      {
      case BATSON_KIND_RECORD:
        adopt_record (self, batson_record_child (mine, f), batson_record_child (theirs, f));
        break;
      case BATSON_KIND_LIST:
        adopt_list (self, mine, theirs, f);
        break;
      default:
        if (!batson_value_equal (&type->fields[f], batson_record_get (mine, f), batson_record_get (theirs, f)))
          batson_case_set (self, mine, f, batson_record_get (theirs, f));
      }
}

static void
compare_record (GArray *changes, BatsonRecord *mine, BatsonRecord *theirs)
{
  const BatsonRecordType *type = batson_record_get_record_type (theirs);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      compare_record (changes, mine ? batson_record_child (mine, f) : NULL, batson_record_child (theirs, f));
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (theirs, f); i++)
        {
          BatsonRecord *other = batson_record_nth (theirs, f, i);
          compare_record (changes, mine ? find_same (mine, f, other, i) : NULL, other);
        }
    else if (mine ? !batson_value_equal (&type->fields[f], batson_record_get (mine, f), batson_record_get (theirs, f)) : batson_record_has (theirs, f))
      {
        BatsonForkChange change = { .mine = mine, .record = theirs, .field = f };
        g_array_append_val (changes, change);
      }
}

/** The answers of FORK, a fork of SELF, that are others than those of SELF, in the order of the record. What they are is read in FORK, as that is what
 *  would be written: a record it lacks has no answer, and nothing that is tried takes one away. Returns: (transfer full): BatsonForkChange */
GArray *
batson_case_fork_changes (BatsonCase *self, BatsonCase *fork)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (BatsonForkChange));

  compare_record (changes, batson_case_get_root (self), batson_case_get_root (fork));
  return changes;
}

/** Makes the answers of SELF those of FORK, as one step to undo called LABEL; what is the same keeps who entered it and when. */
void
batson_case_adopt (BatsonCase *self, BatsonCase *fork, const char *label)
{
  batson_case_begin (self, label);
  adopt_record (self, batson_case_get_root (self), batson_case_get_root (fork));
  batson_case_end (self);
}

/* Leaves out of RECORD and all in it what names somebody; of the birth date the year stays, for the age. */
static void
leave_out_names (BatsonCase *self, BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      leave_out_names (self, batson_record_child (record, f));
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f); i++)
        leave_out_names (self, batson_record_nth (record, f, i));
    else if ((type->fields[f].flags & BATSON_FIELD_IDENTIFYING) && batson_record_get (record, f)->state != BATSON_VALUE_BLANK)
      {
        BatsonValue left = BATSON_BLANK;

        if (batson_record_get_type_id (record) == BATSON_RECORD_PATIENT && f == BATSON_PATIENT_BIRTH && batson_record_get (record, f)->state == BATSON_VALUE_ANSWER)
          left = (BatsonValue) { .state = BATSON_VALUE_ANSWER, .date = { .year = batson_record_get (record, f)->date.year } };
        batson_case_set (self, record, f, &left);
      }
}

/* When the answers of RECORD and all in it were entered is told of COPY too, not by whom: windows of time begin with it. */
static void
keep_entered (BatsonRecord *record, BatsonRecord *copy)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      keep_entered (batson_record_child (record, f), batson_record_child (copy, f));
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f); i++)
        keep_entered (batson_record_nth (record, f, i), batson_record_nth (copy, f, i));
    else if (batson_record_get (copy, f)->state != BATSON_VALUE_BLANK)
      {
        const BatsonAbout *about = batson_record_get_about (record, f);
        BatsonAbout entered = { .at = about->at, .offset = about->offset };

        _batson_record_set (copy, f, batson_record_get (copy, f), &entered);
      }
}

/** The answers of SELF in a case of its own: without what names the patient or anybody else, without who entered them, and nothing of that to be
 *  undone. All dates are moved by DAYS, as batson_case_neutral_shift () proposes; 0: they stay. ORIGIN as in batson_case_new (). Returns: (transfer full) */
BatsonCase *
batson_case_fork_without_names (BatsonCase *self, const BatsonOrigin *origin, int days)
{
  g_autoptr (BatsonCase) copy = batson_case_new (origin);

  batson_case_adopt (copy, self, "");
  leave_out_names (copy, batson_case_get_root (copy));
  keep_entered (batson_case_get_root (self), batson_case_get_root (copy));
  if (days != 0)
    _batson_record_shift (batson_case_get_root (copy), days);
  return batson_case_fork (copy, origin);
}
