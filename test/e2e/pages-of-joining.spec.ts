import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { InstanceKey } from '../../src/accounts/sign-in/instance-key.js';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { changeRows } from '../factories/change-rows.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { errorAt, hidden, offeredWords, whereTo } from '../factories/page-text.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'the pages on which one joins, on SQLite', () => {
  definePages('sqlite');
});
describeWith(['PostgreSQL'], 'the pages on which one joins, on PostgreSQL', () => {
  definePages('postgres');
});

const OWN = 'grey geese cross the wide estuary';

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
    const roles = grantsOf('translator', ['fr']);
    const { code } = await concord.app
      .get(InvitationsService, { strict: false })
      .make({ roles, days: 7 }, null);
    return `/join/${code}`;
  }

  async function signsIn(handle: string, passphrase: string): Promise<boolean> {
    return (await new Browser(concord).signIn(handle, passphrase)).status === 201;
  }

  describe('a form that was sent twice', () => {
    const sent = async (
      path: string,
      fields: Readonly<Record<string, string>>,
      browser = new Browser(concord),
    ) => {
      const answer = await browser.send(path, { choice: 'own', passphrase: OWN, ...fields });
      return { ...answer, next: whereTo(answer), account: (await browser.open('/account')).text };
    };

    it('joins once and signs in twice, at the same time or one after the other', async () => {
      const path = await invite();
      const handle = `twice-${kind}`;
      const both = await Promise.all([sent(path, { handle }), sent(path, { handle })]);
      for (const { status, next, account } of [
        ...both,
        await sent(path, { handle: ` ${handle.toUpperCase()}` }),
      ]) {
        expect([status, next]).toEqual([303, '/account?done=joined&took=own']);
        expect(account).toContain(`<bdi>${handle}</bdi>`);
      }
    });

    it('signs in who left the handle to chance', async () => {
      const path = await invite();
      const [first, again] = [await sent(path, { handle: '' }), await sent(path, { handle: '' })];
      const handleOf = (text: string) => /<bdi>([a-z-]+\d*)<\/bdi>/.exec(text)?.[1];
      expect(again.status).toBe(303);
      expect(handleOf(again.account)).toBe(handleOf(first.account));
    });

    it('tells anybody else that somebody joined just now, whatever handle or passphrase they try', async () => {
      const path = await invite();
      await sent(path, { handle: `first-${kind}` });
      const tries = [
        { handle: `other-${kind}` },
        { handle: `first-${kind}`, passphrase: 'another sentence of mine' },
      ];
      for (const fields of tries) {
        const { status, text, account } = await sent(path, fields);
        expect(status).toBe(422);
        expect(text).toContain('Somebody joined with this code just now');
        expect(text).toContain('href="/sign-in"');
        expect(account).toBe('');
      }
      expect((await new Browser(concord).open(path)).text).toContain(
        'Somebody joined with this code just now',
      );
    });

    it('is ten minutes later a code that cannot be used, also for who joined with it', async () => {
      const path = await invite();
      await sent(path, { handle: `late-${kind}` });
      const ago = new Date(Date.now() - 10 * 60_000 - 1000).toISOString();
      await changeRows(place, `UPDATE invitation SET used_at = '${ago}' WHERE used_at IS NOT NULL`);
      const late = await sent(path, { handle: `late-${kind}` });
      expect([late.status, late.account]).toEqual([422, '']);
      expect(late.text).toContain('This code cannot be used');
    });
  });

  describe('a new passphrase', () => {
    it('is what was typed, also where the six words stayed marked, and the next page says so', async () => {
      const browser = new Browser(concord);
      const path = await invite();
      const page = await browser.open(path);
      const form = { handle: `typed-${kind}`, choice: 'offered', offered: hidden(page, 'offered') };
      const next = whereTo(await browser.send(path, { ...form, passphrase: OWN }));
      expect((await browser.open(next ?? '')).text).toContain('Your passphrase is the one that you typed.');
      expect(await signsIn(`typed-${kind}`, OWN)).toBe(true);
      expect(await signsIn(`typed-${kind}`, offeredWords(page))).toBe(false);
    });

    it('is the six words where nothing was typed, and the next page says so', async () => {
      const browser = new Browser(concord);
      const path = await invite();
      const page = await browser.open(path);
      const form = { handle: `offered-${kind}`, choice: 'offered', offered: hidden(page, 'offered') };
      const next = whereTo(await browser.send(path, { ...form, passphrase: '' }));
      expect((await browser.open(next ?? '')).text).toContain(
        'Your passphrase is the six words that were offered.',
      );
      expect(await signsIn(`offered-${kind}`, offeredWords(page))).toBe(true);
    });

    it('is never words that the server did not draw', async () => {
      const key = concord.app.get(InstanceKey, { strict: false });
      const elsewhere = await key.seal('life life life life life life', 'somebody else');
      for (const offered of ['life life life life life life', elsewhere, '']) {
        const browser = new Browser(concord);
        const page = await browser.send(await invite(), { handle: '', choice: 'offered', offered });
        expect([page.status, errorAt(page, 'passphrase')]).toEqual([
          422,
          'The words that came back were not drawn here. Take the six words above, or type your own passphrase.',
        ]);
        expect(offeredWords(page).split(' ')).toHaveLength(6);
      }
    });

    it('is what was typed when it is changed, too, and what is wrong with it is said by its reason', async () => {
      const handle = await member(concord);
      const browser = new Browser(concord);
      await browser.send('/sign-in', { handle, passphrase: PASSPHRASE });
      const offered = hidden(await browser.open('/account/passphrase'), 'offered');
      const form = { confirmation: PASSPHRASE, choice: 'offered', offered };
      const change = (passphrase: string) => browser.send('/account/passphrase', { ...form, passphrase });
      const short = await change('too short');
      expect(errorAt(short, 'passphrase')).toBe('This passphrase has fewer than 12 characters.');
      expect(short.text).toMatch(/value="own" checked/);
      expect(errorAt(await change(`${handle} for ever`), 'passphrase')).toBe(
        'This passphrase contains your handle.',
      );
      const next = whereTo(await change(OWN));
      expect((await browser.open(next ?? '')).text).toContain('Your passphrase is the one that you typed.');
      expect(await signsIn(handle, OWN)).toBe(true);
    });
  });
}
