/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The molecular subtype, live: the row of Table 1 the receptors lead to, and why. */
#include "app/form-extras.h"
#include "app/mark.h"
#include "app/window.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define TYPE_SUBTYPE (subtype_card_get_type ())
G_DECLARE_FINAL_TYPE (SubtypeCard, subtype_card, BATSON, SUBTYPE_CARD, GtkBox)

struct _SubtypeCard
{
  GtkBox parent_instance;
  BatsonSession *session;
  GtkWidget *name, *origin, *because, *behaviour;
};

G_DEFINE_FINAL_TYPE (SubtypeCard, subtype_card, GTK_TYPE_BOX)

static const BatsonField *
subtype_field (void)
{
  return &batson_record_type (BATSON_RECORD_CASE)->fields[BATSON_CASE_SUBTYPE_HAND];
}

/* "Luminal A", "Luminal A or Triple-negative", or that all are open. Free with g_free. */
static char *
subtype_name (const BatsonSubtypeResult *result)
{
  guint n = batson_field_n_choices (subtype_field ()), count = 0;
  g_autoptr (GString) names = g_string_new (NULL);

  if (result->by_hand >= 0)
    return g_strdup (batson_field_choice_label (subtype_field (), result->by_hand));
  for (guint i = 0; i < n; i++)
    if (result->subtypes & (1u << i))
      {
        if (count++ > 0)
          g_string_append (names, C_ ("subtypes", " or "));
        g_string_append (names, batson_field_choice_label (subtype_field (), (int) i));
      }
  return count == 0 || count == n ? g_strdup (C_ ("subtypes", "Subtype open")) : g_strdup (names->str);
}

static char *
origin_line (const BatsonSubtypeResult *result)
{
  const BatsonRule *rule = batson_rule (result->why.rule);
  g_autofree char *derived = NULL;
  BatsonSubtypeResult without = *result;

  if (result->by_hand < 0)
    return g_strdup_printf (C_ ("subtype", "Derived from the answers above · %s: %s · %s"), rule->source, batson_basis_label (result->why.basis), rule->id);
  without.by_hand = -1;
  derived = subtype_name (&without);
  return g_strdup_printf (C_ ("subtype", "Set by hand · derived: %s"), derived);
}

/* The answers with their values: "ER: 92 %; PR: 8 %". Free with g_free. */
static char *
facts_line (const GArray *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const BatsonFact *fact = &g_array_index (facts, BatsonFact, i);
      g_autofree char *value = batson_words_fact_value (fact);

      g_string_append_printf (text, "%s%s: %s", text->len ? "; " : "", batson_field_label (batson_fact_field (fact)), value);
    }
  return g_string_free (text, FALSE);
}

static void
update (SubtypeCard *self)
{
  const BatsonSubtypeResult *result = &batson_session_get_assessment (self->session)->subtype;
  g_autofree char *name = subtype_name (result), *origin = origin_line (result), *facts = facts_line (result->why.because), *missing = batson_words_facts (result->why.missing, 3);
  gboolean known = result->by_hand >= 0 || (result->subtypes & (result->subtypes - 1)) == 0;
  guint subtypes = result->by_hand >= 0 ? 1u << result->by_hand : result->subtypes;
  g_autofree char *because = NULL, *row = known && subtypes ? batson_words_subtype_row (batson_session_get_assessment (self->session), (BatsonSubtype) g_bit_nth_lsf (subtypes, -1)) : g_strdup ("");

  because = known || *missing == '\0' ? g_strdup_printf (C_ ("subtype", "Because of: %s"), facts) : g_strdup_printf (C_ ("subtype", "Would settle it: %s"), missing);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  gtk_label_set_text (GTK_LABEL (self->because), because);
  gtk_widget_set_visible (self->because, *facts || *missing);
  gtk_label_set_text (GTK_LABEL (self->behaviour), row);
  gtk_widget_set_visible (self->behaviour, *row != '\0');
}

static void
why_clicked (SubtypeCard *self)
{
  const BatsonSubtypeResult *result = &batson_session_get_assessment (self->session)->subtype;
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *name = subtype_name (result);

  if (window)
    batson_window_show_why (window, &result->why, name);
}

static void
subtype_card_dispose (GObject *object)
{
  g_clear_object (&BATSON_SUBTYPE_CARD (object)->session);
  G_OBJECT_CLASS (subtype_card_parent_class)->dispose (object);
}

static void
subtype_card_class_init (SubtypeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = subtype_card_dispose;
}

static void
subtype_card_init (SubtypeCard *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *mark = batson_mark_new (BATSON_ICON_RIBBON, BATSON_TOKEN_BREAST, 22);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-subtype");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), mark);
  self->name = batson_form_label (NULL, "form-result");
  self->origin = batson_form_label (NULL, "row-hint");
  self->because = batson_form_label (NULL, "form-reason");
  self->behaviour = batson_form_label (NULL, "form-reason");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->origin);
  gtk_box_append (GTK_BOX (words), self->because);
  gtk_box_append (GTK_BOX (words), self->behaviour);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), batson_form_why_button (G_CALLBACK (why_clicked), self));
  gtk_widget_set_valign (gtk_widget_get_last_child (GTK_WIDGET (self)), GTK_ALIGN_START);
}

/** The card of the case's subtype. */
GtkWidget *
batson_form_subtype_new (BatsonSession *session)
{
  SubtypeCard *self = g_object_new (TYPE_SUBTYPE, NULL);

  self->session = g_object_ref (session);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
