import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person } from '../factories/team.js';

const SENTENCE = 'The mission observed the opening of the polls in all 9 regions.';
const FRENCH = 'La mission a observé l’ouverture des bureaux dans les 9 régions.';
const FIRST = ['# Statement', 'We, the observers, state:', `1. ${SENTENCE}`, '2. The count was public.'].join(
  '\n\n',
);
const SECOND = ['# Report', `1. ${SENTENCE.replace('9', '12')} Nobody was refused.`, `2. ${SENTENCE}`].join(
  '\n\n',
);

const KEY: unknown = expect.stringMatching(/^\w{10}$/);
const DAY: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

describeWith([], 'the translation memory on SQLite', () => {
  defineMemory('sqlite');
});
describeWith(['PostgreSQL'], 'the translation memory on PostgreSQL', () => {
  defineMemory('postgres');
});

function defineMemory(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let translator: Person;
  let reviewer: Person;
  let jobs: { first: Record<string, string>; second: Record<string, string> };

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    translator = new Person(concord, await concord.token('translator', ['fr']));
    reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
    await coordinator.import('first', FIRST);
    await coordinator.import('second', SECOND);
    const [first, second] = [
      await coordinator.open('first', ['fr', 'ar']),
      await coordinator.open('second', ['fr']),
    ];
    jobs = { first, second };
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** The unit at a position of a job. */
  async function unitAt(job: string | undefined, position: number) {
    const { items } = (await coordinator.ask(`GET /api/v1/jobs/${job ?? ''}/units`)).json as {
      items: readonly { readonly id: string }[];
    };
    return coordinator.unit(items[position]?.id ?? '');
  }

  async function approve(id: string, text: string): Promise<void> {
    expect((await translator.save(await translator.unit(id), text)).status).toBe(201);
    expect((await reviewer.review(await reviewer.unit(id), 'approved')).status).toBe(201);
  }

  async function matches(id: string) {
    const { json } = await translator.ask(`GET /api/v1/units/${id}/matches`);
    return json.items as readonly Record<string, unknown>[];
  }

  describe('a match', () => {
    it('is nothing that is only saved, or rejected', async () => {
      const unit = await unitAt(jobs.first.fr, 2);
      await translator.save(unit, FRENCH);
      expect(await matches((await unitAt(jobs.second.fr, 2)).id)).toEqual([]);
      await reviewer.review(await reviewer.unit(unit.id), 'rejected', 'The regions are missing.');
      expect(await matches((await unitAt(jobs.second.fr, 2)).id)).toEqual([]);
    });

    it('is what was approved, and says where it is from and how reviewed, not by whom', async () => {
      await approve((await unitAt(jobs.first.fr, 2)).id, FRENCH);
      const found = await matches((await unitAt(jobs.second.fr, 2)).id);
      expect(found).toEqual([
        {
          ...{ scope: 'clause', range: { start: 0, end: SENTENCE.length }, score: 100 },
          ...{ sourceLanguage: 'en', targetLanguage: 'fr', source: SENTENCE, target: FRENCH, paired: true },
          ...{ replaced: [], diff: [{ type: 'same', text: SENTENCE }], reviewed: 'approved' },
          origin: {
            ...{ communique: 'first', revision: 1, imported: null },
            clauseKey: KEY,
          },
          createdOn: DAY,
        },
      ]);
    });

    it('is found for one sentence of a clause, with its number put right', async () => {
      const found = await matches((await unitAt(jobs.second.fr, 1)).id);
      expect(found).toMatchObject([
        { scope: 'clause', score: 77 },
        {
          ...{ scope: 'sentence', score: 97, target: FRENCH.replace('9', '12') },
          replaced: [{ from: '9', to: '12' }],
        },
      ]);
    });

    it('is of the same clause before all others, and the older words of a unit are not shown any more', async () => {
      const unit = await unitAt(jobs.first.fr, 2);
      expect(await matches(unit.id)).toMatchObject([{ score: 102, target: FRENCH }]);
      const better = FRENCH.replace('bureaux', 'bureaux de vote');
      await approve(unit.id, better);
      expect((await matches(unit.id)).map(({ target }) => target)).toEqual([better]);
    });

    it('is nobody’s who may not see the unit', async () => {
      const { id } = await unitAt(jobs.first.ar, 2);
      expect((await translator.ask(`GET /api/v1/units/${id}/matches`)).status).toBe(404);
    });
  });

  describe('the concordance', () => {
    const search = (params: Record<string, string>, who: Person = translator) =>
      who.ask(
        `GET /api/v1/memory/concordance?${new URLSearchParams({ language: 'fr', ...params }).toString()}`,
      );

    it('finds words in source and target, with their places', async () => {
      const { json } = await search({ text: 'OPENING of' });
      const at = SENTENCE.indexOf('opening');
      expect(json.items).toMatchObject([
        {
          source: SENTENCE,
          ranges: [{ start: at, end: at + 10 }],
          origin: { communique: 'first', revision: 1 },
        },
      ]);
      const target = await search({ text: 'régions bureaux', in: 'target', words: 'all' });
      expect(target.json.items).toHaveLength(1);
      expect((await search({ text: 'régions bureaux', in: 'target' })).json.items).toEqual([]);
    });

    it('takes regular expressions for words', async () => {
      expect((await search({ text: '(a+)+$' })).json.items).toEqual([]);
    });

    it('comes in pages, and not from a language of others', async () => {
      await approve((await unitAt(jobs.first.fr, 3)).id, 'Le dépouillement était public.');
      const first = await search({ text: 'the', limit: '1' });
      expect(first.json.items).toMatchObject([{ source: 'The count was public.' }]);
      const next = /<(.+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
      expect((await translator.ask(`GET ${next}`)).json.items).toMatchObject([{ source: SENTENCE }]);
      expect((await search({ text: 'the', language: 'ar' })).status).toBe(404);
      expect((await search({ text: ' ' })).status).toBe(400);
    });
  });
}
