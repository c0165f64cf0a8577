import type { Clause } from '../../domain/clauses/clause.js';
import { readMarker } from '../../domain/clauses/read-marker.js';
import { toAsciiDigits } from '../../domain/numbering/read-digits.js';

/** True where the marker is among the words (“Article 5”, `**1. Scope** of it`): a target may well repeat it. */
export function beginsWithMarker({ marker }: Pick<Clause, 'marker'>, words: string): boolean {
  return marker !== null && afterMarker(words, marker) !== null;
}

/**
 * True where the number of the clause stands among its words (`**4. Head.** Then …`) though it is none of them. False
 * for a word with a number (“Article 5”), which is translated, and for a number alone.
 */
export function hasNumberInWords({ marker, text }: Pick<Clause, 'marker' | 'text'>): boolean {
  if (marker === null) return false;
  const after = afterMarker(text, marker);
  if (after === null || /^[\s*_]*$/.test(after)) return false;
  const word = readMarker(marker, 0, marker.length)?.word ?? null;
  return word === null || word === '§';
}

/** The words without the number that stands among them, in whatever digits and emphasis it was typed. */
export function withoutNumber(clause: Pick<Clause, 'marker' | 'text'>, words: string): string {
  const { marker } = clause;
  if (marker === null || !hasNumberInWords(clause)) return words;
  const after = afterMarker(words, marker);
  const run = runOf(words);
  if (after === null || /^[\s*_]*$/.test(after)) return words;
  return run !== '' && after.startsWith(run) ? after.slice(run.length).trimStart() : run + after.trimStart();
}

/**
 * Puts the number back before encoded words that lack it, into the emphasis that they begin with, or else into that of
 * the source.
 */
export function withNumber({ marker, text }: Pick<Clause, 'marker' | 'text'>, words: string): string {
  const run = runOf(words);
  if (run !== '') return `${run}${marker ?? ''} ${words.slice(run.length)}`;
  return `${runOf(text)}${marker ?? ''}${runOf(text)} ${words}`;
}

function runOf(words: string): string {
  const first = words[0];
  return first === '*' || first === '_' ? (/^[*_]{1,3}/.exec(words)?.[0] ?? '') : '';
}

const OTHER_SCRIPT = /[^\p{ASCII}]/u;

/** What follows the marker that words begin with, or null where they do not. */
function afterMarker(words: string, marker: string): string | null {
  const head = words.slice(runOf(words).length);
  if (!head.startsWith(marker) && !isSameInOtherDigits(head.slice(0, marker.length), marker)) return null;
  const after = head.slice(marker.length);
  return /^[\p{L}\p{N}]/u.test(after) ? null : after;
}

function isSameInOtherDigits(typed: string, marker: string): boolean {
  return (
    (OTHER_SCRIPT.test(typed) || OTHER_SCRIPT.test(marker)) && toAsciiDigits(typed) === toAsciiDigits(marker)
  );
}
