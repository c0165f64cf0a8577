import { describe, expect, it } from '@jest/globals';
import { type TermForm, termRecogniser } from './recognise-terms.js';
import type { TermLanguage } from './term-tokens.js';

/** A stemmer of a test's own: drops the plural. */
const ENGLISH: TermLanguage = { tag: 'en', spaces: true, stem: (word) => word.replace(/s$/, '') };
const CHINESE: TermLanguage = { tag: 'zh-Hans', spaces: false, stem: null };
const THAI: TermLanguage = { tag: 'th', spaces: false, stem: null };
const forms = (...terms: string[]): TermForm<string>[] => terms.map((text) => ({ text, value: text }));
const found = (text: string, terms: readonly string[], language = ENGLISH) =>
  termRecogniser(forms(...terms), language)
    .find(text)
    .map(({ values, start, end }) => [text.slice(start, end), ...values]);

describe('terms in a text', () => {
  it('are found by stem, whatever their case, and told where they stand', () => {
    expect(found('Domestic Observers watch the count.', ['domestic observer', 'count'])).toEqual([
      ['Domestic Observers', 'domestic observer'],
      ['count', 'count'],
    ]);
  });

  it('are the longest ones where one stands within another', () => {
    const terms = ['election', 'election observer', 'observer', 'observer mission of the region'];
    expect(found('An election observer voted.', terms)).toEqual([['election observer', 'election observer']]);
    expect(found('The election observer mission of the county', terms)).toEqual([
      ['election observer', 'election observer'],
    ]);
    expect(found('The election observer mission of the region', terms)).toEqual([
      ['election observer', 'election observer'],
      ['observer mission of the region', 'observer mission of the region'],
    ]);
  });

  it('are found after a beginning of another term that came to nothing', () => {
    const terms = ['polling station result sheet', 'station result', 'result'];
    expect(found('polling station result book', terms)).toEqual([['station result', 'station result']]);
  });

  it('do not reach over a full stop or a comma, and do over a hyphen or a line', () => {
    expect(found('They vote. Counting begins. Vote, counting', ['vote counting'])).toEqual([]);
    expect(found('vote-counting, vote\ncounting', ['vote counting'])).toEqual([
      ['vote-counting', 'vote counting'],
      ['vote\ncounting', 'vote counting'],
    ]);
  });

  it('tell an abbreviation from the word in small letters', () => {
    expect(found('It is IT that the WHO asks who.', ['IT', 'WHO'])).toEqual([
      ['IT', 'IT'],
      ['WHO', 'WHO'],
    ]);
    expect(found('Three NGOs signed.', ['NGO'])).toEqual([['NGOs', 'NGO']]);
    expect(found('THE COUNT OF THE VOTE', ['count'])).toEqual([['COUNT', 'count']]);
    expect(found('the U.N. office', ['U.N.'])).toEqual([['U.N.', 'U.N.']]);
  });

  it('may be those of several entries, of which some do not count', () => {
    const recogniser = termRecogniser(
      [
        { text: 'poll', value: 1 },
        { text: 'polls', value: 2 },
        { text: 'poll book', value: 3 },
      ],
      ENGLISH,
    );
    expect(recogniser.find('The poll book')).toEqual([{ values: [3], start: 4, end: 13 }]);
    expect(recogniser.find('The poll book', (value) => value !== 3)).toEqual([
      { values: [1, 2], start: 4, end: 8 },
    ]);
  });

  it('are found in what is typed with other code points', () => {
    const arabic: TermLanguage = { tag: 'ar', spaces: true, stem: null };
    expect(found('راقَبَ المراقِب', ['المراقب'], arabic)).toEqual([['المراقِب', 'المراقب']]);
    expect(found('un de\u0301compte', ['décompte'], { tag: 'fr', spaces: true, stem: null })).toHaveLength(1);
  });

  it('are found where words are not spaced, and are no letters out of the middle of a word', () => {
    expect(found('选举观察员监督投票。', ['选举观察员', '观察员', '投票'], CHINESE)).toEqual([
      ['选举观察员', '选举观察员'],
      ['投票', '投票'],
    ]);
    expect(found('由GNDEM支持', ['GNDEM', 'NDE'], CHINESE)).toEqual([['GNDEM', 'GNDEM']]);
    expect(found('การเลือกตั้งที่ตาก', ['เลือกตั้ง', 'ตา'], THAI)).toEqual([['เลือกตั้ง', 'เลือกตั้ง']]);
  });

  it('are found in a moment in a text made to be slow', () => {
    const terms = Array.from({ length: 60 }, (_, more) => `${'vote '.repeat(more + 1)}end`);
    const text = 'vote '.repeat(50_000);
    const recogniser = termRecogniser(forms(...terms, 'vote'), ENGLISH);
    expect(recogniser.find(text)).toHaveLength(50_000);
    const chinese = termRecogniser(forms(...terms.map((term) => term.replaceAll('vote ', '票'))), CHINESE);
    expect(chinese.find('票'.repeat(50_000))).toEqual([]);
  });
});
