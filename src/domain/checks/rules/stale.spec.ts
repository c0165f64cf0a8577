import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { stale } from './stale.js';

describe('stale', () => {
  it('says that the source has changed since', () => {
    expect(stale.run(checkInput('Yes.', 'Oui.', 'fr', { stale: true }))).toEqual([
      { key: 'stale', range: [0, 4], params: {} },
    ]);
    expect(stale.run(checkInput('Yes.', 'Oui.'))).toEqual([]);
  });
});
