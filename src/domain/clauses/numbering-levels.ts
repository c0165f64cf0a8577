import type { FollowingMarkers } from './following-markers.js';
import { hasSuccessor, startsRomanList } from './following-markers.js';
import type { MarkerInText, Place } from './marker-in-text.js';
import { NumberedSections } from './numbered-sections.js';
import { continuing, follows, ITEM, type Level, under } from './numbering-level.js';
import type { Marker, Reading } from './read-marker.js';
import { readStart } from './read-start.js';

/** `a)`, `(a)`, `i.`: letters and roman numbers that numbers do not stand below unless they are seen to. */
const SMALL = /^\(?a[.)]+$/;
/** A number of four digits that opens a paragraph is a year unless a list leads up to it. */
const FIRST_YEAR = 1000;
/** How many letters may be left out of a list. */
const WIDEST_GAP = 3;

/**
 * The open numbered levels while a text is read from top to bottom. It decides which markers are markers and gives
 * each its canonical number: numbers lie in sequences, so `i)` after `h)` is a letter, `(d)` without `(c)` is prose.
 */
export class NumberingLevels {
  readonly sections = new NumberedSections();
  private levels: Level[] = [];
  /** A plain paragraph was read since: levels may go on but do not take new ones in. */
  private interrupted = false;

  /** Reads the marker of a heading; its number is null where it is none. The heading closes all lists. */
  openHeading(depth: number, marker: Marker | null, index: number, following: FollowingMarkers): Place {
    this.levels = [];
    this.interrupted = false;
    return this.sections.open(depth, marker, index, following);
  }

  /** Accepts a marker and opens its level for the clause `index`, or says null: the marker is part of the words. */
  openNumbered(found: MarkerInText, index: number): Place | null {
    const { marker } = found;
    if (marker.path.length > 1) return this.openPath(found, index);
    for (let depth = this.levels.length - 1; depth >= 0; depth -= 1) {
      const level = this.levels[depth];
      const reading = level === undefined ? undefined : continuing(level, marker);
      if (reading === undefined || this.isOuterNearer(depth, found)) continue;
      if (startsRomanList(marker, reading, found.following)) break;
      return this.advance(depth, found, reading, index);
    }
    const start = readStart(found, this.openIndent);
    return start === null ? this.openOutOfSequence(found, index) : this.open(found, start, index);
  }

  /** Opens a level without a number for the bulleted item `index`. */
  openItem(indent: number, opensBlock: boolean, index: number): Place {
    this.closeDeeperThan(indent);
    const top = this.levels.at(-1);
    const isSibling = top?.system === null && top.indent === indent && !this.interrupted;
    if (isSibling) this.levels.pop();
    const isInside =
      top !== undefined && !this.interrupted && (indent > top.indent || !opensBlock || top.continues);
    const parent = isSibling ? top.parent : isInside ? top.index : this.sections.index;
    this.levels.push({ ...ITEM, index, parent, indent });
    this.interrupted = false;
    return { number: null, parent };
  }

  /** The clause that a plain paragraph belongs to: the item it is indented under, else the section. */
  placeParagraph(indent: number): number | null {
    const owner = indent < 2 ? undefined : this.levels.findLast((level) => level.indent < indent);
    if (owner !== undefined) return owner.index;
    this.interrupted = true;
    return this.sections.index;
  }

  private openPath(found: MarkerInText, index: number): Place | null {
    const { marker } = found;
    const prefix = marker.path.slice(0, -1).join('.');
    const last: Reading = { system: 'decimal', value: Number(marker.path.at(-1)) };
    const isSibling = (level: Level): boolean =>
      level.path.length === marker.path.length && level.path.slice(0, -1).join('.') === prefix;
    const sibling = this.levels.findLastIndex(isSibling);
    const owner = this.levels.findLastIndex((level) => level.path.join('.') === prefix);
    const isNext = sibling >= 0 && this.levels[sibling]?.typed === last.value - 1;
    const isFirst = last.value === 1 && (owner >= 0 || this.sections.path === prefix);
    const isMarked = found.opensBlock && (!marker.bare || hasSuccessor(marker, last, found.following));
    if (!isNext && !isFirst && !isMarked && !(found.opensBlock && this.opensNextChapter(marker))) return null;
    this.levels.length = owner >= 0 ? owner + 1 : Math.max(sibling, 0);
    return this.push(found, last, this.pathNumber(marker), index);
  }

  /** `2.1` after `1.2`, `B.1` after `A.3`: the first number of the next chapter. */
  private opensNextChapter({ path }: Marker): boolean {
    if (path.at(-1) !== '1') return false;
    const chapter = path.at(-2) ?? '';
    return this.levels.some(
      (level) =>
        level.path.length === path.length &&
        level.path.slice(0, -2).join('.') === path.slice(0, -2).join('.') &&
        follows(level.path.at(-2) ?? '', chapter),
    );
  }

  private pathNumber(marker: Marker): string {
    const owner = this.levels.at(-1)?.number;
    if (owner != null) return `${owner}.${marker.label}`;
    const { number, path, isPlain } = this.sections;
    const typed = marker.path.join('.');
    const isAbsolute = number === null || isPlain || (path !== null && typed.startsWith(`${path}.`));
    return isAbsolute ? typed : `${number}.${typed}`;
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

  /** A gap (1, 2, 4), or an excerpt that begins at 4. */
  private openOutOfSequence(found: MarkerInText, index: number): Place | null {
    const { marker, opensBlock } = found;
    const depth = this.levels.findLastIndex((level) => level.dress === marker.dress);
    const level = this.levels[depth];
    if (level !== undefined && opensBlock) {
      const reading = marker.readings.find((one) => one.system === level.system);
      const gap = (reading?.value ?? 0) - level.typed;
      const isInReach = reading?.system === 'decimal' ? reading.value < FIRST_YEAR : gap <= WIDEST_GAP;
      if (reading !== undefined && gap > 0 && isInReach) return this.advance(depth, found, reading, index);
    }
    if (!opensBlock && !found.bulleted) return null;
    const reading = marker.readings.find(
      (one) =>
        (one.system === 'decimal' && one.value < FIRST_YEAR) || hasSuccessor(marker, one, found.following),
    );
    return reading === undefined ? null : this.open(found, reading, index);
  }

  private open(found: MarkerInText, reading: Reading, index: number): Place {
    this.closeDeeperThan(found.indent + 1);
    for (
      let top = this.levels.at(-1);
      top?.system === null && top.indent >= found.indent;
      top = this.levels.at(-1)
    )
      this.levels.pop();
    const isSame = (level: Level): boolean =>
      level.dress === found.marker.dress && found.indent <= level.indent + 1;
    const same = this.levels.findLastIndex(isSame);
    if (this.levels[same]?.system === reading.system) return this.advance(same, found, reading, index);
    const isIndented = found.indent > (this.levels.at(-1)?.indent ?? Infinity);
    const isApart = this.interrupted || this.leavesLetters(found, reading);
    if ((isApart && !isIndented) || found.marker.word !== null) this.levels = [];
    return this.push(found, reading, this.childNumber(found.marker), index);
  }

  /** `1.` after the last of `a) b) c)`, none of which has anything below it, begins a list beside theirs. */
  private leavesLetters({ opensBlock, bulleted }: MarkerInText, { system }: Reading): boolean {
    const [letters] = this.levels;
    if (system !== 'decimal' || !opensBlock || bulleted || this.levels.length !== 1) return false;
    return letters !== undefined && SMALL.test(letters.dress) && !letters.continues && !letters.isNested;
  }

  private advance(depth: number, found: MarkerInText, reading: Reading, index: number): Place {
    const level = this.levels[depth];
    const isRepeated =
      level?.typed === 1 && reading.value === 1 && !this.interrupted && depth === this.levels.length - 1;
    const isNested = level?.isNested === true || depth < this.levels.length - 1;
    this.levels.length = depth;
    if (!isRepeated) return this.push(found, reading, this.childNumber(found.marker), index, { isNested });
    const ordinal = level.ordinal + 1;
    const number = under(this.outerNumber(), String(ordinal));
    return this.push(found, reading, number, index, { isNested, ordinal });
  }

  private push(
    found: MarkerInText,
    reading: Reading,
    number: string,
    index: number,
    { ordinal = reading.value, isNested = false } = {},
  ): Place {
    const { marker, indent, following } = found;
    const parent = this.levels.at(-1)?.index ?? this.sections.index;
    const continues = hasSuccessor(marker, reading, following);
    const { dress, path } = marker;
    this.levels.push({
      dress,
      system: reading.system,
      typed: reading.value,
      ordinal,
      path,
      number,
      index,
      parent,
      indent,
      continues,
      isNested,
    });
    this.interrupted = false;
    return { number, parent };
  }

  /** Columns before the clause whose lines are being read. */
  private get openIndent(): number | null {
    return this.interrupted ? null : (this.levels.at(-1)?.indent ?? null);
  }

  private outerNumber(): string | null {
    return this.levels.findLast((level) => level.number !== null)?.number ?? this.sections.number;
  }

  private childNumber(marker: Marker): string {
    return marker.word === null
      ? under(this.outerNumber(), marker.label.replace(/^0+(?=\d)/, ''))
      : marker.label;
  }

  private closeDeeperThan(indent: number): void {
    for (let top = this.levels.at(-1); top !== undefined && top.indent > indent; top = this.levels.at(-1))
      this.levels.pop();
  }
}
