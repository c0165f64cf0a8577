import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import {
  planApproval,
  planConfirmation,
  planRejection,
  planRestore,
  planSave,
  type WrittenTarget,
} from './translation-unit.js';
import { nextStanding, UNIT_STATES, type UnitState } from './unit-state.js';

const amina: WrittenTarget = {
  id: 't1',
  text: 'Les observateurs publient leurs constats.',
  authorId: 'amina',
};
const boris: WrittenTarget = {
  id: 't2',
  text: 'Les observateurs publient leurs conclusions.',
  authorId: 'boris',
};

const unit = (state: UnitState, currentTargetId: string | null = null) => ({ state, currentTargetId });

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('saying that a text is still correct', () => {
  const said = (over: object = {}) =>
    codeOf(() =>
      planConfirmation(unit('final', 't1'), { target: amina, stale: true, isCarried: false, ...over }),
    );

  it('hands the same words to review, as of the English now', () => {
    expect(planConfirmation(unit('final', 't1'), { target: amina, stale: true, isCarried: false })).toEqual({
      standing: { state: 'translated', subState: null },
      text: amina.text,
      restoredFrom: 't1',
    });
  });

  it('is refused where the English is the same, and of words that whole other clauses said', () => {
    expect(said({ stale: false })).toBe('not-stale');
    expect(said({ target: null })).toBe('not-stale');
    expect(said({ isCarried: true })).toBe('carried-text');
    expect(said({ isCarried: true, stale: false })).toBe('not-stale');
  });
});

describe('saving a target', () => {
  it('keeps a draft of an untouched unit as to do', () => {
    const plan = planSave(unit('initial'), { text: 'Les observateurs', submit: false });
    expect(plan).toEqual({
      standing: { state: 'initial', subState: 'draft' },
      text: 'Les observateurs',
      restoredFrom: null,
    });
  });

  it('hands a submitted text to review', () => {
    const { standing } = planSave(unit('initial'), { text: amina.text, submit: true });
    expect(standing).toEqual({ state: 'translated', subState: null });
  });

  it.each(['translated', 'reviewed', 'final'] as const)(
    'sends every edit of a %s unit back to review, draft or not',
    (state) => {
      for (const submit of [false, true]) {
        expect(planSave(unit(state, 't1'), { text: boris.text, submit }).standing.state).toBe('translated');
      }
      expect(planRestore(unit(state, 't2'), amina).standing.state).toBe('translated');
    },
  );

  it('lets a draft be blank but never hands a blank text to review', () => {
    expect(planSave(unit('initial'), { text: '', submit: false }).text).toBe('');
    expect(codeOf(() => planSave(unit('initial'), { text: ' \n\t ', submit: true }))).toBe('empty-target');
    expect(codeOf(() => planSave(unit('initial'), { text: '\u200b\u2060', submit: true }))).toBe(
      'empty-target',
    );
    expect(codeOf(() => planSave(unit('reviewed', 't1'), { text: '', submit: false }))).toBe('empty-target');
  });

  it('refuses a text over 64 kB, counted in bytes of UTF-8', () => {
    const arabic = 'ن'.repeat(32 * 1024);
    expect(planSave(unit('initial'), { text: arabic, submit: true }).text).toBe(arabic);
    expect(codeOf(() => planSave(unit('initial'), { text: `${arabic}ن`, submit: true }))).toBe(
      'clause-too-large',
    );
  });

  it('restores an older text as a new one that names its origin', () => {
    expect(planRestore(unit('initial', 't2'), amina)).toEqual({
      standing: { state: 'initial', subState: 'draft' },
      text: amina.text,
      restoredFrom: 't1',
    });
  });
});

describe('approving', () => {
  it('approves the text of somebody else', () => {
    const plan = planApproval(unit('translated', 't1'), [amina], { targetId: 't1', reviewerId: 'boris' });
    expect(plan.standing).toEqual({ state: 'reviewed', subState: null });
  });

  it('refuses the author', () => {
    const own = { targetId: 't1', reviewerId: 'amina' };
    expect(codeOf(() => planApproval(unit('translated', 't1'), [amina], own))).toBe('own-target');
  });

  it('refuses who once wrote the same words, though another restored them', () => {
    const restored = { id: 't3', text: `${amina.text} `, authorId: 'boris' };
    const approval = { targetId: 't3', reviewerId: 'amina' };
    expect(codeOf(() => planApproval(unit('translated', 't3'), [amina, boris, restored], approval))).toBe(
      'own-target',
    );
  });

  it('refuses a target that is no longer current, and shows the current one', () => {
    const approval = { targetId: 't1', reviewerId: 'chen' };
    expect(() => planApproval(unit('translated', 't2'), [amina, boris], approval)).toThrow(
      expect.objectContaining({
        code: 'target-not-current',
        details: { current: { id: 't2', text: boris.text } },
      }),
    );
  });

  it.each(['initial', 'reviewed', 'final'] as const)('refuses a unit in state %s', (state) => {
    const approval = { targetId: 't1', reviewerId: 'boris' };
    expect(codeOf(() => planApproval(unit(state, 't1'), [amina], approval))).toBe('illegal-transition');
  });
});

describe('rejecting', () => {
  it.each(['translated', 'reviewed', 'final'] as const)('sends a %s unit back with the reason', (state) => {
    const rejection = { targetId: 't1', reason: '“Constats” is weaker than “findings”.' };
    expect(planRejection(unit(state, 't1'), [amina], rejection)).toEqual({
      standing: { state: 'initial', subState: 'rejected' },
      targetId: 't1',
      verdict: 'rejected',
      reason: rejection.reason,
    });
  });

  it('needs a reason', () => {
    for (const reason of ['', '  ', '\u00a0\n', '\u200b\u200d\ufeff', '\u2800', '\u3164']) {
      const rejection = { targetId: 't1', reason };
      expect(codeOf(() => planRejection(unit('translated', 't1'), [amina], rejection))).toBe(
        'reason-required',
      );
    }
  });
});

describe('the transition table', () => {
  it('approves only what waits for review, and publishes only what is approved', () => {
    expect(UNIT_STATES.filter((state) => nextStanding(state, 'approve') !== null)).toEqual(['translated']);
    expect(UNIT_STATES.filter((state) => nextStanding(state, 'publish') !== null)).toEqual(['reviewed']);
  });
});
