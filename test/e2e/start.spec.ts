import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { concordCommand, startProcess } from '../factories/server-process.js';
import { describeWith, serviceUrl } from '../factories/services.js';

interface Ending {
  readonly code: number | string | null | undefined;
  readonly stderr: string;
}

/** Runs a server process that is expected to end by itself. */
function endingOf(script: 'main' | 'worker', env: Readonly<Record<string, string>>): Promise<Ending> {
  return new Promise((resolve) => {
    const options = {
      env: { ...process.env, LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: '0', ...env },
      timeout: 20_000,
    };
    execFile(process.execPath, [`dist/src/${script}.js`], options, (error, _stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stderr });
    });
  });
}

describe('a server process that cannot start says why in one line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-start-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('where its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const ending = await endingOf('main', { CONCORD_DATA: folder, PORT: String(port) });
    other.close();
    expect(ending).toEqual({
      code: 1,
      stderr: `127.0.0.1:${port} is in use by another process: PORT and HOST name another address.\n`,
    });
  }, 30_000);

  it.each(['main', 'worker'] as const)(
    'where the data folder is a file: %s',
    async (script) => {
      const file = join(folder, 'data');
      await writeFile(file, '');
      expect(await endingOf(script, { CONCORD_DATA: file })).toEqual({
        code: 1,
        stderr: `${file} is not a folder: CONCORD_DATA names one.\n`,
      });
    },
    30_000,
  );

  it.each(['main', 'worker'] as const)(
    'where the database is away: %s',
    async (script) => {
      const ending = await endingOf(script, {
        CONCORD_DATA: folder,
        DATABASE_URL: 'postgres://concord@127.0.0.1:9/concord',
      });
      expect(ending).toEqual({
        code: 1,
        stderr: 'The database cannot be used: connect ECONNREFUSED 127.0.0.1:9.\n',
      });
    },
    30_000,
  );

  describeWith(['PostgreSQL'], 'and the server has no such database', () => {
    it('in the words of PostgreSQL', async () => {
      const url = new URL(serviceUrl('PostgreSQL') ?? '');
      url.pathname = '/nowhere';
      expect(await endingOf('worker', { CONCORD_DATA: folder, DATABASE_URL: url.href })).toEqual({
        code: 1,
        stderr: 'The database cannot be used: database "nowhere" does not exist.\n',
      });
    }, 30_000);
  });

  it('where another process serves the same SQLite file, which commands may use meanwhile', async () => {
    const env = { CONCORD_DATA: folder };
    const first = await startProcess(env);
    const refusal = {
      code: 1,
      stderr: `Another process serves ${folder} already. With SQLite there is one: stop it, or set DATABASE_URL for several.\n`,
    };
    expect(await endingOf('main', env)).toEqual(refusal);
    expect(await endingOf('worker', env)).toEqual(refusal);
    expect(await concordCommand(env, 'token', 'create', '--role', 'coordinator')).toMatch(/^concord_/);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await startProcess(env);
    second.child.kill('SIGKILL');
    await second.ended;
  }, 60_000);
});
