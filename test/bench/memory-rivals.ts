import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { type Figures, spread } from './measure.js';
import { queryOf } from './memory-rows.js';
import { unitText } from './memory-texts.js';
import { isAvailable, withDatabase } from './server.js';

const QUERIES = 30;
const BATCH = 5_000;

const INDEXES = {
  GIN: 'CREATE INDEX unit_source ON unit USING gin (source gin_trgm_ops)',
  GiST: 'CREATE INDEX unit_source ON unit USING gist (source gist_trgm_ops)',
} as const;
const SEARCHES = {
  GIN: 'SELECT source FROM unit WHERE source % $1 ORDER BY similarity(source, $1) DESC LIMIT 5',
  GiST: 'SELECT source FROM unit ORDER BY source <-> $1 LIMIT 5',
} as const;

/** The same queries to the same units by PostgreSQL's own trigrams. */
export async function trigrams(count: number, index: keyof typeof INDEXES): Promise<Figures | null> {
  if (!isAvailable('postgres')) return null;
  return withDatabase(async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      await client.query('CREATE EXTENSION pg_trgm');
      await client.query('CREATE TABLE unit (id INTEGER PRIMARY KEY, source TEXT NOT NULL)');
      for (let first = 0; first < count; first += BATCH) {
        const sources = Array.from({ length: Math.min(BATCH, count - first) }, (_, at) =>
          unitText(first + at),
        );
        await client.query(
          'INSERT INTO unit SELECT $1 + o, s FROM unnest($2::text[]) WITH ORDINALITY AS u(s, o)',
          [first, sources],
        );
      }
      await client.query(INDEXES[index]);
      await client.query('ANALYZE unit');
      await client.query('SET pg_trgm.similarity_threshold = 0.5');
      const times: number[] = [];
      let right = 0;
      for (let query = 0; query < QUERIES; query += 1) {
        const { text, source } = queryOf(query, count);
        const start = performance.now();
        const { rows } = await client.query<{ source: string }>(SEARCHES[index], [text]);
        times.push(performance.now() - start);
        if (rows[0]?.source === source) right += 1;
      }
      return { ...spread(times), peak: null, note: `right unit first ${percent(right)}` };
    } finally {
      await client.end();
    }
  });
}

/** Reads units and queries, answers with seconds a query and what it found first. */
const MATCHER = `
import json, logging, resource, sys, time
logging.disable(logging.CRITICAL)
from translate.search import match
from translate.storage import base
asked = json.load(sys.stdin)
store = base.TranslationStore()
for source in asked["units"]:
    unit = base.TranslationUnit(source)
    unit.target = source
    store.units.append(unit)
matcher = match.matcher(store, max_candidates=5, min_similarity=60, max_length=1000)
answers = []
for query in asked["queries"]:
    start = time.perf_counter()
    found = matcher.matches(query)
    answers.append([time.perf_counter() - start, found[0].source if found else None])
print(json.dumps([answers, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
`;

/** The same queries to the matcher of the Translate Toolkit; null where Debian's package is not there. */
export function toolkitMatcher(count: number): Promise<Figures | null> {
  const queries = Array.from({ length: QUERIES }, (_, query) => queryOf(query, count));
  const input = JSON.stringify({
    units: Array.from({ length: count }, (_, number) => unitText(number)),
    queries: queries.map(({ text }) => text),
  });
  const python = spawnSync('/usr/bin/python3', ['-c', MATCHER], { input, encoding: 'utf8', maxBuffer: 1e9 });
  if (python.status !== 0) return Promise.resolve(null);
  const [answers, kilobytes] = JSON.parse(python.stdout) as [[number, string | null][], number];
  const right = answers.filter(([, source], query) => source === queries[query]?.source).length;
  const times = answers.map(([seconds]) => seconds * 1_000);
  return Promise.resolve({
    ...{ ...spread(times), peak: kilobytes * 1_024, note: `right unit first ${percent(right)}` },
  });
}

function percent(right: number): string {
  return `${((right / QUERIES) * 100).toFixed(1)} %`;
}
