import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { unchanged } from './unchanged.js';

const told = (text: string, language?: string) => unchanged.run(checkInput(text, text, language)).length;

describe('unchanged', () => {
  it('tells of a target that is the source', () => {
    expect(told('Everyone has the right to vote.')).toBe(1);
    expect(unchanged.run(checkInput('Everyone votes.', 'everyone  votes'))).toHaveLength(1);
    expect(told('Preamble', 'ru')).toBe(1);
  });

  it.each(['2024', 'https://un.org', 'Communiqué', 'Transparency International', 'OSCE', 'Article 1'])(
    'has nothing to say of “%s”, which may be the same in both',
    (text) => {
      expect(told(text)).toBe(0);
    },
  );

  it('has nothing to say between two kinds of English', () => {
    expect(told('Everyone has the right to vote.', 'en-GB')).toBe(0);
  });
});
