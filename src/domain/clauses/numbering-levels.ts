import type { Marker, NumberSystem, Reading, StructuralWord } from './read-marker.js';
import { STRUCTURAL_WORDS } from './read-marker.js';

/** The markers after a place in the text, nearest first; null stands for a heading, beyond which no list goes on. */
export interface FollowingMarkers {
  readonly markers: readonly (Marker | null)[];
  readonly from: number;
}

/** A marker in the running text, with the markers that come after it. */
export interface MarkerInText {
  readonly marker: Marker;
  /** Columns before the marker (before the bullet, where it has one). */
  readonly indent: number;
  /** The line stands alone or first: a blank line, a heading or the start of the text is before it. */
  readonly opensBlock: boolean;
  readonly bulleted: boolean;
  readonly following: FollowingMarkers;
}

/** The clause that a marker opens: its canonical number and the index of the clause it belongs to. */
export interface Place {
  readonly number: string | null;
  readonly parent: number | null;
}

interface Level {
  readonly dress: string;
  /** Null for a bulleted level, which has no number. */
  readonly system: NumberSystem | null;
  readonly typed: number;
  readonly ordinal: number;
  readonly path: readonly number[];
  readonly number: string | null;
  readonly index: number;
  readonly parent: number | null;
  readonly indent: number;
  /** The list goes on further down. */
  readonly continues: boolean;
}

const ITEM = {
  dress: '-',
  system: null,
  typed: 0,
  ordinal: 0,
  path: [],
  number: null,
  continues: false,
} as const;

interface Section {
  /** Heading level 1–6; 7 for a plain line such as “Article 5”. */
  readonly depth: number;
  readonly word: StructuralWord | null;
  readonly typed: number;
  readonly number: string | null;
  /** False for parts and chapters: their articles count on from one to the next. */
  readonly passesNumber: boolean;
  readonly index: number;
}

/** How far ahead a marker looks for its successor. */
const LOOK_AHEAD = 64;
const WIDE: ReadonlySet<StructuralWord> = new Set<StructuralWord>(['book', 'part', 'title', 'chapter']);

/**
 * The open numbered levels while a text is read from top to bottom. It decides which markers are markers and gives
 * each its canonical number: numbers lie in sequences, so `i)` after `h)` is a letter, `(d)` without `(c)` is prose.
 */
export class NumberingLevels {
  private levels: Level[] = [];
  private sections: Section[] = [];
  /** A plain paragraph was read since: levels may go on but do not take new ones in. */
  private interrupted = false;

  /** The innermost numbered section, or null. */
  get section(): number | null {
    return this.sections.at(-1)?.index ?? null;
  }

  /** Reads the marker of a heading; null where it is none. The heading closes all lists and narrower sections. */
  openHeading(
    depth: number,
    marker: Marker | null,
    index: number,
    following: FollowingMarkers,
  ): Place & { isNumbered: boolean } {
    const reading = marker === null ? null : this.readHeadingMarker(depth, marker, following);
    const word = marker?.word ?? null;
    this.closeSections(depth, reading === null ? null : word);
    const parent = this.section;
    if (marker === null || reading === null) return { number: null, parent, isNumbered: false };
    const number =
      marker.word !== null || marker.path.length > 1
        ? headingLabel(marker)
        : join(this.sectionNumber(), canonicalLabel(marker, reading));
    const passesNumber = word === null || !WIDE.has(word);
    this.sections.push({ depth, word, typed: reading.value, number, passesNumber, index });
    return { number, parent, isNumbered: true };
  }

  /** True where a plain line that begins with a structural word is a numbered section (`Article 5`). */
  opensSection(marker: Marker, endsLine: boolean, nextIsUpper: boolean, opensBlock: boolean): boolean {
    if (marker.word === null || marker.word === '§' || !opensBlock) return false;
    if (endsLine) return true;
    if (!marker.spaced) return false;
    if (!marker.bare) return true;
    const last = this.sections.findLast((section) => section.word === marker.word)?.typed ?? 0;
    return nextIsUpper && marker.readings.some((reading) => reading.value === last + 1);
  }

  /** Accepts a marker and opens its level for the clause `index`, or says null: the marker is part of the words. */
  openNumbered(found: MarkerInText, index: number): Place | null {
    const { marker } = found;
    if (marker.path.length > 1) return this.openPath(found, index);
    for (let depth = this.levels.length - 1; depth >= 0; depth -= 1) {
      const level = this.levels[depth];
      const reading = level === undefined ? undefined : continuing(level, marker);
      if (level === undefined || reading === undefined || this.isOuterNearer(depth, found)) continue;
      if (this.startsRomanList(found, reading)) break;
      return this.advance(depth, found, reading, index);
    }
    const start = this.readStart(found);
    if (start !== null) return this.open(found, start, index);
    return this.openOutOfSequence(found, index);
  }

  /** Opens a level without a number for the bulleted item `index`. */
  openItem(indent: number, opensBlock: boolean, index: number): Place {
    this.closeItems(indent + 1);
    const top = this.levels.at(-1);
    const isSibling = top?.system === null && top.indent === indent && !this.interrupted;
    if (isSibling) this.levels.pop();
    const isInside =
      top !== undefined && !this.interrupted && (indent > top.indent || !opensBlock || top.continues);
    const parent = isSibling ? top.parent : isInside ? top.index : this.section;
    this.levels.push({ ...ITEM, index, parent, indent });
    this.interrupted = false;
    return { number: null, parent };
  }

  /** The clause that a plain paragraph belongs to: the item it is indented under, else the section. */
  placeParagraph(indent: number): number | null {
    if (indent >= 2) {
      const owner = this.levels.findLast((level) => level.indent < indent);
      if (owner !== undefined) return owner.index;
    }
    this.interrupted = true;
    return this.section;
  }

  private sectionNumber(): string | null {
    return this.sections.findLast((section) => section.passesNumber)?.number ?? null;
  }

  private closeSections(depth: number, word: StructuralWord | null): void {
    this.levels = [];
    this.interrupted = false;
    while (this.sections.length > 0) {
      const last = this.sections.at(-1);
      if (last === undefined) return;
      const isOuter =
        word !== null && last.word !== null
          ? STRUCTURAL_WORDS.indexOf(last.word) < STRUCTURAL_WORDS.indexOf(word)
          : last.depth < depth;
      if (isOuter) return;
      this.sections.pop();
    }
  }

  private readHeadingMarker(depth: number, marker: Marker, following: FollowingMarkers): Reading | null {
    const first = marker.readings[0];
    if (first === undefined) return null;
    if (marker.word !== null) return marker.readings.at(-1) ?? first;
    if (first.system === 'decimal') return marker.bare && marker.path.length === 1 ? null : first;
    const before = this.sections.findLast((section) => section.depth === depth);
    const next = marker.readings.find(
      (reading) => before !== undefined && reading.value === before.typed + 1,
    );
    if (next !== undefined) return next;
    const starts = marker.readings.filter((reading) => reading.value === 1);
    return starts.find((reading) => hasSuccessor(marker, reading, following)) ?? null;
  }

  private openPath(found: MarkerInText, index: number): Place | null {
    const { marker } = found;
    const prefix = marker.path.slice(0, -1).join('.');
    const last = marker.path.at(-1) ?? 0;
    const sibling = this.levels.findLastIndex(
      (level) => level.path.length === marker.path.length && level.path.slice(0, -1).join('.') === prefix,
    );
    const owner = this.levels.findLastIndex((level) => level.path.join('.') === prefix);
    const isNext = sibling >= 0 && this.levels[sibling]?.typed === last - 1;
    const isFirst = last === 1 && (owner >= 0 || this.sectionLabel() === prefix);
    const isMarked =
      found.opensBlock &&
      (!marker.bare || hasSuccessor(marker, { system: 'decimal', value: last }, found.following));
    if (!isNext && !isFirst && !isMarked) return null;
    if (owner >= 0) this.levels.length = owner + 1;
    else if (sibling >= 0) this.levels.length = sibling;
    else this.levels = [];
    const parentLevel = this.levels.at(-1);
    const section = this.sectionNumber();
    const typed = marker.path.join('.');
    const isUnderSection =
      section === null ||
      this.sectionLabel() === marker.path.slice(0, this.sectionLabel()?.split('.').length).join('.');
    const number =
      parentLevel?.number != null
        ? join(parentLevel.number, marker.label)
        : isUnderSection
          ? typed
          : join(section, typed);
    return this.push(found, { system: 'decimal', value: last }, number, index);
  }

  /** The number of the innermost section as a decimal path, where it is one. */
  private sectionLabel(): string | null {
    const number = this.sectionNumber();
    return number !== null && /^[\d.]+$/.test(number) ? number : null;
  }

  /** With two levels that could go on, the one whose indentation is nearer is meant. */
  private isOuterNearer(depth: number, found: MarkerInText): boolean {
    const level = this.levels[depth];
    if (level === undefined || found.indent >= level.indent) return false;
    const outer = this.levels
      .slice(0, depth)
      .findLast((other) => continuing(other, found.marker) !== undefined);
    return (
      outer !== undefined && Math.abs(outer.indent - found.indent) < Math.abs(level.indent - found.indent)
    );
  }

  /** `(i)` after `(h)` is a letter unless `(ii)` comes before `(j)`. */
  private startsRomanList(found: MarkerInText, letter: Reading): boolean {
    if (letter.system !== 'letter' || letter.value === 1) return false;
    const roman = found.marker.readings.find((reading) => reading.system === 'roman' && reading.value === 1);
    if (roman === undefined) return false;
    const next = successors(found.marker, found.following)[0];
    return next?.readings.some((reading) => reading.system === 'roman' && reading.value === 2) ?? false;
  }

  private readStart(found: MarkerInText): Reading | null {
    const { marker, opensBlock, bulleted } = found;
    const starts = marker.readings.filter((reading) => reading.value === 1);
    const first = starts[0];
    if (first === undefined) return null;
    const successor = starts.find((reading) => hasSuccessor(marker, reading, found.following));
    if (successor !== undefined) return successor;
    if (marker.word !== null || first.system === 'decimal')
      return opensBlock || bulleted || marker.dress !== '(1)' ? first : null;
    const isDotted = marker.typed.endsWith('.') && !marker.typed.startsWith('(');
    return marker.spaced && (bulleted || (opensBlock && !isDotted)) ? first : null;
  }

  /** A gap (1, 2, 4), an excerpt that begins at 4, a list counted 1. 1. 1. as Markdown allows. */
  private openOutOfSequence(found: MarkerInText, index: number): Place | null {
    const { marker } = found;
    const depth = this.levels.findLastIndex((level) => level.dress === marker.dress);
    const level = this.levels[depth];
    if (level !== undefined && found.opensBlock) {
      const reading = marker.readings.find((one) => one.system === level.system);
      const gap = (reading?.value ?? 0) - level.typed;
      if (
        reading !== undefined &&
        gap > 0 &&
        (reading.system === 'decimal' ? reading.value < 1000 : gap <= 3)
      )
        return this.advance(depth, found, reading, index);
    }
    if (!found.opensBlock && !found.bulleted) return null;
    const reading = marker.readings.find(
      (one) => (one.system === 'decimal' && one.value < 1000) || hasSuccessor(marker, one, found.following),
    );
    if (reading === undefined || (reading.value === 0 && marker.word === null)) return null;
    return this.open(found, reading, index);
  }

  private open(found: MarkerInText, reading: Reading, index: number): Place {
    this.closeItems(found.indent);
    const same = this.levels.findLastIndex(
      (level) => level.dress === found.marker.dress && found.indent <= level.indent + 1,
    );
    const level = this.levels[same];
    if (level !== undefined && level.system === reading.system)
      return this.advance(same, found, reading, index);
    if (this.interrupted) this.levels = [];
    while (this.isIndentedBeyond(found.indent)) this.levels.pop();
    return this.push(found, reading, this.childNumber(this.levels.length, found.marker, reading), index);
  }

  private advance(depth: number, found: MarkerInText, reading: Reading, index: number): Place {
    const level = this.levels[depth];
    const isRepeated =
      level !== undefined &&
      !this.interrupted &&
      reading.value === 1 &&
      level.typed === 1 &&
      depth === this.levels.length - 1;
    const ordinal = isRepeated ? level.ordinal + 1 : reading.value;
    this.levels.length = depth;
    const number = isRepeated
      ? join(this.parentNumber(depth), String(ordinal))
      : this.childNumber(depth, found.marker, reading);
    return this.push(found, reading, number, index, ordinal);
  }

  private push(
    found: MarkerInText,
    reading: Reading,
    number: string,
    index: number,
    ordinal = reading.value,
  ): Place {
    const parent = this.levels.at(-1)?.index ?? this.section;
    this.levels.push({
      dress: found.marker.dress,
      system: reading.system,
      typed: reading.value,
      ordinal,
      path: found.marker.path,
      number,
      index,
      parent,
      indent: found.indent,
      continues: hasSuccessor(found.marker, reading, found.following),
    });
    this.interrupted = false;
    return { number, parent };
  }

  private parentNumber(depth: number): string | null {
    return (
      this.levels.slice(0, depth).findLast((level) => level.number !== null)?.number ?? this.sectionNumber()
    );
  }

  private childNumber(depth: number, marker: Marker, reading: Reading): string {
    return marker.word === '§'
      ? marker.label
      : join(this.parentNumber(depth), canonicalLabel(marker, reading));
  }

  /** Closes the bulleted items on top that begin at `indent` columns or further in. */
  private closeItems(indent: number): void {
    for (let top = this.levels.at(-1); top?.system === null && top.indent >= indent; top = this.levels.at(-1))
      this.levels.pop();
  }

  private isIndentedBeyond(indent: number): boolean {
    const top = this.levels.at(-1);
    return top !== undefined && top.indent > indent + 1;
  }
}

function continuing(level: Level, marker: Marker): Reading | undefined {
  if (level.dress !== marker.dress) return undefined;
  return marker.readings.find(
    (reading) => reading.system === level.system && reading.value === level.typed + 1,
  );
}

function hasSuccessor(marker: Marker, reading: Reading, following: FollowingMarkers): boolean {
  for (const next of successors(marker, following)) {
    const same = next.readings.filter((other) => other.system === reading.system);
    if (same.some((other) => other.value === reading.value + 1)) return true;
    if (same.some((other) => other.value === reading.value)) return false;
  }
  return false;
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

function canonicalLabel(marker: Marker, reading: Reading): string {
  return reading.system === 'decimal' ? marker.label.replace(/^0+(?=\d)/, '') : marker.label;
}

function headingLabel(marker: Marker): string {
  return marker.path.length > 1 ? marker.path.join('.') : marker.label;
}

function join(parent: string | null, label: string): string {
  return parent === null ? label : `${parent}.${label}`;
}
