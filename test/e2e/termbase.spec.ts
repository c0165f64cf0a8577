import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, member } from '../factories/browser.js';
import { type Answer, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';

const DOCUMENT = `# Call of the networks

1. Election observers of GNDEM watch every count in Prague.
2. Nothing is said here.
`;

interface RenderingSeen {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly status: string;
}

interface TermSeen {
  readonly id: string;
  readonly term: string;
  readonly status: string;
  readonly version: number;
  readonly renderings: readonly RenderingSeen[];
}

interface FoundSeen {
  readonly term: string;
  readonly ranges: readonly [number, number][];
  readonly renderings: readonly RenderingSeen[];
}

interface ChangeSeen {
  readonly by: string | null;
  readonly action: string;
  readonly entry: TermSeen & { readonly note: string | null };
}

const termIn = (answer: Answer) => answer.json as unknown as TermSeen;
const itemsOf = (answer: Answer): unknown => answer.json.items;
const termsIn = (answer: Answer) => itemsOf(answer) as readonly TermSeen[];
const seen = ({ version }: Pick<TermSeen, 'version'>) => ({
  headers: { 'if-match': `"${String(version)}"` },
});
const entry = (term: string, ...renderings: object[]) => ({
  renderings: [{ language: 'en', text: term }, ...renderings],
});
const french = (text: string, more = {}) => ({ language: 'fr', text, ...more });

describeWith([], 'the termbase on SQLite', () => {
  defineTermbase('sqlite');
});
describeWith(['PostgreSQL'], 'the termbase on PostgreSQL', () => {
  defineTermbase('postgres');
});

function defineTermbase(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let translator: Person;
  let arabic: Person;
  let unit: UnitSeen;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    translator = new Person(concord, await concord.token('translator', ['fr']));
    arabic = new Person(concord, await concord.token('translator', ['ar']));
    await coordinator.import('prague-2026', DOCUMENT);
    const { fr: job = '' } = await coordinator.open('prague-2026', ['fr']);
    const units = (await coordinator.ask(`GET /api/v1/jobs/${job}/units`)).json.items as UnitSeen[];
    unit = units.find(({ clause }) => clause.number === '1') ?? unit;
  }, 60_000);

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const add = async (body: object): Promise<TermSeen> => {
    const answer = await coordinator.ask('POST /api/v1/terms', { body });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return termIn(answer);
  };
  const termsOfUnit = async () =>
    itemsOf(await translator.ask(`GET /api/v1/units/${unit.id}/terms`)) as readonly FoundSeen[];

  describe('proposals', () => {
    it('of translators wait for a coordinator, and count from then on', async () => {
      const proposed = await translator.ask('POST /api/v1/terms', {
        body: { ...entry('election observer', french('observateur électoral')), definition: 'Who watches.' },
      });
      expect([proposed.status, termIn(proposed).status]).toEqual([201, 'proposed']);
      expect(proposed.headers.get('location')).toBe(`/api/v1/terms/${termIn(proposed).id}`);
      expect(await termsOfUnit()).toEqual([]);
      const waiting = termsIn(await coordinator.ask('GET /api/v1/terms?proposed=true'));
      expect(waiting.map(({ term }) => term)).toEqual(['election observer']);

      const path = `/api/v1/terms/${termIn(proposed).id}/reviews`;
      const approval = { body: { verdict: 'approved' }, ...seen(termIn(proposed)) };
      expect((await translator.ask(`POST ${path}`, approval)).status).toBe(403);
      const approved = await coordinator.ask(`POST ${path}`, approval);
      expect([approved.status, termIn(approved).status]).toEqual([200, 'approved']);
      expect(approved.headers.get('etag')).toBe('"2"');
      const [found] = await termsOfUnit();
      expect(found).toMatchObject({
        term: 'election observer',
        ranges: [[0, 18]],
        renderings: [{ language: 'fr', text: 'observateur électoral', status: 'approved' }],
      });
      expect((await coordinator.ask(`POST ${path}`, approval)).status).toBe(412);
    });

    it('of a rendering wait by themselves, and may be rejected', async () => {
      const { id } = await add(entry('ballot paper', french('bulletin')));
      const proposed = termIn(
        await translator.ask(`POST /api/v1/terms/${id}/renderings`, { body: french('bulletin de vote') }),
      );
      const rendering = proposed.renderings.find(({ status }) => status === 'proposed');
      expect(rendering?.text).toBe('bulletin de vote');
      const rejected = await coordinator.ask(`POST /api/v1/terms/${id}/reviews`, {
        body: { verdict: 'rejected', renderingId: rendering?.id },
        ...seen(proposed),
      });
      expect(termIn(rejected).renderings.map(({ text }) => text)).toEqual(['ballot paper', 'bulletin']);
    });

    it('are made in one’s own languages only', async () => {
      const { id } = await add(entry('turnout'));
      const path = `POST /api/v1/terms/${id}/renderings`;
      expect((await arabic.ask(path, { body: french('participation') })).status).toBe(403);
      expect((await translator.ask(path, { body: { language: 'en', text: 'poll' } })).status).toBe(403);
      const body = entry('recount', { language: 'ar', text: 'إعادة الفرز' });
      expect((await translator.ask('POST /api/v1/terms', { body })).status).toBe(403);
      expect((await arabic.ask('POST /api/v1/terms', { body })).status).toBe(201);
    });
  });

  it('has one entry for a term, and says which', async () => {
    const { id } = await add(entry('polling station'));
    const again = await translator.ask('POST /api/v1/terms', { body: entry('Polling  Station') });
    expect([again.status, again.json.code, again.json.existing]).toEqual([409, 'term-exists', id]);
    await add({ ...entry('polling station'), communique: 'prague-2026' });
    const unknown = await coordinator.ask('POST /api/v1/terms', {
      body: { ...entry('polling'), communique: 'no-such' },
    });
    expect([unknown.status, unknown.json.code]).toEqual([400, 'invalid-input']);
  });

  it.each([
    ['no term', { renderings: [french('dépouillement')] }],
    ['an empty term', entry(' ')],
    ['the same twice', entry('seal', french('scellé'), french('Scellé'))],
    ['no language', entry('seal', { language: 'nope-', text: 'x' })],
    ['an unknown field', { ...entry('seal'), status: 'approved' }],
    ['a term as long as a book', entry('x'.repeat(501))],
  ])('refuses %s and changes nothing', async (_, body) => {
    const before = termsIn(await coordinator.ask('GET /api/v1/terms?limit=500')).length;
    expect([400, 422]).toContain((await coordinator.ask('POST /api/v1/terms', { body })).status);
    expect(termsIn(await coordinator.ask('GET /api/v1/terms?limit=500'))).toHaveLength(before);
  });

  it('finds words literally in every rendering and variant, page by page', async () => {
    await add(entry('tally sheet', french('feuille de pointage', { variants: ['feuilles_de%pointage'] })));
    const found = async (query: string) =>
      termsIn(await translator.ask(`GET /api/v1/terms?${query}`)).map(({ term }) => term);
    expect(await found('q=FEUILLE%20DE')).toEqual(['tally sheet']);
    expect(await found(`q=${encodeURIComponent('s_de%')}`)).toEqual(['tally sheet']);
    expect(await found(`q=${encodeURIComponent('%')}&language=de`)).toEqual([]);
    expect(await found(`q=${encodeURIComponent('(a+)+$')}`)).toEqual([]);
    const all = await found('limit=500');
    expect(all).toEqual([...all].sort());
    const first = await translator.ask('GET /api/v1/terms?limit=2');
    const next = /<([^>]*)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const both = [first, await translator.ask(`GET ${next}`)].flatMap((page) => termsIn(page));
    expect(both.map(({ term }) => term)).toEqual(all.slice(0, 4));
  });

  it('keeps everything that an entry ever said, and names who changed it to coordinators only', async () => {
    const handle = await member(concord, 'coordinator', []);
    const browser = new Browser(concord);
    await browser.signIn(handle);
    const added = termIn(await browser.ask('POST /api/v1/terms', { body: entry('seal', french('sceau')) }));
    const [, sceau] = added.renderings;
    const path = `/api/v1/terms/${added.id}`;
    expect((await coordinator.ask(`PATCH ${path}`, { body: { note: 'Of a box.' } })).status).toBe(428);
    const noted = await coordinator.ask(`PATCH ${path}`, { body: { note: 'Of a box.' }, ...seen(added) });
    const mended = await coordinator.ask(`PUT ${path}/renderings/${String(sceau?.id)}`, {
      body: french('scellé'),
      ...seen(termIn(noted)),
    });
    const stale = await coordinator.ask(`PATCH ${path}`, { body: { note: null }, ...seen(added) });
    expect([stale.status, stale.json.current]).toEqual([412, { version: 3, term: 'seal' }]);
    await coordinator.ask(`DELETE ${path}/renderings/${String(sceau?.id)}`, seen(termIn(mended)));
    const history = async (person: Person) =>
      itemsOf(await person.ask(`GET ${path}/history`)) as readonly ChangeSeen[];
    expect(
      (await history(coordinator)).map(({ action, entry: past }) => [
        action,
        past.note,
        past.renderings.map(({ text }) => text).join('|'),
      ]),
    ).toEqual([
      ['added', null, 'seal|sceau'],
      ['changed', 'Of a box.', 'seal|sceau'],
      ['changed', 'Of a box.', 'seal|scellé'],
      ['changed', 'Of a box.', 'seal'],
    ]);
    expect((await history(coordinator))[0]?.by).toBe(handle);
    const others = await translator.ask(`GET ${path}/history`);
    expect(others.text).not.toContain(handle);
    expect((itemsOf(others) as readonly ChangeSeen[]).map(({ by }) => by)).toEqual([null, null, null, null]);
  });

  it('counts every change when several people write at once', async () => {
    const { id } = await add(entry('chain of custody'));
    const texts = Array.from({ length: 8 }, (_, at) => `chaîne ${String(at)}`);
    const answers = await Promise.all(
      texts.map((text) => translator.ask(`POST /api/v1/terms/${id}/renderings`, { body: french(text) })),
    );
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 201));
    const now = termIn(await translator.ask(`GET /api/v1/terms/${id}`));
    expect([now.version, now.renderings.length]).toEqual([9, 9]);
  });

  it('tells of a unit names that stay, and terms of its own communiqué only', async () => {
    await add({ ...entry('GNDEM'), doNotTranslate: true });
    await add({ ...entry('count', french('dépouillement')), communique: 'prague-2026' });
    const retired = await add(entry('Prague', french('Prague')));
    await coordinator.ask(`PATCH /api/v1/terms/${retired.id}`, {
      body: { status: 'retired' },
      ...seen(retired),
    });
    await coordinator.import('oslo-2026', '# Another call\n');
    await add({ ...entry('every count'), communique: 'oslo-2026' });
    expect((await termsOfUnit()).map(({ term }) => term)).toEqual(['election observer', 'GNDEM', 'count']);
    expect((await arabic.ask(`GET /api/v1/units/${unit.id}/terms`)).status).toBe(404);
  });
}
