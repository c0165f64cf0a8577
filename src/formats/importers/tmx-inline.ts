/** Elements of TMX 1.4b that stand inside a segment; the content of all but `hi` is code of another format. */
export const INLINE: ReadonlySet<string> = new Set(['bpt', 'ept', 'ph', 'it', 'hi', 'ut', 'sub']);

const STRONG = /^(?:bold|strong|x-bold|x-strong)$/i;
const EM = /^(?:italic|em|emphasis|x-italic)$/i;
const STRONG_CODE = /^<\/?(?:b|strong)\b[^<>]*>$/i;
const EM_CODE = /^<\/?(?:i|em)\b[^<>]*>$/i;
const BREAK_CODE = /^(?:<br\b[^<>]*>|\r?\n)$/i;

/** An inline element that is open. */
export interface OpenInline {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Code that was read inside. */
  code: string;
}

/**
 * Reads the inline elements of one segment as Markdown: bold, italics and line breaks as such, code that Concord wrote
 * (`x-markdown`) as it is, and code of other formats not at all.
 */
export class InlineReader {
  readonly #pairs = new Map<string, string>();

  constructor(private readonly isMarkdown: boolean) {}

  /** What the beginning of an element stands for. */
  open({ name, attributes }: OpenInline): string {
    return name === 'hi' ? emphasisOf(attributes.type, '') : '';
  }

  /** What an element stands for once it is closed. */
  close({ name, attributes, code }: OpenInline): string {
    if (name === 'hi') return emphasisOf(attributes.type, '');
    if (name === 'sub' || name === 'ut') return '';
    if (attributes.type === 'lb') return '\n';
    if (this.isMarkdown) return code;
    if (BREAK_CODE.test(code)) return '\n';
    if (name === 'ph') return '';
    const pair = attributes.i ?? '';
    if (name === 'ept') return this.#pairs.get(pair) ?? emphasisOf(attributes.type, code);
    const emphasis = emphasisOf(attributes.type, code);
    if (name === 'bpt') this.#pairs.set(pair, emphasis);
    // Half a pair, whose other half is in another segment, would emphasise what it should not.
    return name === 'it' ? '' : emphasis;
  }
}

function emphasisOf(type: string | undefined, code: string): string {
  if (STRONG.test(type ?? '') || STRONG_CODE.test(code.trim())) return '**';
  return EM.test(type ?? '') || EM_CODE.test(code.trim()) ? '*' : '';
}
