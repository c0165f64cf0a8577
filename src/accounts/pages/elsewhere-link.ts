import type { Frame } from '../../web/components/layout.js';
import type { ElsewhereLink } from '../../web/pages/sign-in-page.js';

/**
 * The ways to the provider from a path of ours, one of them for a computer that others use. They are links: a form whose
 * answer leads to another site is stopped by `form-action`.
 *
 * @param provider null: none is set up.
 */
export function elsewhereLink(
  provider: string | null,
  path: string,
  query: Readonly<Record<string, string>>,
  { to }: Pick<Frame, 'to'>,
): ElsewhereLink | null {
  if (provider === null) return null;
  const hrefWith = (fields: Readonly<Record<string, string>>): string => {
    const text = new URLSearchParams(fields).toString();
    return to(text === '' ? path : `${path}?${text}`);
  };
  return { provider, href: hrefWith(query), sharedHref: hrefWith({ ...query, shared: 'yes' }) };
}
