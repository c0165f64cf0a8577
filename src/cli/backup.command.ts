import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { DomainError } from '../domain/errors.js';
import type { EditionArchive } from '../editions/edition-archive.js';
import type { EditionFileRecord } from '../persistence/records.js';
import type { Rows } from '../persistence/rows.js';
import type { BackupLine } from './backup-file.js';

/** `concord backup FILE`: rows and edition files of one moment, while others work on. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything to one file, which either database can be restored from')
    .argument('<FILE>', 'the file to write')
    .option('--force', 'replace FILE where it is there already')
    .action(backUp);
}

async function backUp(file: string, { force }: { readonly force?: true }): Promise<void> {
  if (force !== true) await refuseToReplace(file);
  const { withExistingFeatures } = await import('./with-features.js');
  const { writeBackupFile } = await import('./backup-file.js');
  const { Database } = await import('../persistence/database.js');
  const { EditionArchive: Archive } = await import('../editions/edition-archive.js');
  const counts = await withExistingFeatures(async (features) => {
    const database = features.get(Database);
    const archive = features.get(Archive);
    const migrations = await database.migrationsRun();
    return database.snapshot(async (rows) => {
      const counted = { rows: 0, blobs: 0 };
      await writeBackupFile(file, linesOf(rows, archive, migrations, counted));
      return counted;
    });
  });
  process.stdout.write(`Wrote ${counts.rows} rows and ${counts.blobs} edition files to ${file}.\n`);
}

/** A backup is whole: an edition's file that is lost is printed again, and where it cannot be there is no backup. */
async function* linesOf(
  rows: Rows,
  archive: EditionArchive,
  migrations: readonly string[],
  counts: { rows: number; blobs: number },
): AsyncGenerator<BackupLine> {
  const { dumpRows } = await import('../persistence/repositories/bulk.repository.js');
  const { EditionReads } = await import('../persistence/repositories/editions.repository.js');
  yield { concord: 1, migrations, createdAt: new Date().toISOString() };
  for await (const dumped of dumpRows(rows)) {
    counts.rows += 1;
    yield dumped;
  }
  const files = new Map<string, EditionFileRecord>();
  for (const one of await new EditionReads(rows).allFiles()) files.set(one.sha256, one);
  for (const [blob, one] of files) {
    const bytes = await archive.readVerified(one);
    counts.blobs += 1;
    yield { blob, bytes: bytes.toString('base64') };
  }
  yield { end: counts };
}

/** @throws DomainError where there is a file of that name: it may be the last good backup. */
async function refuseToReplace(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) return;
  throw new DomainError(
    'invalid-input',
    `${file}: There is a file of this name already; --force replaces it.`,
  );
}
