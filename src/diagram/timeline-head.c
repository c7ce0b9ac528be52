/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is responsible: badges, bands, and the heads of the lanes. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  BatsonToken colour, letter;
  double hatch; /* on paper, where all are black: from stripe to stripe, pt; 0: solid */
} teams[BATSON_N_TEAMS] = {
  [BATSON_TEAM_BREAST] = { BATSON_TOKEN_BREAST, BATSON_TOKEN_BREAST_LETTER, 2.6 },        [BATSON_TEAM_NEURO] = { BATSON_TOKEN_NEURO, BATSON_TOKEN_NEURO_LETTER, 0 },
  [BATSON_TEAM_MDT] = { BATSON_TOKEN_MDT, BATSON_TOKEN_MDT_LETTER, 1.6 },                 [BATSON_TEAM_RADIOLOGY] = { BATSON_TOKEN_RADIOLOGY, BATSON_TOKEN_RADIOLOGY_LETTER, 8 },
  [BATSON_TEAM_MEDICAL] = { BATSON_TOKEN_MEDICAL, BATSON_TOKEN_MEDICAL_LETTER, 4.4 },     [BATSON_TEAM_RADIATION] = { BATSON_TOKEN_RADIATION, BATSON_TOKEN_RADIATION_LETTER, 3.4 },
  [BATSON_TEAM_PHYSIO] = { BATSON_TOKEN_PHYSIO, BATSON_TOKEN_PHYSIO_LETTER, 6 },
};

BatsonToken
batson_timeline_team_colour (BatsonTeam team)
{
  return teams[team].colour;
}

double
batson_timeline_badge_height (const Timeline *t)
{
  return batson_text_line (t->small) + 2 * t->u;
}

double
batson_timeline_badge_width (const Timeline *t, BatsonTeam team)
{
  BatsonFont font = { t->small.size, 700, FALSE };

  return MAX (batson_text_width (batson_words_team_letters (team), font) + 9 * t->u, batson_timeline_badge_height (t));
}

double
batson_timeline_badge (const Timeline *t, BatsonElement *e, BatsonTeam team, double x, double y)
{
  BatsonFont font = { t->small.size, 700, FALSE };
  double width = batson_timeline_badge_width (t, team), height = batson_timeline_badge_height (t);

  batson_element_box (e, (BatsonRect) { x, y, width, height }, 4 * t->u, (BatsonPaint) { .fill = teams[team].colour });
  batson_timeline_put (t, e, batson_words_team_letters (team), font, x, y + t->u, width, BATSON_ALIGN_CENTRE, teams[team].letter);
  return width;
}

/* One colour a team from top to bottom, done full and planned striped; paper tells teams by their stripes and plans by being white. */
void
batson_timeline_bands (const Timeline *t, BatsonElement *e, const BatsonTeam *who, guint n, BatsonRect box, gboolean planned)
{
  double radius = MIN (MIN (4 * t->u, box.width / 2), box.height / 2);
  BatsonPaint frame = { .stroke = BATSON_TOKEN_FG, .line = (t->print ? 0.8 : 1.2) * (t->print ? 1 : t->u) };

  batson_element_box (e, box, radius, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW });
  for (guint i = 0; i < n; i++)
    {
      BatsonRect band = { box.x, box.y + box.height * i / n, box.width, box.height / n };
      BatsonPaint paint = { .fill = teams[who[i]].colour };

      if (planned || (t->print && teams[who[i]].hatch > 0))
        paint = (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .pattern = BATSON_PATTERN_HATCH, .pattern_colour = teams[who[i]].colour, .hatch = t->print ? teams[who[i]].hatch : 5 * t->u };
      if (planned && t->print)
        paint = (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW };
      batson_element_box (e, band, n == 1 ? radius : MIN (radius / 2, band.height / 2), paint);
    }
  if (planned)
    frame.style = BATSON_LINE_DASHED;
  batson_element_box (e, box, radius, frame);
}

/* ---- Heads ---- */

#define DISC 23.0
#define GAP 8.0

/* The lanes that are no phase. */
static const struct
{
  const char *id, *head, *title; /* title: msgid, context "timeline" */
  BatsonIcon icon;
} plain[] = {
  { "triggers", "triggers-head", NC_ ("timeline", "Referral triggers"), BATSON_ICON_BELL },
  { "windows", "windows-head", NC_ ("timeline", "Time windows"), BATSON_ICON_CLOCK },
  { "events", "events-head", NC_ ("timeline", "Events"), BATSON_ICON_FLAG },
};

static guint
plain_of (const char *id)
{
  guint i = 0;

  while (!g_str_equal (plain[i].id, id))
    i++;
  return i;
}

static const char *
plain_title (const char *id)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "timeline", plain[plain_of (id)].title);
}

static const char *
title_of (const TimelineLane *lane)
{
  return lane->phase >= 0 ? batson_words_phase ((BatsonPhaseId) lane->phase) : plain_title (lane->id);
}

static BatsonFont
title_font (const Timeline *t, const TimelineLane *lane)
{
  BatsonStretchState state;
  gboolean running = t->course && lane->phase >= 0 && batson_course_phase_state (t->course, (BatsonPhaseId) lane->phase, &state) && state == BATSON_STRETCH_RUNNING;

  return running ? t->lead : t->body;
}

/* Who is responsible in words beside the badges, and the review's number where the team has put it elsewhere. */
static char *
who_words (const TimelineLane *lane)
{
  const char *who = batson_words_phase_who ((BatsonPhaseId) lane->phase);

  if (lane->place == (guint) lane->phase + 1)
    return g_strdup (who);
  return g_strdup_printf (_ ("%1$s (the review: %2$d)"), who, lane->phase + 1);
}

static double
badges_width (const Timeline *t, const TimelineLane *lane)
{
  const BatsonPhase *phase = batson_phase ((BatsonPhaseId) lane->phase);
  double width = 0;

  for (guint i = 0; i < phase->n_teams; i++)
    width += batson_timeline_badge_width (t, phase->teams[i]) + 4 * t->u;
  return width;
}

char *
batson_timeline_phase_words (const Timeline *t, int phase)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0;

  if (t->course == NULL)
    return g_strdup ("");
  for (guint i = 0; i < t->course->stretches->len; i++)
    {
      const BatsonStretch *stretch = t->course->stretches->pdata[i];
      g_autofree char *words = NULL;

      if ((int) stretch->phase != phase || stretch->before || stretch->derived || ++n > 2)
        continue;
      words = batson_words_stretch (t->course, stretch);
      g_string_append_printf (all, "%s%s", all->len ? "; " : "", words);
    }
  if (n > 2)
    g_string_append_printf (all, g_dngettext (GETTEXT_PACKAGE, "; and %d more", "; and %d more", n - 2), (int) n - 2);
  return g_strdup (all->str);
}

/* The widest a head asks for, so that most stand on two lines. */
double
batson_timeline_head_width (const Timeline *t)
{
  const char *triggers = plain_title ("triggers");
  double word_of = batson_text_word (triggers, t->body), width = MAX (word_of, MIN (batson_text_width (triggers, t->body), 220 * t->u)) + t->u;

  for (guint i = 0; i < t->n_lanes; i++)
    {
      const TimelineLane *lane = &t->lanes[i];
      double word = batson_text_word (title_of (lane), t->lead), one = MIN (batson_text_width (title_of (lane), t->lead), 220 * t->u);

      width = MAX (width, MAX (word, one) + t->u);
      if (lane->phase >= 0)
        {
          g_autofree char *who = who_words (lane);
          width = MAX (width, badges_width (t, lane) + MIN (batson_text_width (who, t->small) + 4 * t->u, 150 * t->u));
        }
    }
  return width + (DISC + GAP) * t->u;
}

static gboolean
who_beside (const Timeline *t, const TimelineLane *lane, double inner, const char *who)
{
  return badges_width (t, lane) + batson_text_width (who, t->small) + 2 * t->u <= inner;
}

static double
who_height (const Timeline *t, const TimelineLane *lane, double inner)
{
  g_autofree char *who = who_words (lane);
  double badge = batson_timeline_badge_height (t);

  return who_beside (t, lane, inner, who) ? MAX (badge, batson_text_line (t->small)) : badge + batson_timeline_text_height (t, who, t->small, inner);
}

double
batson_timeline_head_height (const Timeline *t, const TimelineLane *lane, double width)
{
  double inner = width - (DISC + GAP) * t->u, height = batson_timeline_text_height (t, title_of (lane), t->lead, inner);

  height = MAX (height, batson_timeline_text_height (t, title_of (lane), t->body, inner));
  if (lane->phase >= 0)
    height += who_height (t, lane, inner);
  if (lane->phase >= 0 && t->narrow)
    {
      g_autofree char *words = batson_timeline_phase_words (t, lane->phase);
      height += batson_timeline_text_height (t, words, t->small, inner);
    }
  return MAX (height, DISC * t->u);
}

static void
put_disc (const Timeline *t, BatsonElement *e, const TimelineLane *lane, double x, double y)
{
  char number[] = { (char) ('0' + lane->place), '\0' };
  BatsonPath *disc = batson_path_new ();
  double size = DISC * t->u;

  batson_path_circle (disc, x + size / 2, y + size / 2, size / 2);
  batson_element_shape (e, disc, (BatsonPaint) { .fill = BATSON_TOKEN_FG });
  batson_timeline_put (t, e, number, t->number, x, y + (size - batson_text_line (t->number)) / 2, size, BATSON_ALIGN_CENTRE, BATSON_TOKEN_ON_MARK);
}

static void
put_who (const Timeline *t, BatsonElement *e, const TimelineLane *lane, double x, double y, double inner)
{
  const BatsonPhase *phase = batson_phase ((BatsonPhaseId) lane->phase);
  g_autofree char *who = who_words (lane), *words = NULL;
  double at = x, badge = batson_timeline_badge_height (t);

  for (guint i = 0; i < phase->n_teams; i++)
    at += batson_timeline_badge (t, e, phase->teams[i], at, y) + 4 * t->u;
  if (who_beside (t, lane, inner, who))
    batson_timeline_put (t, e, who, t->small, at + 2 * t->u, y + t->u, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  else
    batson_timeline_put (t, e, who, t->small, x, y + badge, inner, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  if (!t->narrow)
    return;
  words = batson_timeline_phase_words (t, lane->phase);
  batson_timeline_put (t, e, words, t->small, x, y + who_height (t, lane, inner), inner, BATSON_ALIGN_START, BATSON_TOKEN_FG);
}

static void
say_head (const Timeline *t, BatsonElement *e, const TimelineLane *lane)
{
  BatsonPhaseId phase = (BatsonPhaseId) lane->phase;
  g_autofree char *who = batson_words_phase_teams (phase), *table4 = batson_words_phase_table4 (phase), *words = batson_timeline_phase_words (t, lane->phase), *detail = NULL, *name = NULL, *address = NULL;

  if (t->course == NULL)
    name = g_strdup_printf (_ ("Phase %1$u, %2$s: %3$s"), lane->place, batson_words_phase (phase), who);
  else
    /* Translators: a phase of the timeline: number, name, how far it is, who is responsible. */
    name = g_strdup_printf (_ ("Phase %1$u, %2$s: %3$s. %4$s"), lane->place, batson_words_phase (phase), batson_words_phase_state (t->course, phase), who);
  detail = *words ? g_strdup_printf ("%s. %s", words, table4) : g_strdup (table4);
  batson_element_say (e, name, detail);
  if (t->course)
    {
      BatsonFact fact = batson_course_phase_fact (t->course, phase);
      address = batson_fact_address (&fact);
    }
  if (address && *address)
    batson_element_act (e, "answer", address);
  else
    batson_element_act (e, "why", batson_rule (batson_phase (phase)->rule)->id);
}

double
batson_timeline_add_plain_head (const Timeline *t, guint group, const char *id, const char *words, double y, double height)
{
  guint i = plain_of (id);
  double left = t->margin + (DISC + GAP) * t->u, inner = (t->narrow ? t->width : t->head - 12 * t->u) - (DISC + GAP) * t->u, icon = 17 * t->u;
  double title = MAX (batson_timeline_text_height (t, plain_title (id), t->body, inner), icon), own = title + batson_timeline_text_height (t, words, t->small, inner);
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, plain[i].head, BATSON_STATE_OPEN, (BatsonRect) { 0 });

  y += MAX ((height - own) / 2, 0);
  batson_element_icon (e, plain[i].icon, t->margin + 3 * t->u, y + (title - icon) / 2, icon, BATSON_TOKEN_FG, BATSON_TOKEN_WINDOW, 1);
  batson_timeline_put (t, e, plain_title (id), t->body, left, y, inner, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  batson_timeline_put (t, e, words, t->small, left, y + title, inner, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  batson_element_say (e, plain_title (id), NULL);
  return own;
}

void
batson_timeline_add_head (const Timeline *t, guint group, const TimelineLane *lane, double width)
{
  double x = t->margin, inner = width - (DISC + GAP) * t->u, left = x + (DISC + GAP) * t->u, height = batson_timeline_head_height (t, lane, width), y = lane->y + 4 * t->u;
  BatsonElement *e;
  BatsonStretchState state;
  BatsonFont font = title_font (t, lane);

  if (!t->narrow)
    y = lane->y + MAX ((lane->height - height) / 2, 0);
  if (lane->phase < 0)
    {
      batson_timeline_add_plain_head (t, group, lane->id, "", y, height);
      return;
    }
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_NODE, lane->id, BATSON_STATE_OPEN, (BatsonRect) { x, y, width, height });
  if (t->course && batson_course_phase_state (t->course, (BatsonPhaseId) lane->phase, &state))
    e->state = state == BATSON_STRETCH_DONE ? BATSON_STATE_HISTORY : state == BATSON_STRETCH_RUNNING ? BATSON_STATE_CHOSEN : BATSON_STATE_POSSIBLE;
  put_disc (t, e, lane, x, y + (t->narrow ? 0 : (height - DISC * t->u) / 2));
  y += batson_timeline_put (t, e, title_of (lane), font, left, y, inner, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  put_who (t, e, lane, left, y, inner);
  say_head (t, e, lane);
}
