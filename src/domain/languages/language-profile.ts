/** How a language writes numbers. */
export interface NumberProfile {
  /** What may stand before the fraction. */
  readonly decimal: readonly string[];
  /** What may stand between groups of digits; a blank stands for every kind of space. */
  readonly group: readonly string[];
}

/**
 * Words and phrases in lower case. `*` stands for any letters, or none: `запрещ*`, `*maz`. A blank is any blank.
 */
export type Phrases = readonly string[];

/** How words are told apart. */
export interface WordProfile {
  /** False where words are written without spaces between them. */
  readonly spaces: boolean;
  /** Words of a letter or two that are written together with the word after them: Arabic `و`, `ال`. */
  readonly prefixes: readonly string[];
  /** True where endings are added to a word that stays as it is: Turkish, Georgian. */
  readonly endings: boolean;
}

/** A pair of quotation marks, opening and closing: `“”`. Blanks inside of them are the business of `spacing`. */
export type QuotePair = string;

/** The quotation marks of a language. */
export interface QuoteProfile {
  readonly primary: QuotePair;
  readonly nested: QuotePair;
  /** Others that nobody objects to. */
  readonly accepted: readonly QuotePair[];
}

/** The force that a modal word gives a clause. */
export type Force = 'must' | 'should' | 'may';

/** Calendars by the names that Intl has for them. */
export type Calendar = 'gregory' | 'persian' | 'ethiopic' | 'buddhist' | 'islamic-umalqura' | 'hebrew';

/** How a language says what must, should and may be done. A word of two forces stands under both. */
export type ModalityProfile = Readonly<Record<Force, Phrases>> & {
  /** What gives a clause a force without a modal word: “only”, “the right to”, “essential”. */
  readonly implied: Readonly<Record<Force, Phrases>>;
};

/** How a language writes dates. */
export interface DateProfile {
  /** The names of the months, each with its other forms, in the calendars that the language uses. */
  readonly months: Readonly<Partial<Record<Calendar, readonly Phrases[]>>>;
  /** The order of the parts where all of them are digits. */
  readonly order: 'dmy' | 'mdy' | 'ymd';
  /** What stands after year, month and day where they are counted by signs: `年月日`; else null. */
  readonly signs: string | null;
  /** Calendars whose year may stand with the months of the Gregorian one: Buddhist years in Thai. */
  readonly years: readonly Calendar[];
}

/** How a language negates. */
export interface NegationProfile {
  readonly words: Phrases;
  /** Phrases with a negation in them that negate nothing: `not only`, `no later than`. */
  readonly ignored: Phrases;
}

/** What may stand before (`;`) and after (`«`) a mark: nothing, or one of these blanks; the first is the rule. */
export type SpacingProfile = Readonly<
  Record<'before' | 'after', Readonly<Record<string, readonly string[]>>>
>;

/** Words that may stand twice in a row (`except`); or, in a language that doubles words, those that never do (`only`). */
export type RepeatProfile = { readonly except: readonly string[] } | { readonly only: readonly string[] };

/** Natural logarithm of (characters of the target / characters of the source). */
export interface LengthRatio {
  readonly mean: number;
  readonly sd: number;
}

/**
 * The facts about a language, as its `locales/<tag>.json` states them under `profile`. Every part may be missing:
 * a part that is missing is that of the default profile, so a new part can be added here without touching the files.
 * Null: nobody has stated it, and the checks that need it are silent.
 */
export interface LanguageProfile {
  readonly numbers: NumberProfile;
  /** Numbers in words, cardinal and ordinal, as they stand for digits; from a thousand on also after digits (`2 million`). */
  readonly numberWords: Readonly<Record<string, number>>;
  readonly words: WordProfile;
  /**
   * Endings that make another word of a word, each with its own inflected forms: `election`, `elections` beside `elected`.
   * Terms are recognised by stem, and a stem may be that of several words.
   */
  readonly derivations: readonly (readonly string[])[];
  /** Series of list letters besides `a b c` and `i ii iii`, each in order, blanks between. */
  readonly letters: readonly string[];
  readonly dates: DateProfile | null;
  /** Words for numbered parts of a text, by what they are: `article`, `paragraph`. */
  readonly references: Readonly<Record<string, Phrases>> | null;
  /** Words and signs for percent, currencies, measures and times, by what they are: `percent`, `euro`, `day`. */
  readonly units: Readonly<Record<string, Phrases>> | null;
  readonly negation: NegationProfile | null;
  readonly modality: ModalityProfile | null;
  readonly quotes: QuoteProfile | null;
  /** What may end a sentence or a line, by the mark that English has there: `?` → `؟`. */
  readonly endPunctuation: Readonly<Record<string, readonly string[]>> | null;
  readonly spacing: SpacingProfile | null;
  readonly repeats: RepeatProfile | null;
  /** Scripts of the language, by the names of Unicode (`Cyrl`). */
  readonly scripts: readonly string[] | null;
  /** By the language of the source; measured on the Universal Declaration of Human Rights (OHCHR texts). */
  readonly lengthRatio: Readonly<Record<string, LengthRatio>> | null;
  /** Abbreviations whose full stop ends no sentence. */
  readonly abbreviations: readonly string[];
}

/** What is assumed of a language that nobody has described. */
export const DEFAULT_LANGUAGE_PROFILE: LanguageProfile = {
  numbers: { decimal: ['.', ',', '٫'], group: [' ', ',', '.', '’', "'", '٬'] },
  numberWords: {},
  words: { spaces: true, prefixes: [], endings: true },
  derivations: [],
  letters: [],
  dates: null,
  references: null,
  units: null,
  negation: null,
  modality: null,
  quotes: null,
  endPunctuation: null,
  spacing: null,
  repeats: null,
  scripts: null,
  lengthRatio: null,
  abbreviations: [],
};

/** Completes what a locale file says with the defaults, part by part. */
export function completeProfile(stated: Partial<LanguageProfile>): LanguageProfile {
  return { ...DEFAULT_LANGUAGE_PROFILE, ...stated };
}
