import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../src/persistence/database.js';
import { DomainError } from '../../src/domain/errors.js';
import { eachDatabase } from '../factories/databases.js';
import { SENTENCES, storeCommunique, targetOf, type Stored } from '../factories/stored-communique.js';

describe('a unit of work', () => {
  eachDatabase((db) => {
    let stored: Stored;
    let unitId: string;
    let otherUnitId: string;

    beforeAll(async () => {
      stored = await storeCommunique(db.database);
      [unitId, otherUnitId] = stored.unitIds as [string, string];
    });

    const append = (unit: string, text: string) =>
      db.database.unitOfWork.transact((tx) => tx.targets.append(targetOf(stored, unit, text)));
    const texts = async (unit: string) =>
      (await db.database.reads.targets.ofUnit(unit)).map((target) => target.text);

    it('that fails takes nothing of one that runs beside it', async () => {
      const failing = db.database.unitOfWork.transact(async (tx) => {
        await tx.targets.append(targetOf(stored, unitId, 'Ce texte disparaît avec sa transaction.'));
        await sleep(20);
        throw new DomainError('forbidden', 'No.');
      });
      const succeeding = db.database.unitOfWork.transact(async (tx) => {
        await tx.targets.append(targetOf(stored, otherUnitId, 'Ce texte reste.'));
        await sleep(5);
        await tx.units.change(otherUnitId, 1, { state: 'translated' });
        return 'stored';
      });
      const outcomes = await Promise.allSettled([failing, succeeding]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(await texts(unitId)).toEqual([]);
      expect(await texts(otherUnitId)).toEqual(['Ce texte reste.']);
      expect((await db.database.reads.units.byId(otherUnitId))?.state).toBe('translated');
    });

    it('of many at once is stored or refused each by itself', async () => {
      const saves = Array.from({ length: 60 }, (_, index) =>
        db.database.unitOfWork.transact(async (tx) => {
          await tx.units.lock(unitId);
          await tx.targets.append(targetOf(stored, unitId, `Version ${index}`));
          if (index % 3 === 0) throw new Error('refused');
        }),
      );
      const outcomes = await Promise.allSettled(saves);
      const accepted = outcomes.flatMap(({ status }, index) =>
        status === 'fulfilled' ? [`Version ${index}`] : [],
      );
      expect(accepted).toHaveLength(40);
      expect([...(await texts(unitId))].sort()).toEqual([...accepted].sort());
      const seqs = (await db.database.reads.targets.ofUnit(unitId)).map(({ seq }) => seq);
      expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    it('is stored, for everybody, when its promise resolves', async () => {
      await append(unitId, 'La mission a observé l’ouverture des bureaux.');
      const elsewhere = await Database.open(db.place);
      const found = (await elsewhere.reads.targets.ofUnit(unitId)).at(-1)?.text;
      await elsewhere.close();
      expect(found).toBe('La mission a observé l’ouverture des bureaux.');
    });

    it('changes a unit for one of two people who saw the same version', async () => {
      const { version = 0 } = (await db.database.reads.units.byId(unitId)) ?? {};
      const change = () =>
        db.database.unitOfWork.transact((tx) => tx.units.change(unitId, version, { state: 'translated' }));
      expect((await Promise.all([change(), change()])).sort()).toEqual([false, true]);
    });

    it('tells whoever waits for the commit only after it', async () => {
      const heard: (string | undefined)[] = [];
      await db.database.unitOfWork.transact(async (tx) => {
        tx.afterCommit(() => heard.push('committed'));
        await tx.targets.append(targetOf(stored, unitId, 'Le dépouillement était public.'));
        expect(heard).toEqual([]);
      });
      await sleep(0);
      expect(heard).toEqual(['committed']);
    });

    it('moves the counters of a job with its unit, and recounting agrees', async () => {
      const fresh = await storeCommunique(db.database);
      const [first = ''] = fresh.unitIds;
      const words = SENTENCES[0].split(' ').length;
      await db.database.unitOfWork.transact(async (tx) => {
        await tx.units.change(first, 1, { state: 'translated' });
        await tx.jobs.moveUnit(fresh.jobId, { from: 'initial', to: 'translated', words });
      });
      const moved = await db.database.reads.jobs.byId(fresh.jobId);
      expect(moved?.units).toEqual({ initial: 2, translated: 1, reviewed: 0, final: 0 });
      expect(moved?.words.translated).toBe(words);
      const counted = await db.database.unitOfWork.transact((tx) => tx.jobs.recount(fresh.jobId));
      expect(counted).toEqual({ units: moved?.units, words: moved?.words });
    });
  });
});
