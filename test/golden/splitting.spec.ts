import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { outline } from '../factories/outline.js';

const folder = new URL('splitting/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));

describe('splitting, case by case', () => {
  it.each(cases)('%s', (name) => {
    const source = readFileSync(new URL(`${name}.md`, folder), 'utf8');
    const wanted = readFileSync(new URL(`${name}.outline`, folder), 'utf8');
    expect(outline(splitClauses(source, { readFrontMatter }))).toBe(wanted);
  });
});
