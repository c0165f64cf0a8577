import type { Command } from 'commander';

/** `concord migrate`: brings the database up to date; starting Concord does the same. */
export function registerMigrate(program: Command): void {
  program.command('migrate').description('bring the database up to date').action(migrate);
}

async function migrate(): Promise<void> {
  const { withStorage } = await import('./with-storage.js');
  const ran = await withStorage(({ database }) => database.migrate(), { make: true, migrate: false });
  process.stdout.write(
    ran.length === 0 ? 'The database is up to date.\n' : ran.map((name) => `Ran ${name}.\n`).join(''),
  );
}
