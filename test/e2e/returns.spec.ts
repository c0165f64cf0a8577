import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from '../../src/persistence/database.js';
import { examineRows } from '../../src/persistence/examine-rows.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { type RevisedUnit, Reviser } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';

const text = (...clauses: string[]): string =>
  ['# Statement on the election', ...clauses.map((one, at) => `${at + 1}. ${one}`), ''].join('\n\n');

const OPENED = 'The polling stations opened on time.';
const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const COMPLAINTS = 'No complaint was refused by the commission or by its offices.';
const COURTS = 'No complaint was refused by the courts or by their offices.';
const FEW_COMPLAINTS = 'No complaint was refused by the commission or by its many offices.';
const THANKS = 'We thank the voluteers for there work.';
const THANKS_MENDED = 'We thank the volunteers for their work.';

const french = (english: string): string => `Texte français : ${english}`;

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `when the English goes back, on ${name}`, () => {
    defineReturns(kind);
  });

function defineReturns(kind: 'sqlite' | 'postgres'): void {
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

  /** A communiqué open in French, every clause translated; the units by the first words of their clauses. */
  async function begin(...clauses: string[]) {
    const slug = `statement-${(count += 1)}`;
    await coordinator.import(slug, text(...clauses));
    const job = (await coordinator.open(slug, ['fr'])).fr ?? '';
    for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job))
      expect((await translator.save(unit, french(unit.clause.text))).status).toBe(201);
    return { slug, job, units: await coordinator.units(job) };
  }

  async function approve(...units: RevisedUnit[]): Promise<void> {
    for (const unit of units) expect((await reviewer.review(unit, 'approved')).status).toBe(201);
  }

  /** Publishes the clauses as the revision with this number. */
  async function revise(slug: string, number: number, ...clauses: string[]) {
    const { path } = await coordinator.draft(slug, text(...clauses));
    expect((await coordinator.publish(path)).json).toMatchObject({ number });
    return coordinator.units(await coordinator.job(slug, number, 'fr'));
  }

  const sameAs = (unit: RevisedUnit, state: string) => ({
    ...{ id: unit.id, state, stale: false, clause: { key: unit.clause.key } },
    target: { text: unit.target?.text },
  });

  it('clauses that were merged and are parted again have their own texts, where they stood', async () => {
    const { slug, units: before } = await begin(OPENED, SEALS, COUNT);
    await approve(before(SEALS));
    const merged = await revise(slug, 2, OPENED, `${SEALS} ${COUNT}`);
    expect(merged(SEALS)).toMatchObject({ state: 'initial', subState: 'draft' });
    expect(merged(SEALS).target?.text).toBe(`${french(SEALS)} ${french(COUNT)}`);
    const after = await revise(slug, 3, OPENED, SEALS, COUNT);
    expect(after(SEALS)).toMatchObject(sameAs(before(SEALS), 'reviewed'));
    expect(after(COUNT)).toMatchObject(sameAs(before(COUNT), 'translated'));
    const history = await translator.ask(`GET /api/v1/units/${merged(SEALS).id}/targets`);
    const [written, carried, back] = history.json.items as {
      id: string;
      text: string;
      restoredFrom: string;
    }[];
    expect(carried?.text).toBe(merged(SEALS).target?.text);
    expect(back).toMatchObject({ text: written?.text, restoredFrom: written?.id });
  }, 60_000);

  it('a clause that was split and is put together again has its own text once, where it stood', async () => {
    const whole = `${SEALS} ${COUNT}`;
    const { slug, units: before } = await begin(OPENED, whole);
    await approve(before(whole));
    const parts = await revise(slug, 2, OPENED, SEALS, COUNT);
    for (const part of [SEALS, COUNT])
      expect(parts(part)).toMatchObject({ state: 'initial', stale: true, target: { text: french(whole) } });
    const after = await revise(slug, 3, OPENED, whole);
    expect(after(whole)).toMatchObject(sameAs(before(whole), 'reviewed'));
    const halves = await revise(slug, 4, OPENED, SEALS, COUNT);
    const other = await revise(slug, 5, OPENED, `${COUNT} ${SEALS}`);
    expect(other(COUNT)).toMatchObject({ state: 'initial', stale: true, target: { text: french(whole) } });
    expect(halves(SEALS).target?.text).toBe(french(whole));
  }, 60_000);

  it('a text that a reviewer sent back comes back as sent back, and an approval before does not count', async () => {
    const { slug, units: before } = await begin(OPENED, SEALS, COUNT);
    await approve(before(SEALS));
    const seen = await coordinator.revised(before(SEALS).id);
    expect((await reviewer.review(seen, 'rejected', 'The seals were broken.')).status).toBe(201);
    await revise(slug, 2, OPENED, `${SEALS} ${COUNT}`);
    const after = await revise(slug, 3, OPENED, SEALS, COUNT);
    expect(after(SEALS)).toMatchObject({ state: 'initial', subState: 'rejected', stale: false });
  }, 60_000);

  it('the very words of a removed clause are that clause, whatever they resemble', async () => {
    const { slug, units: before } = await begin(OPENED, COMPLAINTS, COURTS);
    await approve(before(COMPLAINTS), before(COURTS));
    await revise(slug, 2, OPENED, COURTS);
    const { path } = await coordinator.draft(slug, text(OPENED, COMPLAINTS));
    const rows = await coordinator.alignment(path);
    expect(rows.find((row) => row.text === COMPLAINTS)).toMatchObject({
      ...{ relation: 'returned', edited: false, origins: [], confidence: 1 },
      returns: { key: before(COMPLAINTS).clause.key, number: '2', text: COMPLAINTS, removedIn: 2 },
    });
    expect((await coordinator.ask(`GET ${path}/impact`)).json).toMatchObject({
      ...{ returned: 1, removed: 1, added: 0, stale: 0, restarted: 0 },
    });
    expect((await coordinator.publish(path)).status).toBe(201);
    const after = await coordinator.units(await coordinator.job(slug, 3, 'fr'));
    expect(after(COMPLAINTS)).toMatchObject(sameAs(before(COMPLAINTS), 'reviewed'));
    expect(await coordinator.revised(before(COURTS).id)).toMatchObject({ resting: true });
  }, 60_000);

  it('a removed clause that comes back edited is found, and waits beside what changed', async () => {
    const { slug, units: before } = await begin(OPENED, SEALS, COMPLAINTS);
    await approve(before(COMPLAINTS));
    await revise(slug, 2, OPENED, SEALS);
    const { path } = await coordinator.draft(slug, text(OPENED, SEALS, FEW_COMPLAINTS));
    const [first] = await coordinator.alignment(path, '&sort=confidence');
    expect(first).toMatchObject({
      ...{ text: FEW_COMPLAINTS, relation: 'returned', edited: true, confirmed: false },
      returns: { key: before(COMPLAINTS).clause.key, text: COMPLAINTS, removedIn: 2 },
    });
    expect(first?.confidence).toBeGreaterThan(0.6);
    expect(first?.confidence).toBeLessThan(1);
    const impact = (await coordinator.ask(`GET ${path}/impact`)).json;
    expect(impact).toMatchObject({
      ...{ returned: 1, stale: 1, restarted: 0, added: 0, words: 1 },
      languages: [{ language: 'fr', stale: 1, words: 1 }],
    });
    expect((await coordinator.publish(path)).status).toBe(201);
    const job = await coordinator.job(slug, 3, 'fr');
    const after = (await coordinator.units(job))(FEW_COMPLAINTS);
    expect(after).toMatchObject({
      id: before(COMPLAINTS).id,
      stale: true,
      target: before(COMPLAINTS).target,
    });
    expect(after.sourceDiff?.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'added', text: 'many ' },
    ]);
    expect(await translator.claim(job)).toMatchObject({ id: after.id });
  }, 60_000);

  it('a coordinator may refuse that a clause comes back, or say which one does', async () => {
    const { slug, units: before } = await begin(OPENED, COMPLAINTS, COURTS);
    await revise(slug, 2, OPENED);
    const { path } = await coordinator.draft(slug, text(OPENED, COMPLAINTS, SEALS));
    const resting = (await coordinator.ask(`GET ${path}/resting`)).json.items;
    expect(resting).toMatchObject([
      { text: COMPLAINTS, removedIn: 2 },
      { text: COURTS, removedIn: 2 },
    ]);
    const correct = async (words: string, correction: object) =>
      (await coordinator.correct(path, words, correction)).json;
    const complaints = before(COMPLAINTS).clause.key;
    const courts = before(COURTS).clause.key;
    expect(await correct(SEALS, { returns: complaints })).toMatchObject({ code: 'invalid-input' });
    expect(await correct(SEALS, { returns: 'nosuchkey0' })).toMatchObject({ code: 'invalid-input' });
    expect(await correct(SEALS, { returns: before(OPENED).clause.key })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await correct(SEALS, { returns: courts, origins: [before(OPENED).clause.key] })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await correct(SEALS, { returns: courts })).toMatchObject({
      ...{ relation: 'returned', edited: true, confirmed: true, confidence: 1, returns: { key: courts } },
      diff: expect.anything(),
    });
    expect(await correct(SEALS, { origins: [] })).toMatchObject({ relation: 'added', returns: null });
    expect(await correct(COMPLAINTS, { returns: null })).toMatchObject({
      ...{ relation: 'added', returns: null, confirmed: true, diff: null },
    });
    expect(await correct(SEALS, { returns: complaints })).toMatchObject({ relation: 'returned' });
    expect((await coordinator.ask(`GET ${path}/impact`)).json).toMatchObject({ returned: 1, added: 1 });
    expect((await coordinator.publish(path)).status).toBe(201);
    const after = await coordinator.units(await coordinator.job(slug, 3, 'fr'));
    expect(after(SEALS)).toMatchObject({ id: before(COMPLAINTS).id, stale: true });
    expect(after(COMPLAINTS)).toMatchObject({ state: 'initial', target: null });
    expect(after(COMPLAINTS).clause.key).not.toBe(complaints);
  }, 60_000);

  it('what is edited and edited back keeps its newer text, stale', async () => {
    const { slug, units: before } = await begin(OPENED, COMPLAINTS);
    await approve(before(COMPLAINTS));
    const edited = (await revise(slug, 2, OPENED, FEW_COMPLAINTS))(FEW_COMPLAINTS);
    expect((await translator.save(edited, french(FEW_COMPLAINTS))).status).toBe(201);
    const after = await revise(slug, 3, OPENED, COMPLAINTS);
    expect(after(COMPLAINTS)).toMatchObject({
      ...{ id: before(COMPLAINTS).id, stale: true, state: 'translated' },
      target: { text: french(FEW_COMPLAINTS) },
    });
  }, 60_000);

  it('a contested text is no longer stale once the English says again what it was made from', async () => {
    const { slug, units: before } = await begin(OPENED, THANKS);
    await approve(before(THANKS));
    const { path } = await coordinator.draft(slug, text(OPENED, THANKS_MENDED));
    expect((await coordinator.correct(path, THANKS_MENDED, { editorial: true })).status).toBe(200);
    expect((await coordinator.publish(path)).status).toBe(201);
    const mended = (await coordinator.units(await coordinator.job(slug, 2, 'fr')))(THANKS_MENDED);
    const contested = await translator.ask(`POST /api/v1/units/${mended.id}/contests`, {
      body: { reason: 'Our text had translated the typo.' },
      headers: { 'if-match': `"${mended.version}"` },
    });
    expect(contested.json).toMatchObject({ state: 'initial', stale: true });
    expect((await revise(slug, 3, OPENED, THANKS_MENDED, SEALS))(THANKS_MENDED)).toMatchObject({
      stale: true,
    });
    expect((await revise(slug, 4, OPENED, THANKS, SEALS))(THANKS)).toMatchObject(
      sameAs(before(THANKS), 'reviewed'),
    );
    expect((await revise(slug, 5, OPENED, `${THANKS} Sincerely.`))(THANKS)).toMatchObject({ stale: true });
  }, 60_000);
}
