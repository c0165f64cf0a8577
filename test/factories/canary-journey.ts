import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import type { Canary, Place } from './canaries.js';
import type { Answer } from './concord.js';
import type { TestPlace } from './databases.js';
import type { ServerProcess } from './server-process.js';
import type { EditionSeen, UnitSeen } from './team.js';
import { until } from './until.js';
import { type Visit, Visitor } from './visitor.js';

/** As far as is needed here; the package has no types of its own. */
interface SqliteFile {
  exec(sql: string): void;
  close(): void;
}

type Command = (...args: readonly string[]) => Promise<string>;

const ADDRESSES = { coordinator: 101, translator: 102, reviewer: 103, reader: 104, stranger: 105 } as const;
type Who = keyof typeof ADDRESSES;

/** People who join, sign in, work, read and err, each from an address and with a browser that nobody may remember. */
export class CanaryJourney {
  /** Stands in what people write, so that it is to be found. */
  readonly word = `planted${randomBytes(6).toString('hex')}`;
  private readonly secrets: Canary[] = [];
  private readonly sent = new Map<Who, Readonly<Record<string, string>>>();
  private readonly visitors = new Map<Who, Visitor>();
  private readonly passphrases = new Map<Who, string>();
  private readonly handles = new Map<Who, string>();
  private readonly read: Place[] = [];

  constructor(
    private readonly server: ServerProcess,
    private readonly command: Command,
  ) {
    for (const who of Object.keys(ADDRESSES) as Who[]) {
      const headers = canaryHeaders(who);
      this.sent.set(who, headers);
      // With a session, a token would be refused.
      const { authorization, ...others } = headers;
      const all = who === 'stranger' ? { ...others, authorization: authorization ?? '' } : others;
      this.visitors.set(who, new Visitor(server, addressOf(who), all));
    }
  }

  /** Everything that was sent or given and is nobody's business. */
  canaries(): readonly Canary[] {
    const headers = [...this.sent].flatMap(([who, sent]) => [
      { name: `address of ${the(who)}`, value: addressOf(who) },
      { name: `query of ${the(who)}`, value: queryOf(who) },
      ...Object.entries(sent).map(([name, text]) => ({
        name: `${name} of ${the(who)}`,
        value: canaryIn(text),
      })),
    ]);
    const cookies = [...this.visitors].flatMap(([who, { given }]) =>
      given.map((value, index) => ({ name: `cookie ${index + 1} given to ${the(who)}`, value })),
    );
    return [...headers, ...cookies, ...this.secrets];
  }

  /** Three join by codes; one of them is looked at first. */
  async join(firstCode: string): Promise<void> {
    await this.joinAs('coordinator', firstCode);
    for (const [who, role] of [
      ['translator', 'translator'],
      ['reviewer', 'reviewer'],
    ] as const) {
      const invited = await this.good('coordinator', 'POST /api/v1/invitations', {
        json: { roles: [{ role, language: 'fr' }] },
      });
      await this.good(who, 'POST /api/v1/invitations/preview', { json: { code: invited.json.code } });
      await this.ask(who, `GET /join/${String(invited.json.code)}`);
      await this.joinAs(who, String(invited.json.code));
    }
  }

  /** Out and in again: wrongly, rightly, with a second factor, with a new passphrase. */
  async signIn(): Promise<void> {
    const handle = this.handles.get('translator');
    const passphrase = this.passphrases.get('translator') ?? '';
    const { json } = await this.good('translator', 'POST /api/v1/me/totp', { json: { passphrase } });
    const secret = String(json.secret);
    this.secret('secret of TOTP', secret);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await this.good('translator', 'POST /api/v1/me/totp/confirmation', { json: { code } });
    const made = await this.good('translator', 'POST /api/v1/me/recovery-codes', { json: { passphrase } });
    const codes = made.json.codes as string[];
    codes.forEach((one, index) => {
      this.secret(`recovery code ${index + 1}`, one);
      this.secret(`recovery code ${index + 1}, bare`, one.replaceAll('-', ''));
    });
    await this.good('translator', 'DELETE /api/v1/sessions/current');
    const wrong = this.secret('wrong passphrase', `wrong-${random()} and long enough`);
    for (const way of [
      { json: { handle, passphrase: wrong } },
      { json: { handle: `no-${random()}`, passphrase: wrong } },
    ])
      expectStatus(401, await this.ask('translator', 'POST /api/v1/sessions', way));
    await this.ask('translator', 'POST /sign-in', { form: { handle: handle ?? '', passphrase: wrong } });
    await this.good('translator', 'POST /api/v1/sessions', { json: { handle, passphrase } });
    const current = 'POST /api/v1/sessions/current/second-factor';
    expectStatus(401, await this.ask('translator', current, { json: { totp: code } }));
    await this.good('translator', current, { json: { recoveryCode: codes[0] } });
    const newPassphrase = this.secret('new passphrase of the translator', `new-${random()} is longer still`);
    await this.good('translator', 'PUT /api/v1/me/passphrase', { json: { passphrase, newPassphrase } });
    await this.good('translator', 'GET /api/v1/sessions');
  }

  /** From the English to an edition that is read. */
  async work(): Promise<void> {
    const markdown = {
      bytes: `# Notice\n\n1. It was ${this.word} here.`,
      headers: { 'content-type': 'text/markdown' },
    };
    await this.good('coordinator', 'POST /api/v1/communiques?slug=notice', markdown);
    await this.good('coordinator', 'POST /api/v1/communiques/notice/revisions/1/jobs', {
      json: { languages: ['fr'] },
    });
    const job = await until('the job to be open', async () => {
      const { json } = await this.ask('translator', 'GET /api/v1/communiques/notice/jobs');
      return (json.items as { id: string; status: string }[]).find(({ status }) => status === 'open')?.id;
    });
    for (let round = 0; round < 2; round += 1) {
      const unit = (await this.good('translator', `POST /api/v1/jobs/${job}/claims`, { json: {} })).json;
      const { id, version, clause } = unit as unknown as UnitSeen;
      const headers = { 'if-match': `"${version}"`, 'idempotency-key': `save-${id}` };
      const text = `Le texte ${clause.text}`;
      await this.good('translator', `POST /api/v1/units/${id}/targets`, {
        json: { text, submit: true },
        headers,
      });
      const seen = (await this.good('reviewer', `GET /api/v1/units/${id}`)).json as unknown as UnitSeen;
      await this.good('reviewer', `POST /api/v1/units/${id}/reviews`, {
        json: { verdict: 'approved', targetId: seen.target?.id },
        headers: { 'if-match': `"${seen.version}"` },
      });
    }
    const token = (await this.command('token', 'create', '--role', 'translator', '--language', 'fr')).trim();
    this.secret('token', token);
    this.secret('token’s secret', token.slice(-43));
    const authorization = `Bearer ${token}`;
    expectStatus(200, await this.ask('reader', 'GET /api/v1/me', { headers: { authorization, cookie: '' } }));
  }

  /** The public reads everything; what it was given. */
  async downloads(): Promise<readonly Place[]> {
    const edition = await until('the edition', async () => {
      const { json } = await this.ask('reader', 'GET /api/v1/communiques/notice/editions');
      return (json.items as EditionSeen[])[0];
    });
    const files = [...edition.files.map(({ href }) => href), '/c/notice/en/e1/notice.r1.en.md'];
    const pages = ['/c/notice', '/c/notice/fr', '/c/notice/en', edition.href];
    for (const path of [...files, ...pages]) {
      const { text } = await this.ask('reader', `GET ${path}`);
      this.read.push({ name: path, bytes: Buffer.from(text) });
    }
    return this.read;
  }

  /** What is asked for wrongly. */
  async err(): Promise<void> {
    const { authorization = '' } = this.sent.get('stranger') ?? {};
    const bearer = `Bearer ${canaryIn(authorization)}`;
    const json = { 'content-type': 'application/json' };
    const tries: readonly (readonly [string, Visit?])[] = [
      ['GET /'],
      ['GET /nowhere'],
      ['GET /c/%ff'],
      ['GET /api/v1/me'],
      ['GET /api/v1/me', { headers: { authorization: bearer } }],
      ['GET /sign-in'],
      ['POST /sign-in', { form: { handle: canaryIn(authorization), passphrase: canaryIn(authorization) } }],
      [
        'POST /api/v1/sessions',
        { json: { handle: canaryIn(authorization), passphrase: canaryIn(authorization) } },
      ],
      ['POST /api/v1/sessions', { bytes: `{"${canaryIn(authorization)}`, headers: json }],
      ['POST /api/v1/sessions', { json: { [canaryIn(authorization)]: 1 } }],
      ['POST /api/v1/accounts', { json: { code: canaryIn(authorization), passphrase: 'x' } }],
      [
        'POST /api/v1/communiques',
        { bytes: canaryIn(authorization), headers: { 'content-type': 'text/plain' } },
      ],
      ['POST /api/v1/units/x/targets', { bytes: canaryIn(authorization).repeat(80_000), headers: json }],
      ['DELETE /c/notice'],
      ['GET /readyz'],
      [
        'GET /api/docs',
        {
          headers: {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-key': canaryIn(authorization),
          },
        },
      ],
    ];
    for (const [line, visit] of tries) {
      const { status } = await this.ask('stranger', line, visit);
      if (status >= 500) throw new Error(`${line} was answered ${status}.`);
    }
    const noise = [
      `GET / HTTP/1.1\r\nHost: ${canaryIn(authorization)}\r\n\r\n`,
      `\0${canaryIn(authorization)}\r\n\r\n`,
    ];
    for (const bytes of noise) await this.shout(bytes);
  }

  /** A table is gone for a while: what is answered with 500 is told to the log. */
  async breakDown(place: TestPlace): Promise<void> {
    await rename(place, 'communique', 'communique_away');
    const asked = await this.ask('translator', `GET /api/v1/communiques/${queryOf('translator')}`);
    await rename(place, 'communique_away', 'communique');
    if (asked.status < 500) throw new Error(`Nothing broke: ${asked.status}.`);
  }

  figures(): Promise<Answer> {
    return this.ask('stranger', 'GET /metrics');
  }

  private async joinAs(who: Who, code: string): Promise<void> {
    const count = this.secrets.filter(({ name }) => /^code \d+$/.test(name)).length + 1;
    this.secret(`code ${count}`, code);
    this.secret(`code ${count}, bare`, code.replaceAll('-', ''));
    const passphrase = this.secret(`passphrase of ${the(who)}`, `open-${random()} sesame`);
    this.passphrases.set(who, passphrase);
    const joined = await this.good(who, 'POST /api/v1/accounts', { json: { code, passphrase } });
    this.handles.set(who, String(joined.json.handle));
  }

  private secret(name: string, value: string): string {
    this.secrets.push({ name, value });
    return value;
  }

  private ask(who: Who, line: string, visit: Visit = {}): Promise<Answer> {
    const visitor = this.visitors.get(who);
    if (visitor === undefined) throw new Error(`Nobody is ${who}.`);
    // Addresses with a query of their own are strict about what stands in it.
    const isPlain = !line.includes('?') && !line.includes('/api/v1/communiques');
    return visitor.visit(isPlain ? `${line}?${queryOf(who)}` : line, visit);
  }

  private async good(who: Who, line: string, visit?: Visit): Promise<Answer> {
    const answer = await this.ask(who, line, visit);
    if (answer.status >= 300) throw new Error(`${who}: ${line}: ${answer.status} ${answer.text}`);
    return answer;
  }

  private shout(bytes: string): Promise<void> {
    const { hostname, port } = new URL(this.server.address);
    return new Promise((resolve) => {
      const socket = connect(
        { host: hostname, port: Number(port), localAddress: addressOf('stranger') },
        () => socket.end(bytes),
      );
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve();
      });
      socket.resume();
    });
  }
}

function canaryHeaders(who: Who): Record<string, string> {
  const one = (name: string): string => `canary${name}${who}`;
  return {
    'user-agent': `Mozilla/5.0 ${one('agent')}`,
    'accept-language': `fr;q=0.9, x-${one('lang').slice(0, 8)}-${one('ln').slice(0, 8)}`,
    referer: `https://referer.example/${one('referer')}`,
    'x-forwarded-for': `203.0.113.${ADDRESSES[who]}`,
    'x-real-ip': `198.51.100.${ADDRESSES[who]}`,
    'cf-connecting-ip': `192.0.2.${ADDRESSES[who]}`,
    'true-client-ip': `198.18.100.${ADDRESSES[who]}`,
    'x-client-ip': `198.19.100.${ADDRESSES[who]}`,
    forwarded: `for="[2001:db8::${ADDRESSES[who]}]";host=${one('forwarded')}.example`,
    via: `1.1 ${one('via')}.example`,
    cookie: `junk=${one('cookie')}`,
    authorization: `Basic ${one('authorization')}`,
  };
}

/** The part of a header that nothing else would write. */
function canaryIn(header: string): string {
  return /canary\w+|(?:\d+\.){3}\d+|x-\S+/.exec(header)?.[0] ?? header;
}

function addressOf(who: Who): string {
  return `127.83.${ADDRESSES[who]}.${ADDRESSES[who] + 70}`;
}

function queryOf(who: Who): string {
  return `canaryquery${who}`;
}

function the(who: Who): string {
  return who === 'stranger' || who === 'reader' ? `a ${who}` : `the ${who}`;
}

function random(): string {
  return randomBytes(8).toString('hex');
}

function expectStatus(status: number, answer: Answer): void {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
}

async function rename(place: TestPlace, from: string, to: string): Promise<void> {
  const sql = `ALTER TABLE ${from} RENAME TO ${to}`;
  if (place.databaseUrl === null) {
    const Sqlite = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => SqliteFile;
    const database = new Sqlite(`${place.dataDir}/concord.sqlite`);
    database.exec(sql);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
