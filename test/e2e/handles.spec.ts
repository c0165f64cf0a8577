import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'a handle, on SQLite', () => {
  defineHandles('sqlite');
});
describeWith(['PostgreSQL'], 'a handle, on PostgreSQL', () => {
  defineHandles('postgres');
});

function defineHandles(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Browser;
  let coordinatorHandle: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinatorHandle = await member(concord, 'coordinator', []);
    coordinator = await signedInAs(coordinatorHandle);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function signedInAs(handle: string): Promise<Browser> {
    const browser = new Browser(concord);
    expect((await browser.signIn(handle)).status).toBe(201);
    return browser;
  }

  async function codeOf(): Promise<string> {
    const body = { roles: [{ role: 'translator', language: 'fr' }] };
    return String((await coordinator.ask('POST /api/v1/invitations', { body })).json.code);
  }

  const join = (code: string, more: object = {}) =>
    new Browser(concord).ask('POST /api/v1/accounts', { body: { code, passphrase: PASSPHRASE, ...more } });

  const refusal = (status: number, code: string) => ({ status, json: { code } });

  it('of somebody else is told to be taken five times an hour, then nothing is told; not of others', async () => {
    const browser = await signedInAs(await member(concord));
    const rename = (handle: string) => browser.ask('PATCH /api/v1/me', { body: { handle } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => rename(coordinatorHandle)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(409), ...Array<number>(7).fill(429)]);
    const free = await rename('nobody-is-called-so');
    expect(free).toMatchObject(refusal(429, 'too-many-attempts'));
    const wait = Number(free.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    const language = await browser.ask('PATCH /api/v1/me', { body: { uiLanguage: 'fr' } });
    expect(language.status).toBe(200);
    const other = await signedInAs(await member(concord));
    const asked = await other.ask('PATCH /api/v1/me', { body: { handle: coordinatorHandle } });
    expect(asked).toMatchObject(refusal(409, 'handle-taken'));
  });

  it('of somebody else is told to the holder of a code as often; the code is good still, under a random one', async () => {
    const code = await codeOf();
    for (const status of [409, 409, 409, 409, 409, 429])
      expect((await join(code, { handle: coordinatorHandle })).status).toBe(status);
    expect((await join(code, { handle: 'nobody-is-called-that' })).status).toBe(429);
    expect((await join(code)).status).toBe(201);
  });

  it.each([
    'admin',
    'Coordinator',
    'concord',
    'ROOT',
    'support',
    'system',
    'admin-2',
    'deleted-0123456789ab',
  ])('can not be %s, which is nobody’s', async (handle) => {
    const browser = await signedInAs(await member(concord));
    const answer = await browser.ask('PATCH /api/v1/me', { body: { handle } });
    expect(answer).toMatchObject(refusal(400, 'invalid-input'));
    const code = await codeOf();
    expect(await join(code, { handle })).toMatchObject(refusal(400, 'invalid-input'));
  });

  it('is of one of those who take it in the same moment', async () => {
    const browsers = await Promise.all(
      Array.from({ length: 6 }, async () => signedInAs(await member(concord))),
    );
    for (const handle of ['all-at-once', 'all-at-once-again', 'all-at-once-anew']) {
      const answers = await Promise.all(
        browsers.map((one) => one.ask('PATCH /api/v1/me', { body: { handle } })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    }
  });
}
