/** The emphasis that a pair of delimiters stands for. */
export type Emphasis = 'em' | 'strong' | 'del';

interface Stretch {
  /** Offsets into the text that was read, half-open, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/**
 * A piece of inline Markdown. The pieces cover the text without gap or overlap, and `open`/`close` and
 * `link-open`/`link-close` are properly nested, so a writer can emit them one after the other.
 */
export type InlineToken =
  | (Stretch & { readonly type: 'text' })
  /** A character that would be markup had it found its partner: `[`, `]`, `*`, `_`, a run of backticks, `<`. */
  | (Stretch & { readonly type: 'loose' })
  /** A backslash and the punctuation it takes the meaning from. */
  | (Stretch & { readonly type: 'escape' })
  /** A hard line break. */
  | (Stretch & { readonly type: 'break' })
  | (Stretch & { readonly type: 'code'; readonly content: string })
  | (Stretch & { readonly type: 'html'; readonly tag: string; readonly closing: boolean })
  | (Stretch & { readonly type: 'autolink'; readonly destination: string })
  | (Stretch & { readonly type: 'footnote'; readonly label: string })
  | (Stretch & { readonly type: 'open' | 'close'; readonly emphasis: Emphasis })
  | (Stretch & { readonly type: 'link-open'; readonly link: Link })
  | (Stretch & { readonly type: 'link-close'; readonly link: Link });

/** A link or an image, inline or by reference. */
export interface Link {
  readonly image: boolean;
  /** As it was typed, without `<` `>` and escapes; null for a link by reference. */
  readonly destination: string | null;
  readonly title: string | null;
  /** The label, case folded, of a link by reference. */
  readonly label: string | null;
  /** All that follows the words, as typed: `](https://example.org "Title")`. */
  readonly tail: string;
}
