import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { empty } from './empty.js';

describe('empty', () => {
  it.each(['', '  \n', '\u200b\u2060'])('tells of a target that has nothing to see: %j', (target) => {
    expect(empty.run(checkInput('Endorsed by:', target))).toEqual([
      { key: 'empty', range: [0, target.length], params: {} },
    ]);
  });

  it('has nothing to say of a target with words, nor where the source has none', () => {
    expect(empty.run(checkInput('Endorsed by:', 'Avec le soutien de :'))).toEqual([]);
    expect(empty.run(checkInput('', ''))).toEqual([]);
  });
});
