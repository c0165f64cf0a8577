import { describe, expect, it } from '@jest/globals';
import type { AlignableClause } from './alignment.js';
import { alignClauses } from './align-clauses.js';

const SAME = 'The same applies to runoffs.';

const clauses = (...texts: string[]): AlignableClause[] =>
  texts.map((text) => ({ kind: 'paragraph', number: null, parent: null, text }));

const origins = (
  old: readonly AlignableClause[],
  fresh: readonly AlignableClause[],
): (number | undefined)[] => alignClauses(old, fresh).clauses.map(({ from }) => from[0]);

describe('words that stand in a text more than once', () => {
  const halls = 'Halls open at seven in the morning.';
  const counts = 'Counts begin at once when the doors close.';

  it('go with the clause before them when sections change places and are edited', () => {
    const old = clauses(halls, SAME, counts, SAME);
    const fresh = clauses(
      counts.replace('the doors', 'all doors'),
      SAME,
      halls.replace('seven', 'eight'),
      SAME,
    );
    expect(origins(old, fresh)).toEqual([2, 3, 0, 1]);
  });

  it('go with the nearest clause that is known, though others stand between', () => {
    const old = clauses(halls, 'Doors are wide.', SAME, counts, 'Votes are sorted.', SAME);
    const fresh = clauses(
      counts,
      'Piles are made in silence.',
      SAME,
      halls,
      'Nobody waits outside.',
      SAME,
      SAME,
    );
    const found = origins(old, fresh);
    expect(found[2]).toBe(5);
    expect(found[5]).toBe(2);
    expect(found[6]).toBeUndefined();
  });

  it('are counted: of unequal numbers the rest is added or removed, however many there are', () => {
    const many = (count: number): AlignableClause[] => clauses(...Array<string>(count).fill(SAME));
    const fewer = alignClauses(many(200), many(150));
    expect(fewer.clauses.every(({ relation, edited }) => relation === 'kept' && !edited)).toBe(true);
    expect(fewer.removed).toHaveLength(50);
    const more = alignClauses(many(150), many(200));
    expect(more.clauses.filter(({ relation }) => relation === 'added')).toHaveLength(50);
    expect(more.removed).toEqual([]);
  });

  it('are no sure link where nothing but their order speaks for it', () => {
    const { clauses: links } = alignClauses(
      clauses('Halls open at seven.', SAME, 'Votes are sorted.', SAME, 'The press waits outside.'),
      clauses('Journalists have a table.', SAME, SAME, 'Cameras are allowed.'),
    );
    expect(links.filter(({ relation }) => relation === 'kept').map(({ confidence }) => confidence)).toEqual([
      0.7, 0.7,
    ]);
  });
});
