import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { ask, type Concord, type Sending, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { halfRequest, rawRequest } from '../factories/raw-http.js';
import { Coordinator } from '../factories/team.js';

const ONION = `http://${'abcdefgh234567'.repeat(4)}.onion`;
const CONTACT = 'mailto:security@concord.example';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('what every answer says to a browser', () => {
  let place: TestPlace;
  let concord: Concord;
  let token: string;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({
      CONCORD_DATA: place.dataDir,
      ONION_URL: ONION,
      SECURITY_CONTACT: CONTACT,
    });
    token = await concord.token('coordinator');
    const coordinator = new Coordinator(concord, token);
    await coordinator.import('notice', '# Notice\n\n1. The vote was observed.');
    const { fr = '' } = await coordinator.open('notice', ['fr']);
    await coordinator.ask(`POST /api/v1/jobs/${fr}/editions`, { body: { partial: true } });
    await coordinator.edition('notice', 'fr');
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const KINDS: readonly (readonly [string, string, Sending?])[] = [
    ['a page for readers', 'GET /c/notice/fr'],
    ['a page that is kept at hand', 'GET /c/notice/fr'],
    ['a download', 'GET /c/notice/fr/e1/notice.r1.fr.md'],
    ['a way to the language', 'GET /c/notice'],
    ['nothing, as a page', 'GET /c/nothing', { headers: BROWSER }],
    ['nothing, as data', 'GET /c/nothing'],
    ['an address that cannot be read', 'GET /c/%ff'],
    ['an address without a route', 'GET /nowhere'],
    ['a method that is not taken', 'DELETE /c/notice'],
    ['data of the API', 'GET /api/v1/communiques'],
    ['data that is public', 'GET /api/v1/communiques/notice/editions'],
    ['a caller without a token', 'GET /api/v1/me', { headers: { authorization: '' } }],
    [
      'a body that is none',
      'POST /api/v1/communiques?slug=x',
      { bytes: '{', headers: { 'content-type': 'application/json' } },
    ],
    ['the page of the API', 'GET /api/docs'],
    ['a script of that page', 'GET /api/docs/swagger-ui-bundle.js'],
    ['the description of the API', 'GET /api/docs-json'],
    ['a probe', 'GET /healthz'],
    ['figures', 'GET /metrics'],
    ['whom to tell of holes', 'GET /.well-known/security.txt'],
  ];

  it.each(KINDS)(
    '%s: nothing loads, nothing frames it, nothing follows it',
    async (_, request, sending = {}) => {
      const answer = await ask(concord, request, { token, ...sending });
      const policy = directives(answer.headers.get('content-security-policy'));
      expect(policy).toMatchObject({
        ...{ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
        'form-action': [expect.stringMatching(/^'(?:none|self)'$/)],
      });
      expect(Object.values(policy).flat()).not.toContain("'unsafe-inline'");
      expect(
        Object.values(policy)
          .flat()
          .filter((source) => !source.startsWith("'")),
      ).toEqual(request === 'GET /api/docs' ? ['data:'] : []);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('geolocation=()'),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
      });
      expect(answer.headers.get('strict-transport-security')).toBeNull();
      expect(answer.headers.get('server')).toBeNull();
      expect(answer.headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(KINDS)('%s: kept by nobody, unless it is for everybody', async (_, request, sending = {}) => {
    const answer = await ask(concord, request, { token, ...sending });
    const isPublic = /^GET \/(?:c\/notice|\.well-known|api\/docs\/swagger)/.test(request);
    const expected = isPublic ? /^public, (?:no-cache|max-age=\d+(?:, immutable)?)$/ : /^no-store$/;
    expect(answer.headers.get('cache-control')).toMatch(expected);
  });

  it('a page’s style is the one that it came with, known by its hash; nothing else is', async () => {
    for (const path of ['/c/notice/fr', '/c/notice/en', '/c/notice/fr/e1']) {
      const page = await ask(concord, `GET ${path}`);
      const style = /<style>([^<]*)<\/style>/.exec(page.text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(directives(page.headers.get('content-security-policy'))['style-src']).toEqual([
        `'sha256-${hash}'`,
      ]);
      expect(page.text).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i);
      expect(page.text).not.toMatch(/(?:src|<link[^>]+href)="(?!#)/i);
    }
  });

  it('a request that is no HTTP is answered with the same', async () => {
    const answer = await halfRequest(concord.address, '\0\0\0\r\n\r\n');
    expect(answer).toMatch(/^content-security-policy: default-src 'none'/im);
    expect(answer).toMatch(/^cache-control: no-store/im);
  });

  it('pages, and only pages, say where the onion service has the same; answers kept at hand as well', async () => {
    for (let round = 0; round < 2; round += 1) {
      const page = await ask(concord, 'GET /c/notice/fr/e1');
      expect(page.headers.get('onion-location')).toBe(`${ONION}/c/notice/fr/e1`);
    }
    const queried = await ask(concord, 'GET /c/notice/fr?print=1');
    expect(queried.headers.get('onion-location')).toBe(`${ONION}/c/notice/fr?print=1`);
    const download = await ask(concord, 'GET /c/notice/fr/e1/notice.r1.fr.md');
    expect(download.headers.get('onion-location')).toBeNull();
    expect((await ask(concord, 'GET /healthz')).headers.get('onion-location')).toBeNull();
    const through = await rawRequest(concord.address, 'GET', '/c/notice/fr/e1', {
      host: new URL(ONION).host,
    });
    expect(through.status).toBe(200);
    const absolute = await rawRequest(concord.address, 'GET', 'http://127.0.0.1/c/notice/fr', BROWSER);
    expect(absolute.headers['onion-location']).toBeUndefined();
  });

  it('security.txt names whom the operator named, for less than a year', async () => {
    const { text, headers } = await ask(concord, 'GET /.well-known/security.txt');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const fields: Record<string, string> = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    );
    expect(fields).toMatchObject({ Contact: CONTACT, Canonical: `${ONION}/.well-known/security.txt` });
    const days = (Date.parse(fields.Expires ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(366);
    expect((await ask(concord, 'GET /.well-known/security.txt')).text).toBe(text);
  });
});

describe('a Concord that is known under https', () => {
  it('is never to be asked otherwise; it names nobody for holes and no onion service unless it is told', async () => {
    const place = await makePlace('sqlite');
    const concord = await startConcord({
      CONCORD_DATA: place.dataDir,
      PUBLIC_URL: 'https://concord.example',
    });
    const headers = { host: 'concord.example', ...BROWSER };
    const page = await rawRequest(concord.address, 'GET', '/c/nothing', headers);
    expect(page.headers['strict-transport-security']).toMatch(/^max-age=31536000; includeSubDomains$/);
    expect(page.headers['onion-location']).toBeUndefined();
    expect((await rawRequest(concord.address, 'GET', '/.well-known/security.txt', headers)).status).toBe(404);
    await concord.stop();
    await place.remove();
  });
});

function directives(policy: string | null): Record<string, string[]> {
  const parts = (policy ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return Object.fromEntries(parts.map(([name = '', ...sources]) => [name, sources]));
}
