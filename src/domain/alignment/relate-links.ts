import type { AlignableClause } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { mainOrigins } from './main-origins.js';
import { relate, type Relationship } from './relate.js';
import { WordBags } from './word-bags.js';

/** What follows from the origins that somebody has chosen: of every new clause how it came from them. */
export function relateLinks(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  origins: readonly (readonly number[])[],
): Relationship[] {
  const oldTexts = oldClauses.map(({ text }) => comparableText(text));
  const newTexts = newClauses.map(({ text }) => comparableText(text));
  const mains = mainOrigins(oldTexts, newTexts, origins);
  return relate({ oldClauses, newClauses, oldTexts, newTexts }, origins, mains);
}

/** How alike the words of a clause and of all its origins together are, 0–1; 0 where it has none. */
export function likeness(origins: readonly string[], text: string): number {
  if (origins.length === 0) return 0;
  const words = new WordBags();
  const before = words.read(origins.map(comparableText).join(' '));
  const after = words.read(comparableText(text));
  return words.similarity(words.bag(before), words.bag(after));
}
