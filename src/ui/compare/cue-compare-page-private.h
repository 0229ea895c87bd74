/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Compare page's parts share. */
#pragma once

#include "cue-compare-page.h"

#include "cue-adaptive-bin.h"
#include "cue-compare-grid.h"
#include "cue-compare-summary.h"
#include "cue-lone-text.h"
#include "cue-merged-head.h"

G_BEGIN_DECLS

/* How the columns are laid out. */
typedef enum
{
  CUE_COMPARE_ALL,  /* all of them */
  CUE_COMPARE_FEW,  /* the baseline, as many others as have room, the merged draft */
  CUE_COMPARE_TABS, /* one at a time */
} CueCompareLayout;

struct _CueComparePage
{
  GtkWidget parent_instance;

  GtkStack          *stack;
  GtkWidget         *baseline_label;
  GtkDropDown       *baseline_dropdown;
  GtkWidget         *blind_button;
  GtkWidget         *stability_button;
  GtkLabel          *counter_label;
  GtkWidget         *redo_button;
  GtkWidget         *find_button;
  CueCompareSummary *summary;
  GtkWidget         *wait_box;
  GtkProgressBar    *wait_bar;
  GtkWidget         *stop_button;
  GtkWidget         *note_box;
  GtkLabel          *note_label;
  GtkWidget         *again_button;
  GtkSearchBar      *find_bar;
  GtkEditable       *find_entry;
  GtkLabel          *find_label;
  GtkWidget         *tabs;
  GtkBox            *tabs_box;
  GtkStack          *body; /* "grid" or "lone" */
  CueCompareGrid    *grid;
  CueLoneText       *lone;
  GtkLabel          *size_label;
  GtkLabel          *writing_label;
  GtkWidget         *use_button;
  CueMergedHead     *merged_head; /* (owned) */
  guint              merged_place; /* the column it stands over */

  CueLibrary     *library;          /* (owned) (nullable) */
  CueDraft       *draft;            /* (owned) (nullable) */
  GSignalGroup   *draft_signals;    /* (owned) */
  GSignalGroup   *scenario_signals; /* (owned) */
  GSignalGroup   *variant_signals;  /* (owned): of the draft's variants */
  GSignalGroup   *writing_signals;  /* (owned): of the draft's generations */
  GPtrArray      *writing;          /* (owned) (element-type CueGeneration): these */
  GPtrArray      *columns;          /* (owned) (element-type CueCompareSource): what stands side by side */
  char          **titles;           /* (owned) (nullable): theirs */
  guint           baseline;
  gboolean        chosen;           /* the columns are the tester's choice */
  CueComparison  *comparison;       /* (owned) (nullable) */
  GPtrArray      *compared;         /* (owned) (nullable) (element-type CueCompareSource): its columns */
  GCancellable   *cancellable;      /* (owned) (nullable): of the comparison being made */
  GCancellable   *calls;            /* (owned): of all else */
  gboolean        stopped;
  gboolean        was_in_rows;      /* the keyboard was, when they went */

  CueMergedDraft *merged;        /* (owned) (nullable) */
  GSignalGroup   *merged_signals; /* (owned) */
  JsonNode       *kept_merge;    /* (owned) (nullable): what the merged draft is to be filled with */
  gboolean        touched;       /* the tester changed the merged draft */

  CueCompareLayout layout;
  int              width;
  guint            other;     /* the first of the columns beside the baseline, where not all show */
  guint            tab;       /* which one shows alone; the number of columns for the merged draft */
  guint            lone_text; /* the column that shows as ordinary text */

  gboolean mark_words;
  gboolean only_differences;
  gboolean scroll_together;
  gboolean filling;
  guint    update_idle;
  guint    wait_timeout;
  guint    pulse_timeout;
  guint    n_pulses;
  guint    keep_timeout;
  guint    size_idle;
};

/* cue-compare-page.c: the counter, the notes, what can be done now. */
void cue_compare_page_update         (CueComparePage *self);
void cue_compare_page_notify_changes (CueComparePage *self);
void cue_compare_page_notify_face    (CueComparePage *self);
void cue_compare_page_notify_lone    (CueComparePage *self);
/* Shows a sentence that goes away by itself. */
void cue_compare_page_tell           (CueComparePage *self,
                                      const char     *sentence);

/* cue-compare-page-columns.c */
/* Takes over @columns (transfer full) and lays them side by side, or says why not. */
void       cue_compare_page_set_columns   (CueComparePage *self,
                                           GPtrArray      *columns);
/* (transfer full): a copy to change and set. */
GPtrArray *cue_compare_page_copy_columns  (CueComparePage *self);
/* Begins anew: with what was kept, else with the text in use as the baseline. */
void       cue_compare_page_reset         (CueComparePage *self);
/* The texts follow what they stand for. */
void       cue_compare_page_refresh       (CueComparePage *self);
/* The same from an idle. */
void       cue_compare_page_queue_refresh (CueComparePage *self);
void       cue_compare_page_compare       (CueComparePage *self);
void       cue_compare_page_stop          (CueComparePage *self);
void       cue_compare_page_stop_waiting  (CueComparePage *self);
void       cue_compare_page_fill_heads    (CueComparePage *self);
/* (transfer full) (nullable): the text of that key. */
CueCompareSource *cue_compare_page_find_source (CueComparePage *self,
                                                const char     *key);

/* cue-compare-page-layout.c */
void cue_compare_page_lay_out     (CueComparePage *self);
void cue_compare_page_step_column (CueComparePage *self,
                                   int             step);
void cue_compare_page_show_column (CueComparePage *self,
                                   guint           column);
/* One column, or with the number of columns the merged draft, as ordinary text. */
void cue_compare_page_show_alone  (CueComparePage *self,
                                   guint           column);
void cue_compare_page_close_alone (CueComparePage *self);
gboolean cue_compare_page_is_lone (CueComparePage *self);

/* cue-compare-page-draft.c: the merged draft */
/* @columns: (nullable): of the comparison before. */
void cue_compare_page_follow_comparison (CueComparePage *self,
                                         GPtrArray      *columns);
void cue_compare_page_drop_merged       (CueComparePage *self);
/* What it is, is handed to the draft now. */
void cue_compare_page_keep_merged       (CueComparePage *self);
void cue_compare_page_use_merged        (CueComparePage *self);
/* What was kept with the draft: the columns (transfer full) (nullable) and the baseline; the merged draft waits in
 * kept_merge. */
GPtrArray *cue_compare_page_restore     (CueComparePage *self);
void cue_compare_page_update_merged     (CueComparePage *self);
/* The tester changed it. */
void cue_compare_page_merged_changed    (CueComparePage *self);
/* A text that is no variant yet becomes one of @name; one of the same words is taken as it is. (transfer full) */
CueVariant *cue_compare_page_add_variant (CueComparePage *self,
                                          const char     *text,
                                          const char     *name,
                                          const char     *note);

/* cue-compare-page-actions.c */
void cue_compare_page_install_actions (GtkWidgetClass *widget_class);
void cue_compare_page_enable_actions  (CueComparePage *self);
void cue_compare_page_init_keys       (CueComparePage *self);
/* Whether the keyboard is among the rows. */
gboolean cue_compare_page_is_in_rows  (CueComparePage *self);
void cue_compare_page_update_found    (CueComparePage *self);

/* cue-compare-page-writing.c: what was ordered for the draft and has not come yet */
void cue_compare_page_follow_writing (CueComparePage *self);
void cue_compare_page_forget_writing (CueComparePage *self);

/* cue-compare-page-export.c */
void cue_compare_page_export (CueComparePage *self,
                              const char     *format);

G_END_DECLS
