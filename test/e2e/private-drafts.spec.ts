import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';

const DOCUMENT =
  '# Call for an open count\n\n1. Results are posted.\n\n2. Observers stay.\n\n3. Doors are open.';
const DRAFT = 'Les résultats sont… (à revoir)';

describeWith([], '21: drafts of others, on SQLite', () => {
  defineDrafts('sqlite');
});
describeWith(['PostgreSQL'], '21: drafts of others, on PostgreSQL', () => {
  defineDrafts('postgres');
});

function defineDrafts(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let amina: Person;
  let boris: Person;
  let job: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    amina = new Person(concord, await concord.token('translator', ['fr']));
    boris = new Person(concord, await concord.token('reviewer', ['fr']));
    await coordinator.import('open-count', DOCUMENT);
    job = (await coordinator.open('open-count', ['fr'])).fr ?? '';
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function unitAt(position: number, by: Person = coordinator): Promise<UnitSeen> {
    const { json } = await by.ask(`GET /api/v1/jobs/${job}/units`);
    const unit = (json.items as UnitSeen[])[position];
    if (unit === undefined) throw new Error(`There is no unit at ${position}.`);
    return unit;
  }

  const textsOf = async (id: string, by: Person) =>
    ((await by.ask(`GET /api/v1/units/${id}/targets`)).json.items as { text: string }[]).map(
      ({ text }) => text,
    );

  const acting = (by: Person, unit: UnitSeen, what: string, body: unknown) =>
    by.ask(`POST /api/v1/units/${unit.id}/${what}`, { body, headers: { 'if-match': `"${unit.version}"` } });

  it('are seen by who wrote them and by coordinators; to others the unit is without', async () => {
    const unit = await unitAt(1);
    expect((await amina.save(unit, DRAFT, false)).status).toBe(201);
    for (const by of [amina, coordinator]) {
      expect((await by.unit(unit.id)).target).toMatchObject({ text: DRAFT });
      expect((await unitAt(1, by)).target).toMatchObject({ text: DRAFT });
      expect(await textsOf(unit.id, by)).toEqual([DRAFT]);
    }
    expect(await boris.unit(unit.id)).toMatchObject({ state: 'initial', subState: 'draft', target: null });
    expect((await unitAt(1, boris)).target).toBeNull();
    expect(await textsOf(unit.id, boris)).toEqual([]);
    for (const path of ['', '/targets', '/reviews', '/contests'])
      expect((await boris.ask(`GET /api/v1/units/${unit.id}${path}`)).text).not.toContain('à revoir');
  });

  it('can neither be reviewed nor restored nor called right, and no refusal shows them', async () => {
    const unit = await unitAt(1, boris);
    const targetId = (await unitAt(1)).target?.id;
    const stale = { ...unit, version: '0.r1' };
    const answers = [
      await acting(boris, unit, 'reviews', { verdict: 'approved', targetId }),
      await acting(boris, unit, 'reviews', { verdict: 'rejected', targetId, reason: 'Non.' }),
      await acting(boris, unit, 'restorations', { targetId }),
      await acting(boris, unit, 'reviews', { verdict: 'approved', targetId: unit.id }),
      await acting(boris, unit, 'confirmations', undefined),
      await acting(boris, unit, 'contests', { reason: 'Pourquoi ?' }),
      await acting(boris, stale, 'targets', { text: 'Un autre' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 412, 409, 409, 412]);
    for (const { text } of answers) expect(text).not.toContain('à revoir');
    expect(answers.at(-1)?.json.current).toMatchObject({ targetId: null, text: null });
    const { current } = (await acting(amina, stale, 'targets', { text: 'Un autre' })).json;
    expect(current).toMatchObject({ targetId, text: DRAFT });
  });

  it('are gone on with by whoever holds the unit, and by nobody before', async () => {
    const unit = await unitAt(2);
    expect((await amina.save(unit, DRAFT, false)).status).toBe(201);
    const held = await boris.claim(job, 'translate', { from: '2', to: '2' });
    expect(held).toMatchObject({ id: unit.id, target: { text: DRAFT } });
    expect(await textsOf(unit.id, boris)).toEqual([DRAFT]);
    await boris.ask(`DELETE /api/v1/units/${unit.id}/claim`);
    expect((await boris.unit(unit.id)).target).toBeNull();
  });

  it('are everybody’s once they are handed in, and stay so when they are sent back', async () => {
    const unit = await unitAt(3);
    expect((await amina.save(unit, DRAFT, false)).status).toBe(201);
    expect((await amina.save(await amina.unit(unit.id), 'Les portes sont ouvertes.')).status).toBe(201);
    expect(await textsOf(unit.id, boris)).toEqual([DRAFT, 'Les portes sont ouvertes.']);
    expect((await boris.review(await boris.unit(unit.id), 'rejected', 'Au futur.')).status).toBe(201);
    expect((await boris.unit(unit.id)).target).toMatchObject({ text: 'Les portes sont ouvertes.' });
    expect((await amina.save(await amina.unit(unit.id), 'Les portes…', false)).status).toBe(201);
    expect((await boris.unit(unit.id)).target).toBeNull();
    expect(await textsOf(unit.id, boris)).toEqual([DRAFT, 'Les portes sont ouvertes.']);
  });

  describe('of revisions', () => {
    it('do not exist but for coordinators', async () => {
      const markdown = DOCUMENT.replace('posted', 'read out');
      const made = await coordinator.ask('POST /api/v1/communiques/open-count/revisions', { markdown });
      const drafts = '/api/v1/communiques/open-count/revisions/drafts';
      expect((await coordinator.ask(`GET ${drafts}/${String(made.json.id)}`)).status).toBe(200);
      for (const path of [
        drafts,
        `${drafts}/${String(made.json.id)}`,
        `${drafts}/${String(made.json.id)}/impact`,
      ])
        expect(await boris.ask(`GET ${path}`)).toMatchObject({ status: 404, json: { code: 'not-found' } });
    });
  });
}
