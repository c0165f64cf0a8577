import { expect, it } from '@jest/globals';
import { DomainError } from '../../src/domain/errors.js';
import { Database } from '../../src/persistence/database.js';
import { ask, startConcord } from '../factories/concord.js';
import { testDatabase } from '../factories/databases.js';
import { describeWith, serviceUrl } from '../factories/services.js';
import { storeCommunique, targetOf } from '../factories/stored-communique.js';
import { proxyTo } from '../factories/tcp-proxy.js';

describeWith(['PostgreSQL'], 'a database that goes away', () => {
  const db = testDatabase('postgres');

  it('is reported as unavailable, and used again when it is back', async () => {
    const stored = await storeCommunique(db.database);
    const [unitId = ''] = stored.unitIds;
    const proxy = await proxyTo(db.place.databaseUrl ?? serviceUrl('PostgreSQL') ?? '', 5432);
    const database = await Database.open({ ...db.place, databaseUrl: proxy.url });
    const save = (text: string) =>
      database.unitOfWork.transact((tx) => tx.targets.append(targetOf(stored, unitId, text)));
    await save('Avant.');
    proxy.cut();
    await expect(save('Pendant.')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(database.reads.units.byId(unitId)).rejects.toBeInstanceOf(DomainError);
    proxy.mend();
    await save('Après.');
    const texts = (await database.reads.targets.ofUnit(unitId)).map(({ text }) => text);
    await database.close();
    await proxy.close();
    expect(texts).toEqual(['Avant.', 'Après.']);
  });

  it('is a figure among the others, which go on being told', async () => {
    const proxy = await proxyTo(db.place.databaseUrl ?? '', 5432);
    const concord = await startConcord({ CONCORD_DATA: db.place.dataDir, DATABASE_URL: proxy.url });
    const figures = async () => {
      const { status, text } = await ask(concord, 'GET /metrics');
      expect(status).toBe(200);
      expect(text).toContain('process_resident_memory_bytes');
      return text.split('\n').filter((line) => /^concord_(?:database|tasks)/u.test(line));
    };
    const none = ['pending', 'running', 'dead'].map((state) => `concord_tasks{state="${state}"} 0`);
    const well = ['concord_database_up 1', ...none, 'concord_tasks_oldest_due_seconds 0'];
    expect(await figures()).toEqual(well);
    proxy.cut();
    expect(await figures()).toContain('concord_database_up 0');
    proxy.mend();
    expect(await figures()).toEqual(well);
    await concord.stop();
    await proxy.close();
  });
});
