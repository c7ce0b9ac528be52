/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the tour share. */
#pragma once
#include "app/tour.h"
#include "app/window.h"

G_BEGIN_DECLS

/** One way of looking at the cases. What the toolkit reads only when it starts is environment, so each variant is a process of its own. */
typedef struct
{
  const char *name;
  int width, height;
  double text; /* 2: 200 % */
  gboolean mirrored;
  gboolean few;   /* only a few cases, and of windows in which one steps from one thing to the next a single step */
  gboolean pages; /* and the printed pages, which look the same in every variant */
  const char *environment; /* "NAME=VALUE"; nullable */
} BatsonTourVariant;

struct _BatsonTour
{
  char *folder;
  const BatsonTourVariant *variant;
  char *at; /* nullable */
};

void _batson_tour_settle (GtkWidget *window);
void _batson_tour_size (BatsonTour *self, GtkWindow *window, GtkWidget *content);
gboolean _batson_tour_paint (BatsonTour *self, GtkWidget *widget, const char *of, const char *what, GError **error);

gboolean _batson_tour_teach (BatsonTour *self, BatsonWindow *window, const char *name, GError **error);
gboolean _batson_tour_quiz (BatsonTour *self, BatsonWindow *window, GError **error);

G_END_DECLS
