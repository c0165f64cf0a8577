/** The YAML between the fences at the head of a text; offsets are UTF-16 code units. */
export interface FrontMatterBlock {
  /** The YAML, without the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the body begins. */
  readonly next: number;
}

const OPEN = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/;
/** The first line of front matter is a key or a comment; after a rule come blank lines or prose. */
const FIRST_LINE = /^(?:#|[\w"'.-]+[ \t]*:(?:[ \t\r\n]|$))/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;

/**
 * Finds the front matter (`---` … `---` from the first line on); null where the text has none: a rule before prose is
 * none. `unclosed` where it begins and never ends.
 */
export function findFrontMatter(text: string): FrontMatterBlock | 'unclosed' | null {
  const open = OPEN.exec(text);
  if (open === null) return null;
  const start = open[0].length;
  CLOSE.lastIndex = start;
  const close = CLOSE.exec(text);
  if (close?.index !== start && !FIRST_LINE.test(text.slice(start, start + 256))) return null;
  if (close === null) return /^[a-z][\w-]*:/.test(text.slice(start, start + 64)) ? 'unclosed' : null;
  return { start, end: close.index, next: close.index + close[0].length };
}
