import { fileProblem } from './about-file.js';

/** One clear line for each problem; never a stack, and no control characters from what was typed. */
export function problemsOf(error: unknown): string[] {
  const { path } = error as NodeJS.ErrnoException;
  const told = (path === undefined ? null : fileProblem(path, error)) ?? error;
  const text = told instanceof Error ? told.message : String(told);
  return text.split(/\r?\n/).map(printable);
}

/** Why a stream cannot be written to, in one line. */
export function streamProblem(name: string, error: unknown): string {
  return (fileProblem(name, error) ?? new Error(`${name}: ${(error as Error).message}.`)).message;
}

/** Without what would move the cursor of a terminal. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}
