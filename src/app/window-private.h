/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once
#include "app/case-list.h"
#include "app/cases.h"
#include "app/notice.h"
#include "app/switcher.h"
#include "app/views.h"
#include "app/window.h"

G_BEGIN_DECLS

/* What to do once nothing unsaved would be lost by it. */
typedef void (*BatsonWindowThen) (BatsonWindow *self, gpointer data);

struct _BatsonWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *sidebar, *separator, *shell, *content, *header;
  BatsonCaseList *case_list;
  BatsonSwitcher *switcher;
  GtkWidget *sidebar_menu, *menu_button, *sidebar_button, *pane_button, *print_button, *save_button, *undo_button;
  GtkStack *pages, *views;
  AdwStatusPage *empty_page, *trouble_page;
  GtkWidget *empty_examples, *empty_you;
  gboolean first_start;           /* there is no case at all */
  AdwBin *strip_bin, *pane_bin;
  GtkBox *notices;
  BatsonNotice *outside_notice, *read_only_notice, *recovery_notice, *problem_notice, *rules_notice;

  GMenu *undo_menu;               /* the section of the main menu that names what is undone; owned */
  BatsonSession *session;         /* NULL: no case is open */
  GFile *trouble_file;            /* what could not be opened; nullable */
  char *view;                     /* the view shown */
  char *form;                     /* the form shown, or shown last */
  AdwToast *undo_toast;           /* the one that offers to undo a step; weak, nullable */
  guint64 undo_step;              /* the number of that step */
  GtkWidget *focus;               /* who has the keyboard, or had it before a toast; weak, nullable */
  int width_class;                /* a BatsonWidthClass */
  int laid_out;                   /* the one that what is shown was chosen for */
  int narrowest;                  /* what the layout for a narrow window was last seen to need */
  guint relayout;
  guint inhibited;                /* cookie */
  gboolean closing;               /* the guard said yes */
};

typedef enum { BATSON_WIDTH_NARROW, BATSON_WIDTH_MEDIUM, BATSON_WIDTH_WIDE } BatsonWidthClass;

void _batson_window_update (BatsonWindow *self);
void _batson_window_layout (BatsonWindow *self);

/* window-empty.c */
void _batson_window_follow_cases (BatsonWindow *self);

/* window-trash.c */
void _batson_window_trash (BatsonWindow *self, BatsonEntry *entry);

/* window-focus.c */
void _batson_window_focus_view (BatsonWindow *self);
void _batson_window_enter_case (BatsonWindow *self);
void _batson_window_leave_popover (BatsonWindow *self);

/* window-toast.c */
void _batson_window_follow_focus (BatsonWindow *self);
void _batson_window_drop_undo (BatsonWindow *self);
void _batson_window_follow_undo (BatsonWindow *self);

/* window-actions.c */
void _batson_window_add_actions (BatsonWindow *self);
void _batson_window_update_actions (BatsonWindow *self);
void _batson_window_add_menu (BatsonWindow *self);

/* window-files.c */
void _batson_window_add_notices (BatsonWindow *self);
void _batson_window_guard (BatsonWindow *self, BatsonWindowThen then, gpointer data, GDestroyNotify free_data);
void _batson_window_choose_file (BatsonWindow *self);
void _batson_window_save_as (BatsonWindow *self, BatsonWindowThen then, gpointer data, GDestroyNotify free_data);
gboolean _batson_window_save (BatsonWindow *self);
void _batson_window_try_again (BatsonWindow *self);
void _batson_window_follow_file (BatsonWindow *self, BatsonSession *session);

G_END_DECLS
