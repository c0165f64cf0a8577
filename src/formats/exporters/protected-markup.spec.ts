import { describe, expect, it } from '@jest/globals';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { html } from './html.js';
import { EXPORTERS } from './index.js';
import { markdown } from './markdown.js';
import { txt } from './txt.js';

describe('what is not the words of a translator', () => {
  const HELD =
    'See [the law](https://a.org/law "Law") and ![pic](https://a.org/p.png), [the pact][un], <b>now</b>[^1].\n\n[un]: https://un.org/pact\n[^1]: A note.\n';

  it.each([
    [
      'other addresses',
      'Voir [la loi](https://evil.org/x) et ![img](http://e.vil/y.png) puis [encore](https://b.org), [le pacte][un].',
      ['https://a.org/law', 'https://a.org/p.png', 'https://un.org/pact'],
    ],
    [
      'another order',
      '[Le pacte][un] ; ![img](p.png) ; [lien](x)',
      ['https://un.org/pact', 'https://a.org/p.png', 'https://a.org/law'],
    ],
    ['an address in pointed brackets', 'Voir <https://evil.org> et [lien](x)', ['https://a.org/law']],
  ])('links to the same addresses in every format with %s', (_, target, addresses) => {
    const page = write(html, HELD, 'fr', { 0: target });
    expect([...page.matchAll(/href="(http[^"]+)"/g)].map(([, address]) => address)).toEqual(addresses);
    const text = write(txt, HELD, 'fr', { 0: target });
    expect([...text.matchAll(/ \((http[^)]+)\)/g)].map(([, address]) => address)).toEqual(addresses);
    const typed = splitClauses(write(markdown, HELD, 'fr', { 0: target })).clauses[0]?.text ?? '';
    const again = write(html, `${typed}\n\n[un]: https://un.org/pact\n`, 'fr', {});
    expect([...again.matchAll(/href="(http[^"]+)"/g)].map(([, address]) => address)).toEqual(addresses);
  });

  it('shows tags and note marks that the source does not have as they were typed, in every format', () => {
    const target = '<b>gras</b> <i>penché</i>[^1][^9]';
    const page = write(html, HELD, 'fr', { 0: target });
    expect(page).toContain('<b>gras</b> &lt;i&gt;penché&lt;/i&gt;<sup><a href="#fn-1">1</a></sup>[^9]');
    expect(write(txt, HELD, 'fr', { 0: target })).toContain('gras <i>penché</i>[1][^9]');
  });

  it.each([
    ['[le pacte](https://un.org/p "Protocole de 2025")', '[le pacte](https://un.org/p "Protocole de 2025")'],
    ["[le pacte](https://evil.org 'Le « Pacte »')", "[le pacte](https://un.org/p 'Le « Pacte »')"],
    [
      '[le pacte](https://un.org/p "sur\ndeux {{ lignes }}")',
      '[le pacte](https://un.org/p "sur deux &#123;{ lignes }}")',
    ],
    ['[le pacte](https://un.org/p)', '[le pacte](https://un.org/p "Protocol of 2025")'],
  ])('keeps the title of a link, which is prose, and not its address: %j', (target, written) => {
    const source = 'See [the pact](https://un.org/p "Protocol of 2025") for more.\n\nText.\n';
    const file = write(markdown, source, 'fr', { 0: `Voir ${target}.` });
    expect(file.split('\n')[0]).toBe(`Voir ${written}.`);
  });

  it('keeps the title of a link inside its cell', () => {
    const source = '| [Law](l.md "Law") | b |\n| --- | --- |\n';
    const file = write(markdown, source, 'fr', { 0: '[Loi](l.md "La | Loi")' });
    expect(file).toContain('| [Loi](l.md "La &#124; Loi") | ');
  });

  it.each([
    ['![Photo](https://x.org/a.jpg)', 'Une [belle] photo', '![Une \\[belle\\] photo](https://x.org/a.jpg)'],
    ['[![](a.jpg "A")](https://x.org)', 'Une photo', '[![Une photo](a.jpg "A")](https://x.org)'],
    ['![Photo](https://x.org/a.jpg)', '![Une photo](b.jpg)', '![Une photo](https://x.org/a.jpg)'],
  ])('keeps the image where %s is translated as %s', (source, target, written) => {
    expect(write(markdown, `${source}\n\nText.\n`, 'fr', { 0: target })).toContain(`${written}\n\n`);
    expect(write(html, source, 'fr', { 0: target })).toContain('<a href="https://x.org');
  });
});

describe('a target that turns the direction of writing', () => {
  const OVERRIDE = 'Titre \u202egnp.exe \u2067 et';
  const SOURCE = '---\ntitle: Title\n---\n\n1. First.\n2. Second.\n';

  /** The direction marks of a file that nothing closes before its line, or its element, ends. */
  function leftOpen(file: string): string[] {
    return file.split(/\n|<\/?(?:span|title|bdi)\b[^>]*>/).filter((piece) => {
      const count = (marks: RegExp): number => [...piece.matchAll(marks)].length;
      return (
        count(/[\u202a-\u202e]/g) !== count(/\u202c/g) * 2 || count(/[\u2066-\u2068]/g) !== count(/\u2069/g)
      );
    });
  }

  it.each(EXPORTERS.map((exporter) => [exporter.extension, exporter] as const))(
    'does not reorder what follows it in %s',
    (_, exporter) => {
      const file = write(exporter, SOURCE, 'ar', { 0: OVERRIDE, 1: OVERRIDE, 2: 'Deux.' });
      expect(file).toMatch(/gnp\.exe/);
      expect(leftOpen(file)).toEqual([]);
    },
  );
});
