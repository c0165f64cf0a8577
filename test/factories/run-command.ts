import { Command } from 'commander';
import { registerBackup } from '../../src/cli/backup.command.js';
import { registerDoctor } from '../../src/cli/doctor.command.js';
import { registerImport } from '../../src/cli/import.command.js';
import { registerMigrate } from '../../src/cli/migrate.command.js';
import { registerRestore } from '../../src/cli/restore.command.js';
import { registerRevise } from '../../src/cli/revise.command.js';
import { registerTerms } from '../../src/cli/terms.command.js';
import { registerTm } from '../../src/cli/tm.command.js';
import type { DatabasePlace } from '../../src/persistence/database.js';

export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const COMMANDS = [
  registerBackup,
  registerDoctor,
  registerImport,
  registerMigrate,
  registerRestore,
  registerRevise,
  registerTerms,
  registerTm,
];

/** Runs a command of the database in this process, as `concord` does, against a place. */
export async function runCommand(place: DatabasePlace, ...args: readonly string[]): Promise<CommandOutcome> {
  const program = new Command('concord').exitOverride();
  for (const register of COMMANDS) register(program);
  const said = { stdout: '', stderr: '' };
  const { env } = process;
  const writers = {
    stdout: process.stdout.write.bind(process.stdout),
    stderr: process.stderr.write.bind(process.stderr),
  };
  process.env = { ...env, CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (text: string | Uint8Array) => {
      said[stream] += String(text);
      return true;
    };
  }
  try {
    process.exitCode = 0;
    await program.parseAsync(args, { from: 'user' });
    return { ...said, exitCode: process.exitCode };
  } catch (error) {
    return { ...said, exitCode: 1, stderr: `${said.stderr}${(error as Error).message}\n` };
  } finally {
    process.exitCode = 0;
    process.env = env;
    process.stdout.write = writers.stdout;
    process.stderr.write = writers.stderr;
  }
}
