import type { Check } from '../check.js';

const UNSEEN = /^[\s\p{Cc}\p{Cf}]*$/u;

/** The source has words, the target has nothing that can be seen. */
export const empty: Check = {
  id: 'empty',
  severity: 'error',
  run: ({ source, target }) =>
    UNSEEN.test(target) && !UNSEEN.test(source)
      ? [{ key: 'empty', range: [0, target.length], params: {} }]
      : [],
};
