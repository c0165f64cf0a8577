import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { kashida } from './kashida.js';

const told = (target: string) => kashida.run(checkInput('Here.', target, 'ar')).map(({ range }) => range);

describe('kashida', () => {
  it('tells of a lengthened word', () => {
    expect(told('حقـــوق')).toEqual([[2, 5]]);
  });

  it('leaves the list letter and the year of the Hijra', () => {
    expect(told('(هـ) 1445 هـ')).toEqual([]);
  });
});
