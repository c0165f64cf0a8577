import { describe, expect, it } from '@jest/globals';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { html } from './html.js';
import { json } from './json.js';
import { txt } from './txt.js';

const SOURCE = `---
title: Report
date: 2022-12-08
draft: false
---

1. Run this:

   \`\`\`sh
   ls <dir>
     wc
   \`\`\`

2. See [the pact][un] and the note[^1].

---

> Quoted words
> in two lines.

| State | Votes | Share |
|---|---|---|
| North | | 12 |
| a\\|b | 3 | 4 |

<figure><img src="https://x.org/map.png" alt="Map of the regions"></figure>

<!--
\`\`\`
never seen
-->

[un]: https://un.org/pact
[^1]: A note.
`;
const FRENCH = {
  0: 'Rapport',
  1: 'Lancez :',
  2: 'Voir [le pacte][un] et la note[^1].',
  3: 'Paroles\ncitées.',
  12: 'Une note.',
};

describe('what is no prose', () => {
  it('is in plain text: code, rules, rows, quotations, addresses, notes, images, the date', () => {
    const note = 'pas encore traduit, texte anglais';
    expect(write(txt, SOURCE, 'fr', { ...FRENCH, 4: 'État' })).toContain(`        Rapport

        2022-12-08

   1.   Lancez :

        ls <dir>
          wc

   2.   Voir le pacte (https://un.org/pact) et la note[1].

        ------------------------

        > Paroles
        > citées.

        État | Votes [${note}] | Share [${note}]
        North [${note}] |  | 12 [${note}]
        a\\|b | 3 | 4
        [${note}]

        Map of the regions (https://x.org/map.png)

   [1]  Une note.

`);
  });

  it('is on the page', () => {
    const page = write(html, SOURCE, 'fr', FRENCH);
    expect(page).toContain('<p class="date"><time>2022-12-08</time></p>');
    expect(page).toMatch(
      /<li><p id="k1">.*<\/p>\n<div class="code"><pre dir="ltr"><code>ls &lt;dir&gt;\n {2}wc<\/code><\/pre><\/div>\n<\/li>\n<li>/,
    );
    expect(page).toMatch(/<\/ol>\n<hr>\n<blockquote>/);
    expect(page).toContain(
      '<a href="https://x.org/map.png" rel="noreferrer noopener">Map of the regions</a>',
    );
    expect(page).not.toContain('never seen');
  });

  it('is among the data, each block with the clause it stands before', () => {
    const data = JSON.parse(write(json, SOURCE, 'fr', FRENCH)) as Record<string, unknown>;
    expect(data.frontMatter).toEqual({ title: 'Report', date: '2022-12-08', draft: false });
    expect(data.structure).toEqual([
      { before: 2, type: 'code', text: 'ls <dir>\n  wc', address: null },
      { before: 3, type: 'rule', text: '', address: null },
      { before: 12, type: 'image', text: 'Map of the regions', address: 'https://x.org/map.png' },
    ]);
  });

  it('ends with the text where a code block is never closed', () => {
    expect(write(txt, 'Words here.\n\n```\ncode\n', 'fr', { 0: 'Des mots.' })).toContain(
      'Des mots.\n\n        code\n',
    );
  });

  it('keeps numbers inside quotations, and further paragraphs below the words of their clause', () => {
    const source = '1. First.\n\n   More of it.\n\n> They said:\n>\n> - one\n';
    expect(write(txt, source, 'fr', { 0: 'Un.', 1: 'Suite.', 2: 'Ils ont dit :', 3: 'a\nb' })).toContain(
      '   1.   Un.\n\n        Suite.\n\n        > Ils ont dit :\n\n        > – a\n        >   b\n',
    );
  });
});
