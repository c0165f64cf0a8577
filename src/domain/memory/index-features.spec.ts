import { describe, expect, it } from '@jest/globals';
import { exactFeature, filedFeatures, languagePairKey, soughtFeatures } from './index-features.js';
import { foldText, indexWords } from './index-words.js';
import { memorySegments } from './memory-segments.js';

const PAIR = languagePairKey('en', 'fr');
const none = (): number => 0;
const filed = (text: string, pair = PAIR): number[] => filedFeatures(indexWords(foldText(text)), pair, none);
const sought = (text: string, pair = PAIR): number[] =>
  soughtFeatures(indexWords(foldText(text)), pair, none);
const shared = (text: string, query: string): number =>
  filed(text).filter((feature) => sought(query).includes(feature)).length;

describe('what a segment is filed under', () => {
  it.each([
    [
      'English',
      'The mission observed the opening of the polls in all nine regions of the country.',
      'nine',
      'eight',
    ],
    ['Arabic', 'راقبت البعثة افتتاح مراكز الاقتراع في جميع المناطق التسع من البلاد.', 'التسع', 'الثماني'],
    [
      'Russian',
      'Миссия наблюдала открытие избирательных участков во всех девяти регионах страны.',
      'девяти',
      'восьми',
    ],
    ['Chinese', '观察团观察了全国九个地区所有投票站的开放情况。', '九', '八'],
    ['Japanese', '監視団は全国九地域すべての投票所の開場を監視した。', '九', '八'],
    ['Thai', 'คณะผู้สังเกตการณ์สังเกตการเปิดหน่วยเลือกตั้งในเก้าภูมิภาค', 'เก้า', 'แปด'],
    ['Khmer', 'បេសកកម្មបានសង្កេតការបើកការិយាល័យបោះឆ្នោតនៅតំបន់ទាំងប្រាំបួន', 'ប្រាំបួន', 'ប្រាំបី'],
  ])('is found again by a similar text in %s', (_, text, word, other) => {
    expect(text).toContain(word);
    expect(shared(text, text.replace(word, other))).toBeGreaterThanOrEqual(5);
  });

  it('is found again where a text has but two words, one of them changed', () => {
    expect(shared('Election day', 'Polling day')).toBeGreaterThanOrEqual(1);
  });

  it('is what is rare in the language', () => {
    const text = 'of the and of the and of the and Ramphele';
    const counts = new Map(indexWords(foldText('of the and')).words.map((word) => [word, 1_000]));
    const features = filedFeatures(indexWords(foldText(text)), PAIR, (word) => counts.get(word) ?? 1);
    expect(features[0]).toBe(filedFeatures(indexWords(foldText('and Ramphele')), PAIR, none)[0]);
  });

  it('is no one’s of another pair of languages, but that of another region', () => {
    const text = 'The polls opened on time.';
    const other = new Set(filed(text, languagePairKey('en', 'es')));
    expect(filed(text).some((feature) => other.has(feature))).toBe(false);
    expect(filed(text, languagePairKey('en-GB', 'fr-CA'))).toEqual(filed(text));
  });

  it('does not change with the dress of a text', () => {
    const exact = (text: string): number => exactFeature(foldText(text), PAIR);
    expect(exact('**The “polls”** opened')).toBe(exact('The "polls" opened'));
    expect(exact('Article १४')).toBe(exact('article 14'));
  });

  // What is stored is looked for by later versions.
  it('never changes', () => {
    expect(filed('Election day')).toEqual(STORED);
  });
});

const STORED = [1_157_269_112, 469_011_285, 1_020_244_380];

describe('the segments of an entry', () => {
  const pair = { sourceLanguage: 'en', targetLanguage: 'fr', source: 'One was. Two were.' };
  const segments = (target: string) => memorySegments({ ...pair, target }, () => []);

  it('are the whole and its sentences, paired where there are as many', () => {
    expect(segments('Un était. Deux étaient.')).toEqual([
      { source: { start: 0, end: 18 }, target: { start: 0, end: 23 } },
      { source: { start: 0, end: 8 }, target: { start: 0, end: 9 } },
      { source: { start: 9, end: 18 }, target: { start: 10, end: 23 } },
    ]);
    expect(segments('Un était et deux étaient.').map(({ target }) => target === null)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
