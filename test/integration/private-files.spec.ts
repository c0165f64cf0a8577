import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { examineFolder } from '../../src/cli/examine-folder.js';
import { Database } from '../../src/persistence/database.js';
import { makePlace } from '../factories/databases.js';

it('the files of SQLite are their owner’s alone, those of an older Concord as well', async () => {
  const place = await makePlace('sqlite');
  await writeFile(join(place.dataDir, 'concord.sqlite'), '', { mode: 0o644 });
  const database = await Database.open(place);
  await database.migrate();
  const files = (await readdir(place.dataDir)).filter((name) => name.startsWith('concord.sqlite'));
  expect(files.sort()).toEqual(['concord.sqlite', 'concord.sqlite-shm', 'concord.sqlite-wal']);
  for (const name of files)
    expect({ name, mode: (await stat(join(place.dataDir, name))).mode & 0o777 }).toEqual({
      name,
      mode: 0o600,
    });
  await database.close();
  await place.remove();
});

it('a data folder that others can look into is told of', async () => {
  const place = await makePlace('sqlite');
  expect(await examineFolder(place.dataDir)).toEqual([]);
  await chmod(place.dataDir, 0o750);
  expect(await examineFolder(place.dataDir)).toEqual([expect.stringContaining('chmod 700')]);
  await place.remove();
});
