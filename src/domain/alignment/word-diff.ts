/** A stretch of text that both versions have, or only the old, or only the new. Joined in order they give each version. */
export interface DiffRun {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The tail of a link or image: one token, so that an unchanged link is never half a change. */
const LINK_TAIL = /\]\((?:[^()\\]|\\.|\([^()]*\))*\)/g;
/** Beyond this many differing tokens the middle is shown as replaced whole: nobody reads such a diff word by word. */
const MOST_EDITS = 1_500;

/**
 * The difference of two texts word by word; words are what the language says they are (Unicode UAX 29 by
 * `Intl.Segmenter`). The runs of type `same` and `removed` make the old text, `same` and `added` the new one.
 * Method: Myers 1986, An O(ND) Difference Algorithm; then blanks between two changes are made part of the change.
 *
 * @param language BCP 47 tag of both texts.
 */
export function wordDiff(before: string, after: string, language: string): DiffRun[] {
  if (before === after) return before === '' ? [] : [{ type: 'same', text: before }];
  const old = tokens(before, language);
  const fresh = tokens(after, language);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(old.length, fresh.length) - head;
  while (tail < shorter && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const middle = compare(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  return joinRuns([
    ...old.slice(0, head).map((text): DiffRun => ({ type: 'same', text })),
    ...middle,
    ...old.slice(old.length - tail).map((text): DiffRun => ({ type: 'same', text })),
  ]);
}

/** How many words differ: the larger of those taken out and those put in. Blanks and punctuation count for none. */
export function countChangedWords(runs: readonly DiffRun[]): number {
  const count = (type: DiffRun['type']): number =>
    runs
      .filter((run) => run.type === type)
      .reduce((sum, run) => sum + (run.text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0), 0);
  return Math.max(count('removed'), count('added'));
}

const segmenters = new Map<string, Intl.Segmenter>();

function tokens(text: string, language: string): string[] {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const found: string[] = [];
  let at = 0;
  for (const tail of text.matchAll(LINK_TAIL)) {
    for (const { segment } of segmenter.segment(text.slice(at, tail.index))) found.push(segment);
    found.push(tail[0]);
    at = tail.index + tail[0].length;
  }
  for (const { segment } of segmenter.segment(text.slice(at))) found.push(segment);
  return found;
}

/** The shortest edit script of two rows of tokens. */
function compare(old: readonly string[], fresh: readonly string[]): DiffRun[] {
  const replaced = (): DiffRun[] => [
    ...old.map((text): DiffRun => ({ type: 'removed', text })),
    ...fresh.map((text): DiffRun => ({ type: 'added', text })),
  ];
  if (old.length === 0 || fresh.length === 0) return replaced();
  const most = Math.min(old.length + fresh.length, MOST_EDITS);
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = goesDown(furthest, middle, diagonal, edits);
      let x = down ? (furthest[middle + diagonal + 1] ?? 0) : (furthest[middle + diagonal - 1] ?? 0) + 1;
      while (x < old.length && x - diagonal < fresh.length && old[x] === fresh[x - diagonal]) x += 1;
      furthest[middle + diagonal] = x;
      if (x >= old.length && x - diagonal >= fresh.length) return walkBack(trace, old, fresh);
    }
  }
  return replaced();
}

/** The next step of a path: down takes a new token in, else an old one is left out. */
function goesDown(furthest: Int32Array, middle: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return (
    diagonal !== edits && (furthest[middle + diagonal - 1] ?? 0) < (furthest[middle + diagonal + 1] ?? 0)
  );
}

function walkBack(trace: readonly Int32Array[], old: readonly string[], fresh: readonly string[]): DiffRun[] {
  const runs: DiffRun[] = [];
  let x = old.length;
  let y = fresh.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array();
    const middle = edits + 1;
    const diagonal = x - y;
    const down = goesDown(furthest, middle, diagonal, edits);
    const from = down ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : (furthest[middle + from] ?? 0);
    const startY = edits === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      runs.push({ type: 'same', text: old[x] ?? '' });
    }
    if (edits === 0) break;
    if (down) {
      y -= 1;
      runs.push({ type: 'added', text: fresh[y] ?? '' });
    } else {
      x -= 1;
      runs.push({ type: 'removed', text: old[x] ?? '' });
    }
  }
  return runs.reverse();
}

/** Joins neighbouring tokens to runs: within a change first what was removed, then what was added. */
function joinRuns(tokenRuns: readonly DiffRun[]): DiffRun[] {
  const runs: DiffRun[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') runs.push({ type: 'removed', text: removed });
    if (added !== '') runs.push({ type: 'added', text: added });
    removed = added = '';
  };
  for (const [at, run] of tokenRuns.entries()) {
    if (run.type === 'removed') removed += run.text;
    else if (run.type === 'added') added += run.text;
    else {
      const isBetween =
        (removed !== '' || added !== '') &&
        run.text.trim() === '' &&
        tokenRuns[at + 1]?.type !== 'same' &&
        at + 1 < tokenRuns.length;
      if (isBetween) {
        removed += run.text;
        added += run.text;
        continue;
      }
      flush();
      const last = runs.at(-1);
      if (last?.type === 'same') runs[runs.length - 1] = { type: 'same', text: last.text + run.text };
      else runs.push(run);
    }
  }
  flush();
  return runs;
}
