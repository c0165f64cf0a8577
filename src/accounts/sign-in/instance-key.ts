import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';

const BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key of this installation: `CONCORD_KEY`, or a file in the data folder that is made at first use. It is in no
 * database and no backup, so that whoever gets hold of those cannot read what it seals.
 */
@Injectable()
export class InstanceKey {
  private key: Promise<Buffer> | null = null;

  constructor(private readonly config: Config) {}

  /** AES-256-GCM. @param owner whose it is: opened as somebody else's it is refused. */
  async seal(text: string, owner: string): Promise<string> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.derive('seal'), iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Null where it was sealed with another key, for another owner, or changed since. */
  async open(sealed: string, owner: string): Promise<string | null> {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', await this.derive('seal'), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  /** A mark that only this installation can have made of the text, base64url. */
  async sign(text: string): Promise<string> {
    return createHmac('sha256', await this.derive('sign'))
      .update(text)
      .digest('base64url');
  }

  /** One key a purpose (RFC 5869). */
  private async derive(purpose: string): Promise<Buffer> {
    this.key ??= this.read();
    return Buffer.from(hkdfSync('sha256', await this.key, '', `concord ${purpose}`, BYTES));
  }

  private async read(): Promise<Buffer> {
    const { instanceKey, dataDir } = this.config;
    if (instanceKey !== null) return Buffer.from(instanceKey, 'base64');
    const path = join(dataDir, 'instance.key');
    const key = (await readKey(path)) ?? (await makeKey(dataDir, path));
    if (key.length !== BYTES) throw new Error(`${path} does not hold a key of ${BYTES} bytes.`);
    return key;
  }
}

async function readKey(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Of several processes that start together one makes the key: a link cannot be made where there is a file already. */
async function makeKey(folder: string, path: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
  return readFile(path);
}
