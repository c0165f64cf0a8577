import { createHash } from 'node:crypto';
import { SCREEN } from './styles/screen.js';
import { TOKENS } from './styles/tokens.js';

/** A file that pages load from Concord itself. Its name changes with its bytes, so it may be kept for ever. */
export interface Asset {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export const STYLESHEET = stylesheet(TOKENS + SCREEN);

/** Where pages find the stylesheet. */
export const STYLESHEET_PATH = `/assets/${STYLESHEET.name}`;

function stylesheet(css: string): Asset {
  const bytes = Buffer.from(css.replaceAll(/\n+/g, '\n').trim());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: `concord.${sha256.slice(0, 12)}.css`, mediaType: 'text/css', bytes, sha256 };
}
