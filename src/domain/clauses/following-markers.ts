import type { Marker, Reading } from './read-marker.js';

/** How far ahead a marker looks for its successor. */
const LOOK_AHEAD = 256;

/** The markers after a place in the text, nearest first; null stands for a heading, beyond which no list goes on. */
export interface FollowingMarkers {
  readonly markers: readonly (Marker | null)[];
  readonly from: number;
}

/** True where the next number of the same dress comes before the list begins again: `a)` … `b)`. */
export function hasSuccessor(marker: Marker, reading: Reading, { markers, from }: FollowingMarkers): boolean {
  for (let at = from; at < markers.length && at < from + LOOK_AHEAD; at += 1) {
    const next = markers[at];
    if (next == null) return false;
    if (next.dress !== marker.dress) continue;
    for (const { system, value } of next.readings) {
      if (system !== reading.system) continue;
      if (value === reading.value + 1) return true;
      if (value === reading.value) return false;
    }
  }
  return false;
}

/** `(i)` after `(h)` is a letter unless `(ii)` comes before `(j)`. */
export function startsRomanList(marker: Marker, letter: Reading, following: FollowingMarkers): boolean {
  if (letter.system !== 'letter' || letter.value === 1) return false;
  if (!marker.readings.some((reading) => reading.system === 'roman' && reading.value === 1)) return false;
  const { markers, from } = following;
  for (let at = from; at < markers.length && at < from + LOOK_AHEAD; at += 1) {
    const next = markers[at];
    if (next == null) return false;
    if (next.dress === marker.dress)
      return next.readings.some((reading) => reading.system === 'roman' && reading.value === 2);
  }
  return false;
}
