import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { ResetCodesService } from '../../src/accounts/people/reset-codes.service.js';
import { type Grants, grantsOf } from '../../src/domain/accounts/grants.js';
import { changeRows } from '../factories/change-rows.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { hidden, offeredWords, whereTo } from '../factories/page-text.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'the pages of one’s account on SQLite', () => {
  definePages('sqlite');
});
describeWith(['PostgreSQL'], 'the pages of one’s account on PostgreSQL', () => {
  definePages('postgres');
});

function definePages(kind: 'sqlite' | 'postgres'): void {
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

  async function invite(roles: Grants = grantsOf('translator', ['fr'])): Promise<string> {
    return (await concord.app.get(InvitationsService, { strict: false }).make({ roles, days: 7 }, null)).code;
  }

  async function signedIn(): Promise<{ browser: Browser; handle: string }> {
    const handle = await member(concord);
    const browser = new Browser(concord);
    await browser.send('/sign-in', { handle, passphrase: PASSPHRASE });
    return { browser, handle };
  }

  describe('joining', () => {
    it('takes an invitation, a handle and six words, and nothing else, and signs in', async () => {
      const browser = new Browser(concord);
      const path = `/join/${await invite()}`;
      const page = await browser.open(path);
      expect(page.text).toContain('Translator · <bdi lang="fr">Français</bdi>');
      const offered = hidden(page, 'offered');
      expect(offeredWords(page).split(' ')).toHaveLength(6);
      const handle = `heron-of-${kind}`;
      expect(whereTo(await browser.send(path, { handle, choice: 'offered', offered }))).toBe(
        '/account?done=joined&took=offered',
      );
      expect((await browser.open('/account?done=joined')).text).toContain(`You are signed in as ${handle}.`);
      const later = new Browser(concord);
      expect(whereTo(await later.send('/sign-in', { handle, passphrase: offeredWords(page) }))).toBe(
        '/account',
      );
    });

    it('keeps what was typed, but no passphrase, and offers the same six words again', async () => {
      const browser = new Browser(concord);
      const path = `/join/${await invite()}?lang=fr`;
      const offered = hidden(await browser.open(path), 'offered');
      const typed = { handle: 'calm-otter', choice: 'own', passphrase: 'trop court', offered };
      const page = await browser.send(path, typed);
      expect(page.status).toBe(422);
      expect(page.text).toContain('<p class="error" id="passphrase-error">Cette phrase secrète');
      expect(page.text).toContain('value="calm-otter"');
      expect(hidden(page, 'offered')).toBe(offered);
      expect(page.text).not.toContain('trop court');
      expect(browser.session).toBeUndefined();
    });

    it('says no more of a code that is not good than that it is not', async () => {
      const browser = new Browser(concord);
      const code = await invite();
      const path = `/join/${code}`;
      const form = { choice: 'offered', offered: hidden(await browser.open(path), 'offered') };
      await browser.send(path, { handle: '', ...form });
      await changeRows(
        place,
        `UPDATE invitation SET used_at = '2026-01-01T00:00:00.000Z' WHERE used_at > '2026'`,
      );
      const pages = await Promise.all(
        [path, '/join/AAAAA-BBBBB'].map((one) => new Browser(concord).open(one)),
      );
      expect(pages.map(({ status }) => status)).toEqual([422, 422]);
      expect(pages[0]?.text).toBe(pages[1]?.text.replaceAll('AAAAA-BBBBB', code));
      expect(pages[0]?.text).toContain('This code cannot be used');
    });

    it('shows markup in a code and in a handle as it was typed (attack 10)', async () => {
      const browser = new Browser(concord);
      const evil = '"><script>alert(1)</script>';
      expect((await browser.open(`/join/${encodeURIComponent(evil)}`)).text).not.toContain('<script');
      const page = await browser.send(`/join/${await invite()}`, { handle: evil, choice: 'own' });
      expect(page.status).toBe(400);
      expect(page.text).not.toContain('<script');
      expect(page.text).toContain('&quot;>&lt;script>');
    });

    it('sets a new passphrase with a coordinator’s code, on the same page', async () => {
      const { browser, handle } = await signedIn();
      const coordinator = { accountId: await idOf(await member(concord, 'coordinator', [])) };
      const caller = { ...coordinator, credential: { kind: 'session', id: 's' }, grants: [] } as const;
      const { code } = await concord.app
        .get(ResetCodesService, { strict: false })
        .make(handle, false, caller, undefined);
      expect((await browser.open('/account')).status).toBe(303);
      const offer = await browser.open(`/join/${code}`);
      expect(offer.text).toContain(`It sets a new passphrase for ${handle}, and ends every session`);
      expect(offer.text).toContain('The second step at sign-in stays as it is.');
      const form = { choice: 'offered', offered: hidden(offer, 'offered') };
      expect(whereTo(await browser.send(`/join/${code}`, form))).toBe('/sign-in?done=reset&took=offered');
      await browser.send('/sign-in', { handle, passphrase: offeredWords(offer) });
      expect((await browser.open('/account')).text).toContain('A code to set a new passphrase was made');
    });
  });

  async function idOf(handle: string): Promise<string> {
    const { Reads } = await import('../../src/persistence/reads.js');
    return (await concord.app.get(Reads).accounts.byHandle(handle))?.id ?? '';
  }

  describe('signing in', () => {
    it('leads to where one wanted to go', async () => {
      const handle = await member(concord);
      const browser = new Browser(concord);
      expect(whereTo(await browser.open('/account/sessions'))).toBe('/sign-in?next=%2Faccount%2Fsessions');
      const page = await browser.open('/sign-in?next=%2Faccount%2Fsessions');
      expect(page.text).toContain('action="/sign-in?next=%2Faccount%2Fsessions"');
      const answer = await browser.send('/sign-in?next=%2Faccount%2Fsessions', {
        handle,
        passphrase: PASSPHRASE,
      });
      expect(whereTo(answer)).toBe('/account/sessions');
    });

    it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
      'leads nowhere else, whatever the address says: %s (attack 25)',
      async (next) => {
        const handle = await member(concord);
        const path = `/sign-in?${new URLSearchParams({ next }).toString()}`;
        const browser = new Browser(concord);
        expect((await browser.open(path)).text).toContain('action="/sign-in"');
        const target = whereTo(await browser.send(path, { handle, passphrase: PASSPHRASE })) ?? '';
        expect(new URL(target, concord.address).origin).toBe(concord.address);
      },
    );

    it('says the same of a wrong passphrase and of a handle that is nobody’s, and keeps the handle', async () => {
      const handle = await member(concord);
      const wrong = await new Browser(concord).send('/sign-in', { handle, passphrase: 'not it at all' });
      const nobody = await new Browser(concord).send('/sign-in', { handle: 'nobody', passphrase: 'not it' });
      expect([wrong.status, nobody.status]).toEqual([401, 401]);
      expect(wrong.text).toContain('Handle and passphrase do not belong together.');
      expect(wrong.text.replaceAll(handle, 'nobody')).toBe(nobody.text);
      expect(wrong.text).not.toContain('not it at all');
    });

    it('is refused to a form of another site (attack 19)', async () => {
      const handle = await member(concord);
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'null' }, {}]) {
        const answer = await ask(concord, 'POST /sign-in', {
          bytes: new URLSearchParams({ handle, passphrase: PASSPHRASE }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        });
        expect(answer.status).toBe(403);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    });

    it('takes a form and no JSON on a page, and no form in the API', async () => {
      const browser = new Browser(concord);
      expect((await browser.ask('POST /sign-in', { body: { handle: 'x' } })).status).toBe(415);
      expect((await browser.send('/api/v1/sessions', { handle: 'x', passphrase: 'y' })).status).toBe(415);
    });
  });

  it('turns the second step on and off, with codes that are shown once', async () => {
    const { browser, handle } = await signedIn();
    expect((await browser.send('/account/second-step', { do: 'begin', confirmation: 'no' })).status).toBe(
      403,
    );
    const key = await browser.send('/account/second-step', { do: 'begin', confirmation: PASSPHRASE });
    const secret = hidden(key, 'secret');
    expect(key.text).toContain(`otpauth://totp/Concord:${handle}?`);
    const wrong = await browser.send('/account/second-step/app', { secret, code: '12' });
    expect([wrong.status, hidden(wrong, 'secret')]).toEqual([400, secret]);
    const code = new TOTP({ secret }).generate();
    const shown = await browser.send('/account/second-step/app', { secret, code });
    expect(whereTo(shown)).toBe('/account/second-step/new-codes?done=app');
    const codes = await browser.open('/account/second-step/new-codes?done=app');
    const [first = ''] = /(?:[0-9A-Z]{5}-){4}[0-9A-Z]{6}/.exec(codes.text) ?? [];
    expect(codes.text.match(/<li>/g)).toHaveLength(12);

    const later = new Browser(concord);
    const step = '/sign-in/second-step';
    const begun = await later.send('/sign-in?next=/account/tokens', { handle, passphrase: PASSPHRASE });
    expect(whereTo(begun)).toBe(`${step}?next=%2Faccount%2Ftokens`);
    expect(whereTo(await later.open('/account'))).toBe(`${step}?next=%2Faccount`);
    expect((await later.send(step, { code })).status).toBe(401);
    expect(whereTo(await new Browser(concord).open(step))).toBe('/sign-in?done=over');
    expect(whereTo(await later.send(`${step}?next=/account/tokens`, { code: first }))).toBe(
      '/account/tokens',
    );
    expect((await later.open('/account')).text).toContain('On · 9 recovery codes left');
    const off = await later.send('/account/second-step', { do: 'remove', confirmation: PASSPHRASE });
    expect(whereTo(off)).toBe('/account/second-step?done=app-removed');
  });

  it('changes the passphrase and stays signed in, while every other session ends', async () => {
    const { browser, handle } = await signedIn();
    const other = new Browser(concord);
    await other.send('/sign-in', { handle, passphrase: PASSPHRASE });
    const before = browser.session;
    const form = { choice: 'own', passphrase: 'nine otters in a reed bed' };
    const wrong = await browser.send('/account/passphrase', { ...form, confirmation: 'not it' });
    expect([wrong.status, /id="confirmation-error">[^<]*/.exec(wrong.text)?.[0]]).toEqual([
      403,
      'id="confirmation-error">This is not your passphrase.',
    ]);
    await browser.send('/account/passphrase', { ...form, confirmation: PASSPHRASE });
    expect(browser.session).not.toBe(before);
    expect((await browser.open('/account')).status).toBe(200);
    expect((await other.open('/account')).status).toBe(303);
  });

  it('lists sessions and ends them', async () => {
    const { browser, handle } = await signedIn();
    const other = new Browser(concord);
    await other.send('/sign-in', { handle, passphrase: PASSPHRASE, shared: 'yes' });
    const page = await browser.open('/account/sessions');
    expect(page.text).toContain('This session');
    expect(page.text).toContain('On a computer that others use too');
    await browser.send('/account/sessions/end', { id: hidden(page, 'id') });
    expect((await other.open('/account')).status).toBe(303);
    expect((await browser.open('/account')).text).toContain('Signed in at 1 place');
  });

  it('makes a token that is shown once, and revokes it', async () => {
    const { browser } = await signedIn();
    const form = { name: '<b>CAT</b> tool', role: 'translator', languages: 'fr', days: '30' };
    const tooMuch = await browser.send('/account/tokens', {
      ...form,
      languages: 'ar',
      confirmation: PASSPHRASE,
    });
    expect(tooMuch.status).toBe(403);
    expect(tooMuch.text).toContain('value="&lt;b>CAT&lt;/b> tool"');
    const made = await browser.send('/account/tokens', { ...form, confirmation: PASSPHRASE });
    const [token = ''] = /concord_[\da-f]{8}_[\w-]{43}/.exec(made.text) ?? [];
    expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(200);
    const list = await browser.open('/account/tokens');
    expect(list.text).not.toContain(token);
    expect(list.text).not.toContain('<b>');
    await browser.send('/account/tokens/revoke', { prefix: hidden(list, 'prefix') });
    expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(401);
  });

  it('takes another handle and language, and the pages follow', async () => {
    const { browser } = await signedIn();
    const taken = await member(concord);
    const page = await browser.send('/account/profile', { handle: taken, language: 'ar' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('This handle is taken.');
    await browser.send('/account/profile', { handle: `tern-${kind}`, language: 'ar' });
    const account = await browser.open('/account');
    expect(account.text).toContain('<html lang="ar" dir="rtl">');
    expect(account.text).toContain(`<bdi>tern-${kind}</bdi>`);
    expect((await browser.open('/account/events')).text).toContain('ما حدث لحسابك');
  });

  it('deletes the account when that is meant, and is sure who means it', async () => {
    const { browser, handle } = await signedIn();
    expect((await browser.send('/account/delete', { confirmation: PASSPHRASE })).status).toBe(400);
    expect((await browser.send('/account/delete', { sure: 'yes', confirmation: 'not it' })).status).toBe(403);
    const gone = await browser.send('/account/delete', { sure: 'yes', confirmation: PASSPHRASE });
    expect(whereTo(gone)).toBe('/sign-in?done=deleted');
    expect((await browser.send('/sign-in', { handle, passphrase: PASSPHRASE })).status).toBe(401);
  });

  it('signs out, and the way back in is shut', async () => {
    const { browser } = await signedIn();
    const copied = browser.headers();
    expect(whereTo(await browser.send('/sign-out'))).toBe('/sign-in?done=signed-out');
    expect((await ask(concord, 'GET /account', { headers: { accept: 'text/html', ...copied } })).status).toBe(
      303,
    );
  });

  it('loads one stylesheet of ours, runs nothing, and is kept by nobody', async () => {
    const page = await new Browser(concord).open('/sign-in');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*style-src 'self'|style-src 'self'/,
    );
    expect(page.text).not.toMatch(/<script|<style|style=|\son\w+=/);
    const [path = ''] = /\/assets\/[^"]+/.exec(page.text) ?? [];
    const sheet = await ask(concord, `GET ${path}`);
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    const again = { headers: { 'if-none-match': sheet.headers.get('etag') ?? '' } };
    expect((await ask(concord, `GET ${path}`, again)).status).toBe(304);
  });
}
