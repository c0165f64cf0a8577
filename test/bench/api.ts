import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningConcord } from './server.js';

interface Job {
  readonly id: string;
  readonly status: string;
}

interface Unit {
  readonly id: string;
  readonly version: string;
}

/** Imports a communiqué and opens languages on it; resolves with the jobs when all are open. */
export async function importAndOpen(
  concord: RunningConcord,
  slug: string,
  text: string,
  languages: readonly string[],
): Promise<readonly Job[]> {
  await call(concord, 'POST', `/api/v1/communiques?slug=${slug}&language=en`, text, 'text/markdown');
  await call(concord, 'POST', `/api/v1/communiques/${slug}/revisions/1/jobs`, JSON.stringify({ languages }));
  return openJobs(concord, slug, languages.length);
}

/** Waits until so many jobs of a communiqué are open, and no other is being opened. */
async function openJobs(concord: RunningConcord, slug: string, count: number): Promise<readonly Job[]> {
  for (;;) {
    const address = `/api/v1/communiques/${slug}/jobs`;
    const { items } = await call<{ items: readonly Job[] }>(concord, 'GET', address);
    if (items.length === count && items.every(({ status }) => status === 'open')) return items;
    await sleep(20);
  }
}

/** Drafts a new revision and publishes it; how long each took, and until the jobs were open, in milliseconds. */
export async function revise(
  concord: RunningConcord,
  slug: string,
  text: string,
  languages: number,
): Promise<{ readonly draft: number; readonly publication: number; readonly opening: number }> {
  const start = performance.now();
  const address = `/api/v1/communiques/${slug}/revisions`;
  const { id } = await call<{ id: string }>(concord, 'POST', address, text, 'text/markdown');
  const drafted = performance.now();
  await call(concord, 'POST', `${address}/drafts/${id}/publication`, undefined, undefined, {
    'if-match': '"1"',
  });
  const published = performance.now();
  await openJobs(concord, slug, 2 * languages);
  return {
    draft: drafted - start,
    publication: published - drafted,
    opening: performance.now() - published,
  };
}

/** The first units of a job. */
export async function unitsOf(concord: RunningConcord, job: Job): Promise<readonly Unit[]> {
  return (await call<{ items: readonly Unit[] }>(concord, 'GET', `/api/v1/jobs/${job.id}/units?limit=100`))
    .items;
}

/** Asks for a partial edition; resolves when readers find it. */
export async function publish(concord: RunningConcord, job: Job, address: string): Promise<void> {
  await call(concord, 'POST', `/api/v1/jobs/${job.id}/editions`, JSON.stringify({ partial: true }));
  while ((await fetch(`${concord.url}${address}`)).status !== 200) await sleep(20);
}

async function call<T>(
  concord: RunningConcord,
  method: 'GET' | 'POST',
  address: string,
  body?: string,
  mediaType = 'application/json',
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers = {
    ...concord.headers,
    ...more,
    ...(body === undefined ? {} : { 'content-type': mediaType }),
  };
  const answer = await fetch(`${concord.url}${address}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${String(answer.status)} ${text}`);
  return JSON.parse(text) as T;
}
