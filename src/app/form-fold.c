/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that comes unfolds below the answer that calls for it, one that goes folds: the eye can follow what stands below. */
#include "app/form-fold.h"

#define DURATION 150 /* ms */

/* A row that is gone, but for the movement. */
static gboolean
is_leaving (GtkWidget *slot)
{
  return GTK_IS_REVEALER (slot) && !gtk_revealer_get_reveal_child (GTK_REVEALER (slot));
}

/** What stands for ROW in its box: what unfolded it, or itself where it was there from the start. */
GtkWidget *
batson_form_fold_slot (GtkWidget *row)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  return GTK_IS_REVEALER (parent) ? parent : row;
}

/** What stands before ROW in its box, but for what is leaving; NULL where ROW is the first. */
GtkWidget *
batson_form_fold_before (GtkWidget *row)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (batson_form_fold_slot (row));

  while (before && is_leaving (before))
    before = gtk_widget_get_prev_sibling (before);
  return before;
}

static GtkWidget *
slot_new (GtkWidget *row, gboolean open)
{
  GtkWidget *slot = gtk_revealer_new ();

  gtk_revealer_set_transition_duration (GTK_REVEALER (slot), DURATION);
  gtk_revealer_set_reveal_child (GTK_REVEALER (slot), open);
  gtk_revealer_set_child (GTK_REVEALER (slot), row);
  return slot;
}

/** Puts ROW into BOX after BEFORE (nullable: first). SEEN: somebody looks there, so it unfolds, unless the desktop turns animations off. */
void
batson_form_fold_in (GtkBox *box, GtkWidget *row, GtkWidget *before, gboolean seen)
{
  GtkWidget *slot = seen ? slot_new (row, FALSE) : row;

  gtk_box_insert_child_after (box, slot, before);
  if (seen)
    gtk_revealer_set_reveal_child (GTK_REVEALER (slot), TRUE);
}

static void
folded (GtkWidget *slot)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (slot)), slot);
}

/* ROW in a slot of its own, in the place it has. */
static GtkWidget *
put_in_slot (GtkBox *box, GtkWidget *row)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (row), *slot;

  g_object_ref (row);
  gtk_box_remove (box, row);
  slot = slot_new (row, TRUE);
  g_object_unref (row);
  gtk_box_insert_child_after (box, slot, before);
  return slot;
}

/** Takes ROW out of BOX; SEEN as above: it folds, and meanwhile can no longer be answered. */
void
batson_form_fold_out (GtkBox *box, GtkWidget *row, gboolean seen)
{
  GtkWidget *slot = batson_form_fold_slot (row);
  gboolean moves = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (box)), "gtk-enable-animations", &moves, NULL);
  if (!seen || !moves)
    {
      gtk_box_remove (box, slot);
      return;
    }
  if (slot == row)
    slot = put_in_slot (box, row);
  gtk_widget_set_can_target (slot, FALSE);
  gtk_widget_set_can_focus (slot, FALSE);
  g_signal_connect (slot, "notify::child-revealed", G_CALLBACK (folded), NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (slot), FALSE);
}
