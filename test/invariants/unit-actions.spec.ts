import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../src/domain/errors.js';
import {
  type EditPlan,
  planApproval,
  planRejection,
  planRestore,
  planSave,
  type WrittenTarget,
} from '../../src/domain/units/translation-unit.js';
import { isApproved, nextStanding, type UnitState } from '../../src/domain/units/unit-state.js';

/** A unit with its history, kept by the plans alone: the least that a store has to do. */
class UnitModel {
  state: UnitState = 'initial';
  currentTargetId: string | null = null;
  readonly history: WrittenTarget[] = [];
  approvedBy: string | null = null;

  edit(plan: EditPlan, authorId: string): void {
    const id = `t${this.history.length}`;
    this.history.push({ id, text: plan.text, authorId });
    this.currentTargetId = id;
    this.state = plan.standing.state;
  }

  get current(): WrittenTarget | undefined {
    return this.history.find((target) => target.id === this.currentTargetId);
  }
}

type Action = (unit: UnitModel) => void;

const person = fc.constantFrom('amina', 'boris', 'chen');
const words = fc.constantFrom(
  'Les citoyens observent.',
  'Les citoyens  observent. ',
  'Observer est un droit.',
  '',
);
const some = (unit: UnitModel, n: number) => unit.history[n % Math.max(1, unit.history.length)];

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ who: person, text: words, submit: fc.boolean() }).map(({ who, ...edit }): Action => (unit) => {
    unit.edit(planSave(unit, edit), who);
  }),
  fc.record({ who: person, n: fc.nat(20) }).map(({ who, n }): Action => (unit) => {
    const older = some(unit, n);
    if (older !== undefined) unit.edit(planRestore(unit, older), who);
  }),
  fc
    .record({ who: person, n: fc.nat(20), current: fc.boolean() })
    .map(({ who, n, current }): Action => (unit) => {
      const target = current ? unit.current : some(unit, n);
      if (target === undefined) return;
      const plan = planApproval(unit, unit.history, { targetId: target.id, reviewerId: who });
      unit.state = plan.standing.state;
      unit.approvedBy = who;
    }),
  fc.record({ n: fc.nat(20) }).map(({ n }): Action => (unit) => {
    const target = some(unit, n);
    if (target === undefined) return;
    unit.state = planRejection(unit, unit.history, {
      targetId: target.id,
      reason: 'Wrong term.',
    }).standing.state;
  }),
  fc.constant<Action>((unit) => {
    unit.state = nextStanding(unit.state, 'publish')?.state ?? unit.state;
  }),
);

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

const plain = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ').trim();

describe('whatever several people do to a unit, in whatever order', () => {
  it('no target is lost or changed, nobody approves their own words, and approved words are never blank', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const unit = new UnitModel();
        for (const act of actions) {
          const before = structuredClone(unit.history);
          attempt(() => {
            act(unit);
          });
          expect(unit.history.slice(0, before.length)).toEqual(before);
          if (unit.history.length > 0) expect(unit.current).toBeDefined();
          if (unit.state !== 'initial') expect(plain(unit.current?.text)).not.toBe('');
          if (isApproved(unit.state)) {
            const authors = unit.history
              .filter((target) => plain(target.text) === plain(unit.current?.text))
              .map((target) => target.authorId);
            expect(authors).not.toContain(unit.approvedBy);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('words that were approved stay approved only while they stand unchanged', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const unit = new UnitModel();
        let approved: string | null = null;
        for (const act of actions) {
          attempt(() => {
            act(unit);
          });
          if (isApproved(unit.state)) {
            approved ??= unit.currentTargetId;
            expect(unit.currentTargetId).toBe(approved);
          } else approved = null;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
