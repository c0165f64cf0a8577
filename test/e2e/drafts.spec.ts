import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';

const HALLS = 'Observers may enter every polling hall of the country.';
const SEALS = 'The seals are checked by two members of different parties.';
const COUNT = 'The count is public and begins when the doors close.';
const POSTED = 'The results are posted on the door of the hall.';

const text = (...clauses: string[]): string =>
  ['# Statement', ...clauses.map((one, at) => `${at + 1}. ${one}`), ''].join('\n\n');

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `a draft of the next revision, on ${name}`, () => {
    defineDrafts(kind);
  });

function defineDrafts(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Reviser;
  let count = 0;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Reviser(concord, await concord.token('coordinator'));
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function begin(): Promise<string> {
    const slug = `draft-${(count += 1)}`;
    await coordinator.import(slug, text(HALLS, SEALS, COUNT, POSTED));
    return slug;
  }

  it('is confirmed by what a coordinator says, and by no empty word', async () => {
    const slug = await begin();
    const { path } = await coordinator.draft(slug, text(HALLS, SEALS, COUNT, 'The results are posted.'));
    const confirmed = async () =>
      (await coordinator.alignment(path)).filter((row) => row.confirmed).map((row) => row.text);
    for (const body of [{}, { origins: null }, { editorial: null }, { confirm: null }, { confirm: 'yes' }]) {
      const refused = await coordinator.correct(path, SEALS, body);
      expect(refused).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
    }
    expect((await coordinator.correct(path, SEALS, {})).json.detail).toMatch(
      /^The correction says nothing: /,
    );
    expect(await confirmed()).toEqual([]);
    expect((await coordinator.correct(path, SEALS, { confirm: true })).json).toMatchObject({
      confirmed: true,
      version: 2,
    });
    expect((await coordinator.correct(path, 'The results', { editorial: true })).status).toBe(200);
    expect(await confirmed()).toEqual([SEALS, 'The results are posted.']);
    expect((await coordinator.correct(path, 'The results', { confirm: false })).status).toBe(400);
    expect((await coordinator.correct(path, SEALS, { confirm: false })).json.confirmed).toBe(false);
    expect(await confirmed()).toEqual(['The results are posted.']);
  });

  it('keeps its corrections when another revision is published first', async () => {
    const slug = await begin();
    const posted = POSTED.replace('on the door', 'at the door');
    const fresh = text(HALLS, 'Journalists have a table of their own.', COUNT, posted);
    const { path } = await coordinator.draft(slug, fresh);
    const seals = (await coordinator.pages(`${path}/removed`)).flat()[0]?.key;
    expect((await coordinator.correct(path, 'Journalists', { origins: [seals] })).status).toBe(200);
    expect((await coordinator.correct(path, COUNT, { confirm: true })).status).toBe(200);
    expect((await coordinator.correct(path, posted, { editorial: true })).status).toBe(200);
    const other = await coordinator.draft(
      slug,
      text(HALLS, SEALS, 'The count is public and begins at once when the doors close.', POSTED),
    );
    expect((await coordinator.publish(other.path)).status).toBe(201);
    expect((await coordinator.publish(path)).json.code).toBe('draft-outdated');
    const etag = (await coordinator.ask(`GET ${path}`)).headers.get('etag') ?? '';
    const realigned = await coordinator.ask(`POST ${path}/realignment`, { headers: { 'if-match': etag } });
    expect(realigned.json).toMatchObject({
      basedOn: 2,
      corrections: {
        ...{ kept: 2, toConfirm: 1, dropped: 0 },
        clauses: [
          { number: '2', fate: 'kept' },
          { number: '3', fate: 'to-confirm' },
          { number: '4', fate: 'kept' },
        ],
      },
    });
    const rows = await coordinator.alignment(path);
    expect(rows.find((row) => row.text.startsWith('Journalists'))).toMatchObject({
      ...{ relation: 'kept', edited: true, confirmed: true },
      origins: [{ key: seals, text: SEALS }],
    });
    expect(rows.find((row) => row.text === COUNT)).toMatchObject({ edited: true, confirmed: false });
    expect(rows.find((row) => row.text === posted)).toMatchObject({ editorial: true, confirmed: true });
    expect((await coordinator.publish(path)).json.number).toBe(3);
    const history = await coordinator.ask(`GET /api/v1/clauses/${String(seals)}/history`);
    expect(history.json.items).toMatchObject([
      { text: SEALS },
      { text: SEALS, confirmedOn: null },
      { revision: 3, edited: true, confirmedBy: expect.any(String) },
    ]);
  });

  it('leaves in the history of a clause who called its edit editorial, and on which day', async () => {
    const slug = await begin();
    const { path } = await coordinator.draft(
      slug,
      text(HALLS, SEALS.replace('The seals', 'Seals'), COUNT, POSTED),
    );
    expect((await coordinator.correct(path, 'Seals', { editorial: true })).status).toBe(200);
    expect((await coordinator.publish(path)).status).toBe(201);
    const clauses = (await coordinator.pages(`/api/v1/communiques/${slug}/revisions/2/clauses`)).flat();
    const history = async (who: Person, words: string) => {
      const key = clauses.find((clause) => String(clause.text).startsWith(words))?.key;
      return (await who.ask(`GET /api/v1/clauses/${String(key)}/history`)).json.items as object[];
    };
    const { handle } = (await coordinator.ask('GET /api/v1/me')).json;
    const today = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    expect(await history(coordinator, 'Seals')).toMatchObject([
      { revision: 1, editorial: false, confirmedBy: null, confirmedOn: null },
      { revision: 2, editorial: true, confirmedBy: handle, confirmedOn: today },
    ]);
    const translator = new Person(concord, await concord.token('translator', ['fr']));
    expect(await history(translator, 'Seals')).toMatchObject([
      { confirmedBy: null, confirmedOn: null },
      { editorial: true, confirmedBy: null, confirmedOn: today },
    ]);
    expect(await history(coordinator, 'The count')).toMatchObject([
      { confirmedOn: null },
      { editorial: false, confirmedBy: null, confirmedOn: null },
    ]);
    const key = String(clauses.find(({ text: words }) => String(words).startsWith('Seals'))?.key);
    const pages = await coordinator.pages(`/api/v1/clauses/${key}/history?limit=1`);
    expect(pages.map((page) => page.map(({ revision }) => revision))).toEqual([[1], [2]]);
  });

  it('stands in a list of pages, and so does what it leaves out', async () => {
    const slug = await begin();
    const paths: string[] = [];
    for (const word of ['once', 'twice', 'again'])
      paths.push((await coordinator.draft(slug, text(HALLS, `Checked ${word}.`))).path);
    const found = await coordinator.pages(`/api/v1/communiques/${slug}/revisions/drafts?limit=2`);
    expect(found.map((page) => page.length)).toEqual([2, 1]);
    expect(
      found.flat().map(({ id }) => `/api/v1/communiques/${slug}/revisions/drafts/${String(id)}`),
    ).toEqual(paths);
    const removed = await coordinator.pages(`${paths[0] ?? ''}/removed?limit=1`);
    expect(removed.map((page) => page.map((one) => one.text))).toEqual([[SEALS], [COUNT], [POSTED]]);
  });
}
