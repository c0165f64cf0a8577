import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { Database } from '../../src/persistence/database.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { changeRows } from '../factories/change-rows.js';
import { type Answer, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { CLIENT, type OpenIdServer, signInThere, startOpenIdServer } from '../factories/openid-server.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'signing in elsewhere on SQLite', () => {
  defineElsewhere('sqlite');
});
describeWith(['PostgreSQL'], 'signing in elsewhere on PostgreSQL', () => {
  defineElsewhere('postgres');
});

function defineElsewhere(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let provider: OpenIdServer;
  let concord: Concord;
  let back: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    provider = await startOpenIdServer();
    concord = await startConcord({
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' },
      ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    });
    back = `${concord.address}/sign-in/elsewhere/back`;
    provider.knows(back);
  });

  afterAll(async () => {
    await concord.stop();
    await provider.stop();
    await place.remove();
  });

  const rows = (sql: string, params: string[] = []) => concord.app.get(Database).rows.query(sql, params);

  async function invite(): Promise<string> {
    const wish = { roles: grantsOf('translator', ['fr']), days: 7 };
    return (await concord.app.get(InvitationsService, { strict: false }).make(wish, null)).code;
  }

  /** Goes to the provider from an address of ours and signs in there; the path that the provider sends back to. */
  async function away(browser: Browser, from: string): Promise<string> {
    const leaving = await browser.open(from);
    expect(leaving.status).toBe(303);
    const returning = await signInThere(leaving.headers.get('location') ?? '', back);
    return returning.slice(concord.address.length);
  }

  const comeBack = (browser: Browser, path: string) => browser.open(path, { 'sec-fetch-site': 'cross-site' });
  const whereTo = ({ headers }: Answer) => headers.get('location');

  /** Somebody new who is known by the subject. */
  async function joined(subject: string): Promise<Browser> {
    provider.subject = subject;
    const browser = new Browser(concord);
    const answer = await comeBack(browser, await away(browser, `/join/${await invite()}/elsewhere`));
    expect([answer.status, whereTo(answer)]).toEqual([303, '/account?done=joined']);
    return browser;
  }

  const handleOf = async (browser: Browser) => String((await browser.ask('GET /api/v1/me')).json.handle);

  it('joins with an invitation, and later signs in as the same person, without a passphrase', async () => {
    const first = await joined('ines');
    const second = new Browser(concord);
    const answer = await comeBack(second, await away(second, '/sign-in/elsewhere?next=/account/sessions'));
    expect(whereTo(answer)).toBe('/account/sessions');
    expect(await handleOf(second)).toBe(await handleOf(first));
    expect(second.session).not.toBe(first.session);
  });

  it('ends soon, and when the browser is closed, on a computer that others use too', async () => {
    const linked = await new Browser(concord).open(`/join/${await invite()}`);
    expect(linked.text).toMatch(/href="\/join\/[\w-]+\/elsewhere\?shared=yes"/);
    const signIn = await new Browser(concord).open('/sign-in?next=%2Faccount%2Fsessions');
    expect(signIn.text).toContain('href="/sign-in/elsewhere?next=%2Faccount%2Fsessions&amp;shared=yes"');
    provider.subject = 'in a library';
    const arrive = async (path: string) => {
      const browser = new Browser(concord);
      const cookies = (await comeBack(browser, await away(browser, path))).headers.getSetCookie();
      const session = cookies.find((one) => one.startsWith('__Host-concord=')) ?? '';
      const page = await browser.open('/account/sessions');
      expect(cookies.some((one) => one.startsWith('__Host-concord-device='))).toBe(false);
      return [session.includes('Max-Age'), page.text.includes('On a computer that others use too')];
    };
    expect(await arrive(`/join/${await invite()}/elsewhere?shared=yes`)).toEqual([false, true]);
    await changeRows(place, `DELETE FROM session WHERE via = 'oidc'`);
    expect(await arrive('/sign-in/elsewhere')).toEqual([true, false]);
    await changeRows(place, `DELETE FROM session WHERE via = 'oidc'`);
    expect(await arrive('/sign-in/elsewhere?shared=yes')).toEqual([false, true]);
  });

  it('asks who it is and nothing else, with PKCE, and stores no claim but issuer and subject', async () => {
    await joined('claims');
    const asked = provider.asked.at(-1);
    expect(asked?.get('scope')).toBe('openid');
    expect(asked?.get('code_challenge_method')).toBe('S256');
    expect(asked?.get('claims')).toBeNull();
    const [row] = await rows('SELECT * FROM identity WHERE subject = ?', ['claims']);
    expect(Object.keys(row ?? {}).sort()).toEqual(['account_id', 'issuer', 'linked_on', 'subject']);
    expect(row?.issuer).toBe(provider.issuer);
  });

  it('sends somebody whom Concord does not know for an invitation code, and lets them in nowhere', async () => {
    provider.subject = 'stranger';
    const browser = new Browser(concord);
    const answer = await comeBack(browser, await away(browser, '/sign-in/elsewhere'));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('To join you need an invitation code.');
    expect(browser.session).toBeUndefined();
  });

  it('does not take the same subject of another issuer for the same person', async () => {
    await joined('twin');
    await changeRows(place, `UPDATE identity SET issuer = 'https://other.example' WHERE subject = 'twin'`);
    const browser = new Browser(concord);
    expect((await comeBack(browser, await away(browser, '/sign-in/elsewhere'))).status).toBe(403);
    expect(browser.session).toBeUndefined();
  });

  it.each([
    ['another state', 'state', 'forged'],
    ['no state', 'state', null],
    ['another issuer (mix-up, RFC 9207)', 'iss', 'https://evil.example'],
    ['no issuer, which this provider always names', 'iss', null],
    ['another code', 'code', 'forged'],
  ])('refuses an answer with %s', async (what, name, forged) => {
    await joined(`victim of ${what}`);
    const browser = new Browser(concord);
    const [path = '', search] = (await away(browser, '/sign-in/elsewhere')).split('?');
    const query = new URLSearchParams(search);
    if (forged === null) query.delete(name);
    else query.set(name, forged);
    const answer = await comeBack(browser, `${path}?${query.toString()}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Nothing has changed here.');
    expect(browser.session).toBeUndefined();
  });

  it('refuses an answer that was asked for in another browser, or comes a second time', async () => {
    await joined('copied');
    const [mine, another] = [new Browser(concord), new Browser(concord)];
    const path = await away(mine, '/sign-in/elsewhere');
    expect((await comeBack(another, path)).status).toBe(400);
    await away(another, '/sign-in/elsewhere');
    expect((await comeBack(another, path)).status).toBe(400);
    expect((await comeBack(mine, path)).status).toBe(303);
    expect((await comeBack(mine, path)).status).toBe(400);
  });

  it('refuses a token with another nonce than the browser was given', async () => {
    await joined('nonce');
    const browser = new Browser(concord);
    const leaving = await browser.open('/sign-in/elsewhere');
    const address = new URL(whereTo(leaving) ?? '');
    address.searchParams.set('nonce', 'another');
    const path = (await signInThere(address.href, back)).slice(concord.address.length);
    expect((await comeBack(browser, path)).status).toBe(400);
    expect(browser.session).toBeUndefined();
  });

  it('leaves for the provider from our own pages only', async () => {
    const answer = await new Browser(concord).open('/sign-in/elsewhere', { 'sec-fetch-site': 'cross-site' });
    expect(whereTo(answer)).toBe('/sign-in');
  });

  it('goes nowhere but within Concord afterwards (attack 25)', async () => {
    const browser = await joined('next');
    const path = await away(browser, '/sign-in/elsewhere?next=//evil.example');
    expect(whereTo(await comeBack(browser, path))).toBe('/account');
  });

  it('does not let somebody in whose account is disabled', async () => {
    const handle = await handleOf(await joined('disabled'));
    await changeRows(
      place,
      `UPDATE account SET disabled_at = '2026-01-01T00:00:00.000Z' WHERE handle = '${handle}'`,
    );
    const browser = new Browser(concord);
    expect((await comeBack(browser, await away(browser, '/sign-in/elsewhere'))).status).toBe(403);
  });

  describe('an account with a passphrase', () => {
    const elsewhere = '/account/elsewhere';

    async function signedIn(): Promise<Browser> {
      const browser = new Browser(concord);
      await browser.signIn(await member(concord));
      return browser;
    }

    /** Asks for the link, and signs in at the provider; the path back. */
    async function leaveToLink(browser: Browser): Promise<string> {
      const page = await browser.send(`${elsewhere}/link`, { confirmation: PASSPHRASE });
      expect(page.status).toBe(200);
      const [, address = ''] = /<a href="([^"]+)" class="primary"/.exec(page.text) ?? [];
      return (await signInThere(address.replaceAll('&amp;', '&'), back)).slice(concord.address.length);
    }

    it('is linked after its passphrase was typed once more, and signs in both ways until it is unlinked', async () => {
      provider.subject = 'linked';
      const browser = await signedIn();
      expect((await browser.send(`${elsewhere}/link`, { confirmation: 'not it at all' })).status).toBe(403);
      expect(whereTo(await comeBack(browser, await leaveToLink(browser)))).toBe(`${elsewhere}?done=linked`);
      const other = new Browser(concord);
      await comeBack(other, await away(other, '/sign-in/elsewhere'));
      expect(await handleOf(other)).toBe(await handleOf(browser));
      const { items } = (await browser.ask('GET /api/v1/me/identities')).json;
      const [identity] = items as { id: string; issuer: string }[];
      expect(identity?.issuer).toBe(provider.issuer);
      const body = { passphrase: PASSPHRASE };
      expect((await browser.ask(`DELETE /api/v1/me/identities/${identity?.id ?? ''}`, { body })).status).toBe(
        204,
      );
      const late = new Browser(concord);
      expect((await comeBack(late, await away(late, '/sign-in/elsewhere'))).status).toBe(403);
    });

    it('is not linked with what belongs to somebody else, nor in another session than asked for it', async () => {
      await joined('taken');
      provider.subject = 'taken';
      const browser = await signedIn();
      expect((await comeBack(browser, await leaveToLink(browser))).status).toBe(409);
      provider.subject = 'free';
      const path = await leaveToLink(browser);
      await browser.send('/sign-out');
      expect((await comeBack(browser, path)).status).toBe(400);
      expect(await rows('SELECT * FROM identity WHERE subject = ?', ['free'])).toEqual([]);
    });
  });

  it('is not taken away from an account that has no passphrase', async () => {
    const browser = await joined('only');
    const { items } = (await browser.ask('GET /api/v1/me/identities')).json;
    const [{ id } = { id: '' }] = items as { id: string }[];
    const answer = await browser.ask(`DELETE /api/v1/me/identities/${id}`, { body: {} });
    expect([answer.status, answer.json.code]).toEqual([409, 'last-sign-in']);
  });

  it('says in words that the provider is down, and lets people in by passphrase meanwhile', async () => {
    const alone = await startConcord({
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', CONCORD_WORKER: 'off' },
      ...{ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    });
    try {
      const browser = new Browser(alone);
      const answer = await browser.open('/sign-in/elsewhere');
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('127.0.0.1:9 does not answer');
      expect((await browser.signIn(await member(alone))).status).toBe(201);
    } finally {
      await alone.stop();
    }
  });

  it('is not there unless it is set up', async () => {
    const without = await startConcord({
      ...{ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', CONCORD_WORKER: 'off' },
    });
    try {
      const browser = new Browser(without);
      for (const path of ['/sign-in/elsewhere', '/sign-in/elsewhere/back?code=x', '/join/ABC/elsewhere'])
        expect((await browser.open(path)).status).toBe(404);
      expect((await browser.open('/sign-in')).text).not.toContain('elsewhere');
    } finally {
      await without.stop();
    }
  });
}
