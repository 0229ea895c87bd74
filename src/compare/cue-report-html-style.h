/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of a report as HTML: light, dark, narrow and on paper. */
#pragma once

extern const char cue_report_html_style[];
