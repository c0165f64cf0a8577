import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { DomainError } from '../domain/errors.js';
import type { DumpedRow } from '../persistence/repositories/bulk.repository.js';
import type { BackupLine } from './backup-file.js';
import type { Storage } from './with-storage.js';

/** `concord restore FILE`: into an empty database only, whole or not at all. */
export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('read a backup into an empty database')
    .argument('<FILE>', 'the backup')
    .action(restore);
}

/** The one command, beside `migrate`, that is meant for a place where nothing is yet. */
const MADE = { make: true, migrate: true } as const;

async function restore(file: string): Promise<void> {
  const [{ withStorage }, { readBackupFile }] = await Promise.all([
    import('./with-storage.js'),
    import('./backup-file.js'),
  ]);
  await withStorage(async (storage) => {
    const counts = await load(storage, readBackupFile(file), file);
    process.stdout.write(`Restored ${counts.rows} rows and ${counts.blobs} edition files from ${file}.\n`);
  }, MADE);
}

/** Edition files are kept by their hash: those of a restore that fails are in nobody's way. */
async function load({ database, blobs }: Storage, lines: AsyncIterable<BackupLine>, file: string) {
  const { rebuildMemoryIndex } = await import('../memory/rebuild-index.js');
  const migrations = await database.migrationsRun();
  return database.unitOfWork.transact(async (tx) => {
    const occupied = await tx.bulk.occupied();
    if (occupied !== null) {
      throw new DomainError(
        'invalid-input',
        `The database is not empty ("${occupied}" has rows); nothing was restored.`,
      );
    }
    const counts = { rows: 0, blobs: 0 };
    let expected = { rows: -1, blobs: -1 };
    async function* rows(): AsyncGenerator<DumpedRow> {
      for await (const line of lines) {
        if ('concord' in line) checkVersion(line.migrations, migrations, file);
        else if ('table' in line) yield line;
        else if ('blob' in line) {
          const bytes = Buffer.from(line.bytes, 'base64');
          if (createHash('sha256').update(bytes).digest('hex') !== line.blob) throw notWhatItSays(file);
          await blobs.put(bytes);
          counts.blobs += 1;
        } else expected = line.end;
      }
    }
    counts.rows = await tx.bulk.load(rows());
    if (expected.rows !== counts.rows || expected.blobs !== counts.blobs) {
      throw notWhatItSays(file);
    }
    await rebuildMemoryIndex(tx);
    return counts;
  });
}

function notWhatItSays(file: string): DomainError {
  return new DomainError('invalid-input', `${file} does not hold what it says; nothing was restored.`);
}

function checkVersion(theirs: readonly string[], ours: readonly string[], file: string): void {
  if (theirs.join() !== ours.join()) {
    throw new DomainError(
      'invalid-input',
      `${file} was made by another version of Concord: restore it with that version, then run: concord migrate`,
    );
  }
}
