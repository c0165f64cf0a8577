import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import { concordCommand, type ServerProcess, startProcess } from '../factories/server-process.js';
import { until } from '../factories/until.js';

describe('the processes as they are run', () => {
  let place: TestPlace;
  let env: Record<string, string>;
  let server: ServerProcess;

  beforeAll(async () => {
    place = await makePlace('sqlite');
    env = { CONCORD_DATA: place.dataDir };
    server = await startProcess(env);
  }, 60_000);

  afterAll(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await place.remove();
  });

  async function token(...args: readonly string[]): Promise<string> {
    return (await concordCommand(env, 'token', 'create', ...args)).trim();
  }

  async function refusal(...args: readonly string[]): Promise<{ code: number; stderr: string }> {
    const result = await concordCommand(env, ...args).then(
      () => null,
      (error: unknown) => error as { code: number; stderr: string },
    );
    if (result === null) throw new Error('The command was not refused.');
    return result;
  }

  it('the command line imports a document and makes a token beside a running server', async () => {
    const file = join(place.dataDir, 'appeal.md');
    await writeFile(file, '# Appeal\n\n1. Let the observers in.\n');
    expect(await concordCommand(env, 'import', file, '--slug', 'appeal')).toBe(
      'Imported appeal, revision 1: 2 clauses.\n',
    );
    const secret = await token(
      '--role',
      'reviewer',
      '--language',
      'fr',
      '--language',
      'pt_BR',
      '--handle',
      'calm-otter',
    );
    expect(secret).toMatch(/^concord_[0-9a-f]{8}_[\w-]{43}$/);
    const me = await ask(server, 'GET /api/v1/me', { token: secret });
    expect(me.json).toMatchObject({
      handle: 'calm-otter',
      roles: [
        { role: 'reviewer', language: 'fr' },
        { role: 'reviewer', language: 'pt-BR' },
      ],
    });
    const prefix = secret.split('_')[1] ?? '';
    const listed = await concordCommand(env, 'token', 'list');
    expect(listed).toMatch(new RegExp(`^${prefix} {2}calm-otter {2}reviewer {2}fr pt-BR {2}in force$`, 'm'));
    expect(listed).not.toContain(secret.split('_').slice(2).join('_'));
    await concordCommand(env, 'token', 'revoke', prefix);
    expect((await ask(server, 'GET /api/v1/me', { token: secret })).status).toBe(401);
  }, 60_000);

  it('the command line says in one line what is wrong', async () => {
    const file = join(place.dataDir, 'broken.md');
    await writeFile(file, Buffer.from([0x23, 0x20, 0xff, 0xfe]));
    for (const [args, status, words] of [
      [['import', file, '--slug', 'broken'], 1, /not valid UTF-8/],
      [['import', join(place.dataDir, 'missing.md'), '--slug', 'missing'], 1, /missing\.md/],
      [['import', file, '--slug', 'No Slug'], 1, /slug/i],
      [['import', file], 2, /--slug/],
      [['token', 'create', '--role', 'translator'], 1, /language/],
      [['token', 'create', '--role', 'translator', '--language', 'qqq'], 1, /qqq/],
      [['token', 'create', '--role', 'editor'], 2, /role/],
      [['token', 'create', '--role', 'coordinator', '--expires', 'soon'], 2, /days/],
      [['token', 'revoke', '00000000'], 1, /00000000/],
    ] as const) {
      const { code, stderr } = await refusal(...args);
      expect({ args, code }).toEqual({ args, code: status });
      expect(stderr).toMatch(words);
      if (status === 1) expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  }, 60_000);

  it('ends in order at SIGTERM, with no request broken before the door is closed, and goes on where it was when it is started again', async () => {
    const coordinator = await token('--role', 'coordinator');
    const answers: (number | string)[] = [];
    let ready = true;
    const caller = async (): Promise<void> => {
      while (ready) {
        const answer = await ask(server, 'GET /api/v1/communiques', { token: coordinator }).catch(String);
        answers.push(typeof answer === 'string' ? answer : answer.status);
      }
    };
    const callers = Array.from({ length: 8 }, caller);
    await until('some answers', () => Promise.resolve(answers.length > 100));
    const begun = Date.now();
    server.child.kill('SIGTERM');
    await until('the server to say that it is not ready', async () => {
      return (await ask(server, 'GET /readyz')).status === 503;
    });
    const answered = answers.length;
    await until('further answers', () => Promise.resolve(answers.length > answered + 20));
    ready = false;
    await Promise.all(callers);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await server.ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(30_000);

    server = await startProcess(env);
    const after = await ask(server, 'GET /api/v1/communiques/appeal', { token: coordinator });
    expect(after).toMatchObject({ status: 200, json: { slug: 'appeal' } });
  }, 60_000);
});
