import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { editionOf } from '../../../test/factories/editions.js';
import { nastyTarget, untidyDocument } from '../../../test/factories/nasty.js';
import { editionWords } from '../../languages/edition-words.js';
import { readFrontMatter } from '../importers/front-matter.js';
import type { Exporter } from './exporter.js';
import { html } from './html.js';
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

function write(
  exporter: Exporter,
  source: string,
  language: string,
  targets: Record<number, string>,
  stale: number[] = [],
): string {
  const edition = editionOf(source, language, targets, stale);
  return exporter.write(edition, editionWords(edition));
}

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
    expect(file).toContain('2 paragraphes ne sont pas encore traduits : ¶2, 2');
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
published: 2022-12-08T09:00:00.000Z
source-language: en
source-revision: 3
source-sha256: ${'ab'.repeat(32)}
-->
`);
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
        (source, typed) => {
          const targets = Object.fromEntries(
            typed.flatMap((text, index) => (text === null ? [] : [[index, text]])),
          );
          expect(treeOf(write(markdown, source, 'ar', targets))).toEqual(treeOf(source));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('HTML', () => {
  it('gives every clause its anchor, its number as text, its language and its direction', () => {
    const file = write(
      html,
      SOURCE,
      'ar',
      { 0: 'بيان', 2: 'يؤكد الموقّعون من جديد', 3: 'الانتخابات الحقيقية تعبير عن السيادة.' },
      [3],
    );
    expect(file).toContain('<html lang="ar" dir="rtl">');
    expect(file).toContain('<h1 id="k0"><span class="t" lang="ar" dir="rtl">بيان</span></h1>');
    expect(file).toContain(
      '<li><p id="k3"><bdi class="n">a)</bdi> <span class="t" lang="ar" dir="rtl">الانتخابات',
    );
    expect(file).toContain(
      '<li><p id="k5"><bdi class="n">2.</bdi> <span class="t source" lang="en" dir="ltr">Observers',
    );
    expect(file).toContain('<span class="mark">تغيّر النص الإنجليزي لهذه الفقرة منذ ذلك الحين</span>');
  });

  it('holds nothing but its own elements, whatever was typed', () => {
    const own =
      /^<(?:!doctype html|html lang="[\w-]+" dir="(?:ltr|rtl)"|meta [^<>]*|(?:ol|ul) role="list"|div class="notice"|footer class="edition"|(?:p|h[1-6]|t[dh])(?: id="k\d+")?(?: class="[a-z]+")?|bdi class="n"|span class="t(?: source)?" lang="(?:en|fa)" dir="(?:ltr|rtl)"|span class="mark"|a id="fn-[\w.-]+"|a href="(?:https?:\/\/|mailto:|#fn-)[^"<>]*"(?: rel="noreferrer noopener")?|\/?(?:html|head|title|style|body|main|article|section|footer|div|ol|ul|li|p|h[1-6]|blockquote|table|tr|td|th|bdi|span|a|em|strong|s|del|ins|sup|sub|code|br|b|u|i|small|mark|abbr|cite|q|bdo|kbd|samp|var))>$/;
    fc.assert(
      fc.property(untidyDocument, fc.array(nastyTarget, { maxLength: 30 }), (source, typed) => {
        const file = write(html, source, 'fa', Object.fromEntries(typed.entries()));
        const open: string[] = [];
        const foreign: string[] = [];
        for (const [tag, slash, name = ''] of file.matchAll(/<(\/?)(\w+)?[^>]*>/g)) {
          if (!own.test(tag)) foreign.push(tag);
          if (['meta', 'br', ''].includes(name)) continue;
          if (slash === '') open.push(name);
          else if (open.pop() !== name) foreign.push(tag);
        }
        expect([...foreign, ...open]).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '![x](http://evil.example/x.png)',
    '<https://evil.example/" onmouseover="alert(1)>',
  ])('shows %s and runs none of it', (typed) => {
    const file = write(html, SOURCE, 'fr', { 5: typed });
    const body = file.slice(file.indexOf('<article>'));
    expect(body).not.toMatch(/<script|<img|<[^>]*\son\w+=|href="javascript/i);
  });

  it('loads nothing from anywhere', () => {
    const file = write(html, SOURCE, 'fr', FRENCH);
    expect(file).toContain(`content="default-src 'none'`);
    expect(file).not.toMatch(/\ssrc=|@import|url\(|<link/i);
  });

  it('lays out tables and nests sections', () => {
    const file = write(
      html,
      '## Annex\n\n| State | Votes |\n|---|---|\n| | 12 |\n\nArticle 2\n\n> Quoted.\n',
      'fr',
      { 1: 'État' },
    );
    expect(file.replace(/\n/g, '')).toMatch(
      /<table><tr><th id="k1">.*État.*<\/th><th id="k2">.*Votes.*<\/th><\/tr><tr><td><\/td><td id="k3">.*12.*<\/td><\/tr><\/table>/,
    );
    expect(file).toContain('<blockquote>');
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
