import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { lengthRatio } from './length-ratio.js';

const SOURCE =
  'Everyone has the right to take part in the government of his country, directly or through others.';
const TARGET = 'Toute personne a le droit de prendre part à la direction des affaires publiques de son pays.';
const told = (target: string, language?: string) =>
  lengthRatio.run(checkInput(SOURCE, target, language)).map(({ key }) => key);

describe('length-ratio', () => {
  it('tells of a target that is a fragment, or says everything three times', () => {
    expect(told(TARGET)).toEqual([]);
    expect(told(TARGET.slice(0, 30))).toEqual(['short']);
    expect(told(TARGET.repeat(3))).toEqual(['long']);
  });

  it('knows how short Chinese is', () => {
    expect(told('人人有直接或通过代表参与治理本国的权利。', 'zh-Hans')).toEqual([]);
    expect(told('人人有直接或通过代表参与治理本国的权利。', 'fr')).toEqual(['short']);
  });

  it('has nothing to say of short texts', () => {
    expect(lengthRatio.run(checkInput('Yes.', 'Certainement, sans aucun doute.'))).toEqual([]);
  });
});
