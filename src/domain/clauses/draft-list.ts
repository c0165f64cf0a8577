import type { Clause, ClauseKind, Slot } from './clause.js';
import type { ClauseDraft, PhysicalLine } from './clause-draft.js';
import { finishClause } from './clause-draft.js';
import { wordFrequencies } from './join-lines.js';
import type { Place } from './marker-in-text.js';

/** What a draft may have beside its kind, place and words. */
interface DraftDetails {
  readonly marker?: string | null;
  readonly shape?: ClauseDraft['shape'];
  readonly linePrefix?: string;
  readonly emphasisFrom?: number | null;
  readonly emphasisRun?: string;
}

/** The clauses read so far; `firstIndex` is the index of the first (the front matter's fields come before it). */
export class DraftList {
  private readonly drafts: ClauseDraft[] = [];

  constructor(readonly firstIndex: number) {}

  get nextIndex(): number {
    return this.firstIndex + this.drafts.length;
  }

  get last(): ClauseDraft | null {
    return this.drafts.at(-1) ?? null;
  }

  add(kind: ClauseKind, place: Place, words: PhysicalLine, details: DraftDetails = {}): ClauseDraft {
    // Named one by one: copying objects would take a third of the time that a text takes.
    const draft: ClauseDraft = {
      index: this.nextIndex,
      kind,
      number: place.number,
      marker: details.marker ?? null,
      depth: place.parent === null ? 0 : (this.at(place.parent)?.depth ?? 0) + 1,
      parent: place.parent,
      shape: details.shape ?? 'block',
      linePrefix: details.linePrefix ?? '',
      emphasisFrom: details.emphasisFrom ?? null,
      emphasisRun: details.emphasisRun ?? '',
      stretches: [[words]],
    };
    this.drafts.push(draft);
    return draft;
  }

  /** The last paragraph turns out to be a heading. */
  replaceLast(kind: ClauseKind, place: Place): void {
    const last = this.drafts.pop();
    if (last === undefined) return;
    const depth = place.parent === null ? 0 : (this.at(place.parent)?.depth ?? 0) + 1;
    this.drafts.push({ ...last, kind, ...place, depth, shape: 'line', linePrefix: '' });
  }

  /** `subclause` under another numbered clause, `clause` at the top or under a heading. */
  kindUnder(parent: number | null): ClauseKind {
    for (
      let outer = this.at(parent);
      outer !== undefined && outer.kind !== 'heading';
      outer = this.at(outer.parent)
    )
      if (outer.number !== null) return 'subclause';
    return 'clause';
  }

  /** The clauses, with plain paragraphs before the first and after the last numbered one named for their place. */
  finish(source: string): Clause[] {
    const count = wordFrequencies(source);
    const slots = new Map<string, Slot>();
    const first = this.drafts.findIndex((draft) => draft.number !== null);
    const last = this.drafts.findLastIndex((draft) => draft.number !== null);
    return this.drafts.map((draft, at) => {
      const clause = finishClause(draft, source, count, slots);
      if (first < 0 || clause.kind !== 'paragraph' || clause.parent !== null) return clause;
      return at < first
        ? { ...clause, kind: 'preamble' }
        : at > last
          ? { ...clause, kind: 'closing' }
          : clause;
    });
  }

  private at(index: number | null): ClauseDraft | undefined {
    return index === null ? undefined : this.drafts[index - this.firstIndex];
  }
}
