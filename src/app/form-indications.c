/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The six surgical indications of Table 3 for a lesion: state, intervention, why. */
#include "app/form-extras.h"
#include "app/mark.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define TYPE_INDICATIONS (indications_get_type ())
G_DECLARE_FINAL_TYPE (Indications, indications, BATSON, INDICATIONS, GtkBox)

struct _Indications
{
  GtkBox parent_instance;
  BatsonSession *session;
  char *lesion; /* id; NULL where none is entered */
};

G_DEFINE_FINAL_TYPE (Indications, indications, GTK_TYPE_BOX)

static BatsonRecord *
lesion_of (Indications *self)
{
  return self->lesion ? batson_case_find (batson_session_get_case (self->session), self->lesion) : NULL;
}

/* The Nth indication of this lesion. */
static const BatsonIndication *
nth (Indications *self, guint n)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonRecord *lesion = lesion_of (self);

  for (guint i = 0; i < assessment->indications->len; i++)
    {
      const BatsonIndication *indication = assessment->indications->pdata[i];

      if (indication->lesion == lesion && n-- == 0)
        return indication;
    }
  return NULL;
}

static const char *
state_words (BatsonTri state)
{
  static const char *const words[] = { [BATSON_NO] = NC_ ("indication", "Does not hold"), [BATSON_YES] = NC_ ("indication", "Holds"), [BATSON_OPEN] = NC_ ("indication", "Open") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "indication", words[state]);
}

static void
why_clicked (GtkButton *button, Indications *self)
{
  const BatsonIndication *indication = nth (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (indication && window)
    batson_window_show_why (window, &indication->why, batson_rule_title (indication->why.rule));
}

/* One line, its labels to be filled: mark, title, state, text, why. */
static GtkWidget *
line_new (Indications *self, guint position)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = batson_column_new (2), *why;
  GtkWidget *mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, 16);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (words), batson_form_label (NULL, "row-title"));
  gtk_box_append (GTK_BOX (words), batson_form_label (NULL, "row-hint"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), batson_form_label (NULL, "heading"));
  why = batson_mark_new (BATSON_ICON_WHY, BATSON_TOKEN_NONE, 16);
  gtk_box_append (GTK_BOX (line), gtk_button_new ());
  gtk_button_set_child (GTK_BUTTON (gtk_widget_get_last_child (line)), why);
  why = gtk_widget_get_last_child (line);
  gtk_widget_add_css_class (why, "flat");
  gtk_widget_set_valign (why, GTK_ALIGN_CENTER);
  batson_tooltip_set (why, C_ ("form", "Why?"));
  g_object_set_data (G_OBJECT (why), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (why, "clicked", G_CALLBACK (why_clicked), self, 0);
  gtk_widget_add_css_class (line, "form-line");
  return line;
}

/* What the review names for it; what would settle it while that is open. */
static char *
intervention (const BatsonIndication *indication)
{
  const char *fit = batson_words_indication_fit (indication);
  g_autofree char *missing = batson_words_facts (&indication->why.missing, 3);

  if (indication->state == BATSON_OPEN && *missing)
    return g_strdup_printf (C_ ("indication", "%s. Would settle it: %s"), batson_words_intervention (indication->why.rule), missing);
  if (indication->state == BATSON_YES && *fit)
    return g_strdup_printf (C_ ("indication", "%s; %s"), batson_words_intervention (indication->why.rule), fit);
  return g_strdup (batson_words_intervention (indication->why.rule));
}

static void
fill_line (GtkWidget *line, const BatsonIndication *indication)
{
  GtkWidget *mark = gtk_widget_get_first_child (line), *words = gtk_widget_get_next_sibling (mark), *state = gtk_widget_get_next_sibling (words), *why = gtk_widget_get_next_sibling (state);
  const BatsonRule *rule = batson_rule (indication->why.rule);
  g_autofree char *title = g_strdup_printf ("%s  %s", rule->id, batson_rule_title (indication->why.rule)), *name = NULL;
  g_autofree char *line_text = intervention (indication);
  g_autofree char *text = indication->state == BATSON_NO ? g_strdup (batson_rule_text (indication->why.rule)) : batson_words_indication (indication);

  batson_mark_set (BATSON_MARK (mark), indication->state == BATSON_YES ? BATSON_ICON_DONE : indication->state == BATSON_OPEN ? BATSON_ICON_PENDING : BATSON_ICON_EMPTY,
                   indication->state == BATSON_YES ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_DIM);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), text);
  gtk_label_set_text (GTK_LABEL (state), state_words (indication->state));
  name = g_strdup_printf (C_ ("form", "Why? %s, %s"), title, state_words (indication->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (why), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (Indications *self)
{
  const BatsonIndication *indication;
  GtkWidget *line;
  guint n = 0;

  for (line = gtk_widget_get_first_child (GTK_WIDGET (self)); line; line = gtk_widget_get_next_sibling (line), n++)
    {
      indication = nth (self, n);
      gtk_widget_set_visible (line, indication != NULL);
      if (indication)
        fill_line (line, indication);
    }
  for (; (indication = nth (self, n)); n++)
    {
      line = line_new (self, n);
      gtk_box_append (GTK_BOX (self), line);
      fill_line (line, indication);
    }
}

static void
indications_dispose (GObject *object)
{
  g_clear_object (&BATSON_INDICATIONS (object)->session);
  g_clear_pointer (&BATSON_INDICATIONS (object)->lesion, g_free);
  G_OBJECT_CLASS (indications_parent_class)->dispose (object);
}

static void
indications_class_init (IndicationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = indications_dispose;
}

static void
indications_init (Indications *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/** The indications of LESION; NULL: those of a case without lesions. */
GtkWidget *
batson_form_indications_new (BatsonSession *session, BatsonRecord *lesion)
{
  Indications *self = g_object_new (TYPE_INDICATIONS, NULL);

  self->session = g_object_ref (session);
  self->lesion = lesion ? g_strdup (batson_record_get_id (lesion)) : NULL;
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
