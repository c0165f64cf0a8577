import { join } from 'node:path';
import type { BlobStore } from '../blobs/blob-store.js';
import { FolderBlobStore } from '../blobs/folder-blob-store.js';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import { Database } from '../persistence/database.js';

/** Where the rows and the edition files are, and how this installation is set up. */
export interface Storage {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly config: Config;
}

/** Opens what the environment names (or would name, where `make` is true), brings it up to date, and closes it again. */
export async function withStorage<T>(
  work: (storage: Storage) => Promise<T>,
  { make, migrate }: { readonly make: boolean; readonly migrate: boolean },
): Promise<T> {
  const config = loadConfig();
  const database = await (make ? Database.open(config) : Database.openExisting(config));
  try {
    if (migrate) await database.migrate();
    return await work({ database, blobs: new FolderBlobStore(join(config.dataDir, 'blobs')), config });
  } finally {
    await database.close();
  }
}
