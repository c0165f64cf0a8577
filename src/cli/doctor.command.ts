import type { Command } from 'commander';

/** `concord doctor`: looks for what should never be; exit status 1 where there is something. */
export function registerDoctor(program: Command): void {
  program.command('doctor').description('check the database and the edition files').action(examine);
}

async function examine(): Promise<void> {
  const [{ withStorage }, { examineRows }, { examineFiles }] = await Promise.all([
    import('./with-storage.js'),
    import('../persistence/examine-rows.js'),
    import('./examine-files.js'),
  ]);
  const complaints = await withStorage(
    async ({ database, blobs }) => {
      const pending = await database.pendingMigrations();
      if (pending.length > 0) return [`${pending.join(', ')} has not been run; run: concord migrate`];
      return database.snapshot(async (rows) => [
        ...(await examineRows(rows)),
        ...(await examineFiles(rows, blobs)),
      ]);
    },
    { migrate: false },
  );
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) process.exitCode = 1;
  else process.stdout.write('Nothing is wrong.\n');
}
