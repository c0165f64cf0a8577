import { createHash } from 'node:crypto';
import type { BlobStore } from '../blobs/blob-store.js';
import type { Rows } from '../persistence/rows.js';

/** What is wrong with the files of editions: one sentence each. */
export async function examineFiles(rows: Rows, blobs: BlobStore): Promise<string[]> {
  const files = await rows.query(
    `SELECT c.slug AS "slug", e.language AS "language", e.number AS "number", f.extension AS "extension",
      f.sha256 AS "sha256", f.size AS "size" FROM edition_file f
      JOIN edition e ON e.id = f.edition_id JOIN communique c ON c.id = e.communique_id
      ORDER BY c.slug, e.language, e.number, f.extension`,
  );
  const complaints: string[] = [];
  for (const file of files) {
    const bytes = await blobs.get(file.sha256 as string);
    const name = [file.slug, file.language, `edition ${String(file.number)}`, file.extension].join(', ');
    if (bytes === null) complaints.push(`The file of ${name} is missing; run: concord doctor --repair`);
    else if (createHash('sha256').update(bytes).digest('hex') !== file.sha256 || bytes.length !== file.size) {
      complaints.push(`The file of ${name} is damaged; run: concord doctor --repair`);
    }
  }
  return complaints;
}
