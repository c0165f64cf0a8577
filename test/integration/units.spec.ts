import { beforeAll, describe, expect, it } from '@jest/globals';
import { eachDatabase } from '../factories/databases.js';
import { SENTENCES, storeCommunique, targetOf, type Stored } from '../factories/stored-communique.js';

const NOON = '2026-03-01T12:00:00.000Z';
const ONE = '2026-03-01T13:00:00.000Z';
const TWO = '2026-03-01T14:00:00.000Z';

describe('units in the database', () => {
  eachDatabase((db) => {
    let stored: Stored;
    let reviewerId: string;

    beforeAll(async () => {
      stored = await storeCommunique(db.database);
      reviewerId = (await storeCommunique(db.database)).translatorId;
    });

    const translate = (unitId: string, text: string, source: string) =>
      db.database.unitOfWork.transact(async (tx) => {
        const target = targetOf(stored, unitId, text, source);
        const unit = await tx.units.lock(unitId);
        await tx.targets.append(target);
        await tx.units.change(unitId, unit?.version ?? 0, {
          state: 'translated',
          currentTargetId: target.id,
        });
      });

    it('show the clause, the current target, and whether it is stale', async () => {
      const [first = '', second = ''] = stored.unitIds;
      await translate(first, 'La mission a observé l’ouverture.', SENTENCES[0]);
      await translate(second, 'Les électeurs handicapés …', 'What the English said before.');
      const views = await db.database.reads.units.ofJob(stored.jobId, { limit: 10 });
      expect(views.map(({ clause, target, stale }) => [clause.number, target?.text ?? null, stale])).toEqual([
        ['1', 'La mission a observé l’ouverture.', false],
        ['2', 'Les électeurs handicapés …', true],
        ['3', null, false],
      ]);
      expect(await db.database.reads.units.staleByJob(stored.communiqueId)).toEqual(
        new Map([[stored.jobId, 1]]),
      );
      const rows = await db.database.reads.units.assembly(stored.jobId);
      expect(rows.map(({ position, stale }) => [position, stale])).toEqual([
        [0, false],
        [1, true],
        [2, false],
      ]);
    });

    it('come in pages, and by state', async () => {
      const page = await db.database.reads.units.ofJob(stored.jobId, { after: 0, limit: 1 });
      expect(page.map(({ unit }) => unit.id)).toEqual([stored.unitIds[1]]);
      const initial = await db.database.reads.units.ofJob(stored.jobId, { state: 'initial', limit: 10 });
      expect(initial.map(({ unit }) => unit.id)).toEqual([stored.unitIds[2]]);
    });

    it('are offered to nobody else while a lease runs', async () => {
      const [, , third = ''] = stored.unitIds;
      const offered = async (actorId: string, now: string) => {
        const query = { work: 'todo', actorId, now, notOwnWords: false, limit: 5 } as const;
        return (await db.database.reads.units.claimable(stored.jobId, query)).map(({ unit }) => unit.id);
      };
      const claim = (assigneeId: string, now: string, leaseUntil: string) =>
        db.database.unitOfWork.transact((tx) => tx.units.claim(third, { assigneeId, leaseUntil }, now));
      expect(await claim(stored.translatorId, NOON, ONE)).toBe(true);
      expect(await claim(reviewerId, NOON, ONE)).toBe(false);
      expect(await offered(reviewerId, NOON)).toEqual([]);
      expect(await offered(stored.translatorId, NOON)).toEqual([third]);
      expect(await claim(reviewerId, ONE, TWO)).toBe(true);
      expect(
        await db.database.unitOfWork.transact((tx) => tx.units.release(third, stored.translatorId)),
      ).toBe(false);
    });

    it('are never offered for review to who wrote their words', async () => {
      const query = { work: 'review', now: NOON, notOwnWords: true, limit: 5 } as const;
      const own = await db.database.reads.units.claimable(stored.jobId, {
        ...query,
        actorId: stored.translatorId,
      });
      const others = await db.database.reads.units.claimable(stored.jobId, { ...query, actorId: reviewerId });
      expect([own.length, others.length]).toEqual([0, 1]);
      const stale = await db.database.reads.units.claimable(stored.jobId, {
        ...{ work: 'stale', actorId: stored.translatorId, notOwnWords: false, now: NOON, limit: 5 },
      });
      expect(stale.map(({ unit }) => unit.id)).toEqual([stored.unitIds[1]]);
    });
  });
});
