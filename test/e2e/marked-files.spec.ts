import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { Person } from '../factories/team.js';

const HEAD = '---\ntitle: Vote\n---\n\n';
const OPENED = 'The polling stations opened on time.';
const OPENED_LATE = 'The polling stations opened late.';
const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const THANKS = 'We thank all who helped.';

const BEHIND = 'cette édition suit la révision 1, la plus récente est la révision 2';
const CHANGED = 'le texte anglais de ce paragraphe a changé depuis';
const REMOVED = 'ce paragraphe a été supprimé du texte anglais depuis';
const UNTRANSLATED = 'pas encore traduit, texte anglais';

const text = (...clauses: string[]): string =>
  HEAD + clauses.map((one, at) => `${at + 1}. ${one}\n`).join('\n');

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `files of an edition that was left behind, on ${name}`, () => {
    defineFiles(kind);
  });

function defineFiles(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let plain: Record<string, string>;
  const href = (extension: string, language = 'fr') =>
    `/c/vote/${language}/e1/vote.r1.${language}.${extension}`;
  const get = (path: string, headers = {}) => ask(concord, `GET ${path}`, { headers });

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    const coordinator = new Reviser(concord, await concord.token('coordinator'));
    const translator = new Person(concord, await concord.token('translator', ['fr']));
    const reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
    await coordinator.import('vote', text(OPENED, SEALS, COUNT));
    const job = (await coordinator.open('vote', ['fr'])).fr ?? '';
    for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job)) {
      const isLeft = unit.clause.text === COUNT;
      expect((await translator.save(unit, `FR ${unit.clause.text}`, !isLeft)).status).toBe(201);
      if (isLeft) break;
    }
    for (let unit = await reviewer.claim(job, 'review'); unit !== null;) {
      expect((await reviewer.review(unit, 'approved')).status).toBe(201);
      unit = await reviewer.claim(job, 'review');
    }
    await coordinator.ask(`POST /api/v1/jobs/${job}/editions`, { body: { partial: true } });
    await coordinator.edition('vote', 'fr');
    plain = {};
    for (const extension of ['md', 'html', 'txt', 'json'])
      plain[extension] = (await get(href(extension))).text;
    expect((await get(`${href('md')}?marked`)).text).toBe(plain.md);
    const { path } = await coordinator.draft('vote', text(OPENED_LATE, COUNT, THANKS));
    expect((await coordinator.publish(path)).status).toBe(201);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it.each(['md', 'html', 'txt', 'json'])(
    'stay as they were in %s, and say where the newest is',
    async (format) => {
      const file = await get(href(format));
      expect(file.text).toBe(plain[format]);
      expect(file.headers.get('cache-control')).toContain('immutable');
      expect(file.headers.get('link')).toBe('</c/vote/fr>; rel="latest-version"');
    },
  );

  it.each(['md', 'html', 'txt', 'json'])('are marked in %s with what has changed since', async (format) => {
    const marked = await get(`${href(format)}?marked`);
    expect(marked.status).toBe(200);
    expect(Object.fromEntries(marked.headers)).toMatchObject({
      'cache-control': 'public, no-cache',
      'content-disposition': `attachment; filename="vote.r1.fr-marked.${format}"`,
      link: `<${href(format)}>; rel="canonical", </c/vote/fr>; rel="latest-version"`,
    });
    expect(marked.text.indexOf(BEHIND)).toBeGreaterThan(-1);
    expect(marked.text.indexOf(BEHIND)).toBeLessThan(marked.text.indexOf('FR The polling'));
    expect(marked.text).toContain(CHANGED);
    expect(marked.text).toContain(REMOVED);
    const again = await get(`${href(format)}?marked`, { 'if-none-match': marked.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await get(href(format))).text).toBe(plain[format]);
  });

  it('are marked clause by clause in Markdown, which is still split into the same clauses', async () => {
    const { text: marked } = await get(`${href('md')}?marked`);
    expect(marked).toMatch(/^---\ntitle: .*\n---\n> .*révision 2\n\n/u);
    const words = splitClauses(marked).clauses.filter(({ number }) => number !== null);
    expect(words.map((clause) => [clause.number, clause.text])).toEqual([
      ['1', `FR ${OPENED} (${CHANGED})`],
      ['2', `FR ${SEALS} (${REMOVED})`],
      ['3', `<span lang="en">${COUNT}</span> (${UNTRANSLATED})`],
    ]);
  });

  it('say in data what has become of each clause', async () => {
    const { json } = await get(`${href('json')}?marked`);
    const clauses = json.clauses as { target: string | null; since: { change: string } | null }[];
    expect(json.since).toMatchObject({ newestRevision: 2, newer: null });
    expect(clauses.map(({ since }) => since?.change ?? null)).toEqual([null, 'changed', 'removed', null]);
    expect(JSON.parse(plain.json ?? '')).not.toHaveProperty('since');
  });

  it('are listed on the page, each beside its plain one, in words', async () => {
    const { text: page } = await get('/c/vote/fr/e1');
    for (const format of ['md', 'html', 'txt', 'json']) {
      expect(page).toContain(`<a href="${href(format)}" download>`);
      expect(page).toContain(
        `<a href="${href(format)}?marked" download>le même fichier, où est marqué ce qui a changé depuis</a>`,
      );
    }
    expect((await get(`${href('html')}?marked`)).text).not.toContain('download');
  });

  it('of the source text are marked as well, and its own bytes are not', async () => {
    const marked = await get(`${href('md', 'en')}?marked`);
    expect(marked.headers.get('content-disposition')).toContain('vote.r1.en-marked.md');
    expect(marked.text).toContain('This is revision 1 of the English; the newest is revision 2');
    expect(marked.text).toContain(`1. ${OPENED} (the English of this paragraph has changed since)\n`);
    expect(marked.text).toContain(`3. ${COUNT}\n`);
    expect((await get(href('md', 'en'))).text).toBe(text(OPENED, SEALS, COUNT));
  });

  it('are not there under a name that no file has', async () => {
    expect((await get('/c/vote/fr/e1/vote.r2.fr.md?marked')).status).toBe(404);
    expect((await get('/c/vote/fr/e1/vote.r1.fr-marked.md')).status).toBe(404);
  });
}
