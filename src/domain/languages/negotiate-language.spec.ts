import { describe, expect, it } from '@jest/globals';
import { negotiateLanguage } from './negotiate-language.js';

const offered = ['ar', 'en', 'fr', 'pt-BR', 'zh-Hans'];
const shown = (header: string | undefined) => negotiateLanguage(header, offered, 'en');

describe('the language that a reader is shown', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA, en;q=0.5', 'fr'],
    ['en;q=0.3, ar;q=0.9', 'ar'],
    ['de, ru-RU;q=0.8, FR;q=0.1', 'fr'],
    ['zh-CN', 'zh-Hans'],
    ['pt', 'pt-BR'],
    ['fr;q=0, ar;q=0.1', 'ar'],
  ])('for “%s” is %s', (header, language) => {
    expect(shown(header)).toBe(language);
  });

  it.each([undefined, '', '*', 'de', 'q=;;,,-', '<script>'])('is the fallback for %p', (header) => {
    expect(shown(header)).toBe('en');
  });

  it('is found at once in a header that tries to take long', () => {
    expect(shown('a-'.repeat(100_000))).toBe('en');
  });
});
