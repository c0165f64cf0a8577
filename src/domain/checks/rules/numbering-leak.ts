import type { LanguageProfile } from '../../languages/language-profile.js';
import type { Check } from '../check.js';
import { findPhrases } from '../find-phrases.js';
import { proseOf } from '../prose.js';
import type { LabelReading } from '../read-labels.js';
import { readLabel, sameLabel } from '../read-labels.js';
import { readHan } from '../spelled-numbers.js';

const BLANKS = /^[\s\ufff9]*/u;
/** A number that is marked as one by what follows it: `4.` `4)` `(b)` `б)` `1.a)` `4 —`. */
const MARKED =
  /^[(（]?[ \u00a0]?((?:\p{Nd}{1,4}|\p{L}[\p{M}\u0640]?|[ivx]{1,5}|الف)(?:\.(?:\p{Nd}{1,3}|\p{L}|[ivx]{1,5}))*)[ \u00a0]?(?:[)）]|[.．](?=[\s\ufff9]|$)|[、։]|[ \u00a0][–—‐-][ \u00a0]|[:：])/u;
const AFTER_WORD = /^[\s\u00a0]{0,2}(\p{Nd}{1,4}|[IVXLC]{1,8})(?![\p{Nd}\p{L}])/u;
const LINE = 60;

/** The clause's own number, which Concord prints, was typed into the text as well. */
export const numberingLeak: Check = {
  id: 'numbering-leak',
  severity: 'error',
  run: ({ source, target, sourceProfile, profile, clause }) => {
    if (clause === undefined || clause.number === null) return [];
    const own = clause.number.split('.');
    const leak = leadingNumber(target, profile);
    if (leak === null || !isOwn(leak.parts, own)) return [];
    if (leadingNumber(source, sourceProfile) !== null) return [];
    const [start, end] = leak.range;
    return [
      { key: 'numbering-leak', range: [start, end], params: { number: target.slice(start, end).trim() } },
    ];
  },
};

interface LeadingNumber {
  readonly parts: readonly (readonly LabelReading[])[];
  readonly range: readonly [start: number, end: number];
}

function leadingNumber(text: string, profile: LanguageProfile): LeadingNumber | null {
  const prose = proseOf(text);
  const start = BLANKS.exec(prose)?.[0].length ?? 0;
  const head = prose.slice(start, start + LINE);
  const marked = MARKED.exec(head);
  if (marked !== null) {
    const parts = (marked[1] ?? '').split('.').map((part) => readLabel(part, profile.letters));
    return { parts, range: [start, start + marked[0].length] };
  }
  return afterWord(head, start, profile) ?? afterSign(head, start);
}

/** `Article 5`, `Статья 5`: the word of a part with its number, and no sentence that goes on about it. */
function afterWord(
  head: string,
  start: number,
  { references, words }: LanguageProfile,
): LeadingNumber | null {
  if (!/[IVXLC]|\p{Nd}/u.test(head)) return null;
  for (const phrases of Object.values(references ?? {})) {
    const first = findPhrases(head, phrases, words)[0];
    if (first?.start !== 0) continue;
    const number = AFTER_WORD.exec(head.slice(first.end));
    if (number === null) continue;
    const after = first.end + number[0].length;
    if (!/^\s*(?:[.:)–—-]|$|\s\p{Lu})/u.test(head.slice(after))) continue;
    return { parts: [readLabel(number[1] ?? '', [])], range: [start, start + after] };
  }
  return null;
}

/** `第五条` and what follows it. */
function afterSign(head: string, start: number): LeadingNumber | null {
  const match = /^第(?:(\p{Nd}{1,4})|([〇零一二三四五六七八九十百]{1,6}))[条款项段章节](?:[\s:：、]|$)/u.exec(
    head,
  );
  if (match === null) return null;
  const value = match[1] ?? String(readHan(match[2] ?? ''));
  return { parts: [readLabel(value, [])], range: [start, start + match[0].length] };
}

/** All of the clause's number (`1.a`), or the last part of it (`a`). */
function isOwn(parts: readonly (readonly LabelReading[])[], own: readonly string[]): boolean {
  if (parts.some((readings) => readings.length === 0)) return false;
  const wanted = own.slice(own.length - parts.length);
  return parts.length <= own.length && parts.every((part, at) => sameLabel(part, labelOf(wanted[at] ?? '')));
}

/** `5bis` is 5 here. */
function labelOf(part: string): LabelReading[] {
  const readings = readLabel(part.replace(/^(\d+)\D+$/, '$1'), []);
  return readings.length > 0 ? readings : [{ series: '', value: 0 }];
}
