import { describe, expect, it } from '@jest/globals';
import { alignClauses } from './align-clauses.js';
import { type CarryOver, carryOver, type KeyedClause, type PastWords, startingText } from './carry-over.js';
import type { DraftLink } from './correct-alignment.js';
import { findReturns } from './find-returns.js';

const keyed = (...texts: string[]): KeyedClause[] =>
  texts.map((text, at) => ({ key: `k${String(at)}`, text, textHash: `#${text}` }));

function carry(
  old: readonly KeyedClause[],
  texts: readonly string[],
  options: {
    readonly rested?: readonly KeyedClause[];
    readonly editorial?: readonly number[];
    readonly past?: Readonly<Record<string, readonly PastWords[]>>;
  } = {},
): CarryOver {
  const of = ({ text }: { readonly text: string }) => ({
    ...{ kind: 'paragraph' as const, number: null, parent: null, text },
  });
  const fresh = texts.map((text) => of({ text }));
  const { rested = [], editorial = [], past = {} } = options;
  const resting = rested.map((clause) => ({ ...of(clause), key: clause.key, earlier: [] }));
  const { clauses } = alignClauses(old.map(of), fresh);
  const links = findReturns(old.map(of), fresh, clauses, resting).map((link): DraftLink => {
    const isEditorial = editorial.includes(link.index);
    return { ...link, editorial: isEditorial, confirmed: isEditorial };
  });
  let made = 0;
  return carryOver(old, fresh, links, {
    ...{ resting: rested, past: new Map(Object.entries(past)) },
    newKey: () => `new${String((made += 1))}`,
  });
}

const HALLS = 'Observers may enter every polling hall of the country.';
const COUNT = 'The count is public and begins when the doors close.';
const SEALS = 'Seals are checked by two members of different parties.';

describe('what is carried to a new revision', () => {
  it('keeps key and hash of what did not change, whatever it is dressed in', () => {
    const { clauses, resting } = carry(keyed(HALLS, COUNT), [
      `*Observers* may enter every polling hall of the country.`,
      COUNT,
    ]);
    expect(clauses.map(({ key, fate, textHash }) => [key, fate, textHash])).toEqual([
      ['k0', 'carried', `#${HALLS}`],
      ['k1', 'carried', `#${COUNT}`],
    ]);
    expect(resting).toEqual([]);
  });

  it('asks for a new hash where the words changed, unless the change is editorial', () => {
    const edited = 'The count is public and begins when all doors close.';
    expect(carry(keyed(HALLS, COUNT), [HALLS, edited]).clauses[1]).toMatchObject({
      key: 'k1',
      fate: 'carried',
      textHash: null,
    });
    expect(carry(keyed(HALLS, COUNT), [HALLS, edited], { editorial: [1] }).clauses[1]).toMatchObject({
      key: 'k1',
      textHash: `#${COUNT}`,
    });
  });

  it('leaves the key of a split clause to the part that has most of it, and starts both from it', () => {
    const { clauses } = carry(keyed(`${SEALS} Nobody else.`, COUNT), ['Nobody else.', SEALS, COUNT]);
    expect(clauses.map(({ key, fate, originKeys }) => [key, fate, originKeys])).toEqual([
      ['new1', 'started', ['k0']],
      ['k0', 'started', ['k0']],
      ['k1', 'carried', ['k1']],
    ]);
  });

  it('gives merged clauses the key of the one that gave most, and lets the others rest', () => {
    const { clauses, resting } = carry(keyed('Nobody else may.', SEALS), [`Nobody else may. ${SEALS}`]);
    expect(clauses).toEqual([
      { index: 0, key: 'k1', fate: 'started', textHash: null, originKeys: ['k0', 'k1'] },
    ]);
    expect(resting).toEqual(['k0']);
  });

  it('brings a clause back whole that an earlier revision removed, each one once', () => {
    const rested = [{ key: 'r1', text: SEALS, textHash: '#old' }];
    const { clauses } = carry(keyed(HALLS), [HALLS, SEALS, SEALS], { rested });
    expect(clauses.slice(1).map(({ key, fate, textHash }) => [key, fate, textHash])).toEqual([
      ['r1', 'returned', '#old'],
      ['new1', 'added', null],
    ]);
  });

  const said = (text: string, restarted = false): PastWords => ({ text, textHash: `#${text}`, restarted });

  it('gives merged clauses the key of the one that said just that before it was split', () => {
    const whole = `Nobody else. ${SEALS}`;
    const past = { k0: [said(whole), said('Nobody else.', true)], k1: [said(SEALS, true)] };
    expect(carry(keyed('Nobody else.', SEALS), [whole], { past }).clauses).toMatchObject([
      { key: 'k0', fate: 'started', textHash: `#${whole}`, originKeys: ['k0', 'k1'] },
    ]);
  });

  it('undoes a merge: one clause starts again as what it said, the other comes back from its rest', () => {
    const merged = `${SEALS} ${COUNT}`;
    const { clauses, resting } = carry(keyed(merged), [SEALS, COUNT], {
      rested: [{ key: 'r1', text: COUNT, textHash: '#count' }],
      past: { k0: [said(SEALS), said(merged, true)] },
    });
    expect(clauses.map(({ key, fate, textHash }) => [key, fate, textHash])).toEqual([
      ['k0', 'started', `#${SEALS}`],
      ['r1', 'returned', '#count'],
    ]);
    expect(resting).toEqual([]);
  });

  it('carries what is edited and edited back, under the hash that these words had', () => {
    const edited = 'The count is public and begins when all doors close.';
    const past = { k0: [{ text: COUNT, textHash: '#older', restarted: false }, said(edited)] };
    expect(carry(keyed(edited), [COUNT], { past }).clauses).toMatchObject([
      { key: 'k0', fate: 'carried', textHash: '#older' },
    ]);
  });

  it('starts from every origin that has words, in their order', () => {
    expect(
      startingText([
        { id: 'a', text: 'Les scellés' },
        { id: 'b', text: ' ' },
        { id: 'c', text: 'sont vérifiés.' },
      ]),
    ).toEqual({
      text: 'Les scellés sont vérifiés.',
      from: ['a', 'c'],
    });
    expect(startingText([{ id: 'b', text: ' ' }])).toBeNull();
  });

  it('puts the text that both halves of a split carry down once', () => {
    const halves = [
      { id: 'a', text: 'Le dépouillement est public.' },
      { id: 'b', text: ' Le dépouillement est\npublic.' },
    ];
    expect(startingText(halves)).toEqual({ text: 'Le dépouillement est public.', from: ['a'] });
  });
});
