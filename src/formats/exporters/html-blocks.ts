import type { Edition, EditionClause } from '../../domain/assembly/edition.js';
import type { ClauseKind } from '../../domain/clauses/clause.js';
import type { Group } from './html-frames.js';
import { HtmlFrames } from './html-frames.js';
import type { BlockPlace } from './source-layout.js';
import { SourceLayout } from './source-layout.js';
import type { StructureBlock } from './structure-blocks.js';
import { structureBlocks } from './structure-blocks.js';

const LISTED: ReadonlySet<ClauseKind> = new Set<ClauseKind>(['clause', 'subclause', 'item']);
const DEEPEST_HEADING = 6;

/** Says how one clause's own element looks: `element` is its name, `label` and words are filled in by the caller. */
export type WriteElement = (clause: EditionClause, element: string) => string;

/** Says how a block looks that is no clause. */
export type WriteStructure = (block: StructureBlock) => string;

/** Nests the clauses of an edition in lists, sections, quotations and tables. Goes down without recursion. */
export class HtmlBlocks {
  private readonly html: string[] = [];
  private readonly frames = new HtmlFrames((html) => this.html.push(html));
  private readonly layout: SourceLayout;
  /** For every clause, the level of the heading it stands under, its own included. */
  private readonly levels: number[] = [];
  private readonly topLevel: number;
  private row = -1;
  private column = 0;

  constructor(
    private readonly edition: Edition,
    private readonly write: WriteElement,
    private readonly writeStructure: WriteStructure,
  ) {
    this.layout = new SourceLayout(edition.sourceText);
    this.topLevel = edition.clauses.some(isTitle) ? 1 : 0;
  }

  render(): string {
    const { clauses, sourceText } = this.edition;
    const structure = structureBlocks(
      sourceText,
      clauses.map(({ clause }) => clause),
    );
    let next = 0;
    for (let index = 0; index <= clauses.length; index += 1) {
      for (let block = structure[next]; block?.before === index; block = structure[++next])
        this.addStructure(block);
      const one = clauses[index];
      if (one !== undefined) this.add(one);
    }
    this.frames.closeTo(1);
    return this.html.join('\n');
  }

  private add(one: EditionClause): void {
    const { kind, index, parent } = one.clause;
    const place = this.layout.placeOf(one.clause);
    const base = this.baseOf(one, place);
    const above = parent === null ? this.topLevel : (this.levels[parent] ?? this.topLevel);
    this.levels.push(kind === 'heading' ? Math.min(DEEPEST_HEADING, above + 1) : above);
    if (kind === 'cell') {
      this.addCell(one, base, place);
      return;
    }
    this.frames.enter(base, place.quote, groupOf(one));
    if (LISTED.has(kind)) {
      this.html.push(`<li>${this.write(one, 'p')}`);
      this.frames.push(index, '</li>', place.indent);
    } else if (kind === 'footnote') {
      this.html.push(`<div class="footnote">${this.write(one, 'p')}`);
      this.frames.push(index, '</div>', place.indent);
    } else if (kind === 'heading') {
      this.html.push(`<section>${this.write(one, `h${String(this.levels[index] ?? 1)}`)}`);
      this.frames.push(index, '</section>', -2);
    } else {
      this.html.push(this.write(one, isTitle(one) ? 'h1' : 'p'));
      this.frames.push(index, '', null);
    }
  }

  private addStructure(block: StructureBlock): void {
    this.frames.enter(this.frames.holding(block.place), block.place.quote, null);
    this.html.push(this.writeStructure(block));
  }

  /** The position of the element that a clause goes into. */
  private baseOf({ clause }: EditionClause, place: BlockPlace): number {
    if (clause.kind === 'cell') return this.frames.holding(place);
    let owner = clause.parent;
    while (this.frames.positionOf(owner) === undefined)
      owner = this.edition.clauses[owner ?? 0]?.clause.parent ?? null;
    const owned = this.frames.positionOf(owner) ?? 0;
    const isIndented = clause.kind === 'paragraph' || clause.kind === 'quote';
    return isIndented && place.outerIndent > 1 ? Math.max(this.frames.holding(place), owned) : owned;
  }

  private addCell(one: EditionClause, base: number, { quote }: BlockPlace): void {
    const { row, column, isHead } = this.layout.cellOf(one.clause);
    const isNewRow = row !== this.row;
    if (isNewRow && isHead) this.frames.leave('table');
    const isOpen = this.frames.enter(base, quote, 'table');
    if (isNewRow) {
      if (isOpen) this.html.push('</tr><tr>');
      this.row = row;
      this.column = 0;
    }
    const name = isHead ? 'th' : 'td';
    for (; this.column < column; this.column += 1) this.html.push(`<${name}></${name}>`);
    this.column += 1;
    this.html.push(this.write(one, name));
  }
}

function groupOf({ clause }: EditionClause): Group | null {
  if (!LISTED.has(clause.kind)) return null;
  return clause.number === null ? 'ul' : 'ol';
}

function isTitle({ clause }: EditionClause): boolean {
  return clause.kind === 'title' || (clause.slot.type === 'scalar' && clause.slot.key === 'title');
}
