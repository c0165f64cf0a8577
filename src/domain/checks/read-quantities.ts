import type { LanguageProfile } from '../languages/language-profile.js';
import { findPhrases, hasPhrase } from './find-phrases.js';
import type { NumberInText } from './read-numbers.js';

/** A number and the unit that it counts, null where there is none. */
export interface Quantity {
  readonly value: string;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

/** A few words of a description may stand between a number and its unit: `5 рабочих дней`; never a mark that ends a part. */
const FAR = /^[^.;:!?،؛।。()]{0,26}$/;
const NEAR = /^[\s-]{0,2}$/;

/**
 * The numbers of a text, each with the unit beside it (`5 %`, `%5`, `US$ 200`, `30-day`, `siku 30`). A unit belongs to
 * the number that is nearest; before a number of the source only what is written there stands: a currency, percent.
 *
 * @param numbers what `readNumbers` found in the prose.
 * @param reach `near`: the unit stands right beside the number. `far`: some words may stand between.
 */
export function readQuantities(
  numbers: readonly NumberInText[],
  prose: string,
  profile: LanguageProfile,
  reach: 'near' | 'far',
): Quantity[] {
  if (numbers.length === 0) return [];
  const gap = reach === 'near' ? NEAR : FAR;
  const owned = new Map<NumberInText, string>();
  let next = 0;
  for (const unit of findUnits(prose, profile)) {
    while ((numbers[next]?.start ?? Infinity) < unit.start) next += 1;
    const before = gapOf(numbers[next - 1]?.end, unit.start, prose, gap);
    const after =
      reach === 'near' && !PREFIXED.has(unit.name)
        ? Infinity
        : gapOf(unit.end, numbers[next]?.start, prose, gap);
    if (before === Infinity && after === Infinity) continue;
    const owner = numbers[before <= after ? next - 1 : next];
    if (owner !== undefined && !owned.has(owner)) owned.set(owner, unit.name);
  }
  return numbers.map((one) => ({
    value: one.value,
    unit: owned.get(one) ?? null,
    start: one.start,
    end: one.end,
  }));
}

/** Units that English writes before the number. */
const PREFIXED: ReadonlySet<string> = new Set(['dollar', 'euro', 'pound', 'rouble']);

/** The length of what stands between, infinite where that is more than a gap. */
function gapOf(from: number | undefined, to: number | undefined, prose: string, gap: RegExp): number {
  if (from === undefined || to === undefined || to < from || to - from > LONGEST_GAP) return Infinity;
  return gap.test(prose.slice(from, to)) ? to - from : Infinity;
}

const LONGEST_GAP = 40;

interface UnitInText {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function findUnits(prose: string, profile: LanguageProfile): UnitInText[] {
  const { units, words } = profile;
  if (!hasPhrase(prose, allUnits(profile), words)) return [];
  const found = Object.entries({ ...SIGNS, ...units }).flatMap(([name, phrases]) =>
    findPhrases(prose, phrases, words).map(({ start, end }) => ({ name, start, end })),
  );
  // Of units within each other (`دولار` in `دولار أمريكي`) the longest holds.
  const kept: UnitInText[] = [];
  for (const one of found.sort((x, y) => x.start - y.start || y.end - x.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

/** For languages that add no words of their own. */
const SIGNS: Readonly<Record<string, readonly string[]>> = { percent: ['%', '٪', '％'], euro: ['€', 'eur'] };

const known = new WeakMap<object, readonly string[]>();

/** One list to ask first: most numbers count nothing. */
function allUnits({ units }: LanguageProfile): readonly string[] {
  const key = units ?? SIGNS;
  let phrases = known.get(key);
  if (phrases === undefined) known.set(key, (phrases = Object.values({ ...SIGNS, ...units }).flat()));
  return phrases;
}
