/** Shorter paragraphs are lines of their own (headings, names), never the first half of a sentence. */
const SHORTEST_HALF = 40;
const ENDS_OPEN = /[\p{L}\p{M}\p{N}\-‐–,“"'’()%]$/u;
const ENDS_WORD = /[\p{L}\p{M}\p{N}\-‐]$/u;

/**
 * True where a paragraph goes on after a gap: a page break cut a sentence in two. The first half stops inside a
 * sentence and began like one; the second begins in lower case. `atPageBreak`: the foot of a page stands between,
 * so a comma or a quotation mark may be the last thing on it.
 */
export function continuesParagraph(first: string, second: string, atPageBreak: boolean): boolean {
  if (!atPageBreak && (first.length < SHORTEST_HALF || /^[*_]*\p{Ll}/u.test(first))) return false;
  if (!(atPageBreak ? ENDS_OPEN : ENDS_WORD).test(first.slice(-2))) return false;
  return /^["“‘'(*_]*\p{Ll}/u.test(second);
}
