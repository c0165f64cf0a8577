const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’‑-]*/gu;
const LINK_TARGET = /\]\([^)\s]*/g;

/** How many words a clause's text has; the address of a link is none. */
export function countWords(text: string): number {
  return text.replaceAll(LINK_TARGET, ']').match(WORD)?.length ?? 0;
}
