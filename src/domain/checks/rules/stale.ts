import type { Check } from '../check.js';

/** The target was made from another source text than this one. */
export const stale: Check = {
  id: 'stale',
  severity: 'warning',
  run: ({ target, stale: isStale = false }) =>
    isStale ? [{ key: 'stale', range: [0, target.length], params: {} }] : [],
};
