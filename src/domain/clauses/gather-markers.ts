import type { ClassedLine } from './line-class.js';
import { endsLists } from './line-class.js';
import type { Marker } from './read-marker.js';
import { isSectionWord } from './read-marker.js';

/** The markers of the running text in order, null for each heading: no list goes on beyond one. */
export function gatherMarkers(lines: readonly ClassedLine[]): (Marker | null)[] {
  const markers: (Marker | null)[] = [];
  for (const { is } of lines)
    if (endsLists(is)) markers.push(null);
    else if (is.type === 'text' && is.marker !== null)
      markers.push(isSectionWord(is.marker) ? null : is.marker);
  return markers;
}

/** The markers of the headings in order. */
export function gatherHeadingMarkers(lines: readonly ClassedLine[]): Marker[] {
  return lines.flatMap(({ is }) => (is.type === 'heading' && is.marker !== null ? [is.marker] : []));
}
