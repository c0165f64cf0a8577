import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Passphrases } from '../../src/accounts/sign-in/passphrases.js';
import { Database } from '../../src/persistence/database.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { changeRows } from '../factories/change-rows.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'signing in on SQLite', () => {
  defineSignIn('sqlite');
});
describeWith(['PostgreSQL'], 'signing in on PostgreSQL', () => {
  defineSignIn('postgres');
});

interface SessionSeen {
  readonly id: string;
  readonly current: boolean;
}

/** Suites with a number name the row of the table of attacks that they show. */
function defineSignIn(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const write = (sql: string) => changeRows(place, sql);
  const rows = (sql: string, params: string[] = []) => concord.app.get(Database).rows.query(sql, params);

  /** Somebody new, signed in, and the browser they use. */
  async function signedIn(): Promise<{ handle: string; browser: Browser; id: string }> {
    const handle = await member(concord);
    const browser = new Browser(concord);
    expect((await browser.signIn(handle)).status).toBe(201);
    const [row] = await rows('SELECT id FROM account WHERE handle = ?', [handle]);
    return { handle, browser, id: String(row?.id) };
  }

  const statusOf = async (browser: Browser) => (await browser.ask('GET /api/v1/sessions')).status;
  const sessionsOf = async (browser: Browser) =>
    (await browser.ask('GET /api/v1/sessions')).json.items as SessionSeen[];

  describe('a session', () => {
    it('is a cookie of this host alone, that no script can read, and its secret is stored nowhere', async () => {
      const handle = await member(concord);
      const browser = new Browser(concord);
      const answer = await browser.signIn(handle);
      expect(answer.status).toBe(201);
      expect(answer.json).toEqual({ stage: 'signed-in' });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-concord='));
      expect(cookie).toMatch(
        /^__Host-concord=[\w-]{43}; Max-Age=1209[56]\d\d; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(JSON.stringify(await rows('SELECT * FROM session'))).not.toContain(browser.session);
      const me = await browser.ask('GET /api/v1/me');
      expect(me.json).toMatchObject({ handle, roles: [{ role: 'translator', language: 'fr' }] });
    });

    it('takes the handle as people type it', async () => {
      const handle = await member(concord);
      expect((await new Browser(concord).signIn(` ${handle.toUpperCase()} `)).status).toBe(201);
    });

    it('on a computer that others use is a short one, forgotten with the browser, and leaves no mark', async () => {
      const browser = new Browser(concord);
      const answer = await browser.signIn(await member(concord), PASSPHRASE, { shared: true });
      expect(answer.headers.getSetCookie()).toHaveLength(1);
      expect(answer.headers.getSetCookie()[0]).not.toMatch(/max-age|expires/i);
      const [session] = (await browser.ask('GET /api/v1/sessions')).json.items as {
        beganAt: string;
        expiresAt: string;
      }[];
      const lasts = Date.parse(session?.expiresAt ?? '') - Date.parse(session?.beganAt ?? '');
      expect(lasts).toBe(12 * 60 * 60 * 1000);
    });

    it.each([
      ['unused for twelve hours', 401, `used_at = '${ago(12 * 60 + 1)}'`],
      ['unused for nearly twelve hours', 200, `used_at = '${ago(12 * 60 - 5)}'`],
      ['older than its absolute limit', 401, `expires_at = '${ago(1)}'`],
    ])('%s answers %s', async (_, status, change) => {
      const { browser, id } = await signedIn();
      await write(`UPDATE session SET ${change} WHERE account_id = '${id}'`);
      expect(await statusOf(browser)).toBe(status);
    });

    it('is noted as used after five minutes, and its account as seen on the day', async () => {
      const { browser, id } = await signedIn();
      await write(`UPDATE session SET used_at = '${ago(6)}' WHERE account_id = '${id}'`);
      await write(`UPDATE account SET last_seen_on = '2026-01-01' WHERE id = '${id}'`);
      await statusOf(browser);
      const [row] = await rows(
        'SELECT s.used_at AS "usedAt", a.last_seen_on AS "seenOn" FROM session s JOIN account a ON a.id = s.account_id WHERE a.id = ?',
        [id],
      );
      expect(Date.parse(String(row?.usedAt))).toBeGreaterThan(Date.now() - 60_000);
      expect(row?.seenOn).toBe(new Date().toISOString().slice(0, 10));
    });

    it('can be seen and ended by its owner, one by one or all others at once, and by nobody else', async () => {
      const { handle, browser } = await signedIn();
      const [phone, laptop] = [new Browser(concord), new Browser(concord)];
      await phone.signIn(handle);
      await laptop.signIn(handle);
      const stranger = (await signedIn()).browser;
      const listed = await sessionsOf(phone);
      expect(listed).toHaveLength(3);
      expect(listed.filter(({ current }) => current)).toHaveLength(1);
      const ofPhone = listed.find(({ current }) => current)?.id ?? '';
      expect((await stranger.ask(`DELETE /api/v1/sessions/${ofPhone}`)).status).toBe(404);
      expect((await browser.ask(`DELETE /api/v1/sessions/${ofPhone}`)).status).toBe(204);
      expect([await statusOf(phone), await statusOf(laptop)]).toEqual([401, 200]);
      expect((await browser.ask('DELETE /api/v1/sessions')).status).toBe(204);
      expect([await statusOf(laptop), await statusOf(browser)]).toEqual([401, 200]);
    });

    it('ends when its owner signs out: the cookie is taken back, and what it held is worth nothing', async () => {
      const { browser } = await signedIn();
      const stolen = new Browser(concord);
      stolen.cookies.set('__Host-concord', browser.session ?? '');
      expect(await statusOf(stolen)).toBe(200);
      expect((await browser.ask('DELETE /api/v1/sessions/current')).status).toBe(204);
      expect(browser.session).toBeUndefined();
      expect(await statusOf(stolen)).toBe(401);
      expect((await browser.ask('DELETE /api/v1/sessions/current')).status).toBe(204);
      expect(browser.cookies.has('__Host-concord-device')).toBe(true);
    });

    it.each<[string, (browser: Browser) => Promise<unknown>]>([
      ['signing out', (browser) => browser.ask('DELETE /api/v1/sessions/current?forgetBrowser=true')],
      ['signing out on a page', (browser) => browser.send('/sign-out', { forget: 'yes' })],
      [
        'deleting the account',
        (browser) => browser.ask('DELETE /api/v1/me', { body: { passphrase: PASSPHRASE } }),
      ],
      [
        'deleting it on a page',
        (browser) => browser.send('/account/delete', { sure: 'yes', confirmation: PASSPHRASE }),
      ],
    ])('%s leaves a browser that nobody knows, where one says so', async (_, leave) => {
      const { browser } = await signedIn();
      expect((await browser.open('/account')).text).toContain('Forget this browser');
      await leave(browser);
      expect([...browser.cookies.keys()]).toEqual([]);
    });

    it('and a token are not sent together', async () => {
      const { browser } = await signedIn();
      const answer = await browser.ask('GET /api/v1/me', { token: await concord.token('coordinator') });
      expect(answer.status).toBe(400);
    });

    it('is not disturbed by the password of a proxy, and needs no less care with it', async () => {
      const { browser } = await signedIn();
      const basic = { authorization: 'Basic cHJveHk6cGFzc3dvcmQ=' };
      expect((await browser.ask('GET /api/v1/me', { headers: basic })).status).toBe(200);
      expect((await ask(concord, 'GET /api/v1/me', { headers: basic })).status).toBe(401);
      const headers = { ...browser.headers(), ...basic, origin: 'https://evil.example' };
      expect((await ask(concord, 'DELETE /api/v1/sessions', { headers })).status).toBe(403);
    });

    it('is what changing oneself needs: a token may not', async () => {
      const token = await concord.token('coordinator');
      for (const request of ['GET /api/v1/sessions', 'GET /api/v1/me/factors', 'GET /api/v1/me/passkeys'])
        expect((await ask(concord, request, { token })).json).toMatchObject({
          status: 403,
          code: 'forbidden',
        });
    });
  });

  describe('15: a hundred bad sign-ins', () => {
    it('have to wait, and the owner still gets in from the browser they use, at the same address', async () => {
      const { handle, browser } = await signedIn();
      await browser.ask('DELETE /api/v1/sessions/current');
      const attacker = new Browser(concord);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) => attacker.signIn(handle, `guess number ${at} of many`)),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 401).length).toBe(10);
      expect(statuses.filter((status) => status === 429).length).toBe(90);
      for (const { headers } of answers.filter(({ status }) => status === 429)) {
        expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      }
      expect((await browser.signIn(handle)).status).toBe(201);
    });

    it('are no wall before the owner: from any browser, at the same address, while they pour in', async () => {
      const handle = await member(concord);
      const attacker = new Browser(concord);
      const guesses = Array.from({ length: 100 }, (_, at) =>
        attacker.signIn(handle, `guess number ${at} of many`),
      );
      const owner = new Browser(concord).signIn(handle);
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect((await owner).status).toBe(201);
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(90);
      expect((await attacker.signIn(handle, 'one more guess at it')).status).toBe(429);
      expect((await new Browser(concord).signIn(handle)).status).toBe(201);
    });

    it('are as many to a handle that nobody has, with the same answers', async () => {
      const attacker = new Browser(concord);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) => attacker.signIn('nobody-in-sight', `guess number ${at}`)),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 401).length).toBe(10);
      expect(statuses.filter((status) => status === 429).length).toBe(90);
    });

    it('on random handles leave the lane of browsers that are known here free', async () => {
      const { handle, browser } = await signedIn();
      await browser.ask('DELETE /api/v1/sessions/current');
      const attacker = new Browser(concord);
      const flood = Array.from({ length: 300 }, (_, at) =>
        attacker.signIn(`nobody-${at}`, 'a guess at random'),
      );
      expect((await browser.signIn(handle)).status).toBe(201);
      const answers = await Promise.all(flood);
      const busy = answers.filter(({ status }) => status === 503);
      expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThan(100);
      expect(busy.length).toBeGreaterThan(0);
      for (const { headers } of busy) expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    });

    it('are told to the owner as a number a day, and nothing else is known of them', async () => {
      const handle = await member(concord);
      for (let at = 0; at < 3; at += 1) await new Browser(concord).signIn(handle, 'not the passphrase');
      const browser = new Browser(concord);
      await browser.signIn(handle);
      const told = async () => (await browser.ask('GET /api/v1/me')).json.notices;
      const on = new Date().toISOString().slice(0, 10);
      const notice = { on, action: 'sign-in.failed', by: null, byYou: false };
      expect(await told()).toMatchObject([{ ...notice, details: { count: 3 } }]);
      await new Browser(concord).signIn(handle, 'not the passphrase');
      expect(await told()).toMatchObject([{ ...notice, details: { count: 4 } }]);
      expect((await browser.open('/account')).text).toContain(`Failed attempts to sign in: 4 · ${on}`);
      expect((await browser.open('/account/events')).text).toContain('Failed attempts to sign in: 4');
    });

    it('on one account are nothing to another', async () => {
      const { handle } = await signedIn();
      const attacker = new Browser(concord);
      for (let at = 0; at < 12; at += 1) await attacker.signIn(handle, 'not the passphrase');
      expect((await new Browser(concord).signIn(await member(concord))).status).toBe(201);
    });

    it('are not helped by the mark of another account, or one that was made up', async () => {
      const mine = await signedIn();
      const { handle } = await signedIn();
      const statuses: number[] = [];
      for (const mark of [mine.browser.cookies.get('__Host-concord-device') ?? '', 'a.b', '.', 'x']) {
        const attacker = new Browser(concord);
        attacker.cookies.set('__Host-concord-device', mark);
        for (let at = 0; at < 3; at += 1)
          statuses.push((await attacker.signIn(handle, 'not the passphrase')).status);
      }
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    });

    it('are not helped by a mark from before the passphrase changed; the browser that changed it has a new one', async () => {
      const { handle, browser } = await signedIn();
      const stolen = new Browser(concord);
      stolen.cookies.set('__Host-concord-device', browser.cookies.get('__Host-concord-device') ?? '');
      const newPassphrase = 'eleven otters under a bridge';
      await browser.ask('PUT /api/v1/me/passphrase', { body: { passphrase: PASSPHRASE, newPassphrase } });
      await browser.ask('DELETE /api/v1/sessions/current');
      for (let at = 0; at < 10; at += 1) await new Browser(concord).signIn(handle, 'not the passphrase');
      expect((await stolen.signIn(handle, 'not the passphrase')).status).toBe(429);
      expect((await browser.signIn(handle, 'not the passphrase')).status).toBe(401);
    });
  });

  describe('16: a handle that nobody has', () => {
    it('gets the same answer as one that somebody has, after as much work', async () => {
      const handle = await member(concord);
      const checks = jest.spyOn(concord.app.get(Passphrases, { strict: false }), 'isRight');
      const [known, unknown] = [
        await new Browser(concord).signIn(handle, 'not the passphrase'),
        await new Browser(concord).signIn('nobody-at-all', 'not the passphrase'),
      ];
      expect(checks.mock.calls).toEqual([
        ['not the passphrase', expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/), handle],
        ['not the passphrase', null, 'nobody-at-all'],
      ]);
      checks.mockRestore();
      expect(known.status).toBe(401);
      expect({ ...unknown, headers: shape(unknown.headers) }).toEqual({
        ...known,
        headers: shape(known.headers),
      });
    });

    it('has to wait after as many tries', async () => {
      const handle = await member(concord);
      const tries = async (who: string) => {
        const statuses: number[] = [];
        for (let at = 0; at < 11; at += 1)
          statuses.push((await new Browser(concord).signIn(who, 'not the passphrase')).status);
        return statuses;
      };
      expect(await tries('nobody-in-particular')).toEqual(await tries(handle));
    });
  });

  describe('17: session fixation', () => {
    it('a secret that was there before signing in is worth nothing after it', async () => {
      const handle = await member(concord);
      const browser = new Browser(concord);
      browser.cookies.set('__Host-concord', 'a'.repeat(43));
      await browser.signIn(handle);
      expect(browser.session).not.toBe('a'.repeat(43));
      const first = new Browser(concord);
      first.cookies.set('__Host-concord', browser.session ?? '');
      await browser.signIn(handle);
      expect(browser.session).not.toBe(first.session);
      expect([await statusOf(first), await statusOf(browser)]).toEqual([401, 200]);
    });
  });

  describe('18: a session after', () => {
    it('its account was disabled, or is a tombstone, is over', async () => {
      for (const change of [`disabled_at = '${ago(0)}'`, `deleted_on = '2026-11-21'`]) {
        const { handle, browser, id } = await signedIn();
        await write(`UPDATE account SET ${change} WHERE id = '${id}'`);
        expect(await statusOf(browser)).toBe(401);
        expect((await new Browser(concord).signIn(handle)).status).toBe(401);
      }
    });

    it('the passphrase was changed is over, but for the one that changed it, which has a new secret', async () => {
      const { handle, browser } = await signedIn();
      const [other, copy] = [new Browser(concord), new Browser(concord)];
      await other.signIn(handle);
      copy.cookies.set('__Host-concord', browser.session ?? '');
      const newPassphrase = 'eleven otters under a bridge';
      const change = { passphrase: PASSPHRASE, newPassphrase };
      expect((await browser.ask('PUT /api/v1/me/passphrase', { body: change })).status).toBe(204);
      expect([await statusOf(browser), await statusOf(other), await statusOf(copy)]).toEqual([200, 401, 401]);
      expect((await new Browser(concord).signIn(handle)).status).toBe(401);
      expect((await new Browser(concord).signIn(handle, newPassphrase)).status).toBe(201);
      const told = await rows(
        `SELECT action, details FROM audit_event WHERE subject_id = (SELECT id FROM account WHERE handle = ?)`,
        [handle],
      );
      expect(told).toMatchObject([{ action: 'passphrase.changed' }]);
    });
  });

  describe('a new passphrase', () => {
    it('leaves API tokens as they are, or ends them where their owner says so', async () => {
      const { handle, browser } = await signedIn();
      await concord.token('translator', ['fr'], handle);
      const states = async () =>
        ((await browser.ask('GET /api/v1/me/tokens')).json.items as { state: string }[]).map(
          ({ state }) => state,
        );
      const [second, third] = ['eleven otters under a bridge', 'a dozen otters under a bridge'];
      const change = (passphrase: string, newPassphrase: string, more = {}) =>
        browser.ask('PUT /api/v1/me/passphrase', { body: { passphrase, newPassphrase, ...more } });
      expect((await change(PASSPHRASE, second)).status).toBe(204);
      expect(await states()).toEqual(['in-force']);
      expect((await change(second, third, { revokeTokens: true })).status).toBe(204);
      expect(await states()).toEqual(['revoked']);
      const { items } = (await browser.ask('GET /api/v1/me/events')).json;
      expect(items).toContainEqual(
        expect.objectContaining({ action: 'tokens.revoked', details: { tokens: 1 } }),
      );
      await concord.token('translator', ['fr'], handle);
      expect((await browser.open('/account/passphrase')).text).toContain('name="revokeTokens"');
      const form = { confirmation: third, choice: 'own', passphrase: second, revokeTokens: 'yes' };
      expect((await browser.send('/account/passphrase', form)).status).toBe(303);
      expect(await states()).toEqual(['revoked', 'revoked']);
    });

    it.each([
      ['short', 'only11chars'],
      ['endless', 'long '.repeat(60)],
      ['breached, however it is written', 'QwertyUiop123'],
      ['a pattern', 'ababababababab'],
    ])('that is %s is refused', async (_, newPassphrase) => {
      const { browser } = await signedIn();
      const answer = await browser.ask('PUT /api/v1/me/passphrase', {
        body: { passphrase: PASSPHRASE, newPassphrase },
      });
      expect(answer.json).toMatchObject({ status: 422, code: 'weak-passphrase', field: 'passphrase' });
    });

    it('that contains the handle is refused', async () => {
      const { handle, browser } = await signedIn();
      const body = { passphrase: PASSPHRASE, newPassphrase: `I am ${handle.toUpperCase()}!` };
      expect((await browser.ask('PUT /api/v1/me/passphrase', { body })).json.code).toBe('weak-passphrase');
    });

    it('needs the one in force, and guessing at that has to wait as well', async () => {
      const { browser } = await signedIn();
      const change = (passphrase?: string) =>
        browser.ask('PUT /api/v1/me/passphrase', {
          body: { passphrase, newPassphrase: 'eleven otters swim home' },
        });
      expect((await change()).json).toMatchObject({ status: 403, code: 'wrong-passphrase' });
      const statuses = [];
      for (let at = 0; at < 11; at += 1) statuses.push((await change('a guess at it')).status);
      expect(statuses).toEqual([...Array<number>(9).fill(403), 403, 429]);
      expect((await change(PASSPHRASE)).status).toBe(204);
    });

    it('is offered: six words, others every time', async () => {
      const offer = async () => (await ask(concord, 'GET /api/v1/passphrases/offer')).json.passphrase;
      expect(await offer()).toMatch(/^([a-z]{3,8} ){5}[a-z]{3,8}$/);
      expect(await offer()).not.toBe(await offer());
    });
  });

  describe('19: what does not come from our own pages', () => {
    const sites: readonly [string, Record<string, string>][] = [
      ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
      ['a sister of ours', { 'sec-fetch-site': 'same-site' }],
      ['another origin', { origin: 'https://evil.example' }],
      ['no origin that has a name', { origin: 'null' }],
      ['another scheme', { origin: 'file://' }],
    ];

    it.each(sites)('%s: nothing is done with a session, whatever the body', async (_, headers) => {
      const { browser } = await signedIn();
      for (const sending of [{ body: {} }, { bytes: '{}', headers: { 'content-type': 'text/plain' } }, {}]) {
        const answer = await ask(concord, 'DELETE /api/v1/sessions', {
          ...sending,
          headers: { ...browser.headers(), ...headers, ...sending.headers },
        });
        expect(answer.json).toMatchObject({ status: 403, code: 'cross-site' });
      }
      expect(await statusOf(browser)).toBe(200);
    });

    it.each(sites)('%s: nobody is signed in', async (_, headers) => {
      const body = { handle: await member(concord), passphrase: PASSPHRASE };
      const answer = await ask(concord, 'POST /api/v1/sessions', { body, headers });
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      const plain = { bytes: JSON.stringify(body), headers: { ...headers, 'content-type': 'text/plain' } };
      expect((await ask(concord, 'POST /api/v1/sessions', plain)).status).toBe(403);
    });

    it('where nothing is said of the site, a session is not believed, and nobody is signed in', async () => {
      const { handle, browser } = await signedIn();
      const headers = browser.headers();
      expect((await ask(concord, 'DELETE /api/v1/sessions', { headers })).status).toBe(403);
      expect((await ask(concord, 'GET /api/v1/sessions', { headers })).status).toBe(200);
      const body = { handle, passphrase: PASSPHRASE };
      expect((await ask(concord, 'POST /api/v1/sessions', { body })).status).toBe(403);
    });

    it('our own origin is enough where a browser says no more', async () => {
      const body = { handle: await member(concord), passphrase: PASSPHRASE };
      const headers = { origin: concord.address };
      expect((await ask(concord, 'POST /api/v1/sessions', { body, headers })).status).toBe(201);
    });

    it('a token needs no page: no other site can make a browser send it', async () => {
      const token = await concord.token('coordinator');
      const headers = { origin: 'https://evil.example' };
      const answer = await ask(concord, 'POST /api/v1/communiques?slug=elsewhere', {
        token,
        headers,
        markdown: '# T',
      });
      expect(answer.status).toBe(201);
    });
  });

  describe('20: bad tokens', () => {
    it('have to wait after some; a good one never does, from the same address', async () => {
      const bad = `concord_00000000_${'A'.repeat(43)}`;
      const statuses: number[] = [];
      for (let at = 0; at < 55; at += 1)
        statuses.push((await ask(concord, 'GET /api/v1/me', { token: bad })).status);
      expect(statuses.slice(0, 50)).toEqual(Array<number>(50).fill(401));
      expect(statuses.slice(50)).toContain(429);
      const token = await concord.token('translator', ['fr']);
      expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(200);
    });
  });

  describe('an Idempotency-Key', () => {
    it('is not taken where the answer is a secret: nothing of it is kept', async () => {
      const { browser } = await signedIn();
      const answer = await browser.ask('POST /api/v1/me/totp', {
        body: { passphrase: PASSPHRASE },
        headers: { 'idempotency-key': 'again' },
      });
      expect(answer.status).toBe(400);
      expect(await rows('SELECT * FROM idempotency_key')).toEqual([]);
    });
  });
}

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** The names of headers, and what those say that are not of the moment. */
function shape(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
}
