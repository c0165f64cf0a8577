import fc from 'fast-check';

/** A clause: its sentences, in order. No sentence stands in two clauses. */
export type Sentences = readonly string[];

/** Plain prose without markup; no two sentences are alike. */
export const SENTENCES = [
  'Observers may enter every polling hall of the country.',
  'Seals are checked by two members of different parties.',
  'The count begins when the last voter has left at night.',
  'Ballots from abroad are flown in by diplomatic courier.',
  'Results hang on a board beside each station door.',
  'We thank many volunteers for their long days.',
  'Women were a third among all officials whom our teams met.',
  'Complaints go to a court within three weeks.',
  'Nobody asked journalists to show private notes.',
  'Power failed twice in villages along the northern river.',
] as const;

/** What an editor does to the clauses; `stock` is what the text has not and once had, or never had. */
export type Change = (clauses: readonly Sentences[], stock: readonly Sentences[]) => readonly Sentences[];

const ADVERBS = ['never', 'always', 'soon', 'mostly'];
const nth = (list: readonly unknown[], n: number): number => (list.length === 0 ? 0 : n % list.length);

const change = (apply: (n: number, m: number) => Change): fc.Arbitrary<Change> =>
  fc.tuple(fc.nat(11), fc.nat(11)).map(([n, m]) => apply(n, m));

const edited = change(
  (n, m) => (all) =>
    all.map((one, at) =>
      at === nth(all, n)
        ? one.map((said, part) =>
            part === nth(one, m) ? said.replace(/ (\S+)/u, ` ${ADVERBS[m % 4] ?? ''} $1`) : said,
          )
        : one,
    ),
);
const split = change((n, m) => (all) => {
  const one = all[nth(all, n)] ?? [];
  if (one.length < 2) return all;
  const cut = 1 + (m % (one.length - 1));
  return all.toSpliced(nth(all, n), 1, one.slice(0, cut), one.slice(cut));
});
const merged = change((n) => (all) => {
  const first = nth(all, n);
  return all.toSpliced(first, 2, all.slice(first, first + 2).flat());
});
const removed = change((n) => (all) => (all.length < 3 ? all : all.toSpliced(nth(all, n), 1)));
const brought = change((n, m) => (all, stock) => {
  const one = stock[nth(stock, m)];
  return one === undefined ? all : all.toSpliced(nth(all, n), 0, one);
});
const moved = change((n, m) => (all) => {
  const rest = all.toSpliced(nth(all, n), 1);
  return rest.toSpliced(nth(rest, m), 0, all[nth(all, n)] ?? []);
});

/** Any change. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  edited,
  split,
  { weight: 2, arbitrary: merged },
  removed,
  { weight: 2, arbitrary: brought },
  moved,
);

export const wordsOf = (clauses: readonly Sentences[]): string[] => clauses.map((one) => one.join(' '));

/** A sentence, however it was edited: its last words are never touched. */
export const keyOf = (sentence: string): string => sentence.split(' ').slice(-2).join(' ');

/**
 * True where a clause of the old text left as it was: removed whole, or split and merged with clauses that stood in the
 * old text as well. Else others' words were put into it or some of its own taken out: an edit.
 */
export function leftWhole(
  clause: Sentences,
  before: readonly Sentences[],
  after: readonly Sentences[],
): boolean {
  const old = new Set(before.flat());
  const fresh = new Set(after.flat());
  const keys = new Set(after.flat().map(keyOf));
  if (clause.every((said) => !keys.has(keyOf(said)))) return true;
  const touched = after.filter((one) => one.some((said) => clause.includes(said)));
  return clause.every((said) => fresh.has(said)) && touched.flat().every((said) => old.has(said));
}
