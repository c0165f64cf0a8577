import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { ResetCodesService } from '../../src/accounts/people/reset-codes.service.js';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { Reads } from '../../src/persistence/reads.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { hidden, whereTo } from '../factories/page-text.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'who arrives, and what they are told, on SQLite', () => {
  definePages('sqlite');
});
describeWith(['PostgreSQL'], 'who arrives, and what they are told, on PostgreSQL', () => {
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

  async function invite(): Promise<string> {
    const wish = { roles: grantsOf('translator', ['fr']), days: 7 };
    return `/join/${(await concord.app.get(InvitationsService, { strict: false }).make(wish, null)).code}`;
  }

  async function signedIn(handle: string): Promise<Browser> {
    const browser = new Browser(concord);
    await browser.send('/sign-in', { handle, passphrase: PASSPHRASE });
    return browser;
  }

  const cookieOf = (lines: readonly string[], name: string) =>
    lines.find((one) => one.startsWith(`${name}=`));

  it.each([
    ['their own', {}, true],
    ['one that others use too', { shared: 'yes' }, false],
  ])('who joins on a computer that is %s stays known to it accordingly', async (_, fields, stays) => {
    const browser = new Browser(concord);
    const path = await invite();
    const page = await browser.open(path);
    expect(page.text).toContain('Others use this computer too');
    const form = { handle: '', choice: 'offered', offered: hidden(page, 'offered'), ...fields };
    const cookies = (await browser.send(path, form)).headers.getSetCookie();
    expect(cookieOf(cookies, '__Host-concord')?.includes('Max-Age')).toBe(stays);
    expect(cookieOf(cookies, '__Host-concord-device') !== undefined).toBe(stays);
    const sessions = await browser.open('/account/sessions');
    expect(sessions.text.includes('On a computer that others use too')).toBe(!stays);
  });

  it('keeps the tick when something else in the form is wrong', async () => {
    const form = { handle: 'rail', choice: 'own', passphrase: 'too short', shared: 'yes' };
    const page = await new Browser(concord).send(await invite(), form);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/name="shared" value="yes" checked/);
  });

  it('tells who is signed in already, where one signs in or joins, and lets them go on or sign out', async () => {
    const handle = await member(concord);
    const browser = await signedIn(handle);
    const told = `You are signed in as ${handle} already. Go on to your account, or sign out first.`;
    for (const path of ['/sign-in', await invite()]) {
      const { text } = await browser.open(path);
      expect(text).toContain(told);
      expect(text).toContain('<a href="/account">Your account</a>');
      expect(text).toContain('action="/sign-out"');
      expect((await new Browser(concord).open(path)).text).not.toContain('already');
    }
    const french = await browser.send('/sign-out?lang=fr');
    expect(whereTo(french)).toBe('/sign-in?done=signed-out&lang=fr');
    expect((await browser.open('/sign-in')).text).not.toContain('already');
  });

  it('says whose passphrase a code sets anew and that the second step goes, and so does the account later', async () => {
    const handle = await member(concord);
    const maker = await member(concord, 'coordinator', []);
    const page = await new Browser(concord).open(`/join/${await resetCode(handle, maker)}`);
    expect(page.text).toContain(`It sets a new passphrase for ${handle}, and ends every session`);
    expect(page.text).toContain('It also takes away the app, the passkeys and the recovery codes');
    const account = await (await signedIn(handle)).open('/account');
    expect(account.text).toContain(
      `A code was made to set a new passphrase and take the second step away · by ${maker} · `,
    );
  });

  it('tells an owner which roles were changed into which, and by whom, in their language', async () => {
    const handle = await member(concord, 'reviewer', ['fr']);
    const maker = await member(concord, 'coordinator', []);
    const coordinator = await signedIn(maker);
    const roles = [
      { role: 'translator', language: 'fr' },
      { role: 'reviewer', language: 'ru' },
    ];
    const answer = await coordinator.ask(`PUT /api/v1/accounts/${handle}/roles`, { body: { roles } });
    expect(answer.status).toBe(200);
    const browser = await signedIn(handle);
    const told = 'Roles changed: Reviewer (Français) → Translator (Français)';
    for (const path of ['/account', '/account/events']) {
      const { text } = await browser.open(path);
      expect(text).toContain(told);
      expect(text).toContain('Reviewer (Русский)');
      expect(text).toContain(`by ${maker}`);
    }
    expect((await browser.open('/account/events?lang=fr')).text).toContain('Les rôles ont changé');
  });

  /** Makes a code that takes the second factor away as well. */
  async function resetCode(handle: string, maker: string): Promise<string> {
    const account = await concord.app.get(Reads).accounts.byHandle(maker);
    const credential = { kind: 'session', id: 's' } as const;
    const caller = { accountId: account?.id ?? '', credential, grants: [] };
    const resets = concord.app.get(ResetCodesService, { strict: false });
    return (await resets.make(handle, true, caller, PASSPHRASE)).code;
  }
}
