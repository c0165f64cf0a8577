import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { EditionPress } from '../../src/editions/edition-press.js';
import { Reads } from '../../src/persistence/reads.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { Reviser } from '../factories/reviser.js';
import { describeWith } from '../factories/services.js';
import { type EditionSeen, Person } from '../factories/team.js';

const OPENED = 'The polling stations opened on time in every region.';
const HALLS = 'Observers could enter every hall of the country without delay.';
const FEW_HALLS = 'Observers could enter few halls of the country without delay.';
const SEALS = 'The seals were checked by two members of different parties.';
const COUNT = 'The count began when the doors closed and ended late at night.';
const COMPLAINTS = 'No complaint was refused by the commission or by its offices.';
const THANKS = 'We thank the voluteers for there work.';
const THANKS_MENDED = 'We thank the volunteers for their work.';
const POSTED = 'The results were posted at the door of each station.';
const WOMEN = 'Women were a third of all polling officials.';

const text = (...clauses: string[]): string =>
  ['# Statement on the election', ...clauses.map((one, at) => `${at + 1}. ${one}`), ''].join('\n\n');

const FIRST = text(OPENED, HALLS, `${SEALS} ${COUNT}`, COMPLAINTS, THANKS, POSTED);
/** One moved, one edited, one split, one removed, one mended, one inserted. */
const SECOND = text(POSTED, OPENED, FEW_HALLS, SEALS, COUNT, THANKS_MENDED, WOMEN);
/** What was split is one again, what was removed is back. */
const THIRD = text(POSTED, OPENED, FEW_HALLS, `${SEALS} ${COUNT}`, COMPLAINTS, THANKS_MENDED, WOMEN);

interface Compared {
  readonly key: string;
  readonly change: string;
  readonly text: string;
  readonly edited: boolean;
  readonly moved: boolean;
  readonly origins: readonly { readonly key: string; readonly text: string }[];
  readonly diff: readonly { readonly type: string; readonly text: string }[] | null;
}

for (const [name, services, kind] of [
  ['SQLite', [], 'sqlite'],
  ['PostgreSQL', ['PostgreSQL'], 'postgres'],
] as const)
  describeWith(services, `the journey through two more revisions, on ${name}`, () => {
    let place: TestPlace;
    let concord: Concord;
    let coordinator: Reviser;
    let translator: Person;
    let reviewer: Person;

    beforeAll(async () => {
      place = await makePlace(kind);
      concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
      coordinator = new Reviser(concord, await concord.token('coordinator'));
      translator = new Person(concord, await concord.token('translator', ['fr']));
      reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
    });

    afterAll(async () => {
      await concord.stop();
      await place.remove();
    });

    it('every edition follows its English, the next ones are told apart from it, and none ever changes', async () => {
      await coordinator.import('vote', FIRST);
      const first = (await coordinator.open('vote', ['ar', 'fr'])).fr ?? '';
      expect(await finish(first)).toBe(7);
      const edition1 = await coordinator.edition('vote', 'fr', 1);
      const files1 = await download(edition1);
      const before = await coordinator.units(first);
      const whole = before(SEALS).clause.key;
      const removed = before(COMPLAINTS).clause.key;

      const draft = await coordinator.draft('vote', SECOND);
      expect((await coordinator.correct(draft.path, THANKS_MENDED, { editorial: true })).status).toBe(200);
      const impact = (await coordinator.ask(`GET ${draft.path}/impact`)).json;
      expect(impact).toMatchObject({ stale: 1, restarted: 2, added: 1, removed: 1, moved: 1, editorial: 1 });
      expect((await coordinator.publish(draft.path)).json).toMatchObject({ number: 2 });
      expect(await lag()).toMatchObject([
        { language: 'ar', edition: null, revision: null, revisionsBehind: 2, clauses: [] },
        {
          ...{ language: 'fr', edition: 1, revision: 1, revisionsBehind: 1 },
          wordsBehind: Number(impact.words) + Number(impact.addedWords),
        },
      ]);
      expect(await diff(1, 2)).toMatchObject([
        { change: 'kept', moved: true, text: POSTED },
        { change: 'kept', edited: true, text: FEW_HALLS },
        { change: 'split', text: SEALS, origins: [{ key: whole, text: `${SEALS} ${COUNT}` }] },
        { change: 'split', text: COUNT, origins: [{ key: whole, text: `${SEALS} ${COUNT}` }] },
        { change: 'kept', edited: true, text: THANKS_MENDED },
        { change: 'added', text: WOMEN },
        { change: 'removed', key: removed, text: COMPLAINTS },
      ]);

      const second = await coordinator.job('vote', 2, 'fr');
      expect(await finish(second)).toBe(4);
      const edition2 = await coordinator.edition('vote', 'fr', 2);
      expect(edition2).toMatchObject({ partial: false, revision: 2, newestRevision: 2 });
      const files2 = await download(edition2);
      expect((await lag())[1]).toMatchObject({ edition: 2, revisionsBehind: 0, wordsBehind: 0, clauses: [] });
      const older = await coordinator.ask('GET /c/vote/fr/e1');
      expect(older.text).toContain('cette édition suit la révision 1, la plus récente est la révision 2');
      expect(older.text).toContain(
        '<a href="/c/vote/fr">Une édition plus récente de ce texte est parue : édition 2</a>',
      );
      expect(markOf(older.text, removed)).toBe('ce paragraphe a été supprimé du texte anglais depuis');

      expect((await coordinator.publish((await coordinator.draft('vote', THIRD)).path)).status).toBe(201);
      const third = await coordinator.job('vote', 3, 'fr');
      await finish(third);
      const edition3 = await coordinator.edition('vote', 'fr', 3);
      expect(edition3).toMatchObject({ partial: false, revision: 3 });
      const last = await coordinator.units(third);
      expect(last(SEALS).clause.key).toBe(whole);
      expect(last(COMPLAINTS)).toMatchObject({ id: before(COMPLAINTS).id, state: 'final', stale: false });

      expect(await diff(2, 3)).toMatchObject([
        { change: 'merged', key: whole, origins: [{ text: SEALS }, { text: COUNT }] },
        { change: 'added', key: removed, text: COMPLAINTS },
      ]);
      const overall = await diff(1, 3);
      expect(overall.map(({ change, text: words }) => [change, words])).toEqual([
        ['kept', POSTED],
        ['kept', FEW_HALLS],
        ['kept', THANKS_MENDED],
        ['added', WOMEN],
      ]);
      expect(overall[1]?.diff?.filter(({ type }) => type !== 'same')).toEqual([
        { type: 'removed', text: 'every hall' },
        { type: 'added', text: 'few halls' },
      ]);
      expect((await diff(2, 1)).filter(({ change }) => change === 'merged')).toMatchObject([
        { key: whole, origins: [{ text: SEALS }, { text: COUNT }] },
      ]);
      const past = (await translator.ask(`GET /api/v1/clauses/${whole}/history`)).json.items;
      expect(past).toMatchObject([
        { revision: 1, relation: null },
        { revision: 2, relation: 'split' },
        { revision: 3, relation: 'merged' },
      ]);

      const page = await coordinator.ask('GET /c/vote/fr/e1');
      expect(page.text).toContain('la plus récente est la révision 3');
      for (const key of [whole, removed]) expect(markOf(page.text, key)).toBeNull();
      expect(markOf(page.text, before(HALLS).clause.key)).toBe(
        'le texte anglais de ce paragraphe a changé depuis',
      );
      const listed = (await coordinator.ask('GET /api/v1/communiques/vote/editions/fr/1')).json;
      expect(listed).toMatchObject({ revision: 1, newestRevision: 3 });
      expect(await download(edition1)).toEqual(files1);
      expect(await download(edition2)).toEqual(files2);
      for (const edition of [edition1, edition2, edition3]) await expectReprint(edition);
    }, 60_000);

    /** Translates and approves what there is; how many were translated. */
    async function finish(job: string): Promise<number> {
      let count = 0;
      for (let unit = await translator.claim(job); unit !== null; unit = await translator.claim(job)) {
        expect((await translator.save(unit, `Texte français : ${unit.clause.text}`)).status).toBe(201);
        count += 1;
      }
      for (
        let unit = await reviewer.claim(job, 'review');
        unit !== null;
        unit = await reviewer.claim(job, 'review')
      )
        expect((await reviewer.review(unit, 'approved')).status).toBe(201);
      return count;
    }

    async function lag(): Promise<readonly object[]> {
      return (await translator.ask('GET /api/v1/communiques/vote/lag')).json.items as object[];
    }

    /** What changed: whatever is only renumbered is left out. */
    async function diff(from: number, to: number): Promise<readonly Compared[]> {
      const path = `/api/v1/communiques/vote/diff?from=${from}&to=${to}&changed=true&limit=500`;
      const items = (await translator.ask(`GET ${path}`)).json.items as Compared[];
      return items.filter(({ change, edited, moved }) => change !== 'kept' || edited || moved);
    }

    async function download(edition: EditionSeen): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for (const { href, sha256 } of edition.files) {
        files[href] = (await coordinator.ask(`GET ${href}`)).text;
        expect(createHash('sha256').update(files[href]).digest('hex')).toBe(sha256);
      }
      return files;
    }

    async function expectReprint(edition: EditionSeen): Promise<void> {
      const reads = concord.app.get(Reads);
      const communique = await reads.communiques.bySlug('vote');
      const record = await reads.editions.byNumber(communique?.id ?? '', 'fr', edition.number);
      const again = record === null ? [] : await concord.app.get(EditionPress).reprint(record);
      const hashes = (files: readonly { extension: string; sha256: string }[]) =>
        files.map(({ extension, sha256 }) => `${extension} ${sha256}`).sort();
      expect(hashes(again)).toEqual(hashes(edition.files));
    }
  });

function markOf(html: string, key: string): string | null {
  const [clause = ''] = html.split(` id="${key}"`)[1]?.split(' id="') ?? [];
  return /<span class="mark">([^<]*)</.exec(clause)?.[1] ?? null;
}
