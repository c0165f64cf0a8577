import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACCOUNT = 'TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE';
const WHO = 'TEXT REFERENCES account (id) ON DELETE SET NULL';

/**
 * People: their roles, how they join, sign in and prove it. Secrets are stored hashed, that of TOTP encrypted; `_on` is a
 * date, because no more than the day may be known.
 */
const STATEMENTS = [
  `ALTER TABLE account ADD COLUMN passphrase_hash TEXT`,
  `ALTER TABLE account ADD COLUMN ui_language TEXT`,
  `ALTER TABLE account ADD COLUMN last_seen_on TEXT`,
  `ALTER TABLE account ADD COLUMN deleted_on TEXT`,
  `ALTER TABLE api_token ADD COLUMN name TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE api_token ADD COLUMN last_used_on TEXT`,
  `CREATE INDEX api_token_account ON api_token (account_id)`,
  `CREATE TABLE account_role (account_id ${ACCOUNT}, language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'reviewer', 'translator')), PRIMARY KEY (account_id, language))`,
  `CREATE INDEX account_role_language ON account_role (language)`,
  `CREATE TABLE invitation (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('join', 'first', 'reset')), grants TEXT NOT NULL,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE, drops_factors BOOLEAN NOT NULL, expires_at TEXT NOT NULL, created_by_id ${WHO},
    created_at TEXT NOT NULL, used_at TEXT, used_by_id ${WHO}, revoked_at TEXT)`,
  `CREATE INDEX invitation_account ON invitation (account_id)`,
  `CREATE TABLE session (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, account_id ${ACCOUNT},
    stage TEXT NOT NULL CHECK (stage IN ('second-factor', 'signed-in')),
    via TEXT NOT NULL CHECK (via IN ('join', 'passphrase', 'oidc')), shared BOOLEAN NOT NULL, challenge TEXT,
    created_at TEXT NOT NULL, used_at TEXT NOT NULL, expires_at TEXT NOT NULL)`,
  `CREATE INDEX session_account ON session (account_id)`,
  `CREATE TABLE totp (account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, secret TEXT NOT NULL,
    confirmed_on TEXT, last_step INTEGER)`,
  `CREATE TABLE passkey (id TEXT PRIMARY KEY, account_id ${ACCOUNT}, public_key TEXT NOT NULL,
    sign_count DOUBLE PRECISION NOT NULL, transports TEXT NOT NULL, name TEXT NOT NULL, added_on TEXT NOT NULL,
    last_used_on TEXT)`,
  `CREATE INDEX passkey_account ON passkey (account_id)`,
  `CREATE TABLE recovery_code (account_id ${ACCOUNT}, hash TEXT NOT NULL, used_on TEXT, PRIMARY KEY (account_id, hash))`,
  `CREATE TABLE identity (issuer TEXT NOT NULL, subject TEXT NOT NULL, account_id ${ACCOUNT}, linked_on TEXT NOT NULL,
    PRIMARY KEY (issuer, subject))`,
  `CREATE INDEX identity_account ON identity (account_id)`,
  `CREATE TABLE audit_event (id TEXT PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, actor_id ${WHO},
    subject_id ${WHO}, details TEXT NOT NULL)`,
  `CREATE INDEX audit_event_at ON audit_event (at, id)`,
  `CREATE INDEX audit_event_subject ON audit_event (subject_id, at)`,
  `CREATE TABLE attribution (account_id ${ACCOUNT},
    communique_id TEXT NOT NULL REFERENCES communique (id), PRIMARY KEY (account_id, communique_id))`,
  // Keys are the account's, so that what is sent again after signing in again is done once. They live for a day: none is
  // carried over.
  `DROP TABLE idempotency_key`,
  `CREATE TABLE idempotency_key (account_id ${ACCOUNT}, key TEXT NOT NULL, route TEXT NOT NULL,
    body_hash TEXT NOT NULL, answer TEXT, created_at TEXT NOT NULL, PRIMARY KEY (account_id, key))`,
  `CREATE INDEX idempotency_key_created ON idempotency_key (created_at)`,
];

/**
 * PostgreSQL's statistics are examples of what stands in a column, and outlive their rows: of these there are none. A
 * unique column is looked up as well without.
 */
const WITHOUT_EXAMPLES = [
  ['account', 'handle'],
  ['account', 'passphrase_hash'],
  ['identity', 'subject'],
  ['idempotency_key', 'route'],
  ['idempotency_key', 'answer'],
] as const;

const DOWN = [
  ...[
    'attribution',
    'audit_event',
    'identity',
    'recovery_code',
    'passkey',
    'totp',
    'session',
    'invitation',
  ].map((table) => `DROP TABLE ${table}`),
  `DROP TABLE account_role`,
  `DROP INDEX api_token_account`,
  ...['name', 'last_used_on'].map((column) => `ALTER TABLE api_token DROP COLUMN ${column}`),
  ...['passphrase_hash', 'ui_language', 'last_seen_on', 'deleted_on'].map(
    (column) => `ALTER TABLE account DROP COLUMN ${column}`,
  ),
  `DROP TABLE idempotency_key`,
  `CREATE TABLE idempotency_key (token_id TEXT NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    key TEXT NOT NULL, route TEXT NOT NULL, body_hash TEXT NOT NULL, answer TEXT, created_at TEXT NOT NULL,
    PRIMARY KEY (token_id, key))`,
  `CREATE INDEX idempotency_key_created ON idempotency_key (created_at)`,
];

/** Weakest first. */
const ROLES = ['translator', 'reviewer', 'coordinator'];

interface TokenRow {
  readonly account_id: string;
  readonly role: string;
  readonly languages: string;
}

export class AddPeople1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    if (runner.dataSource.options.type === 'postgres')
      for (const [table, column] of WITHOUT_EXAMPLES)
        await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET STATISTICS 0`);
    await this.grantWhatTokensMay(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }

  /** Until now only tokens had roles; from now on a token may do no more than its owner. */
  private async grantWhatTokensMay(runner: QueryRunner): Promise<void> {
    const tokens = (await runner.query(
      'SELECT account_id, role, languages FROM api_token WHERE revoked_at IS NULL',
    )) as readonly TokenRow[];
    const grants = new Map<string, { account: string; language: string; role: string }>();
    for (const { account_id: account, role, languages } of tokens)
      for (const language of role === 'coordinator' ? ['*'] : (JSON.parse(languages) as string[])) {
        const name = `${account} ${language}`;
        if (ROLES.indexOf(role) > ROLES.indexOf(grants.get(name)?.role ?? ''))
          grants.set(name, { account, language, role });
      }
    for (const { account, language, role } of grants.values())
      await runner.query(
        `INSERT INTO account_role (account_id, language, role) VALUES ('${account}', '${language}', '${role}')`,
      );
  }
}
