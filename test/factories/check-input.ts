import type { CheckInput } from '../../src/domain/checks/check.js';
import { languageProfile } from '../../src/languages/locale-files.js';

/** What a check may know beside the words. */
export type CheckFacts = Partial<
  Pick<CheckInput, 'clause' | 'document' | 'terms' | 'quotations' | 'openComments' | 'stale'>
>;

/** English words and what was typed for them in another language, as a check sees them. */
export function checkInput(
  source: string,
  target: string,
  language = 'fr',
  facts: CheckFacts = {},
): CheckInput {
  return {
    source,
    target,
    sourceLanguage: 'en',
    language,
    sourceProfile: languageProfile('en'),
    profile: languageProfile(language),
    ...facts,
  };
}
