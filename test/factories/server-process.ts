import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { rawRequest } from './raw-http.js';
import { until } from './until.js';

/** The web process as it is run in earnest: built, in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  readonly child: ChildProcess;
  /** Resolves when the process has ended: its exit status, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts `dist/src/main.js` on a free port and waits until it is ready.
 *
 * @param hear gets what the process writes to stdout and stderr, which else is written to ours.
 */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  hear?: (chunk: Buffer) => void,
): Promise<ServerProcess> {
  const output = hear === undefined ? 'inherit' : 'pipe';
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      CONCORD_STOP_NOTICE: '1',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', output, output],
  });
  if (hear !== undefined) for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.once(hear === undefined ? 'exit' : 'close', resolve);
  });
  const address = `http://127.0.0.1:${port}`;
  await until('the server to be ready', async () => {
    const answer = await rawRequest(address, 'GET', '/readyz').catch(() => null);
    return answer?.status === 200;
  });
  return { address, child, ended };
}

/** Starts `dist/src/worker.js`, which serves nothing: it is ready when it does something. */
export function startWorkerProcess(
  env: Readonly<Record<string, string>>,
): Pick<ServerProcess, 'child' | 'ended'> {
  const child = spawn(process.execPath, ['dist/src/worker.js'], {
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { child, ended };
}

/** Runs a command of the built command line; what it wrote to stdout. */
export async function concordCommand(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], {
    env: { ...process.env, ...env },
  });
  return stdout;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => {
        resolve(port);
      });
    });
  });
}
