import { execFile, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import path from 'node:path';
import autocannon from 'autocannon';
import { peakOf, type Figures } from './measure.js';
import { freePort } from './server.js';

const SECONDS = 10;
const WARM_UP = 3;
export const CONNECTIONS = 50;

/** One connection's requests: its own address, and what changes from one request to the next. */
export interface Writer {
  readonly path: string;
  readonly method: 'POST';
  /** Headers and body of the n-th request, counted from 0. */
  readonly request: (n: number) => { readonly headers: Record<string, string>; readonly body: string };
}

/**
 * Requests by as many connections as there are writers, for ten seconds after three to warm up. Throws if any was
 * refused. Writers are asked for anew after the warm-up, when what was in flight at its end has been done.
 */
export async function write(
  url: string,
  writers: () => Promise<readonly Writer[]>,
): Promise<Omit<Figures, 'peak'>> {
  await writeFor(WARM_UP, url, await writers());
  await sleep(1_000);
  return figuresOf(await writeFor(SECONDS, url, await writers()));
}

async function writeFor(
  duration: number,
  url: string,
  writers: readonly Writer[],
): Promise<autocannon.Result> {
  const waiting = writers.values();
  return autocannon({
    url,
    connections: writers.length,
    duration,
    setupClient: (client) => {
      const writer = waiting.next().value;
      if (writer === undefined) throw new Error('More connections than writers');
      let sent = 0;
      const prepare = (): void => {
        const { headers, body } = writer.request(sent);
        client.setRequests([{ method: writer.method, path: writer.path, headers, body }]);
        sent += 1;
      };
      client.on('response', prepare);
      prepare();
    },
  });
}

function figuresOf(result: autocannon.Result): Omit<Figures, 'peak'> {
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${String(result.non2xx)} refused, ${String(result.errors)} broken`);
  }
  const { latency, requests } = result;
  return { median: latency.p50, p99: latency.p99, perSecond: requests.average };
}

/** The same GET by 50 connections; by wrk where it is installed, which leaves more of the machine to the server. */
export async function read(url: string): Promise<Omit<Figures, 'peak'>> {
  if (spawnSync('wrk', ['-v']).error !== undefined) {
    await autocannon({ url, connections: CONNECTIONS, duration: WARM_UP });
    return figuresOf(await autocannon({ url, connections: CONNECTIONS, duration: SECONDS }));
  }
  const wrk = async (seconds: number): Promise<string> => {
    const args = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${String(seconds)}s`, '--latency', url];
    return (await promisify(execFile)('wrk', args)).stdout;
  };
  await wrk(WARM_UP);
  const output = await wrk(SECONDS);
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output);
  const figure = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? '';
  return {
    median: milliseconds(figure(/ 50%\s+(\S+)/)),
    p99: milliseconds(figure(/ 99%\s+(\S+)/)),
    perSecond: Number(figure(/Requests\/sec:\s+(\S+)/)),
  };
}

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000 };

function milliseconds(text: string): number {
  const [, value, unit = ''] = /^([\d.]+)(\D+)$/.exec(text) ?? [];
  return Number(value) * (UNITS[unit] ?? Number.NaN);
}

/** Measures the same against a bare `node:http` server that answers as many bytes. */
export async function againstBare(
  answer: { readonly mediaType: string; readonly length: number },
  work: (url: string) => Promise<Omit<Figures, 'peak'>>,
): Promise<Figures> {
  const port = await freePort();
  const script = path.join(import.meta.dirname, 'bare-server.js');
  const args = [script, String(port), answer.mediaType, String(answer.length)];
  const server = spawn(process.execPath, args, { stdio: 'inherit' });
  try {
    const url = `http://127.0.0.1:${String(port)}`;
    while (
      !(await fetch(url).then(
        () => true,
        () => false,
      ))
    )
      await sleep(20);
    return { ...(await work(url)), peak: peakOf(server.pid) };
  } finally {
    server.kill();
  }
}
