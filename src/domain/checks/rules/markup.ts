import type { InlineToken } from '../../markup/inline-token.js';
import { readInline } from '../../markup/read-inline.js';
import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';

/** Links, emphasis, code, tags and note marks stand in the target as often as in the source. */
export const markup: Check = {
  id: 'markup',
  severity: 'error',
  run: ({ source, target }) => compareMultisets(markupIn(source), markupIn(target), target.length),
};

function markupIn(text: string): Counted[] {
  if (!/[\\`*_~[\]!<]/.test(text)) return [];
  return readInline(text).flatMap((token): Counted[] => {
    const what = describe(token, text.slice(token.start, token.end));
    return what === null
      ? []
      : [{ key: `${what.what} ${what.label}`, range: [token.start, token.end], params: what }];
  });
}

/** `what` names a string of `locales/` under the check; labels are shown as they are. */
function describe(token: InlineToken, raw: string): { readonly what: string; readonly label: string } | null {
  switch (token.type) {
    case 'open':
      return { what: token.emphasis, label: '' };
    case 'link-open':
      return token.link.destination === null
        ? null
        : { what: token.link.image ? 'image' : 'link', label: '' };
    case 'code':
      return { what: 'code', label: '' };
    case 'footnote':
      return { what: 'footnote', label: raw };
    case 'html':
      return { what: 'html', label: raw };
    case 'autolink':
      return { what: 'link', label: '' };
    case 'text':
    case 'loose':
    case 'escape':
    case 'break':
    case 'close':
    case 'link-close':
      return null;
  }
}
