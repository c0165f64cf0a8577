import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import type { AlignableClause } from './alignment.js';
import { alignClauses } from './align-clauses.js';
import { correctAlignment, type DraftLink, removedBy } from './correct-alignment.js';

const clauses = (...texts: string[]): AlignableClause[] =>
  texts.map((text, at) => ({ kind: 'clause', number: String(at + 1), parent: null, text }));

const OLD = clauses(
  'Observers may enter every polling hall.',
  'Seals are checked by two members, and the count begins when the doors close.',
  'Results are posted on the door.',
);

const propose = (fresh: readonly AlignableClause[]): DraftLink[] =>
  alignClauses(OLD, fresh).clauses.map((link) => ({
    ...link,
    returns: null,
    editorial: false,
    confirmed: false,
  }));

describe('a corrected alignment', () => {
  const fresh = clauses(
    'Observers may enter every polling hall.',
    'Seals are checked by two members.',
    'The count begins when the doors close.',
    'Results are posted on the wall.',
  );

  it('joins what two clauses were made of, and tells of both that they were split or merged', () => {
    const cut = correctAlignment(OLD, fresh, propose(fresh), { index: 1, from: [1] });
    const links = correctAlignment(OLD, fresh, cut, { index: 2, from: [1] });
    expect(links.map(({ relation }) => relation)).toEqual(['kept', 'split', 'split', 'kept']);
    const merged = correctAlignment(OLD, fresh, links, { index: 3, from: [2, 0] });
    expect(merged[3]).toMatchObject({ from: [0, 2], relation: 'merged', edited: true, confirmed: true });
    expect(merged[0]).toMatchObject({ from: [0], relation: 'split', confirmed: false });
  });

  it('marks a clause as added, and what it came from as removed', () => {
    const links = correctAlignment(OLD, fresh, propose(fresh), { index: 3, from: [] });
    expect(links[3]).toMatchObject({
      from: [],
      relation: 'added',
      edited: false,
      similarity: 0,
      confidence: 1,
    });
    expect(removedBy(OLD.length, links)).toEqual([2]);
  });

  it('takes an edit as editorial, and nothing else', () => {
    const links = correctAlignment(OLD, fresh, propose(fresh), { index: 3, editorial: true });
    expect(links[3]).toMatchObject({ editorial: true, edited: true, confirmed: true, relation: 'kept' });
    expect(() => correctAlignment(OLD, fresh, links, { index: 0, editorial: true })).toThrow(DomainError);
    const moved = correctAlignment(OLD, fresh, links, { index: 3, from: [] });
    expect(moved[3]?.editorial).toBe(false);
  });

  it('is confirmed by a choice or by the word alone, and by nothing unsaid', () => {
    const proposed = propose(fresh);
    expect(() => correctAlignment(OLD, fresh, proposed, { index: 1 })).toThrow(/says nothing/);
    const looked = correctAlignment(OLD, fresh, proposed, { index: 1, confirmed: true });
    expect(looked.map(({ confirmed }) => confirmed)).toEqual([false, true, false, false]);
    const pointed = correctAlignment(OLD, fresh, looked, { index: 2, from: [1], confirmed: false });
    expect(pointed[2]).toMatchObject({ from: [1], confirmed: false });
    const again = correctAlignment(OLD, fresh, pointed, { index: 1, confirmed: false });
    expect(again.some(({ confirmed }) => confirmed)).toBe(false);
  });

  it('has no editorial mark that nobody stands behind', () => {
    const marked = correctAlignment(OLD, fresh, propose(fresh), { index: 3, editorial: true });
    expect(() => correctAlignment(OLD, fresh, marked, { index: 3, confirmed: false })).toThrow(/coordinator/);
    const taken = correctAlignment(OLD, fresh, marked, { index: 3, editorial: false, confirmed: false });
    expect(taken[3]).toMatchObject({ editorial: false, confirmed: false });
  });

  it('refuses clauses that there are not', () => {
    for (const correction of [
      { index: 9, from: [0] },
      { index: 0, from: [7] },
    ])
      expect(() => correctAlignment(OLD, fresh, propose(fresh), correction)).toThrow(/no such clause/);
  });
});
