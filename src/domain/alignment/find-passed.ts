import type { Part } from './find-splits.js';
import type { Links } from './links.js';
import { wordsOf } from './word-bags.js';

/** The end of a sentence, or of a part that could be one. */
const SENTENCE_END = /(?<=[.!?;:؟۔।][)"'\]]*)\s+|(?<=[。！？；])/u;
/** A shorter sentence says too little to be recognised elsewhere. */
const LEAST_WORDS = 4;
/** Shares more of its words with a sentence that stood or stands in its place: that one was edited, none has passed. */
const REPLACED = 0.5;

/**
 * Sentences that passed from a linked clause to another linked one, as a page break mended at another place passes them.
 * A sentence that stands in several clauses of either revision has not passed from any of them.
 *
 * @returns for each new clause that took one (`part`) the old clause that gave it (`whole`), once.
 */
export function findPassed(oldTexts: readonly string[], newTexts: readonly string[], links: Links): Part[] {
  const isEdited = (old: number): boolean => {
    const fresh = links.newOf[old] ?? -1;
    return fresh !== -1 && oldTexts[old] !== newTexts[fresh];
  };
  const newPlaces = placesOf(newTexts, (fresh) => isEdited(links.oldOf[fresh] ?? -1));
  if (newPlaces.size === 0) return [];
  const oldPlaces = placesOf(oldTexts, isEdited);
  const found = new Map<string, Part>();
  for (const [sentence, part] of newPlaces) {
    const whole = oldPlaces.get(sentence);
    if (part === null || whole === undefined || whole === null || links.newOf[whole] === part) continue;
    const taker = oldTexts[links.oldOf[part] ?? -1] ?? '';
    const giver = newTexts[links.newOf[whole] ?? -1] ?? '';
    if (isLikeSentenceOf(taker, sentence) || isLikeSentenceOf(giver, sentence)) continue;
    found.set(`${String(whole)} ${String(part)}`, { part, whole, cover: 1 });
  }
  return [...found.values()];
}

function isLikeSentenceOf(text: string, sentence: string): boolean {
  const words = sentence.split(' ');
  return text.split(SENTENCE_END).some((other) => {
    const others = new Set(wordsOf(other));
    return words.filter((word) => others.has(word)).length >= REPLACED * words.length;
  });
}

/** Where each sentence of the clauses stands; null: in several, or more than once. */
function placesOf(
  texts: readonly string[],
  isAsked: (clause: number) => boolean,
): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (const [clause, text] of texts.entries()) {
    if (!isAsked(clause)) continue;
    for (const sentence of text.split(SENTENCE_END)) {
      const words = wordsOf(sentence);
      const name = words.join(' ');
      if (words.length >= LEAST_WORDS) places.set(name, places.has(name) ? null : clause);
    }
  }
  return places;
}
