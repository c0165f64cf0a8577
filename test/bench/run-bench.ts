import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import type { Figures } from './measure.js';
import { ROWS, type Row } from './rows.js';

/**
 * `npm run bench [-- words]`: measures every row (or those whose names contain the words, and what they are compared
 * with), each in a process of its own, and prints a Markdown table.
 */
const wanted = process.argv.slice(2);
const chosen = ROWS.filter(({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)));
if (chosen.length === 0) {
  process.stderr.write(
    `No row's name contains ${wanted.map((words) => `“${words}”`).join(' or ')}. The rows: ${ROWS.map(({ name }) => name).join('; ')}\n`,
  );
  process.exit(2);
}
const needed = new Set(chosen.flatMap(({ name, against }) => [name, ...(against ?? [])]));

const results = new Map<string, Figures>();
print(
  `Node ${process.version}, ${cpus()[0]?.model ?? '?'} × ${cpus().length}, ${gigabytes(totalmem())} of memory`,
);
print('');
print('| what | median | p99 | throughput | peak memory | ratio |');
print('|---|---|---|---|---|---|');
for (const row of ROWS.filter(({ name }) => needed.has(name))) print(lineOf(row));
printCarried();

/** What became of the translations, of the rows that revise a text. */
function printCarried(): void {
  const revised = [...results].flatMap(([name, { carried }]) =>
    carried === undefined ? [] : [{ name, carried }],
  );
  if (revised.length === 0) return;
  print('');
  print(
    '| revised by | translations kept | wrongly kept as current | inserted: prefilled | page break mended: kept | after an inserted sub-clause: kept |',
  );
  print('|---|---|---|---|---|---|');
  for (const { name, carried } of revised)
    print(
      `| ${[name, carried.kept, carried.wrong, carried.prefilled, carried.mended, carried.below].join(' | ')} |`,
    );
}

function lineOf(row: Row): string {
  const figures = runRow(row);
  if (typeof figures === 'string') return `| ${row.name} | ${figures} | | | | |`;
  if (figures === null) return `| ${row.name} | not measured: no ${row.needs ?? '?'} here | | | | |`;
  results.set(row.name, figures);
  const { median, p99, peak } = figures;
  const compared = (row.against ?? []).flatMap((name) => ratio(figures, name, results.get(name)));
  const ratios = [...compared, ...(figures.checked === undefined ? [] : [figures.checked])];
  const memory = peak === null ? '' : `${String(Math.round(peak / 1e6))} MB`;
  const remarks = [...ratios, ...(figures.note === undefined ? [] : [figures.note])];
  return `| ${[row.name, time(median), time(p99), throughput(figures), memory, remarks.join('; ')].join(' | ')} |`;
}

function runRow({ name, heap }: Row): Figures | null | string {
  const script = path.join(import.meta.dirname, 'run-row.js');
  const limit = heap === undefined ? [] : [`--max-old-space-size=${String(heap)}`];
  const child = spawnSync(process.execPath, [...limit, script, name], { encoding: 'utf8' });
  if (child.status === 0)
    return JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? '') as Figures | null;
  process.stderr.write(child.stderr);
  return `failed: ${/Error: (.*)/.exec(child.stderr)?.[1] ?? String(child.signal ?? child.status)}`;
}

/** How this row stands to another: times faster, or the share of its requests a second. */
function ratio(own: Figures, name: string, other: Figures | undefined): string[] {
  if (other === undefined) return [];
  const label = name.replace(/, [\d,]+ clauses$/, '');
  if (own.perSecond !== undefined && other.perSecond !== undefined) {
    return [`${String(Math.round((own.perSecond / other.perSecond) * 100))} % of ${label}`];
  }
  const times = other.median / own.median;
  return [
    times >= 1 ? `${short(times)} × as fast as ${label}` : `${short(1 / times)} × the time of ${label}`,
  ];
}

function throughput({ perSecond, bytes, median }: Figures): string {
  if (perSecond !== undefined) return `${String(Math.round(perSecond))}/s`;
  return bytes === undefined ? '' : `${short(bytes / median / 1_000)} MB/s`;
}

function time(milliseconds: number): string {
  return milliseconds >= 10_000 ? `${short(milliseconds / 1_000)} s` : `${short(milliseconds)} ms`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function gigabytes(bytes: number): string {
  return `${String(Math.round(bytes / 2 ** 30))} GB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
