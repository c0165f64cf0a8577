/** What the system says about a file, in words. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file or folder',
  EISDIR: 'This is a folder, not a file:',
  EACCES: 'There is no permission to use',
  EPERM: 'There is no permission to use',
  ENOTDIR: 'This path leads through a file:',
  ENOSPC: 'The disk is full; nothing was written to',
};

/** One clear line for each problem; never a stack, and no control characters from what was typed. */
export function problemsOf(error: unknown): string[] {
  const { code, path } = error as NodeJS.ErrnoException;
  const known = FILE_PROBLEMS[code ?? ''];
  const message = error instanceof Error ? error.message : String(error);
  const text = known !== undefined && path !== undefined ? `${known} “${path}”.` : message;
  return text.split(/\r?\n/).map((line) => line.replace(/\p{Cc}/gu, '\ufffd'));
}
