import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Answer, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { errorAt, hidden, whereTo } from '../factories/page-text.js';
import { describeWith } from '../factories/services.js';
import { SoftwareAuthenticator } from '../factories/software-authenticator.js';

describeWith([], 'the pages of the second step on SQLite', () => {
  definePages('sqlite');
});
describeWith(['PostgreSQL'], 'the pages of the second step on PostgreSQL', () => {
  definePages('postgres');
});

const PATH = '/account/second-step';
const AGAIN = { confirmation: PASSPHRASE };
const codesIn = ({ text }: Pick<Answer, 'text'>): string[] =>
  text.match(/(?:[0-9A-Z]{5}-){4}[0-9A-Z]{6}/g) ?? [];

function definePages(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let browser: Browser;
  let handle: string;

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
    await browser.send('/sign-in', { handle, passphrase: PASSPHRASE });
  });

  async function addPasskey(): Promise<{ id: string; recoveryCodes: string[] | null }> {
    const key = SoftwareAuthenticator.make(`http://localhost:${new URL(concord.address).port}`);
    const asked = await browser.ask('POST /api/v1/me/passkeys/options', { body: { passphrase: PASSPHRASE } });
    const response = key.register(asked.json as unknown as Parameters<typeof key.register>[0]);
    const added = await browser.ask('POST /api/v1/me/passkeys', { body: { name: 'Blue key', response } });
    expect(added.status).toBe(201);
    return added.json as unknown as { id: string; recoveryCodes: string[] | null };
  }

  async function turnOnApp(): Promise<string[]> {
    const secret = hidden(await browser.send(PATH, { do: 'begin', ...AGAIN }), 'secret');
    const shown = await browser.send(`${PATH}/app`, { secret, code: new TOTP({ secret }).generate() });
    return codesIn(await browser.open(whereTo(shown) ?? ''));
  }

  async function entersWith(code: string): Promise<string | null> {
    const later = new Browser(concord);
    await later.send('/sign-in', { handle, passphrase: PASSPHRASE });
    return whereTo(await later.send('/sign-in/second-step', { code }));
  }

  describe('a passkey that was made with the API', () => {
    it('comes with ten codes, so that its owner gets into the pages as well', async () => {
      const { recoveryCodes } = await addPasskey();
      expect(recoveryCodes).toHaveLength(10);
      expect(await entersWith(recoveryCodes?.[0] ?? '')).toBe('/account');
      expect((await addPasskey()).recoveryCodes).toBeNull();
    });

    it('is listed and removed on the page, after a confirmation of its own', async () => {
      const { id } = await addPasskey();
      const list = await browser.open(PATH);
      expect(list.text).toContain('<bdi>Blue key</bdi>');
      expect(list.text).not.toContain('<button class="primary"');
      const asks = await browser.open(`${PATH}?do=passkey&id=${id}`);
      expect([hidden(asks, 'do'), hidden(asks, 'id')]).toEqual(['passkey', id]);
      const wrong = await browser.send(PATH, { do: 'passkey', id, confirmation: 'not it' });
      expect([wrong.status, errorAt(wrong, 'confirmation'), hidden(wrong, 'id')]).toEqual([
        403,
        'This is not your passphrase.',
        id,
      ]);
      const gone = await browser.send(PATH, { do: 'passkey', id, ...AGAIN });
      expect(whereTo(gone)).toBe(`${PATH}?done=passkey-removed`);
      expect((await browser.open('/account')).text).not.toContain('On · ');
    });

    it('does not stand alone when the app goes', async () => {
      const codes = await turnOnApp();
      const { recoveryCodes } = await addPasskey();
      expect(recoveryCodes).toBeNull();
      for (const code of codes) await entersWith(code);
      const refused = await browser.send(PATH, { do: 'remove', ...AGAIN });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain(
        'Make recovery codes first: with a passkey alone you could be shut out.',
      );
      const { json } = await browser.ask('DELETE /api/v1/me/totp', { body: { passphrase: PASSPHRASE } });
      expect(json.code).toBe('recovery-codes-needed');
    });
  });

  it('turns all of it off at once', async () => {
    await turnOnApp();
    await addPasskey();
    expect(whereTo(await browser.send(PATH, { do: 'off', ...AGAIN }))).toBe(`${PATH}?done=removed`);
    const later = new Browser(concord);
    expect(whereTo(await later.send('/sign-in', { handle, passphrase: PASSPHRASE }))).toBe('/account');
  });

  it('makes new codes only where that was asked for, and none when the page is loaded again', async () => {
    const codes = await turnOnApp();
    expect(codes).toHaveLength(10);
    const nothing = await browser.send(PATH, AGAIN);
    expect([nothing.status, whereTo(nothing)]).toEqual([303, PATH]);
    const asks = await browser.open(`${PATH}?do=codes`);
    expect(asks.text).toContain('The recovery codes that you have now stop working.');
    expect(await entersWith(codes[0] ?? '')).toBe('/account');
    const made = await browser.send(PATH, { do: 'codes', ...AGAIN });
    expect([made.status, whereTo(made), made.text]).toEqual([303, `${PATH}/new-codes`, '']);
    const fresh = codesIn(await browser.open(`${PATH}/new-codes`));
    expect(fresh).toHaveLength(10);
    const again = await browser.open(`${PATH}/new-codes`);
    expect(codesIn(again)).toEqual([]);
    expect(again.text).toContain('The codes were shown once, and are not shown again.');
    expect(await entersWith(codes[1] ?? '')).not.toBe('/account');
    expect(await entersWith(fresh[0] ?? '')).toBe('/account');
  });
}
