import { createHash } from 'node:crypto';
import { isApproved } from '../domain/units/unit-state.js';
import type { EditionClauseRecord } from '../persistence/records.js';
import type { AssemblyRow } from '../persistence/repositories/units.repository.js';

/** Which targets stand in an edition: those that a reviewer has approved, and no others. */
export interface EditionSelection {
  /** Every unit of the job; null target: the clause is shown in the source language. */
  readonly rows: readonly AssemblyRow[];
  readonly translated: number;
  readonly total: number;
  /** Those of the translated that were made from another English. */
  readonly stale: number;
  /** The same revision with the same targets has the same fingerprint. */
  readonly fingerprint: string;
}

/** Chooses from a job's units as they are at one moment. */
export function selectTargets(revisionId: string, units: readonly AssemblyRow[]): EditionSelection {
  const rows = units.map((unit) =>
    isApproved(unit.state) ? unit : { ...unit, targetId: null, text: null, stale: false },
  );
  const chosen = rows.map(({ clauseKey, targetId, stale }) => [clauseKey, targetId, stale]);
  return {
    rows,
    translated: rows.filter(({ targetId }) => targetId !== null).length,
    total: rows.length,
    stale: rows.filter(({ stale }) => stale).length,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([revisionId, chosen]))
      .digest('hex'),
  };
}

/** Every clause is translated, and from this English. */
export function isWhole({ translated, total, stale }: EditionSelection): boolean {
  return translated === total && stale === 0;
}

/** The rows that say which target stands in the edition for which clause. */
export function editionClauses(editionId: string, { rows }: EditionSelection): EditionClauseRecord[] {
  return rows.map(({ position, clauseKey, targetId, stale }) => ({
    editionId,
    position,
    clauseKey,
    targetId,
    stale,
  }));
}
