import type { ClassedLine } from './line-class.js';

const LONGEST_TITLE = 160;

/** True where the first line of a text stands alone, or right above a subtitle in emphasis, and reads like a title. */
export function opensTitle(text: string, lines: readonly ClassedLine[], at: number): boolean {
  const is = lines[at]?.is;
  if (is?.type !== 'text') return false;
  const next = lines[at + 1]?.is;
  const isAlone =
    next === undefined ||
    next.type === 'blank' ||
    (next.type === 'text' && next.emphasis > 0 && is.emphasis === 0);
  if (!isAlone || !looksLikeTitle(text.slice(is.from, is.to))) return false;
  const after = lines
    .slice(at + 1)
    .find((other) => other.is.type !== 'blank' && other.is.type !== 'page')?.is;
  const goesOn =
    after?.type === 'text' && after.marker === null && /^\p{Ll}/u.test(text.slice(after.from, after.to));
  return after !== undefined && !goesOn;
}

/** True for a line that reads like the title of a document: short, not a sentence, not begun in lower case. */
function looksLikeTitle(line: string): boolean {
  return (
    line.length <= LONGEST_TITLE &&
    !/[.!?;:,]["”’)]?(?:\[\^[^\]\s]{1,99}\])*$/.test(line) &&
    !/^["“(*_]*\p{Ll}/u.test(line) &&
    /\p{L}/u.test(line)
  );
}
