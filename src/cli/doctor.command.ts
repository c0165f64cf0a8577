import type { Command } from 'commander';

/** `concord doctor`: looks for what should never be; exit status 1 where there is something. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check the database, the edition files and the key')
    .option('--repair', 'first print lost or damaged edition files again')
    .action(attend);
}

async function attend({ repair }: { readonly repair?: true }): Promise<void> {
  if (repair === true) {
    const mended = await mend();
    process.stdout.write(`Printed ${mended} edition files again.\n`);
  }
  const { complaints, notes } = await examine();
  for (const note of notes) process.stdout.write(`${note}\n`);
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) process.exitCode = 1;
  else process.stdout.write('Nothing is wrong.\n');
}

async function mend(): Promise<number> {
  const { withExistingFeatures } = await import('./with-features.js');
  const { EditionArchive } = await import('../editions/edition-archive.js');
  return withExistingFeatures((features) => features.get(EditionArchive).mend());
}

/** What is wrong, and what is only good to know. */
interface Examination {
  readonly complaints: readonly string[];
  readonly notes: readonly string[];
}

async function examine(): Promise<Examination> {
  const [
    { withStorage },
    { examineRows },
    { examineFiles },
    { examineFolder },
    { examineKey },
    { describeSilentChecks },
  ] = await Promise.all([
    import('./with-storage.js'),
    import('../persistence/examine-rows.js'),
    import('./examine-files.js'),
    import('./examine-folder.js'),
    import('./examine-key.js'),
    import('./silent-checks.js'),
  ]);
  return withStorage(
    async ({ database, blobs, config }) => {
      const pending = await database.pendingMigrations();
      if (pending.length > 0) {
        const complaints = [`${pending.join(', ')} has not been run; run: concord migrate`];
        return { complaints, notes: [] };
      }
      return database.snapshot(async (rows) => ({
        complaints: [
          ...(await examineRows(rows)),
          ...(await examineFiles(rows, blobs)),
          ...(await examineKey(rows, config)),
        ],
        notes: [...(await examineFolder(config.dataDir)), ...(await describeSilentChecks(rows))],
      }));
    },
    { make: false, migrate: false },
  );
}
