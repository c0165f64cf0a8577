import { describe, expect, it } from '@jest/globals';
import { type EarlierTarget, earlierTarget } from './earlier-target.js';

const target = (id: string, text: string, over: Partial<EarlierTarget> = {}): EarlierTarget => ({
  ...{ id, text, verdict: null, aside: null },
  ...over,
});
const approved = { verdict: 'approved' } as const;
const rejected = { verdict: 'rejected' } as const;
const chosen = (...targets: EarlierTarget[]) => {
  const found = earlierTarget(targets);
  return found && [found.target.id, found.standing.state, found.standing.subState];
};

describe('what a unit comes back with', () => {
  it('is the newest approved text, whatever was begun since', () => {
    expect(
      chosen(
        target('t1', 'Les scellés sont intacts.', approved),
        target('t2', 'Les scellés restent intacts.', approved),
        target('t3', 'Les scellés…'),
      ),
    ).toEqual(['t2', 'reviewed', null]);
  });

  it('is else the newest, where it stood when it was put aside', () => {
    const waiting = { state: 'translated', subState: null } as const;
    expect(chosen(target('t1', 'Un.'), target('t2', 'Deux.', { aside: waiting }))).toEqual([
      ...['t2', 'translated', null],
    ]);
    expect(chosen(target('t1', 'Un.'))).toEqual(['t1', 'initial', 'draft']);
    expect(chosen(target('t1', 'Un.', rejected))).toEqual(['t1', 'initial', 'rejected']);
  });

  it('stays approved as a copy, and does not where the copy was rejected', () => {
    expect(chosen(target('t1', 'Un.', approved), target('t2', 'Un.'))).toEqual(['t2', 'reviewed', null]);
    expect(chosen(target('t1', 'Un.', approved), target('t2', ' Un. ', rejected))).toEqual([
      ...['t2', 'initial', 'rejected'],
    ]);
    const final = { state: 'final', subState: null } as const;
    expect(chosen(target('t1', 'Un.', { aside: final }))).toEqual(['t1', 'reviewed', null]);
  });

  it('is nothing without words', () => {
    expect(chosen()).toBeNull();
    expect(chosen(target('t1', ' \u200b'))).toBeNull();
  });
});
