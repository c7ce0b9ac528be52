/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The molecular subtype, live: the row of Table 1 the receptors lead to, and why. */
#include "app/form-extras.h"
#include "app/mark.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define TYPE_SUBTYPE (subtype_card_get_type ())
G_DECLARE_FINAL_TYPE (SubtypeCard, subtype_card, BATSON, SUBTYPE_CARD, GtkBox)

struct _SubtypeCard
{
  GtkBox parent_instance;
  BatsonSession *session;
  GtkWidget *name, *receptors, *origin, *because, *from, *missing, *spine, *surgery; /* the last five: heading and text */
};

G_DEFINE_FINAL_TYPE (SubtypeCard, subtype_card, GTK_TYPE_BOX)

static char *
origin_line (const BatsonSubtypeResult *result)
{
  const BatsonRule *rule = batson_rule (result->why.rule);
  g_autofree char *derived = NULL;

  if (result->by_hand < 0)
    return g_strdup_printf (C_ ("subtype", "Derived from the answers above · %s: %s · %s"), rule->source, batson_basis_label (result->why.basis), rule->id);
  derived = batson_words_subtypes (result->subtypes);
  return g_strdup_printf (C_ ("subtype", "Set by hand · derived: %s"), derived);
}

/* The one subtype that leads; -1 while several are possible. */
static int
known_subtype (const BatsonSubtypeResult *result)
{
  if (result->by_hand >= 0)
    return result->by_hand;
  return result->subtypes && (result->subtypes & (result->subtypes - 1)) == 0 ? g_bit_nth_lsf (result->subtypes, -1) : -1;
}

static void
set_line (GtkWidget *line, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (line)), text);
  gtk_widget_set_visible (line, *text != '\0');
}

/* What Table 1 says of the subtype; its implication is overtaken by a row of NOMS where that is more urgent (SUB-7). */
static void
show_row (SubtypeCard *self, const BatsonAssessment *assessment, int subtype)
{
  g_autofree char *spine = NULL, *surgery = NULL;

  if (subtype >= 0)
    spine = g_strdup_printf (C_ ("subtype", "bone metastases %s; %s"), batson_words_subtype_bone (subtype), batson_words_subtype_behaviour (subtype));
  if (subtype >= 0 && batson_words_subtype_is_overtaken (assessment))
    surgery = g_strdup_printf (C_ ("subtype", "%s (overtaken by the NOMS row)"), batson_words_subtype_implication (subtype));
  else if (subtype >= 0)
    surgery = g_strdup (batson_words_subtype_implication (subtype));
  set_line (self->spine, spine ? spine : "");
  set_line (self->surgery, surgery ? surgery : "");
}

static void
update (SubtypeCard *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  const BatsonSubtypeResult *result = &assessment->subtype;
  int subtype = known_subtype (result);
  g_autofree char *derived = batson_words_subtypes (result->subtypes), *origin = origin_line (result), *receptors = batson_words_receptors (assessment);
  g_autofree char *because = batson_words_subtype_because (assessment), *samples = batson_words_subtype_samples (assessment), *missing = batson_words_facts (&result->why.missing, 3);

  gtk_label_set_text (GTK_LABEL (self->name), subtype >= 0 ? batson_words_subtype_name (subtype) : derived);
  gtk_label_set_text (GTK_LABEL (self->receptors), receptors);
  gtk_widget_set_visible (self->receptors, *receptors != '\0');
  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  set_line (self->because, because);
  set_line (self->from, samples);
  set_line (self->missing, subtype < 0 ? missing : "");
  show_row (self, assessment, subtype);
}

static void
why_clicked (SubtypeCard *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *name = batson_words_subtype (assessment);

  if (window)
    batson_window_show_why (window, &assessment->subtype.why, name);
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

/* A short heading and what it is about, side by side. */
static GtkWidget *
line_new (GtkWidget *words, const char *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *heading = batson_form_label (title, "form-reason-title"), *text = batson_form_label (NULL, "form-reason");

  gtk_label_set_yalign (GTK_LABEL (heading), 0);
  gtk_label_set_width_chars (GTK_LABEL (heading), 9);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (words), line);
  return line;
}

static void
subtype_card_init (SubtypeCard *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = batson_column_new (2), *mark = batson_mark_new (BATSON_ICON_RIBBON, BATSON_TOKEN_BREAST, 22);
  GtkWidget *why = batson_form_why_button (G_CALLBACK (why_clicked), self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-subtype");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (why, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (top), mark);
  self->name = batson_form_label (NULL, "form-result");
  self->receptors = batson_form_label (NULL, NULL);
  self->origin = batson_form_label (NULL, "row-hint");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->receptors);
  gtk_box_append (GTK_BOX (words), self->origin);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (top), words);
  gtk_box_append (GTK_BOX (top), why);
  gtk_box_append (GTK_BOX (self), top);
  self->because = line_new (GTK_WIDGET (self), C_ ("subtype", "Because"));
  self->from = line_new (GTK_WIDGET (self), C_ ("subtype", "From"));
  self->missing = line_new (GTK_WIDGET (self), C_ ("subtype", "Missing"));
  self->spine = line_new (GTK_WIDGET (self), C_ ("subtype", "Spine"));
  self->surgery = line_new (GTK_WIDGET (self), C_ ("subtype", "Surgery"));
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
