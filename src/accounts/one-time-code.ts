import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32: no letter can be taken for a digit (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 130 random bits. */
const LENGTH = 26;

/** A code that is good once: shown to one person, stored as a hash. */
export interface OneTimeCode {
  /** In groups of five, to be read aloud or copied by hand: `7K3QD-…`. */
  readonly text: string;
  /** SHA-256, hexadecimal: the code is random, so nothing slower is needed. */
  readonly hash: string;
}

export function makeCode(): OneTimeCode {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(
    '',
  );
  return { text: characters.replaceAll(/.{5}(?!.?$)/g, '$&-'), hash: sha256(characters) };
}

/** The hash of a code as somebody typed it: case, spaces and hyphens do not matter. Null where it cannot be a code. */
export function hashOfCode(typed: string): string | null {
  const characters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = characters.length === LENGTH && [...characters].every((one) => ALPHABET.includes(one));
  return isCode ? sha256(characters) : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
