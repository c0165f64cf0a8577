import type { Impact } from '../domain/alignment/impact.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { translatorFor } from './translator.js';

/**
 * What publishing a draft would do, in one sentence of a language.
 *
 * @throws DomainError `unknown-language`.
 */
export function impactSummary(impact: Impact, language: string): string {
  const translate = translatorFor(parseLanguageTag(language));
  const say = (key: string, count: number): string => translate(`impact.${key}`, { count });
  const concerned = impact.languages.filter(({ stale, restarted }) => stale + restarted > 0);
  const parts = [
    impact.stale + impact.restarted > 0
      ? [
          say('stale', impact.stale + impact.restarted),
          say('languages', concerned.length),
          say('words', impact.words),
        ].join(translate('impact.comma'))
      : null,
    ...(['moved', 'renumbered', 'returned', 'added', 'removed', 'editorial'] as const).map((name) =>
      impact[name] > 0 ? say(name, impact[name]) : null,
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? translate('impact.nothing') : `${parts.join(translate('impact.semicolon'))}.`;
}
