#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { registerAlign } from './cli/align.command.js';
import { registerAssemble } from './cli/assemble.command.js';
import { registerBackup } from './cli/backup.command.js';
import { registerCheck } from './cli/check.command.js';
import { registerDoctor } from './cli/doctor.command.js';
import { registerImport } from './cli/import.command.js';
import { registerMigrate } from './cli/migrate.command.js';
import { registerRestore } from './cli/restore.command.js';
import { registerRevise } from './cli/revise.command.js';
import { registerSplit } from './cli/split.command.js';
import { registerToken } from './cli/token.command.js';
import { problemsOf } from './cli/problems-of.js';

const REFUSED = 1;
const WRONG_USAGE = 2;

const COMMANDS = [
  registerSplit,
  registerAlign,
  registerAssemble,
  registerCheck,
  registerImport,
  registerRevise,
  registerToken,
  registerMigrate,
  registerBackup,
  registerRestore,
  registerDoctor,
];

/** The composition root of the command line. Commands load what they need when they run, so that all start fast. */
async function main(): Promise<void> {
  const program = new Command('concord')
    .description('Translation of communiqués, clause by clause.')
    .exitOverride()
    .configureHelp({ sortSubcommands: false });
  for (const register of COMMANDS) register(program);
  for (const command of program.commands) overrideExit(command);
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (error instanceof CommanderError) return;
    for (const line of problemsOf(error)) process.stderr.write(`${line}\n`);
  }
}

function overrideExit(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) overrideExit(inner);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'ConfigError') return WRONG_USAGE;
  if (!(error instanceof CommanderError)) return REFUSED;
  return error.exitCode === 0 ? 0 : WRONG_USAGE;
}

// A reader that closes the pipe early (`concord split FILE | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await main();
