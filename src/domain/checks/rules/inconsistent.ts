import type { Check } from '../check.js';
import { comparable, indexOfDocument } from '../document-index.js';

/** Another clause with the same source has another target. */
export const inconsistent: Check = {
  id: 'inconsistent',
  severity: 'warning',
  run: ({ source, target, clause, document }) => {
    if (document === undefined || source.trim() === '' || target.trim() === '') return [];
    const own = comparable(target);
    const other = indexOfDocument(document)
      .bySource.get(comparable(source))
      ?.find(
        (sibling) =>
          sibling.key !== clause?.key && sibling.target.trim() !== '' && comparable(sibling.target) !== own,
      );
    if (other === undefined) return [];
    return [{ key: 'inconsistent', range: [0, target.length], params: { other: other.target } }];
  },
};
