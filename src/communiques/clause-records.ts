import { createHash, randomBytes } from 'node:crypto';
import type { Clause } from '../domain/clauses/clause.js';
import { countWords } from '../domain/clauses/count-words.js';
import type { RevisionClauseRecord } from '../persistence/records.js';

/** Crockford's base 32 in small letters: no look-alikes, one letter for each five bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const KEY_LENGTH = 10;

/** The rows of a document's clauses, each under a new key. */
export function clauseRecords(revisionId: string, clauses: readonly Clause[]): RevisionClauseRecord[] {
  return clauses.map((clause) => ({
    revisionId,
    clauseKey: newClauseKey(),
    position: clause.index,
    parentPosition: clause.parent,
    depth: clause.depth,
    kind: clause.kind,
    number: clause.number,
    marker: clause.marker,
    text: clause.text,
    textHash: textHash(clause.text),
    wordCount: countWords(clause.text),
    source: { ranges: clause.ranges, slot: clause.slot },
  }));
}

/** SHA-256 of a clause's text, hexadecimal: what a target says it was made from. */
function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** 50 random bits. */
function newClauseKey(): string {
  return Array.from(randomBytes(KEY_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
}
