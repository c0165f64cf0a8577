import type { CheckInput } from '../../src/domain/checks/check.js';
import { languageProfile } from '../../src/languages/locale-files.js';

/** English words and what was typed for them in another language, as a check sees them. */
export function checkInput(source: string, target: string, language = 'fr'): CheckInput {
  return {
    source,
    target,
    sourceLanguage: 'en',
    sourceProfile: languageProfile('en'),
    profile: languageProfile(language),
  };
}
