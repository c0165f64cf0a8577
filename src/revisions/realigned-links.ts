import {
  type CorrectionFate,
  type DraftBase,
  keepCorrections,
} from '../domain/alignment/keep-corrections.js';
import { clauseOf } from '../persistence/clause-of.js';
import type { Reads } from '../persistence/reads.js';
import type { RevisionClauseRecord, RevisionLinkRecord, RevisionRecord } from '../persistence/records.js';
import { draftLinks, linkRecord, NOBODY, proposeLinks } from './draft-links.js';
import type { OpenDraft } from './draft-reader.js';

/** What became of a coordinator's word on one clause of a draft. */
export interface PastCorrection {
  readonly position: number;
  readonly number: string | null;
  readonly fate: CorrectionFate;
}

/** The links of a draft beside another base, and what became of those that coordinators had looked at. */
export interface RealignedLinks {
  readonly records: readonly RevisionLinkRecord[];
  readonly corrections: readonly PastCorrection[];
}

/** Aligns an open draft with another base; what still means what it meant is kept with who said it and when. */
export async function realignedLinks(
  reads: Pick<Reads, 'carry' | 'clauses'>,
  { draft, old, resting, clauses, records, links }: OpenDraft,
  base: RevisionRecord,
): Promise<RealignedLinks> {
  const fresh = await reads.clauses.ofRevision(base.id);
  const rested = await reads.carry.rested(draft.communiqueId, base.id);
  const proposed = await proposeLinks(reads, { ...draft, baseId: base.id }, clauses);
  const kept = keepCorrections({
    before: baseOf(old, resting),
    now: baseOf(fresh, rested),
    ...{ clauses, links, proposed: draftLinks(fresh, proposed) },
  });
  return {
    records: kept.links.map((link, at) =>
      linkRecord(draft.id, fresh, link, link.confirmed ? (records[at] ?? NOBODY) : NOBODY),
    ),
    corrections: [...kept.fates].map(([position, fate]) => ({
      ...{ position, fate, number: clauses[position]?.number ?? null },
    })),
  };
}

function baseOf(
  clauses: readonly RevisionClauseRecord[],
  resting: readonly { readonly clauseKey: string }[],
): DraftBase {
  return {
    clauses: clauses.map((clause) => ({ key: clause.clauseKey, clause: clauseOf(clause) })),
    resting: resting.map(({ clauseKey }) => clauseKey),
  };
}
