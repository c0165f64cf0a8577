import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { nastyTarget, untidyDocument } from '../../../test/factories/nasty.js';
import { readFrontMatter } from '../importers/front-matter.js';
import { EXPORTERS } from './index.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { txt } from './txt.js';

const SOURCE = `Communiqué

Launched 08 December 2022

1. Signatories reiterate that
 - a) Genuine elections are an expression of sovereignty.
 - b) Everyone has the right to take part, as the [Declaration](https://un.org/udhr "UDHR") says.
2. Observers help protect that right.
`;
const FRENCH = {
  0: 'Communiqué',
  2: 'Les signataires réaffirment que',
  3: 'Des élections véritables sont une expression de souveraineté.',
  4: 'Toute personne a le droit de participer, selon la [Déclaration](https://un.org/udhr).',
};

describe('every format', () => {
  it.each(EXPORTERS.map((exporter) => [exporter.extension, exporter] as const))(
    '%s names the source revision, its date and its SHA-256, and gives the same bytes twice',
    (_, exporter) => {
      const file = write(exporter, SOURCE, 'fr', FRENCH);
      expect(file).toContain('révision 3');
      expect(file).toContain('2022-12-08');
      expect(file).toContain('ab'.repeat(32));
      expect(write(exporter, SOURCE, 'fr', FRENCH)).toBe(file);
    },
  );

  it.each(
    EXPORTERS.filter((exporter) => exporter !== json).map(
      (exporter) => [exporter.extension, exporter] as const,
    ),
  )('%s shows untranslated clauses in English and says so in the language of the edition', (_, exporter) => {
    const file = write(exporter, SOURCE, 'fr', FRENCH);
    expect(file).toContain('Observers help protect that right.');
    expect(file).toContain('pas encore traduit, texte anglais');
    expect(file.replace(/<\/?(?:a|bdi)\b[^>]*>/g, '')).toContain(
      '2 paragraphes ne sont pas encore traduits : ¶2, 2',
    );
  });
});

describe('Markdown', () => {
  it('puts the targets into the structure of the source', () => {
    expect(write(markdown, SOURCE, 'fr', FRENCH)).toBe(`Communiqué

<span lang="en">Launched 08 December 2022</span> (pas encore traduit, texte anglais)

1. Les signataires réaffirment que
 - a) Des élections véritables sont une expression de souveraineté.
 - b) Toute personne a le droit de participer, selon la [Déclaration](https://un.org/udhr "UDHR").
2. <span lang="en">Observers help protect that right.</span> (pas encore traduit, texte anglais)

<!--
Édition 2, d’après l’anglais, révision 3 (2022-12-08, SHA-256 ${'ab'.repeat(32)})
2 paragraphes ne sont pas encore traduits : ¶2, 2
edition: 2
language: fr
published: 2022-12-08
source-language: en
source-revision: 3
source-sha256: ${'ab'.repeat(32)}
-->
`);
  });

  it('says beside a clause that its English has changed since it was translated', () => {
    const text = '# Notice\n\n1. Halls are open.\n\n| Hall | Seats |\n|---|---|\n| North | many |\n';
    const targets = { 0: 'Avis', 1: 'Les salles sont ouvertes.', 2: 'Salle', 4: 'Nord', 5: 'many' };
    const file = write(markdown, text, 'fr', targets, [0, 1, 4, 5]);
    const note = '(le texte anglais de ce paragraphe a changé depuis)';
    expect(file.slice(0, file.indexOf('<!--'))).toBe(
      [
        `# Avis ${note}`,
        `1. Les salles sont ouvertes. ${note}`,
        `| Salle | <span lang="en">Seats</span> (pas encore traduit, texte anglais) |\n|---|---|\n| Nord ${note} | many ${note} |\n\n`,
      ].join('\n\n'),
    );
    expect(file).toContain('4 paragraphes ont changé depuis dans le texte source');
  });

  it('is the source, byte for byte, where nothing is translated', () => {
    expect(write(markdown, SOURCE, 'fr', {})).toBe(SOURCE);
    expect(write(markdown, SOURCE, 'fr', { 0: '  ', 2: '\u200b' })).toBe(SOURCE);
  });

  it('splits into the tree of the source again with its marks and its colophon', () => {
    const treeOf = (text: string): unknown =>
      splitClauses(text, { readFrontMatter }).clauses.map(({ kind, number, marker, depth, parent }) => [
        kind,
        number,
        marker,
        depth,
        parent,
      ]);
    fc.assert(
      fc.property(
        untidyDocument,
        fc.array(fc.option(nastyTarget, { freq: 2 }), { minLength: 30, maxLength: 30 }),
        fc.subarray([...Array(30).keys()]),
        (source, typed, stale) => {
          const targets = Object.fromEntries(
            typed.flatMap((text, index) => (text === null ? [] : [[index, text]])),
          );
          expect(treeOf(write(markdown, source, 'ar', targets, stale))).toEqual(treeOf(source));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('plain text', () => {
  it('lets only the numbers of the document stand in the margin', () => {
    expect(
      write(txt, SOURCE, 'fr', { ...FRENCH, 5: '7. Faux numéro\n8. Et un autre' })
        .split('\n')
        .slice(0, 16),
    ).toEqual(
      [
        '        Communiqué',
        '',
        '        Launched 08 December 2022',
        '        [pas encore traduit, texte anglais]',
        '',
        '   1.   Les signataires réaffirment que',
        '',
        '       a)   Des élections véritables sont une expression de souveraineté.',
        '',
        '       b)   Toute personne a le droit de participer, selon la Déclaration',
        '            (https://un.org/udhr).',
        '',
        '   2.   7. Faux numéro',
        '        8. Et un autre',
        '',
        '-'.repeat(72),
      ]
        .filter((line) => !line.startsWith('            ('))
        .map((line) => (line.endsWith('Déclaration') ? `${line} (https://un.org/udhr).` : line))
        .concat(['']),
    );
  });
});

describe('JSON', () => {
  it('holds every clause with its source, its target and whether it is stale', () => {
    const data = JSON.parse(write(json, SOURCE, 'fr', FRENCH, [2])) as { clauses: unknown[] };
    expect(data.clauses[2]).toEqual({
      key: 'k2',
      index: 2,
      kind: 'clause',
      number: '1',
      marker: '1.',
      depth: 0,
      parent: null,
      source: 'Signatories reiterate that',
      target: 'Les signataires réaffirment que',
      untranslated: false,
      stale: true,
    });
  });
});
