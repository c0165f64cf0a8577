/** The YAML between the fences at the head of a text; offsets are UTF-16 code units. */
export interface FrontMatterBlock {
  /** The YAML, without the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the body begins. */
  readonly next: number;
}

const OPEN = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;

/** Finds the front matter (`---` … `---` from the first line on); null where the text has none. */
export function findFrontMatter(text: string): FrontMatterBlock | null {
  const open = OPEN.exec(text);
  if (open === null) return null;
  const start = open[0].length;
  CLOSE.lastIndex = start;
  const close = CLOSE.exec(text);
  return close === null ? null : { start, end: close.index, next: close.index + close[0].length };
}
