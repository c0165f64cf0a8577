import type { WordProfile } from '../languages/language-profile.js';
import type { Rendering } from './check.js';
import type { FoundPhrase } from './find-phrases.js';
import { findPhrases } from './find-phrases.js';

const phrases = new WeakMap<readonly Rendering[], Map<boolean, readonly string[]>>();

/**
 * Where a rendering or one of its listed variants stands in a text. A language whose words take endings may have any
 * ending after the last word; with `anyEnding` every language may.
 */
export function findRenderings(
  text: string,
  renderings: readonly Rendering[],
  words: WordProfile,
  anyEnding = false,
): FoundPhrase[] {
  return findPhrases(text, phrasesOf(renderings, anyEnding || words.endings), words);
}

function phrasesOf(renderings: readonly Rendering[], withEndings: boolean): readonly string[] {
  let known = phrases.get(renderings);
  if (known === undefined) phrases.set(renderings, (known = new Map<boolean, readonly string[]>()));
  let all = known.get(withEndings);
  if (all === undefined) {
    const forms = renderings
      .flatMap(({ text, variants }) => [text, ...variants])
      .filter((form) => form.trim() !== '');
    all = forms.map((form) => form.replaceAll('*', '') + (withEndings ? '*' : ''));
    known.set(withEndings, all);
  }
  return all;
}
