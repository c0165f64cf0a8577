#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerAlign } from './cli/align.command.js';
import { registerAssemble } from './cli/assemble.command.js';
import { registerBackup } from './cli/backup.command.js';
import { registerCheck } from './cli/check.command.js';
import { registerDoctor } from './cli/doctor.command.js';
import { registerImport } from './cli/import.command.js';
import { registerInvite } from './cli/invite.command.js';
import { registerMigrate } from './cli/migrate.command.js';
import { registerRestore } from './cli/restore.command.js';
import { registerRevise } from './cli/revise.command.js';
import { registerSplit } from './cli/split.command.js';
import { registerTerms } from './cli/terms.command.js';
import { registerTm } from './cli/tm.command.js';
import { registerToken } from './cli/token.command.js';
import { printable, problemsOf, streamProblem } from './cli/problems-of.js';

const REFUSED = 1;
const WRONG_USAGE = 2;

const COMMANDS = {
  'On files, without a database:': [registerSplit, registerAlign, registerAssemble, registerCheck],
  'On the database that CONCORD_DATA or DATABASE_URL names (else ./data):': [
    registerImport,
    registerRevise,
    registerTm,
    registerTerms,
    registerInvite,
    registerToken,
    registerMigrate,
    registerBackup,
    registerRestore,
    registerDoctor,
  ],
};

/** The composition root of the command line. Commands load what they need when they run, so that all start fast. */
async function main(): Promise<void> {
  const program = new Command('concord')
    .description('Translation of communiqués, clause by clause.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .exitOverride();
  for (const [heading, commands] of Object.entries(COMMANDS)) {
    program.commandsGroup(heading);
    for (const register of commands) register(program);
  }
  program.commandsGroup('Help:').helpCommand('help [command]', 'print the help of a command');
  explainUsage(program, 'concord');
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (error instanceof CommanderError) return;
    for (const line of problemsOf(error)) process.stderr.write(`${line}\n`);
  }
}

/** Wrong usage is told in one line, which says where the right one is described. */
function explainUsage(command: Command, name: string): void {
  command.configureOutput({
    outputError: (message, write) => {
      const line = printable(message.trim().replaceAll('\n', ' '));
      write(`${line}${/[.)]$/.test(line) ? '' : '.'} See: ${name} --help\n`);
    },
  });
  for (const inner of command.commands) explainUsage(inner, `${name} ${inner.name()}`);
}

/** As package.json says, which stands two folders above the built file. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'ConfigError') return WRONG_USAGE;
  if (!(error instanceof CommanderError)) return REFUSED;
  return error.exitCode === 0 ? 0 : WRONG_USAGE;
}

// A reader that closes the pipe early (`concord split FILE | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`${streamProblem('The standard output', error)}\n`);
  process.exit(REFUSED);
});
// Nobody is left to be told.
process.stderr.on('error', () => undefined);

await main();
