import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/persistence/database.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { rawRequest } from '../factories/raw-http.js';
import { routesOf } from '../factories/routes-of.js';
import { describeWith } from '../factories/services.js';

const PAGES = [
  ...['/sign-in', '/sign-in/second-step', '/join', '/join/7K3QD', '/account', '/account/events'],
  ...['/account/profile', '/account/passphrase', '/account/sessions', '/account/second-step'],
  ...['/account/second-step/new-codes', '/account/tokens', '/account/delete', '/account/elsewhere'],
  ...['/sign-in/elsewhere', '/sign-in/elsewhere/back', '/join/7K3QD/elsewhere'],
];
const FORMS = [
  ...['/sign-in', '/sign-in/second-step', '/sign-out', '/join', '/join/7K3QD', '/account/profile'],
  ...['/account/passphrase', '/account/sessions/end', '/account/sessions/others', '/account/second-step'],
  ...['/account/second-step/app', '/account/tokens', '/account/tokens/revoke', '/account/delete'],
  ...['/account/elsewhere/link', '/account/elsewhere/unlink'],
];

describeWith([], 'attacks on accounts and pages, on SQLite', () => {
  defineAttacks('sqlite');
});
describeWith(['PostgreSQL'], 'attacks on accounts and pages, on PostgreSQL', () => {
  defineAttacks('postgres');
});

/** Each suite names the row of the table of attacks that it shows, for what has to do with accounts. */
function defineAttacks(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let browser: Browser;
  let handle: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    handle = await member(concord, 'coordinator', []);
    browser = new Browser(concord);
    expect((await browser.signIn(handle)).status).toBe(201);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it('is tried on every page and form that there is', () => {
    const routes = routesOf(concord).map((route) => route.replace('{code}', '7K3QD'));
    const there = (method: string) =>
      routes.filter(
        (route) =>
          route.startsWith(`${method} /`) && !/ \/(?:api|c|assets|\.well|healthz|readyz|metrics)/.test(route),
      );
    expect([...PAGES.map((path) => `GET ${path}`)].sort()).toEqual(there('GET'));
    expect([...FORMS.map((path) => `POST ${path}`)].sort()).toEqual(there('POST'));
  });

  const tokenWish = (name: string) => ({
    name,
    role: 'translator',
    languages: ['fr'],
    passphrase: PASSPHRASE,
  });

  describe('8 and 12: names that are not names', () => {
    const names: readonly (readonly [string, string])[] = [
      ['a line break', 'a\r\nSet-Cookie: x=1'],
      ['a right-to-left override', 'heron\u202Enoreh'],
      ['a zero-width space', 'her\u200Bon'],
      ['a letter that looks like another', 'h\u0435ron'],
      ['4 kB', 'a'.repeat(4096)],
      ['a path', '../heron'],
      ['NUL', 'heron\0'],
    ];

    it.each(names)('a handle with %s is refused, and nothing changes', async (_, name) => {
      const answer = await browser.ask('PATCH /api/v1/me', { body: { handle: name } });
      expect([400, 422]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await browser.ask('GET /api/v1/me')).json.handle).toBe(handle);
    });

    it.each(names)('nobody is found by a handle with %s, and nobody told', async (_, name) => {
      const answer = await browser.ask(`GET /api/v1/accounts/${encodeURIComponent(name)}`);
      expect([400, 404]).toContain(answer.status);
    });
  });

  describe('9: bodies that are too much', () => {
    it.each([
      'POST /api/v1/sessions',
      'POST /api/v1/accounts',
      'POST /api/v1/invitations',
      'POST /api/v1/me/tokens',
    ])('%s takes none that is deep, large or reaches into the prototype', async (request) => {
      const headers = { 'content-type': 'application/json' };
      const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
      for (const bytes of [deep, '{"__proto__":{"role":"coordinator"}}', '{"handle":'])
        expect((await browser.ask(request, { bytes, headers })).status).toBe(400);
      const large = `{"handle":"${'a'.repeat(1024 * 1024)}"}`;
      expect((await browser.ask(request, { bytes: large, headers })).status).toBe(413);
    });

    it('a form of more than 64 kB is not read', async () => {
      expect((await browser.send('/sign-in', { handle: 'a'.repeat(65 * 1024) })).status).toBe(413);
    });
  });

  describe('10: markup where a name is asked for', () => {
    const typed = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

    it('a token keeps its name as it was typed, and its page shows it as words', async () => {
      const name = '<b onclick=alert(1)>x</b>';
      const made = await browser.ask('POST /api/v1/me/tokens', { body: tokenWish(name) });
      expect(made.status).toBe(201);
      const { items } = (await browser.ask('GET /api/v1/me/tokens')).json as { items?: { name: string }[] };
      expect(items?.map((one) => one.name)).toContain(name);
      const { text } = await browser.open('/account/tokens');
      expect(text).toContain('&lt;b onclick=alert(1)');
      expect(text).not.toMatch(/<b\s/);
    });

    it('what was typed into a form comes back inert; so does what an address says', async () => {
      const stranger = new Browser(concord);
      const pages = [
        await stranger.send('/sign-in', { handle: typed, passphrase: typed }),
        await stranger.send('/join/7K3QD', { code: typed, handle: typed, passphrase: typed }),
        await stranger.open(`/sign-in?next=${encodeURIComponent(typed)}&lang=${encodeURIComponent(typed)}`),
        await stranger.open(`/join/${encodeURIComponent(typed)}`),
        await stranger.open(`/${encodeURIComponent(typed)}`),
      ];
      const asked = await stranger.send('/join', { code: typed });
      expect(new URL(asked.headers.get('location') ?? '', concord.address).origin).toBe(concord.address);
      for (const { text, headers } of pages) {
        expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(tagsOf(text).join('\n')).not.toMatch(/<script|<img|\son[a-z]+=/i);
      }
    });
  });

  describe('11: text that would like to take long', () => {
    it('a passphrase, a code and a handle of 100,000 characters are refused before anything is computed', async () => {
      const long = '(a+)+'.repeat(20_000);
      const stranger = new Browser(concord);
      const bodies = [
        ['POST /api/v1/sessions', { handle: long, passphrase: long }],
        ['POST /api/v1/accounts', { code: long, passphrase: long }],
        ['POST /api/v1/invitations/preview', { code: long }],
      ] as const;
      for (const [request, body] of bodies) expect((await stranger.ask(request, { body })).status).toBe(400);
    });
  });

  describe('19: what comes from elsewhere', () => {
    const sites: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
      ['a page without an origin', { origin: 'null' }],
      ['nowhere', {}],
    ];

    async function writes(): Promise<string[]> {
      const { paths } = (await ask(concord, 'GET /api/docs-json')).json as {
        paths?: Record<string, Record<string, unknown>>;
      };
      const operations = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '1')}`),
      );
      return [
        ...operations.filter((operation) => !operation.startsWith('GET')),
        ...FORMS.map((path) => `POST ${path}`),
      ];
    }

    it.each(sites)(
      '%s: no route that changes anything believes a session, whatever the body',
      async (_, site) => {
        const requests = await writes();
        expect(requests.length).toBeGreaterThan(50);
        for (const request of requests)
          for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
            const headers = { ...browser.headers(), ...site, 'content-type': type };
            const { status, json } = await ask(concord, request, { bytes: '{}', headers });
            expect({ request, type, status, code: json.code }).toEqual({
              request,
              type,
              status: 403,
              code: 'cross-site',
            });
          }
        expect((await browser.ask('GET /api/v1/me')).status).toBe(200);
      },
    );
  });

  describe('24: a server by another name', () => {
    const forwarded = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9;host=evil.example;proto=https',
      'x-original-url': '/api/v1/audit',
    };

    it('links of invitations and resets lead to us, whatever a proxy says', async () => {
      const body = { roles: [{ role: 'translator', language: 'fr' }] };
      const made = await browser.ask('POST /api/v1/invitations', { body, headers: forwarded });
      expect(made.status).toBe(201);
      expect(made.text).not.toContain('evil');
      const other = await member(concord);
      const reset = await browser.ask(`POST /api/v1/accounts/${other}/reset`, {
        body: {},
        headers: forwarded,
      });
      expect(reset).toMatchObject({ status: 201, json: { link: expect.stringContaining('/join/') } });
      expect(reset.text).not.toContain('evil');
    });

    it('no page and no redirect takes a name from a header', async () => {
      for (const path of [...PAGES, '/nowhere']) {
        const { text, headers } = await browser.open(path, forwarded);
        expect(`${text}${headers.get('location') ?? ''}`).not.toContain('evil');
      }
    });

    it('a Host that is not ours gets no page and no cookie', async () => {
      for (const path of PAGES) {
        const answer = await rawRequest(concord.address, 'GET', path, {
          host: 'evil.example',
          ...browser.headers(),
        });
        expect({ path, status: answer.status, cookie: answer.headers['set-cookie'] }).toEqual({
          path,
          status: 400,
        });
      }
    });
  });

  describe('25: where one goes next', () => {
    it.each([
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '%2f%2fevil.example',
    ])('next=%s leads nowhere but here', async (next) => {
      const stranger = new Browser(concord);
      const path = `/sign-in?${new URLSearchParams({ next }).toString()}`;
      const page = await stranger.open(path);
      expect(page.text).not.toMatch(/(?:href|action)="(?:[^"/#?]|\/[/\\])/);
      const led = await stranger.send(path, { handle, passphrase: PASSPHRASE, next });
      expect(led.status).toBe(303);
      const location = led.headers.get('location') ?? '';
      expect(new URL(location, concord.address).origin).toBe(concord.address);
    });
  });

  describe('27: requests of another kind', () => {
    it.each([
      '/join/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f..%2fpackage.json',
      '/account/%2e%2e%2fsecret',
      '/assets/x%00',
    ])('%s: nothing is there', async (path) => {
      const answer = await rawRequest(concord.address, 'GET', path, { accept: 'text/html' });
      expect([303, 404, 422]).toContain(answer.status);
      expect(answer.text).not.toMatch(/root:|"dependencies"/);
      if (path.startsWith('/assets')) expect(answer.status).toBe(404);
    });

    it('TRACE: 405 on every page', async () => {
      for (const path of PAGES) {
        const answer = await rawRequest(concord.address, 'TRACE', path, { cookie: 'secret=1' });
        expect({ path, status: answer.status }).toEqual({ path, status: 405 });
        expect(answer.text).not.toContain('secret');
      }
    });
  });

  describe('a page behind sign-in', () => {
    it.each(PAGES)(
      '%s runs nothing, loads nothing from elsewhere, is framed and kept by nobody',
      async (path) => {
        for (const who of [browser, new Browser(concord)]) {
          const { text, headers } = await who.open(path);
          expect(headers.get('cache-control')).toBe('no-store');
          expect(headers.get('content-security-policy')).toMatch(
            /^default-src 'none';.*frame-ancestors 'none'/,
          );
          expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src|https?:|\*/);
          expect(headers.get('referrer-policy')).toBe('no-referrer');
          expect(tagsOf(text).join('\n')).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i);
          expect(text).not.toMatch(/(?:src|href|action)="(?:[a-z]+:|\/\/)/i);
        }
      },
    );
  });

  it('nothing of all this left a trace in the rows of others', async () => {
    const rows = await concord.app.get(Database).rows.query('SELECT handle FROM account');
    for (const row of rows) expect(row.handle).toMatch(/^[a-z0-9-]{1,40}$/);
  });
}

/** The tags of a page as a browser reads them, without the values of their attributes. */
function tagsOf(html: string): string[] {
  const tags = html.match(/<[a-z/!](?:[^>"]|"[^"]*")*>/gi) ?? [];
  return tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
}
