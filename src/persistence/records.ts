import type { Relation } from '../domain/alignment/alignment.js';
import type { ClauseKind, Slot, SourceRange } from '../domain/clauses/clause.js';
import type { UnitState, UnitSubState } from '../domain/units/unit-state.js';

/** The values that repositories give and take. Times are ISO 8601 UTC; ids are UUIDs unless said otherwise. */

export interface CommuniqueRecord {
  readonly id: string;
  readonly slug: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly settings: CommuniqueSettings;
  readonly createdAt: string;
}

export interface CommuniqueSettings {
  /** Keys of the front matter that hold prose; the default ones where absent. */
  readonly proseKeys?: readonly string[];
}

export type RevisionStatus = 'draft' | 'published' | 'discarded';

/** A source revision without its text, which is read on its own (`reads.revisions.text(id)`). */
export interface RevisionRecord {
  readonly id: string;
  readonly communiqueId: string;
  readonly number: number;
  /** Of the bytes as they were imported, hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly status: RevisionStatus;
  readonly createdAt: string;
  readonly publishedAt: string | null;
}

/** A revision that is not published yet, without its text (`reads.drafts.text(id)`). Published, it keeps its id. */
export interface DraftRecord {
  readonly id: string;
  readonly communiqueId: string;
  /** The revision that it is aligned with. */
  readonly baseId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly status: RevisionStatus;
  /** Counts every change of the draft, from 1; the ETag. */
  readonly version: number;
  readonly createdAt: string;
}

/** What is said of how a clause came from others. */
export interface LinkFacts {
  readonly relation: Relation;
  readonly edited: boolean;
  readonly moved: boolean;
  readonly renumbered: boolean;
  /** The change is none of meaning: targets are not stale for it. */
  readonly editorial: boolean;
  /** Who said last that the link is right, or editorial. Null where nobody did, or once the account is forgotten. */
  readonly confirmedById: string | null;
  readonly confirmedAt: string | null;
}

/** One clause of a draft, by its position, and the clause keys of the base revision that it came from. */
export interface RevisionLinkRecord extends LinkFacts {
  readonly draftId: string;
  readonly position: number;
  readonly origins: readonly string[];
  /** Key of the resting clause that it brings back; then it has no origins. */
  readonly returns: string | null;
  readonly similarity: number;
  readonly confidence: number;
  readonly confirmed: boolean;
}

/** One origin of a clause of a published revision; an added clause has none. */
export interface ClauseOriginRecord extends LinkFacts {
  readonly revisionId: string;
  readonly clauseKey: string;
  readonly originClauseKey: string;
}

/** A language's word against an editorial mark: this target is stale although its hash is not another. */
export interface ContestRecord {
  readonly targetId: string;
  readonly unitId: string;
  readonly revisionId: string;
  readonly reason: string;
  readonly authorId: string | null;
  readonly createdAt: string;
}

/** Where a clause's words stand in the source text. */
export interface ClauseSource {
  readonly ranges: readonly SourceRange[];
  readonly slot: Slot;
}

export interface RevisionClauseRecord {
  readonly revisionId: string;
  /** Ten characters, random. */
  readonly clauseKey: string;
  /** The clause's index in reading order, from 0. */
  readonly position: number;
  readonly parentPosition: number | null;
  readonly depth: number;
  readonly kind: ClauseKind;
  readonly number: string | null;
  readonly marker: string | null;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly textHash: string;
  readonly wordCount: number;
  readonly source: ClauseSource;
}

/** A clause that an earlier revision had and the newest has not, as it was last seen. */
export interface RestingClauseRecord extends Pick<
  RevisionClauseRecord,
  'clauseKey' | 'kind' | 'number' | 'text' | 'textHash'
> {
  /** The number of the revision that left it out. */
  readonly restsSince: number;
}

/** What a clause said in a revision. */
export interface PastClauseRecord extends Pick<RevisionClauseRecord, 'clauseKey' | 'text' | 'textHash'> {
  /** Split or merged in that revision: its units began again. */
  readonly restarted: boolean;
}

export type JobStatus = 'opening' | 'open';

/** A figure per state. */
export type ByState = Readonly<Record<UnitState, number>>;

export interface JobCounters {
  readonly units: ByState;
  readonly words: ByState;
}

export interface JobRecord extends JobCounters {
  readonly id: string;
  readonly revisionId: string;
  readonly communiqueId: string;
  readonly language: string;
  readonly status: JobStatus;
  /** A calendar date, `YYYY-MM-DD`. */
  readonly dueDate: string | null;
  readonly createdAt: string;
}

export interface UnitRecord {
  readonly id: string;
  readonly clauseKey: string;
  readonly language: string;
  readonly communiqueId: string;
  /** The newest job that the unit belongs to. */
  readonly jobId: string;
  readonly position: number;
  readonly wordCount: number;
  readonly state: UnitState;
  readonly subState: UnitSubState;
  readonly currentTargetId: string | null;
  /** Counts every change of the unit, from 1; the ETag. */
  readonly version: number;
  readonly assigneeId: string | null;
  readonly leaseUntil: string | null;
}

export type TargetOrigin = 'human' | 'memory' | 'machine' | 'import' | 'carried';

export interface TargetRecord {
  readonly id: string;
  readonly unitId: string;
  /** Counts the unit's targets, from 1. */
  readonly seq: number;
  readonly text: string;
  /** Hash of the source text that the target was made from. */
  readonly sourceTextHash: string;
  readonly revisionId: string;
  readonly origin: TargetOrigin;
  /** The earlier target that this one brings back. */
  readonly restoredFrom: string | null;
  /** Null once the account is forgotten. */
  readonly authorId: string | null;
  readonly createdAt: string;
}

/** A unit with the clause of its job's revision and its current target: what a translator looks at. */
export interface UnitView {
  readonly unit: UnitRecord;
  readonly revisionId: string;
  readonly clause: Omit<RevisionClauseRecord, 'source'>;
  readonly target: TargetRecord | null;
  /** The current target was made from another source text than the revision's, or is contested. */
  readonly stale: boolean;
  /** The current target is said not to fit an English that was called the same. */
  readonly contested: boolean;
  /** The number of the job's revision. */
  readonly revision: number;
  /** The number of the communiqué's newest revision: where it is another, the clause was removed and the unit rests. */
  readonly newestRevision: number;
}

export type Verdict = 'approved' | 'rejected';

export interface ReviewRecord {
  readonly id: string;
  readonly unitId: string;
  readonly targetId: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly reviewerId: string | null;
  readonly createdAt: string;
}

export interface EditionRecord {
  readonly id: string;
  readonly communiqueId: string;
  readonly revisionId: string;
  readonly jobId: string;
  readonly language: string;
  /** Counted from 1 for communiqué × language. */
  readonly number: number;
  readonly partial: boolean;
  /** Hash of the revision and of which targets stand in it: the same fingerprint is the same edition. */
  readonly fingerprint: string;
  readonly publishedAt: string;
  /** Clauses that can be translated, and how many of them are. */
  readonly unitsTotal: number;
  readonly unitsTranslated: number;
}

export interface EditionClauseRecord {
  readonly editionId: string;
  readonly position: number;
  readonly clauseKey: string;
  readonly targetId: string | null;
  readonly stale: boolean;
}

export interface EditionFileRecord {
  readonly editionId: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export type TaskState = 'pending' | 'running' | 'done' | 'dead';

export interface TaskRecord {
  readonly id: string;
  readonly name: string;
  /** Ids only. */
  readonly payload: Readonly<Record<string, string>>;
  readonly dedupeKey: string | null;
  readonly state: TaskState;
  /** How often the task was begun. */
  readonly attempts: number;
  /** How often of those a worker gave it back because its process had to end: no failures. */
  readonly returned: number;
  readonly notBefore: string;
  readonly leaseUntil: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface TaskProgress {
  readonly pending: number;
  readonly running: number;
  readonly dead: number;
  /** Creation time of the oldest task that is pending and due, null where there is none. */
  readonly oldestDueAt: string | null;
}

export interface IdempotencyRecord {
  readonly accountId: string;
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  readonly bodyHash: string;
  /** Null until the answer is stored. */
  readonly answer: StoredAnswer | null;
  readonly createdAt: string;
}

/** An HTTP answer that can be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A page of a list: what comes after `after`, at most `limit`. */
export interface Page<After> {
  readonly after?: After | undefined;
  readonly limit: number;
}
