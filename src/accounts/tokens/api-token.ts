import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token as its owner holds it, and what is stored of it. */
export interface MintedToken {
  /** Shown once. */
  readonly token: string;
  readonly prefix: string;
  readonly hash: string;
}

/** What a presented token consists of. */
export interface PresentedToken {
  readonly prefix: string;
  readonly secret: string;
}

const FORM = /^concord_([\da-f]{8})_([\w-]{43})$/;

/** A new token: `concord_<prefix>_<secret>`, the secret of 256 random bits. */
export function mintToken(): MintedToken {
  const prefix = randomBytes(4).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { token: `concord_${prefix}_${secret}`, prefix, hash: hashOf(secret) };
}

/** Null where the text has not the form of a token. */
export function readToken(text: string): PresentedToken | null {
  const [, prefix, secret] = FORM.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? null : { prefix, secret };
}

/** Compares in constant time; `hash` null (no such prefix) costs the same and is never right. */
export function isSecret(secret: string, hash: string | null): boolean {
  const presented = Buffer.from(hashOf(secret), 'hex');
  const stored = hash === null ? Buffer.alloc(presented.length) : Buffer.from(hash, 'hex');
  return timingSafeEqual(presented, stored) && hash !== null;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
