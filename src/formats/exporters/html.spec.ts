import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { nastyTarget, untidyDocument } from '../../../test/factories/nasty.js';
import { html } from './html.js';
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
      '<li><p id="k3"><span class="n"><bdi>a)</bdi></span> <span class="t" lang="ar" dir="rtl">الانتخابات',
    );
    expect(file).toContain(
      '<li><p id="k5"><span class="n"><bdi>2.</bdi></span> <span class="t source" lang="en" dir="ltr">Observers',
    );
    expect(file).toContain('<span class="mark">تغيّر النص الإنجليزي لهذه الفقرة منذ ذلك الحين</span>');
  });

  it('holds nothing but its own elements, whatever was typed', () => {
    const own =
      /^<(?:!doctype html|html lang="[\w-]+" dir="(?:ltr|rtl)"|meta [^<>]*|(?:ol|ul) role="list"|div class="(?:notice|footnote|code)"|footer class="edition"|(?:p|h[1-6]|t[dh])(?: id="k\d+")?(?: class="[a-z]+")?|bdi dir="ltr"|pre dir="ltr"|hr|span class="n"(?: id="fn-[\w.-]+")?|span class="t(?: source)?" lang="(?:en|fa)" dir="(?:ltr|rtl)"|span class="mark"|a href="#k\d+"|a href="(?:https?:\/\/|mailto:|#fn-)[^"<>]*"(?: rel="noreferrer noopener")?|\/?(?:html|head|title|style|body|main|article|section|footer|div|pre|time|ol|ul|li|p|h[1-6]|blockquote|table|tr|td|th|bdi|span|a|em|strong|s|del|ins|sup|sub|code|br|b|u|i|small|mark|abbr|cite|q|bdo|kbd|samp|var))>$/;
    fc.assert(
      fc.property(untidyDocument, fc.array(nastyTarget, { maxLength: 30 }), (source, typed) => {
        const file = write(html, source, 'fa', Object.fromEntries(typed.entries()));
        const open: string[] = [];
        const foreign: string[] = [];
        for (const [tag, slash, name = ''] of file.matchAll(/<(\/?)(\w+)?[^>]*>/g)) {
          if (!own.test(tag)) foreign.push(tag);
          if (['meta', 'br', 'hr', ''].includes(name)) continue;
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

  const shapeOf = (source: string): string =>
    write(html, source, 'fr', {})
      .replace(/[^]*<article>|<\/article>[^]*/g, '')
      .replace(/<(\w+)[^>]*>/g, '<$1>')
      .replace(/<span>pas encore traduit, texte anglais<\/span>|<\/?(?:span|bdi|a)>|\n/g, '')
      .replace(/ +(?=<|$)/g, '');

  it('skips no level of heading', () => {
    expect(shapeOf('# Pact\n\n### Article I\n\n##### Scope\n\n## Annex\n')).toBe(
      '<h1>Pact</h1><section><h2>Article I</h2><section><h3>Scope</h3></section></section><section><h2>Annex</h2></section>',
    );
    expect(shapeOf('### Article I\n\nWords.\n')).toBe('<section><h1>Article I</h1><p>Words.</p></section>');
  });

  it('keeps a table in the clause that it is indented under', () => {
    expect(shapeOf('1. First.\n\n   | a | b |\n   |---|---|\n   | c | d |\n\n2. Second.\n')).toBe(
      '<ol><li><p>1. First.</p><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table></li>' +
        '<li><p>2. Second.</p></li></ol>',
    );
  });

  it('keeps lists inside their quotation, and what follows it outside', () => {
    expect(shapeOf('> They said:\n>\n> - one\n> - two\n>\n> And so on.\n\n- three\n')).toBe(
      '<blockquote><p>They said:</p><ul><li><p>– one</p></li><li><p>– two</p></li></ul><p>And so on.</p></blockquote>' +
        '<ul><li><p>– three</p></li></ul>',
    );
  });

  it('keeps the second paragraph of a note in the note, and the section open', () => {
    expect(
      shapeOf(
        '# Pact\n\n## Article 1\n\n1. First[^1].\n\n[^1]: A note.\n\n    Its second half.\n\nClosing words.\n',
      ),
    ).toMatch(
      /<section><h2>.*<\/h2><ol><li>.*<\/li><\/ol><div><p>1 A note.<\/p><p>Its second half.<\/p><\/div><p>Closing words.<\/p><\/section>$/,
    );
  });

  it('names what is not translated by links that lead to it, apart from the direction of the sentence', () => {
    const file = write(html, SOURCE, 'ar', { 0: 'بيان' });
    expect(file).toContain(
      '<a href="#k1"><bdi dir="ltr">¶2</bdi></a>، <a href="#k2"><bdi dir="ltr">1</bdi></a>، <a href="#k3"><bdi dir="ltr">1.a</bdi></a>',
    );
    expect(write(txt, SOURCE, 'ar', { 0: 'بيان' })).toContain('\u20661.a\u2069');
    expect(file).toContain('\u20662022-12-08\u2069');
  });

  it('sets marks below the words they are about, and words in their own direction', () => {
    const file = write(html, SOURCE, 'ar', {});
    expect(file).toContain('.t,.mark{display:block;grid-column:2;');
    expect(file).not.toContain('display:flex');
  });
});
