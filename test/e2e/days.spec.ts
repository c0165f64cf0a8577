import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browser, member } from '../factories/browser.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person } from '../factories/team.js';

/** An hour of a day, in a body or in a header. */
const HOUR = /\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Of one's own: when one is signed in where, and until when a unit is claimed. */
const OWN = ['/api/v1/sessions', '/api/v1/jobs/{id}/units', '/api/v1/units/{id}'];
/** For machines beside the server, and not under the public address. */
const LEFT_OUT = ['/readyz', '/metrics'];

describeWith([], 'when somebody worked, on SQLite', () => {
  defineDays('sqlite');
});
describeWith(['PostgreSQL'], 'when somebody worked, on PostgreSQL', () => {
  defineDays('postgres');
});

function defineDays(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let handle: string;
  let filled: Readonly<Record<string, string>>;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    const coordinator = new Coordinator(concord, await concord.token('coordinator'));
    const translator = new Person(concord, await concord.token('translator', ['fr']));
    const reviewer = new Person(concord, await concord.token('reviewer', ['fr']));
    handle = await member(concord, 'coordinator', []);
    await coordinator.import('notice', '# Notice');
    const { fr = '' } = await coordinator.open('notice', ['fr']);
    const unit = await translator.claim(fr);
    if (unit === null) throw new Error('Nothing is to be translated.');
    await translator.save(unit, 'Avis');
    await reviewer.review(await reviewer.unit(unit.id), 'approved');
    await coordinator.edition('notice', 'fr');
    const draft = await coordinator.ask('POST /api/v1/communiques/notice/revisions', {
      markdown: '# Notices',
    });
    const ids = { '/jobs/': fr, '/units/': unit.id, '/drafts/': String(draft.json.id) };
    filled = {
      ...ids,
      slug: 'notice',
      handle,
      number: '1',
      language: 'fr',
      key: unit.clause.key,
      position: '0',
    };
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** The address of a route, or null where nothing of its kind was made here. */
  function addressOf(route: string): string | null {
    const before = (at: number): string => `/${route.slice(0, at).split('/').at(-2) ?? ''}/`;
    const address = route.replaceAll(
      /\{(\w+)\}/g,
      (whole, name: string, at: number) => filled[name] ?? filled[before(at)] ?? whole,
    );
    return address.includes('{') ? null : address;
  }

  it('is told by the day, wherever it is told to others', async () => {
    const { paths } = (await ask(concord, 'GET /api/docs-json')).json as {
      paths?: Record<string, Record<string, unknown>>;
    };
    const browser = new Browser(concord);
    await browser.signIn(handle);
    const routes = Object.keys(paths ?? {}).filter((route) => paths?.[route]?.get !== undefined);
    const answered: string[] = [];
    for (const route of routes.filter((one) => ![...OWN, ...LEFT_OUT].includes(one))) {
      const address = addressOf(route);
      if (address === null) continue;
      const { status, text } = await browser.ask(`GET ${address}`);
      if (status === 200) answered.push(route);
      expect({ route, hour: HOUR.exec(text)?.[0] }).toEqual({ route });
    }
    expect(answered).toEqual(
      expect.arrayContaining([
        ...['/api/v1/communiques', '/api/v1/communiques/{slug}/jobs', '/api/v1/communiques/{slug}/editions'],
        ...['/api/v1/units/{id}/targets', '/api/v1/tasks', '/api/v1/audit', '/api/v1/accounts'],
        ...['/api/v1/communiques/{slug}/revisions/drafts', '/c/{slug}/{language}'],
      ]),
    );
  });

  it('stands in no file of an edition', async () => {
    const { items } = (await ask(concord, 'GET /api/v1/communiques/notice/editions')).json as {
      items?: { files: { href: string }[] }[];
    };
    const files = (items ?? []).flatMap((one) => one.files.map(({ href }) => href));
    expect(files).toHaveLength(4);
    for (const href of [...files, '/c/notice/en/e1/notice.r1.en.json', '/c/notice/en/e1/notice.r1.en.html'])
      expect((await ask(concord, `GET ${href}`)).text).not.toMatch(HOUR);
  });
}
