import { createHash, randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EditionPress } from '../../src/editions/edition-press.js';
import { Reads } from '../../src/persistence/reads.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { describeCorpora, readSeed } from '../factories/corpora.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith, type Service, serviceUrl } from '../factories/services.js';
import { Coordinator, Person } from '../factories/team.js';

const SEEDS = ['communique', 'news-post', 'solidarity-statement'] as const;

/** Stand-ins for what people write: different from the English in every clause, in the language's own letters. */
const TRANSLATE: Readonly<Record<string, (english: string) => string>> = {
  fr: (english) => `Texte français : ${english}`,
  ar: (english) => `النص العربي: ${english}`,
  ru: (english) => `Русский текст: ${english}`,
};

interface Combination {
  readonly name: string;
  readonly services: readonly Service[];
  readonly kind: 'sqlite' | 'postgres';
}

const COMBINATIONS: readonly Combination[] = [
  { name: 'in-process queue, SQLite', services: [], kind: 'sqlite' },
  { name: 'in-process queue, PostgreSQL', services: ['PostgreSQL'], kind: 'postgres' },
  { name: 'BullMQ, SQLite', services: ['Redis'], kind: 'sqlite' },
  { name: 'BullMQ, PostgreSQL', services: ['Redis', 'PostgreSQL'], kind: 'postgres' },
];

for (const { name, services, kind } of COMBINATIONS) {
  describeWith(services, `from English to three languages (${name})`, () => {
    describeCorpora('with the seeds', () => {
      let place: TestPlace;
      let concord: Concord;
      let coordinator: Coordinator;

      beforeAll(async () => {
        place = await makePlace(kind);
        concord = await startConcord({
          CONCORD_DATA: place.dataDir,
          DATABASE_URL: place.databaseUrl ?? '',
          REDIS_URL: services.includes('Redis') ? ownRedis() : '',
        });
        coordinator = new Coordinator(concord, await concord.token('coordinator'));
      });

      afterAll(async () => {
        await concord.stop();
        await place.remove();
      });

      it.each(SEEDS)(
        '%s is imported, translated, reviewed, published and downloaded',
        async (slug) => {
          const source = Buffer.from(readSeed(`${slug}.md`));
          await coordinator.import(slug, source);
          const jobs = await coordinator.open(slug, Object.keys(TRANSLATE));
          expect(Object.keys(jobs).sort()).toEqual(['ar', 'fr', 'ru']);
          const again = await coordinator.open(slug, ['fr', 'ru']);
          expect(again).toEqual(jobs);
          for (const [language, job] of Object.entries(jobs)) {
            await workThrough(concord, language, job);
            await checkEdition(concord, coordinator, slug, language, source);
          }
          const coverage = await coordinator.ask(`GET /api/v1/communiques/${slug}/coverage`);
          for (const one of coverage.json.items as { approved: number; complete: boolean }[]) {
            expect(one).toMatchObject({ approved: 1, complete: true, stale: 0 });
          }
          const english = await coordinator.ask(`GET /api/v1/communiques/${slug}/revisions/1/source`);
          expect(Buffer.from(english.text).equals(source)).toBe(true);
        },
        120_000,
      );
    });
  });
}

/** One translates, another reviews, and the first text goes back once with a reason. */
async function workThrough(concord: Concord, language: string, job: string): Promise<void> {
  const translator = new Person(concord, await concord.token('translator', [language]));
  const reviewer = new Person(concord, await concord.token('reviewer', [language]));
  await translateAll(translator, job, language);

  const first = await reviewer.claim(job, 'review');
  if (first === null) throw new Error('There is nothing to review.');
  expect((await reviewer.review(first, 'rejected')).status).toBe(422);
  expect((await reviewer.review(first, 'rejected', 'The tone is too soft.')).status).toBe(201);
  const back = await translator.claim(job);
  expect(back).toMatchObject({
    id: first.id,
    subState: 'rejected',
    target: { text: first.target?.text },
    review: { verdict: 'rejected', reason: 'The tone is too soft.' },
  });
  if (back === null) throw new Error('The rejected unit is not offered again.');
  expect((await translator.save(back, `${back.target?.text ?? ''} !`)).status).toBe(201);

  for (
    let unit = await reviewer.claim(job, 'review');
    unit !== null;
    unit = await reviewer.claim(job, 'review')
  ) {
    expect((await reviewer.review(unit, 'approved')).status).toBe(201);
  }
}

async function translateAll(translator: Person, job: string, language: string): Promise<void> {
  for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job)) {
    const text = TRANSLATE[language]?.(unit.clause.text) ?? '';
    const draft = await translator.save(unit, text.slice(0, 10), false);
    expect(draft).toMatchObject({ status: 201, json: { state: 'initial', subState: 'draft' } });
    const submitted = await translator.save({ id: unit.id, version: String(draft.json.version) }, text);
    expect(submitted).toMatchObject({ status: 201, json: { state: 'translated', target: { text } } });
  }
}

/** The edition came by itself; every file is what its hash says, and what the rows give when written again. */
async function checkEdition(
  concord: Concord,
  coordinator: Coordinator,
  slug: string,
  language: string,
  source: Buffer,
): Promise<void> {
  const edition = await coordinator.edition(slug, language);
  expect(edition).toMatchObject({ number: 1, partial: false, href: `/c/${slug}/${language}/e1` });
  expect(edition.files.map(({ extension }) => extension).sort()).toEqual(['html', 'json', 'md', 'txt']);
  const reads = concord.app.get(Reads);
  const communique = await reads.communiques.bySlug(slug);
  const record = await reads.editions.byNumber(communique?.id ?? '', language, 1);
  if (record === null) throw new Error('The edition has no row.');
  const reprinted = await concord.app.get(EditionPress).reprint(record);
  for (const { extension, sha256, href } of edition.files) {
    const file = await ask(concord, `GET ${href}`);
    expect(file.status).toBe(200);
    expect(createHash('sha256').update(file.text).digest('hex')).toBe(sha256);
    const rewritten = reprinted.find((one) => one.extension === extension);
    expect(rewritten?.bytes.toString()).toBe(file.text);
    expect(file.text).toContain(createHash('sha256').update(source).digest('hex'));
    expect(file.headers.get('content-language')).toBe(language);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="${slug}.r1.${language}.${extension}"`,
    );
  }
  const page = await ask(concord, `GET /c/${slug}/${language}`);
  expect(page.text).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
}

/** A numbered database of the test server, so that suites at the same time do not take each other's tasks. */
function ownRedis(): string {
  const url = new URL(serviceUrl('Redis') ?? '');
  url.pathname = `/${randomInt(1, 15)}`;
  return url.href;
}
