import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../test/factories/check-input.js';
import { CHECKS } from './rules/index.js';
import { runChecks, silentChecks } from './run-checks.js';

const LENGTH = 60_000;
/** Each is typed over and over until a clause is as long as one may be. */
const HOSTILE = [
  '(',
  '[',
  '*',
  '_',
  '`',
  '<',
  '"',
  '“',
  '«',
  ' ',
  '\u00a0',
  '.',
  ',',
  '-',
  '/',
  '1',
  '1,',
  '1.',
  '1 ',
  '١',
  '%',
  '% 1',
  'a',
  'a ',
  'A/',
  'a)',
  '(a) ',
  '(i)',
  '4 (b) ',
  'paragraph 4 ',
  '§ 4 (a)',
  'article ',
  'May 1 ',
  '1.1.1',
  '年1月',
  '一',
  '万',
  '\u202e',
  '\u2067',
  '\u200c',
  '\u0640',
  'ن\u064b',
  '<script ',
  '[a](',
  'x@',
  'www.',
  'not ',
  'shall ',
  'пр',
  'аa',
  'IVX',
  '፩',
  'a\n',
  '\ud800',
  '€',
  '$1',
  'must n\u2019',
  'me',
  'maz',
  '。',
  '()',
  '\u0301',
];

describe('all checks together', () => {
  it.each(HOSTILE)('look at a whole clause of %j and point at words that it has', (part) => {
    const text = part.repeat(Math.floor(LENGTH / part.length));
    for (const language of ['fr', 'ar', 'zh-Hans', 'tr']) {
      const input = checkInput(text, `${text}x`, language, {
        clause: { key: 'k', kind: 'clause', number: '1.a' },
        document: { clauseNumbers: ['1'], siblings: [{ key: 'k', source: text, target: text }] },
      });
      for (const { range } of runChecks(input)) {
        expect(range[0]).toBeGreaterThanOrEqual(0);
        expect(range[1]).toBeLessThanOrEqual(input.target.length);
      }
    }
  });

  it('have each their own id, errors first', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    const severities = CHECKS.map(({ severity }) => severity);
    expect(severities.indexOf('warning')).toBeGreaterThan(severities.lastIndexOf('error'));
  });

  it('point into the target, or behind its end', () => {
    const target = ' Le  12 « vote (vote ) \u202e 7 b) <script> A/RES/1 ';
    for (const { range } of runChecks(checkInput('The vote of *10 May 2024*, paragraph 4 (b)?', target)))
      expect(0 <= range[0] && range[0] <= range[1] && range[1] <= target.length).toBe(true);
  });
});

describe('checks that lack the facts about a language', () => {
  const profileOf = (language: string) => checkInput('', '', language).profile;
  const missing = (language: string) =>
    Object.fromEntries(
      silentChecks(profileOf(language), profileOf('en')).map((one) => [one.check, one.missing]),
    );

  it('are silent, and say so', () => {
    expect(missing('am')).toEqual({ 'length-ratio': ['lengthRatio'] });
    expect(missing('fr')).toEqual({});
    expect(Object.keys(missing('xh')).sort()).toEqual([
      'date',
      'duplicate-word',
      'end-punctuation',
      'length-ratio',
      'modality',
      'negation',
      'percent-quantity',
    ]);
    expect(
      runChecks(checkInput('No one shall vote on 5 May 2024?', 'Akukho mntu', 'xh')).map(
        ({ check }) => check,
      ),
    ).toEqual(['numbers', 'numbers']);
  });
});
