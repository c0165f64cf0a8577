import type { Links } from './links.js';

/**
 * Links clauses whose words are the same: those that stand once on either side, then repeated ones next to a pair that
 * is linked already. After Heckel 1978 (A technique for isolating differences between files).
 */
export function linkEqual(oldTexts: readonly string[], newTexts: readonly string[], links: Links): void {
  for (const { old, fresh } of placesOfTexts(oldTexts, newTexts).values())
    if (old.length === 1 && fresh.length === 1) links.link(old[0] ?? 0, fresh[0] ?? 0);
  linkNeighbours(oldTexts, newTexts, links);
}

/**
 * Links free clauses of the same words beside linked pairs: between two, then after one, then before one.
 *
 * @param edges to be the first or the last of both texts is enough: that says less than any neighbour.
 */
export function linkNeighbours(
  oldTexts: readonly string[],
  newTexts: readonly string[],
  links: Links,
  edges = false,
): void {
  const last = newTexts.length - 1;
  spread(oldTexts, newTexts, links, (o, n) => isPair(links, o - 1, n - 1) && isPair(links, o + 1, n + 1));
  spread(oldTexts, newTexts, links, (o, n) => (edges || n > 0) && isPair(links, o - 1, n - 1));
  spread(oldTexts, newTexts, links, (o, n) => (edges || n < last) && isPair(links, o + 1, n + 1));
}

/** Where the same words stand on either side, ascending. */
export interface Places {
  readonly old: number[];
  readonly fresh: number[];
}

export function placesOfTexts(oldTexts: readonly string[], newTexts: readonly string[]): Map<string, Places> {
  const places = new Map<string, Places>();
  for (const [at, text] of oldTexts.entries()) placesOf(places, text).old.push(at);
  for (const [at, text] of newTexts.entries()) placesOf(places, text).fresh.push(at);
  return places;
}

function placesOf(places: Map<string, Places>, text: string): Places {
  let found = places.get(text);
  if (found === undefined) {
    found = { old: [], fresh: [] };
    places.set(text, found);
  }
  return found;
}

/** Links free equal neighbours of linked pairs, from pair to pair, as long as `mayLink` says so. */
function spread(
  oldTexts: readonly string[],
  newTexts: readonly string[],
  links: Links,
  mayLink: (old: number, fresh: number) => boolean,
): void {
  const waiting: (readonly [number, number])[] = [
    [-1, -1],
    [oldTexts.length, newTexts.length],
  ];
  for (const [old, fresh] of links.newOf.entries()) if (fresh !== -1) waiting.push([old, fresh]);
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop())
    for (const step of [1, -1]) {
      const old = pair[0] + step;
      const fresh = pair[1] + step;
      const text = oldTexts[old];
      if (text === undefined || text !== newTexts[fresh] || !links.isFree(old, fresh) || !mayLink(old, fresh))
        continue;
      links.link(old, fresh);
      waiting.push([old, fresh]);
    }
}

/** True for a linked pair, and for the edges of both texts. */
function isPair(links: Links, old: number, fresh: number): boolean {
  if (old < 0 || fresh < 0) return old === fresh;
  if (old >= links.newOf.length || fresh >= links.oldOf.length)
    return old === links.newOf.length && fresh === links.oldOf.length;
  return links.newOf[old] === fresh;
}
