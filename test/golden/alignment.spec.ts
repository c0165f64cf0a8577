import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { alignClauses } from '../../src/domain/alignment/align-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { alignmentSheet } from '../factories/alignment-sheet.js';

const folder = new URL('alignment/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));

/** What can become of a clause beside nothing at all. */
const KINDS = ['edited', 'moved', 'renumbered', 'split', 'merged', 'added', 'removed'] as const;
/** These are said of one and the same clause; of all other pairs a clause is the one or the other. */
const TOGETHER: readonly string[] = [
  ...['edited and moved', 'edited and renumbered', 'moved and split', 'moved and merged'],
  ...['renumbered and split', 'renumbered and merged'],
];
const PAIRS = KINDS.flatMap((one, at) => KINDS.slice(at + 1).map((other) => [one, other] as const));

/** The kinds of every clause of a sheet. A split or merged clause has other words as a matter of course. */
function kindsIn(sheet: string): string[][] {
  return sheet
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('removed: ')) return ['removed'];
      const words = line.slice(line.lastIndexOf(': ') + 2).split(', ');
      return words.includes('kept') ? words.slice(1) : words.filter((word) => word !== 'edited');
    });
}

describe('alignment, case by case', () => {
  it.each(cases)('%s', (name) => {
    const [before = '', after = ''] = readFileSync(new URL(`${name}.md`, folder), 'utf8').split('==========\n');
    const wanted = readFileSync(new URL(`${name}.sheet`, folder), 'utf8');
    const old = splitClauses(before).clauses;
    const fresh = splitClauses(after).clauses;
    expect(alignmentSheet(alignClauses(old, fresh), old, fresh)).toBe(wanted);
  });

  it.each(PAIRS)('has a sheet that shows %s and %s clauses', (one, other) => {
    const name = [`${one}-and-${other}`, `${other}-and-${one}`].find((known) => cases.includes(known));
    expect(name).toBeDefined();
    const clauses = kindsIn(readFileSync(new URL(`${String(name)}.sheet`, folder), 'utf8'));
    const isShown = TOGETHER.includes(`${one} and ${other}`)
      ? clauses.some((kinds) => kinds.includes(one) && kinds.includes(other))
      : [one, other].every((kind) => clauses.some((kinds) => kinds.includes(kind)));
    expect(isShown).toBe(true);
  });
});
