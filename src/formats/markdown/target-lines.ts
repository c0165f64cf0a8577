/** Every way to end a line that some reader of the file may know (UAX #14: BK, CR, LF, NL). */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const CONTROL = /(?![\t\n\r\v\f\u0085])\p{Cc}/gu;
const OPENS_BIDI = /[\u202a-\u202e\u2066-\u2068]/;
const UNSEEN = /^[\s\p{Cc}\p{Cf}]*$/u;
const PLAIN = /^[^\s\p{C}](?:[^\t\n\r\v\f\u0085\u2028\u2029\p{C}]*[^\s\p{C}])?$/u;

/** True where a target has nothing to see: such a clause is shown in the source language. */
export function isBlankTarget(target: string): boolean {
  return UNSEEN.test(target);
}

/**
 * The lines that a target was typed in: trimmed, blank ones dropped, control characters dropped, unpaired surrogates
 * replaced, and whatever turns the direction of writing closed before the clause ends.
 */
export function targetLines(target: string): string[] {
  if (PLAIN.test(target)) return [target];
  return closeBidi(target.toWellFormed().replace(CONTROL, ''))
    .split(LINE_END)
    .map((line) => line.replace(/\t/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Appends the closing marks of embeddings, overrides and isolates that were left open (UAX #9, BD9 and BD11). */
function closeBidi(text: string): string {
  if (!OPENS_BIDI.test(text)) return text;
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (mark === '\u202c') {
      if (open.at(-1) === mark) open.pop();
    } else if (mark === '\u2069') {
      const isolate = open.lastIndexOf(mark);
      if (isolate >= 0) open.length = isolate;
    } else open.push(mark >= '\u2066' ? '\u2069' : '\u202c');
  }
  return text + open.reverse().join('');
}
