import type { BlockPlace } from './source-layout.js';

/** An element that holds a run of neighbours. */
export type Group = 'ol' | 'ul' | 'blockquote' | 'table';

/** An element that is still open. */
interface Frame {
  /** The clause whose contained clauses stand in it; null for the document and for groups. */
  readonly owner: number | null;
  readonly group: Group | null;
  readonly close: string;
  /** What is to stand in it has more columns before it than this and one; null: it holds nothing by indentation. */
  readonly indent: number | null;
  /** Block quotes that are open up to here. */
  readonly quotes: number;
}

const OPEN: Readonly<Record<Group, string>> = {
  ol: '<ol role="list">',
  ul: '<ul role="list">',
  blockquote: '<blockquote>',
  table: '<table><tr>',
};
const CLOSE: Readonly<Record<Group, string>> = {
  ol: '</ol>',
  ul: '</ul>',
  blockquote: '</blockquote>',
  table: '</tr></table>',
};

/** The elements that are open, from the document down; writes what opens and closes. */
export class HtmlFrames {
  private readonly frames: Frame[] = [{ owner: null, group: null, close: '', indent: -2, quotes: 0 }];
  private readonly positions = new Map<number | null, number>([[null, 0]]);

  constructor(private readonly emit: (html: string) => void) {}

  /** Opens the element of a clause, or what else may hold others. */
  push(owner: number | null, close: string, indent: number | null): void {
    if (owner !== null) this.positions.set(owner, this.frames.length);
    this.frames.push({ owner, group: null, close, indent, quotes: this.frames.at(-1)?.quotes ?? 0 });
  }

  /** The position of the clause's element, if it is open. */
  positionOf(owner: number | null): number | undefined {
    return this.positions.get(owner);
  }

  /** The position of the innermost element that a block belongs to by its indentation. */
  holding({ indent, outerIndent, quote }: BlockPlace): number {
    return this.frames.findLastIndex(
      (frame) =>
        frame.indent !== null &&
        frame.quotes <= quote &&
        (quote > frame.quotes ? outerIndent : indent) > frame.indent + 1,
    );
  }

  /**
   * Closes all that does not lead to the groups, and opens what is missing, inside the element at `base` and as many
   * block quotes as the block stands in. True where the last group was open already.
   */
  enter(base: number, quote: number, group: Group | null): boolean {
    let at = base;
    while ((this.frames[at]?.quotes ?? 0) > quote || this.frames[at]?.group != null) at -= 1;
    const quotes = new Array<Group>(quote - (this.frames[at]?.quotes ?? 0)).fill('blockquote');
    const wanted = group === null ? quotes : [...quotes, group];
    let kept = 0;
    while (kept < wanted.length && this.frames[at + 1 + kept]?.group === wanted[kept]) kept += 1;
    this.closeTo(at + 1 + kept);
    for (const one of wanted.slice(kept)) {
      this.emit(OPEN[one]);
      const quotesOpen = (this.frames.at(-1)?.quotes ?? 0) + (one === 'blockquote' ? 1 : 0);
      this.frames.push({ owner: null, group: one, close: CLOSE[one], indent: null, quotes: quotesOpen });
    }
    return kept === wanted.length;
  }

  /** Closes the innermost group, if it is of this kind. */
  leave(group: Group): void {
    if (this.frames.at(-1)?.group === group) this.closeTo(this.frames.length - 1);
  }

  closeTo(length: number): void {
    while (this.frames.length > length) {
      const frame = this.frames.pop();
      if (frame?.owner != null) this.positions.delete(frame.owner);
      if (frame !== undefined && frame.close !== '') this.emit(frame.close);
    }
  }
}
