import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { InvitationsService } from '../../src/accounts/invitations/invitations.service.js';
import { Browser, PASSPHRASE } from '../factories/browser.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { concordCommand } from '../factories/server-process.js';
import { describeWith } from '../factories/services.js';

describeWith([], 'the first coordinator on SQLite', () => {
  defineFirst('sqlite');
});
describeWith(['PostgreSQL'], 'the first coordinator on PostgreSQL', () => {
  defineFirst('postgres');
});

const COORDINATOR = [{ role: 'coordinator', language: '*' }];

function defineFirst(kind: 'sqlite' | 'postgres'): void {
  let place: TestPlace;
  let concord: Concord;
  const environment = () => ({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });

  beforeAll(async () => {
    place = await makePlace(kind);
  });

  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  it('is offered a link by every start, whatever is logged, and the link of the start before is good no more', async () => {
    const links = [await linkOfAStart(environment()), await linkOfAStart(environment())];
    expect(links[0]).toMatch(/^https:\/\/concord\.example\/join\/[0-9A-Z-]{30,}$/);
    concord = await startConcord(environment());
    const answers = [];
    for (const link of links) {
      const body = { code: link?.split('/').at(-1) };
      answers.push(await new Browser(concord).ask('POST /api/v1/invitations/preview', { body }));
    }
    expect(answers).toMatchObject([
      { status: 422, json: { code: 'code-refused' } },
      { status: 200, json: { purpose: 'join', roles: COORDINATOR } },
    ]);
  }, 60_000);

  it('joins with it, though a program has the role already; the next start has none', async () => {
    const invitations = concord.app.get(InvitationsService);
    const first = await invitations.makeFirst();
    await concord.token('coordinator');
    const browser = new Browser(concord);
    const body = { code: first?.code, passphrase: PASSPHRASE };
    const joined = await browser.ask('POST /api/v1/accounts', { body });
    expect(joined).toMatchObject({ status: 201, json: { roles: COORDINATOR } });
    expect((await browser.ask('GET /api/v1/audit')).json.items).toMatchObject([
      { action: 'account.joined', by: joined.json.handle, whom: joined.json.handle },
      { action: 'token.created', by: null },
      { action: 'account.joined', by: null },
    ]);
    expect(await invitations.makeFirst()).toBeNull();
  });

  it('can be followed by others whom the command line invites', async () => {
    const args = [
      'invite',
      '--role',
      'translator',
      '--language',
      'fr',
      '--language',
      'pt_BR',
      '--expires',
      '3d',
    ];
    const said = await concordCommand({ ...environment(), PORT: '4567' }, ...args);
    const [code = '', link] = said.trim().split('\n');
    expect(link).toBe(`http://localhost:4567/join/${code}`);
    const body = { code, passphrase: PASSPHRASE };
    const joined = await new Browser(concord).ask('POST /api/v1/accounts', { body });
    expect(joined.json.roles).toEqual([
      { role: 'translator', language: 'fr' },
      { role: 'translator', language: 'pt-BR' },
    ]);
  });

  it.each([
    [['--role', 'translator'], 'A translator needs at least one language.'],
    [['--role', 'coordinator', '--language', 'fr'], 'A coordinator has every language: name none.'],
    [['--role', 'coordinator', '--expires', '91d'], 'It is a number of days, such as 7d, at most 90d.'],
  ])('is not what %j would make', async (args, sentence) => {
    await expect(concordCommand(environment(), 'invite', ...args)).rejects.toThrow(sentence);
  });
}

/** Starts the web process with nothing logged, and stops it; the link that it printed. */
function linkOfAStart(env: Readonly<Record<string, string>>): Promise<string | undefined> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      ...{ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', CONCORD_STOP_NOTICE: '0' },
      ...{ PUBLIC_URL: 'https://concord.example', ...env },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('/join/') && said.endsWith('\n')) child.kill('SIGTERM');
    });
    child.once('exit', () => {
      resolve(/\bhttps:\S+\/join\/\S+/.exec(said)?.[0]);
    });
  });
}
