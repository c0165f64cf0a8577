import { readFileSync } from 'node:fs';

/** What a row measured. Times in milliseconds, memory in bytes. */
export interface Figures {
  readonly median: number;
  readonly p99: number;
  /** Bytes that one run worked on, where that says something. */
  readonly bytes?: number;
  /** Requests a second, where there were requests. */
  readonly perSecond?: number;
  /** The highest resident memory of the process that was measured; null where the system does not tell. */
  readonly peak: number | null;
  readonly carried?: Carried;
  /** What checks found of what they should, in words. */
  readonly checked?: string;
  readonly note?: string;
}

/** What became of a text's translations when it was revised: how many of how many. */
export interface Carried {
  /** Unchanged clauses that have their own translation as current. */
  readonly kept: string;
  /** Clauses that have as current what is not their translation. */
  readonly wrong: number;
  /** Inserted clauses that begin with the translation of another one. */
  readonly prefilled: string;
  /** Clauses whose page break was mended and that kept their translation whole. */
  readonly mended: string;
  /** Lettered clauses before which one was put and that kept theirs. */
  readonly below: string;
}

const LEAST_RUNS = 3;
const MOST_RUNS = 300;
const DURATION = 3_000;

/** Runs `work` for about three seconds, and three times at least. The peak is that of the first run. */
export async function measure(work: () => unknown, bytes?: number): Promise<Figures> {
  const first = await timeOf(work);
  const peak = process.resourceUsage().maxRSS * 1024;
  const times: number[] = [];
  const until = performance.now() + DURATION;
  while (times.length < LEAST_RUNS - 1 || (performance.now() < until && times.length < MOST_RUNS)) {
    times.push(await timeOf(work));
  }
  return {
    ...spread(first > DURATION ? [first, ...times] : times),
    peak,
    ...(bytes === undefined ? {} : { bytes }),
  };
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Median and 99th percentile. */
export function spread(times: readonly number[]): Pick<Figures, 'median' | 'p99'> {
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The highest resident memory of another process so far, in bytes; null where there is no /proc. */
export function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
