import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/domain/errors.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { TaskHandlers } from '../../src/queue/task-handlers.js';
import { TaskQueue } from '../../src/queue/task-queue.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';
import { until } from '../factories/until.js';

const DOCUMENT = [
  '# Statement on the election',
  'We, the observers, state:',
  '1. The polling stations opened on time.',
  '   a) The ballots were counted in public.',
  '   b) The results were posted at the door.',
  '2. We thank the volunteers.',
].join('\n\n');

describeWith([], 'the work of a team on SQLite', () => {
  defineWork('sqlite');
});
describeWith(['PostgreSQL'], 'the work of a team on PostgreSQL', () => {
  defineWork('postgres');
});

function defineWork(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let count = 0;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const person = async (role: 'translator' | 'reviewer') =>
    new Person(concord, await concord.token(role, ['fr']));

  /** A communiqué of its own for each test, open in French. */
  async function openJob(): Promise<{ slug: string; job: string }> {
    const slug = `statement-${(count += 1)}`;
    await coordinator.import(slug, DOCUMENT);
    return { slug, job: (await coordinator.open(slug, ['fr'])).fr ?? '' };
  }

  async function requestPartial(job: string): Promise<void> {
    const asked = await coordinator.ask(`POST /api/v1/jobs/${job}/editions`, { body: { partial: true } });
    expect(asked.status).toBe(202);
    await until('the edition’s task to end', async () => {
      const task = await coordinator.ask(`GET ${asked.headers.get('location') ?? ''}`);
      return task.json.state === 'done';
    });
  }

  async function approveAndPublish(
    job: string,
    unit: string,
    approver: Person,
    writer: Person,
    text: string,
  ): Promise<void> {
    await writer.save(await writer.unit(unit), text);
    expect((await approver.review(await approver.unit(unit), 'approved')).status).toBe(201);
    await requestPartial(job);
  }

  describe('claims', () => {
    it('give each translator another unit, in reading order, and the same one again until it is touched', async () => {
      const { job } = await openJob();
      const [amina, boris] = [await person('translator'), await person('translator')];
      const first = await amina.claim(job);
      const second = await boris.claim(job);
      expect(first?.clause.text).toBe('Statement on the election');
      expect(second?.clause.text).toBe('We, the observers, state:');
      expect((await amina.claim(job))?.id).toBe(first?.id);
      if (first === null) throw new Error('There was nothing to claim.');
      await amina.save(first, 'Déclaration', false);
      expect((await amina.claim(job))?.clause.number).toBe('1');
    });

    it('stay within the clauses that were asked for, by number or by position', async () => {
      const { job } = await openJob();
      const amina = await person('translator');
      const numbers = [];
      for (let unit; (unit = await amina.claim(job, 'translate', { from: '1.a', to: '1.b' })) !== null;) {
        numbers.push(unit.clause.number);
        await amina.save(unit, 'Texte');
      }
      expect(numbers).toEqual(['1.a', '1.b']);
      expect((await amina.claim(job, 'translate', { from: '#5' }))?.clause.number).toBe('2');
      const unknown = await amina.ask(`POST /api/v1/jobs/${job}/claims`, { body: { from: '99' } });
      expect(unknown).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
    });

    it('are handed back, and hinder nobody from saving', async () => {
      const { job } = await openJob();
      const [amina, boris] = [await person('translator'), await person('translator')];
      const unit = await amina.claim(job);
      if (unit === null) throw new Error('There was nothing to claim.');
      expect((await boris.ask(`DELETE /api/v1/units/${unit.id}/claim`)).json.code).toBe('not-claimed');
      expect((await amina.ask(`DELETE /api/v1/units/${unit.id}/claim`)).status).toBe(204);
      expect((await boris.claim(job))?.id).toBe(unit.id);
      expect((await amina.save(unit, 'Déclaration sur le scrutin')).status).toBe(201);
    });

    it('of ten translators at once are of ten units, or of none', async () => {
      const { job } = await openJob();
      const team = await Promise.all(Array.from({ length: 10 }, () => person('translator')));
      const claimed = await Promise.all(team.map((one) => one.claim(job)));
      const ids = claimed.filter((unit) => unit !== null).map(({ id }) => id);
      expect(ids).toHaveLength(6);
      expect(new Set(ids).size).toBe(6);
    });
  });

  describe('lists', () => {
    it('come in pages that a Link leads through, without a gap', async () => {
      const { slug } = await openJob();
      const keys: string[] = [];
      let next: string | undefined = `/api/v1/communiques/${slug}/revisions/1/clauses?limit=4`;
      const sizes = [];
      while (next !== undefined) {
        const page = await coordinator.ask(`GET ${next}`);
        const items = page.json.items as { key: string; position: number }[];
        sizes.push(items.length);
        keys.push(...items.map(({ key }) => key));
        next = /^<([^>]*)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
      }
      expect(sizes).toEqual([4, 2]);
      expect(new Set(keys).size).toBe(6);
    });

    it('of everything that grows come in pages, and take no query that they do not know', async () => {
      const { slug } = await openJob();
      const { items } = (await coordinator.ask(`GET /api/v1/communiques/${slug}/jobs`)).json;
      const [french] = items as { id: string }[];
      await coordinator.open(slug, ['fr', 'ar', 'es']);
      const person = new Person(concord, await concord.token('reviewer', ['fr']));
      const other = new Person(concord, await concord.token('translator', ['fr']));
      const units = await person.ask(`GET /api/v1/jobs/${french?.id ?? ''}/units?limit=1`);
      const id = (units.json.items as UnitSeen[])[0]?.id ?? '';
      for (const text of ['Un', 'Deux', 'Trois']) {
        await other.save(await person.unit(id), text);
        await person.review(await person.unit(id), 'rejected', `Pas « ${text} ».`);
        await approveAndPublish(french?.id ?? '', id, person, other, `${text} !`);
      }
      for (const [path, expected] of [
        [`communiques/${slug}/jobs`, 3],
        [`communiques/${slug}/editions`, 3],
        [`communiques/${slug}/revisions`, 1],
        [`units/${id}/targets`, 6],
        [`units/${id}/reviews`, 6],
      ] as const) {
        const whole = (await coordinator.ask(`GET /api/v1/${path}`)).json.items as unknown[];
        expect({ path, count: whole.length }).toEqual({ path, count: expected });
        const paged: unknown[] = [];
        let next: string | undefined = `/api/v1/${path}?limit=2`;
        while (next !== undefined) {
          const page = await coordinator.ask(`GET ${next}`);
          expect((page.json.items as unknown[]).length).toBeLessThanOrEqual(2);
          paged.push(...(page.json.items as unknown[]));
          next = /^<([^>]*)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
        }
        expect(paged).toEqual(whole);
        for (const query of ['offset=2', 'limit=0', 'cursor=bm9uZQ'])
          expect((await coordinator.ask(`GET /api/v1/${path}?${query}`)).status).toBe(400);
      }
    });

    it('of units can be asked for by state', async () => {
      const { job } = await openJob();
      const amina = await person('translator');
      const unit = await amina.claim(job);
      if (unit === null) throw new Error('There was nothing to claim.');
      await amina.save(unit, 'Déclaration');
      const translated = await amina.ask(`GET /api/v1/jobs/${job}/units?state=translated`);
      expect((translated.json.items as UnitSeen[]).map(({ id }) => id)).toEqual([unit.id]);
    });
  });

  describe('coverage', () => {
    it('counts units and words by state, in the transaction that changes them', async () => {
      const { slug, job } = await openJob();
      const [amina, boris] = [await person('translator'), await person('reviewer')];
      const words = async () => {
        const { json } = await coordinator.ask(`GET /api/v1/communiques/${slug}/coverage`);
        return (json.items as { byState: Record<string, { units: number; words: number }> }[])[0]?.byState;
      };
      expect(await words()).toMatchObject({
        initial: { units: 6, words: 31 },
        translated: { units: 0, words: 0 },
      });
      const unit = await amina.claim(job);
      if (unit === null) throw new Error('There was nothing to claim.');
      await amina.save(unit, 'Déclaration');
      expect(await words()).toMatchObject({
        initial: { units: 5, words: 27 },
        translated: { units: 1, words: 4 },
      });
      await boris.review(await boris.unit(unit.id), 'approved');
      expect(await words()).toMatchObject({
        translated: { units: 0, words: 0 },
        reviewed: { units: 1, words: 4 },
      });
    });
  });

  describe('editions', () => {
    it('are refused while units are not approved, unless a partial one is asked for', async () => {
      const { slug, job } = await openJob();
      const refused = await coordinator.ask(`POST /api/v1/jobs/${job}/editions`, { body: {} });
      expect(refused).toMatchObject({ status: 409, json: { code: 'job-incomplete' } });
      const [amina, boris] = [await person('translator'), await person('reviewer')];
      const approved = await translateNext(amina, job, 'Déclaration sur l’élection');
      await boris.review(await boris.unit(approved.id), 'approved');
      await translateNext(amina, job, 'Nous, observateurs, déclarons :');
      await requestPartial(job);
      const edition = await coordinator.edition(slug, 'fr');
      expect(edition.partial).toBe(true);
      const markdown = await coordinator.ask(`GET ${fileOf(edition, 'md')}`);
      expect(markdown.text).toContain('# Déclaration sur l’élection');
      expect(markdown.text).toContain('We, the observers, state:');
      expect(markdown.text).not.toContain('Nous, observateurs');
      expect((await amina.unit(approved.id)).state).toBe('final');
    });

    it('come once for the same words, and a new one for new words; the old one stays', async () => {
      const { slug, job } = await openJob();
      const [amina, boris] = [await person('translator'), await person('reviewer')];
      const unit = await translateNext(amina, job, 'Déclaration sur l’élection');
      await boris.review(await boris.unit(unit.id), 'approved');
      await requestPartial(job);
      const first = await coordinator.edition(slug, 'fr', 1);
      await requestPartial(job);
      expect(await coordinator.editions(slug)).toHaveLength(1);
      await amina.save(await amina.unit(unit.id), 'Déclaration relative à l’élection');
      await boris.review(await boris.unit(unit.id), 'approved');
      await requestPartial(job);
      const second = await coordinator.edition(slug, 'fr', 2);
      expect((await coordinator.ask(`GET ${fileOf(first, 'txt')}`)).text).toContain(
        'Déclaration sur l’élection',
      );
      expect((await coordinator.ask(`GET ${fileOf(second, 'txt')}`)).text).toContain(
        'Déclaration relative à',
      );
      const newest = await coordinator.ask(`GET /c/${slug}/fr`);
      expect(newest.text).toContain('Déclaration relative à');
    });
  });

  describe('tasks', () => {
    it('that were given up are seen with their error, and can be sent back', async () => {
      let broken = true;
      const { job } = await openJob();
      concord.app.get(TaskHandlers).register('open-job', () => {
        if (broken) throw new DomainError('job-not-open', 'The archive is closed.');
        return Promise.resolve();
      });
      const queue = concord.app.get(TaskQueue);
      const task = { name: 'open-job', payload: { jobId: job } } as const;
      const id = await concord.app.get(UnitOfWork).transact((tx) => queue.enqueue(tx, task));
      await until('the task to be given up', async () => {
        const { json } = await coordinator.ask('GET /api/v1/tasks?state=dead');
        return (json.items as { id: string }[]).some((one) => one.id === id);
      });
      const dead = await coordinator.ask(`GET /api/v1/tasks/${id}`);
      expect(dead.json).toMatchObject({
        state: 'dead',
        lastError: expect.stringContaining('The archive is closed.'),
      });
      broken = false;
      expect((await coordinator.ask(`POST /api/v1/tasks/${id}/retry`)).status).toBe(202);
      await until('the task to be done', async () => {
        return (await coordinator.ask(`GET /api/v1/tasks/${id}`)).json.state === 'done';
      });
      const again = await coordinator.ask(`POST /api/v1/tasks/${id}/retry`);
      expect(again).toMatchObject({ status: 409, json: { code: 'task-not-dead' } });
    });
  });
}

async function translateNext(translator: Person, job: string, text: string): Promise<UnitSeen> {
  const unit = await translator.claim(job);
  if (unit === null) throw new Error('There was nothing to claim.');
  expect((await translator.save(unit, text)).status).toBe(201);
  return unit;
}

function fileOf(
  edition: { readonly files: readonly { readonly extension: string; readonly href: string }[] },
  extension: string,
): string {
  return edition.files.find((file) => file.extension === extension)?.href ?? '';
}
