import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { account } from '../factories/accounts.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';

const DOCUMENT = [
  '# Recommendations',
  '1. The commission publishes the rolls.',
  '2. The parties agree on:',
  '   a) access for observers;',
  '   b) a code of conduct.',
  '3. The courts hear complaints.',
].join('\n\n');

describeWith([], 'the rules of the work on SQLite', () => {
  defineRules('sqlite');
});

describeWith(['PostgreSQL'], 'the rules of the work on PostgreSQL', () => {
  defineRules('postgres');
});

function defineRules(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let jobs: Record<string, string>;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    await coordinator.import('rules', DOCUMENT);
    jobs = await coordinator.open('rules', ['fr', 'ar', 'ru']);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const translator = async (...languages: string[]) =>
    new Person(concord, await concord.token('translator', languages));

  async function unitsOf(language: string): Promise<UnitSeen[]> {
    return (await coordinator.ask(`GET /api/v1/jobs/${jobs[language] ?? ''}/units`)).json.items as UnitSeen[];
  }

  async function unitOf(language: string, position: number): Promise<UnitSeen> {
    const unit = (await unitsOf(language))[position];
    if (unit === undefined) throw new Error(`There is no unit ${position} in ${language}.`);
    return unit;
  }

  describe('a claim', () => {
    const claimOf = (unit: unknown) => (unit as { claim: { mine: boolean; until: string | null } }).claim;

    it('is renewed by a save, and its end is told to nobody but its holder', async () => {
      const [amina, boris] = [await translator('ru'), await translator('ru')];
      const unit = await amina.claim(jobs.ru ?? '');
      if (unit === null) throw new Error('There was nothing to claim.');
      const before = claimOf(unit);
      expect(before.mine).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await amina.save(unit, 'Рекомендации', false)).status).toBe(201);
      const after = claimOf(await amina.unit(unit.id));
      expect(Date.parse(after.until ?? '')).toBeGreaterThan(Date.parse(before.until ?? ''));
      expect(claimOf(await boris.unit(unit.id))).toEqual({ mine: false, until: null });
    });

    it('of a clause is of its sub-clauses as well', async () => {
      const amina = await translator('ar');
      const numbers = [];
      for (
        let unit;
        (unit = await amina.claim(jobs.ar ?? '', 'translate', { from: '2', to: '2' })) !== null;
      ) {
        numbers.push(unit.clause.number);
        await amina.save(unit, 'نص', true);
      }
      expect(numbers).toEqual(['2', '2.a', '2.b']);
      for (const [from, to, found] of [
        ['2.b', '2.b', null],
        ['#5', '#5', '3'],
        ['3', '3', '3'],
      ]) {
        const unit = await amina.claim(jobs.ar ?? '', 'translate', { from, to });
        expect(unit?.clause.number ?? null).toBe(found);
      }
    });

    it('of a range that ends before it begins is refused', async () => {
      const amina = await translator('ar');
      const answer = await amina.ask(`POST /api/v1/jobs/${jobs.ar ?? ''}/claims`, {
        body: { from: '3', to: '2' },
      });
      expect(answer).toMatchObject({ status: 422, json: { code: 'reversed-range' } });
    });
  });

  describe('a target', () => {
    it('of another clause, or of the same clause in another language, is not put back', async () => {
      const [french, other, arabic] = [await unitOf('fr', 0), await unitOf('fr', 1), await unitOf('ar', 0)];
      const amina = await translator('fr', 'ar');
      await amina.save(other, 'La commission publie les listes.');
      await amina.save(arabic, 'توصيات');
      for (const { id } of [other, arabic]) {
        const strange = (await amina.unit(id)).target?.id;
        const answer = await amina.ask(`POST /api/v1/units/${french.id}/restorations`, {
          body: { targetId: strange },
          headers: { 'if-match': `"${french.version}"` },
        });
        expect(answer).toMatchObject({ status: 404, json: { code: 'not-found' } });
      }
      expect((await amina.unit(french.id)).target).toBeNull();
    });
  });

  describe('an Idempotency-Key', () => {
    it('is good for one address', async () => {
      const [first, second] = [await unitOf('fr', 2), await unitOf('fr', 3)];
      const amina = await translator('fr');
      const send = (id: string) =>
        amina.ask(`POST /api/v1/units/${id}/targets`, {
          body: { text: 'Les partis conviennent :' },
          headers: { 'if-match': '"1.r1"', 'idempotency-key': 'one-address' },
        });
      expect((await send(first.id)).status).toBe(201);
      expect(await send(second.id)).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
      expect((await amina.unit(second.id)).target).toBeNull();
    });
  });

  describe('a token', () => {
    it('is good for nothing once its account is disabled', async () => {
      const handle = `gone-${randomUUID().slice(0, 8)}`;
      const at = new Date().toISOString();
      const gone = account({ handle, disabledAt: at });
      await concord.app.get(UnitOfWork).transact(async (tx) => {
        await tx.accounts.insert(gone);
        await tx.accounts.setGrants(gone.id, grantsOf('coordinator', []));
      });
      const token = await concord.token('coordinator', [], handle);
      const answer = await ask(concord, 'GET /api/v1/me', { token });
      expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
    });

    it('gets answers that nobody keeps', async () => {
      for (const path of ['/api/v1/me', '/api/v1/communiques/rules', '/api/v1/communiques/nothing']) {
        expect((await coordinator.ask(`GET ${path}`)).headers.get('cache-control')).toBe('no-store');
      }
    });
  });

  describe('a due date', () => {
    it('is a date that there is', async () => {
      for (const dueDate of ['2026-02-31', '2026-02-29', '2026-13-01', '2026-4-1', '20260401', 'soon', 7]) {
        const body = { languages: ['fr'], dueDate };
        const opened = await coordinator.ask('POST /api/v1/communiques/rules/revisions/1/jobs', { body });
        expect({ dueDate, status: opened.status }).toEqual({ dueDate, status: 400 });
        const changed = await coordinator.ask(`PATCH /api/v1/jobs/${jobs.fr ?? ''}`, { body: { dueDate } });
        expect({ dueDate, status: changed.status }).toEqual({ dueDate, status: 400 });
      }
    });

    it('can be changed and taken away by a coordinator, and by nobody else', async () => {
      const path = `/api/v1/jobs/${jobs.fr ?? ''}`;
      for (const dueDate of ['2028-02-29', null]) {
        const changed = await coordinator.ask(`PATCH ${path}`, { body: { dueDate } });
        expect(changed).toMatchObject({ status: 200, json: { dueDate } });
        expect((await coordinator.ask(`GET ${path}`)).json).toMatchObject({ dueDate, language: 'fr' });
      }
      expect((await coordinator.ask(`PATCH ${path}`, { body: {} })).status).toBe(400);
      const amina = await translator('fr');
      expect((await amina.ask(`PATCH ${path}`, { body: { dueDate: null } })).status).toBe(403);
    });
  });
}
