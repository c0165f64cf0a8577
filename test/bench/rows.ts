import { checkUnits, pofilter } from './check-rows.js';
import { edition, editionBare, open, save, saveBare } from './http-rows.js';
import type { Figures } from './measure.js';
import { toolkitMatcher, trigrams } from './memory-rivals.js';
import { lookUp } from './memory-rows.js';
import { po4aTranslate, po4aUpdate } from './po4a-rows.js';
import { publishRevision } from './publish-rows.js';
import { align, msgmerge, po4aRevise } from './revision-rows.js';
import { recogniseTerms } from './term-rows.js';
import { assemble, remarkParses, scanLines, split } from './text-rows.js';

/** One line of the table; each is measured in a process of its own. */
export interface Row {
  readonly name: string;
  /** Null: what it needs is not here. */
  readonly run: () => Promise<Figures | null>;
  /** Rows of the same run that this one is compared with, and how: by median time or by requests a second. */
  readonly against?: readonly string[];
  readonly needs?: string;
  /** Megabytes that V8 may use for its heap: what it may, it takes. */
  readonly heap?: number;
}

const SIZES = [1_000, 10_000, 100_000];
/** remark-parse takes half a minute and several gigabytes for more. */
const REMARK_SIZES = [1_000, 10_000];
/** Clauses, and how often they are measured: ten thousand take minutes, and are measured where CONCORD_LONG=1. */
const PO4A_SIZES: readonly (readonly [count: number, runs: number])[] = [
  [1_000, 3],
  ...(process.env.CONCORD_LONG === '1' ? [[10_000, 1] as const] : []),
];
/** Room for the trees of remark-parse; and, for Concord's own rows, the gigabyte that they are to fit in. */
const HEAP_OF_OTHERS = 8_192;
const HEAP = 1_024;
/** Splits into as many clauses as the largest import that others have published figures for: 10,000. */
const LARGE_IMPORT = 3_333;
const CHECKED_UNITS = 10_000;

const named = (name: string, count: number): string => `${name}, ${count.toLocaleString('en')} clauses`;
const remarkOf = (count: number): readonly string[] =>
  REMARK_SIZES.includes(count) ? [named('remark-parse', count)] : [];
const po4aOf = (command: string, count: number): readonly string[] =>
  count === 1_000 ? [named(command, count)] : [];

const textRows = SIZES.flatMap((count): Row[] => [
  { name: named('line scan', count), run: () => scanLines(count) },
  ...remarkOf(count).map((name): Row => ({ name, run: () => remarkParses(count), heap: HEAP_OF_OTHERS })),
  ...po4aOf('po4a-updatepo', count).map((name): Row => ({
    name,
    run: () => po4aUpdate(count),
    needs: 'po4a',
  })),
  ...po4aOf('po4a-translate', count).map((name): Row => ({
    name,
    run: () => po4aTranslate(count),
    needs: 'po4a',
  })),
  {
    name: named('split', count),
    run: () => split(count),
    heap: HEAP,
    against: [named('line scan', count), ...remarkOf(count), ...po4aOf('po4a-updatepo', count)],
  },
  {
    name: named('assemble', count),
    run: () => assemble(count),
    heap: HEAP,
    against: [...remarkOf(count), ...po4aOf('po4a-translate', count)],
  },
]);

const revisionRows: readonly Row[] = [
  ...PO4A_SIZES.flatMap(([count, runs]): Row[] => [
    {
      name: named('po4a-updatepo on a revision', count),
      run: () => po4aRevise(count, runs),
      needs: 'po4a',
    },
    { name: named('msgmerge on a revision', count), run: () => msgmerge(count, runs), needs: 'po4a' },
  ]),
  ...SIZES.map((count): Row => {
    const others = ['po4a-updatepo on a revision', 'msgmerge on a revision'];
    const isCompared = PO4A_SIZES.some(([size]) => size === count);
    const against = isCompared ? others.map((other) => named(other, count)) : [];
    return { name: named('align', count), run: () => align(count), heap: HEAP, against };
  }),
];

const IS_LONG = process.env.CONCORD_LONG === '1';
/** Units; what takes minutes is measured where CONCORD_LONG=1. */
const MEMORY_SIZES = [50_000, ...(IS_LONG ? [200_000, 1_000_000] : [])];
const units = (name: string, count: number): string => `${name}, ${count.toLocaleString('en')} units`;

const memoryRows: readonly Row[] = [
  ...[10_000, ...(IS_LONG ? [50_000] : [])].map((count): Row => ({
    name: units('Translate Toolkit’s matcher', count),
    run: () => toolkitMatcher(count),
    needs: 'translate-toolkit',
  })),
  ...MEMORY_SIZES.flatMap((count): Row[] => [
    ...(['GIN', 'GiST'] as const).map((index): Row => ({
      name: units(`pg_trgm, ${index}`, count),
      run: () => trigrams(count, index),
      needs: 'CONCORD_TEST_POSTGRES_URL',
    })),
    {
      name: units('look up in the memory, SQLite', count),
      run: () => lookUp(count, 'sqlite'),
      against: [units('pg_trgm, GIN', count)],
    },
    {
      name: units('look up in the memory, PostgreSQL', count),
      run: () => lookUp(count, 'postgres'),
      against: [units('pg_trgm, GIN', count)],
      needs: 'CONCORD_TEST_POSTGRES_URL',
    },
  ]),
];

export const ROWS: readonly Row[] = [
  ...textRows,
  ...revisionRows,
  ...memoryRows,
  ...[1_000, 10_000, 100_000].map((count): Row => ({
    name: `recognise ${count.toLocaleString('en')} terms in 1,000 clauses`,
    run: () => recogniseTerms(count),
  })),
  { name: 'import 3,000 blocks, open 20 languages, SQLite', run: () => open(1_000, 'sqlite') },
  { name: 'import 10,000 blocks, open 20 languages, SQLite', run: () => open(LARGE_IMPORT, 'sqlite') },
  {
    name: 'import 3,000 blocks, open 20 languages, PostgreSQL',
    run: () => open(1_000, 'postgres'),
    needs: 'CONCORD_TEST_POSTGRES_URL',
  },
  {
    name: 'publish a revision of 10,000 clauses in 23 languages, SQLite',
    run: () => publishRevision(10_000, 'sqlite'),
  },
  {
    name: 'publish a revision of 10,000 clauses in 23 languages, PostgreSQL',
    run: () => publishRevision(10_000, 'postgres'),
    needs: 'CONCORD_TEST_POSTGRES_URL',
  },
  { name: 'pofilter, 10,000 units', run: () => pofilter(CHECKED_UNITS), needs: 'pofilter' },
  {
    name: 'all checks, 10,000 units',
    run: () => checkUnits(CHECKED_UNITS),
    against: ['pofilter, 10,000 units'],
  },
  { name: 'bare node:http, as a save', run: saveBare },
  { name: 'save a target, SQLite', run: () => save('sqlite'), against: ['bare node:http, as a save'] },
  {
    name: 'save a target, PostgreSQL',
    run: () => save('postgres'),
    against: ['bare node:http, as a save'],
    needs: 'CONCORD_TEST_POSTGRES_URL',
  },
  { name: 'bare node:http, as an edition', run: editionBare },
  { name: 'read an edition', run: edition, against: ['bare node:http, as an edition'] },
];
