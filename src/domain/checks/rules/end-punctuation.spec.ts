import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { endPunctuation } from './end-punctuation.js';

const told = (source: string, target: string, language?: string) =>
  endPunctuation.run(checkInput(source, target, language)).map(({ key, params }) => [key, params.expected]);

describe('end-punctuation', () => {
  it.each([
    ['Who votes?', 'من يصوت؟', 'ar'],
    ['They vote.', 'वे वोट देते हैं ।', 'hi'],
    ['They vote.', '他们投票。', 'zh-Hans'],
    ['They vote.', 'ድምፅ ይሰጣሉ።', 'am'],
    ['They “vote”.', 'Ils « votent. »', 'fr'],
    ['They vote;', 'Ils votent,', 'fr'],
    ['They **vote.**', 'Ils **votent.**', 'fr'],
    ['They vote (once)', 'Ils votent (une fois)', 'fr'],
    ['Write to a@example.org.', 'Écrire à a@example.org.', 'fr'],
  ])('finds the end of “%s” in “%s”', (source, target, language) => {
    expect(told(source, target, language)).toEqual([]);
  });

  it.each([
    ['Who votes?', 'من يصوت?', 'ar', 'other', '؟'],
    ['They vote.', 'वे वोट देते हैं.', 'hi', 'other', '।'],
    ['They vote.', '他们投票', 'zh-Hans', 'missing', '。'],
    ['As follows:', 'Comme suit.', 'fr', 'other', ':'],
  ])('tells of “%s”, “%s”', (source, target, language, key, expected) => {
    expect(told(source, target, language)).toEqual([[key, expected]]);
  });
});
