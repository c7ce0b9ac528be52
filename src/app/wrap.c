/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that wrap: labels, and columns of them; or are cut short: drop-downs.
 *
 * Whoever gives out width in GTK - a horizontal box, the alignment of a widget - asks what a child wants at its height. A label and a vertical
 * box try a dozen widths to find out, and all words are laid out for each: half the time to show a form. What is made here wants the
 * same width at any height, the one it was measured with before. */
#include "app/wrap.h"

#include "diagram/keep.h"

/* --- labels --- */

#define TYPE_WRAP (wrap_get_type ())
G_DECLARE_FINAL_TYPE (Wrap, wrap, BATSON, WRAP, GtkLayoutManager)

/* What the label wanted when nothing was given to it: the same words give the same lines, and need not be laid out for them again. */
struct _Wrap
{
  GtkLayoutManager parent_instance;
  int least, width;         /* a word, and all of them in a line */
  int height, baselines[2]; /* of that line */
};

G_DEFINE_FINAL_TYPE (Wrap, wrap, GTK_TYPE_LAYOUT_MANAGER)

/* A word that may break anywhere is as narrow as the widest letter with a hyphen. GTK breaks the words at each to find that; here both are
 * taken to be no wider than a line is high and a quarter, and one line says all. FALSE where more is asked of the label. */
static gboolean
measure_line (Wrap *self, GtkLabel *label)
{
  g_autoptr (PangoLayout) line = NULL;
  int width, height;

  if (gtk_label_get_wrap_mode (label) != PANGO_WRAP_WORD_CHAR || gtk_label_get_width_chars (label) >= 0 || gtk_label_get_max_width_chars (label) >= 0 ||
      gtk_label_get_lines (label) >= 0 || gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return FALSE;
  line = pango_layout_copy (gtk_label_get_layout (label));
  pango_layout_set_width (line, -1);
  pango_layout_get_size (line, &width, &height);
  self->width = PANGO_PIXELS_CEIL (width);
  self->height = PANGO_PIXELS_CEIL (height);
  self->least = MIN (self->width, self->height * 5 / 4 / pango_layout_get_line_count (line));
  self->baselines[0] = self->baselines[1] = PANGO_PIXELS_CEIL (pango_layout_get_baseline (line));
  return TRUE;
}

static void
measure_wrap (GtkLayoutManager *manager, GtkWidget *label, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidgetClass *label_class = GTK_WIDGET_GET_CLASS (label);
  Wrap *self = BATSON_WRAP (manager);
  int unused;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && for_size < 0 && !measure_line (self, GTK_LABEL (label)))
    {
      label_class->measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &self->least, &self->width, &unused, &unused);
      label_class->measure (label, GTK_ORIENTATION_VERTICAL, -1, &self->height, &unused, &self->baselines[0], &self->baselines[1]);
    }
  else if (orientation == GTK_ORIENTATION_VERTICAL || for_size >= 0)
    gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL); /* comes here again, as above, if the label changed since */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->least;
      *natural = self->width;
    }
  else if (for_size < self->width || gtk_label_get_max_width_chars (GTK_LABEL (label)) >= 0)
    label_class->measure (label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  else
    {
      *minimum = *natural = self->height;
      *minimum_baseline = self->baselines[0];
      *natural_baseline = self->baselines[1];
    }
}

static void
allocate_wrap (GtkLayoutManager *manager, GtkWidget *label, int width, int height, int baseline)
{
  GTK_WIDGET_GET_CLASS (label)->size_allocate (label, width, height, baseline);
}

static GtkSizeRequestMode
height_for_width (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wrap_class_init (WrapClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure_wrap;
  manager_class->allocate = allocate_wrap;
  manager_class->get_request_mode = height_for_width;
}

static void
wrap_init (Wrap *self)
{
}

/* The words are others: what of them stays in one line. */
static void
keep_together (GtkLabel *label)
{
  g_autoptr (PangoAttrList) kept = batson_keep_together (gtk_label_get_text (label), gtk_label_get_attributes (label));

  if (kept)
    gtk_label_set_attributes (label, kept);
}

/** Lets the words of LABEL wrap, from now on. */
void
batson_wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  g_signal_connect (label, "notify::label", G_CALLBACK (keep_together), NULL);
  keep_together (label);
  gtk_widget_set_layout_manager (GTK_WIDGET (label), g_object_new (TYPE_WRAP, NULL));
}

/** Lets the words of BUTTON, which has nothing but words, wrap in its middle. */
void
batson_wrap_button (GtkButton *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));

  batson_wrap (label);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/* --- drop-downs --- */

static void
set_up_word (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer shortens)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), shortens ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_list_item_set_child (item, label);
}

static void
bind_word (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
words_factory (gboolean shortens)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_word), GINT_TO_POINTER (shortens));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_word), NULL);
  return factory;
}

/** Lets the words of CHOICE, strings, be cut short in it where there is no room; never in its list. */
void
batson_shorten (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) shown = words_factory (TRUE), listed = words_factory (FALSE);

  gtk_drop_down_set_factory (choice, shown);
  gtk_drop_down_set_list_factory (choice, listed);
}

/* --- columns --- */

#define TYPE_COLUMN (column_get_type ())
G_DECLARE_FINAL_TYPE (Column, column, BATSON, COLUMN, GtkLayoutManager)

struct _Column
{
  GtkLayoutManager parent_instance;
  int spacing;
};

G_DEFINE_FINAL_TYPE (Column, column, GTK_TYPE_LAYOUT_MANAGER)

/* What the children of BOX want at WIDTH: a GtkRequestedSize each. */
static GArray *
ask (GtkWidget *box, int width)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &size.minimum_size, &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

static int
gaps (Column *self, GArray *sizes)
{
  return sizes->len > 0 ? self->spacing * (int) (sizes->len - 1) : 0;
}

static void
measure_column (GtkLayoutManager *manager, GtkWidget *box, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (GArray) sizes = NULL;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      sizes = ask (box, for_size);
      *minimum = *natural = gaps (BATSON_COLUMN (manager), sizes);
      for (guint i = 0; i < sizes->len; i++)
        {
          *minimum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
          *natural += g_array_index (sizes, GtkRequestedSize, i).natural_size;
        }
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      int least, most;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
allocate_column (GtkLayoutManager *manager, GtkWidget *box, int width, int height, int baseline)
{
  Column *self = BATSON_COLUMN (manager);
  g_autoptr (GArray) sizes = ask (box, width);
  int rest = height - gaps (self, sizes), y = 0;

  for (guint i = 0; i < sizes->len; i++)
    rest -= g_array_index (sizes, GtkRequestedSize, i).minimum_size;
  gtk_distribute_natural_allocation (MAX (rest, 0), sizes->len, (GtkRequestedSize *) sizes->data);
  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      gtk_widget_size_allocate (size->data, &(GtkAllocation) { 0, y, width, size->minimum_size }, -1);
      y += size->minimum_size + self->spacing;
    }
}

static void
column_class_init (ColumnClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure_column;
  manager_class->allocate = allocate_column;
  manager_class->get_request_mode = height_for_width;
}

static void
column_init (Column *self)
{
}

/** A box for labels below each other, and what stands among them. */
GtkWidget *
batson_column_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Column *column = g_object_new (TYPE_COLUMN, NULL);

  column->spacing = spacing;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (column));
  return box;
}
