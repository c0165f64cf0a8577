import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OperatorTokensService } from '../../src/accounts/tokens/operator-tokens.service.js';
import { TokensService } from '../../src/accounts/tokens/tokens.service.js';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { Database } from '../../src/persistence/database.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { member } from '../factories/browser.js';
import { ask, type Concord, type Sending, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { halfRequest, rawRequest } from '../factories/raw-http.js';
import { rowCounts } from '../factories/row-counts.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';

const DOCUMENT = [
  '# Declaration of the observers',
  'We, the citizen observers, declare:',
  '1. Elections belong to the citizens.',
  '2. Observation is a right.',
  '3. See [the law](https://example.org/law).',
].join('\n\n');

const REQUEST_PATIENCE = { headers: 300, request: 600 };

describeWith([], 'bad input and attacks on SQLite', () => {
  defineAttacks('sqlite');
});
describeWith(['PostgreSQL'], 'bad input and attacks on PostgreSQL', () => {
  defineAttacks('postgres');
});

/** Each suite names the row of the table of attacks that it shows. */
function defineAttacks(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let translator: Person;
  let reviewer: Person;
  let stranger: Person;
  let job: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    const env = { CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' };
    concord = await startConcord(env, REQUEST_PATIENCE);
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    translator = new Person(concord, await concord.token('translator', ['fr']));
    reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
    stranger = new Person(concord, await concord.token('reviewer', ['ar']));
    await coordinator.import('declaration', DOCUMENT);
    job = (await coordinator.open('declaration', ['fr', 'ar'])).fr ?? '';
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const counts = () => rowCounts(concord.app.get(Database));

  /** The request is refused with this status, as a problem, and no row comes or goes. */
  async function expectRefusal(
    status: number,
    request: string,
    sending: Sending = {},
    code?: string,
  ): Promise<Record<string, unknown>> {
    const before = await counts();
    const answer = await ask(concord, request, sending);
    expect({ status: answer.status, ...answer.json }).toMatchObject(
      code === undefined ? { status } : { status, code },
    );
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await counts()).toEqual(before);
    return answer.json;
  }

  const importing = (token: string, markdown: string | Uint8Array): Sending => ({ token, markdown });
  const asCoordinator = (sending: Sending): Sending => ({ ...sending, token: coordinator.token });

  async function unitAt(position: number): Promise<UnitSeen> {
    const answer = await translator.ask(`GET /api/v1/jobs/${job}/units`);
    const unit = (answer.json.items as UnitSeen[])[position];
    if (unit === undefined) throw new Error(`The job has no unit ${position}.`);
    return unit;
  }

  describe('4: another format under a false name', () => {
    it('is not taken, whatever it says it is', async () => {
      const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
      await expectRefusal(415, 'POST /api/v1/communiques?slug=png', importing(coordinator.token, png));
      const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      for (const type of [docx, 'image/svg+xml', 'text/plain']) {
        const sending = asCoordinator({ bytes: '# Title', headers: { 'content-type': type } });
        await expectRefusal(415, 'POST /api/v1/communiques?slug=docx', sending);
      }
    });

    it('is not taken where JSON is asked for, nor JSON where a document is', async () => {
      const path = '/api/v1/communiques/declaration/revisions/1/jobs';
      await expectRefusal(415, `POST ${path}`, asCoordinator({ markdown: '["ru"]' }));
      await expectRefusal(415, 'POST /api/v1/communiques?slug=x', asCoordinator({ body: { text: '# x' } }));
    });
  });

  describe('6: what is no text', () => {
    it.each([
      ['not-utf8', Buffer.from([0x23, 0x20, 0xc3, 0x28])],
      ['nul-character', Buffer.from('# Title\n\nA\0B')],
      ['empty-document', Buffer.from('\ufeff \n\n')],
      ['broken-front-matter', Buffer.from('---\ntitle: "open\n---\n\nText.')],
    ])('%s is refused whole', async (code, bytes) => {
      await expectRefusal(
        422,
        'POST /api/v1/communiques?slug=broken',
        importing(coordinator.token, bytes),
        code,
      );
    });

    it('is refused as a target as well', async () => {
      const { id, version } = await unitAt(0);
      const headers = { 'if-match': `"${version}"`, 'content-type': 'application/json' };
      for (const bytes of ['{"text":"a\\u0000b"}', '{"text":"\\ud83d"}', Buffer.from([0x7b, 0xff, 0x7d])]) {
        await expectRefusal(422, `POST /api/v1/units/${id}/targets`, {
          token: translator.token,
          headers,
          bytes,
        });
      }
    });
  });

  describe('8: names that are not names', () => {
    it.each([
      ['a line break', 'a%0d%0aSet-Cookie:x'],
      ['a right-to-left override', 'a%E2%80%AEb'],
      ['4 kB', 'a'.repeat(4096)],
      ['a path', '..%2F..'],
      ['NUL', '%00'],
    ])('a slug with %s is refused', async (_, slug) => {
      await expectRefusal(400, `POST /api/v1/communiques?slug=${slug}`, importing(coordinator.token, '# T'));
    });

    it('a file name sent along is ignored', async () => {
      const headers = { 'content-disposition': 'attachment; filename="..%2fevil\u00ae.md"' };
      const answer = await coordinator.ask('POST /api/v1/communiques?slug=named', {
        markdown: '# T',
        headers,
      });
      expect(answer.text).not.toContain('evil');
    });
  });

  describe('9: bodies that are too much', () => {
    it('JSON over 1 MB, a document over 10 MB, a target over 64 kB: 413', async () => {
      const { id, version } = await unitAt(0);
      const path = `POST /api/v1/units/${id}/targets`;
      const sending = { token: translator.token, headers: { 'if-match': `"${version}"` } };
      await expectRefusal(413, path, { ...sending, body: { text: 'a'.repeat(1024 * 1024) } });
      await expectRefusal(413, path, { ...sending, body: { text: 'a'.repeat(64 * 1024 + 1) } });
      const document = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
      await expectRefusal(413, 'POST /api/v1/communiques?slug=big', importing(coordinator.token, document));
      const clause = 'word '.repeat(14_000);
      await expectRefusal(413, 'POST /api/v1/communiques?slug=long', importing(coordinator.token, clause));
    });

    it('JSON nested 10,000 deep, or with a key into the prototype: 400', async () => {
      const path = `POST /api/v1/jobs/${job}/claims`;
      const headers = { 'content-type': 'application/json' };
      const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
      for (const bytes of [deep, '{"__proto__":{"purpose":"review"}}', '{"text":']) {
        await expectRefusal(400, path, { token: translator.token, headers, bytes });
      }
    });
  });

  describe('10 and 12: text that would like to be more', () => {
    const typed =
      '<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) \u202eabc\u200b';

    it('is kept as it was typed, and is inert in every format', async () => {
      await coordinator.import('inert', `# Title <script>alert(0)</script>\n\n1. ${typed}`);
      const jobs = await coordinator.open('inert', ['fr']);
      const id = jobs.fr ?? '';
      for (let unit = await translator.claim(id); unit !== null; unit = await translator.claim(id)) {
        expect((await translator.save(unit, typed)).json).toMatchObject({ target: { text: typed } });
        const seen = await translator.unit(unit.id);
        expect(seen.target?.text).toBe(typed);
        expect((await reviewer.review(seen, 'approved')).status).toBe(201);
      }
      const { files, href } = await coordinator.edition('inert', 'fr');
      const page = await ask(concord, `GET ${href}`);
      expect(page.text).not.toMatch(/<script|<img|<[^>]*\sonerror|href="javascript:/i);
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      const data = await ask(
        concord,
        `GET ${files.find(({ extension }) => extension === 'json')?.href ?? ''}`,
      );
      expect(JSON.stringify(data.json)).toContain(JSON.stringify(typed).slice(1, -1));
      expect(data.headers.get('x-content-type-options')).toBe('nosniff');
    });
  });

  describe('11: text that would like to take long', () => {
    it.each(['[', '*', '('])('100,000 times “%s” is imported', async (character) => {
      const slug = `slow-${character.charCodeAt(0)}`;
      const imported = await coordinator.import(
        slug,
        `# Title\n\n${`${character.repeat(50_000)}\n\n`.repeat(2)}`,
      );
      expect(imported.status).toBe(201);
    });
  });

  describe('20: tokens', () => {
    it('none, a wrong one, a revoked one and an expired one: 401', async () => {
      const revoked = await concord.token('coordinator');
      await concord.app.get(TokensService).revoke(revoked.split('_')[1] ?? '', null);
      const past = new Date(Date.now() - 1000).toISOString();
      const wish = { role: 'coordinator', languages: [], handle: null, expiresAt: past } as const;
      const { token: expired } = await concord.app.get(OperatorTokensService).make(wish);
      const wrong = `${coordinator.token.slice(0, -1)}${coordinator.token.endsWith('A') ? 'B' : 'A'}`;
      for (const token of [revoked, expired, wrong, 'concord_00000000_' + 'A'.repeat(43), 'x']) {
        await expectRefusal(401, 'GET /api/v1/me', { token }, 'unauthenticated');
      }
      await expectRefusal(401, 'POST /api/v1/communiques?slug=x', { markdown: '# x' });
    });

    it('one of a narrower role: 403', async () => {
      const { id, version } = await unitAt(0);
      const approval = { verdict: 'approved', targetId: id };
      const headers = { 'if-match': `"${version}"` };
      await expectRefusal(403, 'POST /api/v1/communiques?slug=x', importing(reviewer.token, '# x'));
      await expectRefusal(403, `POST /api/v1/units/${id}/reviews`, {
        token: translator.token,
        body: approval,
        headers,
      });
      await expectRefusal(403, `POST /api/v1/jobs/${job}/claims`, {
        token: translator.token,
        body: { purpose: 'review' },
      });
      await expectRefusal(403, 'GET /api/v1/tasks', { token: reviewer.token });
    });
  });

  describe('21: the work of another language', () => {
    it('does not exist for who has not that language', async () => {
      const { id, version } = await unitAt(0);
      const headers = { 'if-match': `"${version}"` };
      const { token } = stranger;
      for (const path of [`jobs/${job}`, `jobs/${job}/units`, `units/${id}`, `units/${id}/targets`]) {
        await expectRefusal(404, `GET /api/v1/${path}`, { token });
      }
      const body = { text: 'نص' };
      await expectRefusal(404, `POST /api/v1/units/${id}/targets`, { token, headers, body });
      await expectRefusal(404, `POST /api/v1/jobs/${job}/claims`, { token, body: {} });
      await expectRefusal(404, `DELETE /api/v1/units/${id}/claim`, { token });
      const review = { verdict: 'approved', targetId: id };
      await expectRefusal(404, `POST /api/v1/units/${id}/reviews`, { token, headers, body: review });
      for (const list of ['jobs', 'coverage']) {
        const { json } = await stranger.ask(`GET /api/v1/communiques/declaration/${list}`);
        expect((json.items as { language: string }[]).map(({ language }) => language)).toEqual(['ar']);
      }
    });
  });

  describe('22: fields that nobody asked for', () => {
    it('are refused, each by its name', async () => {
      const { id, version } = await unitAt(0);
      const headers = { 'if-match': `"${version}"` };
      const body = { text: 'Déclaration', submit: false, role: 'coordinator', state: 'final' };
      const { token } = translator;
      const problem = await expectRefusal(400, `POST /api/v1/units/${id}/targets`, { token, headers, body });
      expect((problem.errors as { field: string }[]).map(({ field }) => field)).toEqual(['role', 'state']);
      await expectRefusal(400, `POST /api/v1/units/${id}/targets`, { token, headers, body: { text: 7 } });
      await expectRefusal(400, `POST /api/v1/units/${id}/targets`, { token, headers, body: [] });
      await expectRefusal(400, `POST /api/v1/units/${id}/targets`, { token, headers });
      await expectRefusal(400, `GET /api/v1/jobs/${job}/units?state=nix`, { token });
      await expectRefusal(400, `GET /api/v1/jobs/${job}/units?cursor=nix`, { token });
    });
  });

  describe('23: approving what one should not', () => {
    it('the own text: 403; the own text that another restored: 403; a text that is no longer current: 412', async () => {
      const unit = await unitAt(1);
      const first = await reviewer.save(unit, 'Nous, observateurs citoyens, déclarons :');
      const own = await reviewer.unit(unit.id);
      await expectOwn(own);
      const second = await translator.save(own, 'Nous, les observateurs citoyens, déclarons :');
      const restored = await translator.ask(`POST /api/v1/units/${unit.id}/restorations`, {
        body: { targetId: targetId(first) },
        headers: { 'if-match': second.headers.get('etag') ?? '' },
      });
      expect(restored).toMatchObject({ status: 201, json: { target: { restoredFrom: targetId(first) } } });
      const now = await reviewer.unit(unit.id);
      await expectOwn(now);
      await expectRefusal(
        412,
        `POST /api/v1/units/${unit.id}/reviews`,
        {
          token: reviewer.token,
          body: { verdict: 'approved', targetId: targetId(second) },
          headers: { 'if-match': `"${now.version}"` },
        },
        'target-not-current',
      );
    });

    async function expectOwn(unit: UnitSeen): Promise<void> {
      await expectRefusal(
        403,
        `POST /api/v1/units/${unit.id}/reviews`,
        {
          token: reviewer.token,
          body: { verdict: 'approved', targetId: unit.target?.id },
          headers: { 'if-match': `"${unit.version}"` },
        },
        'own-target',
      );
      expect(await reviewer.claim(job, 'review')).toBeNull();
    }
  });

  describe('24: a server by another name', () => {
    it('a Host that is not ours: 400', async () => {
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1@evil.example']) {
        expect((await rawRequest(concord.address, 'GET', '/c/declaration', { host })).status).toBe(400);
      }
    });

    it('what a proxy nobody knows says is ignored', async () => {
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        forwarded: 'host=evil',
      };
      const answer = await coordinator.ask('GET /api/v1/communiques?limit=1', { headers });
      expect(answer.status).toBe(200);
      expect(`${answer.text}${answer.headers.get('link') ?? ''}`).not.toContain('evil');
    });
  });

  describe('27: requests of another kind', () => {
    it.each([
      '/c/..%2f..%2fetc/passwd',
      '/c/%2e%2e/%2e%2e/etc/passwd',
      '/c/declaration/fr/e1/..%2f..%2fx',
      '/c/a%00',
    ])('%s: 404', async (path) => {
      expect((await rawRequest(concord.address, 'GET', path)).status).toBe(404);
    });

    it('TRACE: 405', async () => {
      const answer = await rawRequest(concord.address, 'TRACE', '/', { authorization: 'secret' });
      expect(answer.status).toBe(405);
      expect(answer.text).not.toContain('secret');
    });

    it('a header that never ends: 408', async () => {
      const answer = await halfRequest(concord.address, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
    });

    it('what is no HTTP: 400', async () => {
      expect(await halfRequest(concord.address, '\0\0\0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    });
  });

  describe('28: saving over what one has not read', () => {
    it('without If-Match: 428; with an old one: 412 and the current text; both texts are kept', async () => {
      const unit = await unitAt(2);
      const path = `POST /api/v1/units/${unit.id}/targets`;
      const [mine, theirs] = [
        'Les élections sont aux citoyens.',
        'Les élections appartiennent aux citoyens.',
      ];
      await expectRefusal(428, path, { token: translator.token, body: { text: mine } }, 'version-required');
      const [a, b] = await Promise.all([translator.save(unit, mine), reviewer.save(unit, theirs)]);
      expect([a.status, b.status].sort()).toEqual([201, 412]);
      const [won, lost] = a.status === 201 ? [mine, b] : [theirs, a];
      expect(lost.json).toMatchObject({ code: 'version-stale', current: { text: won } });
      const latest = await translator.unit(unit.id);
      expect((await translator.save(latest, won === mine ? theirs : mine)).status).toBe(201);
      const history = await translator.ask(`GET /api/v1/units/${unit.id}/targets`);
      const texts = (history.json.items as { text: string }[]).map(({ text }) => text);
      expect(texts.sort()).toEqual([mine, theirs].sort());
    });
  });

  describe('29: the same request many times', () => {
    it('ten at once with the same key: one effect, one answer', async () => {
      const unit = await unitAt(3);
      const before = await counts();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => keyed(unit, 'save-29', 'Observer est un droit.')),
      );
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 201 });
      expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
      expect(await counts()).toEqual({ ...before, target: (before.target ?? 0) + 1 });
    });

    it('the same key with another body: 422; a refusal is given again as it was', async () => {
      const unit = await unitAt(4);
      expect((await keyed(unit, 'save-30', 'Voir la loi.')).status).toBe(201);
      const before = await counts();
      expect(await keyed(unit, 'save-30', 'Voir le décret.')).toMatchObject({
        status: 422,
        json: { code: 'idempotency-key-reused' },
      });
      const refused = await keyed(unit, 'save-31', 'Voir la loi.');
      expect(refused).toMatchObject({ status: 412, json: { current: { text: 'Voir la loi.' } } });
      expect((await keyed(unit, 'save-31', 'Voir la loi.')).text).toBe(refused.text);
      expect(await counts()).toEqual(before);
    });

    it('20 and 21: nothing of an answer is told again to a narrower token, nor after the role is lost', async () => {
      const handle = await member(concord, 'coordinator', []);
      const token = await concord.token('coordinator', [], handle);
      const narrow = await concord.token('translator', ['ar'], handle);
      const unit = await unitAt(2);
      const save = (by: string) =>
        ask(concord, `POST /api/v1/units/${unit.id}/targets`, {
          token: by,
          body: { text: 'Texte de la coordination.' },
          headers: { 'if-match': `"${unit.version}"`, 'idempotency-key': 'save-32' },
        });
      const first = await save(token);
      expect(first.status).toBe(201);
      const before = await counts();
      const refused = { status: 422, json: { code: 'idempotency-key-reused' } };
      expect(await save(narrow)).toMatchObject(refused);
      expect((await save(narrow)).text).not.toContain('coordination');
      const another = await concord.token('coordinator', [], handle);
      expect((await save(another)).text).toBe(first.text);
      await concord.app.get(UnitOfWork).transact(async (tx) => {
        const account = await tx.accounts.byHandle(handle);
        await tx.accounts.setGrants(account?.id ?? '', grantsOf('translator', ['ar']));
      });
      expect(await save(token)).toMatchObject(refused);
      expect((await counts()).target).toBe(before.target);
    });

    it('an import with the same key: one communiqué', async () => {
      const sending: Sending = { markdown: '# Twice', headers: { 'idempotency-key': 'import-1' } };
      const answers = await Promise.all(
        [1, 2].map(() => coordinator.ask('POST /api/v1/communiques?slug=twice', sending)),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0]?.headers.get('location')).toBe('/api/v1/communiques/twice');
      expect(answers[1]?.headers.get('location')).toBe('/api/v1/communiques/twice');
      await expectRefusal(
        409,
        'POST /api/v1/communiques?slug=twice',
        importing(coordinator.token, '# Twice'),
      );
    });

    const keyed = (unit: UnitSeen, key: string, text: string) =>
      translator.ask(`POST /api/v1/units/${unit.id}/targets`, {
        body: { text },
        headers: { 'if-match': `"${unit.version}"`, 'idempotency-key': key },
      });
  });
}

function targetId(answer: { readonly json: Record<string, unknown> }): string {
  return (answer.json.target as { id: string }).id;
}
