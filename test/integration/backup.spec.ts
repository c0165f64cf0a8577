import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderBlobStore } from '../../src/blobs/folder-blob-store.js';
import { Database } from '../../src/persistence/database.js';
import { dumpRows, type DumpedRow } from '../../src/persistence/repositories/bulk.repository.js';
import { eachDatabase, makePlace, type TestDatabase, type TestPlace } from '../factories/databases.js';
import { MemoryLoader } from '../../src/memory/memory-loader.js';
import { MemoryMatcher } from '../../src/memory/memory-matcher.js';
import { runCommand } from '../factories/run-command.js';
import { serviceUrl } from '../factories/services.js';
import { storeCommunique, targetOf, type Stored } from '../factories/stored-communique.js';

const KINDS: TestDatabase['kind'][] = serviceUrl('PostgreSQL') === null ? ['sqlite'] : ['sqlite', 'postgres'];
const NOW = '2026-03-02T08:00:00.000Z';

async function everything(database: Database): Promise<DumpedRow[]> {
  const found: DumpedRow[] = [];
  await database.snapshot(async (rows) => {
    for await (const row of dumpRows(rows)) found.push(row);
  });
  return found;
}

describe('a backup', () => {
  eachDatabase((db) => {
    let stored: Stored;
    let folder: string;
    let file: string;
    const blobs = () => new FolderBlobStore(join(db.place.dataDir, 'blobs'));
    const places: TestPlace[] = [];
    const emptyPlace = async (kind: TestDatabase['kind']) => {
      const place = await makePlace(kind);
      places.push(place);
      return place;
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'concord-backup-'));
      file = join(folder, 'concord.backup');
      stored = await storeCommunique(db.database);
      const [unitId = ''] = stored.unitIds;
      const html = Buffer.from('<!doctype html><title>Déclaration — édition 1</title>');
      const sha256 = await blobs().put(html);
      await db.database.unitOfWork.transact(async (tx) => {
        const first = targetOf(stored, unitId, 'La mission a observé\nl’ouverture. "\\\u2028 😀');
        await tx.targets.append(first);
        await tx.targets.append({ ...targetOf(stored, unitId, first.text), restoredFrom: first.id });
        await tx.units.change(unitId, 1, { subState: 'draft', currentTargetId: first.id });
        const editionId = randomUUID();
        await tx.editions.insert(
          {
            ...{ id: editionId, communiqueId: stored.communiqueId, revisionId: stored.revisionId },
            ...{
              jobId: stored.jobId,
              language: 'fr',
              number: 1,
              partial: true,
              fingerprint: 'f',
              publishedAt: NOW,
            },
            ...{ unitsTotal: 3, unitsTranslated: 1 },
          },
          [],
          [{ editionId, extension: 'html', mediaType: 'text/html', sha256, size: html.length }],
        );
      });
    });

    const REMEMBERED = {
      ...{ sourceLanguage: 'en', targetLanguage: 'fr', createdOn: '2026-03-01' },
      ...{
        source: 'The count was public. No complaint was refused.',
        target: 'Le dépouillement était public.',
      },
    };

    beforeAll(async () => {
      const loader = new MemoryLoader(db.database.unitOfWork, () => []);
      await loader.load('an older project', async function* () {
        await Promise.resolve();
        yield REMEMBERED;
      });
    });

    it('holds the memory, which is searched again when it is restored', async () => {
      const own = join(folder, 'memory.backup');
      await runCommand(db.place, 'backup', own);
      const place = await emptyPlace(db.kind);
      expect(await runCommand(place, 'restore', own)).toMatchObject({ exitCode: 0, stderr: '' });
      const restored = await Database.open(place);
      const found = await new MemoryMatcher(restored.reads, () => []).find(
        {
          ...{ text: 'No complaint was refused.', sourceLanguage: 'en', targetLanguage: 'fr' },
          context: { clauseKey: null, previous: null, next: null },
        },
        () => true,
      );
      expect(found).toMatchObject([{ score: 100, target: REMEMBERED.target }]);
      expect(await restored.unitOfWork.transact((tx) => tx.memory.reserve(1))).toBe(2);
      await restored.close();
    });

    afterAll(async () => {
      await Promise.all(places.map((place) => place.remove()));
      await rm(folder, { recursive: true });
    });

    it('is one file that only its owner can read', async () => {
      const { stdout, stderr, exitCode } = await runCommand(db.place, 'backup', file);
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      expect(stdout).toMatch(/^Wrote \d+ rows and 1 edition files to /u);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    });

    it.each(KINDS)('is restored on %s, row by row and file by file', async (kind) => {
      const place = await emptyPlace(kind);
      expect(await runCommand(place, 'restore', file)).toMatchObject({ exitCode: 0, stderr: '' });
      const restored = await Database.open(place);
      const rows = await everything(restored);
      await restored.close();
      const sorted = (list: DumpedRow[]) => list.map((row) => JSON.stringify(row)).sort();
      expect(sorted(rows)).toEqual(sorted(await everything(db.database)));
      expect(await runCommand(place, 'doctor')).toMatchObject({ exitCode: 0, stdout: 'Nothing is wrong.\n' });
    });

    it('is refused where the database is not empty, which stays as it was', async () => {
      const before = await everything(db.database);
      const { exitCode, stderr } = await runCommand(db.place, 'restore', file);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('The database is not empty ("account" has rows); nothing was restored.');
      expect(await everything(db.database)).toEqual(before);
    });

    it.each([
      ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
      [
        'damaged',
        (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 200), Buffer.alloc(80, 7), bytes.subarray(280)]),
      ],
      ['another kind of file', () => Buffer.from('# Final statement\n')],
    ])('that is %s leaves the database empty', async (_, spoil) => {
      const spoilt = join(folder, 'spoilt');
      await writeFile(spoilt, spoil(await readFile(file)));
      const place = await emptyPlace(db.kind);
      const { exitCode, stderr } = await runCommand(place, 'restore', spoilt);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('is not a whole backup of Concord; nothing was restored.');
      const database = await Database.open(place);
      expect(await everything(database)).toEqual([]);
      await database.close();
    });

    it('made under load is one moment: no row refers to a row that is not there', async () => {
      const [, unitId = ''] = stored.unitIds;
      const backup = new AbortController();
      const load = (async () => {
        for (let index = 0; !backup.signal.aborted; index += 1) {
          await db.database.unitOfWork.transact(async (tx) => {
            const target = targetOf(stored, unitId, `Ébauche ${index}`);
            const unit = await tx.units.lock(unitId);
            await tx.targets.append(target);
            await tx.units.change(unitId, unit?.version ?? 0, {
              subState: 'draft',
              currentTargetId: target.id,
            });
          });
        }
      })();
      const underLoad = join(folder, 'under-load');
      const made = await runCommand(db.place, 'backup', underLoad);
      backup.abort();
      await load;
      expect(made.exitCode).toBe(0);
      const place = await emptyPlace(db.kind);
      expect(await runCommand(place, 'restore', underLoad)).toMatchObject({ exitCode: 0 });
      expect(await runCommand(place, 'doctor')).toMatchObject({ exitCode: 0, stderr: '' });
    });

    it.each([['backup', 'new.backup'], ['doctor'], ['doctor', '--repair']])(
      'is not made of a place where there is no database, and none is made there: %s',
      async (command, ...args) => {
        const place = await emptyPlace(db.kind);
        const { exitCode, stderr } = await runCommand(place, command, ...args);
        expect(exitCode).toBe(1);
        expect(stderr).toBe(
          db.kind === 'sqlite'
            ? `There is no database of Concord in ${place.dataDir}: CONCORD_DATA names the folder that holds it.\n`
            : 'The database that DATABASE_URL names holds nothing of Concord.\n',
        );
        expect(await readdir(place.dataDir)).toEqual([]);
      },
    );

    it('does not hide what the doctor finds', async () => {
      const place = await emptyPlace(db.kind);
      await runCommand(place, 'restore', file);
      const database = await Database.open(place);
      await database.unitOfWork.transact(async (tx) => {
        await tx.jobs.moveUnit(stored.jobId, { from: 'initial', to: 'final', words: 2 });
        await tx.tasks.add({
          ...{
            id: randomUUID(),
            name: 'open-job',
            payload: { jobId: stored.jobId },
            dedupeKey: null,
            state: 'dead',
          },
          ...{
            attempts: 8,
            returned: 0,
            notBefore: NOW,
            leaseUntil: null,
            lastError: 'No space.',
            createdAt: NOW,
            finishedAt: NOW,
          },
        });
      });
      const [edition] = await database.reads.editions.ofCommunique(stored.communiqueId);
      const [html] = await database.reads.editions.files(edition?.id ?? '');
      await database.close();
      await truncate(join(place.dataDir, 'blobs', (html?.sha256 ?? '').slice(0, 2), html?.sha256 ?? ''), 5);
      const { exitCode, stderr } = await runCommand(place, 'doctor');
      expect(exitCode).toBe(1);
      expect(stderr).toContain('(fr) counts its final units wrongly.');
      expect(stderr).toContain('has failed: No space.');
      expect(stderr).toContain('fr, edition 1, html is damaged; run: concord doctor --repair');
    });
  });
});
