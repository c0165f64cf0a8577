import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from '../../src/domain/checks/run-checks.js';
import { damageAny, type Damaged } from '../factories/damage.js';
import { declarationPairs, inputOf, type RightPair } from '../factories/right-translations.js';
import { measure, type Figures } from './measure.js';
import { run } from './po4a-rows.js';

const LANGUAGE = 'fr';
/** Damage that both can see: what is wrong in the words, not in what surrounds the clause. */
const IN_THE_WORDS: ReadonlySet<string> = new Set(
  'empty unchanged numbers url-email end-punctuation spacing brackets-quotes duplicate-word markup'.split(
    ' ',
  ),
);
const DAMAGED = 500;

/** The paragraphs of the Declaration over and over, as French translations of the English. */
function units(count: number): RightPair[] {
  const pairs = declarationPairs(LANGUAGE);
  return Array.from({ length: count }, (_, at) => pairs[at % pairs.length]).filter(
    (pair) => pair !== undefined,
  );
}

/** One kind of damage after the other, spread over the paragraphs. */
function damaged(): Damaged[] {
  const all = declarationPairs(LANGUAGE)
    .flatMap(damageAny)
    .filter(({ check }) => IN_THE_WORDS.has(check));
  const step = all.length / DAMAGED;
  return Array.from({ length: DAMAGED }, (_, at) => all[Math.floor(at * step)]).filter(
    (one) => one !== undefined,
  );
}

/** All checks over so many units; the planted defects that they find, and the right paragraphs that they doubt. */
export async function checkUnits(count: number): Promise<Figures> {
  const inputs = units(count).map(inputOf);
  const figures = await measure(() => inputs.map(runChecks));
  const found = damaged().filter(({ pair, check, target, facts }) =>
    runChecks({ ...inputOf(pair), ...facts, target }).some((finding) => finding.check === check),
  );
  const right = declarationPairs(LANGUAGE);
  const doubted = right.filter((pair) => runChecks(inputOf(pair)).length > 0);
  return { ...figures, checked: verdict(found.length, doubted.length, right.length) };
}

/** Debian's translate-toolkit on the same units, with all of its tests; null where it is not installed. */
export async function pofilter(count: number): Promise<Figures | null> {
  if (spawnSync('pofilter', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  try {
    const file = (
      name: string,
      pairs: readonly { readonly source: string; readonly target: string }[],
    ): string => {
      writeFileSync(path.join(folder, name), poOf(pairs));
      return path.join(folder, name);
    };
    const output = path.join(folder, 'out.po');
    const figures = await run(
      'pofilter',
      ['--language', LANGUAGE, file('units.po', units(count)), output],
      () => {
        rmSync(output, { force: true });
      },
    );
    const wrong = damaged().map(({ pair: { source }, target }) => ({ source, target }));
    const right = declarationPairs(LANGUAGE);
    const found = countFailed(file('wrong.po', wrong));
    return { ...figures, checked: verdict(found, countFailed(file('right.po', right)), right.length) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function verdict(found: number, doubted: number, right: number): string {
  return `${String(found)} of ${String(DAMAGED)} planted defects found, ${String(doubted)} of ${String(right)} right paragraphs doubted`;
}

/** Each unit has a context of its own, or equal sources would be taken for one. */
function poOf(pairs: readonly { readonly source: string; readonly target: string }[]): string {
  const header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n';
  const entries = pairs.map(
    ({ source, target }, at) => `msgctxt "${String(at)}"\nmsgid ${quote(source)}\nmsgstr ${quote(target)}\n`,
  );
  return [header, ...entries].join('\n');
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** The units that pofilter writes out are those that failed a test; an empty target is `untranslated` to it. */
function countFailed(file: string): number {
  const { stdout } = spawnSync('pofilter', ['--language', LANGUAGE, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return stdout.split('\n').filter((line) => line.startsWith('msgctxt ')).length;
}
