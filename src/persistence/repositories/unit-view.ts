import { TargetEntity } from '../entities/target.entity.js';
import { UnitEntity } from '../entities/unit.entity.js';
import type { RevisionClauseRecord, UnitView } from '../records.js';
import type { Rows } from '../rows.js';
import type { Params } from '../sql-connection.js';

const CLAUSE = [
  ...['revision_id AS "c_revisionId"', 'clause_key AS "c_clauseKey"', 'position AS "c_position"'],
  ...[
    'parent_position AS "c_parentPosition"',
    'depth AS "c_depth"',
    'kind AS "c_kind"',
    'number AS "c_number"',
  ],
  ...['marker AS "c_marker"', 'text AS "c_text"', 'text_hash AS "c_textHash"', 'word_count AS "c_wordCount"'],
]
  .map((column) => `c.${column}`)
  .join(', ');

/**
 * Units (`u`) with their job (`j`), their clause in the job's revision (`c`), their current target (`t`) and what is said
 * against it (`x`); `tail` is what follows the joins.
 */
export async function selectUnitViews(rows: Rows, tail: string, params: Params): Promise<UnitView[]> {
  const units = rows.table(UnitEntity);
  const targets = rows.table(TargetEntity);
  const found = await rows.query(
    `SELECT ${units.selection('u', 'u_')}, ${targets.selection('t', 't_')}, ${CLAUSE},
      r.number AS "r_number", x.target_id AS "x_targetId",
      (SELECT MAX(n.number) FROM source_revision n WHERE n.communique_id = u.communique_id) AS "n_number"
      FROM translation_unit u
      JOIN translation_job j ON j.id = u.job_id JOIN source_revision r ON r.id = j.revision_id
      JOIN revision_clause c ON c.revision_id = j.revision_id AND c.clause_key = u.clause_key
      LEFT JOIN target t ON t.id = u.current_target_id LEFT JOIN contest x ON x.target_id = t.id ${tail}`,
    params,
  );
  return found.map((row) => {
    const target = row.t_id === null ? null : targets.read(row, 't_');
    const clause = readClause(row);
    return {
      unit: units.read(row, 'u_'),
      revisionId: clause.revisionId,
      clause,
      target,
      stale: target !== null && (target.sourceTextHash !== clause.textHash || row.x_targetId !== null),
      contested: row.x_targetId !== null,
      revision: row.r_number as number,
      newestRevision: row.n_number as number,
    };
  });
}

function readClause(row: Readonly<Record<string, unknown>>): Omit<RevisionClauseRecord, 'source'> {
  return {
    revisionId: row.c_revisionId as string,
    clauseKey: row.c_clauseKey as string,
    position: row.c_position as number,
    parentPosition: row.c_parentPosition as number | null,
    depth: row.c_depth as number,
    kind: row.c_kind as RevisionClauseRecord['kind'],
    number: row.c_number as string | null,
    marker: row.c_marker as string | null,
    text: row.c_text as string,
    textHash: row.c_textHash as string,
    wordCount: row.c_wordCount as number,
  };
}
