const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A number from 1 to 2³¹ − 1 that stands for a text: FNV-1a (Fowler, Noll, Vo) over its UTF-16 code units, then mixed. Two
 * texts may share one, so whoever looks something up by it compares the texts as well. It is stored: it must never change.
 */
export function hashText(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return fold(hash);
}

/** One number for several in their order, in the same range. */
export function hashNumbers(first: number, second: number, third: number): number {
  let hash = Math.imul(OFFSET ^ first, 0x9e3779b1);
  hash = Math.imul(mix(hash) ^ second, 0x85ebca77);
  hash = Math.imul(mix(hash) ^ third, 0xc2b2ae3d);
  return fold(hash);
}

/** The finalizer of MurmurHash3 (Appleby): every bit of the input moves every bit of the output. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function fold(hash: number): number {
  return mix(hash) >>> 1 || 1;
}
