import { realpath, rename, rm, stat } from 'node:fs/promises';
import { DomainError } from '../domain/errors.js';
import { fileProblem } from './about-file.js';

/** Calls that write, and whose errors do not name the file. */
const WRITING: ReadonlySet<string | undefined> = new Set(['write', 'fsync', 'close']);

/**
 * Has a file written beside `path` and renames it, so that there is never half a file. A link stays a link; what is no
 * file, such as `/dev/stdout`, is written to as it is.
 * @throws DomainError that names `path`; what `write` throws for another reason.
 */
export async function writeAside(path: string, write: (file: string) => Promise<void>): Promise<void> {
  let aside: string | undefined;
  try {
    const there = await stat(path).catch(() => null);
    // `/dev/stdout` may lead to a file that others hold open: it is not to be replaced.
    if (path.startsWith('/dev/') || there?.isFile() === false) {
      await write(path);
      return;
    }
    const file = there === null ? path : await realpath(path);
    aside = `${file}.${String(process.pid)}.part`;
    await write(aside);
    await rename(aside, file);
  } catch (error) {
    if (aside !== undefined) await rm(aside, { force: true }).catch(() => undefined);
    const { code, path: where, syscall } = error as NodeJS.ErrnoException;
    const isOurs = where === undefined ? WRITING.has(syscall) : where === aside || where === path;
    if (isOurs && code === 'ENOENT')
      throw new DomainError('not-found', `${path}: There is no folder that it could be put in.`);
    throw (isOurs ? fileProblem(path, error) : null) ?? error;
  }
}
