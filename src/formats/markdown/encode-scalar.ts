import { parseDocument } from 'yaml';
import type { ScalarStyle, Slot } from '../../domain/clauses/clause.js';

type ScalarSlot = Extract<Slot, { type: 'scalar' }>;

const WIDTH = 80;
// Everything but printable characters (YAML 1.2.2 § 5.1); line ends other than LF; what turns the direction of writing,
// and would turn that of the lines that follow too.
const NOT_PLAIN =
  /[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** What a scalar is written from. */
interface ScalarPlace {
  readonly slot: ScalarSlot;
  /** The scalar as it stands in the source, for its header and its way of breaking lines. */
  readonly raw: string;
  readonly lineEnd: string;
  /** What the source has before it. */
  readonly before: string;
}

const STYLES: Readonly<Record<ScalarStyle, (target: string, place: ScalarPlace) => string[]>> = {
  plain: (target, place) => [...flow(target, place), target, ...flowQuoted(target, place)],
  single: (target, place) => [...flowQuoted(target, place), `'${target.replaceAll("'", "''")}'`],
  double: (target) => [doubleQuoted(target)],
  folded: (target, place) => {
    const width = WIDTH - place.slot.indent;
    const paragraphs = target.split('\n').map((line) => fold(line, width));
    return [block(paragraphs.flatMap(afterBlankLine), place)];
  },
  literal: (target, place) => [block(target.split('\n'), place)],
};

/**
 * Writes a target as a value of the front matter, in the style of the value it stands for. Where that style cannot hold
 * it, or `strict` is asked, it is in quotes: single ones over several lines, as the source's, else double ones on one.
 * Read again, it is the target letter for letter.
 */
export function encodeScalar(target: string, place: ScalarPlace, strict: boolean): string {
  if (strict || NOT_PLAIN.test(target)) return doubleQuoted(target);
  const fits = (written: string): boolean => {
    if (mayBeInFlow(place) && /^[^'"].*[[\]{},]/s.test(written)) return false;
    const document = parseDocument(`k: ${written}${place.lineEnd}`, { logLevel: 'silent' });
    const value: unknown = document.errors.length === 0 ? document.get('k') : null;
    return typeof value === 'string' && value.trim() === target && document.comment === null;
  };
  return STYLES[place.slot.style](target, place).find(fits) ?? doubleQuoted(target);
}

/** An item of a list stands in brackets, where a comma ends it, if there is no dash before it. */
function mayBeInFlow({ slot, before }: ScalarPlace): boolean {
  return slot.style === 'plain' && slot.key.includes('.') && !/[\r\n][ \t]*- +$/.test(before.slice(-80));
}

function doubleQuoted(target: string): string {
  return JSON.stringify(target).replace(
    /[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Over several lines, if the source was; the first line goes where the source's did. */
function flow(words: string, { slot, raw, lineEnd }: ScalarPlace): string[] {
  return /[\r\n]/.test(raw) && !words.includes('\n')
    ? [fold(words, WIDTH - slot.indent).join(lineEnd + ' '.repeat(slot.indent))]
    : [];
}

function flowQuoted(words: string, place: ScalarPlace): string[] {
  return flow(words.replaceAll("'", "''"), place).map((lines) => `'${lines}'`);
}

function block(lines: readonly string[], { slot, raw, lineEnd }: ScalarPlace): string {
  const header = /^[>|][^\r\n]*/.exec(raw)?.[0].replace(/\d/, '').trimEnd() ?? '>-';
  const indent = ' '.repeat(slot.indent);
  return [header, ...lines.map((line) => (line === '' ? '' : indent + line))].join(lineEnd);
}

/** A line break in folded text is an empty line. */
function afterBlankLine(lines: string[], at: number): string[] {
  return at === 0 ? lines : ['', ...lines];
}

/** Long lines break at their blanks, `width` columns long at most where a word is not longer. */
function fold(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/(?<=[^ ]) (?=[^ ])/)) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
