import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PurgeExactTimesTaskHandler } from '../../src/accounts/audit/purge-exact-times.task-handler.js';
import { Database } from '../../src/persistence/database.js';
import { NAMING_COLUMNS, ROUNDED_COLUMNS } from '../../src/persistence/repositories/forgetting.repository.js';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { askForDailyTasks } from '../../src/queue/daily-tasks.js';
import { TaskQueue } from '../../src/queue/task-queue.js';
import { Browser, member, PASSPHRASE } from '../factories/browser.js';
import { changeRows } from '../factories/change-rows.js';
import { ask, type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { heapOf, tablesOf } from '../factories/everything-written.js';
import { describeWith } from '../factories/services.js';
import { Coordinator, Person, type UnitSeen } from '../factories/team.js';
import { until } from '../factories/until.js';

const DAY_MS = 86_400_000;
const DOCUMENT = [
  '# Call for an open count',
  '1. Results are posted on the door.',
  '2. Observers stay until the last ballot.',
  '3. The press may photograph the results.',
].join('\n\n');

/** Exact times that go away with their rows: after a day, two weeks, or with the code; and leases, which are emptied. */
const SHORT_LIVED = [
  'idempotency_key.created_at',
  'invitation.expires_at',
  'invitation.revoked_at',
  'invitation.used_at',
  'outbox_task.lease_until',
  'session.created_at',
  'session.expires_at',
  'session.used_at',
  'translation_unit.lease_until',
];

describeWith([], 'what is forgotten on SQLite', () => {
  defineForgetting('sqlite');
});
describeWith(['PostgreSQL'], 'what is forgotten on PostgreSQL', () => {
  defineForgetting('postgres');
});

function defineForgetting(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  let coordinator: Coordinator;
  let leader: Browser;
  let job: string;

  beforeAll(async () => {
    place = await makePlace(kind);
    concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
    coordinator = new Coordinator(concord, await concord.token('coordinator'));
    leader = new Browser(concord);
    await leader.signIn(await member(concord, 'coordinator', []));
    await coordinator.import('open-count', DOCUMENT);
    job = (await coordinator.open('open-count', ['fr'])).fr ?? '';
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  const rows = (sql: string, params: string[] = []) => concord.app.get(Database).rows.query(sql, params);

  /** Everything that is written: the files of SQLite; every row and the files of every table of PostgreSQL. */
  async function written(): Promise<string> {
    if (kind === 'sqlite') {
      const files = (await readdir(place.dataDir)).filter((name) => name.startsWith('concord.sqlite'));
      const contents = await Promise.all(files.map((name) => readFile(join(place.dataDir, name), 'latin1')));
      return contents.join('\n');
    }
    const places = [...(await tablesOf(place.databaseUrl ?? '')), ...(await heapOf(place.databaseUrl ?? ''))];
    return places.map(({ bytes }) => bytes.toString('latin1')).join('\n');
  }

  const gone = (handle: string) =>
    until(`nothing to be found of ${handle}`, async () => !(await written()).includes(handle));

  /** A reviewer with a handle that nothing else is called, who has saved one text and approved another. */
  async function atWork(handle: string): Promise<{ browser: Browser; token: string; unit: UnitSeen }> {
    const made = await leader.ask('POST /api/v1/invitations', {
      body: { roles: [{ role: 'reviewer', language: 'fr' }] },
    });
    const browser = new Browser(concord);
    const body = { code: made.json.code, passphrase: PASSPHRASE, handle };
    expect((await browser.ask('POST /api/v1/accounts', { body })).status).toBe(201);
    const token = await concord.token('reviewer', ['fr'], handle);
    const person = new Person(concord, token);
    const unit = await person.claim(job);
    if (unit === null) throw new Error('There was nothing to claim.');
    expect((await person.save(unit, `Texte de la personne qui est partie, ${unit.id}`, false)).status).toBe(
      201,
    );
    const colleague = new Person(concord, await concord.token('translator', ['fr']));
    const other = await colleague.claim(job);
    if (other === null) throw new Error('There was nothing else to claim.');
    const saved = await colleague.save(other, `Un autre texte, ${other.id}`);
    expect((await person.review(saved.json as unknown as UnitSeen, 'approved')).status).toBe(201);
    return { browser, token, unit };
  }

  describe('deleting an account', () => {
    it('leaves the texts and their history, and nothing to be found of the handle', async () => {
      const handle = 'sandy-kestrel-of-the-north';
      const { browser, token, unit } = await atWork(handle);
      const [account] = await rows('SELECT id FROM account WHERE handle = ?', [handle]);
      const id = String(account?.id);
      await changeRows(
        place,
        `INSERT INTO idempotency_key (account_id, key, route, body_hash, answer, created_at)
          SELECT account_id, 'k', 'POST /x', 'h', '{"body":"{\\"author\\":\\"${handle}\\"}"}', created_at
          FROM session WHERE account_id <> '${id}' LIMIT 1`,
      );
      await changeRows(
        place,
        `INSERT INTO identity (issuer, subject, account_id, linked_on) VALUES ('https://id.example', 's', '${id}', '2026-03-01')`,
      );
      if (kind === 'postgres') await changeRows(place, 'ANALYZE');
      expect(await written()).toContain(handle);

      for (const passphrase of [undefined, 'not my passphrase at all'])
        expect((await browser.ask('DELETE /api/v1/me', { body: { passphrase } })).status).toBe(403);
      const deleted = await browser.ask('DELETE /api/v1/me', { body: { passphrase: PASSPHRASE } });
      expect(deleted.status).toBe(204);
      expect(browser.session).toBeUndefined();

      await gone(handle);
      expect((await ask(concord, 'GET /api/v1/me', { token })).status).toBe(401);
      expect((await new Browser(concord).signIn(handle)).status).toBe(401);
      const text = `Texte de la personne qui est partie, ${unit.id}`;
      const history = await coordinator.ask(`GET /api/v1/units/${unit.id}/targets`);
      expect(history.json.items).toMatchObject([{ text, author: null }]);
      expect(await coordinator.unit(unit.id)).toMatchObject({ target: { text }, claim: null });
      expect((await leader.ask(`GET /api/v1/accounts/${handle}`)).status).toBe(404);

      for (const [table, column] of NAMING_COLUMNS)
        expect([table, column, await rows(`SELECT 1 FROM ${table} WHERE ${column} = ?`, [id])]).toEqual([
          ...[table, column, []],
        ]);
      const [tombstone] = await rows('SELECT * FROM account WHERE id = ?', [id]);
      const deletedOn = new Date().toISOString().slice(0, 10);
      expect(tombstone).toMatchObject({
        ...{ deleted_on: deletedOn, passphrase_hash: null, ui_language: null, last_seen_on: null },
        ...{
          handle: expect.stringMatching(/^deleted-[\da-f]{12}$/),
          created_at: `${deletedOn}T00:00:00.000Z`,
        },
      });
      const { items } = (await leader.ask('GET /api/v1/audit?limit=1')).json;
      const who = { by: tombstone?.handle, whom: tombstone?.handle };
      expect(items).toMatchObject([{ action: 'account.deleted', on: deletedOn, ...who }]);
    });

    it('is a coordinator’s to do as well, with the passphrase, and not below', async () => {
      const handle = await member(concord);
      const path = `DELETE /api/v1/accounts/${handle}`;
      const reviewer = new Browser(concord);
      await reviewer.signIn(await member(concord, 'reviewer', ['fr']));
      expect((await reviewer.ask(path, { body: { passphrase: PASSPHRASE } })).status).toBe(403);
      expect((await leader.ask(path, { body: {} })).json.code).toBe('wrong-passphrase');
      expect((await leader.ask(path, { body: { passphrase: PASSPHRASE } })).status).toBe(204);
      await gone(handle);
    });

    it('frees the handle, and whoever takes it has nothing of the account that was', async () => {
      const handle = 'quiet-bittern-by-the-weir';
      const { browser } = await atWork(handle);
      await browser.ask('DELETE /api/v1/me', { body: { passphrase: PASSPHRASE } });
      const again = new Browser(concord);
      await again.signIn(await member(concord));
      expect((await again.ask('PATCH /api/v1/me', { body: { handle } })).status).toBe(200);
      const { items } = (await again.ask('GET /api/v1/me/events')).json;
      expect(items).toMatchObject([{ action: 'handle.changed', byYou: true }]);
    });

    it('looks in every table that names an account', async () => {
      const referring =
        kind === 'sqlite'
          ? `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
              WHERE m.type = 'table' AND f."table" = 'account'`
          : `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column" FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
              WHERE c.contype = 'f' AND c.confrelid = 'account'::regclass`;
      const found = (await rows(referring)).map(({ table, column }) => `${String(table)}.${String(column)}`);
      const known = [
        ...NAMING_COLUMNS.map((one) => one.join('.')),
        'audit_event.actor_id',
        'audit_event.subject_id',
      ];
      expect(found.sort()).toEqual(known.sort());
    });
  });

  it('an earlier handle is nowhere to be found either; that it was changed is in the audit', async () => {
    const browser = new Browser(concord);
    await browser.signIn(await member(concord));
    for (const handle of ['lone-curlew-of-the-shore', 'another-name-of-theirs'])
      expect((await browser.ask('PATCH /api/v1/me', { body: { handle } })).status).toBe(200);
    await gone('lone-curlew-of-the-shore');
    expect((await browser.ask('GET /api/v1/me')).json.handle).toBe('another-name-of-theirs');
    const whom = { by: 'another-name-of-theirs', whom: 'another-name-of-theirs', details: {} };
    expect((await leader.ask('GET /api/v1/audit?limit=2')).json.items).toMatchObject([
      { action: 'handle.changed', ...whom },
      { action: 'handle.changed', ...whom },
    ]);
  });

  it('what somebody still reads is waited for, and not kept for them', async () => {
    if (kind === 'sqlite') return;
    const handle = 'still-read-about-elsewhere';
    const browser = new Browser(concord);
    await browser.signIn(await member(concord));
    expect((await browser.ask('PATCH /api/v1/me', { body: { handle } })).status).toBe(200);
    const reader = new pg.Client({ connectionString: place.databaseUrl ?? '' });
    await reader.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT 1 FROM communique');
    expect((await browser.ask('DELETE /api/v1/me', { body: { passphrase: PASSPHRASE } })).status).toBe(204);
    await sleep(1000);
    expect(await written()).toContain(handle);
    await reader.query('COMMIT');
    await reader.end();
    await gone(handle);
  });

  describe('exact times', () => {
    const today = new Date().toISOString().slice(0, 10);
    const before = new Date(Date.parse(today) - 30 * DAY_MS).toISOString();
    const timeColumns = async () => {
      const sql =
        kind === 'sqlite'
          ? `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
              WHERE m.type = 'table' AND (c.name LIKE '%\\_at' ESCAPE '\\' OR c.name IN ('at', 'not_before', 'lease_until'))`
          : `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
              WHERE table_schema = 'public' AND (column_name LIKE '%\\_at' OR column_name IN ('at', 'not_before', 'lease_until'))`;
      return (await rows(sql)).map(({ table, column }) => `${String(table)}.${String(column)}`);
    };
    const order = async () => (await rows('SELECT id FROM audit_event ORDER BY at, id')).map(({ id }) => id);

    it('are rounded in every column that has them', async () => {
      const known = [...ROUNDED_COLUMNS.map((one) => one.join('.')), ...SHORT_LIVED];
      expect([...new Set(known)].sort()).toEqual((await timeColumns()).sort());
    });

    it('are the day after 30 days, in the same order; younger ones stay', async () => {
      const purge = () => concord.app.get(PurgeExactTimesTaskHandler).purge(today);
      const shifted = (column: string, days: number) =>
        kind === 'sqlite'
          ? `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '-${days} days')`
          : `to_char((${column}::timestamptz AT TIME ZONE 'UTC') - interval '${days} days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      const young = await rows('SELECT id, at FROM audit_event ORDER BY at DESC, id DESC LIMIT 5');
      const kept = young.map(({ id }) => `'${String(id)}'`).join(', ');
      for (const [table, column] of ROUNDED_COLUMNS) {
        const some = table === 'audit_event' ? ` WHERE id NOT IN (${kept})` : '';
        await changeRows(place, `UPDATE ${table} SET ${column} = ${shifted(column, 40)}${some}`);
      }
      await changeRows(place, `UPDATE translation_unit SET lease_until = '2026-01-02T03:04:05.678Z'`);
      await changeRows(place, `UPDATE invitation SET used_at = ${shifted('used_at', 40)}`);
      const ordered = await order();
      await purge();
      await purge();
      for (const [table, column] of ROUNDED_COLUMNS) {
        const exact = await rows(
          `SELECT ${column} FROM ${table} WHERE ${column} < ? AND substr(${column}, 12) >= '00:00:01'`,
          [before],
        );
        expect([table, column, exact]).toEqual([table, column, []]);
      }
      expect(await order()).toEqual(ordered);
      expect(await rows('SELECT id, at FROM audit_event ORDER BY at DESC, id DESC LIMIT 5')).toEqual(young);
      const old = await rows('SELECT DISTINCT at FROM audit_event WHERE at < ?', [before]);
      expect(old.length).toBeGreaterThan(5);
      expect(await rows('SELECT 1 FROM translation_unit WHERE lease_until IS NOT NULL')).toEqual([]);
      expect(await rows('SELECT 1 FROM invitation WHERE used_at IS NOT NULL')).toEqual([]);
      expect((await leader.ask('GET /api/v1/me')).status).toBe(200);
    });

    it('are looked for once a day, however many processes ask', async () => {
      const queue = concord.app.get(TaskQueue);
      for (const day of [today, today, '2099-01-01'])
        await concord.app.get(UnitOfWork).transact((tx) => askForDailyTasks(tx, queue, day));
      const asked = await until('the tasks to be done', async () => {
        const found = await rows(`SELECT payload, state FROM outbox_task WHERE name = 'purge-exact-times'`);
        return found.length === 2 && found.every(({ state }) => state === 'done') && found;
      });
      expect(asked.map(({ payload }) => String(payload)).sort()).toEqual([
        JSON.stringify({ day: today }),
        JSON.stringify({ day: '2099-01-01' }),
      ]);
    });
  });
}
