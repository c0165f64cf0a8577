import type { Check } from '../check.js';

/** Somebody asked something about this clause that has not been settled. */
export const unresolvedComment: Check = {
  id: 'unresolved-comment',
  severity: 'warning',
  run: ({ target, openComments = 0 }) =>
    openComments > 0
      ? [
          {
            key: 'unresolved-comment',
            range: [target.length, target.length],
            params: { count: String(openComments) },
          },
        ]
      : [],
};
