import { createHash } from 'node:crypto';
import { contentPolicy } from './security-headers.js';

/** The contents of `<style>` and of `style="…"`; nothing that was written by somebody is either: it is escaped. */
const STYLES = /<style>(?<element>[^<]*)<\/style>|\sstyle="(?<attribute>[^"]*)"/gu;

/**
 * The policy of a page that has its style in itself, as a file that is passed on does: by the hash of exactly that
 * style, so that files keep theirs when the style of newer ones changes.
 */
export function ownStyle(page: Buffer): { readonly 'content-security-policy': string } {
  const head = page.subarray(0, Math.max(0, page.indexOf('</head>'))).toString();
  return { 'content-security-policy': contentPolicy({ 'style-src': styleHashes(head) }) };
}

/** Sources for `style-src`, one for each style that stands in the page; `'none'` where there is none. */
export function styleHashes(page: string): readonly string[] {
  const styles = [...page.matchAll(STYLES)].map(({ groups }) => groups?.element ?? groups?.attribute ?? '');
  const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return hashes.length === 0 ? ["'none'"] : [...new Set(hashes)];
}
