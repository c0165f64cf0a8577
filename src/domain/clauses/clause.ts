/**
 * What a block of the source is. `clause` is numbered at the first level of its list, `subclause` below another
 * clause; `preamble` and `closing` are the plain paragraphs before the first and after the last numbered clause,
 * `paragraph` any other; `item` is a list item without a number; `field` a prose value of the front matter.
 */
export type ClauseKind =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'preamble'
  | 'clause'
  | 'subclause'
  | 'paragraph'
  | 'closing'
  | 'item'
  | 'quote'
  | 'cell'
  | 'footnote'
  | 'field';

/** A half-open stretch of the source text, in UTF-16 code units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** How a YAML scalar was written; a target is written back in the same style. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'folded' | 'literal';

/**
 * The place that a clause's words stand in. Whoever splices a target writes it so that it cannot leave this place.
 *
 * - `block`: a paragraph; lines after the first begin with `linePrefix` (`'> '`, `'   '`, or nothing).
 * - `line`: one line only (a heading, a title line).
 * - `cell`: a cell of a table.
 * - `scalar`: a value of the front matter; `indent` is the number of blanks its own lines begin with.
 *
 * `emphasis` is the run of `*` or `_` that wraps all of the clause and stays in the structure (`'***'`), else `''`.
 */
export type Slot =
  | { readonly type: 'block'; readonly linePrefix: string; readonly emphasis: string }
  | { readonly type: 'line'; readonly emphasis: string }
  | { readonly type: 'cell'; readonly emphasis: string }
  | { readonly type: 'scalar'; readonly style: ScalarStyle; readonly indent: number; readonly key: string };

/** One translatable block of a source revision, in reading order. */
export interface Clause {
  readonly index: number;
  readonly kind: ClauseKind;
  /** The canonical place (`1`, `1.a`, `IV.2.a`), null where the clause has no number. */
  readonly number: string | null;
  /** The marker as it was typed (`1.`, `a)`, `(ii)`, `-`, `Article 5`), null where there is none. */
  readonly marker: string | null;
  /** 0 at the top; one more than the parent's. */
  readonly depth: number;
  /** The index of the clause that contains this one, or null. */
  readonly parent: number | null;
  /**
   * The words, as inline Markdown: lines joined to one, words broken over lines mended; a hard line break is `\n`.
   * Empty where the text prints a number and nothing else: such a clause has no unit.
   */
  readonly text: string;
  /**
   * Where the words stand in the source. More than one range where a page break cuts the clause in two; what lies
   * between them is dropped with a translation and kept without one.
   */
  readonly ranges: readonly SourceRange[];
  readonly slot: Slot;
}

/** The front matter as data, and what is wrong with it if it cannot be read. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  readonly problem: { readonly message: string; readonly line: number } | null;
}

/** A source text and its clauses. Everything outside the clauses' ranges is structure and is never changed. */
export interface SplitDocument {
  readonly text: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly frontMatter: FrontMatter | null;
  readonly clauses: readonly Clause[];
}

/** A prose value found in the front matter; ranges are offsets into the whole text. */
export interface FrontMatterField {
  /** Path of the value: `title`, `tags.0`. */
  readonly key: string;
  readonly text: string;
  readonly range: SourceRange;
  readonly slot: Extract<Slot, { type: 'scalar' }>;
}

/**
 * Reads YAML; passed in because the domain imports no parser.
 * `yaml` is the text between the fences, `offset` its place in the document; `proseKeys` the top-level keys whose
 * strings are prose.
 */
export type FrontMatterReader = (
  yaml: string,
  offset: number,
  proseKeys: readonly string[],
) => { readonly frontMatter: FrontMatter; readonly fields: readonly FrontMatterField[] };

/** The keys of the front matter that hold prose unless a communiqué says otherwise. */
export const DEFAULT_PROSE_KEYS: readonly string[] = ['title', 'excerpt', 'description', 'tags'];

/** What the reader of a document may be told beforehand. */
export interface SplitOptions {
  readonly readFrontMatter?: FrontMatterReader;
  readonly proseKeys?: readonly string[];
}

/** True where the clause has words that can be translated. */
export function isTranslatable(clause: Pick<Clause, 'text'>): boolean {
  return clause.text !== '';
}
