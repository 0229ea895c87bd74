/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CueClock whose time passes when a test says so. */
#pragma once

#include "cue-clock.h"

G_BEGIN_DECLS

typedef struct _CueFakeClock CueFakeClock;

CueFakeClock   *cue_fake_clock_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void            cue_fake_clock_free         (CueFakeClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueFakeClock, cue_fake_clock_free)

/* The functions; their data is the fake clock. */
const CueClock *cue_fake_clock_get_funcs    (void);
/* Lets the time pass, firing what falls due, each at its moment, and letting the main context rest in between. */
void            cue_fake_clock_advance      (CueFakeClock *self,
                                             double        seconds);
/* Sets the clock on, or back: no time passes. */
void            cue_fake_clock_set          (CueFakeClock *self,
                                             double        seconds);
/* The time passes, but no timer runs. */
void            cue_fake_clock_sleep        (CueFakeClock *self,
                                             double        seconds);
/* Unix microseconds. */
gint64          cue_fake_clock_get_now      (CueFakeClock *self);
guint           cue_fake_clock_get_n_timers (CueFakeClock *self);

G_END_DECLS
