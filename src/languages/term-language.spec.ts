import { describe, expect, it } from '@jest/globals';
import { termRecogniser } from '../domain/terms/recognise-terms.js';
import { termLanguage } from './term-language.js';

const isFound = (tag: string, term: string, text: string) =>
  termRecogniser([{ text: term, value: term }], termLanguage(tag)).find(text).length > 0;

describe('terms of a language', () => {
  it.each([
    ['en', 'election', 'the elections of May'],
    ['en', 'political party', 'Political parties may observe.'],
    ['en', 'tabulation', 'tabulations'],
    ['en', 'observe', 'It was observed.'],
    ['fr', 'observateur électoral', 'des observateurs électoraux'],
    ['es', 'observador', 'las observadoras'],
    ['pt-BR', 'observador', 'as observadoras'],
    ['ru', 'наблюдатель', 'вместе с наблюдателями'],
    ['de', 'Wahl', 'bei den Wahlen'],
    ['th', 'ผู้สังเกตการณ์', 'มีผู้สังเกตการณ์อยู่'],
    ['ja', '選挙監視員', '国内の選挙監視員が'],
    ['km', 'ការបោះឆ្នោត', 'ថ្ងៃការបោះឆ្នោត'],
    ['zh-Hans', '选举观察', '国内选举观察组织'],
  ])('are found in %s: “%s” in “%s”', (tag, term, text) => {
    expect(isFound(tag, term, text)).toBe(true);
  });

  it.each([
    ['election', 'She was elected.'],
    ['observer', 'We observed it.'],
    ['university', 'universal suffrage'],
    ['organ', 'the organization'],
    ['party', 'a part of it'],
  ])('are no other words of the same stem: “%s” is not in “%s”', (term, text) => {
    expect(isFound('en', term, text)).toBe(false);
  });

  it('are found as they are listed where there is no stemmer', () => {
    expect(termLanguage('sw').stem).toBeNull();
    expect(isFound('sw', 'mwangalizi', 'waangalizi')).toBe(false);
    expect(isFound('sw', 'waangalizi', 'Waangalizi wa uchaguzi')).toBe(true);
  });
});
