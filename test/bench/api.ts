import { setTimeout as sleep } from 'node:timers/promises';
import { communiqueOf } from './document.js';
import type { RunningConcord } from './server.js';

interface Job {
  readonly id: string;
  readonly status: string;
}

interface Unit {
  readonly id: string;
  readonly version: string;
}

/** Imports a communiqué of `count` clauses and opens languages on it; resolves with the jobs when all are open. */
export async function importAndOpen(
  concord: RunningConcord,
  slug: string,
  count: number,
  languages: readonly string[],
): Promise<readonly Job[]> {
  await call(
    concord,
    'POST',
    `/api/v1/communiques?slug=${slug}&language=en`,
    communiqueOf(count),
    'text/markdown',
  );
  await call(concord, 'POST', `/api/v1/communiques/${slug}/revisions/1/jobs`, JSON.stringify({ languages }));
  for (;;) {
    const { items } = await call<{ items: readonly Job[] }>(
      concord,
      'GET',
      `/api/v1/communiques/${slug}/jobs`,
    );
    if (items.length === languages.length && items.every(({ status }) => status === 'open')) return items;
    await sleep(20);
  }
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
): Promise<T> {
  const headers = { ...concord.headers, ...(body === undefined ? {} : { 'content-type': mediaType }) };
  const answer = await fetch(`${concord.url}${address}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${String(answer.status)} ${text}`);
  return JSON.parse(text) as T;
}
