import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alignClauses } from '../../src/domain/alignment/align-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { type Carried, measure, type Figures } from './measure.js';
import { FORMAT, run, translateAll } from './po4a-rows.js';
import { type Fate, revisedText, type Revised } from './revision.js';

/** The translation that a clause has in the new revision. Every translation says the English that it was made from. */
interface Kept {
  readonly text: string;
  /** False: it waits to be looked at. */
  readonly isCurrent: boolean;
}

/** Splits and aligns two revisions; counts what would stay current, and what would wrongly. */
export async function align(count: number): Promise<Figures> {
  const revised = revisedText(count);
  const work = (): ReturnType<typeof alignClauses> =>
    alignClauses(splitClauses(revised.old).clauses, splitClauses(revised.fresh).clauses);
  const figures = await measure(work, Buffer.byteLength(revised.fresh));
  const [old, fresh] = [splitClauses(revised.old).clauses, splitClauses(revised.fresh).clauses];
  const kept = new Map(
    work().clauses.flatMap(({ index, from, relation, edited }): [string, Kept][] => {
      const text = from.map((one) => plain(old[one]?.text ?? '')).join(' ');
      const isCurrent = relation === 'kept' && !edited;
      return text === '' ? [] : [[plain(fresh[index]?.text ?? ''), { text, isCurrent }]];
    }),
  );
  return { ...figures, carried: tally(revised, kept) };
}

/** `po4a-updatepo` on the same two revisions, every paragraph of the old one translated. */
export function po4aRevise(count: number, runs: number): Promise<Figures | null> {
  return revise(count, (fresh, po, prepare) =>
    run('po4a-updatepo', [...FORMAT, '--master', fresh, '--po', po], prepare, runs),
  );
}

/** `msgmerge` alone, on the messages that po4a finds in the new revision. */
export function msgmerge(count: number, runs: number): Promise<Figures | null> {
  return revise(count, (fresh, po, prepare) => {
    const template = `${po}t`;
    spawnSync('po4a-updatepo', [...FORMAT, '--master', fresh, '--po', template], { stdio: 'ignore' });
    writeFileSync(template, readFileSync(template, 'utf8').replace('charset=CHARSET', 'charset=UTF-8'));
    return run('msgmerge', ['--previous', '--update', '--backup', 'none', po, template], prepare, runs);
  });
}

async function revise(
  count: number,
  work: (fresh: string, po: string, prepare: () => void) => Promise<Figures>,
): Promise<Figures | null> {
  if (spawnSync('po4a-updatepo', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  try {
    const revised = revisedText(count);
    const [old, fresh, po] = ['old.md', 'new.md', 'fr.po'].map((name) => path.join(folder, name));
    if (old === undefined || fresh === undefined || po === undefined) return null;
    writeFileSync(old, revised.old);
    writeFileSync(fresh, revised.fresh);
    spawnSync('po4a-updatepo', [...FORMAT, '--master', old, '--po', po]);
    const translated = translateAll(readFileSync(po, 'utf8'));
    const figures = await work(fresh, po, () => {
      writeFileSync(po, translated);
    });
    return { ...figures, bytes: Buffer.byteLength(revised.fresh), carried: tally(revised, keptBy(po)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What stands in a PO file as the translation of each message. */
function keptBy(po: string): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const entry of readFileSync(po, 'utf8').split('\n\n')) {
    const strings = (name: string): string => {
      const quoted = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, 'm').exec(entry)?.[1] ?? '';
      return [...quoted.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part ?? '').join('');
    };
    const text = plain(strings('msgstr'));
    const isCurrent = !/^#,.*fuzzy/m.test(entry);
    if (text !== '') kept.set(plain(strings('msgid')), { text, isCurrent });
  }
  return kept;
}

/** Without number, letter and line breaks, which po4a has in some of its messages. */
function plain(text: string): string {
  return text
    .replaceAll('\\n', ' ')
    .trim()
    .replace(/^(?:\d+\.|[a-z]\))\s+/, '')
    .replace(/\s+/g, ' ');
}

function tally({ units }: Revised, kept: ReadonlyMap<string, Kept>): Carried {
  const isRight = (unit: (typeof units)[number]): boolean =>
    unit.before === unit.words &&
    kept.get(unit.words)?.isCurrent === true &&
    kept.get(unit.words)?.text === unit.words;
  const share = (fate: Fate, isSo: (unit: (typeof units)[number]) => boolean): string => {
    const all = units.filter((unit) => unit.fate === fate);
    return `${all.filter(isSo).length} of ${all.length}`;
  };
  const current = units.filter(({ words }) => kept.get(words)?.isCurrent === true);
  return {
    kept: share('unchanged', isRight),
    wrong: current.filter((unit) => !isRight(unit)).length,
    prefilled: share('inserted', ({ words }) => kept.has(words)),
    mended: share('mended', isRight),
    below: share('below an inserted one', isRight),
  };
}
