import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { communiqueOf } from './document.js';
import { peakOf, spread, type Figures } from './measure.js';

/** How po4a is told to read Markdown. */
export const FORMAT = ['--format', 'text', '--option', 'markdown', '--master-charset', 'UTF-8'];
const RUNS = 3;

/** `po4a-updatepo`, which splits a Markdown file into a PO file; null where it is not installed. */
export function po4aUpdate(count: number): Promise<Figures | null> {
  return withFiles(count, (master, po) =>
    run('po4a-updatepo', [...FORMAT, '--master', master, '--po', po], () => {
      rmSync(po, { force: true });
    }),
  );
}

/** `po4a-translate`, which assembles a translated file from the PO file, every message translated. */
export function po4aTranslate(count: number): Promise<Figures | null> {
  return withFiles(count, async (master, po) => {
    spawnSync('po4a-updatepo', [...FORMAT, '--master', master, '--po', po]);
    writeFileSync(po, translateAll(readFileSync(po, 'utf8')));
    const localized = `${master}.fr`;
    const output = ['--po', po, '--localized', localized, '--keep', '0', '--localized-charset', 'UTF-8'];
    return run('po4a-translate', [...FORMAT, '--master', master, ...output], () => {
      rmSync(localized, { force: true });
    });
  });
}

async function withFiles(
  count: number,
  work: (master: string, po: string) => Promise<Figures>,
): Promise<Figures | null> {
  if (spawnSync('po4a-updatepo', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  try {
    const master = path.join(folder, 'master.md');
    const text = communiqueOf(count);
    writeFileSync(master, text);
    return { ...(await work(master, path.join(folder, 'fr.po'))), bytes: Buffer.byteLength(text) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a command a few times; `prepare` puts its files in place before each run. */
export async function run(
  command: string,
  args: readonly string[],
  prepare: () => void,
  runs = RUNS,
): Promise<Figures> {
  const times: number[] = [];
  let peak: number | null = null;
  for (let left = runs; left > 0; left -= 1) {
    prepare();
    const start = performance.now();
    peak = await runOnce(command, args);
    times.push(performance.now() - start);
  }
  return { ...spread(times), peak };
}

function runOnce(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    let peak: number | null = null;
    const watch = setInterval(() => (peak = peakOf(child.pid) ?? peak), 20);
    child.on('error', reject);
    child.on('exit', (status) => {
      clearInterval(watch);
      if (status === 0) resolve(peak);
      else reject(new Error(`${command} ended with ${String(status)}`));
    });
  });
}

/** Every message gets its own text as the translation, and the header the charset that po4a asks for. */
export function translateAll(po: string): string {
  const [header = '', ...entries] = po.replace('charset=CHARSET', 'charset=UTF-8').split('\n\n');
  const translated = entries.map((entry) => {
    const words = /^msgid (?<words>[^]*?)^msgstr ""$/mu.exec(entry)?.groups?.words;
    return words === undefined ? entry : entry.replace(/^msgstr ""$/mu, () => `msgstr ${words.trimEnd()}`);
  });
  return [header.replace('#, fuzzy\n', ''), ...translated].join('\n\n');
}
