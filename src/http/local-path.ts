import type { FastifyRequest } from 'fastify';

const LONGEST = 500;
/** Any origin does: what leaves it is not local. */
const BASE = 'http://concord.invalid';

/**
 * An address within Concord as somebody handed it over (`?next=`), or null where it is none: what a browser could read
 * as another site (`//evil.example`, `/\evil`, `https:`, `javascript:`) is refused, whatever it is hidden in.
 */
export function localPath(path: string | null | undefined): string | null {
  if (path === null || path === undefined || path.length > LONGEST) return null;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return null;
  const url = new URL(path, BASE);
  return url.origin === BASE && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : null;
}

/** Where the address of a page says to go next; null: nowhere, or nowhere within Concord. */
export function nextOf({ query }: Pick<FastifyRequest, 'query'>): string | null {
  const { next } = query as { readonly next?: unknown };
  return typeof next === 'string' ? localPath(next) : null;
}
