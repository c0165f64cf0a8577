import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Answer, ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { routesOf } from '../factories/routes-of.js';
import { describeWith } from '../factories/services.js';

/** Who asks, in the order of the columns: nobody; somebody whose second factor is awaited; somebody signed in; a token. */
const WHO = ['nobody', 'awaited', 'signed in', 'token'] as const;
type Who = (typeof WHO)[number];

/** Of what is behind sign-in, a browser without it is led there; a token has no screens. */
const BEHIND = (status: number) => `303 303 ${status} 403`;
const SENT_BEHIND = (status: number) => `401 401 ${status} 403`;
const EVERYBODY = (status: number) => `${status} ${status} ${status} ${status}`;

/** Every route that is a page, or takes its form with nothing in it, and who gets which answer. */
const PAGES: Readonly<Record<string, string>> = {
  'GET /.well-known/security.txt': EVERYBODY(404),
  'GET /account': BEHIND(200),
  'GET /account/delete': BEHIND(200),
  'GET /account/elsewhere': BEHIND(404),
  'GET /account/events': BEHIND(200),
  'GET /account/passphrase': BEHIND(200),
  'GET /account/profile': BEHIND(200),
  'GET /account/second-step': BEHIND(200),
  'GET /account/second-step/new-codes': BEHIND(200),
  'GET /account/sessions': BEHIND(200),
  'GET /account/tokens': BEHIND(200),
  'GET /assets/{name}': EVERYBODY(404),
  'GET /join': EVERYBODY(200),
  'GET /join/{code}': EVERYBODY(422),
  'GET /join/{code}/elsewhere': EVERYBODY(404),
  'GET /sign-in': EVERYBODY(200),
  'GET /sign-in/elsewhere': EVERYBODY(404),
  'GET /sign-in/elsewhere/back': EVERYBODY(404),
  'GET /sign-in/second-step': '303 200 409 403',
  'POST /account/delete': SENT_BEHIND(400),
  'POST /account/elsewhere/link': SENT_BEHIND(404),
  'POST /account/elsewhere/unlink': SENT_BEHIND(404),
  'POST /account/passphrase': SENT_BEHIND(403),
  'POST /account/profile': SENT_BEHIND(400),
  'POST /account/second-step': SENT_BEHIND(303),
  'POST /account/second-step/app': SENT_BEHIND(404),
  'POST /account/sessions/end': SENT_BEHIND(404),
  'POST /account/sessions/others': SENT_BEHIND(303),
  'POST /account/tokens': SENT_BEHIND(400),
  'POST /account/tokens/revoke': SENT_BEHIND(404),
  'POST /join': EVERYBODY(400),
  'POST /join/{code}': EVERYBODY(422),
  'POST /sign-in': EVERYBODY(401),
  'POST /sign-in/second-step': '401 401 409 403',
  'POST /sign-out': EVERYBODY(303),
};

describeWith([], 'who gets which page on SQLite', () => {
  definePages('sqlite');
});
describeWith(['PostgreSQL'], 'who gets which page on PostgreSQL', () => {
  definePages('postgres');
});

function definePages(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let token: string;
  let twoFactors: string;
  let pages: readonly string[];

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    token = await concord.token('coordinator');
    twoFactors = await withSecondFactor();
    const { paths } = (await ask(concord, 'GET /api/docs-json')).json as {
      readonly paths: Readonly<Record<string, object>>;
    };
    const described = new Set(
      Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      ),
    );
    pages = routesOf(concord).filter((route) => !described.has(route));
  }, 60_000);

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function withSecondFactor(): Promise<string> {
    const handle = await member(concord);
    const browser = new Browser(concord);
    await browser.signIn(handle);
    const { json } = await browser.ask('POST /api/v1/me/totp', { body: { passphrase: PASSPHRASE } });
    const code = new TOTP({ secret: Secret.fromBase32(String(json.secret)) }).generate();
    const confirmed = await browser.ask('POST /api/v1/me/totp/confirmation', { body: { code } });
    expect(confirmed.status).toBeLessThan(300);
    return handle;
  }

  async function answerTo(who: Who, route: string): Promise<Answer> {
    const [method = '', path = ''] = route.replace('{code}', '7K3QD').replace('{name}', 'x.css').split(' ');
    const browser = new Browser(concord);
    if (who === 'awaited') expect((await browser.signIn(twoFactors)).json.stage).toBe('second-factor');
    if (who === 'signed in') expect((await browser.signIn(await member(concord))).status).toBe(201);
    const headers = who === 'token' ? { authorization: `Bearer ${token}` } : {};
    if (method === 'GET') return browser.open(path, headers);
    const type = 'application/x-www-form-urlencoded';
    return browser.ask(`POST ${path}`, {
      bytes: '',
      headers: { accept: 'text/html', 'content-type': type, ...headers },
    });
  }

  it('is said of every route that the description of the API has not', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(Object.keys(PAGES).sort()).toEqual([...pages].sort());
  });

  it.each(Object.entries(PAGES))('%s', async (route, answers) => {
    const found: Partial<Record<Who, number>> = {};
    for (const who of WHO) found[who] = (await answerTo(who, route)).status;
    const expected = answers.split(' ').map(Number);
    expect(found).toEqual(Object.fromEntries(WHO.map((who, column) => [who, expected[column]])));
  });
}
