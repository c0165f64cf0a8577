import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../accounts/caller.js';
import { type DraftedUnit, readableTargets } from './private-drafts.js';

const NOW = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
const drafted: DraftedUnit = { state: 'initial', subState: 'draft', assigneeId: null, leaseUntil: null };
const target = (id: string, authorId: string | null, origin = 'human') => ({ id, authorId, origin });
const history = [target('t1', 'amina'), target('t2', 'boris'), target('t3', 'amina')];

function caller(accountId: string, role: 'translator' | 'coordinator' = 'translator'): Caller {
  const language = role === 'coordinator' ? '*' : 'fr';
  return { accountId, credential: { kind: 'session', id: 's' }, grants: [{ role, language }] };
}

function read(
  by: Caller,
  {
    unit = {},
    targets = history,
    known = [] as string[],
  }: {
    unit?: Partial<DraftedUnit>;
    targets?: typeof history;
    known?: string[];
  } = {},
): string[] {
  return readableTargets({ ...drafted, ...unit }, targets, new Set(known), by, NOW).map(({ id }) => id);
}

describe('drafts of a unit', () => {
  it('are read by who wrote them, each their own', () => {
    expect(read(caller('amina'))).toEqual(['t1', 't3']);
    expect(read(caller('boris'))).toEqual(['t2']);
    expect(read(caller('chen'))).toEqual([]);
    expect(read(caller('chen'), { targets: [target('t1', null)] })).toEqual([]);
  });

  it('are read by who holds the unit now, and by coordinators', () => {
    const all = ['t1', 't2', 't3'];
    expect(read(caller('chen'), { unit: { assigneeId: 'chen', leaseUntil: LATER } })).toEqual(all);
    expect(read(caller('chen'), { unit: { assigneeId: 'chen', leaseUntil: NOW } })).toEqual([]);
    expect(read(caller('chen', 'coordinator'))).toEqual(all);
  });

  it('are none once they are handed in, or sent back', () => {
    expect(read(caller('chen'), { unit: { state: 'translated', subState: null } })).toHaveLength(3);
    expect(read(caller('chen'), { unit: { subState: 'rejected' } })).toHaveLength(3);
  });

  it('begin after what was judged, contested or carried over', () => {
    expect(read(caller('chen'), { known: ['t2'] })).toEqual(['t1', 't2']);
    const targets = [target('t1', 'amina'), target('t2', 'boris', 'carried'), target('t3', 'amina')];
    expect(read(caller('chen'), { targets })).toEqual(['t1', 't2']);
  });
});
