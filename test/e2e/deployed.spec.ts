import { createHash, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Role } from '../../src/domain/accounts/grants.js';
import { ask } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import {
  concordCommand,
  type ServerProcess,
  startProcess,
  startWorkerProcess,
} from '../factories/server-process.js';
import { describeWith, serviceUrl } from '../factories/services.js';
import { Coordinator, Person } from '../factories/team.js';
import { until } from '../factories/until.js';

const APPEAL = '# Appeal\n\n1. Let the observers in.\n';
/** Long enough that opening it takes a while. */
const LONG = Array.from({ length: 4_000 }, (_, at) => `${at + 1}. Publish the results of station ${at}.\n`);

describeWith(['PostgreSQL', 'Redis'], 'a web process and a worker, apart', () => {
  let place: TestPlace;
  let env: Record<string, string>;
  let server: ServerProcess;
  let worker: ReturnType<typeof startWorkerProcess>;
  let coordinator: Coordinator;

  const token = async (role: Role, ...languages: readonly string[]) => {
    const flags = languages.flatMap((language) => ['--language', language]);
    return (await concordCommand(env, 'token', 'create', '--role', role, ...flags)).trim();
  };

  beforeAll(async () => {
    place = await makePlace('postgres');
    const redis = new URL(serviceUrl('Redis') ?? '');
    redis.pathname = `/${randomInt(1, 15)}`;
    env = {
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', REDIS_URL: redis.href },
      CONCORD_WORKER: 'off',
    };
    server = await startProcess(env);
    worker = startWorkerProcess(env);
    coordinator = new Coordinator(server, await token('coordinator'));
  }, 60_000);

  afterAll(async () => {
    for (const { child } of [worker, server]) child.kill('SIGKILL');
    await Promise.all([worker.ended, server.ended]);
    await place.remove();
  });

  it('take a communiqué from the English to its edition', async () => {
    await coordinator.import('appeal', APPEAL);
    const { fr = '' } = await coordinator.open('appeal', ['fr']);
    const translator = new Person(server, await token('translator', 'fr'));
    const reviewer = new Person(server, await token('reviewer', 'fr'));
    for (let unit = await translator.claim(fr); unit !== null; unit = await translator.claim(fr))
      expect((await translator.save(unit, `Texte : ${unit.clause.text}`)).status).toBe(201);
    for (
      let unit = await reviewer.claim(fr, 'review');
      unit !== null;
      unit = await reviewer.claim(fr, 'review')
    )
      expect((await reviewer.review(unit, 'approved')).status).toBe(201);
    const edition = await coordinator.edition('appeal', 'fr');
    expect(edition.partial).toBe(false);
    for (const { href, sha256 } of edition.files) {
      const { status, text } = await ask(server, `GET ${href}`);
      expect([status, createHash('sha256').update(text).digest('hex')]).toEqual([200, sha256]);
    }
  }, 60_000);

  it('finish within a minute what a worker had in hand when it was killed, once', async () => {
    await coordinator.import('results', LONG.join(''));
    const opened = await coordinator.ask('POST /api/v1/communiques/results/revisions/1/jobs', {
      body: { languages: ['fr', 'ar', 'ru'] },
    });
    expect(opened.status).toBe(202);
    const tasks = async (state: string) =>
      (await coordinator.ask(`GET /api/v1/tasks?state=${state}`)).json.items as { attempts: number }[];
    await until('a task in hand', async () => (await tasks('running')).length > 0);
    worker.child.kill('SIGKILL');
    await worker.ended;
    expect(await tasks('running')).not.toEqual([]);
    worker = startWorkerProcess(env);
    const jobs = await until(
      'every language to be open',
      async () => {
        const { items } = (await coordinator.ask('GET /api/v1/communiques/results/jobs')).json as {
          items?: { status: string }[];
        };
        return items?.length === 3 && items.every(({ status }) => status === 'open') && items;
      },
      60_000,
    );
    expect(jobs).toHaveLength(3);
    await until('no task in hand', async () => (await tasks('running')).length === 0);
    expect((await tasks('done')).some(({ attempts }) => attempts === 2)).toBe(true);
    expect(await tasks('dead')).toEqual([]);
    expect((await ask(server, 'GET /metrics')).text).toContain('concord_relay_up{queue="redis"} 1');
    const doctor = await concordCommand(env, 'doctor');
    expect(doctor).toBe('Nothing is wrong.\n');
  }, 120_000);

  it('give back or finish what is in hand at SIGTERM', async () => {
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  }, 40_000);
});
