import type { BehindWords } from './edition-words.js';
import { escapeHtml, escapeText } from './render-inline.js';

/** On top of the page: that it is not the newest, and where the newest is. */
export function behindNotices({ revision, newer }: BehindWords): string {
  const words = newer === null ? '' : escapeText(newer.words);
  const link = newer?.href == null ? words : `<a href="${escapeHtml(newer.href)}">${words}</a>`;
  return (revision === null ? '' : `<p>${escapeText(revision)}</p>`) + (link === '' ? '' : `<p>${link}</p>`);
}

/**
 * The files to download, each with what readers must know of it: a file is as it was on the day it was published. Beside
 * it the same file with what has changed since.
 */
export function fileList({ files, fileNote, markedFile }: BehindWords): string {
  const note = fileNote === null ? '' : ` – ${escapeText(fileNote)}`;
  const items = files.map(({ name, href, markedHref }) => {
    const marked =
      markedFile === null
        ? ''
        : ` – <a href="${escapeHtml(markedHref)}" download>${escapeText(markedFile)}</a>`;
    return `<li><a href="${escapeHtml(href)}" download><bdi dir="ltr">${escapeText(name)}</bdi></a>${note}${marked}</li>`;
  });
  return items.length === 0 ? '' : `<ul role="list">${items.join('')}</ul>`;
}
