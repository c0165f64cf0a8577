import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { unresolvedComment } from './unresolved-comment.js';

describe('unresolved-comment', () => {
  it('says how many comments are open', () => {
    expect(unresolvedComment.run(checkInput('Yes.', 'Oui.', 'fr', { openComments: 2 }))).toEqual([
      { key: 'unresolved-comment', range: [4, 4], params: { count: '2' } },
    ]);
    expect(unresolvedComment.run(checkInput('Yes.', 'Oui.'))).toEqual([]);
  });
});
