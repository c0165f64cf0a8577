/** Bounds that keep reading linear whatever is typed; longer destinations and titles are words, not links. */
const LONGEST_DESTINATION = 4_000;
const LONGEST_TITLE = 2_000;
const DEEPEST_PARENTHESES = 32;

/** What follows the words of an inline link. `end` is the offset after the closing parenthesis. */
export interface LinkTail {
  readonly destination: string;
  readonly title: string | null;
  /** Destination and title as they were typed, with what stands around them. */
  readonly typed: { readonly destination: string; readonly title: string | null };
  readonly end: number;
}

/** Reads `(destination "title")` at `at` (CommonMark 0.31 § 6.3), or null where there is none. */
export function readLinkTail(text: string, at: number): LinkTail | null {
  if (text[at] !== '(') return null;
  const from = skipBlanks(text, at + 1);
  const destination = text[from] === '<' ? readPointed(text, from) : readPlain(text, from);
  if (destination === null) return null;
  const blank = skipBlanks(text, destination.end);
  const title = blank > destination.end ? readTitle(text, blank) : null;
  const end = skipBlanks(text, title?.end ?? blank);
  if (text[end] !== ')') return null;
  return {
    destination: unescape(destination.value),
    title: title && unescape(title.value),
    typed: {
      destination: text.slice(from, destination.end),
      title: title && text.slice(blank, title.end),
    },
    end: end + 1,
  };
}

interface Part {
  readonly value: string;
  readonly end: number;
}

function readPointed(text: string, from: number): Part | null {
  for (let at = from + 1; at < text.length && at - from < LONGEST_DESTINATION; at += 1) {
    const char = text[at];
    if (char === '>') return { value: text.slice(from + 1, at), end: at + 1 };
    if (char === '<' || char === '\n') return null;
    if (char === '\\') at += 1;
  }
  return null;
}

function readPlain(text: string, from: number): Part | null {
  let depth = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (at - from > LONGEST_DESTINATION) return null;
    if (char <= ' ' || char === '\u007f') break;
    if (char === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at += 1;
    else if (char === '(' && ++depth > DEEPEST_PARENTHESES) return null;
    else if (char === ')' && depth-- === 0) break;
  }
  return depth > 0 ? null : { value: text.slice(from, at), end: at };
}

function readTitle(text: string, from: number): Part | null {
  const close = { '"': '"', "'": "'", '(': ')' }[text.charAt(from)];
  if (close === undefined) return null;
  for (let at = from + 1; at < text.length && at - from < LONGEST_TITLE; at += 1) {
    const char = text[at];
    if (char === close) return { value: text.slice(from + 1, at), end: at + 1 };
    if (char === '\\') at += 1;
  }
  return null;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at += 1;
  return at;
}

function unescape(typed: string): string {
  return typed.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
