/** How a language writes numbers. */
export interface NumberProfile {
  /** What may stand before the fraction. */
  readonly decimal: readonly string[];
  /** What may stand between groups of digits; a blank stands for every kind of space. */
  readonly group: readonly string[];
}

/**
 * The facts about a language, as its `locales/<tag>.json` states them under `profile`. Every part may be missing:
 * a part that is missing is that of the default profile, so a new part can be added here without touching the files.
 */
export interface LanguageProfile {
  readonly numbers: NumberProfile;
}

/** What is assumed of a language that nobody has described. */
export const DEFAULT_LANGUAGE_PROFILE: LanguageProfile = {
  numbers: { decimal: ['.', ',', '٫'], group: [' ', ',', '.', '’', "'", '٬'] },
};

/** Completes what a locale file says with the defaults, part by part. */
export function completeProfile(stated: Partial<LanguageProfile>): LanguageProfile {
  return { ...DEFAULT_LANGUAGE_PROFILE, ...stated };
}
