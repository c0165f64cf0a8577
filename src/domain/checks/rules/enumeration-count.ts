import type { LanguageProfile } from '../../languages/language-profile.js';
import type { Check } from '../check.js';
import { proseOf } from '../prose.js';
import type { LabelInText, LabelReading } from '../read-labels.js';
import { readLabels } from '../read-labels.js';
import { isInReference, readReferences } from '../read-references.js';

/** As many items (a), (b), (c) in the line as the source has, whatever letters or figures they are counted with. */
export const enumerationCount: Check = {
  id: 'enumeration-count',
  severity: 'error',
  run: ({ source, target, sourceProfile, profile }) => {
    const expected = listItems(source, sourceProfile);
    const found = listItems(target, profile);
    if (expected.length === found.length) return [];
    const last = found.at(-1);
    return [
      {
        key: 'enumeration-count',
        range: last === undefined ? [target.length, target.length] : [last.start, last.end],
        params: { expected: String(expected.length), found: String(found.length) },
      },
    ];
  },
};

/** Keeps the reading linear: nobody opens more lists in a line. */
const MOST_LISTS = 50;

interface OpenList {
  readonly series: string;
  readonly items: LabelInText[];
}

/** The labels that count on from one another; a label alone is none of a list. */
function listItems(text: string, profile: LanguageProfile): LabelInText[] {
  const prose = proseOf(text);
  const labels = readLabels(prose, profile.letters);
  if (labels.length < 2) return [];
  const references = readReferences(prose, profile);
  const lists: OpenList[] = [];
  for (const label of labels.filter((one) => !isInReference(one, prose, references))) {
    const going = lists.filter((one) => goesOn(one, label));
    for (const series of new Set(going.map((one) => one.series)))
      going.findLast((one) => one.series === series)?.items.push(label);
    if (going.length === 0 && lists.length < MOST_LISTS)
      for (const { series } of firstReadings(label)) lists.push({ series, items: [label] });
  }
  return longestOf(lists).sort((a, b) => a.start - b.start);
}

function goesOn({ series, items }: OpenList, { readings }: LabelInText): boolean {
  if (readings.length === 0) return series === '';
  return readings.some((one) => one.series === series && one.value === items.length + 1);
}

function firstReadings({ readings }: LabelInText): Pick<LabelReading, 'series'>[] {
  return readings.length === 0 ? [{ series: '' }] : readings.filter(({ value }) => value === 1);
}

/** A label that begins lists in two series (`a` of the Latin and of the Turkish letters) is of the one that went on. */
function longestOf(lists: readonly OpenList[]): LabelInText[] {
  const taken = new Set<LabelInText>();
  for (const { items } of [...lists].sort((a, b) => b.items.length - a.items.length)) {
    if (items.length < 2 || items.some((item) => taken.has(item))) continue;
    for (const item of items) taken.add(item);
  }
  return [...taken];
}
