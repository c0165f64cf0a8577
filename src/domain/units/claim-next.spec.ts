import { describe, expect, it } from '@jest/globals';
import { type ClaimableUnit, claimNext, isHeld, LEASE_MS } from './claim-next.js';

const NOW = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T10:30:00.000Z';
const EARLIER = '2026-03-01T09:59:59.999Z';

function unitAt(position: number, over: Partial<ClaimableUnit> = {}): ClaimableUnit {
  return {
    id: `u${position}`,
    position,
    state: 'initial',
    subState: null,
    stale: false,
    assigneeId: null,
    leaseUntil: null,
    ...over,
  };
}

const amina = { id: 'amina', isOwnText: () => false };
const translate = { purpose: 'translate' } as const;

describe('the next unit', () => {
  it('is a stale one once nothing is to do, whatever its state; a reviewer is not given it', () => {
    const stale = [
      unitAt(0, { state: 'final', stale: true }),
      unitAt(1, { state: 'translated', stale: true }),
    ];
    expect(claimNext([...stale, unitAt(2)], translate, amina, NOW)?.unitId).toBe('u2');
    expect(claimNext(stale, translate, amina, NOW)?.unitId).toBe('u0');
    expect(claimNext(stale, { purpose: 'review' }, amina, NOW)).toBeNull();
  });

  it('is the first that is to do, with a lease of an hour', () => {
    const units = [unitAt(0, { state: 'translated' }), unitAt(1), unitAt(2)];
    expect(claimNext(units, translate, amina, NOW)).toEqual({
      unitId: 'u1',
      assigneeId: 'amina',
      leaseUntil: new Date(Date.parse(NOW) + LEASE_MS).toISOString(),
    });
  });

  it('is not one that another translator holds, until the lease ends', () => {
    const held = unitAt(1, { assigneeId: 'boris', leaseUntil: LATER });
    expect(claimNext([held, unitAt(2)], translate, amina, NOW)?.unitId).toBe('u2');
    expect(claimNext([{ ...held, leaseUntil: EARLIER }, unitAt(2)], translate, amina, NOW)?.unitId).toBe(
      'u1',
    );
  });

  it('is the one they hold untouched, else one without their own running draft', () => {
    const untouched = unitAt(3, { assigneeId: 'amina', leaseUntil: LATER });
    expect(claimNext([unitAt(1), untouched], translate, amina, NOW)?.unitId).toBe('u3');
    const draft = unitAt(0, { assigneeId: 'amina', leaseUntil: LATER, subState: 'draft' });
    expect(claimNext([draft, unitAt(1)], translate, amina, NOW)?.unitId).toBe('u1');
  });

  it('stays within the range that was asked for', () => {
    const units = [1, 2, 3, 4].map((position) => unitAt(position));
    expect(claimNext(units, { ...translate, from: 3, to: 3 }, amina, NOW)?.unitId).toBe('u3');
    expect(claimNext(units, { ...translate, from: 5 }, amina, NOW)).toBeNull();
  });

  it('is for review only where the reviewer did not write the words', () => {
    const units = [unitAt(1, { state: 'translated' }), unitAt(2, { state: 'translated' }), unitAt(3)];
    const reviewer = { id: 'amina', isOwnText: (unit: ClaimableUnit) => unit.id === 'u1' };
    expect(claimNext(units, { purpose: 'review' }, reviewer, NOW)?.unitId).toBe('u2');
  });
});

it('a lease that ends now holds no longer', () => {
  expect(isHeld({ assigneeId: 'amina', leaseUntil: NOW }, NOW)).toBe(false);
  expect(isHeld({ assigneeId: 'amina', leaseUntil: LATER }, NOW)).toBe(true);
});
