import { importAndOpen, publish, unitsOf } from './api.js';
import { communiqueOf } from './document.js';
import { againstBare, CONNECTIONS, read, write, type Writer } from './load.js';
import { spread, type Figures } from './measure.js';
import { isAvailable, withConcord, type Database, type RunningConcord } from './server.js';

const TWENTY = 'fr ar ru es pt de it pl uk tr fa hi bn ja ko vi th sw ka hy'.split(' ');
const RUNS = 3;
/** About 30 kB as HTML: the length of the communiqués that Concord was made for. */
const EDITION_CLAUSES = 50;

/** Import of `count` clauses (three blocks each) and opening of 20 languages, until every unit is there. */
export async function open(count: number, database: Database): Promise<Figures | null> {
  if (!isAvailable(database)) return null;
  return withConcord(database, async (concord) => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      await importAndOpen(concord, `run-${String(run)}`, communiqueOf(count), TWENTY);
      times.push(performance.now() - start);
    }
    return { ...spread(times), peak: concord.peak() };
  });
}

/** Saves by 50 connections, each on a unit of its own, each answered after the commit. */
export async function save(database: Database): Promise<Figures | null> {
  if (!isAvailable(database)) return null;
  return withConcord(database, async (concord) => {
    const [job] = await importAndOpen(concord, 'saves', communiqueOf(CONNECTIONS), ['fr']);
    if (job === undefined) throw new Error('No job was opened');
    const figures = await write(concord.url, async () => {
      const units = await unitsOf(concord, job);
      return units.slice(0, CONNECTIONS).map(({ id, version }) => writer(id, concord.headers, version));
    });
    return { ...figures, peak: concord.peak() };
  });
}

export function saveBare(): Promise<Figures> {
  const writers = Array.from({ length: CONNECTIONS }, (_, index) => writer(String(index), {}, '1.r1'));
  return againstBare({ mediaType: 'application/json', length: 420 }, (url) =>
    write(url, () => Promise.resolve(writers)),
  );
}

function writer(id: string, headers: Readonly<Record<string, string>>, version: string): Writer {
  const first = Number.parseInt(version, 10);
  return {
    path: `/api/v1/units/${id}/targets`,
    method: 'POST',
    request: (n) => ({
      headers: { ...headers, 'content-type': 'application/json', 'if-match': `"${String(first + n)}.r1"` },
      body: JSON.stringify({
        text: `Les observateurs ont consigné les procès-verbaux de chaque bureau de vote, version ${String(n)}.`,
      }),
    }),
  };
}

/** The newest edition's page by 50 connections, and a bare server with as many bytes. */
export async function edition(): Promise<Figures> {
  return withConcord('sqlite', async (concord) => {
    const address = await publishedAddress(concord);
    const figures = await read(`${concord.url}${address}`);
    return { ...figures, bytes: (await pageOf(concord, address)).length, peak: concord.peak() };
  });
}

export async function editionBare(): Promise<Figures> {
  const length = await withConcord('sqlite', async (concord) => {
    return (await pageOf(concord, await publishedAddress(concord))).length;
  });
  return { ...(await againstBare({ mediaType: 'text/html; charset=utf-8', length }, read)), bytes: length };
}

async function publishedAddress(concord: RunningConcord): Promise<string> {
  const [job] = await importAndOpen(concord, 'edition', communiqueOf(EDITION_CLAUSES), ['fr']);
  if (job === undefined) throw new Error('No job was opened');
  const address = '/c/edition/fr';
  await publish(concord, job, address);
  return address;
}

async function pageOf(concord: RunningConcord, address: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${concord.url}${address}`)).arrayBuffer());
}
