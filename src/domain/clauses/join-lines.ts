/** Parts of a compound that English writes with a hyphen whatever follows. */
const HYPHENATED_PREFIXES: ReadonlySet<string> = new Set(
  'all anti co cross ex half inter long low mid multi non post pre pro quasi self semi short sub vice well'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu;
const BROKEN_END = /([\p{L}\p{M}]+)[-‐]$/u;
const FIRST_WORD = /^[\p{L}\p{M}]+/u;
const CLOSE_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/** How often a text writes a word; words in lower case, hyphens kept. */
export type WordFrequencies = (word: string) => number;

/** Counts the words of a text when first asked; only a broken word asks. */
export function wordFrequencies(text: string): WordFrequencies {
  let counts: Map<string, number> | null = null;
  return (word) => {
    if (counts === null) {
      counts = new Map();
      for (const [found] of text.matchAll(WORD)) {
        const key = found.toLowerCase().replaceAll('‐', '-');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts.get(word) ?? 0;
  };
}

/**
 * Joins two lines of running text. A blank stands between them, but not in scripts that write none, not after a dash
 * that closes up, and not inside a word broken at the line's end: there the hyphen stays if the word is a compound
 * (`Non-` + `Partisan`, `co-` + `operate`) and goes if it only marked the break (`demo-` + `cratic`).
 */
export function joinLines(first: string, second: string, count: WordFrequencies): string {
  if (first === '' || second === '') return first + second;
  if (first.endsWith('\n')) return first + second;
  if (first.endsWith('\u00ad')) return first.slice(0, -1) + second;
  if (/\S[–—]$/.test(first) || /\d[-‐]$/.test(first)) return first + second;
  const before = BROKEN_END.exec(first.slice(-64))?.[1];
  const after = FIRST_WORD.exec(second.slice(0, 64))?.[0];
  if (before !== undefined && after !== undefined)
    return keepsHyphen(before, after, count) ? first + second : first.slice(0, -1) + second;
  return CLOSE_SCRIPT.test(lastCharacter(first)) &&
    CLOSE_SCRIPT.test(second) &&
    CLOSE_SCRIPT.test(firstCharacter(second))
    ? first + second
    : `${first} ${second}`;
}

function keepsHyphen(before: string, after: string, count: WordFrequencies): boolean {
  if (/^\p{Lu}/u.test(after)) return true;
  const whole = count((before + after).toLowerCase());
  const compound = count(`${before}-${after}`.toLowerCase());
  if (whole !== compound) return compound > whole;
  return HYPHENATED_PREFIXES.has(before.toLowerCase());
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastCharacter(text: string): string {
  return /[\s\S]$/u.exec(text.slice(-2))?.[0] ?? '';
}
