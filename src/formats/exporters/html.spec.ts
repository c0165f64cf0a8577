import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { nastyTarget, untidyDocument } from '../../../test/factories/nasty.js';
import { html } from './html.js';

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
