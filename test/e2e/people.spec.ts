import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '../../src/domain/accounts/grants.js';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { Database } from '../../src/persistence/database.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { changeRows } from '../factories/change-rows.js';
import { type Answer, ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { until } from '../factories/until.js';

const FRENCH: readonly Grant[] = [{ role: 'translator', language: 'fr' }];
const COORDINATOR: readonly Grant[] = [{ role: 'coordinator', language: '*' }];
const ANOTHER_PASSPHRASE = 'nine cranes beside a frozen lake';

describeWith([], 'people on SQLite', () => {
  definePeople('sqlite');
});
describeWith(['PostgreSQL'], 'people on PostgreSQL', () => {
  definePeople('postgres');
});

/** Suites with a number name the row of the table of attacks that they show. */
function definePeople(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Browser;
  let coordinatorHandle: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', PORT: '3456' },
    });
    coordinatorHandle = await member(concord, 'coordinator', []);
    coordinator = await signedInAs(coordinatorHandle);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function signedInAs(handle: string, passphrase = PASSPHRASE): Promise<Browser> {
    const browser = new Browser(concord);
    expect((await browser.signIn(handle, passphrase)).status).toBe(201);
    return browser;
  }

  const invite = (roles: readonly Grant[], more: object = {}) =>
    coordinator.ask('POST /api/v1/invitations', { body: { roles, ...more } });

  async function codeFor(roles: readonly Grant[] = FRENCH): Promise<string> {
    const answer = await invite(roles);
    expect(answer.status).toBe(201);
    return String(answer.json.code);
  }

  const join = (code: string, more: object = {}, browser = new Browser(concord)) =>
    browser.ask('POST /api/v1/accounts', { body: { code, passphrase: PASSPHRASE, ...more } });

  const rows = (sql: string, params: string[] = []) => concord.app.get(Database).rows.query(sql, params);
  const refusal = (status: number, code: string) => ({ status, json: { code } });
  const me = (browser: Browser) => browser.ask('GET /api/v1/me');
  const setRoles = (handle: string, roles: readonly Grant[], by = coordinator) =>
    by.ask(`PUT /api/v1/accounts/${handle}/roles`, { body: { roles } });
  const idOf = async (handle: string) =>
    String((await rows('SELECT id FROM account WHERE handle = ?', [handle]))[0]?.id);

  describe('joining', () => {
    it('takes a code and a passphrase, gives a random handle, and is signed in', async () => {
      const invited = await invite([...FRENCH, { role: 'reviewer', language: 'pt_BR' }]);
      expect(invited.headers.get('cache-control')).toBe('no-store');
      const { code, link } = invited.json;
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4,}[0-9A-HJKMNP-TV-Z]{5,6}$/);
      expect(link).toBe(`http://localhost:3456/join/${String(code)}`);
      const browser = new Browser(concord);
      const preview = await browser.ask('POST /api/v1/invitations/preview', { body: { code } });
      const roles = [...FRENCH, { role: 'reviewer', language: 'pt-BR' }];
      expect(preview).toMatchObject({ status: 200, json: { purpose: 'join', roles } });
      const joined = await join(String(code), {}, browser);
      expect(joined).toMatchObject({ status: 201, json: { stage: 'signed-in', roles } });
      expect(joined.json.handle).toMatch(/^[a-z]+-[a-z]+(-\d+)?$/);
      expect((await me(browser)).json).toMatchObject({ handle: joined.json.handle, roles, notices: [] });
      await signedInAs(String(joined.json.handle));
    });

    it('forgives how a code is typed, and how a handle is', async () => {
      const code = (await codeFor()).toLowerCase().replaceAll('-', ' ').replace('0', 'o');
      const joined = await join(` ${code} `, { handle: ' Amina-7 ', uiLanguage: 'pt_BR' });
      expect(joined).toMatchObject({ status: 201, json: { handle: 'amina-7' } });
      await coordinator.ask('DELETE /api/v1/accounts/amina-7', { body: { passphrase: PASSPHRASE } });
    });

    it('stores neither the code nor the passphrase', async () => {
      const code = await codeFor();
      await join(code);
      const kept = JSON.stringify([
        await rows('SELECT * FROM invitation'),
        await rows('SELECT * FROM account'),
      ]);
      for (const secret of [code, code.replaceAll('-', ''), PASSPHRASE]) expect(kept).not.toContain(secret);
    });

    it('works once, also for ten who try at the same time', async () => {
      const code = await codeFor();
      const answers = await Promise.all(Array.from({ length: 10 }, () => join(code)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ json }) => json.code === 'code-refused')).toHaveLength(9);
      expect(await join(code)).toMatchObject(refusal(422, 'code-refused'));
    });

    it('is refused alike with a code that is unknown, revoked or too old', async () => {
      const revoked = await invite(FRENCH);
      const path = `/api/v1/invitations/${String(revoked.json.id)}`;
      expect((await coordinator.ask(`DELETE ${path}`)).status).toBe(204);
      expect((await coordinator.ask(`DELETE ${path}`)).status).toBe(404);
      const old = await invite(FRENCH);
      await changeRows(
        place,
        `UPDATE invitation SET expires_at = '2026-01-01T00:00:00.000Z' WHERE id = '${String(old.json.id)}'`,
      );
      const codes = [revoked.json.code, old.json.code, '00000-00000-00000-00000-00000-0', 'nothing'];
      const answers: Answer[] = [];
      for (const code of codes) answers.push(await join(String(code)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]).toMatchObject(refusal(422, 'code-refused'));
    });

    it('keeps the code where the passphrase is weak or the handle is somebody’s', async () => {
      const code = await codeFor();
      const weak = ['short', 'aaaaaaaaaaaaaaaa', 'password1234', 'my-own-handle-7'];
      for (const passphrase of weak)
        expect(await join(code, { passphrase, handle: 'my-own-handle' })).toMatchObject(
          refusal(422, 'weak-passphrase'),
        );
      expect(await join(code, { handle: coordinatorHandle })).toMatchObject(refusal(409, 'handle-taken'));
      for (const handle of ['deleted-00ff', 'amina saleh', '-', 'amína', 'x'.repeat(41)])
        expect((await join(code, { handle })).status).toBe(400);
      expect((await join(code)).status).toBe(201);
    });

    it('makes who guesses codes wait, and never who has one', async () => {
      const code = await codeFor();
      const statuses: number[] = [];
      for (let count = 0; count < 60; count += 1) statuses.push((await join(`${count}`)).status);
      expect(statuses.at(-1)).toBe(429);
      expect((await join(code)).status).toBe(201);
    });

    it('asks for nothing else: no e-mail, no name, no role of one’s own choice', async () => {
      const code = await codeFor();
      for (const more of [{ email: 'amina@example.org' }, { name: 'Amina' }, { role: 'coordinator' }])
        expect((await join(code, more)).status).toBe(400);
    });
  });

  describe('an invitation', () => {
    it.each<[string, object]>([
      ['without a role', { roles: [] }],
      ['to an unknown role', { roles: [{ role: 'admin', language: 'fr' }] }],
      ['to translate every language', { roles: [{ role: 'translator', language: '*' }] }],
      ['to coordinate one language', { roles: [{ role: 'coordinator', language: 'fr' }] }],
      ['for a hundred days', { roles: FRENCH, expiresInDays: 100 }],
      ['for no day', { roles: FRENCH, expiresInDays: 0 }],
    ])('%s is refused', async (_, body) => {
      expect((await coordinator.ask('POST /api/v1/invitations', { body })).status).toBe(400);
    });

    it('is listed with its state, by the day, and without its code', async () => {
      const made = await invite(FRENCH, { expiresInDays: 2 });
      const listed = await coordinator.ask('GET /api/v1/invitations?limit=1');
      const [first] = listed.json.items as Record<string, unknown>[];
      const today = new Date().toISOString().slice(0, 10);
      expect(first).toEqual({
        ...{ id: made.json.id, roles: FRENCH, state: 'open', madeOn: today },
        ...{ expiresOn: made.json.expiresOn, madeBy: coordinatorHandle, usedBy: null },
      });
      expect(Date.parse(String(first?.expiresOn)) - Date.parse(today)).toBe(2 * 86_400_000);
      const joined = await join(String(made.json.code));
      const again = (await coordinator.ask('GET /api/v1/invitations')).json.items as (typeof first)[];
      expect(again.find((one) => one?.id === made.json.id)).toMatchObject({
        ...{ state: 'used', usedBy: joined.json.handle },
      });
    });

    it('is good no longer than the coordinator who made it', async () => {
      const other = await member(concord, 'coordinator', []);
      const browser = await signedInAs(other);
      const made = await browser.ask('POST /api/v1/invitations', {
        body: { roles: COORDINATOR, passphrase: PASSPHRASE },
      });
      expect(made.status).toBe(201);
      expect((await setRoles(other, FRENCH)).status).toBe(200);
      expect(await join(String(made.json.code))).toMatchObject(refusal(422, 'code-refused'));
    });

    it('is no API token’s to make, nor anybody’s below a coordinator', async () => {
      const body = { roles: FRENCH };
      const token = await concord.token('coordinator');
      expect((await ask(concord, 'POST /api/v1/invitations', { token, body })).status).toBe(403);
      const reviewer = await signedInAs(await member(concord, 'reviewer', ['fr']));
      expect((await reviewer.ask('POST /api/v1/invitations', { body })).status).toBe(403);
    });
  });

  describe('the first coordinator', () => {
    it('has no link where there is a coordinator, and a code made before is good no more', async () => {
      expect(await concord.app.get(InvitationsService).makeFirst()).toBeNull();
    });
  });

  describe('18: a session after', () => {
    it.each<[string, (handle: string) => Promise<Answer>]>([
      ['the account was disabled', (handle) => coordinator.ask(`PUT /api/v1/accounts/${handle}/disabled`)],
      ['a role was taken away', (handle) => setRoles(handle, [])],
      ['a role became a lower one', (handle) => setRoles(handle, FRENCH)],
      ['a reset', (handle) => coordinator.ask(`POST /api/v1/accounts/${handle}/reset`, { body: {} })],
      [
        'the account was deleted',
        (handle) =>
          coordinator.ask(`DELETE /api/v1/accounts/${handle}`, { body: { passphrase: PASSPHRASE } }),
      ],
    ])('%s is over: 401', async (_, happen) => {
      const handle = await member(concord, 'reviewer', ['fr']);
      const browser = await signedInAs(handle);
      expect((await me(browser)).status).toBe(200);
      expect([200, 201, 204]).toContain((await happen(handle)).status);
      expect(await me(browser)).toMatchObject(refusal(401, 'unauthenticated'));
    });

    it('a role was added goes on, and may do more', async () => {
      const handle = await member(concord);
      const browser = await signedInAs(handle);
      const roles: readonly Grant[] = [...FRENCH, { role: 'reviewer', language: 'sw' }];
      expect((await setRoles(handle, roles)).json).toMatchObject({ handle, roles });
      expect((await me(browser)).json.roles).toEqual(roles);
    });

    it('disabling cannot be begun anew until the account is enabled, and its tokens rest as long', async () => {
      const handle = await member(concord);
      const token = await concord.token('translator', ['fr'], handle);
      const statusOf = async () => (await ask(concord, 'GET /api/v1/me', { token })).status;
      expect(await statusOf()).toBe(200);
      await coordinator.ask(`PUT /api/v1/accounts/${handle}/disabled`);
      expect(await statusOf()).toBe(401);
      expect((await new Browser(concord).signIn(handle)).status).toBe(401);
      await coordinator.ask(`DELETE /api/v1/accounts/${handle}/disabled`);
      expect(await statusOf()).toBe(200);
      await signedInAs(handle);
    });
  });

  describe('20: API tokens', () => {
    const make = (browser: Browser, body: object) =>
      browser.ask('POST /api/v1/me/tokens', {
        body: { name: 'my CAT tool', passphrase: PASSPHRASE, ...body },
      });

    it('do no more than their owner: more is refused, and what is lost is lost to them at once', async () => {
      const handle = await member(concord, 'reviewer', ['fr']);
      const browser = await signedInAs(handle);
      for (const body of [
        { role: 'coordinator' },
        { role: 'reviewer', languages: ['fr', 'ar'] },
        { role: 'translator', languages: ['ar'] },
      ])
        expect(await make(browser, body)).toMatchObject(refusal(403, 'forbidden'));
      const made = await make(browser, { role: 'reviewer', languages: ['fr'] });
      expect(made.status).toBe(201);
      const token = String(made.json.token);
      const roles = async () => (await ask(concord, 'GET /api/v1/me', { token })).json.roles;
      expect(await roles()).toEqual([{ role: 'reviewer', language: 'fr' }]);
      await setRoles(handle, FRENCH);
      expect(await roles()).toEqual(FRENCH);
      await setRoles(handle, []);
      expect(await roles()).toEqual([]);
    });

    it('are made by who gives the passphrase again, and by no token', async () => {
      const handle = await member(concord);
      const browser = await signedInAs(handle);
      const body = { role: 'translator', languages: ['fr'] };
      for (const passphrase of [undefined, 'not my passphrase'])
        expect(await make(browser, { ...body, passphrase })).toMatchObject(refusal(403, 'wrong-passphrase'));
      const token = await concord.token('translator', ['fr'], handle);
      const sent = { ...body, name: '', passphrase: PASSPHRASE };
      expect((await ask(concord, 'POST /api/v1/me/tokens', { token, body: sent })).status).toBe(403);
    });

    it('are listed by their public part and the day of their last use, and are over when revoked or expired', async () => {
      const browser = await signedInAs(await member(concord));
      const today = new Date().toISOString().slice(0, 10);
      const body = { role: 'translator', languages: ['fr'] };
      const made = await make(browser, { ...body, expiresOn: today });
      const { token, prefix } = made.json as { token: string; prefix: string };
      const list = async () => (await browser.ask('GET /api/v1/me/tokens')).json.items;
      const seen = { prefix, name: 'my CAT tool', ...body, madeOn: today, expiresOn: today };
      expect(await list()).toEqual([{ ...seen, state: 'in-force', lastUsedOn: null }]);
      expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(200);
      expect(await list()).toEqual([{ ...seen, state: 'in-force', lastUsedOn: today }]);
      expect(JSON.stringify(await rows('SELECT * FROM api_token'))).not.toContain(
        token.split('_').slice(2).join('_'),
      );
      const stranger = await signedInAs(await member(concord));
      expect((await stranger.ask(`DELETE /api/v1/me/tokens/${prefix}`)).status).toBe(404);
      expect((await browser.ask(`DELETE /api/v1/me/tokens/${prefix}`)).status).toBe(204);
      expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(401);
      expect(await list()).toEqual([{ ...seen, state: 'revoked', lastUsedOn: today }]);

      const short = await make(browser, { ...body, expiresOn: today });
      await changeRows(
        place,
        `UPDATE api_token SET expires_at = '2026-01-02T00:00:00.000Z' WHERE prefix = '${String(short.json.prefix)}'`,
      );
      const expired = await ask(concord, 'GET /api/v1/me', { token: String(short.json.token) });
      expect(expired).toMatchObject(refusal(401, 'unauthenticated'));
      expect((await make(browser, { ...body, expiresOn: '2026-01-01' })).status).toBe(400);
      expect((await make(browser, { ...body, expiresOn: '2027-02-30' })).status).toBe(400);
    });
  });

  describe('21: the people of another language', () => {
    const handlesSeen = async (browser: Browser): Promise<string[]> => {
      const { items } = (await browser.ask('GET /api/v1/accounts?limit=500')).json;
      return (items as { handle: string }[]).map(({ handle }) => handle);
    };

    it('do not exist; of one’s own team no more is told than handle and roles in the shared languages', async () => {
      const arab = await member(concord, 'translator', ['ar']);
      const both = await member(concord, 'translator', ['ar', 'fr']);
      const gone = await member(concord);
      await coordinator.ask(`PUT /api/v1/accounts/${gone}/disabled`);
      const handle = await member(concord);
      const browser = await signedInAs(handle);
      const seen = await handlesSeen(browser);
      expect(seen).toEqual(expect.arrayContaining([handle, both, coordinatorHandle]));
      for (const hidden of [arab, gone]) expect(seen).not.toContain(hidden);
      const person = await browser.ask(`GET /api/v1/accounts/${both}`);
      expect(person.json).toEqual({ handle: both, roles: FRENCH });
      const nobody = await browser.ask('GET /api/v1/accounts/nobody-at-all');
      for (const hidden of [arab, gone]) {
        const answer = await browser.ask(`GET /api/v1/accounts/${hidden}`);
        expect([answer.status, answer.text]).toEqual([404, nobody.text]);
      }
      const { json } = await coordinator.ask(`GET /api/v1/accounts/${gone}`);
      const today = new Date().toISOString().slice(0, 10);
      expect(json).toEqual({
        handle: gone,
        roles: FRENCH,
        disabled: true,
        joinedOn: today,
        lastSeenOn: null,
      });
    });

    it('are as hidden from a token of one of its owner’s languages', async () => {
      const arab = await member(concord, 'translator', ['ar']);
      const both = await member(concord, 'translator', ['ar', 'fr']);
      const token = await concord.token('translator', ['fr'], both);
      expect((await ask(concord, `GET /api/v1/accounts/${arab}`, { token })).status).toBe(404);
    });
  });

  describe('22: one’s own account', () => {
    it('does not take what is not its owner’s to change', async () => {
      const handle = await member(concord);
      const browser = await signedInAs(handle);
      for (const body of [
        { role: 'coordinator' },
        { roles: COORDINATOR },
        { handle: 'amina-22', roles: COORDINATOR },
        { passphraseHash: 'x' },
        { disabledAt: null },
        { id: 'x' },
        { handle: 7 },
        { handle: null },
      ])
        expect((await browser.ask('PATCH /api/v1/me', { body })).status).toBe(400);
      expect((await me(browser)).json).toMatchObject({ handle, roles: FRENCH });
    });

    it('takes another handle and a language of the screens', async () => {
      const browser = await signedInAs(await member(concord));
      const body = { handle: 'Still-Marsh-22', uiLanguage: 'fr_FR' };
      const changed = await browser.ask('PATCH /api/v1/me', { body });
      expect(changed).toMatchObject({ status: 200, json: { handle: 'still-marsh-22', uiLanguage: 'fr-FR' } });
      const cleared = await browser.ask('PATCH /api/v1/me', { body: { uiLanguage: null } });
      expect(cleared.json).toMatchObject({ handle: 'still-marsh-22', uiLanguage: null });
      const taken = await browser.ask('PATCH /api/v1/me', { body: { handle: coordinatorHandle } });
      expect(taken).toMatchObject(refusal(409, 'handle-taken'));
    });
  });

  describe('the last coordinator', () => {
    it('can neither be demoted, nor disabled, nor deleted, though programs have the role', async () => {
      const others = (
        (await coordinator.ask('GET /api/v1/accounts?limit=500')).json.items as {
          readonly handle: string;
          readonly roles: readonly Grant[];
        }[]
      ).filter(
        ({ handle, roles }) =>
          handle !== coordinatorHandle && roles.some(({ role }) => role === 'coordinator'),
      );
      for (const { handle } of others) expect((await setRoles(handle, [])).status).toBe(200);
      const program = await concord.token('coordinator');
      const path = `/api/v1/accounts/${coordinatorHandle}`;
      const body = { passphrase: PASSPHRASE };
      for (const answer of [
        await setRoles(coordinatorHandle, FRENCH),
        await coordinator.ask(`PUT ${path}/disabled`),
        await coordinator.ask(`DELETE ${path}`, { body }),
        await coordinator.ask('DELETE /api/v1/me', { body }),
      ])
        expect(answer).toMatchObject(refusal(409, 'last-coordinator'));
      expect((await me(coordinator)).json.roles).toEqual(COORDINATOR);
      const { handle } = (await ask(concord, 'GET /api/v1/me', { token: program })).json;
      expect((await setRoles(String(handle), [])).status).toBe(200);
    });

    it('is one of two who demote each other at the same time', async () => {
      for (let round = 0; round < 5; round += 1) {
        const other = await member(concord, 'coordinator', []);
        const browser = await signedInAs(other);
        const answers = await Promise.all([
          setRoles(coordinatorHandle, FRENCH, browser),
          setRoles(other, FRENCH, coordinator),
        ]);
        const [left] = await rows(`SELECT COUNT(*) AS n FROM account_role WHERE role = 'coordinator'`);
        expect({ left: Number(left?.n), statuses: answers.map(({ status }) => status).sort() }).toEqual({
          left: 1,
          statuses: [200, expect.any(Number)],
        });
        if ((await me(coordinator)).status === 200) continue;
        coordinator = browser;
        coordinatorHandle = other;
      }
    });
  });

  describe('a reset', () => {
    const reset = (handle: string, body: object = {}) =>
      coordinator.ask(`POST /api/v1/accounts/${handle}/reset`, { body });
    const use = (code: unknown, passphrase = ANOTHER_PASSPHRASE) =>
      new Browser(concord).ask('POST /api/v1/resets', { body: { code, passphrase } });

    it('is a code for a new passphrase, and its owner sees who gave it and that it was used', async () => {
      const handle = await member(concord);
      const made = await reset(handle);
      expect(made).toMatchObject({ status: 201 });
      const before = await signedInAs(handle);
      const notice = { by: coordinatorHandle, byYou: false, on: new Date().toISOString().slice(0, 10) };
      expect((await me(before)).json.notices).toMatchObject([{ ...notice, action: 'passphrase.reset' }]);
      expect(await use(made.json.code, 'too short')).toMatchObject(refusal(422, 'weak-passphrase'));
      expect((await use(made.json.code)).status).toBe(204);
      expect((await me(before)).status).toBe(401);
      expect(await use(made.json.code)).toMatchObject(refusal(422, 'code-refused'));
      expect((await new Browser(concord).signIn(handle)).status).toBe(401);
      const after = await signedInAs(handle, ANOTHER_PASSPHRASE);
      const told = [
        { ...notice, action: 'passphrase.changed', details: { by: 'reset' } },
        { ...notice, action: 'passphrase.reset', details: { factors: 'kept' } },
        { action: 'sign-in.failed', by: null, details: { count: 1 } },
      ];
      expect((await me(after)).json.notices).toMatchObject(told);
      const events = await after.ask('GET /api/v1/me/events');
      expect(events.json.items).toMatchObject(told);
      const page = (await after.open('/account')).text;
      expect(page).toContain(`The passphrase was changed · with a code that ${coordinatorHandle} made`);
    });

    it('leaves no other way in: API tokens end, and with the second factor who the account is elsewhere', async () => {
      const handle = await member(concord);
      const id = await idOf(handle);
      const link = () =>
        changeRows(
          place,
          `INSERT INTO identity (issuer, subject, account_id, linked_on) VALUES ('https://id.example', '${id}', '${id}', '2026-03-01')`,
        );
      const identities = async () => rows('SELECT * FROM identity WHERE account_id = ?', [id]);
      await link();
      const token = await concord.token('translator', ['fr'], handle);
      const statusOf = async () => (await ask(concord, 'GET /api/v1/me', { token })).status;
      const { code } = (await reset(handle)).json;
      expect(await statusOf()).toBe(200);
      await use(code);
      expect(await statusOf()).toBe(401);
      expect(await identities()).toHaveLength(1);
      await use(
        (await reset(handle, { removeSecondFactor: true, passphrase: PASSPHRASE })).json.code,
        PASSPHRASE,
      );
      expect(await identities()).toEqual([]);
      const { notices } = (await me(await signedInAs(handle))).json;
      for (const action of ['tokens.revoked', 'factor.removed', 'identity.unlinked'])
        expect(notices).toContainEqual(expect.objectContaining({ action, by: coordinatorHandle }));
    });

    it('does not make an account of whoever holds the code of another kind', async () => {
      const handle = await member(concord);
      const { code } = (await reset(handle)).json;
      expect(await join(String(code))).toMatchObject(refusal(422, 'code-refused'));
      expect(await use(await codeFor())).toMatchObject(refusal(422, 'code-refused'));
      const preview = await new Browser(concord).ask('POST /api/v1/invitations/preview', { body: { code } });
      expect(preview.json).toEqual({ purpose: 'reset', roles: [] });
    });

    it('replaces the one before, and is nobody’s for their own account', async () => {
      const handle = await member(concord);
      const [first, second] = [await reset(handle), await reset(handle)];
      expect(await use(first.json.code)).toMatchObject(refusal(422, 'code-refused'));
      expect((await use(second.json.code)).status).toBe(204);
      expect(await reset(coordinatorHandle)).toMatchObject(refusal(403, 'forbidden'));
    });

    it('keeps the second factor, unless the coordinator says otherwise, which the owner sees', async () => {
      const handle = await member(concord);
      const [account] = await rows('SELECT id FROM account WHERE handle = ?', [handle]);
      await changeRows(
        place,
        `INSERT INTO totp (account_id, secret, confirmed_on) VALUES ('${String(account?.id)}', 'x', '2026-03-01')`,
      );
      await use((await reset(handle)).json.code);
      const half = await new Browser(concord).signIn(handle, ANOTHER_PASSPHRASE);
      expect(half.json).toMatchObject({ stage: 'second-factor' });
      const { code } = (await reset(handle, { removeSecondFactor: true, passphrase: PASSPHRASE })).json;
      expect((await new Browser(concord).signIn(handle, ANOTHER_PASSPHRASE)).json.stage).toBe(
        'second-factor',
      );
      await use(code, PASSPHRASE);
      const browser = await signedInAs(handle);
      const notices = (await me(browser)).json.notices as { action: string; details: object }[];
      expect(notices).toContainEqual(expect.objectContaining({ details: { factors: 'removed' } }));
      const { items } = (await browser.ask('GET /api/v1/me/events')).json;
      expect(items).toContainEqual(expect.objectContaining({ action: 'factor.removed' }));
    });
  });

  describe('a borrowed session of a coordinator', () => {
    it.each<[string, (more: object) => Promise<Answer>]>([
      ['invites no coordinator', (more) => invite(COORDINATOR, more)],
      [
        'makes none',
        async (more) =>
          coordinator.ask(`PUT /api/v1/accounts/${await member(concord)}/roles`, {
            body: { roles: COORDINATOR, ...more },
          }),
      ],
      [
        'takes nobody’s second factor away',
        async (more) =>
          coordinator.ask(`POST /api/v1/accounts/${await member(concord)}/reset`, {
            body: { removeSecondFactor: true, ...more },
          }),
      ],
    ])('%s without the passphrase', async (_, act) => {
      const codes = async () => (await rows('SELECT COUNT(*) AS n FROM invitation'))[0]?.n;
      const before = await codes();
      for (const more of [{}, { passphrase: 'not my passphrase' }])
        expect(await act(more)).toMatchObject(refusal(403, 'wrong-passphrase'));
      expect(await codes()).toEqual(before);
      expect([200, 201]).toContain((await act({ passphrase: PASSPHRASE })).status);
    });
  });

  describe('the API tokens of somebody else', () => {
    it('are ended by a coordinator all at once, which both audit and owner are told', async () => {
      const handle = await member(concord);
      const tokens = [
        await concord.token('translator', ['fr'], handle),
        await concord.token('translator', ['fr'], handle),
      ];
      const end = () => coordinator.ask(`DELETE /api/v1/accounts/${handle}/tokens`);
      expect((await end()).status).toBe(204);
      for (const token of tokens) expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(401);
      expect((await end()).status).toBe(204);
      const told = { action: 'tokens.revoked', by: coordinatorHandle, details: { tokens: 2 } };
      const { notices } = (await me(await signedInAs(handle))).json;
      expect(notices).toContainEqual(expect.objectContaining(told));
      const audit = await coordinator.ask('GET /api/v1/audit?limit=1');
      expect(audit.json.items).toMatchObject([{ ...told, whom: handle }]);
      expect((await coordinator.ask('DELETE /api/v1/accounts/nobody-at-all/tokens')).status).toBe(404);
    });
  });

  describe('joining in a browser in which somebody is signed in', () => {
    it.each<[string, (code: string, browser: Browser) => Promise<Answer>]>([
      ['by the API', (code, browser) => join(code, {}, browser)],
      [
        'on the page',
        (code, browser) => browser.send(`/join/${code}`, { choice: 'own', passphrase: PASSPHRASE }),
      ],
    ])('%s ends the session that was there', async (_, joining) => {
      const browser = await signedInAs(await member(concord));
      const before = new Browser(concord);
      before.cookies.set('__Host-concord', browser.session ?? '');
      expect((await me(before)).status).toBe(200);
      expect([201, 303]).toContain((await joining(await codeFor(), browser)).status);
      expect([(await me(before)).status, (await me(browser)).status]).toEqual([401, 200]);
    });
  });

  describe('the claims of somebody who lost a language', () => {
    it('go back at once, and those in other languages stay', async () => {
      const token = await concord.token('coordinator');
      const markdown = '# Call\n\n1. Results are posted.\n';
      await ask(concord, 'POST /api/v1/communiques?slug=claims', { token, markdown });
      const body = { languages: ['fr', 'sw'] };
      await ask(concord, 'POST /api/v1/communiques/claims/revisions/1/jobs', { token, body });
      const handle = await member(concord, 'translator', ['fr', 'sw']);
      const theirs = await concord.token('translator', ['fr', 'sw'], handle);
      const jobs = await until('the jobs to be open', async () => {
        const { items } = (await ask(concord, 'GET /api/v1/communiques/claims/jobs', { token })).json;
        const found = items as { id: string; status: string }[];
        return found.every(({ status }) => status === 'open') && found;
      });
      for (const { id } of jobs) {
        const claimed = await ask(concord, `POST /api/v1/jobs/${id}/claims`, { token: theirs, body: {} });
        expect(claimed.status).toBe(200);
      }
      const held = async () =>
        (await rows('SELECT language FROM translation_unit WHERE assignee_id = ?', [await idOf(handle)])).map(
          ({ language }) => language,
        );
      expect((await held()).sort()).toEqual(['fr', 'sw']);
      expect((await setRoles(handle, [{ role: 'translator', language: 'sw' }])).status).toBe(200);
      expect(await held()).toEqual(['sw']);
      expect((await setRoles(handle, [])).status).toBe(200);
      expect(await held()).toEqual([]);
    });
  });

  describe('the audit', () => {
    it('tells coordinators who did what to whom, by handle and day, newest first, page by page', async () => {
      const handle = await member(concord);
      await setRoles(handle, []);
      await coordinator.ask(`PUT /api/v1/accounts/${handle}/disabled`);
      const first = await coordinator.ask('GET /api/v1/audit?limit=1');
      const on = new Date().toISOString().slice(0, 10);
      const who = { on, by: coordinatorHandle, whom: handle };
      expect(first.json.items).toMatchObject([{ ...who, action: 'account.disabled', details: {} }]);
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
      const second = await coordinator.ask(`GET ${next}`);
      const details = { from: FRENCH, to: [] };
      expect(second.json.items).toMatchObject([{ ...who, action: 'roles.changed', details }]);
      for (const { text, headers } of [first, second])
        expect(text + (headers.get('link') ?? '')).not.toMatch(/\d\d:\d\d:\d\d/);
      expect(
        Buffer.from(new URL(next, 'http://x').searchParams.get('cursor') ?? '', 'base64url').toString(),
      ).not.toMatch(/\d{4}-\d\d-\d\dT/);
    });

    it('tells what was imported and opened, and nobody else sees it', async () => {
      const token = await concord.token('coordinator');
      const markdown = '# Call for an open count\n\n1. Results are posted on the door.\n';
      await ask(concord, 'POST /api/v1/communiques?slug=open-count', { token, markdown });
      const body = { languages: ['fr', 'ar'] };
      await ask(concord, 'POST /api/v1/communiques/open-count/revisions/1/jobs', { token, body });
      const { items } = (await coordinator.ask('GET /api/v1/audit?limit=3')).json;
      const { handle } = (await ask(concord, 'GET /api/v1/me', { token })).json;
      const seen = (items as { action: string; by: string; details: object }[]).map(
        ({ action, by, details }) => ({ action, isTheirs: by === handle, details }),
      );
      const opened = { slug: 'open-count', revision: 1 };
      expect(seen).toEqual(
        expect.arrayContaining([
          { action: 'communique.imported', isTheirs: true, details: { slug: 'open-count' } },
          { action: 'language.opened', isTheirs: true, details: { ...opened, language: 'fr' } },
          { action: 'language.opened', isTheirs: true, details: { ...opened, language: 'ar' } },
        ]),
      );
      const reviewer = await signedInAs(await member(concord, 'reviewer', ['fr']));
      expect((await reviewer.ask('GET /api/v1/audit')).status).toBe(403);
    });
  });
}
