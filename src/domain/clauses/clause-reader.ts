import type { Clause } from './clause.js';
import type { ClauseDraft, PhysicalLine } from './clause-draft.js';
import { DraftList } from './draft-list.js';
import type { FollowingMarkers } from './following-markers.js';
import { hasSuccessor } from './following-markers.js';
import type { ClassedLine, Hint, LineClass } from './line-class.js';
import { endsLists, placeTold, PLAIN_KINDS } from './line-class.js';
import { gatherHeadingMarkers, gatherMarkers } from './gather-markers.js';
import type { Place } from './marker-in-text.js';
import { NumberingLevels } from './numbering-levels.js';
import type { Marker } from './read-marker.js';
import { isSectionWord, readMarker } from './read-marker.js';
import { OpenParagraph } from './open-paragraph.js';
import { opensTitle } from './opens-title.js';
import { isUnderlined, markerIn, placeWords, prefixOfFurtherLines, wordsAfterHint } from './words-of-line.js';

type Classed<Type extends LineClass['type']> = ClassedLine & {
  readonly is: LineClass & { readonly type: Type };
};

/** Heading level of a plain line that opens a section (“Article 5”). */
const PLAIN_SECTION = 7;

/** Reads classed lines from top to bottom and gathers them to clauses. */
export class ClauseReader {
  private readonly levels = new NumberingLevels();
  private readonly drafts: DraftList;
  private lines: readonly ClassedLine[] = [];
  private markers: readonly (Marker | null)[] = [];
  private headingMarkers: readonly Marker[] = [];
  private markersPassed = 0;
  private headingsPassed = 0;
  private readonly paragraph: OpenParagraph;
  private hint: Hint | null = null;
  private quote = 0;

  constructor(
    private readonly text: string,
    firstIndex: number,
    private readonly mayHaveTitle: boolean,
  ) {
    this.drafts = new DraftList(firstIndex);
    this.paragraph = new OpenParagraph(text);
  }

  /** The clauses of the lines, in reading order. */
  read(lines: readonly ClassedLine[]): Clause[] {
    this.lines = lines;
    this.markers = gatherMarkers(lines);
    this.headingMarkers = gatherHeadingMarkers(lines);
    for (const [at, classed] of lines.entries()) this.readLine(at, classed);
    return this.drafts.finish(this.text);
  }

  private readLine(at: number, classed: ClassedLine): void {
    const { is } = classed;
    if (endsLists(is)) this.markersPassed += 1;
    switch (is.type) {
      case 'blank':
      case 'page':
        this.paragraph.close(is.type === 'page' || is.pageBreak ? 'page' : 'blank');
        return;
      case 'underline':
        this.underline(is.level);
        return;
      case 'structure':
        this.paragraph.close('closed');
        return;
      case 'hint':
        this.paragraph.close('closed');
        this.hint = is.hint;
        return;
      case 'cells':
        this.paragraph.close('closed');
        for (const { start, end } of is.cells)
          if (end > start)
            this.drafts.add('cell', this.inSection(), { from: start, to: end, end }, { shape: 'cell' });
        return;
      case 'heading':
        this.readHeading(classed as Classed<'heading'>, is.level);
        return;
      case 'text':
        if (is.marker !== null) this.markersPassed += 1;
        this.readText(at, classed as Classed<'text'>);
    }
  }

  private readHeading(classed: Classed<'heading'>, level: number): void {
    const { is } = classed;
    this.paragraph.close('closed');
    const hint = this.takeHint();
    const hinted = hint?.marker ?? null;
    const told = placeTold(hint, this.drafts.nextIndex);
    if (is.marker !== null) this.headingsPassed += 1;
    const following = { markers: this.headingMarkers, from: this.headingsPassed };
    const read = this.levels.openHeading(level, hinted ?? is.marker, this.drafts.nextIndex, following);
    const place = told ?? read;
    const isTitle = this.mayHaveTitle && this.drafts.last === null && place.number === null;
    const marker = place.number === null || hinted !== null ? null : is.marker;
    const { words, emphasisFrom, emphasisRun } = placeWords(this.text, classed, marker, true);
    this.drafts.add(isTitle ? 'title' : 'heading', place, words, {
      emphasisFrom,
      emphasisRun,
      marker: place.number === null ? null : ((hinted ?? is.marker)?.typed ?? null),
      shape: 'line',
    });
  }

  /** `Heading` over `===` or `---`: the plain paragraph above is one; under anything else the line is a rule. */
  private underline(level: number): void {
    const { plain } = this.paragraph;
    this.paragraph.close('closed');
    if (plain === null || plain.kind === 'quote') return;
    const following = { markers: this.headingMarkers, from: this.headingsPassed };
    const place = this.levels.openHeading(level, null, plain.index, following);
    const isTitle = this.mayHaveTitle && plain.index === this.drafts.firstIndex;
    this.drafts.replaceLast(isTitle ? 'title' : 'heading', place);
  }

  private readText(at: number, classed: Classed<'text'>): void {
    const { line, is } = classed;
    if (line.quote > this.quote || (line.quote < this.quote && !this.paragraph.isOpen))
      this.paragraph.close('closed');
    this.quote = line.quote;
    const opensBlock = !this.paragraph.isOpen;
    const hint = opensBlock ? this.takeHint() : null;
    const told = placeTold(hint, this.drafts.nextIndex);
    if (hint !== null && (told !== null || hint.marker !== null || PLAIN_KINDS.has(hint.kind)))
      this.openHinted(at, classed, hint, told);
    else if (is.footnote !== null)
      this.openFootnote(classed, this.text.slice(is.footnote.start, is.footnote.end));
    else if (is.marker !== null && this.openMarked(classed, is.marker, opensBlock)) return;
    else if (is.bullet !== null)
      this.openItem(classed, this.text.slice(is.bullet.start, is.bullet.end), opensBlock);
    else if (!opensBlock) this.paragraph.add(wholeLine(classed));
    else if (line.quote > 0 || !this.paragraph.resume(wholeLine(classed))) this.openPlain(at, classed);
  }

  /** Opens a numbered section or clause where the marker is one; false where it belongs to the words. */
  private openMarked(classed: Classed<'text'>, marker: Marker, opensBlock: boolean): boolean {
    const { is } = classed;
    const following: FollowingMarkers = { markers: this.markers, from: this.markersPassed };
    const placed = placeWords(this.text, classed, marker, isSectionWord(marker));
    const { words, emphasisFrom, emphasisRun } = placed;
    const isAlone = words.from <= is.from + is.emphasis && isSectionWord(marker);
    if (isSectionWord(marker)) {
      const nextIsUpper = /^[*_“"]*\p{Lu}/u.test(this.text.slice(words.from, words.from + 8));
      const sectionLine = { isAlone, isDelimited: placed.isDelimited, nextIsUpper, opensBlock };
      if (is.bullet !== null || !this.levels.sections.opensHere(marker, sectionLine)) return false;
    }
    const found = markerIn(this.text, classed, marker, opensBlock, following);
    const place = isSectionWord(marker)
      ? this.levels.openHeading(PLAIN_SECTION, marker, this.drafts.nextIndex, following)
      : this.levels.openNumbered(found, this.drafts.nextIndex);
    if (place === null) return false;
    this.paragraph.close('closed');
    const linePrefix = prefixOfFurtherLines(this.text, classed, words.from);
    const shape = isAlone ? 'line' : 'block';
    const kind = isAlone ? 'heading' : this.drafts.kindUnder(place.parent);
    const details = { marker: marker.typed, shape, linePrefix, emphasisFrom, emphasisRun } as const;
    const draft = this.drafts.add(kind, place, words, details);
    if (!isAlone && !this.openInner(classed, draft, words, following)) this.paragraph.begin(draft);
    return true;
  }

  /** `2. (a) Text`: the first sub-clause stands on its clause's own line. */
  private openInner(
    classed: Classed<'text'>,
    outer: ClauseDraft,
    words: PhysicalLine,
    following: FollowingMarkers,
  ): boolean {
    const inner = readMarker(this.text, words.from, words.to);
    const opensList = inner?.readings.some(
      (reading) => reading.value === 1 && hasSuccessor(inner, reading, following),
    );
    if (inner === null || inner.path.length > 1 || opensList !== true) return false;
    outer.stretches[0] = [{ ...words, to: words.from }];
    const is = { ...classed.is, bullet: null, from: words.from, marker: inner, emphasis: 0 };
    if (this.openMarked({ line: classed.line, is }, inner, true)) return true;
    outer.stretches[0] = [words];
    return false;
  }

  private openFootnote(classed: Classed<'text'>, marker: string): void {
    this.paragraph.close('closed');
    this.paragraph.begin(
      this.drafts.add('footnote', this.inSection(), wholeLine(classed), {
        marker,
        linePrefix: '    ',
      }),
      false,
    );
  }

  private openItem(classed: Classed<'text'>, marker: string, opensBlock: boolean): void {
    this.paragraph.close('closed');
    const place = this.levels.openItem(classed.line.indent, opensBlock, this.drafts.nextIndex);
    const linePrefix = prefixOfFurtherLines(this.text, classed, classed.is.from);
    this.paragraph.begin(this.drafts.add('item', place, wholeLine(classed), { marker, linePrefix }));
  }

  /** Opens the block that a hint tells of; `told` is its place, where the hint tells that too. */
  private openHinted(at: number, classed: Classed<'text'>, { kind, marker }: Hint, told: Place | null): void {
    const { line, is } = classed;
    const isLine = kind === 'title' || kind === 'heading';
    const bullet = kind === 'item' ? is.bullet : null;
    const read =
      bullet !== null
        ? this.levels.openItem(line.indent, true, this.drafts.nextIndex)
        : this.placeHinted(marker, isLine, line.indent);
    this.paragraph.close('closed');
    const { words, emphasisFrom, emphasisRun } =
      bullet === null
        ? wordsAfterHint(this.text, classed, marker)
        : placeWords(this.text, classed, null, false);
    const draft = this.drafts.add(kind, told ?? read, words, {
      emphasisFrom,
      emphasisRun,
      marker: bullet === null ? (marker?.typed ?? null) : this.text.slice(bullet.start, bullet.end),
      shape: isLine ? 'line' : 'block',
      linePrefix: prefixOfFurtherLines(this.text, classed, words.from),
    });
    if (!isLine || isUnderlined(this.lines, at)) this.paragraph.begin(draft, !isLine);
  }

  private placeHinted(marker: Marker | null, isLine: boolean, indent: number): Place {
    const unnumbered = { number: null, parent: this.levels.sections.index };
    const following = { markers: [], from: 0 };
    if (marker === null)
      return isLine
        ? this.levels.openHeading(PLAIN_SECTION, null, this.drafts.nextIndex, following)
        : { number: null, parent: this.levels.placeParagraph(indent) };
    if (isSectionWord(marker))
      return this.levels.openHeading(PLAIN_SECTION, marker, this.drafts.nextIndex, following);
    const found = { marker, indent, opensBlock: true, bulleted: true, opensLine: true, following };
    return this.levels.openNumbered(found, this.drafts.nextIndex) ?? unnumbered;
  }

  private openPlain(at: number, classed: Classed<'text'>): void {
    const { line, is } = classed;
    const mayBeTitle = this.mayHaveTitle && this.drafts.last === null && line.quote === 0;
    if (mayBeTitle && opensTitle(this.text, this.lines, at)) {
      this.drafts.add('title', { number: null, parent: null }, wholeLine(classed), { shape: 'line' });
      return;
    }
    const isSubtitle = this.drafts.last?.kind === 'title' && is.emphasis > 0;
    const kind = isSubtitle ? 'subtitle' : line.quote > 0 ? 'quote' : 'paragraph';
    const place = { number: null, parent: this.levels.placeParagraph(line.indent) };
    const linePrefix = prefixOfFurtherLines(this.text, classed, line.from);
    this.paragraph.beginPlain(this.drafts.add(kind, place, wholeLine(classed), { linePrefix }));
  }

  private takeHint(): Hint | null {
    const { hint } = this;
    this.hint = null;
    return hint;
  }

  private inSection(): Place {
    return { number: null, parent: this.levels.sections.index };
  }
}

function wholeLine({ line, is }: Classed<'text'>): PhysicalLine {
  return { from: is.from, to: is.to, end: line.end };
}
