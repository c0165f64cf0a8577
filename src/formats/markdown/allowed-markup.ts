import type { InlineToken, Link } from '../../domain/markup/inline-token.js';
import { readInline } from '../../domain/markup/read-inline.js';

/** What a target may use of the markup that belongs to the structure, because the clause's own words have it. */
export interface AllowedMarkup {
  /** The link or image of the source that stands for one of the target; null: it becomes plain text. */
  readonly linkFor: (link: Link) => Link | null;
  readonly destinations: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
  /** The tags of the target that stay tags, by their offset. */
  readonly tagsAt: ReadonlySet<number>;
}

const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr', '']);

/** Pieces that the source must have too; most targets have none of them. */
const STRUCTURAL: ReadonlySet<InlineToken['type']> = new Set([
  'link-open',
  'autolink',
  'footnote',
  'html',
] as const);
const NOTHING: AllowedMarkup = {
  linkFor: () => null,
  destinations: new Set(),
  footnotes: new Set(),
  tagsAt: new Set(),
};

/**
 * Link destinations are structure: each link of the target gets a destination of the source — its own
 * where the source has that one, else the next that no link has taken — and none where the source has no more.
 */
export function allowedMarkup(source: string, target: string, tokens: readonly InlineToken[]): AllowedMarkup {
  if (!tokens.some(({ type }) => STRUCTURAL.has(type))) return NOTHING;
  const has = readInline(source);
  const links = has.flatMap((token) => (token.type === 'link-open' ? [token.link] : []));
  const autolinks = has.flatMap((token) => (token.type === 'autolink' ? [token.destination] : []));
  const known = assignLinks(links, tokens);
  return {
    linkFor: (link) => known.get(link) ?? null,
    destinations: new Set(autolinks),
    footnotes: new Set(has.flatMap((token) => (token.type === 'footnote' ? [token.label] : []))),
    tagsAt: allowedTags(source, has, target, tokens),
  };
}

function assignLinks(source: readonly Link[], tokens: readonly InlineToken[]): Map<Link, Link> {
  const left = [...source];
  const assigned = new Map<Link, Link>();
  const wanting = tokens.flatMap((token) => (token.type === 'link-open' ? [token.link] : []));
  const take = (link: Link, fits: (one: Link) => boolean): void => {
    const at = left.findIndex((one) => one.image === link.image && fits(one));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found !== undefined) assigned.set(link, found);
  };
  for (const link of wanting)
    take(link, (one) => one.destination === link.destination && one.label === link.label);
  for (const link of wanting) {
    if (assigned.has(link)) continue;
    const { image, destination, label } = link;
    const known = source.find(
      (one) => one.image === image && one.destination === destination && one.label === label,
    );
    if (known !== undefined) assigned.set(link, known);
    // Brackets without a destination are words, not a link that lost its way.
    else if (destination !== null) take(link, () => true);
  }
  return assigned;
}

/** The tags that the source has too, letter by letter; all or none, for one left open would reach into what follows. */
function allowedTags(
  source: string,
  has: readonly InlineToken[],
  target: string,
  tokens: readonly InlineToken[],
): Set<number> {
  const known = new Set(
    has.flatMap((token) => (token.type === 'html' ? [source.slice(token.start, token.end)] : [])),
  );
  const allowed = new Set<number>();
  const open: string[] = [];
  let balanced = true;
  if (known.size === 0) return allowed;
  for (const token of tokens) {
    if (token.type !== 'html' || !known.has(target.slice(token.start, token.end))) continue;
    allowed.add(token.start);
    if (token.closing) balanced &&= open.pop() === token.tag;
    else if (!VOID_TAGS.has(token.tag)) open.push(token.tag);
  }
  return balanced && open.length === 0 ? allowed : new Set();
}
