import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Role } from '../../src/domain/accounts/grants.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { type Answer, ask, type Concord, type Sending, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, type UnitSeen } from '../factories/team.js';

const DOCUMENT = '# Call for an open count\n\n1. Results are posted on the door.\n';

/**
 * Who asks, in the order of the columns: nobody; somebody without a role; a reviewer of Arabic; a translator, then a
 * reviewer of French; a coordinator; a coordinator's API token that was made to translate French; one that may all.
 */
const WHO = [
  'nobody',
  'no role',
  'Arabic',
  'translator',
  'reviewer',
  'coordinator',
  'narrow token',
  'token',
] as const;
type Who = (typeof WHO)[number];

/** Answers that many routes share, by column. */
const EVERYBODY = (status: number) => Array<number>(WHO.length).fill(status).join(' ');
const SIGNED_IN = (status: number) => `401 ${Array<number>(5).fill(status).join(' ')} 403 403`;
const COORDINATOR = (status: number) => `401 403 403 403 403 ${status} 403 ${status}`;
/** What below the role is not to be known. */
const COORDINATOR_UNSEEN = (status: number) => `401 404 404 404 404 ${status} 404 ${status}`;
const COORDINATOR_SIGNED_IN = (status: number) => `401 403 403 403 403 ${status} 403 403`;
const TRANSLATOR = (status: number) => `401 403 ${Array<number>(6).fill(status).join(' ')}`;
const OF_FRENCH = (status: number) => `401 403 404 ${Array<number>(5).fill(status).join(' ')}`;
const REVIEWER_OF_FRENCH = (status: number) => `401 403 404 403 ${status} ${status} 403 ${status}`;

const BALLOT_BOX: Readonly<Record<string, string>> = { en: 'ballot box', fr: 'urne' };

const STALE = { headers: { 'if-match': '"0.r1"' } };
const STALE_DRAFT = { headers: { 'if-match': '"99"' } };
const BAD_CODE = '00000-00000-00000-00000-00000-0';
const CONFIRMED = { body: { passphrase: PASSPHRASE } };

interface Case {
  /** As in the OpenAPI document; what stands in braces is filled in. */
  readonly route: string;
  readonly query?: string;
  readonly sending?: Sending;
  /** Statuses by column. */
  readonly answers: string;
  /** The request undoes whoever makes it: each is made by somebody new. */
  readonly isLast?: true;
}

/** Every route and who gets which answer. Requests are chosen so that they change nothing that a later one needs. */
const CASES: readonly Case[] = [
  // Signing in
  {
    route: 'POST /api/v1/sessions',
    sending: { body: { handle: 'nobody-here', passphrase: PASSPHRASE } },
    answers: EVERYBODY(401),
  },
  { route: 'GET /api/v1/sessions', answers: SIGNED_IN(200) },
  { route: 'DELETE /api/v1/sessions', answers: SIGNED_IN(204) },
  { route: 'DELETE /api/v1/sessions/{id}', answers: SIGNED_IN(404) },
  { route: 'DELETE /api/v1/sessions/current', answers: EVERYBODY(204), isLast: true },
  { route: 'POST /api/v1/sessions/current/passkey-options', answers: SIGNED_IN(409) },
  {
    route: 'POST /api/v1/sessions/current/second-factor',
    sending: { body: { totp: '000000' } },
    answers: SIGNED_IN(409),
  },
  { route: 'GET /api/v1/passphrases/offer', answers: EVERYBODY(200) },
  // Joining
  {
    route: 'POST /api/v1/invitations/preview',
    sending: { body: { code: BAD_CODE } },
    answers: EVERYBODY(422),
  },
  {
    route: 'POST /api/v1/accounts',
    sending: { body: { code: BAD_CODE, passphrase: PASSPHRASE } },
    answers: EVERYBODY(422),
  },
  {
    route: 'POST /api/v1/resets',
    sending: { body: { code: BAD_CODE, passphrase: PASSPHRASE } },
    answers: EVERYBODY(422),
  },
  // One's own account
  { route: 'GET /api/v1/me', answers: '401 200 200 200 200 200 200 200' },
  { route: 'PATCH /api/v1/me', sending: { body: { uiLanguage: null } }, answers: SIGNED_IN(200) },
  {
    route: 'PATCH /api/v1/me',
    sending: { body: { roles: [{ role: 'coordinator', language: '*' }] } },
    answers: '401 400 400 400 400 400 403 403',
  },
  { route: 'DELETE /api/v1/me', sending: CONFIRMED, answers: SIGNED_IN(204), isLast: true },
  { route: 'GET /api/v1/me/events', answers: SIGNED_IN(200) },
  {
    route: 'PUT /api/v1/me/passphrase',
    sending: { body: { passphrase: PASSPHRASE, newPassphrase: 'short' } },
    answers: SIGNED_IN(422),
  },
  { route: 'GET /api/v1/me/factors', answers: SIGNED_IN(200) },
  { route: 'POST /api/v1/me/totp', sending: CONFIRMED, answers: SIGNED_IN(201) },
  {
    route: 'POST /api/v1/me/totp/confirmation',
    sending: { body: { code: 'abcdef' } },
    answers: SIGNED_IN(400),
  },
  { route: 'DELETE /api/v1/me/totp', sending: CONFIRMED, answers: SIGNED_IN(204) },
  { route: 'POST /api/v1/me/recovery-codes', sending: CONFIRMED, answers: SIGNED_IN(409) },
  { route: 'GET /api/v1/me/passkeys', answers: SIGNED_IN(200) },
  { route: 'POST /api/v1/me/passkeys/options', sending: CONFIRMED, answers: SIGNED_IN(201) },
  {
    route: 'POST /api/v1/me/passkeys',
    sending: { body: { name: 'key', response: {} } },
    answers: SIGNED_IN(400),
  },
  { route: 'DELETE /api/v1/me/passkeys/{id}', sending: CONFIRMED, answers: SIGNED_IN(404) },
  { route: 'GET /api/v1/me/tokens', answers: SIGNED_IN(200) },
  {
    route: 'POST /api/v1/me/tokens',
    sending: { body: { name: '', role: 'reviewer', languages: ['fr'], passphrase: PASSPHRASE } },
    answers: '401 403 403 403 201 201 403 403',
  },
  {
    route: 'POST /api/v1/me/tokens',
    sending: { body: { name: '', role: 'coordinator', passphrase: PASSPHRASE } },
    answers: '401 403 403 403 403 201 403 403',
  },
  { route: 'DELETE /api/v1/me/tokens/{prefix}', answers: SIGNED_IN(404) },
  { route: 'GET /api/v1/me/identities', answers: SIGNED_IN(200) },
  { route: 'DELETE /api/v1/me/identities/{identity}', sending: CONFIRMED, answers: SIGNED_IN(404) },
  { route: 'GET /api/v1/me/attributions', answers: '401 200 200 200 200 200 200 200' },
  { route: 'PUT /api/v1/me/attributions/{slug}', answers: '401 403 204 204 204 204 403 403' },
  { route: 'DELETE /api/v1/me/attributions/{slug}', answers: SIGNED_IN(204) },
  // Others
  { route: 'GET /api/v1/accounts', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/accounts/{handle}', answers: OF_FRENCH(200) },
  {
    route: 'PUT /api/v1/accounts/{handle}/roles',
    sending: { body: { roles: [{ role: 'translator', language: 'fr' }] } },
    answers: COORDINATOR_SIGNED_IN(200),
  },
  { route: 'PUT /api/v1/accounts/{handle}/disabled', answers: COORDINATOR_SIGNED_IN(204) },
  { route: 'DELETE /api/v1/accounts/{handle}/disabled', answers: COORDINATOR_SIGNED_IN(204) },
  {
    route: 'POST /api/v1/accounts/{handle}/reset',
    sending: { body: {} },
    answers: COORDINATOR_SIGNED_IN(201),
  },
  ...[
    {
      route: 'PUT /api/v1/accounts/{handle}/roles',
      body: { roles: [{ role: 'coordinator', language: '*' }] },
    },
    { route: 'POST /api/v1/accounts/{handle}/reset', body: { removeSecondFactor: true } },
    { route: 'POST /api/v1/invitations', body: { roles: [{ role: 'coordinator', language: '*' }] } },
  ].map(({ route, body }) => ({ route, sending: { body }, answers: COORDINATOR_SIGNED_IN(403) })),
  { route: 'DELETE /api/v1/accounts/{handle}/tokens', answers: COORDINATOR_SIGNED_IN(204) },
  { route: 'DELETE /api/v1/accounts/{handle}', sending: CONFIRMED, answers: COORDINATOR_SIGNED_IN(204) },
  {
    route: 'POST /api/v1/invitations',
    sending: { body: { roles: [{ role: 'translator', language: 'fr' }] } },
    answers: COORDINATOR_SIGNED_IN(201),
  },
  { route: 'GET /api/v1/invitations', answers: COORDINATOR(200) },
  { route: 'DELETE /api/v1/invitations/{id}', answers: COORDINATOR_SIGNED_IN(404) },
  { route: 'GET /api/v1/audit', answers: COORDINATOR(200) },
  // Communiqués and their revisions
  {
    route: 'POST /api/v1/communiques',
    query: '?slug=open-count',
    sending: { markdown: DOCUMENT },
    answers: COORDINATOR(409),
  },
  { route: 'GET /api/v1/communiques', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/diff', query: '?from=1&to=1', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/lag', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/revisions', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/revisions/{number}', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/revisions/{number}/source', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/revisions/{number}/clauses', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/clauses/{key}/history', answers: TRANSLATOR(200) },
  {
    route: 'POST /api/v1/communiques/{slug}/revisions',
    sending: { markdown: DOCUMENT },
    answers: COORDINATOR(409),
  },
  ...['', '/alignment', '/resting', '/removed', '/impact'].map((part) => ({
    route: `GET /api/v1/communiques/{slug}/revisions/drafts/{draft}${part}`,
    answers: COORDINATOR_UNSEEN(200),
  })),
  { route: 'GET /api/v1/communiques/{slug}/revisions/drafts', answers: COORDINATOR_UNSEEN(200) },
  {
    route: 'DELETE /api/v1/communiques/{slug}/revisions/drafts/{draft}',
    sending: STALE_DRAFT,
    answers: COORDINATOR_UNSEEN(412),
  },
  {
    route: 'PATCH /api/v1/communiques/{slug}/revisions/drafts/{draft}/alignment/{position}',
    sending: { ...STALE_DRAFT, body: { confirm: true } },
    answers: COORDINATOR_UNSEEN(412),
  },
  ...['realignment', 'publication'].map((part) => ({
    route: `POST /api/v1/communiques/{slug}/revisions/drafts/{draft}/${part}`,
    sending: STALE_DRAFT,
    answers: COORDINATOR_UNSEEN(412),
  })),
  // Jobs, units, reviews
  {
    route: 'POST /api/v1/communiques/{slug}/revisions/{number}/jobs',
    sending: { body: { languages: ['fr'] } },
    answers: COORDINATOR(202),
  },
  { route: 'GET /api/v1/communiques/{slug}/jobs', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/communiques/{slug}/coverage', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/jobs/{job}', answers: OF_FRENCH(200) },
  { route: 'PATCH /api/v1/jobs/{job}', sending: { body: { dueDate: null } }, answers: COORDINATOR(200) },
  { route: 'GET /api/v1/jobs/{job}/units', answers: OF_FRENCH(200) },
  {
    route: 'POST /api/v1/jobs/{job}/claims',
    sending: { body: { purpose: 'review' } },
    answers: REVIEWER_OF_FRENCH(204),
  },
  {
    route: 'POST /api/v1/jobs/{job}/claims',
    sending: { body: { from: '99' } },
    answers: OF_FRENCH(400),
  },
  ...['', '/targets', '/contests', '/reviews'].map((part) => ({
    route: `GET /api/v1/units/{unit}${part}`,
    answers: OF_FRENCH(200),
  })),
  {
    route: 'POST /api/v1/units/{unit}/targets',
    sending: { ...STALE, body: { text: 'Les résultats sont affichés.' } },
    answers: OF_FRENCH(412),
  },
  {
    route: 'POST /api/v1/units/{unit}/restorations',
    sending: { ...STALE, body: { targetId: randomUUID() } },
    answers: OF_FRENCH(412),
  },
  { route: 'POST /api/v1/units/{unit}/confirmations', sending: STALE, answers: OF_FRENCH(412) },
  {
    route: 'POST /api/v1/units/{unit}/contests',
    sending: { ...STALE, body: { reason: 'It says something else in French.' } },
    answers: OF_FRENCH(412),
  },
  {
    route: 'POST /api/v1/units/{unit}/reviews',
    sending: { ...STALE, body: { verdict: 'approved', targetId: randomUUID() } },
    answers: REVIEWER_OF_FRENCH(412),
  },
  { route: 'DELETE /api/v1/units/{unit}/claim', answers: OF_FRENCH(409) },
  // The termbase
  { route: 'GET /api/v1/units/{unit}/terms', answers: OF_FRENCH(200) },
  { route: 'GET /api/v1/units/{unit}/matches', answers: OF_FRENCH(200) },
  {
    route: 'GET /api/v1/memory/concordance',
    query: '?text=urne&language=fr&in=target',
    answers: OF_FRENCH(200),
  },
  { route: 'GET /api/v1/terms', answers: TRANSLATOR(200) },
  {
    route: 'POST /api/v1/terms',
    sending: { body: { renderings: [{ language: 'en', text: 'ballot box' }] } },
    answers: TRANSLATOR(409),
  },
  { route: 'GET /api/v1/terms/{term}', answers: TRANSLATOR(200) },
  { route: 'GET /api/v1/terms/{term}/history', answers: TRANSLATOR(200) },
  {
    route: 'PATCH /api/v1/terms/{term}',
    sending: { ...STALE_DRAFT, body: { note: 'Sealed.' } },
    answers: COORDINATOR(412),
  },
  {
    route: 'POST /api/v1/terms/{term}/renderings',
    sending: { body: { language: 'fr', text: 'urne' } },
    answers: '401 403 403 400 400 400 400 400',
  },
  {
    route: 'PUT /api/v1/terms/{term}/renderings/{rendering}',
    sending: { ...STALE_DRAFT, body: { language: 'fr', text: 'urne' } },
    answers: COORDINATOR(412),
  },
  {
    route: 'DELETE /api/v1/terms/{term}/renderings/{rendering}',
    sending: STALE_DRAFT,
    answers: COORDINATOR(412),
  },
  {
    route: 'POST /api/v1/terms/{term}/reviews',
    sending: { ...STALE_DRAFT, body: { verdict: 'approved' } },
    answers: COORDINATOR(412),
  },
  // Editions and readers
  {
    route: 'POST /api/v1/jobs/{job}/editions',
    sending: { body: { partial: false } },
    answers: COORDINATOR(409),
  },
  { route: 'GET /api/v1/communiques/{slug}/editions', answers: EVERYBODY(200) },
  { route: 'GET /api/v1/communiques/{slug}/editions/{language}/{number}', answers: EVERYBODY(404) },
  { route: 'GET /c/{slug}', answers: EVERYBODY(404) },
  { route: 'GET /c/{slug}/{language}', answers: EVERYBODY(404) },
  { route: 'GET /c/{slug}/{language}/{edition}', answers: EVERYBODY(404) },
  { route: 'GET /c/{slug}/{language}/{edition}/{file}', answers: EVERYBODY(404) },
  // Running it
  { route: 'GET /api/v1/tasks', answers: COORDINATOR(200) },
  { route: 'GET /api/v1/tasks/{task}', answers: COORDINATOR(200) },
  { route: 'POST /api/v1/tasks/{task}/retry', answers: COORDINATOR(409) },
  { route: 'GET /healthz', answers: EVERYBODY(200) },
  { route: 'GET /readyz', answers: EVERYBODY(200) },
  { route: 'GET /metrics', answers: EVERYBODY(200) },
];

/** Ids of different things have one name in the description. */
const NAMES_OF_IDS: readonly [RegExp, string][] = [
  [/\/drafts\/\{id\}/, '/drafts/{draft}'],
  [/\/jobs\/\{id\}/, '/jobs/{job}'],
  [/\/units\/\{id\}/, '/units/{unit}'],
  [/\/tasks\/\{id\}/, '/tasks/{task}'],
  [/\/terms\/\{id\}/, '/terms/{term}'],
];

describeWith([], 'who may do what on SQLite', () => {
  defineRoles('sqlite');
});
describeWith(['PostgreSQL'], 'who may do what on PostgreSQL', () => {
  defineRoles('postgres');
});

function defineRoles(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let parts: Record<string, string>;
  const callers = new Map<Who, (request: string, sending?: Sending) => Promise<Answer>>();

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    parts = await prepare(concord);
    for (const who of WHO) callers.set(who, await caller(who));
  }, 60_000);

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  /** Somebody new of a kind, and how they ask. */
  async function caller(who: Who): Promise<(request: string, sending?: Sending) => Promise<Answer>> {
    if (who === 'nobody') return (request, sending) => new Browser(concord).ask(request, sending);
    if (who === 'token' || who === 'narrow token') {
      const handle = await member(concord, 'coordinator', []);
      const token =
        who === 'token'
          ? await concord.token('coordinator', [], handle)
          : await concord.token('translator', ['fr'], handle);
      return (request, sending) => ask(concord, request, { ...sending, token });
    }
    const browser = new Browser(concord);
    expect((await browser.signIn(await accountOf(who))).status).toBe(201);
    return (request, sending) => browser.ask(request, sending);
  }

  async function accountOf(who: Exclude<Who, 'nobody' | 'token' | 'narrow token'>): Promise<string> {
    const [role, languages] = (
      {
        'no role': ['translator', ['fr']],
        Arabic: ['reviewer', ['ar']],
        translator: ['translator', ['fr']],
        reviewer: ['reviewer', ['fr']],
        coordinator: ['coordinator', []],
      } as const satisfies Record<string, [Role, readonly string[]]>
    )[who];
    const handle = await member(concord, role, languages);
    if (who !== 'no role') return handle;
    await concord.app.get(UnitOfWork).transact(async (tx) => {
      await tx.accounts.setGrants((await tx.accounts.byHandle(handle))?.id ?? '', []);
    });
    return handle;
  }

  it('is said of every route that the description of the API has', async () => {
    const { paths } = (await ask(concord, 'GET /api/docs-json')).json as {
      readonly paths: Readonly<Record<string, object>>;
    };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${named(path)}`),
    );
    expect([...new Set(CASES.map(({ route }) => route))].sort()).toEqual(described.sort());
  });

  it.each(CASES.map((one) => [`${one.route}${one.query ?? ''}`, one] as const))('%s', async (_, one) => {
    const request = filled(one.route, parts) + (one.query ?? '');
    const answers: Partial<Record<Who, number>> = {};
    for (const who of WHO) {
      const send = one.isLast === true ? await caller(who) : callers.get(who);
      const answer = await send?.(request, one.sending);
      answers[who] = answer?.status ?? 0;
    }
    const expected = one.answers.split(' ').map(Number);
    expect(answers).toEqual(Object.fromEntries(WHO.map((who, column) => [who, expected[column]])));
  });
}

/** A communiqué that is open in French, with a draft of its next revision; what stands in the braces of a route. */
async function prepare(concord: Concord): Promise<Record<string, string>> {
  const coordinator = new Coordinator(concord, await concord.token('coordinator'));
  await coordinator.import('open-count', DOCUMENT);
  const { fr: job = '' } = await coordinator.open('open-count', ['fr']);
  const units = (await coordinator.ask(`GET /api/v1/jobs/${job}/units`)).json.items as UnitSeen[];
  const markdown = DOCUMENT.replace('on the door', 'on every door');
  const draft = await coordinator.ask('POST /api/v1/communiques/open-count/revisions', { markdown });
  const ballotBox = {
    renderings: ['en', 'fr'].map((language) => ({ language, text: BALLOT_BOX[language] })),
  };
  const term = (await coordinator.ask('POST /api/v1/terms', { body: ballotBox })).json;
  const [rendering] = term.renderings as { id: string }[];
  const tasks = (await coordinator.ask('GET /api/v1/tasks')).json.items as { id: string }[];
  return {
    ...{ slug: 'open-count', number: '1', position: '0', language: 'fr', edition: 'e1' },
    ...{ file: 'open-count.r1.fr.md', handle: await member(concord), prefix: '00000000' },
    ...{ id: randomUUID(), identity: '0'.repeat(32), job, unit: units[0]?.id ?? '' },
    ...{ key: units[0]?.clause.key ?? '', draft: String(draft.json.id), task: tasks[0]?.id ?? '' },
    ...{ term: String(term.id), rendering: rendering?.id ?? '' },
  };
}

function named(path: string): string {
  return NAMES_OF_IDS.reduce((text, [id, name]) => text.replace(id, name), path);
}

function filled(route: string, parts: Readonly<Record<string, string>>): string {
  return route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`Nothing stands for {${name}}.`);
    return part;
  });
}
