/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-myers.h"

#include "cue-anchors.h"

/* Edit steps looked ahead once the budget is spent. */
#define COARSE_STEPS 64

/* Entries from which on what both plainly have in common is looked for first. */
#define LONG_INPUT 3000

/* A rectangle of the edit graph: left[x0, x1) against right[y0, y1). */
typedef struct
{
  int x0, x1, y0, y1;
} Area;

typedef struct
{
  const guint *left;    /* (unowned) */
  const guint *right;   /* (unowned) */
  int         *partner; /* (unowned) */
  int         *down;    /* (unowned): furthest x on each diagonal from the top left, indexed by x - y */
  int         *up;      /* (unowned): the same from the bottom right */
  gint64       budget;
  gboolean     exact;
} Search;

/* The diagonals that one direction has reached so far. */
typedef struct
{
  int low, high;
} Reach;

/* One more edit step on each diagonal from the top left. TRUE: met the other direction, *x and *y say where. */
static gboolean
step_down (Search      *s,
           const Area  *area,
           Reach       *reach,
           const Reach *other,
           gboolean     meets,
           int         *x_met,
           int         *y_met)
{
  int *down = s->down;

  if (reach->low > area->x0 - area->y1)
    down[--reach->low - 1] = -1;
  else
    reach->low++;
  if (reach->high < area->x1 - area->y0)
    down[++reach->high + 1] = -1;
  else
    reach->high--;

  for (int d = reach->high; d >= reach->low; d -= 2)
    {
      int x = down[d - 1] < down[d + 1] ? down[d + 1] : down[d - 1] + 1;
      int y = x - d;

      while (x < area->x1 && y < area->y1 && s->left[x] == s->right[y])
        {
          x++;
          y++;
        }
      down[d] = x;
      if (meets && other->low <= d && d <= other->high && s->up[d] <= x)
        {
          *x_met = x;
          *y_met = y;
          return TRUE;
        }
    }
  return FALSE;
}

/* The mirror image, from the bottom right. */
static gboolean
step_up (Search      *s,
         const Area  *area,
         Reach       *reach,
         const Reach *other,
         gboolean     meets,
         int         *x_met,
         int         *y_met)
{
  int *up = s->up;

  if (reach->low > area->x0 - area->y1)
    up[--reach->low - 1] = G_MAXINT;
  else
    reach->low++;
  if (reach->high < area->x1 - area->y0)
    up[++reach->high + 1] = G_MAXINT;
  else
    reach->high--;

  for (int d = reach->high; d >= reach->low; d -= 2)
    {
      int x = up[d - 1] < up[d + 1] ? up[d - 1] : up[d + 1] - 1;
      int y = x - d;

      while (x > area->x0 && y > area->y0 && s->left[x - 1] == s->right[y - 1])
        {
          x--;
          y--;
        }
      up[d] = x;
      if (meets && other->low <= d && d <= other->high && x <= s->down[d])
        {
          *x_met = x;
          *y_met = y;
          return TRUE;
        }
    }
  return FALSE;
}

/* Too far apart to go on: the point that one of the directions has got furthest to. */
static void
choose_furthest (Search      *s,
                 const Area  *area,
                 const Reach *down,
                 const Reach *up,
                 int         *x_best,
                 int         *y_best)
{
  int most = -1;

  for (int d = down->low; d <= down->high; d += 2)
    {
      int x = MIN (s->down[d], area->x1);
      int y = x - d;

      if (y > area->y1)
        {
          y = area->y1;
          x = y + d;
        }
      if (x - area->x0 + y - area->y0 > most)
        {
          most = x - area->x0 + y - area->y0;
          *x_best = x;
          *y_best = y;
        }
    }
  for (int d = up->low; d <= up->high; d += 2)
    {
      int x = MAX (s->up[d], area->x0);
      int y = x - d;

      if (y < area->y0)
        {
          y = area->y0;
          x = y + d;
        }
      if (area->x1 - x + area->y1 - y > most)
        {
          most = area->x1 - x + area->y1 - y;
          *x_best = x;
          *y_best = y;
        }
    }
}

/* A point that a shortest path through @area passes. */
static void
find_middle (Search     *s,
             const Area *area,
             int        *x,
             int        *y)
{
  int      top = area->x0 - area->y0;
  int      bottom = area->x1 - area->y1;
  gboolean odd = ((top - bottom) & 1) != 0;
  Reach    down = { top, top };
  Reach    up = { bottom, bottom };

  s->down[top] = area->x0;
  s->up[bottom] = area->x1;
  for (int steps = 1;; steps++)
    {
      if (step_down (s, area, &down, &up, odd, x, y) || step_up (s, area, &up, &down, !odd, x, y))
        return;
      s->budget -= (down.high - down.low + up.high - up.low) / 2 + 2;
      if (s->budget < 0 && steps >= COARSE_STEPS)
        {
          s->exact = FALSE;
          choose_furthest (s, area, &down, &up, x, y);
          return;
        }
    }
}

/* Recursion goes into the smaller half, so its depth is logarithmic. */
static void
match_area (Search *s,
            Area    area)
{
  for (;;)
    {
      Area first, second;
      int  x = area.x0;
      int  y = area.y0;

      while (area.x0 < area.x1 && area.y0 < area.y1 && s->left[area.x0] == s->right[area.y0])
        s->partner[area.x0++] = area.y0++;
      while (area.x0 < area.x1 && area.y0 < area.y1 && s->left[area.x1 - 1] == s->right[area.y1 - 1])
        s->partner[--area.x1] = --area.y1;
      if (area.x0 == area.x1 || area.y0 == area.y1)
        return;

      find_middle (s, &area, &x, &y);
      first = (Area){ area.x0, x, area.y0, y };
      second = (Area){ x, area.x1, y, area.y1 };
      if (x - area.x0 + y - area.y0 < area.x1 - x + area.y1 - y)
        {
          match_area (s, first);
          area = second;
        }
      else
        {
          match_area (s, second);
          area = first;
        }
    }
}

/* Long inputs are divided by what both sides have once, and the parts matched by themselves: the work of matching grows
 * with the square of what differs. */
static void
match_all (Search *s,
           int     n_left,
           int     n_right)
{
  g_autoptr (GArray) anchors = NULL;
  int x = 0;
  int y = 0;

  if (n_left + n_right >= LONG_INPUT)
    anchors = cue_anchors_find (s->left, (guint) n_left, s->right, (guint) n_right);
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const CueAnchor *anchor = &g_array_index (anchors, CueAnchor, i);

      match_area (s, (Area){ x, (int) anchor->x, y, (int) anchor->y });
      x = (int) anchor->x;
      y = (int) anchor->y;
      for (guint k = 0; k < anchor->length; k++)
        s->partner[x++] = y++;
    }
  match_area (s, (Area){ x, n_left, y, n_right });
}

/* Keeps the entries of @from that @other has too; those it lacks cannot match, so leaving them out loses nothing.
 * Returns how many; *index says where each stood. */
static guint
keep_common (const guint  *from,
             guint         n_from,
             const guint8 *known,
             guint8        other,
             guint       **kept,
             guint       **index)
{
  guint n = 0;

  *kept = g_new (guint, n_from + 1);
  *index = g_new (guint, n_from + 1);
  for (guint i = 0; i < n_from; i++)
    if ((known[from[i]] & other) != 0)
      {
        (*kept)[n] = from[i];
        (*index)[n++] = i;
      }
  return n;
}

gboolean
cue_myers_match (const guint *left,
                 guint        n_left,
                 const guint *right,
                 guint        n_right,
                 gint64       budget,
                 int         *partner)
{
  g_autofree guint8 *known = NULL;
  g_autofree guint  *kept_left = NULL;
  g_autofree guint  *kept_right = NULL;
  g_autofree guint  *index_left = NULL;
  g_autofree guint  *index_right = NULL;
  g_autofree int    *inner = NULL;
  g_autofree int    *diagonals = NULL;
  Search             search = { 0 };
  guint              highest = 0;
  guint              n_a, n_b, n_diagonals;

  for (guint i = 0; i < n_left; i++)
    highest = MAX (highest, left[i]);
  for (guint i = 0; i < n_right; i++)
    highest = MAX (highest, right[i]);
  known = g_new0 (guint8, (gsize) highest + 1);
  for (guint i = 0; i < n_left; i++)
    known[left[i]] |= 1;
  for (guint i = 0; i < n_right; i++)
    known[right[i]] |= 2;

  n_a = keep_common (left, n_left, known, 2, &kept_left, &index_left);
  n_b = keep_common (right, n_right, known, 1, &kept_right, &index_right);
  n_diagonals = n_a + n_b + 3;
  diagonals = g_new (int, (gsize) n_diagonals * 2);
  inner = g_new (int, (gsize) n_a + 1);
  for (guint i = 0; i < n_a; i++)
    inner[i] = -1;

  search.left = kept_left;
  search.right = kept_right;
  search.partner = inner;
  search.down = diagonals + n_b + 1;
  search.up = search.down + n_diagonals;
  search.budget = budget;
  search.exact = TRUE;
  match_all (&search, (int) n_a, (int) n_b);

  for (guint i = 0; i < n_left; i++)
    partner[i] = -1;
  for (guint i = 0; i < n_a; i++)
    if (inner[i] >= 0)
      partner[index_left[i]] = (int) index_right[inner[i]];
  return search.exact;
}
