import { describe, expect, it } from '@jest/globals';
import { readTokens } from './tokens.js';

const kinds = (text: string, language = 'en'): string[] =>
  readTokens(text, language).map(({ kind, text: typed }) => `${kind} ${typed}`);

describe('the tokens of a clause', () => {
  it('are words, names, numbers, markup and marks', () => {
    expect(kinds('The **mission** of Georgia saw 1,200 voters.')).toEqual([
      ...['word The', 'markup **', 'word mission', 'markup **', 'word of', 'name Georgia', 'word saw'],
      ...['number 1,200', 'word voters', 'mark .'],
    ]);
  });

  it('stand where they stand', () => {
    const text = 'See [the report](https://example.org) of 2024.';
    for (const { text: typed, start, end } of readTokens(text, 'en'))
      expect(text.slice(start, end)).toBe(typed);
  });

  it('are compared without the script of their digits and without case', () => {
    const keys = (text: string): string[] => readTokens(text, 'ar').map(({ key }) => key);
    expect(keys('المادة ١٤')).toEqual(keys('المادة 14'));
    expect(keys('ÉLECTION')).toEqual(keys('élection'));
  });

  it.each([
    ['th', 'คณะกรรมการการเลือกตั้งประกาศผล'],
    ['ja', '選挙管理委員会が結果を発表した'],
    ['zh-Hans', '选举委员会公布结果'],
    ['km', 'គណៈកម្មាធិការជាតិរៀបចំការបោះឆ្នោត'],
  ])('are several where %s writes no spaces', (language, text) => {
    expect(readTokens(text, language).length).toBeGreaterThan(2);
  });
});
