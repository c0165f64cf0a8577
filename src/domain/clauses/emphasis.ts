/**
 * The run of `*` or `_` that wraps all of a clause (`***on Benefits …***`), which then belongs to the structure;
 * empty where there is none. `words` is the clause without blanks at its ends.
 */
export function wrappingEmphasis(words: string): string {
  const mark = words.charAt(0);
  if (mark !== '*' && mark !== '_') return '';
  let length = 0;
  while (words[length] === mark) length += 1;
  const run = mark.repeat(length);
  if (length > 3 || words.length <= 2 * length || !words.endsWith(run)) return '';
  const inner = words.slice(length, -length);
  return inner.includes(mark) || inner.endsWith('\\') || /^\s|\s$/.test(inner) ? '' : run;
}
