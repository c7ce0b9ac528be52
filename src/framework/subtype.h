/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The molecular subtype from the receptors of the samples. */
#pragma once
#include "framework/evidence.h"

G_BEGIN_DECLS

/* Receptor classes, as bits: what O-1 and NOMS-C9 ask of a subtype. */
enum { BATSON_RECEPTORS_HR = 1, BATSON_RECEPTORS_HER2 = 2, BATSON_RECEPTORS_TNBC = 4, BATSON_RECEPTORS_ANY = 7 };

/* What a receptor can still be, as bits: negative (Ki-67: low), positive (Ki-67: high). */
enum { BATSON_NEGATIVE_BIT = 1, BATSON_POSITIVE_BIT = 2, BATSON_EITHER_BITS = 3 };

/** ER 1-10 % is low positive. */
#define BATSON_ER_POSITIVE_FROM 1.0
#define BATSON_ER_LOW_TO 10.0
#define BATSON_KI67_HIGH_FROM 20

/** One sample, read once for all lesions. */
typedef struct
{
  BatsonRecord *record; /* borrowed */
  int group;            /* 0 spinal, 1 other metastasis, 2 primary, 3 site not answered */
  BatsonLevel level;    /* of a spinal sample; BATSON_LEVEL_NONE where not known */
  int day;              /* its earliest; BATSON_NO_DAY */
  guint position;
  BatsonReceptor reads[BATSON_N_RECEPTORS]; /* facts borrowed; RECORDED says it was tested there */
} BatsonSample;

BatsonSample *_batson_samples_read (BatsonRecord *root, int ki67_high_from, guint *out_n);
gboolean _batson_sample_of (const BatsonSample *sample, gboolean has_span, BatsonSpan span);
void _batson_receptors_pick (const BatsonSample *samples, guint n, BatsonRecord *root, gboolean has_span, BatsonSpan span, BatsonReceptor out_receptors[BATSON_N_RECEPTORS]);
guint _batson_receptor_bits (BatsonTri positive);
guint _batson_subtypes (const guint bits[BATSON_N_RECEPTORS]);
guint _batson_subtype_classes (guint subtypes);
guint _batson_her2_bits (int ihc, int ish);
void _batson_subtype_explain (const BatsonReceptor receptors[BATSON_N_RECEPTORS], guint subtypes, BatsonWhy *why);
void _batson_why_receptor (BatsonWhy *why, const BatsonReceptor *receptor, BatsonReceptorId id);

G_END_DECLS
