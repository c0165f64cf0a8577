import type { Clause, ClauseKind } from './clause.js';
import type { ClauseDraft, PhysicalLine } from './clause-draft.js';
import { finishClause } from './clause-draft.js';
import { continuesParagraph } from './continues-paragraph.js';
import type { WordCount } from './join-lines.js';
import { countWords } from './join-lines.js';
import type { ClassedLine, Hint, LineClass } from './line-class.js';
import type { FollowingMarkers, Place } from './numbering-levels.js';
import { NumberingLevels } from './numbering-levels.js';
import type { Marker } from './read-marker.js';
import { isBlank } from './source-lines.js';
import { looksLikeTitle } from './looks-like-title.js';

type TextLine = ClassedLine & { readonly is: LineClass & { readonly type: 'text' } };
type HeadingLine = ClassedLine & { readonly is: LineClass & { readonly type: 'heading' } };

/** What stands between the last paragraph and here: nothing but blanks, or the foot of a page, or anything else. */
type Gap = 'blank' | 'page' | 'closed';

/** Heading level of a plain line that opens a section (“Article 5”). */
const PLAIN_SECTION = 7;
/** Kinds that a hint gives to a plain paragraph whatever its words look like. */
const PLAIN_KINDS: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  'title',
  'subtitle',
  'heading',
  'preamble',
  'paragraph',
  'closing',
  'quote',
]);

/** Reads classed lines from top to bottom and gathers them to clauses. */
export class ClauseReader {
  private readonly drafts: ClauseDraft[] = [];
  private readonly levels = new NumberingLevels();
  private readonly count: WordCount;
  private lines: readonly ClassedLine[] = [];
  private markers: (Marker | null)[] = [];
  private headingMarkers: (Marker | null)[] = [];
  private markersPassed = 0;
  private headingsPassed = 0;
  /** The draft that takes in further lines. */
  private open: ClauseDraft | null = null;
  /** The paragraph that may go on after the gap. */
  private last: ClauseDraft | null = null;
  private gap: Gap = 'closed';
  private hint: Hint | null = null;
  private quote = 0;

  constructor(
    private readonly text: string,
    private readonly firstIndex: number,
    private readonly mayHaveTitle: boolean,
  ) {
    this.count = countWords(text);
  }

  /** The clauses of the lines, in reading order. */
  read(lines: readonly ClassedLine[]): Clause[] {
    this.lines = lines;
    this.gatherMarkers();
    for (const [at, classed] of lines.entries()) this.readLine(at, classed);
    this.nameParagraphs();
    return this.drafts.map((draft) => finishClause(draft, this.text, this.count));
  }

  private gatherMarkers(): void {
    for (const { is } of this.lines) {
      if (is.type === 'heading') {
        this.markers.push(null);
        if (is.marker !== null) this.headingMarkers.push(is.marker);
      } else if (is.type === 'text' && is.marker !== null) {
        this.markers.push(is.marker.word === null || is.marker.word === '§' ? is.marker : null);
      }
    }
  }

  private readLine(at: number, classed: ClassedLine): void {
    const { is } = classed;
    if (is.type === 'heading') this.markersPassed += 1;
    if (is.type === 'heading' && is.marker !== null) this.headingsPassed += 1;
    if (is.type === 'text' && is.marker !== null) this.markersPassed += 1;
    switch (is.type) {
      case 'blank':
      case 'page':
        this.close(is.type === 'page' || is.pageBreak ? 'page' : 'blank');
        return;
      case 'structure':
      case 'underline':
        this.separate();
        return;
      case 'hint':
        this.separate();
        this.hint = is.hint;
        return;
      case 'cells':
        this.separate();
        for (const { start, end } of is.cells)
          if (end > start)
            this.add('cell', { number: null, parent: this.levels.section }, null, 'cell', {
              from: start,
              to: end,
              end,
            });
        return;
      case 'heading':
        this.readHeading(classed as HeadingLine, is.level);
        return;
      case 'text':
        this.readText(at, classed as TextLine);
    }
  }

  private readHeading({ line, is }: HeadingLine, level: number): void {
    this.separate();
    const hinted = this.takeHint()?.marker ?? null;
    const marker = hinted ?? is.marker;
    const following = { markers: this.headingMarkers, from: this.headingsPassed };
    const place = this.levels.openHeading(level, marker, this.nextIndex, following);
    const isTitle = this.mayHaveTitle && this.drafts.length === 0 && !place.isNumbered;
    const kind = isTitle ? 'title' : 'heading';
    const words = { from: is.from, to: is.to, end: line.end };
    if (hinted !== null) this.add(kind, place, hinted.typed, 'line', words);
    else this.addMarked(kind, place, place.isNumbered ? marker : null, is, words, 'line', '');
  }

  private readText(at: number, classed: TextLine): void {
    const { line, is } = classed;
    if (line.quote > this.quote || (line.quote < this.quote && this.open === null)) this.separate();
    this.quote = line.quote;
    const opensBlock = this.open === null;
    const hint = opensBlock ? this.takeHint() : null;
    if (hint !== null && (hint.marker !== null || PLAIN_KINDS.has(hint.kind))) {
      this.openHinted(classed, hint);
      return;
    }
    if (is.footnote !== null) {
      this.separate();
      const typed = this.text.slice(is.footnote.start, is.footnote.end);
      this.open = this.add(
        'footnote',
        { number: null, parent: this.levels.section },
        typed,
        'block',
        physical(classed),
        '    ',
      );
      return;
    }
    if (is.marker !== null && this.openMarked(classed, is.marker, opensBlock)) return;
    if (is.bullet !== null) {
      this.close('closed');
      const place = this.levels.openItem(line.indent, opensBlock, this.nextIndex);
      this.begin(
        this.add(
          'item',
          place,
          this.text.slice(is.bullet.start, is.bullet.end),
          'block',
          physical(classed),
          this.prefix(classed, is.from),
        ),
      );
      return;
    }
    if (this.open !== null) this.open.stretches.at(-1)?.push(physical(classed));
    else this.openPlain(at, classed);
  }

  /** Opens a numbered section or clause where the marker is one; false where it belongs to the words. */
  private openMarked(classed: TextLine, marker: Marker, opensBlock: boolean): boolean {
    const { line, is } = classed;
    const following: FollowingMarkers = { markers: this.markers, from: this.markersPassed };
    const from = this.afterMarker(marker, is);
    if (marker.word !== null && marker.word !== '§') {
      const isAlone = from >= is.to;
      const nextIsUpper = /^[*_“"]*\p{Lu}/u.test(this.text.slice(from, from + 8));
      if (is.bullet !== null || !this.levels.opensSection(marker, isAlone, nextIsUpper, opensBlock))
        return false;
      this.separate();
      const place = this.levels.openHeading(PLAIN_SECTION, marker, this.nextIndex, following);
      const draft = this.addMarked(
        isAlone ? 'heading' : 'clause',
        place,
        marker,
        is,
        physical(classed),
        isAlone ? 'line' : 'block',
        this.prefix(classed, line.from),
      );
      if (!isAlone) this.begin(draft);
      return true;
    }
    const found = { marker, indent: line.indent, opensBlock, bulleted: is.bullet !== null, following };
    const place = this.levels.openNumbered(found, this.nextIndex);
    if (place === null) return false;
    this.close('closed');
    this.begin(
      this.addMarked(
        this.kindUnder(place),
        place,
        marker,
        is,
        physical(classed),
        'block',
        this.prefix(classed, from),
      ),
    );
    return true;
  }

  private openHinted(classed: TextLine, hint: Hint): void {
    const { line } = classed;
    const whole = { from: line.from, to: line.to, end: line.end };
    const isLine = hint.kind === 'title' || hint.kind === 'heading';
    const place =
      hint.marker === null
        ? { number: null, parent: isLine ? this.levels.section : this.levels.placeParagraph(line.indent) }
        : this.placeHinted(hint.marker, line.indent);
    this.separate();
    const draft = this.add(
      hint.kind,
      place,
      hint.marker?.typed ?? null,
      isLine ? 'line' : 'block',
      whole,
      this.prefix(classed, line.from),
    );
    if (!isLine) this.begin(draft);
  }

  private placeHinted(marker: Marker, indent: number): Place {
    const following = { markers: [], from: 0 };
    if (marker.word !== null && marker.word !== '§')
      return this.levels.openHeading(PLAIN_SECTION, marker, this.nextIndex, following);
    const found = { marker, indent, opensBlock: true, bulleted: true, following };
    return this.levels.openNumbered(found, this.nextIndex) ?? { number: null, parent: this.levels.section };
  }

  private openPlain(at: number, classed: TextLine): void {
    const { line, is } = classed;
    const words = this.text.slice(is.from, is.to);
    const last = this.last;
    if (last !== null && this.gap !== 'closed' && line.quote === 0) {
      if (isEmpty(last)) {
        last.stretches[0] = [physical(classed)];
        this.begin(last);
        return;
      }
      const end = last.stretches.at(-1)?.at(-1);
      const begin = last.stretches[0]?.[0];
      const before = end === undefined || begin === undefined ? '' : this.text.slice(begin.from, end.to);
      if (continuesParagraph(before, words, this.gap === 'page')) {
        last.stretches.push([physical(classed)]);
        this.begin(last);
        return;
      }
    }
    if (this.opensTitle(at, classed)) {
      this.add('title', { number: null, parent: null }, null, 'line', physical(classed));
      return;
    }
    const before = this.drafts.at(-1);
    const kind =
      before?.kind === 'title' && is.emphasis > 0 ? 'subtitle' : line.quote > 0 ? 'quote' : 'paragraph';
    const place = { number: null, parent: this.levels.placeParagraph(line.indent) };
    this.begin(this.add(kind, place, null, 'block', physical(classed), this.prefix(classed, line.from)));
  }

  /** A first line that stands alone, or right above a subtitle in emphasis, and reads like a title. */
  private opensTitle(at: number, { line, is }: TextLine): boolean {
    if (!this.mayHaveTitle || this.drafts.length > 0 || line.quote > 0) return false;
    const next = this.lines[at + 1]?.is;
    const isAlone =
      next === undefined ||
      next.type === 'blank' ||
      next.type === 'underline' ||
      (next.type === 'text' && next.emphasis > 0 && is.emphasis === 0);
    if (!isAlone || !looksLikeTitle(this.text.slice(is.from, is.to))) return false;
    return this.lines
      .slice(at + 1, at + 64)
      .some((other) => !['blank', 'underline', 'page'].includes(other.is.type));
  }

  private addMarked(
    kind: ClauseKind,
    place: Place,
    marker: Marker | null,
    is: { from: number; to: number; emphasis: number },
    words: PhysicalLine,
    shape: ClauseDraft['shape'],
    linePrefix: string,
  ): ClauseDraft {
    const typed = marker?.typed ?? null;
    if (marker === null || marker.typed.length === 0)
      return this.add(kind, place, typed, shape, words, linePrefix);
    const from = this.afterMarker(marker, is);
    const isWhole = from >= is.to && kind === 'heading';
    if (isWhole) return this.add(kind, place, typed, shape, words, linePrefix);
    const run = this.text.slice(is.from, is.from + is.emphasis);
    const closesAtOnce = is.emphasis > 0 && this.text.startsWith(run, marker.end);
    const opened = is.emphasis > 0 && !closesAtOnce ? is.from : null;
    return this.add(
      kind,
      place,
      typed,
      shape,
      { ...words, from: Math.min(from, words.to) },
      linePrefix,
      opened,
      run,
    );
  }

  /** Where the words begin after a marker, and after the emphasis that closes with it. */
  private afterMarker(marker: Marker, is: { from: number; to: number; emphasis: number }): number {
    const run = this.text.slice(is.from, is.from + is.emphasis);
    let at = is.emphasis > 0 && this.text.startsWith(run, marker.end) ? marker.end + is.emphasis : marker.end;
    while (at < is.to && isBlank(this.text.charCodeAt(at))) at += 1;
    return at;
  }

  private add(
    kind: ClauseKind,
    place: Place,
    marker: string | null,
    shape: ClauseDraft['shape'],
    words: PhysicalLine,
    linePrefix = '',
    emphasisFrom: number | null = null,
    emphasisRun = '',
  ): ClauseDraft {
    const depth = place.parent === null ? 0 : (this.drafts[place.parent - this.firstIndex]?.depth ?? 0) + 1;
    const draft = {
      index: this.nextIndex,
      kind,
      number: place.number,
      marker,
      depth,
      parent: place.parent,
      shape,
      linePrefix,
      emphasisFrom,
      emphasisRun,
      stretches: [[words]],
    };
    this.drafts.push(draft);
    return draft;
  }

  private begin(draft: ClauseDraft): void {
    this.open = draft;
    this.last = draft;
    this.gap = 'closed';
  }

  /** Ends the open paragraph; it may go on after blanks or the foot of a page. */
  private close(gap: Gap): void {
    this.open = null;
    if (gap === 'closed') this.last = null;
    else if (this.gap !== 'page') this.gap = gap;
  }

  private separate(): void {
    this.close('closed');
    this.gap = 'closed';
  }

  private takeHint(): Hint | null {
    const { hint } = this;
    this.hint = null;
    return hint;
  }

  private kindUnder(place: Place): ClauseKind {
    for (let at = place.parent; at !== null;) {
      const draft: ClauseDraft | undefined = this.drafts[at - this.firstIndex];
      if (draft === undefined || draft.kind === 'heading') break;
      if (draft.number !== null) return 'subclause';
      at = draft.parent;
    }
    return 'clause';
  }

  /** What the further lines of a paragraph begin with: quote marks, and blanks as wide as the list marker. */
  private prefix({ line, is }: TextLine, from: number): string {
    const outer = this.text.slice(line.start, line.from).replace(/[^>\s]/g, ' ');
    const isList = is.bullet !== null || /^\d{1,9}[.)]\s/.test(this.text.slice(line.from, from + 1));
    return isList
      ? outer + ' '.repeat(Math.max(0, (is.bullet === null ? from : is.from) - line.from))
      : outer;
  }

  /** Plain paragraphs before the first and after the last numbered clause get their names. */
  private nameParagraphs(): void {
    const first = this.drafts.findIndex((draft) => draft.number !== null);
    if (first < 0) return;
    const last = this.drafts.findLastIndex((draft) => draft.number !== null);
    for (const [at, draft] of this.drafts.entries()) {
      if (draft.kind !== 'paragraph' || draft.parent !== null) continue;
      if (at < first) draft.kind = 'preamble';
      else if (at > last) draft.kind = 'closing';
    }
  }

  private get nextIndex(): number {
    return this.firstIndex + this.drafts.length;
  }
}

function physical({ line, is }: TextLine): PhysicalLine {
  return { from: is.from, to: is.to, end: line.end };
}

function isEmpty(draft: ClauseDraft): boolean {
  const only = draft.stretches[0]?.[0];
  return (
    draft.stretches.length === 1 &&
    draft.stretches[0]?.length === 1 &&
    only !== undefined &&
    only.from >= only.to
  );
}
