import type { SplitDocument } from './clause.js';

/** A stretch of the source: the words of one clause, or structure (`clause` null). */
export interface Segment {
  readonly clause: number | null;
  readonly raw: string;
}

/**
 * The source as a row of words and structure.
 * @throws RangeError if the clauses' ranges overlap, run backwards or leave the text: the split was not lossless.
 */
export function segmentsOf(document: Pick<SplitDocument, 'text' | 'clauses'>): Segment[] {
  const { text, clauses } = document;
  const segments: Segment[] = [];
  let at = 0;
  for (const clause of clauses) {
    for (const { start, end } of clause.ranges) {
      if (start < at || end < start || end > text.length)
        throw new RangeError(
          `Clause ${String(clause.index)} lies at ${String(start)}–${String(end)}, after ${String(at)} of ${String(text.length)}`,
        );
      if (start > at) segments.push({ clause: null, raw: text.slice(at, start) });
      segments.push({ clause: clause.index, raw: text.slice(start, end) });
      at = end;
    }
  }
  if (at < text.length) segments.push({ clause: null, raw: text.slice(at) });
  return segments;
}

/** Puts a split text together again: `joinClauses(splitClauses(text)) === text`, for any text. */
export function joinClauses(document: Pick<SplitDocument, 'text' | 'clauses'>): string {
  return segmentsOf(document)
    .map((segment) => segment.raw)
    .join('');
}
