import { readInline } from '../../markup/read-inline.js';
import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';

const WEB = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** What ends a sentence or a bracket is not part of the address before it. */
const AFTER: ReadonlySet<string> = new Set(".,;:!?…’'*_~`|]}。،؛؟");

/** Web and mail addresses stand in the target as they stand in the source, in link destinations too. */
export const urlEmail: Check = {
  id: 'url-email',
  severity: 'error',
  run: ({ source, target }) => compareMultisets(addressesIn(source), addressesIn(target), target.length),
};

function addressesIn(text: string): Counted[] {
  if (!/[@:]|www\./i.test(text)) return [];
  const found: Counted[] = [];
  const prose = readInline(text).map((token) => {
    const raw = text.slice(token.start, token.end);
    if (token.type === 'link-close' && token.link.destination !== null)
      add(found, token.link.destination, token.start, token.end);
    else if (token.type === 'autolink') add(found, token.destination, token.start, token.end);
    else return raw;
    return ' '.repeat(raw.length);
  });
  const words = prose.join('').replace(WEB, (match, at: number) => {
    const address = trimAddress(match);
    add(found, address, at, at + address.length);
    return ' '.repeat(match.length);
  });
  for (const { 0: match, index } of words.matchAll(MAIL)) add(found, match, index, index + match.length);
  return found;
}

function trimAddress(match: string): string {
  const opens = match.includes('(');
  let end = match.length;
  while (end > 0 && (AFTER.has(match.charAt(end - 1)) || (!opens && match.charAt(end - 1) === ')'))) end -= 1;
  if (match.charAt(end - 1) === ')' && count(match, ')') > count(match, '(')) end -= 1;
  return match.slice(0, end);
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function add(found: Counted[], address: string, start: number, end: number): void {
  if (address !== '') found.push({ key: address, range: [start, end], params: { address } });
}
