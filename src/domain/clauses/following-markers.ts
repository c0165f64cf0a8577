import type { Marker, Reading } from './read-marker.js';

/** How far ahead a marker looks for its successor. */
const LOOK_AHEAD = 64;

/** The markers after a place in the text, nearest first; null stands for a heading, beyond which no list goes on. */
export interface FollowingMarkers {
  readonly markers: readonly (Marker | null)[];
  readonly from: number;
}

/** True where the next number of the same dress comes before the list begins again: `a)` … `b)`. */
export function hasSuccessor(marker: Marker, reading: Reading, following: FollowingMarkers): boolean {
  for (const next of successors(marker, following)) {
    const same = next.readings.filter((other) => other.system === reading.system);
    if (same.some((other) => other.value === reading.value + 1)) return true;
    if (same.some((other) => other.value === reading.value)) return false;
  }
  return false;
}

/** `(i)` after `(h)` is a letter unless `(ii)` comes before `(j)`. */
export function startsRomanList(marker: Marker, letter: Reading, following: FollowingMarkers): boolean {
  if (letter.system !== 'letter' || letter.value === 1) return false;
  if (!marker.readings.some((reading) => reading.system === 'roman' && reading.value === 1)) return false;
  const next = successors(marker, following)[0];
  return next?.readings.some((reading) => reading.system === 'roman' && reading.value === 2) ?? false;
}

/** The next markers in the same dress, not further than a heading. */
function successors(marker: Marker, { markers, from }: FollowingMarkers): Marker[] {
  const found: Marker[] = [];
  for (let at = from; at < markers.length && at < from + LOOK_AHEAD; at += 1) {
    const next = markers[at];
    if (next == null) break;
    if (next.dress === marker.dress) found.push(next);
  }
  return found;
}
