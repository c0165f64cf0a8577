import type { ClauseDraft, PhysicalLine } from './clause-draft.js';
import { continuesParagraph } from './continues-paragraph.js';

/** What stands between the last paragraph and here: blanks, the foot of a page, or anything else. */
export type Gap = 'blank' | 'page' | 'closed';

/** The paragraph that lines are being added to, and the one that may go on after a gap. */
export class OpenParagraph {
  private draft: ClauseDraft | null = null;
  private last: ClauseDraft | null = null;
  private gap: Gap = 'closed';
  private isPlain = false;

  constructor(private readonly text: string) {}

  get isOpen(): boolean {
    return this.draft !== null;
  }

  /** The paragraph, if it is a plain one that did not go on after a page break: a line under it makes it a heading. */
  get plain(): ClauseDraft | null {
    return this.isPlain ? this.draft : null;
  }

  beginPlain(draft: ClauseDraft): void {
    this.begin(draft);
    this.isPlain = true;
  }

  /** `resumes`: it may go on after a page break. */
  begin(draft: ClauseDraft, resumes = true): void {
    this.draft = draft;
    this.isPlain = false;
    this.last = resumes ? draft : null;
    this.gap = 'closed';
  }

  add(line: PhysicalLine): void {
    this.draft?.stretches.at(-1)?.push(line);
  }

  close(gap: Gap): void {
    this.draft = null;
    if (gap === 'closed') this.last = null;
    if (gap === 'closed' || this.gap !== 'page') this.gap = gap;
  }

  /** Takes a line as the rest of the paragraph before a page break, or as the words of a number that stood alone. */
  resume(line: PhysicalLine): boolean {
    const { last, gap } = this;
    if (last === null || gap === 'closed') return false;
    const from = last.stretches[0]?.[0]?.from ?? 0;
    const to = last.stretches.at(-1)?.at(-1)?.to ?? 0;
    if (from >= to) last.stretches[0] = [line];
    else if (
      continuesParagraph(this.text.slice(from, to), this.text.slice(line.from, line.to), gap === 'page')
    )
      last.stretches.push([line]);
    else return false;
    this.begin(last);
    return true;
  }
}
