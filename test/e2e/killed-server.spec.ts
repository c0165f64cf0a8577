import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/persistence/database.js';
import { eachDatabase, makePlace, type TestPlace } from '../factories/databases.js';
import { concordCommand, type ServerProcess, startProcess } from '../factories/server-process.js';
import { Coordinator, Person } from '../factories/team.js';

/** `CONCORD_LONG=1`: as long as an operator would want it before trusting it. */
const IS_LONG = process.env.CONCORD_LONG === '1';
const ROUNDS = IS_LONG ? 20 : 3;
const SAVES = IS_LONG ? 1_000 : 100;
const TRANSLATORS = 5;

const STATEMENT = Array.from({ length: TRANSLATORS }, (_, at) => `${at + 1}. Open station ${at}.\n`).join('');

describe('a server killed while translators save', () => {
  eachDatabase(({ kind }) => {
    let place: TestPlace;
    let env: Record<string, string>;
    let server: ServerProcess;

    beforeAll(async () => {
      place = await makePlace(kind);
      env = { CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' };
      server = await startProcess(env);
    }, 60_000);
    afterAll(async () => {
      server.child.kill('SIGKILL');
      await server.ended;
      await place.remove();
    });

    const token = async (...flags: readonly string[]) =>
      (await concordCommand(env, 'token', 'create', ...flags)).trim();

    it(
      'has every save that it answered',
      async () => {
        const coordinator = await token('--role', 'coordinator');
        const first = new Coordinator(server, coordinator);
        await first.import('statement', STATEMENT);
        const { fr = '' } = await first.open('statement', ['fr']);
        const secrets = await Promise.all(
          Array.from({ length: TRANSLATORS }, () => token('--role', 'translator', '--language', 'fr')),
        );
        const acknowledged = new Map<string, string[]>();
        const unitIds: string[] = [];
        for (const secret of secrets)
          unitIds.push((await new Person(server, secret).claim(fr))?.id ?? 'none left');

        for (let round = 1; round <= ROUNDS; round += 1) {
          let answered = 0;
          const saveUntilKilled = async (at: number): Promise<void> => {
            const id = unitIds[at] ?? '';
            const translator = new Person(server, secrets[at] ?? '');
            let { version } = await translator.unit(id);
            for (let save = 0; ; save += 1) {
              const text = `Tour ${round}, essai ${save}.`;
              const answer = await translator.save({ id, version }, text, false).catch(() => null);
              if (answer === null) return;
              expect(answer.status).toBe(201);
              acknowledged.set(id, [...(acknowledged.get(id) ?? []), text]);
              version = String(answer.json.version);
              answered += 1;
              if (answered === SAVES) server.child.kill('SIGKILL');
            }
          };
          await Promise.all(unitIds.map((_, at) => saveUntilKilled(at)));
          await server.ended;
          expect(answered).toBeGreaterThanOrEqual(SAVES);
          server = await startProcess(env);
        }

        const database = await Database.open(place);
        for (const [id, texts] of acknowledged) {
          const kept = new Set((await database.reads.targets.ofUnit(id)).map(({ text }) => text));
          expect(texts.filter((text) => !kept.has(text))).toEqual([]);
        }
        await database.close();
        expect(await concordCommand(env, 'doctor')).toBe('Nothing is wrong.\n');
      },
      IS_LONG ? 600_000 : 60_000,
    );
  });
});
