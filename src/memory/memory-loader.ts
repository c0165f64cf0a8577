import { randomUUID } from 'node:crypto';
import { featuresOf, readSegment, wordsOf } from '../domain/memory/file-entry.js';
import { hashText } from '../domain/memory/hash-text.js';
import { exactFeature, languagePairKey } from '../domain/memory/index-features.js';
import type { AbbreviationsOf, MemoryPair } from '../domain/memory/memory-segments.js';
import { SEGMENTS_AN_ENTRY } from '../persistence/memory-records.js';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { newEntry, type NewEntry } from './new-entry.js';
import { PostingRun } from './posting-run.js';

/** A pair of texts that comes in. */
export interface IncomingUnit extends MemoryPair {
  /** ISO 8601 date, null where nobody knows. */
  readonly createdOn: string | null;
}

/** What came of it. */
export interface LoadOutcome {
  readonly importId: string;
  readonly entries: number;
  /** Units that the memory had already, or that came twice. */
  readonly known: number;
}

/** Entries written by one transaction: others get their turn in between. */
const CHUNK = 1_000;
/** An import that nobody has touched for so long is not going on any more, in milliseconds. */
const ABANDONED = 10 * 60_000;
/** Equal texts that an incoming unit is compared with. */
const EQUALS = 64;

/**
 * Takes any number of units into the memory. They are read twice: first whole, so that what is broken is refused before
 * anything is written, and to count words; then they are written some at a time, unseen until all are there.
 */
export class MemoryLoader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly abbreviations: AbbreviationsOf,
  ) {}

  /** @param read gives the units from the beginning, each time that it is called. Whatever it throws is thrown on. */
  async load(name: string, read: () => AsyncIterable<IncomingUnit>): Promise<LoadOutcome> {
    const counts = await this.#count(read);
    await this.#dropAbandoned();
    const importId = randomUUID();
    const createdAt = new Date().toISOString();
    await this.unitOfWork.transact(async (tx) => {
      const record = {
        id: importId,
        name,
        state: 'loading',
        entries: 0,
        createdAt,
        touchedAt: createdAt,
      } as const;
      await tx.memory.beginImport(record);
    });
    const run = new PostingRun();
    const seen = new Set<number>();
    const added = new Map<number, number>();
    let [entries, known] = [0, 0];
    for await (const chunk of chunked(read(), CHUNK)) {
      const fresh = chunk
        .filter((unit) => isNew(seen, unit))
        .map((unit) => newEntry(unit, factsOf(unit, importId, createdAt), this.abbreviations));
      const written = await this.#write(importId, fresh, entries);
      entries += written.length;
      known += chunk.length - written.length;
      for (const { id, read: own } of written) {
        for (const word of wordsOf(own)) added.set(word, (added.get(word) ?? 0) + 1);
        for (const [place, features] of featuresOf(own, (word) => counts.get(word) ?? 0).entries()) {
          const segment = id * SEGMENTS_AN_ENTRY + place;
          if (run.add(segment, features)) continue;
          await this.#flush(run, importId, entries);
          run.add(segment, features);
        }
      }
    }
    await this.#flush(run, importId, entries);
    await this.#finish(importId, entries, added);
    return { importId, entries, known };
  }

  /** In how many entries each word will stand, with those of the memory. */
  async #count(read: () => AsyncIterable<IncomingUnit>): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    for await (const unit of read()) {
      for (const word of wordsOf({ pair: unit, segments: [readSegment(unit.source)] }))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const before = await this.unitOfWork.transact((tx) => tx.memory.wordCounts([...counts.keys()]));
    for (const [word, count] of before) counts.set(word, (counts.get(word) ?? 0) + count);
    return counts;
  }

  #write(importId: string, fresh: readonly NewEntry[], before: number) {
    return this.unitOfWork.transact(async (tx) => {
      const missing = await withoutKnown(tx, fresh);
      const first = await tx.memory.reserve(missing.length);
      const written = missing.map(({ record, read }, at) => ({ record, read, id: first + at }));
      await tx.memory.append(written.map(({ record, id }) => ({ ...record, id })));
      await tx.memory.touchImport(importId, loading(before + written.length));
      return written;
    });
  }

  async #flush(run: PostingRun, importId: string, entries: number): Promise<void> {
    await run.flush((postings) =>
      this.unitOfWork.transact(async (tx) => {
        await tx.memory.touchImport(importId, loading(entries));
        await tx.memory.post(postings);
      }),
    );
  }

  async #finish(importId: string, entries: number, added: ReadonlyMap<number, number>): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      await tx.memory.touchImport(importId, { ...loading(entries), state: 'ready' });
      await tx.memory.reserve(0);
      await tx.memory.countWords(added);
    });
  }

  async #dropAbandoned(): Promise<void> {
    const since = new Date(Date.now() - ABANDONED).toISOString();
    while ((await this.unitOfWork.transact((tx) => tx.memory.dropAbandoned(since, CHUNK))) > 0);
  }
}

function loading(entries: number) {
  return { state: 'loading', entries, touchedAt: new Date().toISOString() } as const;
}

function factsOf({ createdOn }: IncomingUnit, importId: string, createdAt: string) {
  return {
    ...{ importId, communiqueId: null, clauseKey: null, revision: null, previousHash: null, nextHash: null },
    createdOn: createdOn ?? createdAt.slice(0, 10),
  };
}

/** By 52 bits of all that it is: of a million units that are all different, one import in ten thousand would lose one. */
function isNew(seen: Set<number>, unit: IncomingUnit): boolean {
  const { sourceLanguage, targetLanguage, source, target } = unit;
  const [one, other] = [
    hashText(nameOf(unit)),
    hashText([target, source, targetLanguage, sourceLanguage].join()),
  ];
  const name = one * 2 ** 21 + (other % 2 ** 21);
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

/** Those that the memory does not have word by word. */
async function withoutKnown(tx: WriteRepositories, fresh: readonly NewEntry[]): Promise<readonly NewEntry[]> {
  const exact = fresh.map(({ read: { pair, segments } }) =>
    exactFeature(segments[0]?.folded ?? '', languagePairKey(pair.sourceLanguage, pair.targetLanguage)),
  );
  const lists = await tx.memory.segments([...new Set(exact)], EQUALS);
  const ids = [...lists.values()].flat().map((segment) => Math.floor(segment / SEGMENTS_AN_ENTRY));
  const known = new Set((await tx.memory.live([...new Set(ids)])).map(({ entry }) => nameOf(entry)));
  return fresh.filter(({ record }) => !known.has(nameOf(record)));
}

function nameOf({ sourceLanguage, targetLanguage, source, target }: MemoryPair): string {
  return JSON.stringify([sourceLanguage, targetLanguage, source, target]);
}

async function* chunked<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
