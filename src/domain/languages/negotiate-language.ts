import { parseLanguageTag } from './language-tag.js';

interface Range {
  readonly tag: string;
  readonly quality: number;
}

/**
 * The language to show a reader, by lookup (RFC 4647 § 3.4): each wish in turn, made shorter from its end until it is
 * on offer. Where no wish is, a language that begins with one (`pt-BR` for `pt`), and last the `fallback`.
 *
 * @param header an `Accept-Language` header (RFC 9110 § 12.5.4); undefined: no wishes.
 * @param offered BCP 47 tags.
 */
export function negotiateLanguage<T extends string>(
  header: string | undefined,
  offered: readonly T[],
  fallback: T,
): T {
  const wishes = readWishes(header ?? '');
  const byLowercase = new Map(offered.map((tag) => [tag.toLowerCase(), tag]));
  for (const { tag } of wishes) {
    for (const shorter of truncations(tag)) {
      const found = byLowercase.get(shorter);
      if (found !== undefined) return found;
    }
  }
  for (const { tag } of wishes) {
    const found = offered.find((one) => one.toLowerCase().startsWith(`${tag}-`));
    if (found !== undefined) return found;
  }
  return fallback;
}

/** Most wanted first; `*` wishes for nothing in particular, and a quality of 0 for nothing at all. */
function readWishes(header: string): Range[] {
  return header
    .slice(0, MAX_HEADER)
    .split(',')
    .map((part): Range => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: canonical(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
}

const MAX_HEADER = 1000;

/** Follows the forms that readers' browsers send to the ones that Concord stores (`zh-CN` is `zh-Hans`). */
function canonical(tag: string): string {
  try {
    return String(parseLanguageTag(tag)).toLowerCase();
  } catch {
    return /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(tag) ? tag : '';
  }
}

function* truncations(tag: string): Generator<string> {
  let parts = tag.split('-');
  while (parts.length > 0) {
    yield parts.join('-');
    parts = parts.slice(0, parts.at(-2)?.length === 1 ? -2 : -1);
  }
}
