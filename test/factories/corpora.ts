import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from '@jest/globals';
import { CORPORA } from './corpora-folder.js';

export { CORPORA };

const SEEDS = resolve(CORPORA, '../seeds');

/** The bytes of a document of the corpora. */
export function readCorpus(path: string): string {
  return readFileSync(join(CORPORA, path), 'utf8');
}

/** One of the three seed documents. */
export function readSeed(name: 'communique.md' | 'news-post.md' | 'solidarity-statement.md'): string {
  return readFileSync(join(SEEDS, name), 'utf8');
}

/** `describe` where the real documents are at hand; else skipped with the reason in the name. */
export const describeCorpora: typeof describe | typeof describe.skip =
  existsSync(CORPORA) && existsSync(SEEDS) ? describe : describe.skip;
