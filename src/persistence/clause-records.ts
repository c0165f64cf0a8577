import { createHash, randomBytes } from 'node:crypto';
import { comparableText } from '../domain/alignment/comparable-text.js';
import type { Clause } from '../domain/clauses/clause.js';
import { countWords } from '../domain/clauses/count-words.js';
import type { RevisionClauseRecord } from './records.js';

/** Crockford's base 32 in small letters: no look-alikes, one letter for each five bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const KEY_LENGTH = 10;

/** What a clause takes over from an earlier revision. */
export interface TakenOver {
  readonly key: string;
  /** Null: the words are new. */
  readonly textHash: string | null;
}

/** The rows of a document's clauses; those that take nothing over (by clause index) get a new key. */
export function clauseRecords(
  revisionId: string,
  clauses: readonly Clause[],
  takenOver: readonly TakenOver[] = [],
): RevisionClauseRecord[] {
  return clauses.map((clause) => ({
    revisionId,
    clauseKey: takenOver[clause.index]?.key ?? newClauseKey(),
    position: clause.index,
    parentPosition: clause.parent,
    depth: clause.depth,
    kind: clause.kind,
    number: clause.number,
    marker: clause.marker,
    text: clause.text,
    textHash: takenOver[clause.index]?.textHash ?? textHash(clause.text),
    wordCount: countWords(clause.text),
    source: { ranges: clause.ranges, slot: clause.slot },
  }));
}

/**
 * SHA-256 of a clause's words, hexadecimal: what a target says it was made from. Words in another dress are the same
 * words, so that reformatting makes nothing stale.
 */
export function textHash(text: string): string {
  return createHash('sha256').update(comparableText(text)).digest('hex');
}

/** 50 random bits. */
export function newClauseKey(): string {
  return Array.from(randomBytes(KEY_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
}
