/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one section of a guide, of one record where the section is repeated. */
#include "app/form-section.h"

#include "app/form-extras.h"
#include "app/form-fold.h"
#include "framework/escc.h"
#include "framework/sins.h"
#include "framework/words.h"

struct _BatsonFormSection
{
  GtkBox parent_instance;
  BatsonSession *session;
  const BatsonGuideStep *step;
  const BatsonGuideSection *section;
  char *repeated;      /* id of the record the section is about; NULL: the section is not repeated, or its record is not there yet */
  GHashTable *widgets; /* key_of () -> child */
};

G_DEFINE_FINAL_TYPE (BatsonFormSection, batson_form_section, GTK_TYPE_BOX)

static gpointer
key_of (guint type, guint field, gboolean extra)
{
  return GUINT_TO_POINTER (1 + (extra ? 1u << 24 : 0) + (type << 12) + field);
}

static BatsonRecord *
repeated_record (BatsonFormSection *self)
{
  return self->repeated ? batson_case_find (batson_session_get_case (self->session), self->repeated) : NULL;
}

/* A dated list is answered in its newest record, whichever that is; a repeated record by its id. NULL: nowhere to answer yet. */
static BatsonPlace *
place_of (BatsonFormSection *self, const BatsonGuideRow *row)
{
  BatsonCase *kase = batson_session_get_case (self->session);

  if (row->owner && (row->field->type != self->section->each || row->record == NULL))
    return batson_place_new_newest (kase, row->owner, row->list_field, row->field->field);
  return row->record ? batson_place_new (kase, row->record, row->field->field) : NULL;
}

static int
sins_part (const BatsonGuideField *field)
{
  if (field->type == BATSON_RECORD_FINDING)
    for (BatsonSinsPart part = BATSON_SINS_PART_PAIN; part < BATSON_N_SINS_PARTS; part++)
      if (batson_sins_part_field (part) == field->field)
        return (int) part;
  return -1;
}

static GtkWidget *
row_widget (BatsonFormSection *self, const BatsonGuideRow *row)
{
  BatsonPlace *place = place_of (self, row);
  GtkWidget *widget;

  if (place == NULL)
    return NULL;
  widget = batson_form_row_new_scored (place, sins_part (row->field));
  if (batson_place_get_field (place)->detail_of)
    gtk_widget_add_css_class (widget, "detail");
  return widget;
}

/* --- what the assessment says at a row --- */

static void
show_receptor (BatsonFormRow *row, const BatsonAssessment *assessment)
{
  for (guint i = 0; i < BATSON_N_RECEPTORS; i++)
    {
      const BatsonReceptor *receptor = &assessment->receptors[i];

      if (batson_place_is (batson_form_row_get_place (row), &receptor->fact))
        batson_form_row_set_note (row, receptor->recorded ? batson_words_receptor (i, receptor) : NULL, NULL);
    }
}

static void
show_points (BatsonFormSection *self, BatsonFormRow *row, const BatsonGuideField *field, const BatsonAssessment *assessment)
{
  BatsonRecord *lesion = repeated_record (self);
  const BatsonLesionResult *result = lesion ? batson_assessment_lesion (assessment, lesion) : NULL;
  int part = sins_part (field);
  g_autofree char *points = NULL;

  if (part < 0 || result == NULL)
    return;
  points = batson_form_points (result->sins.part_least[part], result->sins.part_greatest[part]);
  batson_form_row_set_score (row, points);
}

/* What is doubtful about the answer, one line a doubt. */
static void
show_doubts (BatsonFormRow *row, const BatsonAssessment *assessment)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < assessment->checks->len; i++)
    {
      const BatsonCheck *check = assessment->checks->pdata[i];
      g_autofree char *words = batson_place_is (batson_form_row_get_place (row), &check->fact) ? batson_words_check (check) : NULL;

      if (words)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
    }
  batson_form_row_set_warning (row, text->len ? text->str : NULL);
}

/* A new examination is blank; of every question the newest answer counts, so an earlier one does until it is asked again. */
static void
show_earlier (BatsonFormRow *row, const BatsonGuideField *field, const BatsonAssessment *assessment)
{
  const BatsonPlace *place = batson_form_row_get_place (row);
  const BatsonField *table = batson_place_get_field (place);
  BatsonRecord *record = batson_place_get_record (place), *earlier = NULL;
  BatsonFact fact = { .type = BATSON_RECORD_STATUS, .field = field->field };
  g_autofree char *words = NULL;

  if (field->type != BATSON_RECORD_STATUS || table->kind != BATSON_KIND_CHOICE || table->detail_of)
    return;
  if (record && batson_place_get (place)->state == BATSON_VALUE_BLANK)
    earlier = batson_guide_newest_answer (assessment->root, BATSON_CASE_STATUS, field->field);
  fact.record = earlier;
  words = earlier && earlier != record ? batson_words_fact_earlier (&fact) : NULL;
  batson_form_row_set_earlier (row, words);
}

/* The two grades of the cauda equina are offered from L1 down only (ESCC-3). */
static void
show_grades (BatsonFormSection *self, BatsonFormRow *row, const BatsonGuideField *field)
{
  BatsonRecord *lesion = repeated_record (self);

  if (field->type != BATSON_RECORD_FINDING || field->field != BATSON_FINDING_GRADE || lesion == NULL)
    return;
  batson_form_row_withhold (row, BATSON_GRADES_ANY & ~batson_escc_offered (lesion));
}

/* A Bilsky grade given from L1 down: which others can be given there is said at it (ESCC-3). */
static void
show_grade_note (BatsonFormRow *row, const BatsonGuideField *field, const BatsonAssessment *assessment)
{
  const char *remark = NULL;

  if (field->type != BATSON_RECORD_FINDING || field->field != BATSON_FINDING_GRADE)
    return;
  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *note = assessment->notes->pdata[i];

      if (note->id == BATSON_NOTE_ESCC_3 && note->why.because.len > 0 && batson_place_is (batson_form_row_get_place (row), &note->why.because.facts[0]))
        remark = batson_words_note (note);
    }
  batson_form_row_set_remark (row, remark);
}

/* A referral names what fires towards whom it goes to. */
static void
show_triggers (BatsonFormSection *self, BatsonFormRow *row, const BatsonGuideField *field, const BatsonAssessment *assessment)
{
  BatsonRecord *referral = repeated_record (self);
  int to = referral && field->type == BATSON_RECORD_REFERRAL ? batson_record_choice (referral, BATSON_REFERRAL_DIRECTION) : -1;
  guint others = 0;

  if (field->type != BATSON_RECORD_REFERRAL || field->field != BATSON_REFERRAL_TRIGGERS)
    return;
  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (to >= 0 && trigger->direction != (BatsonDirection) to)
        others |= 1u << trigger->trigger;
    }
  batson_form_row_withhold (row, others);
}

static void
show_assessment (BatsonFormSection *self, BatsonFormRow *row, const BatsonGuideField *field, const BatsonAssessment *assessment)
{
  const BatsonFact *next = assessment->asked.len > 0 ? &assessment->asked.facts[0] : NULL;

  batson_form_row_set_next (row, next && batson_place_is (batson_form_row_get_place (row), next));
  if (field->type == BATSON_RECORD_SAMPLE)
    show_receptor (row, assessment);
  show_doubts (row, assessment);
  show_earlier (row, field, assessment);
  show_points (self, row, field, assessment);
  show_grades (self, row, field);
  show_grade_note (row, field, assessment);
  show_triggers (self, row, field, assessment);
}

/* --- keeping the rows --- */

/* Whether somebody looked at the rows as they were. */
static gboolean
is_seen (BatsonFormSection *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && !batson_form_is_late (GTK_WIDGET (self));
}

static void
put_after (BatsonFormSection *self, gpointer key, GtkWidget *widget, GtkWidget **previous, GHashTable *gone)
{
  if (gtk_widget_get_parent (widget) == NULL)
    {
      g_hash_table_insert (self->widgets, key, widget);
      batson_form_fold_in (GTK_BOX (self), widget, *previous, BATSON_IS_FORM_ROW (widget) && is_seen (self));
    }
  else if (batson_form_fold_before (widget) != *previous)
    gtk_box_reorder_child_after (GTK_BOX (self), batson_form_fold_slot (widget), *previous);
  g_hash_table_remove (gone, key);
  *previous = batson_form_fold_slot (widget);
}

/* What stands before a row besides it: a heading, a picture, a result. */
static void
put_extra (BatsonFormSection *self, guint type, guint field, GtkWidget **previous, GHashTable *gone)
{
  gpointer key = key_of (type, field, TRUE);
  GtkWidget *widget = g_hash_table_lookup (self->widgets, key);

  if (widget == NULL)
    widget = batson_form_extra (self->session, self->section, type, field, repeated_record (self));
  if (widget)
    put_after (self, key, widget, previous, gone);
}

static GHashTable *
all_keys (BatsonFormSection *self)
{
  GHashTable *keys = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (keys, key);
  return keys;
}

static void
remove_gone (BatsonFormSection *self, GHashTable *gone)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GtkWidget *widget = g_hash_table_lookup (self->widgets, key);

      batson_form_fold_out (GTK_BOX (self), widget, BATSON_IS_FORM_ROW (widget) && is_seen (self));
      g_hash_table_remove (self->widgets, key);
    }
}

/* Rows that still apply stay the widgets they are, so that the keyboard and what is typed stay where they are. */
static void
update (BatsonFormSection *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  g_autoptr (GHashTable) gone = NULL;
  g_autoptr (GArray) rows = NULL;
  GtkWidget *previous = NULL;

  if (self->repeated && repeated_record (self) == NULL)
    return;
  gone = all_keys (self);
  rows = batson_guide_section_rows (self->step, self->section, repeated_record (self), assessment);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonGuideRow *row = &g_array_index (rows, BatsonGuideRow, i);
      gpointer key = key_of (row->field->type, row->field->field, FALSE);
      GtkWidget *widget = g_hash_table_lookup (self->widgets, key);

      if (widget == NULL)
        widget = row_widget (self, row);
      if (widget == NULL)
        continue;
      put_extra (self, row->field->type, row->field->field, &previous, gone);
      put_after (self, key, widget, &previous, gone);
      show_assessment (self, BATSON_FORM_ROW (widget), row->field, assessment);
    }
  put_extra (self, BATSON_N_RECORD_TYPES, BATSON_EXTRA_END, &previous, gone);
  remove_gone (self, gone);
}

static void
batson_form_section_dispose (GObject *object)
{
  BatsonFormSection *self = BATSON_FORM_SECTION (object);

  g_clear_pointer (&self->widgets, g_hash_table_unref);
  g_clear_pointer (&self->repeated, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (batson_form_section_parent_class)->dispose (object);
}

static void
batson_form_section_class_init (BatsonFormSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_form_section_dispose;
}

static void
batson_form_section_init (BatsonFormSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-section");
  self->widgets = g_hash_table_new (NULL, NULL);
}

/** The rows of SECTION of STEP, of REPEATED where it is repeated (NULL: of the record that the first answer adds). */
GtkWidget *
batson_form_section_new (BatsonSession *session, const BatsonGuideStep *step, const BatsonGuideSection *section, BatsonRecord *repeated)
{
  BatsonFormSection *self = g_object_new (BATSON_TYPE_FORM_SECTION, NULL);

  self->session = g_object_ref (session);
  self->step = step;
  self->section = section;
  self->repeated = repeated ? g_strdup (batson_record_get_id (repeated)) : NULL;
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}

/** The first answer added REPEATED: from now on the section is about that record. */
void
batson_form_section_adopt (BatsonFormSection *self, BatsonRecord *repeated)
{
  GHashTableIter iter;
  gpointer widget;

  g_assert (self->repeated == NULL);
  self->repeated = g_strdup (batson_record_get_id (repeated));
  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    if (BATSON_IS_FORM_ROW (widget))
      batson_form_row_pin (widget);
  update (self);
}

/** The row of FACT; NULL where this section does not show it. Not owned. */
BatsonFormRow *
batson_form_section_find (BatsonFormSection *self, const BatsonFact *fact)
{
  GtkWidget *row;

  batson_form_catch_up (GTK_WIDGET (self));
  row = g_hash_table_lookup (self->widgets, key_of (fact->type, fact->field, FALSE));
  return row && batson_place_is (batson_form_row_get_place (BATSON_FORM_ROW (row)), fact) ? BATSON_FORM_ROW (row) : NULL;
}
