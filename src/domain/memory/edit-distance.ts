import type { Token, TokenKind } from './tokens.js';

/** What a token weighs: what it costs to leave it out, and its share in the length of a text. */
const WEIGHTS = { word: 1, name: 1, number: 1, markup: 0.25, mark: 0.25 } as const satisfies Record<
  TokenKind,
  number
>;
/** What it costs to put another of the same kind in its place: a number or a name is quickly mended. */
const CHANGES = { word: 1, name: 0.6, number: 0.3, markup: 0.2, mark: 0.15 } as const satisfies Record<
  TokenKind,
  number
>;

/** The most cells of the table that are filled: what differs more than such a band allows is no match. */
const MOST_CELLS = 400_000;

export function weightOf(tokens: readonly Token[]): number {
  let weight = 0;
  for (const { kind } of tokens) weight += WEIGHTS[kind];
  return weight;
}

/**
 * The least that could be between two texts, whatever the order of their words: cheap, and never more than
 * `editDistance`.
 */
export function leastDistance(
  before: ReadonlyMap<string, number>,
  length: number,
  after: readonly Token[],
): number {
  const left = new Map<string, number>();
  let shared = 0;
  let own = 0;
  for (const { kind, key } of after) {
    if (kind !== 'word' && kind !== 'name') continue;
    own += 1;
    const have = left.get(key) ?? before.get(key) ?? 0;
    if (have > 0) shared += 1;
    left.set(key, have - 1);
  }
  return (Math.max(length, own) - shared) * CHANGES.name;
}

/** How often each word stands in a text, and how many there are: for `leastDistance`. */
export function countWords(tokens: readonly Token[]): {
  readonly counts: Map<string, number>;
  readonly length: number;
} {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { kind, key } of tokens) {
    if (kind !== 'word' && kind !== 'name') continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    length += 1;
  }
  return { counts, length };
}

/**
 * The weighted edit distance of two texts token by token (Levenshtein 1966; banded as Ukkonen 1985).
 *
 * @param most what is of interest; a greater distance is told as infinite.
 */
export function editDistance(before: readonly Token[], after: readonly Token[], most: number): number {
  const band = bandOf(before.length, after.length, most);
  if (Math.abs(before.length - after.length) > band) return Number.POSITIVE_INFINITY;
  let row = new Float64Array(after.length + 1).fill(Number.POSITIVE_INFINITY);
  row[0] = 0;
  for (let j = 1; j <= Math.min(band, after.length); j += 1)
    row[j] = (row[j - 1] ?? 0) + weight(after[j - 1]);
  let fresh = new Float64Array(after.length + 1);
  for (let i = 1; i <= before.length; i += 1) {
    const token = before[i - 1];
    const own = weight(token);
    const from = Math.max(0, i - band);
    const to = Math.min(after.length, i + band);
    // Beyond the band nothing is known; two rows take turns, and only their edges hold what is older.
    if (from > 0) fresh[from - 1] = Number.POSITIVE_INFINITY;
    if (to < after.length) fresh[to + 1] = Number.POSITIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let j = from; j <= to; j += 1) {
      const left = j === 0 ? Number.POSITIVE_INFINITY : (fresh[j - 1] ?? 0) + weight(after[j - 1]);
      const changed = j === 0 ? Number.POSITIVE_INFINITY : (row[j - 1] ?? 0) + change(token, after[j - 1]);
      const cost = Math.min((row[j] ?? 0) + own, left, changed);
      fresh[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [row, fresh] = [fresh, row];
  }
  const distance = row[after.length] ?? 0;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}

/** As far from the diagonal as marks, the cheapest, could lead; and not so far that a long clause takes for ever. */
function bandOf(before: number, after: number, most: number): number {
  const affordable = Math.ceil(MOST_CELLS / (2 * Math.max(before, after, 1)));
  return Math.min(Math.ceil(most / WEIGHTS.mark), affordable, Math.max(before, after));
}

function weight(token: Token | undefined): number {
  return token === undefined ? 0 : WEIGHTS[token.kind];
}

function change(before: Token | undefined, after: Token | undefined): number {
  if (before === undefined || after === undefined) return Number.POSITIVE_INFINITY;
  const isWordLike = (kind: TokenKind): boolean => kind === 'word' || kind === 'name';
  if (
    before.key === after.key &&
    (before.kind === after.kind || (isWordLike(before.kind) && isWordLike(after.kind)))
  )
    return before.text === after.text ? 0 : SAME_WORD_TYPED_OTHERWISE;
  if (before.kind === after.kind) return CHANGES[before.kind];
  return Math.max(WEIGHTS[before.kind], WEIGHTS[after.kind]);
}

const SAME_WORD_TYPED_OTHERWISE = 0.05;
