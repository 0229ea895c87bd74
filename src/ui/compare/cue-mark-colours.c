/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-mark-colours.h"

/* By [dark][high contrast]; text on its tint at least 7:1, lines at least 5:1. */
static const CueMarkColours colours[][2][2] = {
  [CUE_MARK_ADDED] = {
    { { "#333333", "#e4effb", "#1c63b8" }, { "#000000", NULL, "#0b3d7a" } },
    { { "#ffffff", "#24374f", "#78aeed" }, { "#ffffff", NULL, "#b9d7ff" } },
  },
  [CUE_MARK_REMOVED] = {
    { { "#5c3606", "#fbf0e0", "#8a4f0a" }, { "#4a2a00", NULL, "#4a2a00" } },
    { { "#f0c48c", "#42341f", "#e0a458" }, { "#ffdcae", NULL, "#ffdcae" } },
  },
  [CUE_MARK_MOVED] = {
    { { NULL, NULL, "#7a3e9d" }, { NULL, NULL, "#4d1f6b" } },
    { { NULL, NULL, "#d3a6ec" }, { NULL, NULL, "#ecd2fb" } },
  },
  [CUE_MARK_PLACEHOLDER] = {
    { { NULL, "#ececee", NULL }, { "#000000", "#dddddd", NULL } },
    { { "#ffffff", "#3c3c40", NULL }, { "#ffffff", "#4a4a4e", NULL } },
  },
  [CUE_MARK_FOUND] = {
    { { "#333333", "#fff3c4", "#7a5b00" }, { "#000000", NULL, "#000000" } },
    { { "#ffffff", "#4d4312", "#f8d664" }, { "#ffffff", NULL, "#ffffff" } },
  },
};

/* By [dark][shape]; each at least 5.9:1 on the page. */
static const char *const columns[2][4] = {
  { "#1a5fb4", "#8f3f71", "#1f6f5c", "#8a5a00" },
  { "#99c1f1", "#e3a1c6", "#7fd1b9", "#f0c36a" },
};

const CueMarkColours *
cue_mark_colours_get (CueMarkKind  kind,
                      CueMarkStyle style)
{
  return &colours[kind][style.dark != FALSE][style.high_contrast != FALSE];
}

const char *
cue_mark_colours_get_column (guint        shape,
                             CueMarkStyle style)
{
  g_return_val_if_fail (shape < 4, NULL);

  if (style.high_contrast)
    return style.dark ? "#ffffff" : "#000000";
  return columns[style.dark != FALSE][shape];
}
