import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Health } from '../../src/http/health.js';
import { ask, type Concord, type Sending, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { halfRequest, rawRequest } from '../factories/raw-http.js';
import { Coordinator } from '../factories/team.js';

describe('a refusal', () => {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({ CONCORD_DATA: place.dataDir });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    await coordinator.import('plea', '# Plea');
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it.each<[string, string, Sending, number, string, RegExp]>([
    [
      'JSON over 1 MB',
      'POST /api/v1/communiques/plea/revisions/1/jobs',
      { body: { languages: ['a'.repeat(1024 * 1024)] } },
      ...([413, 'document-too-large', /^The body is larger than 1 MB\.$/] as const),
    ],
    [
      'a document over 10 MB',
      'POST /api/v1/communiques?slug=big',
      { markdown: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
      ...([413, 'document-too-large', /^The document is larger than 10 MB\.$/] as const),
    ],
    [
      'another media type',
      'POST /api/v1/communiques?slug=x',
      { bytes: 'x', headers: { 'content-type': 'text/plain' } },
      ...([415, 'unsupported-media-type', /application\/json.*text\/markdown/] as const),
    ],
    [
      'an address that is none',
      'GET /api/v1/units/%ff',
      {},
      400,
      'invalid-input',
      /^The address or the headers cannot be read/,
    ],
    [
      'a slug that is too long',
      `GET /api/v1/communiques/${'a'.repeat(300)}`,
      {},
      ...([404, 'not-found', /^There is nothing at this address/] as const),
    ],
    ['an address with nothing there', 'GET /api/v1/nothing', {}, 404, 'not-found', /^There is nothing/],
    [
      'a method that an address does not take',
      'DELETE /api/v1/communiques/plea',
      {},
      ...([405, 'method-not-allowed', /^This address takes GET, HEAD, not DELETE\.$/] as const),
    ],
  ])('of %s has a code, and says what is wrong', async (_, request, sending, status, code, words) => {
    const answer = await coordinator.ask(request, sending);
    expect(answer).toMatchObject({ status, json: { status, code } });
    expect(answer.json.detail).toMatch(words);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it.each([
    ['PUT', '/c/plea/fr', 'GET, HEAD'],
    ['GET', '/api/v1/units/0/claim', 'DELETE'],
    ['PUT', '/api/v1/jobs/0', 'GET, HEAD, PATCH'],
    ['OPTIONS', '/api/v1/communiques?limit=1', 'GET, HEAD, POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('of %s %s names what the address takes: %s', async (method, path, allow) => {
    const answer = await rawRequest(concord.address, method, path, { authorization: coordinator.token });
    expect({ status: answer.status, allow: answer.headers.allow }).toEqual({ status: 405, allow });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'isPrototypeOf'])(
    'names the field %s, which every object has and nobody asked for',
    async (field) => {
      const path = 'POST /api/v1/communiques/plea/revisions/1/jobs';
      for (const value of [1, 'x', null, {}]) {
        const answer = await coordinator.ask(path, { body: { languages: ['fr'], [field]: value } });
        expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-input', errors: [{ field }] } });
      }
      expect((await coordinator.ask(`GET /api/v1/communiques?${field}=1`)).status).toBe(400);
      expect((await coordinator.ask('GET /api/v1/communiques/plea/jobs')).json.items).toEqual([]);
    },
  );

  it('is data for who would rather have data, and a page for a browser', async () => {
    for (const [accept, type] of [
      ['application/json, text/html;q=0.1', 'application/problem+json; charset=utf-8'],
      ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ] as const) {
      const answer = await ask(concord, 'GET /c/nothing', { headers: { accept } });
      expect(answer.headers.get('content-type')).toBe(type);
    }
  });

  it('of a request without a Host is a problem as well', async () => {
    const raw = 'GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n';
    const answer = await halfRequest(concord.address, raw);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).toContain('"code":"invalid-input"');
  });
});

describe('a server that has to end', () => {
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

  it('says so as a problem, when to come back, and closes each connection with its answer', async () => {
    concord.app.get(Health).drain();
    const headers = { connection: 'keep-alive' };
    const ready = await rawRequest(concord.address, 'GET', '/readyz', headers);
    expect(ready).toMatchObject({
      status: 503,
      headers: {
        'retry-after': '5',
        connection: 'close',
        'content-type': 'application/problem+json; charset=utf-8',
      },
    });
    expect(JSON.parse(ready.text)).toMatchObject({ status: 503, code: 'unavailable', shuttingDown: true });
    const answer = await rawRequest(concord.address, 'GET', '/c/nothing', headers);
    expect(answer).toMatchObject({ status: 404, headers: { connection: 'close' } });
  });
});
