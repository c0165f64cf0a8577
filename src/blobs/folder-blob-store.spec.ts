import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderBlobStore } from './folder-blob-store.js';

const TEXT = Buffer.from('Déclaration finale\n');
const SHA256 = 'd4a57c7d12b1a2e3b7a1';

describe('a folder of blobs', () => {
  let folder: string;
  let blobs: FolderBlobStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-blobs-'));
    blobs = new FolderBlobStore(join(folder, 'blobs'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  it('gives back what was put, by its SHA-256', async () => {
    const sha256 = await blobs.put(TEXT);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(await blobs.get(sha256)).toEqual(TEXT);
    expect(await blobs.has(sha256)).toBe(true);
  });

  it('keeps the same bytes once, even when they are put ten times together', async () => {
    const hashes = await Promise.all(Array.from({ length: 10 }, () => blobs.put(TEXT)));
    expect(new Set(hashes).size).toBe(1);
    expect((await files()).map(({ name }) => name)).toEqual([hashes[0]]);
  });

  it('writes a damaged file again', async () => {
    const sha256 = await blobs.put(TEXT);
    await writeFile(join(folder, 'blobs', sha256.slice(0, 2), sha256), 'half a fi');
    await blobs.put(TEXT);
    expect(await blobs.get(sha256)).toEqual(TEXT);
  });

  it('has nothing that was not put', async () => {
    expect(await blobs.get('0'.repeat(64))).toBeNull();
    expect(await blobs.has('0'.repeat(64))).toBe(false);
  });

  it.each(['../../etc/passwd', '', SHA256])(
    'is asked by a SHA-256 and by nothing else: "%s"',
    async (name) => {
      await expect(blobs.get(name)).rejects.toThrow('Not a SHA-256.');
    },
  );
});
