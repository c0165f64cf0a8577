import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alignClauses } from '../../src/domain/alignment/align-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { measure, type Figures } from './measure.js';
import { FORMAT, run, translateAll } from './po4a-rows.js';
import { revisedText, type Revised } from './revision.js';

/** Splits and aligns two revisions; counts what would stay current, and what would wrongly. */
export async function align(count: number): Promise<Figures> {
  const revised = revisedText(count);
  const work = (): ReturnType<typeof alignClauses> =>
    alignClauses(splitClauses(revised.old).clauses, splitClauses(revised.fresh).clauses);
  const figures = await measure(work, Buffer.byteLength(revised.fresh));
  const kept = work().clauses.map(({ from, relation, edited }) =>
    relation === 'kept' && !edited ? (from[0] ?? -1) : null,
  );
  return { ...figures, note: tally(revised, kept) };
}

/** `po4a-updatepo` on the same two revisions, every paragraph of the old one translated. */
export function po4aRevise(count: number): Promise<Figures | null> {
  return revise(count, (fresh, po, prepare) =>
    run('po4a-updatepo', [...FORMAT, '--master', fresh, '--po', po], prepare),
  );
}

/** `msgmerge` alone, on the messages that po4a finds in the new revision. */
export function msgmerge(count: number): Promise<Figures | null> {
  return revise(count, (fresh, po, prepare) => {
    const template = `${po}t`;
    spawnSync('po4a-updatepo', [...FORMAT, '--master', fresh, '--po', template], { stdio: 'ignore' });
    writeFileSync(template, readFileSync(template, 'utf8').replace('charset=CHARSET', 'charset=UTF-8'));
    return run('msgmerge', ['--previous', '--update', '--backup', 'none', po, template], prepare);
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
    return { ...figures, bytes: Buffer.byteLength(revised.fresh), note: tally(revised, keptBy(po, revised)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** For each paragraph of the new text, the old one whose translation stands as current; null for none. */
function keptBy(po: string, { old, fresh }: Revised): (number | null)[] {
  const plain = (text: string): string =>
    text
      .replace(/^\d+\.\s+/, '')
      .replace(/\s+/g, ' ')
      .trim();
  const origins = new Map(old.split('\n\n').map((paragraph, at) => [plain(paragraph), at]));
  const current = new Map<string, string>();
  for (const entry of readFileSync(po, 'utf8').split('\n\n')) {
    const strings = (name: string): string => {
      const quoted = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, 'm').exec(entry)?.[1] ?? '';
      return [...quoted.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part ?? '').join('');
    };
    const translation = strings('msgstr');
    if (!/^#,.*fuzzy/m.test(entry) && translation !== '')
      current.set(plain(strings('msgid')), plain(translation));
  }
  return fresh.split('\n\n').map((paragraph) => {
    const translation = current.get(plain(paragraph));
    return translation === undefined ? null : (origins.get(translation) ?? -1);
  });
}

function tally({ origins, edited }: Revised, kept: readonly (number | null)[]): string {
  const same = origins.filter((origin, at) => origin !== -1 && edited[at] !== true).length;
  const right = kept.filter((old, at) => old !== null && old === origins[at] && edited[at] !== true).length;
  const wrong = kept.filter((old) => old !== null).length - right;
  return `keeps ${right} of ${same} unchanged translations as current, ${wrong} wrongly`;
}
