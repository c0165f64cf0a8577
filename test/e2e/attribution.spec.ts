import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/accounts/sign-in/sessions.service.js';
import { HotAnswers } from '../../src/http/hot-answers.js';
import { Database } from '../../src/persistence/database.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { type Answer, ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, type EditionSeen, Person } from '../factories/team.js';

describeWith([], 'being named beside an edition, on SQLite', () => {
  defineAttribution('sqlite');
});
describeWith(['PostgreSQL'], 'being named beside an edition, on PostgreSQL', () => {
  defineAttribution('postgres');
});

function defineAttribution(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let edition: EditionSeen;

  beforeAll(async () => {
    place = await makePlace(kind);
    const env = { CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' };
    concord = await startConcord(env);
    const coordinator = new Coordinator(concord, await concord.token('coordinator', [], 'calm-owl'));
    const translator = new Person(concord, await concord.token('translator', ['fr'], 'quiet-heron'));
    const reviewer = new Person(concord, await concord.token('reviewer', ['fr'], 'plain-otter'));
    await coordinator.import('notice', '# Notice\n\n1. The vote was observed.');
    const { fr = '' } = await coordinator.open('notice', ['fr']);
    for (const text of ['Avis', 'Le vote a été observé.']) {
      const unit = await translator.claim(fr);
      if (unit === null) throw new Error('Nothing is left to translate.');
      await translator.save(unit, text);
      await reviewer.review(await reviewer.unit(unit.id), 'approved');
    }
    edition = await coordinator.edition('notice', 'fr');
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** Somebody who is signed in with a browser. */
  async function as(handle: string, request: string): Promise<Answer> {
    const account = await concord.app.get(Database).reads.accounts.byHandle(handle);
    const sessions = concord.app.get(SessionsService, { strict: false });
    const { secret } = await concord.app
      .get(UnitOfWork, { strict: false })
      .transact((tx) => sessions.begin(tx, account?.id ?? '', 'passphrase', false));
    const headers = { cookie: `__Host-concord=${secret}`, 'sec-fetch-site': 'same-origin' };
    return ask(concord, request, { headers });
  }

  const pages = (): Promise<Answer[]> =>
    Promise.all(['/c/notice/fr', edition.href].map((path) => ask(concord, `GET ${path}`)));

  async function namesOnPages(): Promise<string[]> {
    const texts = (await pages()).map(({ text }) => text);
    return ['quiet-heron', 'plain-otter', 'calm-owl'].filter((name) =>
      texts.every((text) => text.includes(name)),
    );
  }

  it('does not happen by itself: no page and no file has a handle', async () => {
    const everything = [
      ...(await pages()),
      ...(await Promise.all(edition.files.map(({ href }) => ask(concord, `GET ${href}`)))),
      await ask(concord, 'GET /api/v1/communiques/notice/editions'),
    ];
    for (const { status, text } of everything) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/quiet-heron|plain-otter|calm-owl/);
    }
  });

  it('is for who asks for it: on the pages of what they did, in its language, and in no file', async () => {
    const [before] = await pages();
    expect((await as('quiet-heron', 'PUT /api/v1/me/attributions/notice')).status).toBe(204);
    expect((await as('calm-owl', 'PUT /api/v1/me/attributions/notice')).status).toBe(204);
    expect((await as('quiet-heron', 'GET /api/v1/me/attributions')).json).toEqual({ items: ['notice'] });
    expect(await namesOnPages()).toEqual(['quiet-heron']);
    const [after] = await pages();
    expect(after?.text).toMatch(
      /<footer class="edition"><p>Traduction.: <bdi dir="ltr">quiet-heron<\/bdi><\/p><p>/u,
    );
    expect(after?.headers.get('etag')).not.toBe(before?.headers.get('etag'));
    for (const { href } of edition.files)
      expect((await ask(concord, `GET ${href}`)).text).not.toContain('heron');
    expect((await ask(concord, 'GET /c/notice/en')).text).not.toContain('heron');
    expect((await as('plain-otter', 'PUT /api/v1/me/attributions/notice')).status).toBe(204);
    expect((await pages())[0]?.text).toMatch(/Relecture.: <bdi dir="ltr">plain-otter<\/bdi>/u);
  });

  it('ends at once when it is withdrawn, and the page is the file again', async () => {
    for (const handle of ['quiet-heron', 'plain-otter'])
      for (let round = 0; round < 2; round += 1)
        expect((await as(handle, 'DELETE /api/v1/me/attributions/notice')).status).toBe(204);
    expect(await namesOnPages()).toEqual([]);
    const [page] = await pages();
    const file = edition.files.find(({ extension }) => extension === 'html');
    expect(page?.headers.get('etag')).toBe(`"${file?.sha256 ?? ''}"`);
    const events = await concord.app.get(Database).reads.audit.list({ limit: 50 });
    const told = events
      .filter(({ action }) => action === 'attribution.changed')
      .map(({ details }) => details);
    expect(told.filter(({ named }) => named === false)).toHaveLength(2);
    expect(told.filter(({ named }) => named === true)).toHaveLength(3);
  });

  it('ends when the account is closed', async () => {
    await as('quiet-heron', 'PUT /api/v1/me/attributions/notice');
    expect(await namesOnPages()).toEqual(['quiet-heron']);
    const account = await concord.app.get(Database).reads.accounts.byHandle('quiet-heron');
    const disabledAt = new Date().toISOString();
    await concord.app
      .get(UnitOfWork, { strict: false })
      .transact((tx) => tx.accounts.change(account?.id ?? '', { disabledAt }));
    concord.app.get(HotAnswers, { strict: false }).forgetAll();
    expect(await namesOnPages()).toEqual([]);
  });

  it('is not asked for by a token, nor beside what there is not', async () => {
    const token = await concord.token('translator', ['fr']);
    expect((await ask(concord, 'PUT /api/v1/me/attributions/notice', { token })).status).toBe(403);
    expect((await as('plain-otter', 'PUT /api/v1/me/attributions/nothing')).status).toBe(404);
    expect((await as('plain-otter', 'DELETE /api/v1/me/attributions/nothing')).status).toBe(204);
  });
}
