import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DiffRun } from './word-diff.js';
import { countChangedWords, wordDiff } from './word-diff.js';

const show = (before: string, after: string, language = 'en'): string =>
  wordDiff(before, after, language)
    .map((run) =>
      run.type === 'same' ? run.text : run.type === 'removed' ? `[-${run.text}-]` : `{+${run.text}+}`,
    )
    .join('');
const side = (runs: readonly DiffRun[], other: DiffRun['type']): string =>
  runs
    .filter((run) => run.type !== other)
    .map((run) => run.text)
    .join('');

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(show('Observers may enter every hall.', 'Observers must enter every open hall.')).toBe(
      'Observers [-may-]{+must+} enter every{+ open+} hall.',
    );
  });

  it('shows a rewritten stretch as one change, not as a word here and there', () => {
    expect(show('The old chair resigns.', 'The new president resigns.')).toBe(
      'The [-old chair-]{+new president+} resigns.',
    );
  });

  it('finds words in a script that writes no blanks', () => {
    expect(show('选举是公开的', '选举是秘密的', 'zh-Hans')).toBe('选举是[-公开-]{+秘密+}的');
  });

  it('does not call an unchanged link a change, nor a changed address a change of its words', () => {
    expect(
      show('See [the report](https://a.example/x y).', 'See [the report](https://a.example/x y) now.'),
    ).toBe('See [the report](https://a.example/x y){+ now+}.');
    expect(show('See [the report](https://a.example).', 'See [the report](https://b.example).')).toBe(
      'See [the report[-](https://a.example)-]{+](https://b.example)+}.',
    );
  });

  it('counts the words to look at', () => {
    expect(countChangedWords(wordDiff('Observers may enter.', 'Observers must not enter.', 'en'))).toBe(2);
  });

  it('gives both texts again, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('the ', 'rule ', 'of law', ', ', 'سيادة ', '法治', '[x](y)', '\n', '**'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDiff(before, after, 'en');
        expect(side(runs, 'added')).toBe(before);
        expect(side(runs, 'removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('stays quick where two long texts have nothing in common', () => {
    const long = (word: string): string =>
      Array.from({ length: 8_000 }, (_, at) => `${word}${String(at)}`).join(' ');
    expect(wordDiff(long('a'), long('b'), 'en').map((run) => run.type)).toEqual(['removed', 'added']);
  });
});
