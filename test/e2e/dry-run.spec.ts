import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';

const OPENED = 'The polling stations opened on time.';
const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const LATE = 'The count began when the doors closed and ended very late at night.';
const THANKS = 'We thank the voluteers for there work.';
const MENDED = 'We thank the volunteers for their work.';
const WHOLE = `${SEALS} ${COUNT}`;

const text = (...clauses: string[]): string =>
  ['# Statement on the election', ...clauses.map((one, at) => `${at + 1}. ${one}`), ''].join('\n\n');

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `the dry run says what publishing does, on ${name}`, () => {
    defineDryRuns(kind);
  });

function defineDryRuns(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Reviser;
  let translators: Record<'ar' | 'fr', Person>;
  let reviewer: Person;
  let count = 0;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Reviser(concord, await concord.token('coordinator'));
    translators = {
      ar: new Person(concord, await concord.token('translator', ['ar'])),
      fr: new Person(concord, await concord.token('translator', ['fr'])),
    };
    reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** A communiqué whose French is approved, whose Arabic waits for review, and whose German nobody has begun. */
  async function begin(...clauses: string[]): Promise<string> {
    const slug = `dry-${(count += 1)}`;
    await coordinator.import(slug, text(...clauses));
    const jobs = await coordinator.open(slug, ['ar', 'de', 'fr']);
    for (const language of ['ar', 'fr'] as const) await finish(jobs[language] ?? '', language);
    const job = jobs.fr ?? '';
    for (let unit = await reviewer.claim(job, 'review'); unit !== null;)
      unit =
        (await reviewer.review(unit, 'approved')).status === 201 ? await reviewer.claim(job, 'review') : null;
    return slug;
  }

  /** Translates what is to do and what is stale. */
  async function finish(job: string, language: 'ar' | 'fr'): Promise<void> {
    const by = translators[language];
    for (let unit = await by.claim(job); unit !== null; unit = await by.claim(job))
      expect((await by.save(unit, `${language}: ${unit.clause.text}`)).status).toBe(201);
  }

  /**
   * Publishes the clauses as the revision with this number; how many clauses have to be looked at in each language, by
   * the dry run and by the units as they are then, and in how many languages by the sentence.
   */
  async function revise(slug: string, number: number, clauses: readonly string[], editorial?: string) {
    const { path } = await coordinator.draft(slug, text(...clauses));
    if (editorial !== undefined)
      expect((await coordinator.correct(path, editorial, { editorial: true })).status).toBe(200);
    const dry = (await coordinator.ask(`GET ${path}/impact`)).json as unknown as {
      summary: string;
      languages: { language: string; stale: number; restarted: number }[];
    };
    expect((await coordinator.publish(path)).json).toMatchObject({ number });
    const said: Record<string, number> = {};
    const seen: Record<string, number> = {};
    for (const { language, stale, restarted } of dry.languages) {
      said[language] = stale + restarted;
      const job = await coordinator.job(slug, number, language);
      const { items } = (await coordinator.ask(`GET /api/v1/jobs/${job}/units?limit=500`))
        .json as unknown as {
        items: { stale: boolean; state: string; target: object | null }[];
      };
      seen[language] = items.filter(
        ({ stale, state, target }) => stale || (state === 'initial' && target !== null),
      ).length;
    }
    expect(said).toEqual(seen);
    const languages = /in (\d+) languages?/.exec(dry.summary)?.[1] ?? '0';
    expect(Number(languages)).toBe(Object.values(seen).filter((units) => units > 0).length);
    return said;
  }

  it('where a merge is undone', async () => {
    const slug = await begin(OPENED, SEALS, COUNT);
    expect(await revise(slug, 2, [OPENED, WHOLE])).toEqual({ ar: 1, de: 0, fr: 1 });
    expect(await revise(slug, 3, [OPENED, SEALS, COUNT])).toEqual({ ar: 0, de: 0, fr: 0 });
  }, 60_000);

  it('where a merge is undone whose whole has been translated meanwhile, and one part is edited', async () => {
    const slug = await begin(OPENED, SEALS, COUNT);
    await revise(slug, 2, [OPENED, WHOLE]);
    await finish(await coordinator.job(slug, 2, 'fr'), 'fr');
    const said = await revise(slug, 3, [OPENED, SEALS, LATE]);
    expect(said.fr).toBe(1);
  }, 60_000);

  it('where a split is undone', async () => {
    const slug = await begin(OPENED, WHOLE);
    expect(await revise(slug, 2, [OPENED, SEALS, COUNT])).toEqual({ ar: 2, de: 0, fr: 2 });
    await finish(await coordinator.job(slug, 2, 'ar'), 'ar');
    await finish(await coordinator.job(slug, 2, 'fr'), 'fr');
    expect(await revise(slug, 3, [OPENED, WHOLE])).toEqual({ ar: 0, de: 0, fr: 0 });
  }, 60_000);

  it('where a removed clause comes back, with the same words and with others', async () => {
    const slug = await begin(OPENED, SEALS, COUNT);
    expect(await revise(slug, 2, [OPENED, SEALS])).toEqual({ ar: 0, de: 0, fr: 0 });
    expect(await revise(slug, 3, [OPENED, SEALS, COUNT])).toEqual({ ar: 0, de: 0, fr: 0 });
    expect(await revise(slug, 4, [OPENED, SEALS])).toEqual({ ar: 0, de: 0, fr: 0 });
    expect(await revise(slug, 5, [OPENED, SEALS, LATE])).toEqual({ ar: 1, de: 0, fr: 1 });
  }, 60_000);

  it('where a clause that was edited while it rested says again what its targets were made from', async () => {
    const slug = await begin(OPENED, SEALS, COUNT);
    await revise(slug, 2, [OPENED, SEALS, LATE]);
    await revise(slug, 3, [OPENED, SEALS]);
    expect(await revise(slug, 4, [OPENED, SEALS, COUNT])).toEqual({ ar: 0, de: 0, fr: 0 });
  }, 60_000);

  it('where an editorial edit is taken back', async () => {
    const slug = await begin(OPENED, THANKS);
    expect(await revise(slug, 2, [OPENED, MENDED], 'We thank')).toEqual({ ar: 0, de: 0, fr: 0 });
    expect(await revise(slug, 3, [OPENED, THANKS])).toEqual({ ar: 0, de: 0, fr: 0 });
  }, 60_000);

  it('where an edit is taken back after one language has followed it', async () => {
    const slug = await begin(OPENED, COUNT);
    expect(await revise(slug, 2, [OPENED, LATE])).toEqual({ ar: 1, de: 0, fr: 1 });
    await finish(await coordinator.job(slug, 2, 'fr'), 'fr');
    expect(await revise(slug, 3, [OPENED, COUNT])).toEqual({ ar: 0, de: 0, fr: 1 });
  }, 60_000);
}
