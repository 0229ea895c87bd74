// SPDX-License-Identifier: GPL-3.0-or-later
// The word diff of two files by a package: node bench-compare-node.mjs diff|diff-match-patch A B
// Prints the milliseconds of the diff alone.
import { readFileSync } from 'node:fs';

const [which, left, right] = process.argv.slice(2);
const a = readFileSync(left, 'utf8');
const b = readFileSync(right, 'utf8');
const library = (await import(which));
let n;

if (which === 'diff') {
  const start = performance.now();
  n = library.diffWordsWithSpace(a, b).length;
  console.log(performance.now() - start, n);
} else {
  const Matcher = library.diff_match_patch ?? library.default.diff_match_patch ?? library.default;
  const matcher = new Matcher();
  const start = performance.now();
  n = matcher.diff_main(a, b).length;
  console.log(performance.now() - start, n);
}
