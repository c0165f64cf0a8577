/** Parts of a compound that English writes with a hyphen whatever follows. */
const HYPHENATED_PREFIXES: ReadonlySet<string> = new Set(
  'all anti co cross eight ex far first five four fourth free full gender half high ill inter like long low mid multi nine non one peace post pre pro quasi second self semi seven short six so sub ten third three two un vice well'.split(
    ' ',
  ),
);
/** Words that make a compound with whatever noun or number stands before them. */
const HYPHENATED_ENDINGS: ReadonlySet<string> = new Set(
  (
    'based being born building called day driven elect free friendly going held home hour in keeping known led level like making ' +
    'minded minute monitoring month off old only oriented out owned party person point proof range ready related rights round run ' +
    'scale sensitive sharing sided specific standing step style term time up wide week world year'
  ).split(' '),
);
/** After a hyphen that stands for a part to come: `pre- and post-election`. */
const SUSPENDING: ReadonlySet<string> = new Set(['and', 'or', 'to', 'nor', 'as', 'but']);
/** A word, but no half of one that a line's end broke. */
const WORD =
  /(?<![-‐][ \t]*\r?\n[ \t>]*)(?<![\p{L}\p{M}])[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![\p{L}\p{M}]|[-‐][ \t]*\r?\n)/gu;
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

/** How two lines become one: how many characters of the first go, and what stands between. */
export interface Joint {
  readonly drop: 0 | 1;
  readonly between: '' | ' ';
}

const CLOSED_UP: Joint = { drop: 0, between: '' };
const MENDED: Joint = { drop: 1, between: '' };
const SPACED: Joint = { drop: 0, between: ' ' };
/** Longest part of a broken word that is looked at. */
const LONGEST_PART = 64;

/**
 * How two lines of running text are joined. A blank stands between them, but not in scripts that write none, not after
 * a dash that closes up, and not inside a word broken at the line's end: there the hyphen stays if the word is a
 * compound (`Non-` + `Partisan`, `co-` + `operate`) and goes if it only marked the break (`demo-` + `cratic`).
 */
export function jointOf(first: string, second: string, count: WordFrequencies): Joint {
  const end = first.slice(-LONGEST_PART);
  const start = second.slice(0, LONGEST_PART);
  if (end === '' || start === '' || end.endsWith('\n')) return CLOSED_UP;
  if (end.endsWith('\u00ad')) return MENDED;
  if (/\S[–—]$/.test(end) || /\d[-‐]$/.test(end)) return CLOSED_UP;
  const before = BROKEN_END.exec(end)?.[1];
  const after = FIRST_WORD.exec(start)?.[0];
  if (after !== undefined && /[-‐]$/.test(end) && SUSPENDING.has(after.toLowerCase())) return SPACED;
  if (before === undefined && /\S[-‐]$/.test(end)) return CLOSED_UP;
  if (before !== undefined && after !== undefined)
    return keepsHyphen(before, after, count) ? CLOSED_UP : MENDED;
  return CLOSE_SCRIPT.test(lastCharacter(end)) && CLOSE_SCRIPT.test(firstCharacter(start))
    ? CLOSED_UP
    : SPACED;
}

function keepsHyphen(before: string, after: string, count: WordFrequencies): boolean {
  if (/^\p{Lu}/u.test(after)) return true;
  const whole = count((before + after).toLowerCase());
  const compound = count(`${before}-${after}`.toLowerCase());
  if (whole !== compound) return compound > whole;
  if (HYPHENATED_PREFIXES.has(before.toLowerCase()) || HYPHENATED_ENDINGS.has(after.toLowerCase()))
    return true;
  return count(before.toLowerCase()) > 0 && count(after.toLowerCase()) > 0;
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastCharacter(text: string): string {
  return /[\s\S]$/u.exec(text.slice(-2))?.[0] ?? '';
}
