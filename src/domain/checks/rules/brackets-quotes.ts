import type { QuotePair, QuoteProfile } from '../../languages/language-profile.js';
import type { Check, Finding } from '../check.js';
import { proseOf } from '../prose.js';

const BRACKETS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '【': '】',
  '〔': '〕',
};
const CLOSING: ReadonlySet<string> = new Set(Object.values(BRACKETS));
const QUOTES = /["“”„‟«»「」『』＂]/u;
const QUOTE = /["“”„‟«»「」『』＂]/gu;
/** `a)`, `iv)`, `12)`, `(الف)`: the bracket of a label closes nothing. */
const LABEL = /(?:^|[^\p{L}\p{M}\p{N}(])(?:\p{L}[\p{M}\u0640]?|[ivxIVX]{1,5}|الف|\p{Nd}{1,3})$/u;
/** Of two kinds where one does for the other: Chinese brackets are typed as Latin ones as often. */
const SAME: Readonly<Record<string, string>> = { '）': ')' };

/** Brackets and quotation marks open and close, and the quotation marks are those of the language. */
export const bracketsQuotes: Check = {
  id: 'brackets-quotes',
  severity: 'warning',
  run: ({ source, target, sourceProfile, profile }) => {
    const prose = proseOf(target);
    const english = proseOf(source);
    const brackets = openBrackets(english).length === 0 ? openBrackets(prose) : [];
    if (profile.quotes === null) return brackets;
    const quotes = wrongQuotes(prose, quotesBeside(english, profile.quotes));
    const mayStayOpen =
      quotes.length > 0 && sourceProfile.quotes !== null && !isClosed(english, sourceProfile.quotes);
    return [...brackets, ...quotes.filter(({ key }) => key !== 'quotes' || !mayStayOpen)];
  },
};

function openBrackets(prose: string): Finding[] {
  if (!/[()[\]{}（）【】〔〕]/u.test(prose)) return [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  const findings: Finding[] = [];
  for (let at = 0; at < prose.length; at += 1) {
    const mark = prose.charAt(at);
    if (BRACKETS[mark] !== undefined) open.push({ mark, at });
    else if (CLOSING.has(mark)) {
      const last = open.at(-1);
      if (last !== undefined && alike(BRACKETS[last.mark] ?? '') === alike(mark)) open.pop();
      else if (!LABEL.test(prose.slice(Math.max(0, at - 6), at)))
        findings.push(finding('brackets', mark, at));
    }
  }
  return [...findings, ...open.map(({ mark, at }) => finding('brackets', mark, at))];
}

function alike(mark: string): string {
  return SAME[mark] ?? mark;
}

/** A text that is typed with straight quotation marks in English may be so in every language. */
function quotesBeside(english: string, quotes: QuoteProfile): QuoteProfile {
  return english.includes('"') ? { ...quotes, accepted: [...quotes.accepted, '""'] } : quotes;
}

function isClosed(prose: string, quotes: QuoteProfile): boolean {
  return wrongQuotes(prose, quotes).every(({ key }) => key !== 'quotes');
}

interface OpenQuote {
  readonly pair: QuotePair;
  readonly at: number;
}

function wrongQuotes(prose: string, { primary, nested, accepted }: QuoteProfile): Finding[] {
  if (!QUOTES.test(prose)) return [];
  const outer = [primary, ...accepted];
  const all = [...outer, nested];
  const open: OpenQuote[] = [];
  const findings: Finding[] = [];
  const foreign = new Map<string, number>();
  for (const { 0: mark, index: at } of prose.matchAll(QUOTE)) {
    if (open.at(-1)?.pair.charAt(1) === mark) {
      open.pop();
      continue;
    }
    const pair = (open.length === 0 ? outer : all).find((one) => one.startsWith(mark));
    const other = PAIRS.find((one) => one.startsWith(mark));
    if (pair !== undefined) open.push({ pair, at });
    else if (other !== undefined && open.length === 0) {
      // Told once for all of a kind: they are changed together.
      if (!foreign.has(other)) foreign.set(other, at);
      open.push({ pair: other, at });
    } else findings.push(finding('quotes', mark, at));
  }
  const unlike = [...foreign].map(([mark, at]): Finding => ({
    key: 'foreign',
    range: [at, at + 1],
    params: { mark: shown(mark), expected: shown(primary) },
  }));
  return [...unlike, ...findings, ...open.map(({ pair, at }) => finding('quotes', pair.charAt(0), at))];
}

/** The pairs that languages have, the most common first where a mark opens several. */
const PAIRS: readonly QuotePair[] = ['""', '“”', '«»', '„“', '‟”', '”“', '»«', '「」', '『』', '＂＂'];

function shown(pair: QuotePair): string {
  return `${pair.charAt(0)}…${pair.charAt(1)}`;
}

function finding(key: string, mark: string, at: number): Finding {
  return { key, range: [at, at + 1], params: { mark } };
}
