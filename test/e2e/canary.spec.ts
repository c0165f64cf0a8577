import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { makeCode } from '../../src/accounts/one-time-code.js';
import { Database } from '../../src/persistence/database.js';
import { type Canary, findCanaries, formsOf, type Place } from '../factories/canaries.js';
import { CanaryJourney } from '../factories/canary-journey.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import {
  filesBelow,
  heapOf,
  listenToRedis,
  type RedisEar,
  tablesOf,
  walFileNow,
  walSince,
} from '../factories/everything-written.js';
import { concordCommand, type ServerProcess, startProcess } from '../factories/server-process.js';
import { describeWith, serviceUrl } from '../factories/services.js';
import { Visitor } from '../factories/visitor.js';

describe('a search for canaries', () => {
  it.each(['as it is', 'hex', 'base64', 'percent', 'backwards', 'wide'])(
    'finds one that is written %s',
    (way) => {
      const value = 'canary-7c1f0e';
      const bytes = Buffer.from(value);
      const written: Record<string, string | Buffer> = {
        'as it is': value,
        hex: bytes.toString('hex'),
        base64: Buffer.from(`before ${value} after`).toString('base64'),
        percent: '%63%61%6e%61%72%79%2d%37%63%31%66%30%65',
        backwards: value.split('').reverse().join(''),
        wide: Buffer.from(value, 'utf16le'),
      };
      const place = {
        name: 'a file',
        bytes: Buffer.concat([Buffer.from('\0x'), Buffer.from(written[way] ?? '')]),
      };
      expect(findCanaries([{ name: 'it', value }], [place])).toEqual(['it in a file']);
      expect(findCanaries([{ name: 'it', value: 'banary-7c1f0e' }], [place])).toEqual([]);
    },
  );

  it('knows an address backwards, as a number and in hexadecimal, and a secret by its bytes', () => {
    const forms = formsOf('127.83.102.9').map(String);
    expect(forms).toEqual(expect.arrayContaining(['9.102.83.127', '2136172041', '7f536609', '7f53:6609']));
    const secret = randomBytes(32);
    const place = { name: 'a file', bytes: Buffer.concat([randomBytes(5), secret]) };
    expect(findCanaries([{ name: 'it', value: secret.toString('base64url') }], [place])).toHaveLength(1);
  });

  it('is for what a server really gets: the address, and every header', async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push(request.socket.remoteAddress, request.url, ...Object.values(request.headers));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const headers = { 'user-agent': 'canary-agent', cookie: 'canary=1', 'x-forwarded-for': 'canary-for' };
    await new Visitor({ address: `http://127.0.0.1:${port}` }, '127.83.102.9', headers).visit(
      'GET /?canary-query',
    );
    server.close();
    expect(seen).toEqual(
      expect.arrayContaining(['127.83.102.9', '/?canary-query', ...Object.values(headers)]),
    );
  });
});

describeWith([], 'a whole journey, on SQLite alone', () => {
  defineJourney('sqlite');
});
describeWith(['PostgreSQL', 'Redis'], 'a whole journey, on PostgreSQL and Redis', () => {
  defineJourney('postgres');
});

function defineJourney(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let server: ServerProcess | undefined;
  let ear: RedisEar | null = null;
  let journey: CanaryJourney;
  const log: Buffer[] = [];
  const written: Place[] = [];
  let secretsOfNoBackup: readonly Canary[];

  beforeAll(async () => {
    place = await makePlace(kind);
    const redis = kind === 'sqlite' ? null : new URL(serviceUrl('Redis') ?? '');
    if (redis !== null) redis.pathname = `/${randomInt(1, 15)}`;
    const env = {
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', REDIS_URL: redis?.href ?? '' },
      ...{ LOG_LEVEL: 'debug', PUBLIC_URL: '', CI: '' },
    };
    const firstWal = place.databaseUrl === null ? '' : await walFileNow(place.databaseUrl);
    const firstCode = await inviteCoordinator(place);
    ear = redis === null ? null : await listenToRedis(redis.href);
    server = await startProcess(env, (chunk) => log.push(chunk));
    journey = new CanaryJourney(server, (...args) => concordCommand(env, ...args));
    await journey.join(firstCode);
    await journey.signIn();
    await journey.work();
    await journey.err();
    await journey.breakDown(place);
    const look = async (): Promise<Place[]> => [
      ...(await filesBelow(place.dataDir)),
      ...(place.databaseUrl === null ? [] : await tablesOf(place.databaseUrl)),
      ...(place.databaseUrl === null ? [] : await heapOf(place.databaseUrl)),
    ];
    written.push({ name: 'figures', bytes: Buffer.from((await journey.figures()).text) });
    written.push(...(await look()), ...(await journey.downloads()));
    const backup = join(place.dataDir, 'backup');
    await concordCommand(env, 'backup', backup);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    written.push(...(await look()), ...((await ear?.heard()) ?? []));
    if (place.databaseUrl !== null) written.push(...(await walSince(place.databaseUrl, firstWal)));
    written.push({ name: 'the log', bytes: Buffer.concat(log) });
    const key = await readFile(join(place.dataDir, 'instance.key')).catch(() => null);
    secretsOfNoBackup =
      key === null
        ? []
        : ['base64', 'hex'].map((form) => ({ name: `the key, ${form}`, value: key.toString(form as 'hex') }));
  }, 120_000);

  afterAll(async () => {
    server?.child.kill('SIGKILL');
    ear?.close();
    await place.remove();
  });

  it('leaves what people wrote, so that the search is known to reach it', () => {
    const found = findCanaries([{ name: 'a word', value: journey.word }], written);
    const places = ['notice.r1.en.md', 'notice.r1.fr.json', 'backup'];
    places.push(
      ...(kind === 'sqlite'
        ? ['concord.sqlite']
        : ['table source_revision', 'file of target', 'write-ahead']),
    );
    for (const one of places) expect(found).toContainEqual(expect.stringContaining(one));
    expect(String(written.find(({ name }) => name === 'the log')?.bytes)).toContain(
      '"route":"/api/v1/units/:id/targets"',
    );
    expect(String(written.find(({ name }) => name === 'figures')?.bytes)).toContain('/api/v1/sessions');
    if (kind === 'postgres')
      expect(String(written.find(({ name }) => name === 'commands to Redis')?.bytes)).toMatch(
        /build-edition|open-job/,
      );
  });

  it('told the log of what broke, and not what was asked for then', () => {
    expect(String(Buffer.concat(log))).toMatch(/"level":"error".*communique/);
  });

  it('leaves no address, no browser, no query and no secret: in no file, table, figure, log, download, backup or queue', () => {
    const canaries = journey.canaries();
    expect(canaries.map(({ name }) => name)).toEqual(expect.arrayContaining(EXPECTED));
    for (const { name, value } of canaries)
      expect({ name, length: value.length >= 8 }).toEqual({ name, length: true });
    expect(findCanaries(canaries, written)).toEqual([]);
  });

  it('keeps the key of the installation out of all but its own file', () => {
    expect(secretsOfNoBackup).not.toEqual([]);
    const others = written.filter(({ name }) => name !== 'instance.key');
    expect(findCanaries(secretsOfNoBackup, others)).toEqual([]);
  });
}

/** What the journey must have sent, or been given, at the least. */
const EXPECTED = [
  ...['address of the coordinator', 'address of the translator', 'address of a stranger'],
  ...['user-agent of the translator', 'accept-language of the translator', 'referer of the translator'],
  ...['x-forwarded-for of the translator', 'forwarded of the translator', 'via of the translator'],
  ...[
    'cf-connecting-ip of the translator',
    'true-client-ip of the translator',
    'x-real-ip of the translator',
  ],
  ...['cookie of the translator', 'query of the translator', 'authorization of a stranger'],
  ...['code 1', 'code 2', 'code 3', 'passphrase of the translator', 'new passphrase of the translator'],
  ...[
    'wrong passphrase',
    'cookie 1 given to the translator',
    'secret of TOTP',
    'recovery code 10',
    'token',
    'token’s secret',
  ],
];

/** Somebody has run `concord invite` on the server. */
async function inviteCoordinator(place: TestPlace): Promise<string> {
  const database = await Database.open(place);
  await database.migrate();
  const { text, hash } = makeCode();
  const now = Date.now();
  await database.unitOfWork.transact((tx) =>
    tx.invitations.insert({
      ...{ id: randomUUID(), hash, purpose: 'join', grants: [{ role: 'coordinator', language: '*' }] },
      ...{
        accountId: null,
        dropsFactors: false,
        createdById: null,
        usedAt: null,
        usedById: null,
        revokedAt: null,
      },
      ...{ createdAt: new Date(now).toISOString(), expiresAt: new Date(now + 86_400_000).toISOString() },
    }),
  );
  await database.close();
  return text;
}
