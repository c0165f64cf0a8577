import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser, type RevisedUnit } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';

const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const THANKS = 'We thank the voluteers for there work.';
const THANKS_MENDED = 'We thank the volunteers for their work.';
const THANKS_MORE = 'We thank the many volunteers for their work.';

const text = (...clauses: string[]): string =>
  ['# Statement', ...clauses.map((one, at) => `${at + 1}. ${one}`), ''].join('\n\n');

const french = (english: string): string => `Texte français : ${english}`;

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `a unit whose English has changed, on ${name}`, () => {
    defineChanges(kind);
  });

function defineChanges(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Reviser;
  let translator: Person;
  let count = 0;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Reviser(concord, await concord.token('coordinator'));
    translator = new Person(concord, await concord.token('translator', ['fr']));
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** A communiqué, translated into French. */
  async function begin(...clauses: string[]): Promise<string> {
    const slug = `changed-${(count += 1)}`;
    await coordinator.import(slug, text(...clauses));
    const job = (await coordinator.open(slug, ['fr'])).fr ?? '';
    for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job))
      expect((await translator.save(unit, french(unit.clause.text))).status).toBe(201);
    return slug;
  }

  /** Publishes the next revision; its French units by their first words. */
  async function revise(
    slug: string,
    revision: number,
    clauses: readonly string[],
    editorial: string | null = null,
  ): Promise<(words: string) => RevisedUnit> {
    const { path } = await coordinator.draft(slug, text(...clauses));
    if (editorial !== null)
      expect((await coordinator.correct(path, editorial, { editorial: true })).status).toBe(200);
    expect((await coordinator.publish(path)).status).toBe(201);
    return coordinator.units(await coordinator.job(slug, revision, 'fr'));
  }

  const stillCorrect = (unit: RevisedUnit, by: Person = translator) =>
    by.ask(`POST /api/v1/units/${unit.id}/confirmations`, {
      headers: { 'if-match': `"${unit.version}"` },
    });

  const changed = (unit: RevisedUnit) =>
    (unit.sourceDiff ?? []).filter(({ type }) => type !== 'same').map((run) => `${run.type}: ${run.text}`);

  it('says that the change was editorial, and what it was', async () => {
    const slug = await begin(SEALS, THANKS);
    const second = await revise(slug, 2, [SEALS, THANKS_MENDED], 'We thank');
    expect(second(SEALS)).toMatchObject({ stale: false, change: null, sourceDiff: null });
    expect(second('We thank')).toMatchObject({
      ...{ stale: false, translatedFrom: 1, state: 'translated' },
      change: { editorial: true, contested: false },
    });
    expect(changed(second('We thank'))).toEqual([
      'removed: voluteers',
      'added: volunteers',
      'removed: there',
      'added: their',
    ]);
    const contested = await translator.ask(`POST /api/v1/units/${second('We thank').id}/contests`, {
      body: { reason: 'Our text had translated the typo.' },
      headers: { 'if-match': `"${second('We thank').version}"` },
    });
    expect(contested.status).toBe(201);
    expect(await coordinator.revised(second('We thank').id)).toMatchObject({
      stale: true,
      change: { editorial: true, contested: true },
    });
  });

  it('says that it was not, where one of several changes was not, and shows all of them', async () => {
    const slug = await begin(SEALS, THANKS);
    await revise(slug, 2, [SEALS, THANKS_MENDED], 'We thank');
    const third = await revise(slug, 3, [SEALS, THANKS_MORE]);
    expect(third('We thank')).toMatchObject({
      ...{ stale: true, translatedFrom: 1 },
      change: { editorial: false, contested: false },
    });
    expect(changed(third('We thank')).at(-1)).toBe('added: their');
    expect(changed(third('We thank')).join()).toContain('many');
    const back = await revise(slug, 4, [SEALS, THANKS]);
    expect(back('We thank')).toMatchObject({ stale: false, change: null, sourceDiff: null });
  });

  it('is not called still correct while it holds the words of the whole that it was split from', async () => {
    const slug = await begin(`${SEALS} ${COUNT}`, THANKS);
    const second = await revise(slug, 2, [SEALS, COUNT, THANKS]);
    for (const part of [SEALS, COUNT]) {
      expect(second(part)).toMatchObject({ stale: true, target: { text: french(`${SEALS} ${COUNT}`) } });
      expect(await stillCorrect(second(part))).toMatchObject({
        status: 409,
        json: { code: 'carried-text', detail: expect.stringContaining('split or merged') },
      });
    }
    const id = second(SEALS).id;
    expect((await translator.save(second(SEALS), french(SEALS))).json).toMatchObject({ stale: false });
    const carried = second(SEALS).target?.id;
    const edited = await coordinator.revised(id);
    const restored = await translator.ask(`POST /api/v1/units/${id}/restorations`, {
      body: { targetId: carried },
      headers: { 'if-match': `"${edited.version}"` },
    });
    expect(restored).toMatchObject({ status: 201, json: { stale: true } });
    const whole = await coordinator.revised(id);
    expect((await stillCorrect(whole)).json.code).toBe('carried-text');
    const kept = await translator.save(whole, french(SEALS));
    expect(kept.json).toMatchObject({ state: 'translated', stale: false });
    const third = await revise(slug, 3, [SEALS.replace('two members', 'three members'), COUNT, THANKS]);
    expect((await stillCorrect(third('The seals'))).json).toMatchObject({
      stale: false,
      state: 'translated',
    });
  });

  it('is called still correct by whoever may save it: translators of the language, and those above', async () => {
    const slug = await begin(SEALS, THANKS);
    for (const [revision, adverb, role, languages, status] of [
      [2, 'never', 'translator', ['ar'], 404],
      [3, 'always', 'translator', ['fr'], 201],
      [4, 'mostly', 'reviewer', ['fr'], 201],
      [5, 'soon', 'coordinator', [], 201],
    ] as const) {
      const by = new Person(concord, await concord.token(role, languages));
      const unit = (await revise(slug, revision, [SEALS.replace('were', `were ${adverb}`), THANKS]))('The');
      expect((await stillCorrect(unit, by)).status).toBe(status);
    }
  });

  it('is called still correct although somebody else has claimed it, as it would be saved', async () => {
    const slug = await begin(SEALS, THANKS);
    const claimed = async (revision: number, clauses: readonly string[]) => {
      await revise(slug, revision, clauses);
      const unit = await translator.claim(await coordinator.job(slug, revision, 'fr'));
      return coordinator.revised(unit?.id ?? '');
    };
    const other = new Person(concord, await concord.token('translator', ['fr']));
    const saved = await claimed(2, [SEALS.replace('two', 'three'), THANKS]);
    const first = await other.save(saved, saved.target?.text ?? '');
    const confirmed = await claimed(3, [SEALS.replace('two', 'four'), THANKS]);
    expect(confirmed).toMatchObject({ id: saved.id, stale: true, claim: { mine: false } });
    const second = await stillCorrect(confirmed, other);
    const facts = { state: 'translated', subState: null, stale: false };
    expect([first, second]).toMatchObject([
      { status: 201, json: facts },
      { status: 201, json: facts },
    ]);
    expect(await coordinator.revised(saved.id)).toMatchObject({ claim: null });
    const late = await translator.save(confirmed, french('too late'));
    expect(late).toMatchObject({ status: 412, json: { code: 'version-stale' } });
  });

  it('says that it rests where its clause was removed while somebody wrote', async () => {
    const slug = await begin(SEALS, THANKS);
    const before = (await coordinator.units(await coordinator.job(slug, 1, 'fr')))(SEALS);
    await revise(slug, 2, [THANKS]);
    const saved = await translator.save(before, french('the seals'));
    expect(saved).toMatchObject({ status: 201, json: { stale: false, resting: true } });
    expect(await coordinator.revised(before.id)).toMatchObject({
      resting: true,
      target: { text: french('the seals') },
    });
  });
}
