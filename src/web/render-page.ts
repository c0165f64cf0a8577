import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text. What is not markup of a component is escaped. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}
