import type { Edition, EditionClause } from '../../domain/assembly/edition.js';
import type { ClauseKind } from '../../domain/clauses/clause.js';
import { headingLevel, cellPlace } from './source-layout.js';

/** A run of neighbours that stand in one element. */
type Group = 'ol' | 'ul' | 'blockquote' | 'table';

/** An element that is still open. */
interface Frame {
  /** The clause whose contained clauses stand in it; null for the document. */
  readonly owner: number | null;
  readonly group: Group | null;
  readonly close: string;
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
const LISTED: ReadonlySet<ClauseKind> = new Set<ClauseKind>(['clause', 'subclause', 'item']);

/** Says how one clause's own element looks: `element` is its name, `label` and words are filled in by the caller. */
export type WriteElement = (clause: EditionClause, element: string) => string;

/** Nests the clauses of an edition in lists, sections, quotations and tables. Goes down without recursion. */
export class HtmlBlocks {
  private readonly html: string[] = [];
  private frames: Frame[] = [{ owner: null, group: null, close: '' }];
  private row = -1;
  private column = 0;

  constructor(
    private readonly edition: Edition,
    private readonly write: WriteElement,
  ) {}

  render(): string {
    for (const clause of this.edition.clauses) this.add(clause);
    this.closeTo(1);
    return this.html.join('\n');
  }

  private add(one: EditionClause): void {
    const { kind, index, parent, number } = one.clause;
    this.closeToOwner(parent);
    this.openGroup(
      LISTED.has(kind)
        ? number === null
          ? 'ul'
          : 'ol'
        : kind === 'quote'
          ? 'blockquote'
          : kind === 'cell'
            ? 'table'
            : null,
      one,
    );
    if (LISTED.has(kind)) {
      this.html.push(`<li>${this.write(one, 'p')}`);
      this.frames.push({ owner: index, group: null, close: '</li>' });
    } else if (kind === 'heading') {
      const level = Math.min(6, headingLevel(this.edition.sourceText, one.clause) + 1);
      this.html.push(`<section>${this.write(one, `h${String(level)}`)}`);
      this.frames.push({ owner: index, group: null, close: '</section>' });
    } else {
      if (kind === 'cell') this.addCell(one);
      else this.html.push(this.write(one, kind === 'title' || isTitleField(one) ? 'h1' : 'p'));
      this.frames.push({ owner: index, group: null, close: '' });
    }
  }

  private openGroup(group: Group | null, one: EditionClause): void {
    const { parent } = one.clause;
    const top = this.frames.at(-1);
    if (top?.group === group && !(group === 'table' && this.beginsTable(one))) return;
    if (top !== undefined && top.group !== null) this.closeTo(this.frames.length - 1);
    if (group === null) return;
    this.row = -1;
    this.html.push(OPEN[group]);
    this.frames.push({ owner: parent, group, close: CLOSE[group] });
  }

  private beginsTable(one: EditionClause): boolean {
    const place = cellPlace(this.edition.sourceText, one.clause);
    return place.isHead && place.row !== this.row;
  }

  private addCell(one: EditionClause): void {
    const { row, column, isHead } = cellPlace(this.edition.sourceText, one.clause);
    if (row !== this.row) {
      if (this.row >= 0) this.html.push('</tr><tr>');
      this.row = row;
      this.column = 0;
    }
    const name = isHead ? 'th' : 'td';
    for (; this.column < column; this.column += 1) this.html.push(`<${name}></${name}>`);
    this.column += 1;
    this.html.push(this.write(one, name));
  }

  private closeToOwner(owner: number | null): void {
    const at = this.frames.findLastIndex((frame) => frame.owner === owner);
    this.closeTo(Math.max(0, at) + 1);
  }

  private closeTo(length: number): void {
    for (const frame of this.frames.slice(length).reverse())
      if (frame.close !== '') this.html.push(frame.close);
    this.frames.length = length;
  }
}

function isTitleField({ clause }: EditionClause): boolean {
  return clause.slot.type === 'scalar' && clause.slot.key === 'title';
}
