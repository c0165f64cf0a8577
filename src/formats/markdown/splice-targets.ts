import type { Clause, SplitDocument } from '../../domain/clauses/clause.js';
import type { Care } from './encode-target.js';
import { encodeTarget } from './encode-target.js';
import { beginsWithMarker } from './number-in-words.js';
import { isBlankTarget } from './target-lines.js';

type Hint = 'none' | 'kind' | 'place';

/** How one clause is to be written. */
export interface Writing {
  readonly care: Care;
  /** What a comment before the block tells to whoever splits the text again: nothing, its kind, or its place as well. */
  readonly hint: Hint;
}

/** A document with its targets in place. */
export interface SplicedDocument {
  readonly text: string;
  /** For every clause, where its words stand in `text`: start, end, start, end … */
  readonly places: readonly number[];
}

/**
 * Says what stands for a clause where it has no target, already as Markdown; null: its words as they are. Not asked
 * where the words of the source must stand for the sake of the tree.
 */
export type Fallback = (clause: Clause, raw: string) => string | null;

/** What is said beside the words of a clause's target, already as Markdown; null: nothing. */
export type Remark = (clause: Clause) => string | null;

const AS_IS: Writing = { care: 'natural', hint: 'none' };

/**
 * Puts each target in the place of its clause's words; a clause without one, or whose target is what the source says,
 * keeps its words byte for byte. Structure is never touched but for the hints that `writings` ask for.
 */
export function spliceTargets(
  document: Pick<SplitDocument, 'text' | 'clauses'>,
  targets: ReadonlyMap<number, string>,
  writings: ReadonlyMap<number, Writing>,
  fallback: Fallback = () => null,
  remark: Remark = () => null,
): SplicedDocument {
  const { text, clauses } = document;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const pieces: string[] = [];
  const places: number[] = [];
  let at = 0;
  let written = 0;
  const emit = (piece: string): void => {
    pieces.push(piece);
    written += piece.length;
  };
  for (const clause of clauses) {
    const start = clause.ranges[0]?.start ?? at;
    const end = clause.ranges.at(-1)?.end ?? start;
    const raw = text.slice(start, end);
    const before = text.slice(at, start);
    const { care, hint } = writings.get(clause.index) ?? AS_IS;
    const target = targets.get(clause.index);
    const isReplaced =
      target !== undefined && target !== clause.text && !isBlankTarget(target) && clause.text !== '';
    const own = isReplaced
      ? encodeTarget(target, { clause, raw, lineEnd, before }, care)
      : target === undefined && care !== 'literal'
        ? fallback(clause, raw)
        : null;
    const beside = target === undefined ? null : remark(clause);
    const words = beside === null ? own : `${own ?? raw} ${beside}`;
    const losesMarker = words !== null && beginsWithMarker(clause, raw) && !beginsWithMarker(clause, words);
    const told = hint === 'none' && losesMarker ? 'kind' : hint;
    emit(told === 'none' ? before : withHint(before, at === 0, hintFor(clause, told), lineEnd, clause));
    places.push(written);
    if (words !== null && isGlued(clause, before)) emit(' ');
    emit(words ?? raw);
    places.push(written);
    at = end;
  }
  emit(text.slice(at));
  return { text: pieces.join(''), places };
}

/** `(a)information`: what a translator writes may begin with something that such a marker cannot stand against. */
function isGlued({ marker }: Clause, before: string): boolean {
  return marker !== null && before.endsWith(marker);
}

/** The hint names the marker, which may be lost with the words (“Article 5”) or be taken for words. */
function hintFor({ kind, marker, number, parent }: Clause, told: Hint): string {
  const named = marker !== null && number !== null ? ` ${marker}` : '';
  const place = told === 'place' ? ` [${number ?? '-'} in ${parent === null ? '-' : String(parent)}]` : '';
  return `<!-- concord: ${kind}${named}${place} -->`;
}

/**
 * Puts a hint on a line of its own before the line that the clause, or its marker, begins on, inside the same block
 * quotes. Front matter and tables take none, nor does a clause that begins in the middle of a line.
 */
function withHint(before: string, isFirst: boolean, hint: string, lineEnd: string, clause: Clause): string {
  const marked = clause.marker === null ? -1 : before.lastIndexOf(clause.marker);
  const isOwn = marked >= 0 && /^[\s>*_]*$/.test(before.slice(marked + (clause.marker?.length ?? 0)));
  const until = isOwn ? marked : before.length;
  const lineStart = Math.max(before.lastIndexOf('\n', until - 1), before.lastIndexOf('\r', until - 1)) + 1;
  const isInLine = clause.kind === 'field' || clause.kind === 'cell';
  if (isInLine || (lineStart === 0 && !isFirst)) return before;
  const line = before.slice(lineStart);
  const [container = ''] = /^\ufeff?(?:[ \t]*>)*[ \t]*/.exec(line) ?? [];
  return before.slice(0, lineStart) + container + hint + lineEnd + line.replace('\ufeff', '');
}
