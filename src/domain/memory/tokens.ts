import { readInline } from '../markup/read-inline.js';

/** What a piece of a text is: each kind counts differently where two texts differ. */
export type TokenKind = 'word' | 'name' | 'number' | 'markup' | 'mark';

/** A piece of a text, blanks left out. */
export interface Token {
  readonly kind: TokenKind;
  /** What it is compared by: the same for `Élection` and `élection`, `१४` and `14`, `*` and `_`. */
  readonly key: string;
  /** As it was typed. */
  readonly text: string;
  /** Offsets into the text, half-open, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const MARKUP = /[\\*_~`[\]<\n]/;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PIECE =
  /\p{Nd}+(?:[.,٫٬'’\u00a0\u202f]\p{Nd}+)*|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const NUMBER = /^\p{Nd}/u;
const WORD = /^[\p{L}\p{M}\p{N}]/u;
const CAPITAL = /^\p{Lu}/u;
const SENTENCE_END = /^[.!?:;…]$/u;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Reads a clause's inline Markdown as words, names, numbers, markup and punctuation marks. A name is what begins with a
 * capital inside a sentence, in scripts that have capitals.
 *
 * @param language BCP 47; says where words end in scripts without spaces.
 */
export function readTokens(text: string, language: string): Token[] {
  const tokens: Token[] = [];
  if (!MARKUP.test(text)) readPlain(text, 0, language, tokens);
  else
    for (const piece of readInline(text)) {
      const typed = text.slice(piece.start, piece.end);
      if (piece.type === 'text' || piece.type === 'loose' || piece.type === 'escape')
        readPlain(typed, piece.start, language, tokens);
      else
        tokens.push({
          kind: 'markup',
          key: markupKey(piece),
          text: typed,
          start: piece.start,
          end: piece.end,
        });
    }
  return markNames(tokens);
}

function markupKey(piece: {
  readonly type: string;
  readonly emphasis?: string;
  readonly content?: string;
}): string {
  return `${piece.type} ${piece.emphasis ?? piece.content ?? ''}`;
}

function readPlain(text: string, offset: number, language: string, tokens: Token[]): void {
  for (const { 0: typed, index } of text.matchAll(PIECE)) {
    const start = offset + index;
    if (UNSPACED.test(typed)) readUnspaced(typed, start, language, tokens);
    else tokens.push(tokenOf(typed, start));
  }
}

function readUnspaced(run: string, offset: number, language: string, tokens: Token[]): void {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  for (const { segment, index } of segmenter.segment(run)) tokens.push(tokenOf(segment, offset + index));
}

function tokenOf(text: string, start: number): Token {
  const end = start + text.length;
  if (NUMBER.test(text)) return { kind: 'number', key: asciiDigits(text), text, start, end };
  if (WORD.test(text)) return { kind: 'word', key: text.normalize('NFKC').toLowerCase(), text, start, end };
  return { kind: 'mark', key: MARKS[text] ?? text, text, start, end };
}

/** Marks that differ in dress only. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '‘': "'", '’': "'", '‚': "'", '–': '-', '—': '-' },
};

/** A number with the digits of any script as one with those of ASCII; anything else stays. */
export function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

function markNames(tokens: readonly Token[]): Token[] {
  let isStart = true;
  return tokens.map((token) => {
    const isName = token.kind === 'word' && !isStart && CAPITAL.test(token.text);
    if (token.kind !== 'markup')
      isStart = token.kind === 'mark' && (isStart || SENTENCE_END.test(token.text));
    return isName ? { ...token, kind: 'name' } : token;
  });
}
