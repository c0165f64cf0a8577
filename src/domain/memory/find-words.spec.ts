import { describe, expect, it } from '@jest/globals';
import { wordSearch, type WordsMode } from './find-words.js';

const found = (text: string, sought: string, mode: WordsMode = 'phrase') =>
  wordSearch(sought, mode)?.(text)?.map(({ start, end }) => text.slice(start, end)) ?? null;

describe('a search for words', () => {
  it('finds a phrase, whatever its case and blanks', () => {
    expect(found('The Polling  station opened; one polling station did not.', 'polling station')).toEqual([
      'Polling  station',
      'polling station',
    ]);
    expect(found('The station of polling', 'polling station')).toBeNull();
  });

  it('finds words in any order, all of them', () => {
    expect(found('The station of polling', 'polling station', 'all')).toEqual(['station', 'polling']);
    expect(found('The station', 'polling station', 'all')).toBeNull();
  });

  it.each([
    ['选举委员会公布了结果', '委员会'],
    ['คณะกรรมการการเลือกตั้งประกาศผล', 'เลือกตั้ง'],
    ['راقبت البعثة افتتاح المراكز', 'البعثة'],
    ['Миссия НАБЛЮДАЛА открытие', 'НАБЛЮДАЛА'],
  ])('works in %s', (text, word) => {
    expect(found(text, word.toLowerCase())).toEqual([word]);
  });

  it('takes every sign for itself, and bombs for words', () => {
    expect(found('costs (a+)+$ or [a-z]*', '(a+)+$')).toEqual(['(a+)+$']);
    expect(found('a'.repeat(60_000), '(a+)+$')).toBeNull();
  });

  it('for nothing is none', () => {
    expect(wordSearch('  ', 'all')).toBeNull();
  });
});
