import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AlignableClause } from '../../src/domain/alignment/alignment.js';
import { alignClauses } from '../../src/domain/alignment/align-clauses.js';

const SENTENCES = [
  'Observers may enter every polling hall of the country.',
  'Nobody may ask them to leave before the count has ended.',
  'Observers may enter every polling hall, and nobody may ask them to leave before the count.',
  'The count is public and begins when the doors close.',
  'The count is open to all and begins when the doors close at night.',
  'Seals are checked by two members of different parties.',
  'Seals were checked by two member of differing parties.',
  'Results are posted on the door of the hall.',
  'Results are posted on the door of the hall. Seals are checked by two members of different parties.',
  'The count is public and begins when the doors close. Results are posted on the door of the hall.',
  'The same applies.',
  'The same applies.',
  'Scope',
  'Scopes',
  '1200',
  '1210',
  '',
];

const clause = fc.record({
  kind: fc.constantFrom('clause' as const, 'paragraph' as const, 'heading' as const),
  number: fc.constantFrom('1', '2', '3', null),
  parent: fc.constant(null),
  text: fc.constantFrom(...SENTENCES),
});
const revision: fc.Arbitrary<AlignableClause[]> = fc.array(clause, { maxLength: 14 });

describe('alignment, whatever the revisions', () => {
  it('accounts for every old and every new clause exactly once', () => {
    fc.assert(
      fc.property(revision, revision, (old, fresh) => {
        const { clauses, removed } = alignClauses(old, fresh);
        expect(clauses.map(({ index }) => index)).toEqual([...fresh.keys()]);
        const used = new Set(clauses.flatMap(({ from }) => from));
        expect([...used, ...removed].sort((a, b) => a - b)).toEqual([...old.keys()]);
        for (const { from, relation, similarity, confidence } of clauses) {
          expect(from.length === 0).toBe(relation === 'added');
          expect(from.length > 1).toBe(relation === 'merged');
          expect(similarity >= 0 && similarity <= 1 && confidence >= 0 && confidence <= 1).toBe(true);
        }
        const times = (old: number): number => clauses.filter(({ from }) => from.includes(old)).length;
        for (const { from, relation } of clauses)
          if (relation === 'kept') expect(times(from[0] ?? -1)).toBe(1);
          else if (relation === 'split') expect(times(from[0] ?? -1)).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps everything of a text that did not change', () => {
    fc.assert(
      fc.property(revision, (text) => {
        const { clauses, removed } = alignClauses(text, text);
        expect(removed).toEqual([]);
        for (const one of clauses)
          expect(one).toMatchObject({
            from: [one.index],
            relation: 'kept',
            edited: false,
            moved: false,
            renumbered: false,
            similarity: 1,
          });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is mirrored when old and new change places', () => {
    fc.assert(
      fc.property(revision, revision, (old, fresh) => {
        const there = alignClauses(old, fresh);
        const back = alignClauses(fresh, old);
        const pairs = there.clauses.flatMap(({ index, from }) =>
          from.map((origin) => `${String(origin)}-${String(index)}`),
        );
        const mirrored = back.clauses.flatMap(({ index, from }) =>
          from.map((origin) => `${String(index)}-${String(origin)}`),
        );
        expect(mirrored.sort()).toEqual(pairs.sort());
        expect(back.removed).toEqual(
          there.clauses.filter(({ relation }) => relation === 'added').map(({ index }) => index),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds what edits of a long text did: nothing lost, nothing confused', () => {
    const words = fc.constantFrom(
      ...'the rule of law seal box count hall list vote chair door night minutes public open'.split(' '),
    );
    const sentence = fc.array(words, { minLength: 12, maxLength: 20 });
    const long = fc.uniqueArray(sentence, {
      minLength: 8,
      maxLength: 20,
      selector: (found) => found.join(' '),
    });
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(), (sentences, cut, place) => {
        const old = sentences.map((found, at) => of(`Nr${String(at)} ${found.join(' ')}`));
        const removed = cut % old.length;
        const fresh = old.filter((_, at) => at !== removed);
        fresh.splice(place % fresh.length, 0, of('Ballots from abroad are flown in by diplomatic courier'));
        const alignment = alignClauses(old, fresh);
        expect(alignment.removed).toEqual([removed]);
        expect(alignment.clauses.filter(({ relation }) => relation === 'added')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});

function of(text: string): AlignableClause {
  return { kind: 'paragraph', number: null, parent: null, text };
}
