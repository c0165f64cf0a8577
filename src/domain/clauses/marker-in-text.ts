import type { FollowingMarkers } from './following-markers.js';
import type { Marker } from './read-marker.js';

/** A marker in the running text, with the markers that come after it. */
export interface MarkerInText {
  readonly marker: Marker;
  /** Columns before the marker (before the bullet, where it has one). */
  readonly indent: number;
  /** No paragraph is open above it. */
  readonly opensBlock: boolean;
  readonly bulleted: boolean;
  /** The line above it ends by itself: it is not the rest of a line that was wrapped. */
  readonly opensLine: boolean;
  readonly following: FollowingMarkers;
}

/** The clause that a marker opens: its canonical number and the index of the clause it belongs to. */
export interface Place {
  readonly number: string | null;
  readonly parent: number | null;
}
