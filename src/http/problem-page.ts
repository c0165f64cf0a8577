import type { Problem } from './problem.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A problem as a plain page, for whoever reads with a browser: no script, no style, no outside request. */
export function problemPage(problem: Problem): string {
  const title = escapeHtml(`${problem.status} ${problem.title}`);
  const detail = problem.detail === undefined ? '' : `<p>${escapeHtml(problem.detail)}</p>`;
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    `<meta name="viewport" content="width=device-width"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1>${detail}</main></body></html>\n`
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
