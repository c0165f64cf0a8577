import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { languageProfile } from '../../src/languages/locale-files.js';
import { type IncomingUnit, MemoryLoader } from '../../src/memory/memory-loader.js';
import { MemoryMatcher } from '../../src/memory/memory-matcher.js';
import { Database as Storage } from '../../src/persistence/database.js';
import { type Figures, spread } from './measure.js';
import { chance, editText, unitText } from './memory-texts.js';
import { isAvailable, withDatabase, type Database } from './server.js';

const QUERIES = 1_000;
const NOWHERE = { clauseKey: null, previous: null, next: null };
const abbreviations = (language: string): readonly string[] => languageProfile(language).abbreviations;

/** Looks up edited units in a memory of `count`: 1 to 30 % of their words are others. */
export async function lookUp(count: number, database: Database): Promise<Figures | null> {
  if (!isAvailable(database)) return null;
  return withStorage(database, async (storage) => {
    const loading = performance.now();
    await new MemoryLoader(storage.unitOfWork, abbreviations).load('bench', () => units(count));
    const seconds = (performance.now() - loading) / 1_000;
    const matcher = new MemoryMatcher(storage.reads, abbreviations);
    const times: number[] = [];
    let right = 0;
    for (let query = 0; query < QUERIES; query += 1) {
      const { text, source } = queryOf(query, count);
      const start = performance.now();
      const [best] = await matcher.find(
        { text, sourceLanguage: 'en', targetLanguage: 'fr', context: NOWHERE },
        () => true,
      );
      times.push(performance.now() - start);
      if (best?.candidate.source === source) right += 1;
    }
    const note = `right unit first ${((right / QUERIES) * 100).toFixed(1)} %; ${count.toLocaleString('en')} units came in within ${seconds.toFixed(0)} s`;
    return { ...spread(times), peak: process.resourceUsage().maxRSS * 1_024, note };
  });
}

/** A query, and the unit that it was made from. */
export function queryOf(query: number, count: number): { readonly text: string; readonly source: string } {
  const random = chance(query * 7_919 + 7);
  const source = unitText(Math.floor(random() * count));
  return { text: editText(source, 0.01 + random() * 0.29, query), source };
}

async function* units(count: number): AsyncGenerator<IncomingUnit> {
  await Promise.resolve();
  for (let number = 0; number < count; number += 1) {
    const source = unitText(number);
    const languages = { sourceLanguage: 'en', targetLanguage: 'fr' };
    yield { ...languages, source, target: `Texte ${source}`, createdOn: '2026-03-01' };
  }
}

/** An empty database of its own for the time of some work. */
async function withStorage<T>(database: Database, work: (storage: Storage) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  const within = async (databaseUrl: string | null): Promise<T> => {
    const storage = await Storage.open({ dataDir, databaseUrl });
    try {
      await storage.migrate();
      return await work(storage);
    } finally {
      await storage.close();
    }
  };
  try {
    return await (database === 'postgres' ? withDatabase(within) : within(null));
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
