import { hasSuccessor } from './following-markers.js';
import type { MarkerInText } from './marker-in-text.js';
import type { Reading } from './read-marker.js';

/**
 * Reads a marker as the first of a list, or null where it is no marker. One that no second follows needs a look of its
 * own: a bullet, a blank line above, or a line that is indented below its clause.
 *
 * @param outerIndent columns before the innermost open clause; null where none is open.
 */
export function readStart(found: MarkerInText, outerIndent: number | null): Reading | null {
  const { marker, opensBlock, bulleted, indent, opensLine } = found;
  const starts = marker.readings.filter((reading) => reading.value === 1);
  const first = starts[0];
  if (first === undefined) return null;
  const successor = starts.find((reading) => hasSuccessor(marker, reading, found.following));
  if (successor !== undefined) return successor;
  if (first.system === 'decimal') return opensBlock || bulleted || marker.dress !== '(1)' ? first : null;
  const isDotted = marker.typed.endsWith('.');
  const isBelow = opensLine && outerIndent !== null && indent > outerIndent;
  return marker.spaced && (bulleted || ((opensBlock || isBelow) && !isDotted)) ? first : null;
}
