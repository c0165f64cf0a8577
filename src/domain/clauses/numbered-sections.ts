import type { FollowingMarkers } from './following-markers.js';
import { hasSuccessor } from './following-markers.js';
import type { Marker, Reading, StructuralWord } from './read-marker.js';
import { STRUCTURAL_WORDS } from './read-marker.js';

interface Section {
  /** Heading level 1–6; 7 for a plain line such as “Article 5”. */
  readonly depth: number;
  readonly word: StructuralWord | null;
  readonly typed: number;
  readonly number: string;
  readonly index: number;
}

/** Parts and chapters do not lend their number: articles count on from one to the next. */
const WIDE: ReadonlySet<StructuralWord> = new Set<StructuralWord>(['book', 'part', 'title', 'chapter']);

/** The numbered headings (`## 2. Scope`, `### Article IV`) that are open while a text is read. */
export class NumberedSections {
  private readonly sections: Section[] = [];

  /** The clause of the innermost section, or null. */
  get index(): number | null {
    return this.sections.at(-1)?.index ?? null;
  }

  /** The number that lists in the innermost section are counted under, or null. */
  get number(): string | null {
    return this.sections.findLast(({ word }) => word === null || !WIDE.has(word))?.number ?? null;
  }

  /** The same, where it is a path of numbers (`2.1`, `A.3`). */
  get path(): string | null {
    const { number } = this;
    return number !== null && /^[A-Z\d][\d.]*$/.test(number) ? number : null;
  }

  /** Reads the marker of a heading, null where it is none, and closes what the heading ends. Returns its number. */
  open(
    depth: number,
    marker: Marker | null,
    index: number,
    following: FollowingMarkers,
  ): { number: string | null; parent: number | null } {
    const reading = marker === null ? null : this.readMarker(depth, marker, following);
    const word = marker?.word ?? null;
    this.close(depth, reading === null ? null : word);
    const parent = this.index;
    if (marker === null || reading === null) return { number: null, parent };
    const number = this.numberOf(marker);
    this.sections.push({ depth, word, typed: reading.value, number, index });
    return { number, parent };
  }

  /** True where a plain line that begins with a structural word is a section of its own (`Article 5`). */
  opensHere(marker: Marker, endsLine: boolean, nextIsUpper: boolean): boolean {
    if (endsLine) return true;
    if (!marker.spaced) return false;
    if (!marker.bare) return true;
    const last = this.sections.findLast((section) => section.word === marker.word)?.typed ?? 0;
    return nextIsUpper && marker.readings.some((reading) => reading.value === last + 1);
  }

  private numberOf(marker: Marker): string {
    if (marker.word !== null) return marker.label;
    if (marker.path.length > 1) return marker.path.join('.');
    const outer = this.number;
    return outer === null ? marker.label : `${outer}.${marker.label}`;
  }

  private close(depth: number, word: StructuralWord | null): void {
    for (let last = this.sections.at(-1); last !== undefined; last = this.sections.at(-1)) {
      const isOuter =
        word !== null && last.word !== null
          ? STRUCTURAL_WORDS.indexOf(last.word) < STRUCTURAL_WORDS.indexOf(word)
          : last.depth < depth;
      if (isOuter) return;
      this.sections.pop();
    }
  }

  private readMarker(depth: number, marker: Marker, following: FollowingMarkers): Reading | null {
    const first = marker.readings[0];
    if (first === undefined) return null;
    if (marker.word !== null) return marker.readings.at(-1) ?? first;
    if (first.system === 'decimal') return first;
    const before = this.sections.findLast((section) => section.depth === depth);
    const next = marker.readings.find(
      (reading) => before !== undefined && reading.value === before.typed + 1,
    );
    if (next !== undefined) return next;
    const starts = marker.readings.filter((reading) => reading.value === 1);
    return starts.find((reading) => hasSuccessor(marker, reading, following)) ?? null;
  }
}
