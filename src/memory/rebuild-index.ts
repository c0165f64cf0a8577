import { featuresOf, type ReadEntry, readSegment, wordsOf } from '../domain/memory/file-entry.js';
import { type MemoryEntryRecord, SEGMENTS_AN_ENTRY } from '../persistence/memory-records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { PostingRun } from './posting-run.js';

const PAGE = 1_000;

/**
 * Makes the index of the memory anew from its entries: after a restore, since backups do not hold it. How many entries
 * there are.
 */
export async function rebuildMemoryIndex(tx: Pick<WriteRepositories, 'memory'>): Promise<number> {
  await tx.memory.dropIndex();
  const counts = new Map<number, number>();
  let entries = 0;
  for await (const entry of allEntries(tx)) {
    entries += 1;
    for (const word of wordsOf(readAgain(entry))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  if (entries === 0) return 0;
  await tx.memory.countWords(counts);
  const run = new PostingRun();
  const flush = () => run.flush((postings) => tx.memory.post(postings));
  for await (const entry of allEntries(tx)) {
    const filed = featuresOf(readAgain(entry), (word) => counts.get(word) ?? 0);
    for (const [place, features] of filed.entries()) {
      const segment = entry.id * SEGMENTS_AN_ENTRY + place;
      if (run.add(segment, features)) continue;
      await flush();
      run.add(segment, features);
    }
  }
  await flush();
  return entries;
}

async function* allEntries(tx: Pick<WriteRepositories, 'memory'>): AsyncGenerator<MemoryEntryRecord> {
  for (let after = 0; ;) {
    const page = await tx.memory.scan({ after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

/** As it was read when it entered: where its sentences end is kept. */
function readAgain(entry: MemoryEntryRecord): ReadEntry {
  const sentences = (entry.sentences ?? []).map(([start, end]) =>
    readSegment(entry.source.slice(start, end)),
  );
  return { pair: entry, segments: [readSegment(entry.source), ...sentences] };
}
