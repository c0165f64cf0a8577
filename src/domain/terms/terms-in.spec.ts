import { describe, expect, it } from '@jest/globals';
import type { TermEntry, TermRendering } from './term.js';
import { termOf } from './term.js';
import { findInSource, sourceRecogniser, termFacts } from './terms-in.js';

const LANGUAGE = { tag: 'en', spaces: true, stem: (word: string) => word.replace(/s$/, '') };

const rendering = (language: string, text: string, more: Partial<TermRendering> = {}): TermRendering => ({
  ...{ language, text, kind: 'preferred', variants: [], note: null, status: 'approved' },
  ...more,
});
const entry = (renderings: readonly TermRendering[], more: Partial<TermEntry> = {}): TermEntry => ({
  ...{ sourceLanguage: 'en', definition: null, partOfSpeech: null, note: null, status: 'approved' },
  ...{ doNotTranslate: false, communique: null, renderings },
  ...more,
});
const found = (entries: readonly TermEntry[], source: string, communique: string | null = null) =>
  findInSource(sourceRecogniser(entries, LANGUAGE), source, communique).map(({ term, ranges }) => [
    term,
    ...ranges.map((range) => source.slice(...range)),
  ]);

const OBSERVER = entry([
  rendering('en', 'election observer', { variants: ['observers of the election'] }),
  rendering('en', 'poll watcher', { kind: 'admitted' }),
  rendering('en', 'inspector', { kind: 'forbidden' }),
  rendering('fr', 'observateur électoral', { variants: ['observatrice électorale'] }),
  rendering('fr', 'contrôleur', { kind: 'forbidden' }),
  rendering('fr', 'scrutateur', { status: 'proposed' }),
]);

describe('the terms of a source', () => {
  it('are told once each, as the entry has them, with every place', () => {
    const source = 'An election observer and other **election observers** meet poll watchers.';
    expect(found([OBSERVER], source)).toEqual([
      ['election observer', 'election observer', 'election observers', 'poll watchers'],
    ]);
    expect(found([OBSERVER], 'Observers of the election.')).toEqual([
      ['election observer', 'Observers of the election'],
    ]);
  });

  it('are neither forbidden words, nor proposals, nor retired, nor another communiqué’s', () => {
    expect(found([OBSERVER], 'The inspector.')).toEqual([]);
    expect(found([{ ...OBSERVER, status: 'proposed' }], 'A poll watcher.')).toEqual([]);
    expect(found([{ ...OBSERVER, status: 'retired' }], 'A poll watcher.')).toEqual([]);
    const scoped = { ...OBSERVER, communique: 'prague-2026' };
    expect(found([scoped], 'A poll watcher.')).toEqual([]);
    expect(found([scoped], 'A poll watcher.', 'prague-2026')).toHaveLength(1);
  });

  it('do not stand in addresses', () => {
    expect(found([OBSERVER], 'See [here](https://example.org/poll-watcher).')).toEqual([]);
  });

  it('are told to the checks in the target’s language, without proposals', () => {
    expect(termFacts('election observer', OBSERVER, 'fr-CA')).toEqual({
      ...{ term: 'election observer', doNotTranslate: false, admitted: [] },
      preferred: [{ text: 'observateur électoral', variants: ['observatrice électorale'] }],
      forbidden: [{ text: 'contrôleur', variants: [] }],
    });
    expect(termFacts('election observer', OBSERVER, 'de').preferred).toEqual([]);
  });

  it('are called by their preferred rendering in the source language', () => {
    expect(termOf(OBSERVER)).toBe('election observer');
    expect(termOf(entry([rendering('fr', 'décompte')]))).toBe('décompte');
  });
});
