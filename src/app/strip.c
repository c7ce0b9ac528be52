/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment over the diagrams, 60 px high: the pane's five parts, or mark, word and the time left (else the outcome) where there is no room. */
#include "app/strip.h"

#include "app/form-extras.h"
#include "app/form-outcome.h"
#include "app/form-triggers.h"
#include "app/mark.h"
#include "app/pane.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/handling.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

typedef enum { PART_URGENCY, PART_OUTCOME, PART_DEADLINE, PART_TRIGGERS, PART_MISSING, N_PARTS } PartId;

/* What the part is called, its title and a second line, on a button that opens the whole part; urgency has its mark instead of a name. */
typedef struct
{
  GtkWidget *button, *mark, *caption, *title, *line;
} Cell;

#define TYPE_STRIP (strip_get_type ())
G_DECLARE_FINAL_TYPE (Strip, strip, BATSON, STRIP, AdwBin)

struct _Strip
{
  AdwBin parent_instance;
  BatsonSession *session;
  Cell cells[N_PARTS];
  Cell narrow; /* urgency with the next deadline, else with the outcome; opens all */
  Cell patient[2]; /* whose strip it is: wide and narrow; opens nothing */
};

G_DEFINE_FINAL_TYPE (Strip, strip, ADW_TYPE_BIN)

static GtkWidget *
triggers_both (BatsonSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_NEURO, TRUE));
  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_BREAST, TRUE));
  return box;
}

static GtkWidget *
urgency_with_doubts (BatsonSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), batson_pane_urgency_new (session));
  gtk_box_append (GTK_BOX (box), batson_pane_doubts_new (session));
  return box;
}

static GtkWidget *(*const contents[N_PARTS]) (BatsonSession *session) = {
  urgency_with_doubts, batson_pane_outcome_new, batson_pane_deadline_new, triggers_both, batson_pane_missing_new,
};

static void
open_cell (GtkMenuButton *button, gpointer data)
{
  Strip *self = BATSON_STRIP (gtk_widget_get_ancestor (GTK_WIDGET (button), TYPE_STRIP));
  int part = GPOINTER_TO_INT (data);
  GtkWidget *popover = gtk_popover_new (), *content = part == N_PARTS ? batson_pane_new (self->session) : contents[part](self->session);

  if (part == N_PARTS)
    {
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (content), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (content), 480);
    }
  gtk_widget_set_size_request (content, 304, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (button, popover);
}

/* What the cell says, all of it. Free with g_free. */
static char *
cell_words (const Cell *cell)
{
  GtkWidget *labels[] = { cell->caption, cell->title, cell->line };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *text = labels[i] ? gtk_label_get_text (GTK_LABEL (labels[i])) : "";

      if (*text)
        g_string_append_printf (words, "%s%s", words->len ? ", " : "", text);
    }
  return g_string_free (words, FALSE);
}

/* Told when it is asked for: for each tooltip that is set, GTK asks the screen where the pointer is, and waits. */
static gboolean
query_cell (GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, const Cell *cell)
{
  g_autofree char *words = cell_words (cell);

  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

static GtkWidget *
add_label (GtkWidget *column, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (column), label);
  return label;
}

/* The labels of CELL below each other. */
static GtkWidget *
cell_words_new (Cell *cell, const char *caption)
{
  GtkWidget *words = batson_column_new (0);

  cell->caption = add_label (words, "strip-caption");
  gtk_label_set_text (GTK_LABEL (cell->caption), caption);
  cell->title = add_label (words, "heading");
  cell->line = add_label (words, "row-hint");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

/* One without CAPTION has its mark instead, and says above its title when it is of the case as recorded. */
static void
cell_init (Cell *cell, int part, const char *caption)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = cell_words_new (cell, caption ? caption : "");

  gtk_label_set_width_chars (GTK_LABEL (cell->title), 9);
  if (caption == NULL)
    {
      cell->mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, 28);
      gtk_box_append (GTK_BOX (content), cell->mark);
      gtk_widget_add_css_class (cell->title, "urgency-title");
      gtk_widget_set_visible (cell->caption, FALSE);
    }
  gtk_box_append (GTK_BOX (content), words);
  cell->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (cell->button), content);
  gtk_widget_set_halign (gtk_widget_get_parent (content), GTK_ALIGN_START); /* GTK centres a button's child */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (cell->button), open_cell, GINT_TO_POINTER (part), NULL);
  gtk_widget_set_has_tooltip (cell->button, TRUE);
  g_signal_connect (cell->button, "query-tooltip", G_CALLBACK (query_cell), cell);
  gtk_widget_add_css_class (cell->button, "strip-cell");
  if (caption == NULL)
    gtk_widget_add_css_class (cell->button, "strip-urgency");
}

static void
set_cell (Cell *cell, const char *title, const char *line)
{
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (cell->title), title);
  gtk_label_set_text (GTK_LABEL (cell->line), line ? line : "");
  gtk_widget_set_visible (cell->line, line && *line);
  if (cell->button == NULL)
    return;
  name = cell_words (cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (cell->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whose decision is looked at: record number, name and age, or that they are not recorded. */
static void
update_patient (Strip *self, const BatsonAssessment *assessment)
{
  BatsonRecord *patient = batson_record_child (assessment->root, BATSON_CASE_PATIENT);
  const char *name = batson_record_text (patient, BATSON_PATIENT_NAME), *number = batson_record_text (patient, BATSON_PATIENT_NUMBER);
  g_autofree char *age = batson_words_age (assessment);

  for (guint i = 0; i < G_N_ELEMENTS (self->patient); i++)
    {
      gtk_label_set_text (GTK_LABEL (self->patient[i].caption), *number ? number : C_ ("strip", "no record number"));
      set_cell (&self->patient[i], *name ? name : C_ ("strip", "Name not recorded"), age);
    }
}

/* Where no lesion has a row: each with what was done to it (NOMS-13), or why it has none. */
static void
update_without_row (Strip *self, const BatsonAssessment *assessment)
{
  const char *title = assessment->lesions->len ? C_ ("strip", "No decision is open") : C_ ("strip", "No lesion yet");
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < assessment->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = assessment->lesions->pdata[i];
      g_autofree char *name = batson_words_lesion (lesion->record), *history = batson_words_history (lesion);

      g_string_append_printf (line, "%s%s · %s", i ? "; " : "", name, *history ? history : batson_words_lesion_state (lesion));
    }
  set_cell (&self->cells[PART_OUTCOME], title, line->str);
}

static void
update_outcome (Strip *self, const BatsonAssessment *assessment)
{
  const BatsonLesionResult *lesion = batson_pane_lesion (assessment);
  g_autofree char *title = NULL, *rules = NULL, *name = NULL, *line = NULL, *suggested = NULL;

  if (lesion == NULL)
    {
      update_without_row (self, assessment);
      return;
    }
  suggested = batson_outcome_suggested (assessment, lesion);
  title = suggested ? batson_words_decision (lesion->record) : batson_outcome_title (assessment, lesion);
  rules = batson_outcome_rules (assessment, lesion);
  name = batson_words_lesion (lesion->record);
  line = suggested ? g_strdup_printf ("%s · %s", name, suggested) : *rules ? g_strdup_printf ("%s · %s", name, rules) : g_strdup (name);
  set_cell (&self->cells[PART_OUTCOME], title, line);
}

static void
update_deadline (Strip *self, const BatsonAssessment *assessment)
{
  const BatsonDeadline *deadline = batson_assessment_next_deadline (assessment);
  Cell *cell = &self->cells[PART_DEADLINE];
  const BatsonUnread *unread = assessment->urgency.n_unread ? assessment->urgency.unread : NULL;
  g_autofree char *left = NULL, *line = NULL;

  gtk_widget_set_visible (cell->button, deadline || unread);
  if (deadline)
    left = batson_words_deadline_left (deadline, &assessment->settings);
  if (unread && deadline) /* Translators: of two limits, one that runs and one that cannot be read: "3 h left; time of onset missing" */
    line = g_strdup_printf (C_ ("strip", "%1$s; %2$s"), left, batson_words_unread_short (unread));
  if (deadline)
    set_cell (cell, batson_words_deadline_name (deadline->id), line ? line : left);
  else if (unread)
    set_cell (cell, batson_words_deadline_name (unread->id), batson_words_unread_short (unread));
  batson_pane_show_passed (cell->line, deadline);
}

/* Where there is room for one line below the urgency it is what runs out, "4 h 20 min left · Six-hour window", the time first as the end may be cut; where
 * nothing does, the outcome. */
static void
update_narrow (Strip *self, const BatsonAssessment *assessment)
{
  const Cell *deadline = &self->cells[PART_DEADLINE], *outcome = &self->cells[PART_OUTCOME];
  gboolean runs = gtk_widget_get_visible (deadline->button);
  g_autofree char *line = NULL;

  if (runs)
    /* Translators: what is left of a limit, and which: "4 h 20 min left · Six-hour window" */
    line = g_strdup_printf (C_ ("strip", "%1$s · %2$s"), gtk_label_get_text (GTK_LABEL (deadline->line)), gtk_label_get_text (GTK_LABEL (deadline->title)));
  else if (assessment->lesions->len > 0)
    line = g_strdup (gtk_label_get_text (GTK_LABEL (outcome->title)));
  set_cell (&self->narrow, batson_words_urgency_title (assessment), line);
  batson_pane_show_passed (self->narrow.line, batson_assessment_next_deadline (assessment));
}

/* How the triggers that fired are handled: how many are not sent, else what is recorded next, or that nothing is left to do. */
static char *
handling_line (const BatsonAssessment *assessment)
{
  guint waiting = batson_handling_waiting (assessment);
  BatsonHandling to_neuro = batson_handling_next (assessment, BATSON_DIRECTION_TO_NEURO), to_breast = batson_handling_next (assessment, BATSON_DIRECTION_TO_BREAST);
  BatsonHandling next = to_neuro == BATSON_HANDLING_NONE || (to_breast != BATSON_HANDLING_NONE && to_breast < to_neuro) ? to_breast : to_neuro;

  switch (next)
    {
    case BATSON_HANDLING_SENT:
      /* Translators: of the referral triggers that fired, how many the other discipline was not told of. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not sent yet", "%u not sent yet", waiting), waiting);
    case BATSON_HANDLING_RECEIVED:
      return g_strdup (C_ ("strip", "sent, not received"));
    case BATSON_HANDLING_ANSWERED:
      return g_strdup (C_ ("strip", "received, not answered"));
    default:
      return g_strdup (C_ ("strip", "answered, or with them"));
    }
}

static void
update_triggers (Strip *self, const BatsonAssessment *assessment)
{
  guint fired = batson_handling_fired (assessment, BATSON_DIRECTION_TO_NEURO, NULL) + batson_handling_fired (assessment, BATSON_DIRECTION_TO_BREAST, NULL);
  /* Translators: how many referral triggers have fired; above it stands "Referral triggers". */
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u fired", "%u fired", fired), fired), *handling = handling_line (assessment);

  gtk_widget_set_visible (self->cells[PART_TRIGGERS].button, fired > 0);
  set_cell (&self->cells[PART_TRIGGERS], title, handling);
}

static void
update_missing (Strip *self, const BatsonAssessment *assessment)
{
  guint n = assessment->asked.len;
  BatsonFact hold;
  BatsonFacts open = batson_assessment_open (assessment, &hold);
  /* Translators: how many answers are missing; above it stands "Still missing". */
  g_autofree char *title = n ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer", "%u answers", n), n) : g_strdup (C_ ("strip", "Imaging")), *first = open.len > 0 ? batson_words_fact_label (&open.facts[0]) : NULL;

  gtk_widget_set_visible (self->cells[PART_MISSING].button, open.len > 0);
  set_cell (&self->cells[PART_MISSING], title, first);
}

/* While answers are tried, what stands here is not of them. */
static void
update_recorded (Strip *self)
{
  const char *recorded = batson_session_is_trying (self->session) ? C_ ("strip", "The case as recorded") : "";
  Cell *cells[] = { &self->cells[PART_URGENCY], &self->narrow };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gtk_label_set_text (GTK_LABEL (cells[i]->caption), recorded);
      gtk_widget_set_visible (cells[i]->caption, *recorded != '\0');
    }
}

static void
update (Strip *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  g_autofree char *line = batson_words_urgency_line (assessment);

  batson_pane_show_urgency (self->cells[PART_URGENCY].button, BATSON_MARK (self->cells[PART_URGENCY].mark), assessment->urgency.kind);
  batson_pane_show_urgency (self->narrow.button, BATSON_MARK (self->narrow.mark), assessment->urgency.kind);
  update_recorded (self);
  set_cell (&self->cells[PART_URGENCY], batson_words_urgency_title (assessment), line);
  update_patient (self, assessment);
  update_outcome (self, assessment);
  update_deadline (self, assessment);
  update_narrow (self, assessment);
  update_triggers (self, assessment);
  update_missing (self, assessment);
}

static void
strip_dispose (GObject *object)
{
  g_clear_object (&BATSON_STRIP (object)->session);
  G_OBJECT_CLASS (strip_parent_class)->dispose (object);
}

static void
strip_class_init (StripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = strip_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
patient_new (Strip *self, guint i)
{
  GtkWidget *words = cell_words_new (&self->patient[i], "");

  gtk_label_set_width_chars (GTK_LABEL (self->patient[i].title), i == 0 ? 12 : -1); /* whose case it is gives way last */
  gtk_label_set_max_width_chars (GTK_LABEL (self->patient[i].title), 20);
  gtk_widget_add_css_class (words, "strip-patient");
  return words;
}

/* --- the parts beside each other: where there is no room for all, what fired and what is missing give way, before the words of an outcome or a limit do --- */

#define MOST_PARTS (N_PARTS + 1) /* with whose it is */
#define KEPT_PARTS 4             /* urgency, whose it is, outcome, limit */

/* The parts that are shown at all, first to last, with the widths they ask for. */
static guint
ask_parts (GtkWidget *wide, GtkWidget *parts[MOST_PARTS], GtkRequestedSize sizes[MOST_PARTS])
{
  guint n = 0;

  for (GtkWidget *part = gtk_widget_get_first_child (wide); part; part = gtk_widget_get_next_sibling (part))
    if (gtk_widget_get_visible (part))
      {
        gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[n].minimum_size, &sizes[n].natural_size, NULL, NULL);
        sizes[n].data = part;
        parts[n++] = part;
      }
  return n;
}

/* Whether PART stays whatever the room. */
static gboolean
is_kept (GtkWidget *wide, GtkWidget *part)
{
  guint place = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (part); before; before = gtk_widget_get_prev_sibling (before))
    place++;
  return place < KEPT_PARTS;
}

static void
measure_wide (GtkWidget *wide, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *parts[MOST_PARTS];
  GtkRequestedSize sizes[MOST_PARTS];
  guint n = ask_parts (wide, parts, sizes);

  *minimum = *natural = 0;
  for (guint i = 0; i < n; i++)
    {
      int high;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += is_kept (wide, parts[i]) ? sizes[i].minimum_size : 0;
          *natural += sizes[i].natural_size;
          continue;
        }
      gtk_widget_measure (parts[i], orientation, -1, &high, NULL, NULL, NULL);
      *minimum = *natural = MAX (*minimum, high);
    }
}

static GtkSizeRequestMode
wide_mode (GtkWidget *wide)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
allocate_wide (GtkWidget *wide, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (wide) == GTK_TEXT_DIR_RTL;
  GtkWidget *parts[MOST_PARTS];
  GtkRequestedSize sizes[MOST_PARTS];
  guint n = ask_parts (wide, parts, sizes), shown = n, growing = 0;
  int spare = width, x = 0;

  for (guint i = 0; i < n; i++)
    spare -= sizes[i].natural_size;
  for (; shown > 0 && spare < 0 && !is_kept (wide, parts[shown - 1]); shown--)
    spare += sizes[shown - 1].natural_size;
  for (guint i = 0; i < shown; i++)
    {
      growing += gtk_widget_compute_expand (parts[i], GTK_ORIENTATION_HORIZONTAL);
      spare += sizes[i].natural_size - sizes[i].minimum_size;
    }
  spare = gtk_distribute_natural_allocation (MAX (spare, 0), shown, sizes);
  for (guint i = 0; i < n; i++)
    {
      int more = i < shown && gtk_widget_compute_expand (parts[i], GTK_ORIENTATION_HORIZONTAL) ? spare / (int) growing-- : 0;

      spare -= more;
      gtk_widget_set_child_visible (parts[i], i < shown);
      if (i < shown)
        gtk_widget_size_allocate (parts[i], &(GtkAllocation) { mirrored ? width - x - sizes[i].minimum_size - more : x, 0, sizes[i].minimum_size + more, height }, -1);
      x += sizes[i].minimum_size + more;
    }
}

/* Urgency, whose it is, and the rest. */
static GtkWidget *
wide_new (Strip *self)
{
  const char *const captions[N_PARTS] = { NULL, C_ ("pane", "Leading outcome"), C_ ("pane", "Next deadline"), C_ ("strip", "Referral triggers"), C_ ("strip", "Still missing") };
  GtkWidget *wide = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 0; i < N_PARTS; i++)
    {
      cell_init (&self->cells[i], i, captions[i]);
      gtk_widget_set_hexpand (self->cells[i].button, i != PART_URGENCY);
      gtk_box_append (GTK_BOX (wide), self->cells[i].button);
      if (i == PART_URGENCY)
        gtk_box_append (GTK_BOX (wide), patient_new (self, 0));
    }
  gtk_widget_set_layout_manager (wide, gtk_custom_layout_new (wide_mode, measure_wide, allocate_wide));
  return wide;
}

static void
strip_init (Strip *self)
{
  GtkWidget *squeezer = adw_squeezer_new (), *narrow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "strip");
  cell_init (&self->narrow, N_PARTS, NULL);
  gtk_widget_set_hexpand (self->narrow.button, TRUE);
  gtk_box_append (GTK_BOX (narrow), self->narrow.button);
  gtk_box_append (GTK_BOX (narrow), patient_new (self, 1));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), wide_new (self));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), narrow);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_bin_set_child (ADW_BIN (self), squeezer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("pane", "Assessment"), -1);
}

/** The strip of the assessment of SESSION. */
GtkWidget *
batson_strip_new (BatsonSession *session)
{
  Strip *self = g_object_new (TYPE_STRIP, NULL);

  self->session = g_object_ref (session);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  g_signal_connect_object (session, "trying", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
