const LONGEST_TITLE = 160;

/** True for a line that reads like the title of a document: short, not a sentence, not begun in lower case. */
export function looksLikeTitle(line: string): boolean {
  return (
    line.length <= LONGEST_TITLE &&
    !/[.!?;:,]["”’)]?$/.test(line) &&
    !/^["“(*_]*\p{Ll}/u.test(line) &&
    /\p{L}/u.test(line)
  );
}
