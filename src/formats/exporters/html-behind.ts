import type { BehindWords } from './edition-words.js';
import { escapeHtml, escapeText } from './render-inline.js';

/** On top of the page: that it is not the newest, and where the newest is. */
export function behindNotices({ revision, newer }: BehindWords): string {
  const link =
    newer === null ? '' : `<p><a href="${escapeHtml(newer.href)}">${escapeText(newer.words)}</a></p>`;
  return (revision === null ? '' : `<p>${escapeText(revision)}</p>`) + link;
}

/** The files to download, each with what readers must know of it: a file is as it was on the day it was published. */
export function fileList({ files, fileNote }: BehindWords): string {
  const note = fileNote === null ? '' : ` – ${escapeText(fileNote)}`;
  const items = files.map(
    ({ name, href }) =>
      `<li><a href="${escapeHtml(href)}" download><bdi dir="ltr">${escapeText(name)}</bdi></a>${note}</li>`,
  );
  return items.length === 0 ? '' : `<ul role="list">${items.join('')}</ul>`;
}
