import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Health } from '../../src/http/health.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { halfRequest, rawRequest } from '../factories/raw-http.js';
import { Coordinator } from '../factories/team.js';
import { until } from '../factories/until.js';

describe('a reader, without an account', () => {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({ CONCORD_DATA: place.dataDir });
    coordinator = new Coordinator(concord, await concord.token('coordinator', [], 'secret-heron'));
    await coordinator.import('notice', '# Notice\n\n1. The vote was observed.');
    const jobs = await coordinator.open('notice', ['fr', 'ar', 'zh_CN']);
    for (const [language, job] of Object.entries(jobs)) {
      await coordinator.ask(`POST /api/v1/jobs/${job}/editions`, { body: { partial: true } });
      await coordinator.edition('notice', language);
    }
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it.each([
    ['ar-EG, fr;q=0.5', 'ar'],
    ['zh-CN', 'zh-Hans'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [';;q=,\u00e9 fr;q=nix', 'en'],
  ])('who wishes for “%s” is led to %s', async (wish, language) => {
    const answer = await ask(concord, 'GET /c/notice', { headers: { 'accept-language': wish } });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/c/notice/${language}`);
    expect(answer.headers.get('vary')).toBe('Accept-Language');
  });

  it('gets the page with its language, its alternates and a strong tag; and 304 the next time', async () => {
    for (let round = 0; round < 2; round += 1) {
      const page = await ask(concord, 'GET /c/notice/ar');
      expect(page.status).toBe(200);
      expect(page.headers.get('content-language')).toBe('ar');
      expect(page.headers.get('cache-control')).toBe('public, no-cache');
      expect(page.headers.get('link')).toBe(
        [...['ar', 'en', 'fr', 'zh-Hans'].map((one) => [one, one]), ['en', 'x-default']]
          .map(([one, tag]) => `</c/notice/${one}>; rel="alternate"; hreflang="${tag}"`)
          .join(', '),
      );
      const etag = page.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
      expect(page.text).toContain('dir="rtl"');
      const again = await ask(concord, 'GET /c/notice/ar', { headers: { 'if-none-match': etag } });
      expect(again).toMatchObject({ status: 304, text: '' });
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    }
  });

  it('finds an edition under its number for ever, and nobody’s handle in it', async () => {
    const { items } = (await ask(concord, 'GET /api/v1/communiques/notice/editions')).json as unknown as {
      items: { language: string; href: string; files: { href: string }[] }[];
    };
    const french = items.find(({ language }) => language === 'fr');
    const page = french?.href ?? '';
    for (const href of [page, ...(french?.files ?? []).map((file) => file.href)]) {
      const answer = await ask(concord, `GET ${href}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe(
        href === page ? 'public, no-cache' : 'public, max-age=31536000, immutable',
      );
      expect(answer.text).not.toContain('secret-heron');
      const head = await rawRequest(concord.address, 'HEAD', href);
      expect(head).toMatchObject({ status: 200, text: '' });
      expect(head.headers['content-length']).toBe(String(Buffer.byteLength(answer.text)));
    }
  });

  it('reads the source text as a page of its own, and downloads it byte for byte', async () => {
    const page = await ask(concord, 'GET /c/notice/en');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-language')).toBe('en');
    expect(page.text).toContain('The vote was observed.');
    expect(page.text).toContain('Source text (en), revision 1');
    expect(page.text).not.toMatch(/not yet translated|not a published edition/);
    expect((await ask(concord, 'GET /c/notice/en/e1')).text).toBe(page.text);
    const source = await ask(concord, 'GET /c/notice/en/e1/notice.r1.en.md');
    expect(source.text).toBe('# Notice\n\n1. The vote was observed.');
    expect(source.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await ask(concord, 'GET /c/notice/en/e2')).status).toBe(404);
    expect((await ask(concord, 'GET /c/notice/en/e1/notice.r1.fr.md')).status).toBe(404);
  });

  it('does not read the source text of what is not published in any language', async () => {
    await coordinator.import('unready', '# Unready');
    for (const path of ['', '/en', '/en/e1', '/en/e1/unready.r1.en.md'])
      expect((await ask(concord, `GET /c/unready${path}`)).status).toBe(404);
  });

  it.each([
    ['/c/notice/FR', '/c/notice/fr'],
    ['/c/notice/zh_CN', '/c/notice/zh-Hans'],
    ['/c/notice/zh-CN/e1', '/c/notice/zh-Hans/e1'],
    ['/c/notice/FR?print=1', '/c/notice/fr?print=1'],
  ])('is led from %s to %s', async (alias, address) => {
    const answer = await ask(concord, `GET ${alias}`);
    expect({ status: answer.status, location: answer.headers.get('location') }).toEqual({
      status: 301,
      location: address,
    });
    expect((await ask(concord, `GET ${address}`)).status).toBe(200);
  });

  it('is not answered by what was kept for a Host that is not ours', async () => {
    await ask(concord, 'GET /c/notice/fr/e1');
    const foreign = await rawRequest(concord.address, 'GET', '/c/notice/fr/e1', { host: 'evil.example' });
    expect(foreign.status).toBe(400);
  });

  it.each([
    '/c/nothing',
    '/c/notice/ru',
    '/c/notice/fr/e2',
    '/c/notice/fr/e0',
    '/c/notice/fr/e1/notice.r1.ar.md',
  ])('finds nothing at %s, said in a plain page', async (path) => {
    const answer = await ask(concord, `GET ${path}`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('Nothing was found here</h1>');
  });
});

interface DescribedOperation {
  readonly summary?: string;
  readonly security?: unknown;
  readonly requestBody?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: unknown }[];
  readonly responses: Readonly<Record<string, { headers?: object; content?: object }>>;
}

const FIGURES = `Bearer ${'figures-'.repeat(5)}`;

describe('the machines beside the server', () => {
  let place: TestPlace;
  let concord: Concord;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({
      CONCORD_DATA: place.dataDir,
      PUBLIC_URL: 'https://concord.example',
      CONCORD_METRICS_TOKEN: FIGURES.slice('Bearer '.length),
    });
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it('are told that the server is alive and ready, under whatever name they call it', async () => {
    const headers = { host: 'web:3000' };
    expect((await rawRequest(concord.address, 'GET', '/healthz', headers)).status).toBe(200);
    const ready = await rawRequest(concord.address, 'GET', '/readyz', headers);
    expect(JSON.parse(ready.text)).toMatchObject({ ready: true, pendingMigrations: [], tasks: null });
    const known = await rawRequest(concord.address, 'GET', '/readyz', { ...headers, authorization: FIGURES });
    expect(JSON.parse(known.text)).toMatchObject({ ready: true, tasks: { dead: 0 } });
    expect((await rawRequest(concord.address, 'GET', '/api/v1/me', headers)).status).toBe(400);
    const own = await rawRequest(concord.address, 'GET', '/api/v1/me', { host: 'Concord.example' });
    expect(own.status).toBe(401);
  });

  it('get figures by route template, and none that names a communiqué or a caller', async () => {
    await rawRequest(concord.address, 'GET', '/c/canary-slug/fr', { host: 'concord.example' });
    const figures = await until('the figures', async () => {
      const { text } = await rawRequest(concord.address, 'GET', '/metrics', {
        host: 'web:3000',
        authorization: FIGURES,
      });
      return text.includes('/c/:slug/:language') && text;
    });
    expect(figures).toMatch(/concord_tasks\{state="pending"\} 0/);
    expect(figures).not.toContain('canary-slug');
    expect(figures).not.toContain('127.0.0.1');
  });

  it.each(['concord.example', 'localhost', '127.0.0.1', '[::1]:3000', 'web:3000', 'evil.example', ''])(
    'tell nobody who calls the server %j when people work, and nobody who guesses',
    async (host) => {
      for (const authorization of ['', 'Bearer', 'Bearer figures-', `${FIGURES}x`, FIGURES.slice(7)]) {
        const headers = { host, ...(authorization === '' ? {} : { authorization }) };
        const figures = await rawRequest(concord.address, 'GET', '/metrics', headers);
        expect({ authorization, status: figures.status }).toEqual({ authorization, status: 404 });
        const ready = await rawRequest(concord.address, 'GET', '/readyz', headers);
        expect(JSON.parse(ready.text)).toMatchObject({ ready: true, tasks: null });
      }
    },
  );

  it('tell nobody who speaks HTTP/1.0 and names no host', async () => {
    expect(await halfRequest(concord.address, 'GET /metrics HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await halfRequest(concord.address, 'GET /readyz HTTP/1.0\r\n\r\n')).toMatch(/"tasks":null/);
  });

  it.each([
    ['the names of this machine only, where nobody else is meant to reach it', {}, 200, 404],
    ['no name, where it is an onion service', { ONION_URL: `http://${'a'.repeat(56)}.onion` }, 404, 404],
  ] as const)('are told by %s', async (_, env, local, other) => {
    const elsewhere = await makePlace('sqlite');
    const one = await startConcord({ CONCORD_DATA: elsewhere.dataDir, ...env });
    for (const [host, status] of [
      ['localhost:3000', local],
      ['127.0.0.1', local],
      ['web:3000', other],
      [`${'a'.repeat(56)}.onion`, other],
    ] as const)
      expect({ host, ...(await rawRequest(one.address, 'GET', '/metrics', { host })) }).toMatchObject({
        host,
        status,
      });
    expect(await halfRequest(one.address, 'GET /metrics HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    await one.stop();
    await elsewhere.remove();
  });

  it('read the description of the API: OpenAPI 3.1, every operation with its answer', async () => {
    const { text } = await rawRequest(concord.address, 'GET', '/api/docs-json', { host: 'concord.example' });
    const api = JSON.parse(text) as {
      openapi: string;
      servers: unknown[];
      components: { schemas: Record<string, unknown> };
      paths: Record<string, Record<string, unknown>>;
    };
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/healthz', '/readyz', '/metrics', '/c/{slug}', '/c/{slug}/{language}']),
    );
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
    ) as { name: string; path: string; operation: DescribedOperation }[];
    expect(operations.length).toBeGreaterThan(20);
    for (const { name, path, operation } of operations) {
      const { summary, parameters = [], responses, security, requestBody } = operation;
      const isWrite = !name.startsWith('get ');
      const named = (place: string) =>
        parameters.filter((one) => one.in === place).map((one) => one.name.toLowerCase());
      const expected = [
        ...['400', '503'],
        ...(security === undefined ? [] : ['401', '403']),
        ...(path.includes('{') ? ['404'] : []),
        ...(isWrite ? ['409', '422'] : []),
        ...(requestBody === undefined ? [] : ['413', '415']),
        ...(named('header').includes('if-match') ? ['412', '428'] : []),
      ];
      const refusals = Object.keys(responses).filter((status) => Number(status) >= 400);
      // Who signs in may be refused for what they say, and made to wait.
      const ofSigningIn = refusals.filter((status) => ['401', '429'].includes(status));
      const all = [...new Set([...expected, ...ofSigningIn])];
      expect({ name, summary, refusals: refusals.sort() }).toEqual({
        ...{ name, summary: expect.stringMatching(/./), refusals: all.sort() },
      });
      for (const status of refusals)
        expect(responses[status]?.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      expect(responses['503']?.headers).toHaveProperty('Retry-After');
      const good = Object.entries(responses).find(([status]) => Number(status) < 400)?.[1];
      expect({ name, good }).toEqual({ name, good: expect.anything() });
      if (named('query').includes('cursor')) expect(good?.headers).toHaveProperty('Link');
      const isAboutAnother = JSON.stringify(good?.headers ?? {}).includes('"Location"');
      if (named('header').includes('if-match') && good?.content !== undefined && !isAboutAnother)
        expect({ name, headers: good.headers }).toMatchObject({ headers: { ETag: expect.anything() } });
      for (const one of parameters.filter((parameter) => parameter.name === 'number'))
        expect(one.schema).toMatchObject({ type: 'integer', minimum: 1 });
    }
    const open = operations.filter(({ operation }) => operation.security === undefined);
    const openToAll = open.filter(({ path }) => path.startsWith('/api/')).map(({ name }) => name);
    expect(openToAll.sort()).toEqual([
      'delete /api/v1/sessions/current',
      'get /api/v1/communiques/{slug}/editions',
      'get /api/v1/communiques/{slug}/editions/{language}/{number}',
      'get /api/v1/passphrases/offer',
      'post /api/v1/accounts',
      'post /api/v1/invitations/preview',
      'post /api/v1/resets',
      'post /api/v1/sessions',
    ]);
    expect(api.servers).toEqual([{ url: 'https://concord.example' }]);
    expect(api.components.schemas).toHaveProperty('Problem');
    const page = await rawRequest(concord.address, 'GET', '/api/docs', { host: 'concord.example' });
    expect(page.status).toBe(200);
  });

  it('are told that the server is not ready from the moment it has to end', async () => {
    concord.app.get(Health).drain();
    const ready = await rawRequest(concord.address, 'GET', '/readyz');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ ready: false, shuttingDown: true });
    expect((await rawRequest(concord.address, 'GET', '/healthz')).status).toBe(200);
  });
});
