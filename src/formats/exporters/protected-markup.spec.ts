import { describe, expect, it } from '@jest/globals';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { html } from './html.js';
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
});
