import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { Database } from '../../src/persistence/database.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { changeRows } from '../factories/change-rows.js';
import { type Answer, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';
import { describeWith } from '../factories/services.js';
import { SoftwareAuthenticator } from '../factories/software-authenticator.js';

describeWith([], 'the second factor on SQLite', () => {
  defineFactors('sqlite');
});
describeWith(['PostgreSQL'], 'the second factor on PostgreSQL', () => {
  defineFactors('postgres');
});

const STEP_MS = 30_000;

/** What an authenticator app would show, so many steps of half a minute from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * STEP_MS,
  });
}

/** Suites with a number name the row of the table of attacks that they show. */
function defineFactors(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let handle: string;
  let browser: Browser;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  beforeEach(async () => {
    handle = await member(concord);
    browser = new Browser(concord);
    expect((await browser.signIn(handle)).status).toBe(201);
  });

  const again = { body: { passphrase: PASSPHRASE } };
  const rows = (sql: string) => concord.app.get(Database).rows.query(sql);

  /** Sets an app up with the code before this moment's, so that this moment's is still good. */
  async function withApp(): Promise<string> {
    const left = STEP_MS - (Date.now() % STEP_MS);
    if (left < 1500) await wait(left);
    const { secret } = (await browser.ask('POST /api/v1/me/totp', again)).json as { secret: string };
    const body = { code: codeOf(secret, -1) };
    expect((await browser.ask('POST /api/v1/me/totp/confirmation', { body })).status).toBe(204);
    return secret;
  }

  async function recoveryCodes(): Promise<readonly string[]> {
    return (await browser.ask('POST /api/v1/me/recovery-codes', again)).json.codes as string[];
  }

  /** A browser that has shown the passphrase, and nothing else yet. */
  async function halfWay(): Promise<Browser> {
    const half = new Browser(concord);
    expect((await half.signIn(handle)).json.stage).toBe('second-factor');
    return half;
  }

  const prove = (half: Browser, body: object): Promise<Answer> =>
    half.ask('POST /api/v1/sessions/current/second-factor', { body });
  const me = async (who: Browser) => (await who.ask('GET /api/v1/me')).status;

  describe('an authenticator app', () => {
    it('is asked for from its first right code on, and not before', async () => {
      const offered = (await browser.ask('POST /api/v1/me/totp', again)).json as {
        secret: string;
        uri: string;
      };
      expect(offered.uri).toMatch(/^otpauth:\/\/totp\/Concord:heron-[\da-f]{8}\?/);
      expect(offered.secret).toMatch(/^[A-Z2-7]{32}$/);
      expect((await new Browser(concord).signIn(handle)).json).toEqual({ stage: 'signed-in' });
      const wrong = await browser.ask('POST /api/v1/me/totp/confirmation', { body: { code: '000000' } });
      expect(wrong.json).toMatchObject({ status: 400, field: 'code' });
      const body = { code: codeOf(offered.secret) };
      expect((await browser.ask('POST /api/v1/me/totp/confirmation', { body })).status).toBe(204);
      expect((await new Browser(concord).signIn(handle)).json).toEqual({
        stage: 'second-factor',
        methods: ['totp'],
      });
      const { json } = await browser.ask('GET /api/v1/me/factors');
      expect(json).toEqual({ totp: { addedOn: today() }, passkeys: 0, recoveryCodesLeft: 0 });
    });

    it('has a secret that is nowhere to be read, and a key beside the database that only its owner can read', async () => {
      const secret = await withApp();
      const [row] = await rows('SELECT secret FROM totp');
      const stored = String(row?.secret);
      expect(stored).not.toContain(secret);
      expect(Buffer.from(stored, 'base64url').toString('latin1')).not.toContain(secret);
      const key = join(place.dataDir, 'instance.key');
      expect((await stat(key)).mode & 0o777).toBe(0o600);
      expect(await readFile(key)).toHaveLength(32);
    });

    it('of one account cannot be moved to another in the database', async () => {
      const secret = await withApp();
      const mine = handle;
      handle = await member(concord);
      browser = new Browser(concord);
      await browser.signIn(handle);
      await withApp();
      await changeRows(
        place,
        `UPDATE totp SET last_step = NULL, secret = (SELECT t.secret FROM totp t JOIN account a ON a.id = t.account_id
          WHERE a.handle = '${mine}') WHERE account_id = (SELECT id FROM account WHERE handle = '${handle}')`,
      );
      expect((await prove(await halfWay(), { totp: codeOf(secret) })).status).toBe(401);
      await changeRows(place, 'DELETE FROM totp');
    });

    it('cannot be checked without the key: the doctor says so, and makes no other', async () => {
      const secret = await withApp();
      expect(await runCommand(place, 'doctor')).toMatchObject({ exitCode: 0 });
      const path = join(place.dataDir, 'instance.key');
      const key = await readFile(path);
      await rm(path);
      const { exitCode, stderr } = await runCommand(place, 'doctor');
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 1 });
      expect(stderr).toMatch(/^The key of this installation .* is not the one/);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      await writeFile(path, randomBytes(32), { mode: 0o600 });
      expect((await runCommand(place, 'doctor')).stderr).toMatch(/^The key of this installation/);
      await writeFile(path, key, { mode: 0o600 });
      expect((await prove(await halfWay(), { totp: codeOf(secret) })).status).toBe(200);
    });

    it('is not replaced in passing, and is removed with the passphrase only', async () => {
      await withApp();
      expect((await browser.ask('POST /api/v1/me/totp', again)).status).toBe(409);
      const wrong = { body: { passphrase: 'not my passphrase' } };
      expect((await browser.ask('DELETE /api/v1/me/totp', wrong)).json.code).toBe('wrong-passphrase');
      expect((await browser.ask('DELETE /api/v1/me/totp', { body: {} })).json.code).toBe('wrong-passphrase');
      await recoveryCodes();
      expect((await browser.ask('DELETE /api/v1/me/totp', again)).status).toBe(204);
      expect((await new Browser(concord).signIn(handle)).json.stage).toBe('signed-in');
      const { json } = await browser.ask('GET /api/v1/me/factors');
      expect(json).toEqual({ totp: null, passkeys: 0, recoveryCodesLeft: 0 });
    });
  });

  describe('before the second factor', () => {
    it('a session opens nothing else, and lasts ten minutes', async () => {
      const secret = await withApp();
      const half = await halfWay();
      for (const request of [
        'GET /api/v1/me',
        'GET /api/v1/sessions',
        'GET /api/v1/communiques',
        'DELETE /api/v1/sessions',
        'POST /api/v1/me/totp',
        'PUT /api/v1/me/passphrase',
      ]) {
        const answer = await half.ask(request, request.startsWith('P') ? again : {});
        expect({ request, ...answer.json }).toMatchObject({
          request,
          status: 401,
          code: 'second-factor-required',
        });
      }
      const late = new Date(Date.now() - 10 * 60_000).toISOString();
      await changeRows(place, `UPDATE session SET used_at = '${late}' WHERE stage = 'second-factor'`);
      expect((await prove(half, { totp: codeOf(secret) })).status).toBe(401);
    });

    it('a browser is given no mark to be known by', async () => {
      const secret = await withApp();
      const half = await halfWay();
      expect([...half.cookies.keys()]).toEqual(['__Host-concord']);
      await prove(half, { totp: codeOf(secret) });
      expect([...half.cookies.keys()]).toEqual(['__Host-concord', '__Host-concord-device']);
    });

    it('who is signed in already has nothing to show', async () => {
      expect((await prove(browser, { totp: '000000' })).status).toBe(409);
    });

    it('one thing is to be shown, no more and no less', async () => {
      await withApp();
      const half = await halfWay();
      for (const body of [{}, { totp: '123456', recoveryCode: 'x' }])
        expect((await prove(half, body)).status).toBe(400);
    });

    it('guessing at codes has to wait', async () => {
      await withApp();
      const half = await halfWay();
      const answers = [];
      for (let at = 0; at < 8; at += 1) answers.push(await prove(half, { totp: '000000' }));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    });
  });

  describe('17: a code of the app', () => {
    it('is good once: who sends it again, or an older one, is refused', async () => {
      const secret = await withApp();
      const code = codeOf(secret);
      const [first, second] = [await halfWay(), await halfWay()];
      const before = first.session;
      expect((await prove(first, { totp: code })).json).toEqual({ stage: 'signed-in' });
      expect(first.session).not.toBe(before);
      expect(await me(first)).toBe(200);
      expect((await prove(second, { totp: code })).status).toBe(401);
      expect((await prove(second, { totp: codeOf(secret, -1) })).status).toBe(401);
      const earlier = new Browser(concord);
      earlier.cookies.set('__Host-concord', before ?? '');
      expect(await me(earlier)).toBe(401);
    });

    it('sent twice at the same time signs in once', async () => {
      const secret = await withApp();
      const halves = await Promise.all([halfWay(), halfWay(), halfWay()]);
      const body = { totp: codeOf(secret) };
      const statuses = (await Promise.all(halves.map((half) => prove(half, body)))).map(
        ({ status }) => status,
      );
      expect(statuses.sort()).toEqual([200, 401, 401]);
    });

    it('of two steps ago is too old', async () => {
      const secret = await withApp();
      await changeRows(place, 'UPDATE totp SET last_step = NULL');
      expect((await prove(await halfWay(), { totp: codeOf(secret, -2) })).status).toBe(401);
    });
  });

  describe('recovery codes', () => {
    it('stand in for a factor: without one there are none', async () => {
      expect((await browser.ask('POST /api/v1/me/recovery-codes', again)).status).toBe(409);
    });

    it('are ten, each good once, however it is typed, and the rest when new ones are made for none', async () => {
      await withApp();
      const [one = '', two = '', ...rest] = await recoveryCodes();
      expect(rest).toHaveLength(8);
      expect(JSON.stringify(await rows('SELECT * FROM recovery_code'))).not.toContain(one);
      const half = await halfWay();
      expect((await prove(half, { recoveryCode: one.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
      expect((await prove(await halfWay(), { recoveryCode: one })).status).toBe(401);
      expect((await browser.ask('GET /api/v1/me/factors')).json.recoveryCodesLeft).toBe(9);
      const [fresh = ''] = await recoveryCodes();
      expect((await prove(await halfWay(), { recoveryCode: two })).status).toBe(401);
      expect((await prove(await halfWay(), { recoveryCode: fresh })).status).toBe(200);
    });

    it('of somebody else open nothing', async () => {
      await withApp();
      const [theirs = ''] = await recoveryCodes();
      handle = await member(concord);
      browser = new Browser(concord);
      await browser.signIn(handle);
      await withApp();
      await recoveryCodes();
      expect((await prove(await halfWay(), { recoveryCode: theirs })).status).toBe(401);
    });
  });

  describe('a passkey', () => {
    let origin: string;
    let key: SoftwareAuthenticator;

    beforeEach(() => {
      origin = `http://localhost:${new URL(concord.address).port}`;
      key = SoftwareAuthenticator.make(origin);
    });

    const askToRegister = async () =>
      (await browser.ask('POST /api/v1/me/passkeys/options', again)).json as unknown as {
        challenge: string;
        rp: { id: string };
        excludeCredentials: { id: string }[];
      };
    const add = (response: object) =>
      browser.ask('POST /api/v1/me/passkeys', { body: { name: 'Blue key', response } });
    const register = async () => {
      expect((await add(key.register(await askToRegister()))).status).toBe(201);
    };
    const askToSign = async (half: Browser) =>
      (await half.ask('POST /api/v1/sessions/current/passkey-options')).json as unknown as {
        challenge: string;
        rpId: string;
        allowCredentials: { id: string }[];
      };

    it('is registered, asked for, and signs its owner in', async () => {
      await register();
      const { items } = (await browser.ask('GET /api/v1/me/passkeys')).json;
      expect(items).toEqual([{ id: key.credentialId, name: 'Blue key', addedOn: today(), lastUsedOn: null }]);
      const half = new Browser(concord);
      expect((await half.signIn(handle)).json).toEqual({
        stage: 'second-factor',
        methods: ['passkey', 'recovery-code'],
      });
      const asked = await askToSign(half);
      expect(asked).toMatchObject({ rpId: 'localhost', allowCredentials: [{ id: key.credentialId }] });
      expect((await prove(half, { passkey: key.sign(asked) })).status).toBe(200);
      expect(await me(half)).toBe(200);
      const [used] = (await browser.ask('GET /api/v1/me/passkeys')).json.items as { lastUsedOn: string }[];
      expect(used?.lastUsedOn).toBe(today());
    });

    it('is not registered twice, nor by somebody who only found the session open', async () => {
      await register();
      const asked = await askToRegister();
      expect(asked.excludeCredentials).toMatchObject([{ id: key.credentialId }]);
      expect((await add(key.register(asked))).status).toBe(400);
      expect((await browser.ask('POST /api/v1/me/passkeys/options', { body: {} })).json.code).toBe(
        'wrong-passphrase',
      );
      expect((await add(SoftwareAuthenticator.make(origin).register(asked))).status).toBe(400);
    });

    it('of another site, or made for another, is refused', async () => {
      const elsewhere = SoftwareAuthenticator.make('https://evil.example');
      expect((await add(elsewhere.register(await askToRegister()))).status).toBe(400);
      const asked = await askToRegister();
      expect((await add(key.register({ ...asked, rp: { id: 'evil.example' } }))).status).toBe(400);
      await register();
      const half = await halfWay();
      const phished = key.clone('https://evil.example');
      expect((await prove(half, { passkey: phished.sign(await askToSign(half)) })).status).toBe(401);
      const other = { ...(await askToSign(half)), rpId: 'evil.example' };
      expect((await prove(half, { passkey: key.sign(other) })).status).toBe(401);
      expect((await prove(half, { passkey: key.sign(await askToSign(half)) })).status).toBe(200);
    });

    it('that was copied is noticed by its counter', async () => {
      await register();
      const copy = key.clone();
      const half = await halfWay();
      expect((await prove(half, { passkey: key.sign(await askToSign(half)) })).status).toBe(200);
      const other = await halfWay();
      expect((await prove(other, { passkey: copy.sign(await askToSign(other)) })).status).toBe(401);
      expect((await prove(other, { passkey: key.sign(await askToSign(other)) })).status).toBe(200);
    });

    it('answers each challenge once, and its own only', async () => {
      await register();
      const half = await halfWay();
      const stale = await askToSign(half);
      const asked = await askToSign(half);
      expect((await prove(half, { passkey: key.sign(stale) })).status).toBe(401);
      expect((await prove(half, { passkey: key.sign(asked) })).status).toBe(401);
      const answer = key.sign(await askToSign(half));
      expect((await prove(half, { passkey: answer })).status).toBe(200);
      const replaying = await halfWay();
      expect((await prove(replaying, { passkey: answer })).status).toBe(401);
      await askToSign(replaying);
      expect((await prove(replaying, { passkey: answer })).status).toBe(401);
    });

    it('has five minutes to answer', async () => {
      await register();
      const half = await halfWay();
      const asked = await askToSign(half);
      await changeRows(
        place,
        `UPDATE session SET challenge = '${asked.challenge} ${Date.now() - 1}' WHERE challenge IS NOT NULL`,
      );
      expect((await prove(half, { passkey: key.sign(asked) })).status).toBe(401);
    });

    it('that somebody else holds opens nothing', async () => {
      await register();
      const half = await halfWay();
      const stranger = SoftwareAuthenticator.make(origin);
      expect((await prove(half, { passkey: stranger.sign(await askToSign(half)) })).status).toBe(401);
      const forged = {
        ...stranger.sign(await askToSign(half)),
        id: key.credentialId,
        rawId: key.credentialId,
      };
      expect((await prove(half, { passkey: forged })).status).toBe(401);
    });

    it.each([
      ['nothing', {}],
      ['no key of ours', { id: 5, rawId: [], response: null, type: 'password' }],
    ])('that is %s is refused in words', async (_, response) => {
      await askToRegister();
      expect((await add(response)).json).toMatchObject({ status: 400, code: 'invalid-input' });
      await register();
      const half = await halfWay();
      await askToSign(half);
      expect((await prove(half, { passkey: { ...response, id: key.credentialId } })).status).toBe(401);
    });

    it('is removed with the passphrase only, by its owner only', async () => {
      await register();
      const stranger = new Browser(concord);
      await stranger.signIn(await member(concord));
      const path = `/api/v1/me/passkeys/${key.credentialId}`;
      expect((await stranger.ask(`DELETE ${path}`, again)).status).toBe(404);
      expect((await browser.ask(`DELETE ${path}`, { body: {} })).status).toBe(403);
      expect((await browser.ask(`DELETE ${path}`, again)).status).toBe(204);
      expect((await new Browser(concord).signIn(handle)).json.stage).toBe('signed-in');
    });
  });

  it('is written down: what was added and removed, for its owner to see', async () => {
    await withApp();
    await recoveryCodes();
    await browser.ask('DELETE /api/v1/me/totp', again);
    const told = await rows(
      `SELECT action FROM audit_event WHERE subject_id = (SELECT id FROM account WHERE handle = '${handle}') ORDER BY at`,
    );
    expect(told.map(({ action }) => action)).toEqual([
      'factor.added',
      'recovery-codes.made',
      'factor.removed',
    ]);
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
