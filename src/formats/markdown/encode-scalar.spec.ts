import { describe, expect, it } from '@jest/globals';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { markdown } from '../exporters/markdown.js';
import { readFrontMatter } from '../importers/front-matter.js';

const EXCERPT =
  "Un communiqué sur les avantages de la coopération entre observateurs internationaux et citoyens, l'un des plus attendus, a été lancé à Bruxelles, en Belgique, le 8 décembre 2022.";
const COLON = `${EXCERPT} Il dit ceci : coopérez.`;

/** The front matter of the edition, and the target as it is read again from it. */
function edit(source: string, targets: Record<number, string>): { yaml: string; read: string[] } {
  const file = write(markdown, source, 'fr', targets);
  const { clauses } = splitClauses(file, { readFrontMatter });
  const yaml = file.slice(0, file.indexOf('\n---', 3));
  return { yaml, read: clauses.filter(({ kind }) => kind === 'field').map(({ text }) => text) };
}

describe('a value of the front matter', () => {
  it('stays plain with commas in it', () => {
    const { yaml } = edit('---\ntitle: One, two\n---\n\nText.\n', { 0: 'Un, [deux] et {trois}' });
    expect(yaml).toBe('---\ntitle: Un, [deux] et {trois}');
  });

  it('stays plain with commas in it after the dash of a list', () => {
    const { yaml } = edit('---\ntags:\n  - One\n  - Two\n---\n\nText.\n', {
      0: 'Un, deux',
      1: 'Trois, quatre',
    });
    expect(yaml).toBe('---\ntags:\n  - Un, deux\n  - Trois, quatre');
  });

  it('is quoted with commas in it where a comma would end it', () => {
    const { yaml } = edit('---\ntags: [One, Two]\n---\n\nText.\n', { 0: 'Un, deux' });
    expect(yaml).toBe('---\ntags: ["Un, deux", Two]');
  });

  it.each([
    ['plain', '\n  It was launched\n  in Brussels.', /^---\nexcerpt:\n {2}Un communiqué/, EXCERPT],
    ['folded', ' >-\n  It was launched\n  in Brussels.', /^---\nexcerpt: >-\n {2}Un communiqué/, COLON],
    [
      'in single quotes',
      "\n  'It was launched\n  in Brussels.'",
      /^---\nexcerpt:\n {2}'Un communiqué.*l''un/s,
      COLON,
    ],
  ])('stays %s over as many lines as it needs', (_, value, opening, target) => {
    const { yaml, read } = edit(`---\nexcerpt:${value}\n---\n\nText.\n`, { 0: target });
    expect(yaml).toMatch(opening);
    expect(read).toEqual([target]);
    const lengths = yaml
      .split('\n')
      .slice(2, -1)
      .map((line) => line.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(80);
    expect(Math.min(...lengths)).toBeGreaterThan(60);
  });

  it('is quoted over several lines where plain words cannot hold it', () => {
    const { yaml, read } = edit('---\nexcerpt:\n  It was launched\n  in Brussels.\n---\n\nText.\n', {
      0: COLON,
    });
    expect(yaml).toMatch(/^---\nexcerpt:\n {2}'Un communiqué[^\n]{40,66}\n {2}\S/);
    expect(read).toEqual([COLON]);
  });
});
