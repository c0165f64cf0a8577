import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from '../../src/persistence/database.js';
import { examineRows } from '../../src/persistence/examine-rows.js';
import { EditionPress } from '../../src/editions/edition-press.js';
import { Reads } from '../../src/persistence/reads.js';
import { type Answer, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser, type RevisedUnit } from '../factories/reviser.js';
import { rowCounts } from '../factories/row-counts.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';
import { until } from '../factories/until.js';

const text = (...clauses: string[]): string =>
  [
    '# Statement on the election',
    'We, the observers, state:',
    ...clauses.map((one, at) => `${at + 1}. ${one}`),
    '',
  ].join('\n\n');

const OPENED = 'The polling stations opened on time.';
const HALLS = 'Observers could enter every hall of the country without delay.';
const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const ABROAD = 'Ballots from abroad arrived late.';
const CAPITAL = 'They were counted in the capital.';
const COMPLAINTS = 'No complaint was refused by the commission or by its offices.';
const THANKS = 'We thank the voluteers for there work.';
const POSTED = 'The results were posted at the door of each station.';
const WOMEN = 'Women were a third of all polling officials.';

const FIRST = text(OPENED, HALLS, `${SEALS} ${COUNT}`, ABROAD, CAPITAL, COMPLAINTS, THANKS, POSTED);
const MOST_HALLS = 'Observers could enter most halls of the country without delay.';
const FEW_HALLS = 'Observers could enter few halls of the country without delay.';
const THANKS_MENDED = 'We thank the volunteers for their work.';
const SECOND = text(POSTED, OPENED, MOST_HALLS, SEALS, COUNT, `${ABROAD} ${CAPITAL}`, THANKS_MENDED, WOMEN);
const THIRD = text(
  POSTED,
  OPENED,
  FEW_HALLS,
  SEALS,
  COUNT,
  `${ABROAD} ${CAPITAL}`,
  COMPLAINTS,
  THANKS_MENDED,
  WOMEN,
);

const french = (english: string): string => `Texte français : ${english}`;

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `when the English changes, on ${name}`, () => {
    defineRevisions(kind);
  });

function defineRevisions(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Reviser;
  let translator: Person;
  let reviewer: Person;
  let count = 0;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Reviser(concord, await concord.token('coordinator'));
    translator = new Person(concord, await concord.token('translator', ['fr']));
    reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
  });

  afterAll(async () => {
    await concord.stop();
    const database = await Database.open(place);
    expect(await database.snapshot(examineRows)).toEqual([]);
    await database.close();
    await place.remove();
  });

  /** A communiqué open in French; the job of revision 1. */
  async function begin(): Promise<{ slug: string; job: string }> {
    const slug = `statement-${(count += 1)}`;
    await coordinator.import(slug, FIRST);
    return { slug, job: (await coordinator.open(slug, ['fr'])).fr ?? '' };
  }

  async function translateAll(job: string): Promise<void> {
    for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job))
      expect((await translator.save(unit, french(unit.clause.text))).status).toBe(201);
  }

  async function approveAll(job: string): Promise<void> {
    for (
      let unit = await reviewer.claim(job, 'review');
      unit !== null;
      unit = await reviewer.claim(job, 'review')
    )
      expect((await reviewer.review(unit, 'approved')).status).toBe(201);
  }

  async function revise(slug: string, markdown: string): Promise<void> {
    const { path } = await coordinator.draft(slug, markdown);
    expect((await coordinator.publish(path)).status).toBe(201);
  }

  const stillCorrect = (unit: RevisedUnit, by = translator) =>
    by.ask(`POST /api/v1/units/${unit.id}/confirmations`, { headers: { 'if-match': `"${unit.version}"` } });

  const contest = (unit: RevisedUnit, reason: string) =>
    translator.ask(`POST /api/v1/units/${unit.id}/contests`, {
      body: { reason },
      headers: { 'if-match': `"${unit.version}"` },
    });

  it('every clause keeps its identity, its words and its history through two revisions', async () => {
    const { slug, job } = await begin();
    await translateAll(job);
    await approveAll(job);
    const first = await coordinator.edition(slug, 'fr');
    expect(first.partial).toBe(false);
    const before = await coordinator.units(job);

    const { path } = await coordinator.draft(slug, SECOND);
    expect((await coordinator.correct(path, THANKS_MENDED, { editorial: true })).status).toBe(200);
    const impact = await coordinator.ask(`GET ${path}/impact`);
    expect(impact.json).toMatchObject({
      ...{ stale: 1, restarted: 3, editorial: 1, added: 1, removed: 1 },
      languages: [{ language: 'fr', stale: 1, restarted: 3 }],
    });
    expect(impact.json.summary).toMatch(
      /^4 clauses need another look, in 1 language, \d+ words to look at; 1 moves; /,
    );
    const published = await coordinator.publish(path);
    expect(published.json).toMatchObject({ number: 2, status: 'published' });
    expect(published.headers.get('location')).toBe(`/api/v1/communiques/${slug}/revisions/2`);

    const second = await coordinator.job(slug, 2, 'fr');
    const after = await coordinator.units(second);
    for (const words of [OPENED, POSTED, 'We, the observers'])
      expect(after(words)).toMatchObject({
        ...{ id: before(words).id, state: 'final', stale: false, target: before(words).target },
        clause: { key: before(words).clause.key },
      });
    expect(after(MOST_HALLS)).toMatchObject({
      id: before(HALLS).id,
      state: 'final',
      stale: true,
      translatedFrom: 1,
    });
    expect(after(MOST_HALLS).target).toEqual(before(HALLS).target);
    expect(after(MOST_HALLS).sourceDiff?.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'removed', text: 'every hall' },
      { type: 'added', text: 'most halls' },
    ]);
    const whole = before(SEALS);
    for (const part of [SEALS, COUNT])
      expect(after(part)).toMatchObject({
        ...{ state: 'initial', subState: 'draft', stale: true, target: { text: whole.target?.text } },
        startsFrom: [{ clauseKey: whole.clause.key, targetId: whole.target?.id }],
      });
    expect([after(SEALS).id, after(COUNT).id].filter((id) => id === whole.id)).toHaveLength(1);
    expect(after(ABROAD)).toMatchObject({
      ...{ state: 'initial', subState: 'draft', stale: false },
      target: { text: `${french(ABROAD)} ${french(CAPITAL)}`, origin: 'carried' },
      startsFrom: [{ clauseKey: before(ABROAD).clause.key }, { clauseKey: before(CAPITAL).clause.key }],
    });
    expect(after(THANKS_MENDED)).toMatchObject({ id: before(THANKS).id, state: 'final', stale: false });
    expect(after(WOMEN)).toMatchObject({ state: 'initial', target: null });
    expect(await coordinator.revised(before(COMPLAINTS).id)).toMatchObject({ resting: true, state: 'final' });

    expect((await translator.ask(`POST /api/v1/jobs/${job}/claims`, { body: {} })).json.code).toBe(
      'revision-superseded',
    );
    const coverage = await coordinator.ask(`GET /api/v1/communiques/${slug}/coverage`);
    expect(coverage.json.items).toMatchObject([{ revision: 2, stale: 3, complete: false }]);

    expect(await contest(after(OPENED), 'It matters.')).toMatchObject({
      status: 409,
      json: { code: 'not-contestable' },
    });
    expect((await contest(after(THANKS_MENDED), ' ')).status).toBe(422);
    expect(await contest(after(THANKS_MENDED), 'Our text had translated the typo.')).toMatchObject({
      status: 201,
      json: { state: 'initial', stale: true },
    });

    await expectLag(slug, impact.json, {
      edited: before(HALLS).clause.key,
      split: before(SEALS).clause.key,
      merged: before(CAPITAL).clause.key,
      removed: before(COMPLAINTS).clause.key,
      same: before(OPENED).clause.key,
    });
    await revise(slug, THIRD);
    const third = await coordinator.job(slug, 3, 'fr');
    const last = await coordinator.units(third);
    expect(last(COMPLAINTS)).toMatchObject({
      ...{ id: before(COMPLAINTS).id, state: 'final', stale: false, resting: false },
      target: before(COMPLAINTS).target,
    });
    expect(last(FEW_HALLS).sourceDiff?.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'removed', text: 'every hall' },
      { type: 'added', text: 'few halls' },
    ]);
    expect(last(THANKS_MENDED)).toMatchObject({ stale: true, translatedFrom: 1 });

    expect(await stillCorrect(last(OPENED))).toMatchObject({ status: 409, json: { code: 'not-stale' } });
    const kept = await stillCorrect(last(FEW_HALLS));
    expect(kept).toMatchObject({ status: 201, json: { state: 'translated', stale: false } });
    expect(kept.json.target).toMatchObject({ text: french(HALLS), restoredFrom: before(HALLS).target?.id });

    await expectHistory(slug, last(FEW_HALLS).clause.key);
    await translateAll(third);
    await approveAll(third);
    const newest = await coordinator.edition(slug, 'fr', 2);
    expect(newest.partial).toBe(false);
    for (const edition of [first, newest]) await expectReproducible(slug, edition);
  }, 60_000);

  /** The newest edition follows revision 1 while the English is at 2: readers are told, and its own files stay. */
  async function expectLag(
    slug: string,
    impact: Answer['json'],
    keys: Record<'edited' | 'split' | 'merged' | 'removed' | 'same', string>,
  ): Promise<void> {
    const { items } = (await translator.ask(`GET /api/v1/communiques/${slug}/lag`)).json;
    expect(items).toMatchObject([
      { language: 'fr', edition: 1, revision: 1, newestRevision: 2, revisionsBehind: 1 },
    ]);
    const [{ clauses, wordsBehind } = { clauses: [], wordsBehind: 0 }] = items as {
      clauses: { key: string; change: string; words: number; origins: string[] }[];
      wordsBehind: number;
    }[];
    expect(clauses.find(({ key }) => key === keys.edited)).toMatchObject({ change: 'changed', words: 2 });
    const count = (change: string) => clauses.filter((one) => one.change === change).length;
    expect({
      stale: count('changed'),
      restarted: count('split') + count('merged'),
      ...{ added: count('added'), removed: count('removed') },
    }).toEqual({
      ...{ stale: impact.stale, restarted: impact.restarted },
      ...{ added: impact.added, removed: impact.removed },
    });
    expect(wordsBehind).toBe(Number(impact.words) + Number(impact.addedWords));
    expect(clauses.filter(({ change }) => change === 'merged')).toMatchObject([
      { origins: expect.arrayContaining([keys.merged]) },
    ]);

    const page = await until('the page to say so', async () => {
      const shown = await coordinator.ask(`GET /c/${slug}/fr`);
      return shown.text.includes('la plus récente est la révision 2') && shown;
    });
    const marks: Record<keyof typeof keys, string | null> = {
      edited: 'le texte anglais de ce paragraphe a changé depuis',
      split: 'le texte anglais de ce paragraphe a été divisé depuis',
      merged: 'le texte anglais de ce paragraphe a été réuni à un autre depuis',
      removed: 'ce paragraphe a été supprimé du texte anglais depuis',
      same: null,
    };
    const markOf = (html: string, key: string): string | null => {
      const [clause = ''] = html.split(` id="${key}"`)[1]?.split(' id="') ?? [];
      return /<span class="mark">([^<]*)</.exec(clause)?.[1] ?? null;
    };
    for (const [name, mark] of Object.entries(marks))
      expect([name, markOf(page.text, keys[name as keyof typeof keys])]).toEqual([name, mark]);
    expect(page.text).toContain('1 paragraphe a été ajouté au texte source depuis');
    expect((await coordinator.ask(`GET /c/${slug}/fr/e1`)).text).toBe(page.text);
    expect(page.text).toContain(
      `href="/c/${slug}/fr/e1/${slug}.r1.fr.md" download><bdi dir="ltr">${slug}.r1.fr.md</bdi></a> – suit la révision 1`,
    );
    const download = await coordinator.ask(`GET /c/${slug}/fr/e1/${slug}.r1.fr.html`);
    expect(download.headers.get('link')).toBe(`</c/${slug}/fr>; rel="latest-version"`);
    expect(download.headers.get('cache-control')).toContain('immutable');
    expect(download.text).not.toContain('class="mark"');

    const english = await coordinator.ask(`GET /c/${slug}/en/e1`);
    expect(english.text).toContain('This is revision 1 of the English; the newest is revision 2');
    expect(markOf(english.text, keys.removed)).toBe('this paragraph has been removed from the English since');
    expect((await coordinator.ask(`GET /c/${slug}/en/e2`)).text).not.toContain('class="notice"');
  }

  /** One clause through three revisions, and the first beside the third. */
  async function expectHistory(slug: string, key: string): Promise<void> {
    const history = await translator.ask(`GET /api/v1/clauses/${key}/history`);
    expect(history.json.items).toMatchObject([
      { revision: 1, text: HALLS, relation: null },
      { revision: 2, text: MOST_HALLS, relation: 'kept', edited: true, origins: [key] },
      { revision: 3, text: FEW_HALLS, relation: 'kept', edited: true },
    ]);
    expect((await translator.ask('GET /api/v1/clauses/nosuchkey0/history')).status).toBe(404);
    const diff = await translator.ask(
      `GET /api/v1/communiques/${slug}/diff?from=1&to=3&changed=true&limit=500`,
    );
    const changes = diff.json.items as { key: string; change: string; text: string; diff: unknown }[];
    expect(changes.find((one) => one.key === key)).toMatchObject({
      change: 'kept',
      edited: true,
      diff: expect.anything(),
    });
    expect(changes.filter(({ change }) => change === 'added').map(({ text: words }) => words)).toContain(
      WOMEN,
    );
    expect(changes.filter(({ text: words }) => words === COMPLAINTS)).toMatchObject([
      { change: 'kept', edited: false },
    ]);
    expect((await translator.ask(`GET /api/v1/communiques/${slug}/diff?from=1&to=9`)).status).toBe(404);
    expect((await translator.ask(`GET /api/v1/communiques/${slug}/diff?from=1`)).status).toBe(400);
  }

  async function expectReproducible(
    slug: string,
    edition: { readonly number: number; readonly files: readonly { extension: string; sha256: string }[] },
  ): Promise<void> {
    const reads = concord.app.get(Reads);
    const communique = await reads.communiques.bySlug(slug);
    const record = await reads.editions.byNumber(communique?.id ?? '', 'fr', edition.number);
    if (record === null) throw new Error('The edition has no row.');
    const again = await concord.app.get(EditionPress).reprint(record);
    const hashes = (files: readonly { extension: string; sha256: string }[]) =>
      files.map(({ extension, sha256 }) => `${extension} ${sha256}`).sort();
    expect(hashes(again)).toEqual(hashes(edition.files));
  }

  it('what is stale waits behind what is to do, and holds the edition back', async () => {
    const { slug, job } = await begin();
    await translateAll(job);
    await approveAll(job);
    await coordinator.edition(slug, 'fr');
    await revise(slug, FIRST.replace(HALLS, MOST_HALLS) + `9. ${WOMEN}\n`);
    const second = await coordinator.job(slug, 2, 'fr');
    const added = await translator.claim(second);
    expect(added?.clause.text).toBe(WOMEN);
    if (added !== null) await translator.save(added, french(WOMEN));
    await approveAll(second);
    const refused = await coordinator.ask(`POST /api/v1/jobs/${second}/editions`, {
      body: { partial: false },
    });
    expect(refused.json).toMatchObject({ code: 'job-incomplete' });
    const partial = await coordinator.ask(`POST /api/v1/jobs/${second}/editions`, {
      body: { partial: true },
    });
    expect(partial.status).toBe(202);
    expect(await coordinator.edition(slug, 'fr', 2)).toMatchObject({ partial: true });
    const stale = await translator.claim(second);
    expect(stale).toMatchObject({ clause: { text: MOST_HALLS }, stale: true, state: 'final' });
    if (stale !== null) await translator.save(stale, french(MOST_HALLS));
    expect(await translator.claim(second)).toBeNull();
    await approveAll(second);
    expect(await coordinator.edition(slug, 'fr', 3)).toMatchObject({ partial: false });
  }, 60_000);

  it('a text that was begun beside the old English is kept, and shown stale', async () => {
    const { slug, job } = await begin();
    const units = await coordinator.units(job);
    const { path } = await coordinator.draft(slug, FIRST.replace(HALLS, MOST_HALLS));
    const [published, ...saves] = await Promise.all([
      coordinator.publish(path),
      ...[OPENED, HALLS, ABROAD].map((words) => translator.save(units(words), french(words))),
    ]);
    expect([published, ...saves].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const late = await translator.save(units(CAPITAL), french(CAPITAL));
    expect(late.json).toMatchObject({ state: 'translated', stale: false, version: '2.r2' });
    const second = await coordinator.job(slug, 2, 'fr');
    const after = await coordinator.units(second);
    for (const words of [OPENED, ABROAD, CAPITAL])
      expect(after(words)).toMatchObject({
        stale: false,
        state: 'translated',
        target: { text: french(words) },
      });
    expect(after(MOST_HALLS)).toMatchObject({
      stale: true,
      target: { text: french(HALLS) },
      translatedFrom: 1,
    });
    const again = await translator.save(
      { id: units(HALLS).id, version: '2.r1' },
      `${french(HALLS)} Encore !`,
    );
    expect(again).toMatchObject({ status: 201, json: { stale: true } });
    const history = await translator.ask(`GET /api/v1/units/${units(HALLS).id}/targets`);
    expect(history.json.items).toMatchObject([
      { diff: null },
      {
        diff: [
          { type: 'same', text: french(HALLS) },
          { type: 'added', text: ' Encore !' },
        ],
      },
    ]);
    expect(await stillCorrect({ ...after(MOST_HALLS), version: '3.r1' })).toMatchObject({ status: 412 });
  }, 60_000);

  it('two coordinators cannot both publish number 2, and the other one aligns again', async () => {
    const { slug } = await begin();
    const drafts = [
      await coordinator.draft(slug, FIRST.replace(HALLS, MOST_HALLS)),
      await coordinator.draft(slug, FIRST.replace(HALLS, FEW_HALLS)),
    ];
    const answers = await Promise.all(drafts.map(({ path }) => coordinator.publish(path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = drafts[answers.findIndex(({ status }) => status === 409)];
    const path = lost?.path ?? '';
    expect((await coordinator.publish(path)).json.code).toBe('draft-outdated');
    const realigned = await coordinator.ask(`POST ${path}/realignment`, {
      headers: { 'if-match': lost?.etag ?? '' },
    });
    expect(realigned.json).toMatchObject({ basedOn: 2, version: 2 });
    expect((await coordinator.publish(path)).json).toMatchObject({ number: 3 });
    expect((await coordinator.publish(path)).json.code).toBe('draft-closed');
  }, 60_000);

  it('a draft is shown least sure first, corrected, and thrown away without a trace', async () => {
    const { slug } = await begin();
    const before = await rowCountsNow();
    const { path } = await coordinator.draft(slug, SECOND);
    const sorted = await coordinator.alignment(path, '&sort=confidence');
    expect(sorted.map(({ confidence }) => confidence)).toEqual(
      sorted.map(({ confidence }) => confidence).sort((a, b) => a - b),
    );
    const merged = sorted.find(({ text: words }) => words.startsWith(ABROAD));
    const pointed = await coordinator.correct(path, WOMEN, { origins: [merged?.origins[1]?.key] });
    expect(pointed.json).toMatchObject({ relation: 'split', edited: true, confirmed: true, version: 2 });
    expect((await coordinator.correct(path, WOMEN, { origins: [] })).json).toMatchObject({
      relation: 'added',
      diff: null,
    });
    expect((await coordinator.correct(path, WOMEN, { origins: ['nosuchkey0'] })).json.code).toBe(
      'invalid-input',
    );
    expect((await coordinator.correct(path, WOMEN, { editorial: true })).status).toBe(400);
    expect((await coordinator.ask(`GET ${path}/removed`)).json.items).toMatchObject([{ text: COMPLAINTS }]);
    const old = await coordinator.ask(`PATCH ${path}/alignment/0`, {
      body: { confirm: true },
      headers: { 'if-match': '"1"' },
    });
    expect(old.status).toBe(412);
    expect((await translator.ask(`GET ${path}`)).status).toBe(404);
    const etag = (await coordinator.ask(`GET ${path}`)).headers.get('etag') ?? '';
    expect((await coordinator.ask(`DELETE ${path}`, { headers: { 'if-match': etag } })).status).toBe(204);
    expect((await coordinator.publish(path)).json.code).toBe('draft-closed');
    expect((await coordinator.ask(`GET /api/v1/communiques/${slug}/revisions/drafts`)).json.items).toEqual(
      [],
    );
    expect(await rowCountsNow()).toEqual(before);
  }, 60_000);

  it('a bad document changes nothing', async () => {
    const { slug } = await begin();
    const before = await rowCountsNow();
    const post = (markdown: string | Uint8Array) =>
      coordinator.ask(`POST /api/v1/communiques/${slug}/revisions`, { markdown });
    expect((await post(FIRST)).json).toMatchObject({ status: 409, code: 'nothing-to-revise' });
    expect((await post(Buffer.from([0x23, 0x20, 0xff]))).status).toBe(422);
    expect((await post('# A\0b')).status).toBe(422);
    expect((await post('---\ntitle: [\n---\n\ntext\n')).status).toBe(422);
    expect((await post(`# T\n\n${'word '.repeat(20_000)}\n`)).status).toBe(413);
    expect(
      (await coordinator.ask('POST /api/v1/communiques/nobody/revisions', { markdown: SECOND })).status,
    ).toBe(404);
    const opened = await coordinator.ask(`POST /api/v1/communiques/${slug}/revisions`, {
      body: { text: SECOND },
    });
    expect(opened.status).toBe(415);
    expect(await rowCountsNow()).toEqual(before);
  });

  it('languages are opened on the newest revision alone, and find all of its clauses to do', async () => {
    const { slug } = await begin();
    await revise(slug, SECOND);
    const late = await coordinator.ask(`POST /api/v1/communiques/${slug}/revisions/1/jobs`, {
      body: { languages: ['ar'] },
    });
    expect(late.json.code).toBe('revision-superseded');
    await coordinator.ask(`POST /api/v1/communiques/${slug}/revisions/2/jobs`, {
      body: { languages: ['ar'] },
    });
    const units = await coordinator.units(await coordinator.job(slug, 2, 'ar'));
    expect(units(WOMEN)).toMatchObject({ state: 'initial', stale: false, startsFrom: [] });
  });

  async function rowCountsNow(): Promise<Record<string, number>> {
    const database = await Database.open(place);
    try {
      return await rowCounts(database);
    } finally {
      await database.close();
    }
  }
}
