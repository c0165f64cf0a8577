import type { Clause, ClauseKind, Slot, SourceRange } from './clause.js';
import { wrappingEmphasis } from './emphasis.js';
import type { WordFrequencies } from './join-lines.js';
import { jointOf } from './join-lines.js';

const STAR = 42;
const LOW_LINE = 95;

/** A clause while its lines are being read. */
export interface ClauseDraft {
  readonly index: number;
  readonly kind: ClauseKind;
  readonly number: string | null;
  readonly marker: string | null;
  readonly depth: number;
  readonly parent: number | null;
  readonly shape: Slot['type'] & ('block' | 'line' | 'cell');
  readonly linePrefix: string;
  /** Offset of emphasis that opens before the marker and may close at the end (`**1. Scope**`). */
  readonly emphasisFrom: number | null;
  readonly emphasisRun: string;
  /** The stretches of running text, each a list of physical lines. More than one where a page break cuts the clause. */
  readonly stretches: PhysicalLine[][];
}

/** The words of one physical line; `end` is the end of the line itself, which may hold blanks that break it hard. */
export interface PhysicalLine {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** Turns a draft into a clause: finds its ranges, its emphasis and its text. `slots`: those made so far. */
export function finishClause(
  draft: ClauseDraft,
  source: string,
  count: WordFrequencies,
  slots: Map<string, Slot>,
): Clause {
  const { shape, linePrefix, index, kind, number, marker, depth, parent } = draft;
  const { lines, emphasis } = settleEmphasis(draft, source);
  const slot = slotOf(shape, linePrefix, emphasis, slots);
  return {
    index,
    kind,
    number,
    marker,
    depth,
    parent,
    text: textOf(lines, source, count),
    ranges: lines.map(rangeOf),
    slot,
  };
}

/** The lines of the words, without the emphasis that wraps all of them. */
function settleEmphasis(
  draft: ClauseDraft,
  source: string,
): { lines: readonly PhysicalLine[][]; emphasis: string } {
  const { stretches, emphasisFrom } = draft;
  if (emphasisFrom !== null) return closeEmphasis(draft, source, emphasisFrom);
  const [first] = stretches;
  const code = source.charCodeAt(first?.[0]?.from ?? 0);
  if (first === undefined || stretches.length > 1 || (code !== STAR && code !== LOW_LINE))
    return { lines: stretches, emphasis: '' };
  const { start, end } = rangeOf(first);
  const emphasis = wrappingEmphasis(source.slice(start, end));
  return { lines: emphasis === '' ? stretches : [unwrap(first, emphasis.length)], emphasis };
}

/** One value for all clauses that stand in the same kind of place: a long text has few kinds. */
function slotOf(
  shape: ClauseDraft['shape'],
  linePrefix: string,
  emphasis: string,
  slots: Map<string, Slot>,
): Slot {
  const key = `${shape} ${emphasis} ${linePrefix}`;
  const known = slots.get(key);
  if (known !== undefined) return known;
  const slot: Slot = shape === 'block' ? { type: shape, linePrefix, emphasis } : { type: shape, emphasis };
  slots.set(key, slot);
  return slot;
}

/** Settles emphasis that opened before the marker: it wraps the words or, if it closes inside them, belongs to them. */
function closeEmphasis(
  { stretches, emphasisRun }: ClauseDraft,
  source: string,
  emphasisFrom: number,
): { lines: readonly PhysicalLine[][]; emphasis: string } {
  const first = stretches[0]?.[0];
  const last = stretches.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return { lines: stretches, emphasis: '' };
  const words = source.slice(first.from, last.to);
  if (wrappingEmphasis(emphasisRun + words) === emphasisRun)
    return { lines: replaceLast(stretches, last.to - emphasisRun.length), emphasis: emphasisRun };
  return { lines: replaceFirst(stretches, emphasisFrom), emphasis: '' };
}

function unwrap(stretch: readonly PhysicalLine[], length: number): PhysicalLine[] {
  const [lines = []] = replaceLast(
    replaceFirst([stretch], (stretch[0]?.from ?? 0) + length),
    (stretch.at(-1)?.to ?? 0) - length,
  );
  return lines;
}

function replaceFirst(stretches: readonly (readonly PhysicalLine[])[], from: number): PhysicalLine[][] {
  return stretches.map((stretch, at) =>
    stretch.map((line, row) => (at === 0 && row === 0 ? { ...line, from } : line)),
  );
}

function replaceLast(stretches: readonly (readonly PhysicalLine[])[], to: number): PhysicalLine[][] {
  return stretches.map((stretch, at) =>
    stretch.map((line, row) =>
      at === stretches.length - 1 && row === stretch.length - 1 ? { ...line, to } : line,
    ),
  );
}

function rangeOf(stretch: readonly PhysicalLine[]): SourceRange {
  return { start: stretch[0]?.from ?? 0, end: stretch.at(-1)?.to ?? 0 };
}

function textOf(
  stretches: readonly (readonly PhysicalLine[])[],
  source: string,
  count: WordFrequencies,
): string {
  const only = stretches[0]?.[0];
  if (stretches.length === 1 && stretches[0]?.length === 1 && only !== undefined)
    return source.slice(only.from, only.to);
  const parts: string[] = [];
  let last = '';
  for (const stretch of stretches)
    for (const [row, line] of stretch.entries()) {
      const joint = jointOf(last, source.slice(line.from, line.to), count);
      if (joint.drop > 0) parts[parts.length - 1] = last.slice(0, -joint.drop);
      last = row === stretch.length - 1 ? source.slice(line.from, line.to) : withBreak(source, line);
      parts.push(joint.between, last);
    }
  return parts.join('');
}

/** The words of a line, ending with `\n` where the line ends with a hard break (a backslash or two blanks). */
function withBreak(source: string, line: PhysicalLine): string {
  const words = source.slice(line.from, line.to);
  if (words.endsWith('\\')) return `${words.slice(0, -1)}\n`;
  return / {2}$/.test(source.slice(line.to, line.end)) ? `${words}\n` : words;
}
