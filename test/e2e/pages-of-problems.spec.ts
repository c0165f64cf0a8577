import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';

describe('the page of a problem', () => {
  let place: TestPlace;
  let concord: Concord;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({ CONCORD_DATA: place.dataDir });
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it('leads to a page that exists: to one’s account, or to where one signs in', async () => {
    const browser = new Browser(concord);
    const linkOf = async (path: string) => {
      const link = /<main[^]*<a href="([^"]+)"/.exec((await browser.open(path)).text)?.[1] ?? '';
      return [link, (await browser.open(link)).status];
    };
    expect(await linkOf('/nowhere')).toEqual(['/sign-in', 200]);
    await browser.send('/sign-in', { handle: await member(concord), passphrase: PASSPHRASE });
    expect(await linkOf('/api/v1/accounts/nobody-here')).toEqual(['/account', 200]);
  });

  it('says for how many seconds to wait, in the language of who reads it', async () => {
    const fr = { 'accept-language': 'fr' };
    const browser = new Browser(concord);
    const answers = [];
    for (let code = 0; code < 40; code += 1) answers.push(await browser.open(`/join/AAAAA-${code}`, fr));
    const waits = answers.filter(({ status }) => status === 429);
    expect(waits.length).toBeGreaterThan(0);
    const seconds = Number(waits[0]?.headers.get('retry-after'));
    expect(waits[0]?.text).toMatch(new RegExp(`Réessayez dans ${seconds} seconde`));
  });
});
