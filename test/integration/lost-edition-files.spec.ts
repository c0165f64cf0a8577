import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Database } from '../../src/persistence/database.js';
import { ask, startConcord, type Concord } from '../factories/concord.js';
import { eachDatabase, makePlace, type TestPlace } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';
import { Coordinator, type EditionSeen } from '../factories/team.js';

const STATEMENT = '# Statement\n\n1. Let the observers in.\n2. Publish the results of every station.\n';

const NEVER_WRITTEN = 'f'.repeat(64);

/** An edition whose only file is nowhere, and is not what its rows give. */
async function enterWithoutFile(place: TestPlace): Promise<void> {
  const database = await Database.open(place);
  const { id: communiqueId } = (await database.reads.communiques.bySlug('statement')) ?? { id: '' };
  const [first] = await database.reads.editions.ofCommunique(communiqueId);
  if (first === undefined) throw new Error('There is no edition to follow.');
  const second = { ...first, id: randomUUID(), number: 2, fingerprint: 'another' };
  const file = { extension: 'txt', mediaType: 'text/plain', sha256: NEVER_WRITTEN, size: 1 };
  await database.unitOfWork.transact((tx) =>
    tx.editions.insert(second, [], [{ editionId: second.id, ...file }]),
  );
  await database.close();
}

describe('an edition file that is lost', () => {
  eachDatabase(({ kind }) => {
    let place: TestPlace;
    let concord: Concord;
    let edition: EditionSeen;
    let folder: string;

    beforeAll(async () => {
      place = await makePlace(kind);
      folder = await mkdtemp(join(tmpdir(), 'concord-lost-'));
      concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
      const coordinator = new Coordinator(concord, await concord.token('coordinator'));
      await coordinator.import('statement', STATEMENT);
      const { fr = '' } = await coordinator.open('statement', ['fr']);
      await coordinator.ask(`POST /api/v1/jobs/${fr}/editions`, { body: { partial: true } });
      edition = await coordinator.edition('statement', 'fr');
    });
    afterAll(async () => {
      await concord.stop();
      await place.remove();
      await rm(folder, { recursive: true });
    });

    const fileOf = (extension: string) => {
      const file = edition.files.find((one) => one.extension === extension);
      if (file === undefined) throw new Error(`There is no ${extension} file.`);
      return { ...file, path: join(place.dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256) };
    };
    const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

    it('is printed again when a reader asks for it, byte for byte, and kept', async () => {
      const text = fileOf('txt');
      await rm(text.path);
      const answer = await ask(concord, `GET ${text.href}`);
      expect([answer.status, sha256Of(answer.text)]).toEqual([200, text.sha256]);
      expect(sha256Of(await readFile(text.path))).toBe(text.sha256);
    });

    it('is in the backup nevertheless', async () => {
      await rm(fileOf('txt').path);
      await writeFile(fileOf('md').path, 'half a fi');
      const file = join(folder, 'whole.backup');
      const made = await runCommand(place, 'backup', file);
      expect(made).toMatchObject({ exitCode: 0, stderr: '' });
      expect(made.stdout).toContain(`and ${edition.files.length} edition files`);
      const elsewhere = await makePlace(kind);
      expect(await runCommand(elsewhere, 'restore', file)).toMatchObject({ exitCode: 0 });
      expect(await runCommand(elsewhere, 'doctor')).toMatchObject({ exitCode: 0, stderr: '' });
      await elsewhere.remove();
    });

    it('is what the doctor complains of, with the cure', async () => {
      await rm(fileOf('txt').path);
      await writeFile(fileOf('md').path, 'half a fi');
      const { exitCode, stderr } = await runCommand(place, 'doctor');
      expect(exitCode).toBe(1);
      expect(stderr.split('\n')).toEqual([
        'The file of statement, fr, edition 1, md is damaged; run: concord doctor --repair',
        'The file of statement, fr, edition 1, txt is missing; run: concord doctor --repair',
        '',
      ]);
      const repaired = await runCommand(place, 'doctor', '--repair');
      expect(repaired).toMatchObject({ exitCode: 0, stderr: '' });
      expect(repaired.stdout).toBe('Printed 2 edition files again.\nNothing is wrong.\n');
    });

    it('is not swapped for another one by a backup that was tampered with', async () => {
      const file = join(folder, 'tampered.backup');
      await runCommand(place, 'backup', file);
      const lines = gunzipSync(await readFile(file)).toString();
      const forged = Buffer.from('<!doctype html><title>Forged</title>').toString('base64');
      const swapped = lines.replace(/("blob":"[0-9a-f]{64}","bytes":")[^"]+/u, `$1${forged}`);
      expect(swapped).not.toBe(lines);
      await writeFile(file, gzipSync(swapped));
      const elsewhere = await makePlace(kind);
      const { exitCode, stderr } = await runCommand(elsewhere, 'restore', file);
      expect([exitCode, stderr]).toEqual([1, `${file} does not hold what it says; nothing was restored.\n`]);
      const database = await Database.open(elsewhere);
      expect(await database.reads.editions.allFiles()).toEqual([]);
      await database.close();
      await elsewhere.remove();
    });

    it('is no backup where it is lost for good, and the backup of yesterday stays', async () => {
      const file = join(folder, 'yesterday.backup');
      await runCommand(place, 'backup', file);
      const yesterday = sha256Of(await readFile(file));
      expect(await runCommand(place, 'backup', file)).toMatchObject({
        exitCode: 1,
        stderr: `${file}: There is a file of this name already; --force replaces it.\n`,
      });
      await enterWithoutFile(place);
      const lost = await runCommand(place, 'backup', file, '--force');
      expect(lost.exitCode).toBe(1);
      expect(lost.stderr).toContain(`An edition's txt file (${NEVER_WRITTEN}) is lost`);
      expect(await readdir(folder)).toEqual(expect.not.arrayContaining([expect.stringContaining('.part')]));
      expect(sha256Of(await readFile(file))).toBe(yesterday);
    });
  });
});
