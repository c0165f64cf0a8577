import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { alignClauses } from '../../src/domain/alignment/align-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { alignmentSheet } from '../factories/alignment-sheet.js';

const folder = new URL('alignment/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));

describe('alignment, case by case', () => {
  it.each(cases)('%s', (name) => {
    const [before = '', after = ''] = readFileSync(new URL(`${name}.md`, folder), 'utf8').split('==========\n');
    const wanted = readFileSync(new URL(`${name}.sheet`, folder), 'utf8');
    const old = splitClauses(before).clauses;
    const fresh = splitClauses(after).clauses;
    expect(alignmentSheet(alignClauses(old, fresh), old, fresh)).toBe(wanted);
  });
});
