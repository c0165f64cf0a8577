import { describe, expect, it } from '@jest/globals';
import { alignClauses } from './align-clauses.js';
import type { AlignableClause, AlignedClause } from './alignment.js';

const clauses = (...texts: string[]): AlignableClause[] =>
  texts.map((text) => ({ kind: 'paragraph', number: null, parent: null, text }));

/** What is said of the new clause that has these words. */
function told(
  old: readonly AlignableClause[],
  fresh: readonly AlignableClause[],
  words: string,
): AlignedClause {
  const found = alignClauses(old, fresh).clauses.find(({ index }) => fresh[index]?.text === words);
  if (found === undefined) throw new Error(`no clause says “${words}”`);
  return found;
}

describe('how sure it is that a clause is added', () => {
  const ferries = 'The harbour master lists the ferries that cross at night.';
  const thanks = 'We thank the keepers of the lighthouse.';
  const bells = 'Bells ring when fog comes in.';

  it('is certain of what is like nothing else and stands in nobody’s place', () => {
    expect(told(clauses(ferries, thanks), clauses(ferries, bells, thanks), bells)).toMatchObject({
      ...{ relation: 'added', confidence: 1 },
    });
  });

  it('is less sure where something was removed from the same place', () => {
    const old = clauses(ferries, 'Ropes are coiled.', thanks);
    const { relation, confidence } = told(old, clauses(ferries, bells, thanks), bells);
    expect(relation).toBe('added');
    expect(confidence).toBeLessThan(0.8);
  });

  it('is the less sure the more it is like another', () => {
    const old = clauses(ferries, 'The mayor lists the inns that are open in winter.', thanks);
    const inns = 'Ropes, oars and the inns that are closed.';
    const far = told(old, clauses(thanks, bells, ferries), bells);
    const near = told(old, clauses(thanks, inns, ferries), inns);
    expect(near.relation).toBe('added');
    expect(near.confidence).toBeLessThan(far.confidence);
  });

  it('is in doubt about words that are said elsewhere', () => {
    const fresh = clauses(ferries, thanks, bells, thanks);
    const [first, , , last] = alignClauses(clauses(ferries, thanks, bells), fresh).clauses;
    expect(first?.confidence).toBe(1);
    expect(last).toMatchObject({ relation: 'added', confidence: 0.5 });
  });
});

describe('a number that became another one', () => {
  const row = (...cells: string[]): AlignableClause[] => clauses('Harbour', ...cells, 'Castle');

  it('is an edit in the same place between the same neighbours', () => {
    expect(told(row('1200'), row('1210'), '1210')).toMatchObject({ from: [1], edited: true });
  });

  it('is no edit where cells were added beside it', () => {
    expect(told(row('1200'), row('1210', '7', '94'), '1210').relation).toBe('added');
  });
});

describe('a new clause beside an edited one', () => {
  it('was not split off because it has the same formula', () => {
    const old = clauses('The fee is ten crowns.', 'Guests pay at the gate.');
    const fresh = clauses(
      'The fee is twelve crowns.',
      'The fee for late guests is ten crowns.',
      'Guests pay at the gate.',
    );
    const relations = alignClauses(old, fresh).clauses.map(({ relation }) => relation);
    expect(relations.sort()).toEqual(['added', 'kept', 'kept']);
  });
});
