/** How the inline markup of a target is to be written. */
export interface InlineStyle {
  /** The words of the source clause, whose links, tags and footnote marks the target may use. */
  readonly source: string;
  /** The emphasis that wraps the clause in the structure; its character means nothing inside. */
  readonly emphasis: string;
  /** Nothing that was typed means anything but itself, the links of the source excepted. */
  readonly literal: boolean;
  readonly cell: boolean;
}
