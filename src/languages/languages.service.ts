import { Injectable } from '@nestjs/common';
import type { Impact } from '../domain/alignment/impact.js';
import type { TermLanguage } from '../domain/terms/term-tokens.js';
import type { Edition } from '../domain/assembly/edition.js';
import type { LanguageProfile } from '../domain/languages/language-profile.js';
import { languageAutonym, languageDirection } from '../domain/languages/language-tag.js';
import type { EditionWords, Later } from '../formats/exporters/edition-words.js';
import { editionWords } from './edition-words.js';
import { impactSummary } from './impact-summary.js';
import { languageProfile, screenLanguages } from './locale-files.js';
import { termLanguage } from './term-language.js';
import type { Translate } from './translator.js';
import { translatorFor } from './translator.js';

/** What the other features ask about languages. Every registered language is known, with or without a locale file. */
@Injectable()
export class LanguagesService {
  translator(tag: string): Translate {
    return translatorFor(tag);
  }

  /** The languages that the screens can be had in, in alphabetical order of their tags. */
  ofScreens(): readonly string[] {
    return screenLanguages();
  }

  profile(tag: string): LanguageProfile {
    return languageProfile(tag);
  }

  /** How terms of a language are recognised. */
  terms(tag: string): TermLanguage {
    return termLanguage(tag);
  }

  direction(tag: string): 'ltr' | 'rtl' {
    return languageDirection(tag);
  }

  autonym(tag: string): string {
    return languageAutonym(tag);
  }

  /** What publishing a draft would do, in one sentence. @throws DomainError `unknown-language`. */
  impactSummary(impact: Impact, language: string): string {
    return impactSummary(impact, language);
  }

  editionWords(edition: Edition, later: Later | null = null): EditionWords {
    return editionWords(edition, later);
  }
}
