import type { Emphasis } from './inline-token.js';

/** A run of `*`, `_` or `~` that may open or close emphasis. */
export interface DelimiterRun {
  readonly char: '*' | '_' | '~';
  readonly start: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A delimiter that found its partner; offsets into the text. */
export interface MatchedDelimiter {
  readonly type: 'open' | 'close';
  readonly emphasis: Emphasis;
  readonly start: number;
  readonly end: number;
}

interface Open {
  readonly run: DelimiterRun;
  /** What is left of the run, taken from its right end. */
  length: number;
}

/**
 * Pairs the delimiter runs of one stretch of text (CommonMark 0.31 § 6.2, rules 1–17; GFM strikethrough).
 * Linear: what could not be matched once is not looked at again.
 */
export function matchEmphasis(runs: readonly DelimiterRun[]): MatchedDelimiter[] {
  const matched: MatchedDelimiter[] = [];
  const stack: Open[] = [];
  const bottoms = new Map<string, number>();
  for (const run of runs) {
    let used = 0;
    const kind = `${run.char}${run.opens ? 'o' : ''}${run.length % 3}`;
    while (run.closes && used < run.length) {
      const at = findOpener(stack, run, bottoms.get(kind) ?? 0);
      const opener = stack[at];
      if (opener === undefined) {
        bottoms.set(kind, stack.length);
        break;
      }
      const wide = run.char === '~' ? run.length : opener.length >= 2 && run.length - used >= 2 ? 2 : 1;
      const emphasis = run.char === '~' ? 'del' : wide === 2 ? 'strong' : 'em';
      const openEnd = opener.run.start + opener.length;
      matched.push({ type: 'open', emphasis, start: openEnd - wide, end: openEnd });
      matched.push({ type: 'close', emphasis, start: run.start + used, end: run.start + used + wide });
      used += wide;
      opener.length -= wide;
      stack.length = opener.length > 0 ? at + 1 : at;
      for (const [key, bottom] of bottoms) if (bottom > stack.length) bottoms.set(key, stack.length);
    }
    // What remains of a run that closed something can open, but only as the right part of the run.
    if (run.opens && used === 0) stack.push({ run, length: run.length });
    else if (run.opens && used < run.length) {
      const rest = { ...run, start: run.start + used, length: run.length - used };
      stack.push({ run: rest, length: rest.length });
    }
  }
  return matched;
}

function findOpener(stack: readonly Open[], run: DelimiterRun, bottom: number): number {
  for (let at = stack.length - 1; at >= bottom; at -= 1) {
    const open = stack[at];
    if (open?.run.char !== run.char) continue;
    if (run.char === '~' && open.length !== run.length) continue;
    const both = open.run.closes || run.opens;
    const uneven =
      (open.run.length + run.length) % 3 === 0 && (open.run.length % 3 !== 0 || run.length % 3 !== 0);
    if (!(both && uneven)) return at;
  }
  return -1;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What a run of delimiters can do, by the characters on either side (§ 6.2, flanking). `~` runs of 1 or 2 only. */
export function readDelimiterRun(text: string, start: number): DelimiterRun & { readonly end: number } {
  const char = text.charAt(start) as '*' | '_' | '~';
  let end = start + 1;
  while (text[end] === char) end += 1;
  const before = start === 0 ? ' ' : String.fromCodePoint(codePointBefore(text, start));
  const after = end >= text.length ? ' ' : String.fromCodePoint(text.codePointAt(end) ?? 32);
  const left =
    !/\s/.test(after) && (!PUNCTUATION.test(after) || /\s/.test(before) || PUNCTUATION.test(before));
  const right =
    !/\s/.test(before) && (!PUNCTUATION.test(before) || /\s/.test(after) || PUNCTUATION.test(after));
  const length = end - start;
  if (char === '~')
    return { char, start, length, end, opens: left && length <= 2, closes: right && length <= 2 };
  if (char === '*') return { char, start, length, end, opens: left, closes: right };
  return {
    char,
    start,
    length,
    end,
    opens: left && (!right || PUNCTUATION.test(before)),
    closes: right && (!left || PUNCTUATION.test(after)),
  };
}

function codePointBefore(text: string, at: number): number {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? (text.codePointAt(at - 2) ?? low) : low;
}
