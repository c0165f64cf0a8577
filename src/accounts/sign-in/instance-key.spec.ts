import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/load-config.js';
import { InstanceKey } from './instance-key.js';

describe('the key of the installation', () => {
  let folder: string;
  let keyOf: (key?: string) => InstanceKey;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-key-'));
    keyOf = (key = '') =>
      new InstanceKey(loadConfig({ CONCORD_DATA: join(folder, 'data'), CONCORD_KEY: key }));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('opens what it sealed, for its owner only, and nothing that was changed', async () => {
    const key = keyOf();
    const sealed = await key.seal('JBSWY3DPEHPK3PXP', 'heron');
    expect(await key.open(sealed, 'heron')).toBe('JBSWY3DPEHPK3PXP');
    expect(await key.open(sealed, 'otter')).toBeNull();
    const changed = Buffer.from(sealed, 'base64url');
    changed.writeUInt8(changed.readUInt8(15) ^ 1, 15);
    expect(await key.open(changed.toString('base64url'), 'heron')).toBeNull();
    expect(await key.open('', 'heron')).toBeNull();
    expect(await key.seal('JBSWY3DPEHPK3PXP', 'heron')).not.toBe(sealed);
  });

  it('is made once, however many processes start together, for its owner only, and leaves nothing beside', async () => {
    const keys = Array.from({ length: 20 }, () => keyOf());
    const signed = await Promise.all(keys.map((key) => key.sign('text')));
    expect(new Set(signed).size).toBe(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['instance.key']);
    expect((await stat(join(folder, 'data', 'instance.key'))).mode & 0o777).toBe(0o600);
    expect(await keyOf().sign('text')).toBe(signed[0]);
  });

  it('may come from the environment: then there is no file, and another key signs otherwise', async () => {
    const [one, two] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'));
    expect(await keyOf(one).sign('text')).toBe(await keyOf(one).sign('text'));
    expect(await keyOf(one).sign('text')).not.toBe(await keyOf(two).sign('text'));
    expect(await keyOf(two).open(await keyOf(one).seal('secret', 'heron'), 'heron')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused where the file holds something else', async () => {
    await keyOf().sign('text');
    await writeFile(join(folder, 'data', 'instance.key'), 'short');
    await expect(keyOf().sign('text')).rejects.toThrow('does not hold a key of 32 bytes');
  });
});
