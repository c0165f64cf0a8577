import type { Check, CheckInput, Finding } from '../check.js';
import { hasDigits, proseOf } from '../prose.js';
import type { LabelReading } from '../read-labels.js';
import { readLabel, readLabels, readReferenceLabels, sameLabel } from '../read-labels.js';
import { readNumbers } from '../read-numbers.js';
import type { Reference } from '../read-references.js';
import { readReferences } from '../read-references.js';
import { spelledNumbers } from '../spelled-numbers.js';

/**
 * Each “paragraph 4 (b)” of the source stands in the target: its number and its labels, in whatever order the language
 * has them (подпункт «b» пункта 4). A reference that the target has of its own leads to a clause of the document.
 */
export const clauseReference: Check = {
  id: 'clause-reference',
  severity: 'error',
  needsOfSource: ['references'],
  run: (input) => {
    const prose = proseOf(input.source);
    const mayRefer = hasDigits(input.source) || /[)IVXLC]/.test(prose);
    const expected = mayRefer ? readReferences(prose, input.sourceProfile) : [];
    return [...unresolved(input, expected), ...missing(input, expected)];
  },
};

function missing({ source, target, profile }: CheckInput, expected: readonly Reference[]): Finding[] {
  if (expected.length === 0) return [];
  const prose = proseOf(target);
  const parts = [
    ...readNumbers(prose, profile).flatMap(({ value }) =>
      value.split('.').map((part) => readLabel(part, [])),
    ),
    ...[...readLabels(prose, profile.letters), ...readReferenceLabels(prose, profile.letters)].map(
      ({ readings }) => readings,
    ),
    ...[...spelledNumbers(prose, profile)].flatMap(([value, count]) =>
      Array.from({ length: count }, () => readLabel(value, [])),
    ),
  ];
  return expected
    .filter(({ path }) => !path.every((part) => take(parts, part)))
    .map(({ start, end }) => ({
      key: 'missing',
      range: [target.length, target.length],
      params: { reference: source.slice(start, end).trim() },
    }));
}

/** Takes the part that says exactly this; else one in another series of labels: `(b)` may be `(б)` or `(二)`. */
function take(parts: (readonly LabelReading[])[], wanted: readonly LabelReading[]): boolean {
  const isDigits = wanted[0]?.series === '123';
  const exact = parts.findIndex((part) =>
    part.some(({ series, value }) => wanted.some((one) => one.series === series && one.value === value)),
  );
  const at = exact >= 0 || isDigits ? exact : parts.findIndex((part) => sameLabel(part, wanted));
  if (at >= 0) parts.splice(at, 1);
  return at >= 0;
}

function unresolved(input: CheckInput, expected: readonly Reference[]): Finding[] {
  const { target, profile, document } = input;
  if (document === undefined || profile.references === null || !hasDigits(target)) return [];
  return readReferences(proseOf(target), profile)
    .filter(({ path }) => path[0]?.[0]?.series === '123')
    .filter(({ path }) => !expected.some((one) => isPrefix(path.slice(0, 1), one.path)))
    .filter(({ path }) => !document.clauseNumbers.some((number) => isPrefix(path, segments(number))))
    .map(({ start, end }) => ({
      key: 'unresolved',
      range: [start, end],
      params: { reference: target.slice(start, end).trim() },
    }));
}

function segments(number: string): LabelReading[][] {
  return number.split('.').map((part) => readLabel(part, []));
}

function isPrefix(
  path: readonly (readonly LabelReading[])[],
  of: readonly (readonly LabelReading[])[],
): boolean {
  return path.length <= of.length && path.every((part, index) => sameLabel(part, of[index] ?? []));
}
