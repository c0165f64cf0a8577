import type { FollowingMarkers } from './following-markers.js';
import { hasSuccessor } from './following-markers.js';
import type { Marker, Reading, StructuralWord } from './read-marker.js';

/** What a plain line that begins with a structural word looks like. */
export interface SectionLine {
  /** Nothing else stands on it. */
  readonly isAlone: boolean;
  /** A mark stands between the number and the words. */
  readonly isDelimited: boolean;
  readonly nextIsUpper: boolean;
  /** No paragraph is open above it. */
  readonly opensBlock: boolean;
}

interface Section {
  /** Heading level 1–6; 7 for a plain line such as “Article 5”. */
  readonly depth: number;
  readonly word: StructuralWord | null;
  readonly typed: number;
  readonly number: string;
  readonly index: number;
}

/** Words whose numbers begin again inside each wider section; articles and paragraphs count on. */
const COUNTED_WITHIN: ReadonlySet<StructuralWord> = new Set<StructuralWord>(['section', 'rule', 'clause']);
/** Words that are always wider than all others, widest first. */
const WIDEST: readonly StructuralWord[] = ['book', 'part', 'title', 'chapter', 'annex'];
/** The level of a plain line that is a section. */
const PLAIN = 7;

/** Parts and chapters do not lend their number: articles count on from one to the next. */
const WIDE: ReadonlySet<StructuralWord> = new Set<StructuralWord>(['book', 'part', 'title', 'chapter']);

/** The numbered headings (`## 2. Scope`, `### Article IV`) that are open while a text is read. */
export class NumberedSections {
  private readonly sections: Section[] = [];
  /** The other structural words in the order in which the text first uses them: the first is the widest. */
  private readonly wordsMet: StructuralWord[] = [];

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

  /** The innermost number is a plain one (`## 2. Scope`), beside which `3.1` names its own place. */
  get isPlain(): boolean {
    return this.sections.findLast(({ word }) => word === null || !WIDE.has(word))?.word === null;
  }

  /** Reads the marker of a heading, null where it is none, and closes what the heading ends. Returns its number. */
  open(
    depth: number,
    marker: Marker | null,
    index: number,
    following: FollowingMarkers,
  ): { number: string | null; parent: number | null } {
    const reading = marker === null ? null : this.readMarker(depth, marker, following);
    const word = reading === null ? null : (marker?.word ?? null);
    if (word !== null && !this.wordsMet.includes(word)) this.wordsMet.push(word);
    this.close(depth, word);
    const parent = this.index;
    if (marker === null || reading === null) return { number: null, parent };
    const number = this.numberOf(marker);
    this.sections.push({ depth, word, typed: reading.value, number, index });
    return { number, parent };
  }

  /** True where a plain line that begins with a structural word is a section of its own (`Article 5`). */
  opensHere(marker: Marker, line: SectionLine): boolean {
    const last = this.sections.findLast((section) => section.word === marker.word)?.typed ?? 0;
    const isNext = marker.readings.some((reading) => reading.value === last + 1);
    if (line.isAlone) return line.opensBlock || (last > 0 && isNext);
    if (!line.opensBlock || !marker.spaced) return false;
    return line.isDelimited || !marker.bare || (line.nextIsUpper && isNext);
  }

  private numberOf(marker: Marker): string {
    const outer = this.number;
    const isPath = marker.path.length > 1;
    const isAbsolute = isPath || (marker.word !== null && !COUNTED_WITHIN.has(marker.word));
    if (isAbsolute || outer === null)
      return isPath && marker.word === null ? marker.path.join('.') : marker.label;
    return `${outer}.${marker.label}`;
  }

  private close(depth: number, word: StructuralWord | null): void {
    for (let last = this.sections.at(-1); last !== undefined; last = this.sections.at(-1)) {
      if (this.isWider(last, depth, word)) return;
      this.sections.pop();
    }
  }

  /** Headings say by their level which is wider, and by their words where the levels are the same. */
  private isWider(outer: Section, depth: number, word: StructuralWord | null): boolean {
    const isByLevel = outer.depth < PLAIN && depth < PLAIN && outer.depth !== depth;
    if (isByLevel || word === null || outer.word === null) return outer.depth < depth;
    return this.rank(outer.word) < this.rank(word);
  }

  private rank(word: StructuralWord): number {
    const widest = WIDEST.indexOf(word);
    return widest >= 0 ? widest : WIDEST.length + this.wordsMet.indexOf(word);
  }

  private readMarker(depth: number, marker: Marker, following: FollowingMarkers): Reading | null {
    const first = marker.readings[0];
    if (first === undefined) return null;
    if (marker.word !== null) return marker.spaced ? (marker.readings.at(-1) ?? first) : null;
    if (first.system === 'decimal' && !(marker.bare && marker.path.length === 1)) return first;
    const before = this.sections.findLast((section) => section.depth === depth);
    const next = marker.readings.find(
      (reading) => before !== undefined && reading.value === before.typed + 1,
    );
    if (next !== undefined) return next;
    const starts = marker.readings.filter((reading) => reading.value === 1);
    return starts.find((reading) => hasSuccessor(marker, reading, following)) ?? null;
  }
}
