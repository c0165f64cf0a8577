import type { Clause } from '../../domain/clauses/clause.js';
import { encodeInline } from './encode-inline.js';
import { encodeScalar } from './encode-scalar.js';
import { beginsWithMarker, hasNumberInWords, withNumber, withoutNumber } from './number-in-words.js';
import { disguiseLineStart, protectLineStart } from './protect-line.js';
import { targetLines } from './target-lines.js';

/** A row of `#` at the end of a heading would close it and be seen no more. */
const CLOSING_SEQUENCE = /(^|\s)(#+)$/;

/**
 * How careful the writer is. `natural`: what is typed as inline Markdown is markup, and blocks cannot begin.
 * `guarded`: nor can the first word of a line be a number or a structural word. `literal`: all that was typed means
 * itself.
 */
export type Care = 'natural' | 'guarded' | 'literal';

/** What a target is written into. */
export interface TargetPlace {
  readonly clause: Clause;
  /** The words of the clause as they stand in the source. */
  readonly raw: string;
  readonly lineEnd: string;
  /** What the source has before the words, from the end of the clause above on. */
  readonly before: string;
}

/**
 * Writes a target so that it cannot leave the slot of its clause, whatever was typed: it opens no block, ends no
 * cell and no scalar, leaves no markup open, and links only where the source clause links.
 */
export function encodeTarget(target: string, place: TargetPlace, care: Care): string {
  const { clause, raw, lineEnd, before } = place;
  const { slot } = clause;
  if (slot.type === 'scalar')
    return encodeScalar(target.trim(), { slot, raw, lineEnd, before }, care !== 'natural');
  const hasNumber = hasNumberInWords(clause);
  const words = encodeInline(withoutNumber(clause, targetLines(target).join('\n')), {
    source: clause.text,
    emphasis: slot.emphasis,
    literal: care === 'literal',
    cell: slot.type === 'cell',
  });
  const isMarked = hasNumber || (beginsWithMarker(clause, raw) && beginsWithMarker(clause, words));
  const lines = words
    .split('\n')
    .map((line, at) => (at === 0 && isMarked && care === 'natural' ? line : protect(line, care)));
  if (hasNumber) lines[0] = withNumber(clause, lines[0] ?? '');
  if (slot.type === 'block') return lines.join(`\\${lineEnd}${slot.linePrefix}`);
  return slot.type === 'cell' ? lines.join('<br>') : lines.join(' ').replace(CLOSING_SEQUENCE, '$1\\$2');
}

function protect(line: string, care: Care): string {
  return care === 'natural' ? protectLineStart(line) : disguiseLineStart(protectLineStart(line));
}
