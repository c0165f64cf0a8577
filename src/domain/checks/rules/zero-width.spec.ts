import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { zeroWidth } from './zero-width.js';

const told = (target: string, language: string) =>
  zeroWidth.run(checkInput('Here.', target, language)).map(({ params }) => params.code);

describe('zero-width', () => {
  it.each([
    ['dr\u200boit', 'fr', 'U+200B'],
    ['dr\u00adoit', 'fr', 'U+00AD'],
    ['\ufeffdroit', 'fr', 'U+FEFF'],
    ['dr\u200doit', 'fr', 'U+200D'],
    ['droit\u200e', 'fr', 'U+200E'],
    ['право\u2060', 'ru', 'U+2060'],
  ])('tells of %j in %s', (target, language, code) => {
    expect(told(target, language)).toEqual([code]);
  });

  it.each([
    ['می\u200cشود', 'fa'],
    ['क्\u200dष', 'hi'],
    ['ක්\u200dෂ', 'si'],
    ['มนุษย์\u200bทุกคน', 'th'],
    ['ជន\u200bណា', 'km'],
    ['حق (UN)\u200f', 'ar'],
  ])('leaves what the script needs: %j', (target, language) => {
    expect(told(target, language)).toEqual([]);
  });
});
