import type { Command } from 'commander';
import type { BackupLine } from './backup-file.js';

/** `concord backup FILE`: rows and edition files of one moment, while others work on. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything to one file, which either database can be restored from')
    .argument('<file>', 'the file to write')
    .action(backUp);
}

async function backUp(file: string): Promise<void> {
  const [{ withStorage }, { writeBackupFile }, { dumpRows }] = await Promise.all([
    import('./with-storage.js'),
    import('./backup-file.js'),
    import('../persistence/repositories/bulk.repository.js'),
  ]);
  const counts = { rows: 0, blobs: 0 };
  const missing: string[] = [];
  await withStorage(async ({ database, blobs }) => {
    const migrations = await database.migrationsRun();
    await database.snapshot((rows) => {
      async function* lines(): AsyncGenerator<BackupLine> {
        yield { concord: 1, migrations, createdAt: new Date().toISOString() };
        const hashes = new Set<string>();
        for await (const dumped of dumpRows(rows)) {
          if (dumped.table === 'edition_file') hashes.add(dumped.row.sha256 as string);
          counts.rows += 1;
          yield dumped;
        }
        for (const blob of hashes) {
          const bytes = await blobs.get(blob);
          if (bytes === null) missing.push(blob);
          else {
            counts.blobs += 1;
            yield { blob, bytes: bytes.toString('base64') };
          }
        }
        yield { end: counts };
      }
      return writeBackupFile(file, lines());
    });
  });
  process.stdout.write(`Wrote ${counts.rows} rows and ${counts.blobs} edition files to ${file}.\n`);
  for (const blob of missing)
    process.stderr.write(`The edition file ${blob} is missing; run: concord doctor\n`);
}
