import type { ClauseKind, SourceRange } from './clause.js';
import type { Place } from './marker-in-text.js';
import type { Marker } from './read-marker.js';
import type { SourceLine } from './source-lines.js';

/**
 * What the assembler may say about the block that follows, in a comment on a line of its own:
 * `<!-- concord: KIND -->` or `<!-- concord: KIND MARKER -->`. It is believed before the look of the text, keeps the
 * block apart from the paragraph before it, and gives it the number of the marker where one is named. Where the
 * sequence of markers would lead astray, the place is told outright: `<!-- concord: KIND MARKER [NUMBER in PARENT] -->`,
 * `-` standing for none.
 */
export interface Hint {
  readonly kind: ClauseKind;
  readonly marker: Marker | null;
  readonly place: Place | null;
}

/** Kinds that a hint gives to a plain paragraph whatever its words look like. */
export const PLAIN_KINDS: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  'title',
  'subtitle',
  'heading',
  'preamble',
  'paragraph',
  'closing',
  'quote',
]);

/** What a line is, seen by itself and the lines right before it. */
export type LineClass =
  | { readonly type: 'blank'; readonly pageBreak: boolean }
  /** Never words: fences and their code, comments, rules, definitions, lone tags. */
  | { readonly type: 'structure' }
  /** The foot of a page: a number alone, a page break command. */
  | { readonly type: 'page' }
  | { readonly type: 'hint'; readonly hint: Hint }
  /** The line under a heading (`===`, `---`) and its level. */
  | { readonly type: 'underline'; readonly level: number }
  | {
      readonly type: 'heading';
      readonly level: number;
      readonly from: number;
      readonly to: number;
      readonly marker: Marker | null;
      readonly emphasis: number;
    }
  | { readonly type: 'cells'; readonly cells: readonly SourceRange[] }
  | {
      readonly type: 'text';
      readonly bullet: SourceRange | null;
      readonly footnote: SourceRange | null;
      readonly from: number;
      readonly to: number;
      readonly marker: Marker | null;
      readonly emphasis: number;
    };

/** A line and its class. */
export interface ClassedLine {
  readonly line: SourceLine;
  readonly is: LineClass;
}

/** The place that a hint tells, if the clause it names as parent has been read. */
export function placeTold(hint: Hint | null, nextIndex: number): Place | null {
  const place = hint?.place ?? null;
  return (place?.parent ?? -1) < nextIndex ? place : null;
}

/** True where a heading is read, which no list goes on beyond. */
export function endsLists(is: LineClass): boolean {
  if (is.type === 'hint') return is.hint.kind === 'heading' || is.hint.kind === 'title';
  return is.type === 'heading' || is.type === 'underline';
}
