/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between the rows of a form: the table of it, headings. */
#include "app/form-extras.h"

#include "app/mark.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** "3", or "0–3" where parts are open. Free with g_free. */
char *
batson_form_points (int least, int greatest)
{
  return least == greatest ? g_strdup_printf ("%d", least) : g_strdup_printf ("%d–%d", least, greatest);
}

/** A wrapping label at the start of its line; TEXT and CSS_CLASS are nullable. */
GtkWidget *
batson_form_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  batson_wrap (GTK_LABEL (label));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/** A button whose words wrap where there is little room. */
GtkWidget *
batson_form_button (const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text), *label = gtk_button_get_child (GTK_BUTTON (button));

  batson_wrap_button (GTK_BUTTON (button));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (8, (int) g_utf8_strlen (text, -1)));
  return button;
}

/* How many lines it has a text knows once it was given a width. */
static gboolean
measure_again (GtkWidget *text, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_width (text) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_queue_resize (text);
  return G_SOURCE_REMOVE;
}

static void
text_mapped (GtkWidget *text)
{
  gtk_widget_add_tick_callback (text, measure_again, NULL, NULL);
}

/** A text of several lines to write in, that grows with what is written. */
GtkWidget *
batson_form_text_new (void)
{
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_set_size_request (text, 220, 72);
  gtk_widget_add_css_class (text, "row-text");
  g_signal_connect (text, "map", G_CALLBACK (text_mapped), NULL);
  return text;
}

/** What is written in TEXT. Free with g_free. */
char *
batson_form_text_get (GtkWidget *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/** A button that asks why; CLICKED (WIDGET) answers. */
GtkWidget *
batson_form_why_button (GCallback clicked, gpointer widget)
{
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), batson_mark_new (BATSON_ICON_WHY, BATSON_TOKEN_NONE, 16));
  gtk_box_append (GTK_BOX (content), gtk_label_new (C_ ("form", "Why?")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("form", "Why?"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, widget, G_CONNECT_SWAPPED);
  return button;
}

/** Empties BOX where CONTENT, a description of what it is to hold, is another than it holds; FALSE: leave it, with the keyboard that may be in it. */
gboolean
batson_form_refill (GtkWidget *box, const char *content)
{
  GtkWidget *child;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "content"), content) == 0)
    return FALSE;
  g_object_set_data_full (G_OBJECT (box), "content", g_strdup (content), g_free);
  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
  return TRUE;
}

/* --- following the assessment: what is not on the screen waits until it is --- */

typedef void (*Update) (GtkWidget *widget);

/** Brings WIDGET up to date where it waits for that. */
void
batson_form_catch_up (GtkWidget *widget)
{
  Update update = g_object_get_data (G_OBJECT (widget), "update");
  gulong waiting = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (widget), "waiting"));

  if (waiting == 0)
    return;
  g_object_set_data (G_OBJECT (widget), "waiting", NULL);
  g_signal_handler_disconnect (g_object_get_data (G_OBJECT (widget), "waiting-for"), waiting);
  g_object_set_data (G_OBJECT (widget), "late", GINT_TO_POINTER (TRUE));
  update (widget);
  g_object_set_data (G_OBJECT (widget), "late", NULL);
}

/** Whether WIDGET, which is being brought up to date, waited for that: nobody saw what it was before. */
gboolean
batson_form_is_late (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "late") != NULL;
}

/* A widget may hide itself while it has nothing to show, so it is its parent that has to be on the screen. */
static void
assessed (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  Update update = g_object_get_data (G_OBJECT (widget), "update");

  if (parent == NULL || gtk_widget_get_mapped (parent))
    update (widget);
  else if (g_object_get_data (G_OBJECT (widget), "waiting") == NULL)
    {
      gulong waiting = g_signal_connect_object (parent, "map", G_CALLBACK (batson_form_catch_up), widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

      g_object_set_data (G_OBJECT (widget), "waiting", GSIZE_TO_POINTER (waiting));
      g_object_set_data (G_OBJECT (widget), "waiting-for", parent);
    }
}

/** Calls UPDATE (WIDGET) now and after each assessment, as long as WIDGET lives; while it is not on the screen, once when it comes there. */
void
batson_form_follow (GtkWidget *widget, BatsonSession *session, GCallback update)
{
  g_object_set_data (G_OBJECT (widget), "update", (gpointer) update);
  g_signal_connect_object (session, "assessed", G_CALLBACK (assessed), widget, G_CONNECT_SWAPPED);
  ((Update) update) (widget);
}

static GtkWidget *
heading_new (const char *text)
{
  return batson_form_label (text, "form-heading");
}

static GtkWidget *
status_dated (BatsonSession *session, BatsonRecord *repeated)
{
  return batson_form_dated_new (session, batson_session_get_root (session), BATSON_CASE_STATUS);
}

static GtkWidget *
labs_dated (BatsonSession *session, BatsonRecord *repeated)
{
  return batson_form_dated_new (session, batson_session_get_root (session), BATSON_CASE_LABS);
}

static GtkWidget *
findings_dated (BatsonSession *session, BatsonRecord *lesion)
{
  return lesion ? batson_form_dated_new (session, lesion, BATSON_LESION_FINDINGS) : NULL;
}

static GtkWidget *
subtype (BatsonSession *session, BatsonRecord *repeated)
{
  return batson_form_subtype_new (session);
}

static GtkWidget *
sins_heading (BatsonSession *session, BatsonRecord *lesion)
{
  return lesion ? batson_form_location_new (session, lesion) : NULL;
}

/* The total stands below the last part, before what was done to the lesion. */
static GtkWidget *
sins_total (BatsonSession *session, BatsonRecord *lesion)
{
  GtkWidget *box;

  if (lesion == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), batson_form_sins_new (session, lesion));
  gtk_box_append (GTK_BOX (box), heading_new (C_ ("form", "Earlier treatment")));
  return box;
}

static GtkWidget *
by_hand (BatsonSession *session, BatsonRecord *lesion)
{
  return lesion ? heading_new (C_ ("form", "Set by hand, with a reason")) : NULL;
}

static GtkWidget *
outcome (BatsonSession *session, BatsonRecord *lesion)
{
  return lesion ? batson_form_outcome_new (session, lesion) : NULL;
}

static GtkWidget *
lesion_indications (BatsonSession *session, BatsonRecord *lesion)
{
  return batson_form_indications_new (session, lesion);
}

static GtkWidget *
triggers (BatsonSession *session, BatsonRecord *repeated)
{
  return batson_form_triggers_new (session);
}

static GtkWidget *
qlq (BatsonSession *session, BatsonRecord *follow_up)
{
  return follow_up ? batson_form_qlq_new (session, follow_up) : NULL;
}

static GtkWidget *
ecog_kps (BatsonSession *session, BatsonRecord *follow_up)
{
  return follow_up ? batson_form_ecog_kps_new (session, follow_up) : NULL;
}

typedef struct
{
  const char *section;
  guint type, field; /* before this row; BATSON_N_RECORD_TYPES: at the end or top */
  GtkWidget *(*create) (BatsonSession *session, BatsonRecord *repeated); /* NULL: a heading */
  const char *heading; /* msgid, context "form" */
} Extra;

static const Extra extras[] = {
  { "symptoms", BATSON_RECORD_STATUS, BATSON_STATUS_DATE, status_dated },
  { "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_DATE, status_dated },
  { "blood", BATSON_RECORD_LAB, BATSON_LAB_DATE, labs_dated },
  { "markers", BATSON_RECORD_LAB, BATSON_LAB_DATE, labs_dated },
  { "subtype", BATSON_RECORD_CUT_OFFS, BATSON_CUT_OFFS_KI67, subtype },
  { "lesion", BATSON_RECORD_FINDING, BATSON_FINDING_DATE, findings_dated },
  { "lesion", BATSON_RECORD_FINDING, BATSON_FINDING_PAIN, sins_heading },
  { "lesion", BATSON_RECORD_LESION, BATSON_LESION_RADIATION, sins_total },
  { "lesion", BATSON_RECORD_LESION, BATSON_LESION_M_HAND, by_hand },
  { "lesion", BATSON_N_RECORD_TYPES, BATSON_EXTRA_END, outcome },
  { "indication", BATSON_N_RECORD_TYPES, BATSON_EXTRA_END, lesion_indications },
  { "referral", BATSON_N_RECORD_TYPES, BATSON_EXTRA_TOP, triggers },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_FRANKEL, NULL, NC_ ("form", "Neurology") },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_ECOG, NULL, NC_ ("form", "Function") },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_WALKING, ecog_kps },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_PAIN, NULL, NC_ ("form", "Pain") },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_LOCAL_CONTROL, NULL, NC_ ("form", "Disease") },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_MDASI_SEVERITY, NULL, NC_ ("form", "Questionnaires") },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_QLQ_GLOBAL, qlq },
  { "follow-up", BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_SEEN_BREAST, NULL, NC_ ("form", "Review by both") },
};

/** What stands in SECTION before the row of FIELD of TYPE; TYPE BATSON_N_RECORD_TYPES: where FIELD, BATSON_EXTRA_END or BATSON_EXTRA_TOP, says. NULL for nothing. REPEATED: the record the section is about; nullable. */
GtkWidget *
batson_form_extra (BatsonSession *session, const BatsonGuideSection *section, guint type, guint field, BatsonRecord *repeated)
{
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (extras[i].type == type && extras[i].field == field && strcmp (extras[i].section, section->id) == 0)
      return extras[i].create ? extras[i].create (session, repeated) : heading_new (g_dpgettext2 (GETTEXT_PACKAGE, "form", extras[i].heading));
  return NULL;
}
