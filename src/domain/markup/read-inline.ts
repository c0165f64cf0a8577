import type { InlineToken, Link } from './inline-token.js';
import type { DelimiterRun } from './match-emphasis.js';
import { matchEmphasis, readDelimiterRun } from './match-emphasis.js';
import { readLinkTail } from './read-link-tail.js';

interface Bracket {
  readonly start: number;
  readonly end: number;
  readonly image: boolean;
  /** How many delimiter runs were waiting when it opened: those after it belong to the words of the link. */
  readonly runs: number;
}

const SPECIAL = /[\\`*_~[\]!<\n]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+)>/iy;
const HTML = /<(?:(\/?)([a-z][a-z0-9-]*)(?:[\s/][^<>]*)?|!--[^<>]*--|[!?][^<>]*)>/iy;
const FOOTNOTE = /\[\^([^\]\s[]{1,99})\]/y;
const LONGEST_LABEL = 999;

/**
 * Reads inline Markdown (CommonMark 0.31 § 6 with GFM strikethrough and footnote marks) in linear time.
 * Links by reference are taken for links whether or not the document defines their label.
 */
export function readInline(text: string): InlineToken[] {
  const reader = new InlineReader(text);
  return reader.read();
}

class InlineReader {
  private readonly tokens: InlineToken[] = [];
  private readonly brackets: Bracket[] = [];
  private runs: DelimiterRun[] = [];
  /** Brackets below this height of the stack stand around a link and cannot become links themselves. */
  private inactive = 0;
  private readonly ticks: Map<number, number[]>;

  constructor(private readonly text: string) {
    this.ticks = findTicks(text);
  }

  read(): InlineToken[] {
    const { text } = this;
    let at = 0;
    SPECIAL.lastIndex = 0;
    for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
      at = Math.max(at, this.readSpecial(found.index));
      SPECIAL.lastIndex = at;
    }
    this.settleEmphasis(0);
    return cover(text, this.tokens);
  }

  /** Reads what stands at `at` and returns the offset after it. */
  private readSpecial(at: number): number {
    switch (this.text.charAt(at)) {
      case '\\':
        return this.readEscape(at);
      case '\n':
        return this.push({ type: 'break', start: at, end: at + 1 });
      case '`':
        return this.readTicks(at);
      case '<':
        return this.readPointed(at);
      case '[':
        return this.readFootnote(at) ?? this.openBracket(at, at + 1, false);
      case '!':
        return this.text[at + 1] === '[' ? this.openBracket(at, at + 2, true) : at + 1;
      case ']':
        return this.closeBracket(at);
      default: {
        const run = readDelimiterRun(this.text, at);
        if (run.opens || run.closes) this.runs.push(run);
        return run.end;
      }
    }
  }

  private push(token: InlineToken): number {
    this.tokens.push(token);
    return token.end;
  }

  private readEscape(at: number): number {
    const next = this.text.charAt(at + 1);
    if (next === '\n') return this.push({ type: 'break', start: at, end: at + 2 });
    if (next !== '' && PUNCTUATION.test(next)) return this.push({ type: 'escape', start: at, end: at + 2 });
    return this.push({ type: 'loose', start: at, end: at + 1 });
  }

  private readTicks(at: number): number {
    let open = at + 1;
    while (this.text[open] === '`') open += 1;
    const sameLength = this.ticks.get(open - at) ?? [];
    while ((sameLength.at(-1) ?? Infinity) < open) sameLength.pop();
    const close = sameLength.at(-1);
    if (close === undefined) return this.push({ type: 'loose', start: at, end: open });
    const content = this.text.slice(open, close).replace(/\n/g, ' ');
    const padded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
    const end = close + open - at;
    return this.push({ type: 'code', start: at, end, content: padded ? content.slice(1, -1) : content });
  }

  private readPointed(at: number): number {
    const destination = matchAt(AUTOLINK, this.text, at)?.[1];
    if (destination !== undefined)
      return this.push({ type: 'autolink', start: at, end: at + destination.length + 2, destination });
    const html = matchAt(HTML, this.text, at);
    if (html === null) return this.push({ type: 'loose', start: at, end: at + 1 });
    const [raw, slash, tag = ''] = html;
    return this.push({
      type: 'html',
      start: at,
      end: at + raw.length,
      tag: tag.toLowerCase(),
      closing: slash === '/',
    });
  }

  private readFootnote(at: number): number | null {
    const mark = matchAt(FOOTNOTE, this.text, at);
    if (mark === null) return null;
    return this.push({ type: 'footnote', start: at, end: at + mark[0].length, label: mark[1] ?? '' });
  }

  private openBracket(start: number, end: number, image: boolean): number {
    this.brackets.push({ start, end, image, runs: this.runs.length });
    return end;
  }

  private closeBracket(at: number): number {
    const open = this.brackets.pop();
    if (open === undefined) return this.push({ type: 'loose', start: at, end: at + 1 });
    const height = this.brackets.length;
    const active = open.image || height >= this.inactive;
    const found = active ? this.readTail(open, at) : null;
    this.inactive = Math.min(this.inactive, height);
    if (found === null) {
      this.push({ type: 'loose', start: open.start, end: open.end });
      return this.push({ type: 'loose', start: at, end: at + 1 });
    }
    if (!open.image && found.link.label === null) this.inactive = height;
    this.settleEmphasis(open.runs);
    this.push({ type: 'link-open', start: open.start, end: open.end, link: found.link });
    return this.push({ type: 'link-close', start: at, end: found.end, link: found.link });
  }

  private readTail(open: Bracket, at: number): { readonly link: Link; readonly end: number } | null {
    const { text } = this;
    const tail = readLinkTail(text, at + 1);
    if (tail !== null) {
      const { destination, title, end } = tail;
      return { link: { image: open.image, destination, title, label: null, tail: text.slice(at, end) }, end };
    }
    const reference = text[at + 1] === '[' ? text.indexOf(']', at + 2) : -1;
    const end = reference > 0 && reference - at < LONGEST_LABEL ? reference + 1 : at + 1;
    const typed = text.slice(at + 2, end - 1) || text.slice(open.end, Math.min(at, open.end + LONGEST_LABEL));
    const label = typed.trim().replace(/\s+/g, ' ').toLowerCase();
    if (label === '' || /(?:^|[^\\])\[/.test(label)) return null;
    return {
      link: { image: open.image, destination: null, title: null, label, tail: text.slice(at, end) },
      end,
    };
  }

  /** Pairs the delimiter runs that were read since `from`; what finds no partner there stays text. */
  private settleEmphasis(from: number): void {
    const runs = this.runs.splice(from);
    if (runs.length === 0) return;
    const matched = matchEmphasis(runs).sort((a, b) => a.start - b.start);
    let next = 0;
    for (const run of runs) {
      let at = run.start;
      const end = run.start + run.length;
      for (let one = matched[next]; one !== undefined && one.start < end; one = matched[++next]) {
        if (one.start > at) this.push({ type: 'loose', start: at, end: one.start });
        at = this.push(one);
      }
      if (at < end) this.push({ type: 'loose', start: at, end });
    }
  }
}

/** Sorts the pieces and fills what lies between them with text. Brackets that never closed are loose. */
function cover(text: string, found: readonly InlineToken[]): InlineToken[] {
  const tokens: InlineToken[] = [];
  let at = 0;
  for (const token of [...found].sort((a, b) => a.start - b.start)) {
    if (token.start > at) addText(tokens, text, at, token.start);
    tokens.push(token);
    at = token.end;
  }
  if (at < text.length) addText(tokens, text, at, text.length);
  return tokens;
}

function addText(tokens: InlineToken[], text: string, start: number, end: number): void {
  let from = start;
  for (let at = text.indexOf('[', from); at >= 0 && at < end; at = text.indexOf('[', at + 1)) {
    if (at > from) tokens.push({ type: 'text', start: from, end: at });
    tokens.push({ type: 'loose', start: at, end: at + 1 });
    from = at + 1;
  }
  if (from < end) tokens.push({ type: 'text', start: from, end });
}

/** Where runs of backticks begin, by their length, the first one last. */
function findTicks(text: string): Map<number, number[]> {
  const ticks = new Map<number, number[]>();
  if (!text.includes('`')) return ticks;
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = ticks.get(run.length);
    if (places === undefined) ticks.set(run.length, [index]);
    else places.push(index);
  }
  for (const places of ticks.values()) places.reverse();
  return ticks;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
