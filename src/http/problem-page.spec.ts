import { describe, expect, it } from '@jest/globals';
import { LanguagesService } from '../languages/languages.service.js';
import { ERROR_CODES } from './problem.js';

const LANGUAGES = new LanguagesService();

describe('a refusal', () => {
  it.each(LANGUAGES.ofScreens())('has words of its own in %s, whatever its code', (tag) => {
    const say = LANGUAGES.translator(tag);
    const english = LANGUAGES.translator('en');
    const isMissing = (key: string) => say(key) === key || (tag !== 'en' && say(key) === english(key));
    expect(ERROR_CODES.filter((code) => isMissing(`problem.${code}`))).toEqual([]);
  });
});
