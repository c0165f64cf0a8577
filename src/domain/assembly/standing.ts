import type { LagChange, LaggingClause } from './lag.js';

/** What has become since of the English of a clause that stands in an edition. */
export type LaterChange = Exclude<LagChange, 'added' | 'returned'>;

/** How an edition stands beside what was published after it. */
export interface Standing {
  /** Numbers of the newest revision, and of the newest edition in the language. */
  readonly newestRevision: number;
  readonly newestEdition: number;
  /** By clause key; what is not named has not changed. */
  readonly changes: ReadonlyMap<string, LaterChange>;
  /** Clauses of the newest revision that are not in the edition at all. */
  readonly added: number;
}

/** Sees from the edition what it is behind with: which of its own clauses are concerned, and how. */
export function standingOf(
  lagging: readonly LaggingClause[],
  newest: Pick<Standing, 'newestRevision' | 'newestEdition'>,
): Standing {
  const changes = new Map<string, LaterChange>();
  let added = 0;
  for (const { change, origins } of lagging) {
    if (change === 'added' || change === 'returned') added += 1;
    else for (const key of origins) changes.set(key, change);
  }
  return { ...newest, changes, added };
}
