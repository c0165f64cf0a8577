import { parseDocument } from 'yaml';
import type { ScalarStyle, Slot } from '../../domain/clauses/clause.js';

type ScalarSlot = Extract<Slot, { type: 'scalar' }>;

const WIDTH = 80;
// Everything but printable characters (YAML 1.2.2 § 5.1), and line ends other than LF.
const NOT_PRINTABLE =
  /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** What a scalar is written from. */
interface ScalarPlace {
  readonly slot: ScalarSlot;
  /** The scalar as it stands in the source, for its header and its way of breaking lines. */
  readonly raw: string;
  readonly lineEnd: string;
}

const STYLES: Readonly<Record<ScalarStyle, (target: string, place: ScalarPlace) => string[]>> = {
  plain: (target, place) => [...flow(target, place), target],
  single: (target, place) => {
    const quoted = target.replaceAll("'", "''");
    return [...flow(quoted, place), quoted].map((words) => `'${words}'`);
  },
  double: (target) => [doubleQuoted(target)],
  folded: (target, place) => [block(target.split('\n').flatMap(paragraph), place)],
  literal: (target, place) => [block(target.split('\n'), place)],
};

/**
 * Writes a target as a value of the front matter, in the style of the value it stands for; in double quotes, on one
 * line, where that style cannot hold it or `strict` is asked. Read again, it is the target letter for letter.
 */
export function encodeScalar(target: string, place: ScalarPlace, strict: boolean): string {
  if (strict || NOT_PRINTABLE.test(target)) return doubleQuoted(target);
  const fits = (written: string): boolean => {
    if (place.slot.style === 'plain' && /[[\]{},]/.test(written)) return false;
    const document = parseDocument(`k: ${written}${place.lineEnd}`, { logLevel: 'silent' });
    const value: unknown = document.errors.length === 0 ? document.get('k') : null;
    return typeof value === 'string' && value.trim() === target && document.comment === null;
  };
  return STYLES[place.slot.style](target, place).find(fits) ?? doubleQuoted(target);
}

function doubleQuoted(target: string): string {
  return JSON.stringify(target).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Over several lines, if the source was; the first line goes where the source's did. */
function flow(words: string, { slot, raw, lineEnd }: ScalarPlace): string[] {
  return /[\r\n]/.test(raw) && !words.includes('\n')
    ? [fold(words).join(lineEnd + ' '.repeat(slot.indent))]
    : [];
}

function block(lines: readonly string[], { slot, raw, lineEnd }: ScalarPlace): string {
  const header = /^[>|][^\r\n]*/.exec(raw)?.[0].replace(/\d/, '').trimEnd() ?? '>-';
  const indent = ' '.repeat(slot.indent);
  return [header, ...lines.map((line) => (line === '' ? '' : indent + line))].join(lineEnd);
}

/** A line break in folded text is an empty line; long lines break at their blanks. */
function paragraph(line: string, at: number): string[] {
  return at === 0 ? fold(line) : ['', ...fold(line)];
}

function fold(words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/(?<=[^ ]) (?=[^ ])/)) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
