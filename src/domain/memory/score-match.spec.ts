import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from './edit-distance.js';
import { readSought, scoreMatch } from './score-match.js';
import { readTokens } from './tokens.js';

const score = (text: string, source: string, language = 'en'): number | null =>
  scoreMatch(readSought(text, language), source);

const TEXT = 'The mission observed the opening of 214 polling stations in Georgia.';

describe('the score of a match', () => {
  it('is 100 for the same text, and never for another', () => {
    expect(score(TEXT, TEXT)).toBe(100);
    expect(score(TEXT, TEXT.replace('214', '215'))).toBeLessThan(100);
    expect(score(TEXT, TEXT.replace('.', ''))).toBeLessThan(100);
    expect(score(TEXT, `**${TEXT}**`)).toBeLessThan(100);
  });

  it('falls least where a number, then a name, then a word is another', () => {
    const number = score(TEXT, TEXT.replace('214', '98')) ?? 0;
    const name = score(TEXT, TEXT.replace('Georgia', 'Kenya')) ?? 0;
    const word = score(TEXT, TEXT.replace('opening', 'closing')) ?? 0;
    expect(number).toBeGreaterThan(name);
    expect(name).toBeGreaterThan(word);
    expect(word).toBeGreaterThanOrEqual(85);
  });

  it('is nothing where less than six words in ten are the same', () => {
    expect(score(TEXT, 'The commission refused the complaint of 214 voters in Georgia.')).toBeNull();
    expect(score(TEXT, '')).toBeNull();
    expect(score('', '')).toBe(100);
  });

  it.each([
    [
      'ar',
      'راقبت البعثة افتتاح مراكز الاقتراع في تسع مناطق',
      'راقبت البعثة إغلاق مراكز الاقتراع في تسع مناطق',
    ],
    [
      'ru',
      'Миссия наблюдала открытие участков в девяти регионах',
      'Миссия наблюдала закрытие участков в девяти регионах',
    ],
    ['zh-Hans', '观察团观察了九个地区投票站的开放情况', '观察团观察了九个地区投票站的关闭情况'],
    ['th', 'คณะผู้สังเกตการณ์สังเกตการเปิดหน่วยเลือกตั้งในเก้าภูมิภาค', 'คณะผู้สังเกตการณ์สังเกตการปิดหน่วยเลือกตั้งในเก้าภูมิภาค'],
  ])('is a similar text’s in %s as well', (language, text, similar) => {
    expect(score(text, similar, language)).toBeGreaterThanOrEqual(75);
    expect(score(text, similar, language)).toBeLessThan(100);
  });

  it('is the same from either side, and its distance obeys the bound that is asked for', () => {
    const words = fc.array(fc.constantFrom('the', 'Mission', '12', 'saw', '**', ',', 'voters'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, fc.double({ min: 0, max: 6, noNaN: true }), (one, other, most) => {
        const [before, after] = [readTokens(one.join(' '), 'en'), readTokens(other.join(' '), 'en')];
        const free = editDistance(before, after, 100);
        expect(editDistance(after, before, 100)).toBeCloseTo(free);
        const bound = editDistance(before, after, most);
        expect(bound).toBe(free <= most ? free : Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('reads two long clauses to their end', () => {
    const long = Array.from({ length: 10_000 }, (_, at) => `word${at % 700}`).join(' ');
    const score = scoreMatch(readSought(long, 'en'), `${long.slice(40)} and more`);
    expect(score).toBeGreaterThanOrEqual(95);
  });
});
