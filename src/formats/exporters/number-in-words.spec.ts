import { describe, expect, it } from '@jest/globals';
import { writeEdition as write } from '../../../test/factories/editions.js';
import { html } from './html.js';
import { markdown } from './markdown.js';
import { txt } from './txt.js';

const SOURCE = '3. Before.\n\n**4. Bold head.** Then text.\n\n5. After.\n';

describe('a number that stands among the words of its clause', () => {
  it.each([
    ['repeated', '**4. Titre.** Puis le texte.', '**4. Titre.** Puis le texte.'],
    ['left out', '**Titre.** Puis le texte.', '**4. Titre.** Puis le texte.'],
    ['left out with its emphasis', 'Titre. Puis le texte.', '**4.** Titre. Puis le texte.'],
    ['in emphasis of its own', '**4.** Titre. Puis le texte.', '**4.** Titre. Puis le texte.'],
    ['in other digits', '**٤. Titre.** Puis le texte.', '**4. Titre.** Puis le texte.'],
  ])('is printed once in every format when it is %s', (_, target, written) => {
    const targets = { 0: 'Avant.', 1: target, 2: 'Après.' };
    expect(write(markdown, SOURCE, 'fr', targets)).toContain(`\n\n${written}\n\n5. Après.`);
    expect(write(txt, SOURCE, 'fr', targets)).toContain('\n   4.   Titre. Puis le texte.\n');
    expect(write(html, SOURCE, 'fr', targets).replace(/<[^>]*>/g, '')).toContain(
      '\n4. Titre. Puis le texte.\n',
    );
  });

  it('is printed once beside untranslated words', () => {
    expect(write(txt, SOURCE, 'fr', { 0: 'Avant.' })).toContain('\n   4.   Bold head. Then text.\n');
  });

  it('is not taken from a word that is translated', () => {
    const source = 'Article 5\n\nWords.\n';
    expect(write(txt, source, 'es', { 0: 'Artículo 5' })).toMatch(/^ +Artículo 5\n/);
    expect(write(markdown, source, 'es', { 0: 'Artículo 5' })).toMatch(/-->\nArtículo 5\n/);
  });
});
