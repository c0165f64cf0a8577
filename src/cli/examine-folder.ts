import { stat } from 'node:fs/promises';

/** Whether others on the machine can look into the data folder: a sentence where they can. */
export async function examineFolder(dataDir: string): Promise<string[]> {
  const { mode } = await stat(dataDir);
  if ((mode & 0o077) === 0) return [];
  return [
    `Others on this machine can look into ${dataDir}, which holds the words and the key: chmod 700 keeps them out.`,
  ];
}
