/** What a program that reads problems asks for. */
const DATA: ReadonlySet<string> = new Set([
  'application/problem+json',
  'application/json',
  'application/*',
  '*/*',
]);

/**
 * True where a page is what the caller reads best: `text/html` is among the wishes of its `Accept` (RFC 9110 § 12.5.1),
 * and nothing that JSON would satisfy is wished for more.
 */
export function prefersPage(accept: string | undefined): boolean {
  let [page, data] = [0, 0];
  for (const range of (accept ?? '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = weight === undefined ? 1 : Number(weight) || 0;
    if (type === 'text/html') page = Math.max(page, quality);
    if (DATA.has(type)) data = Math.max(data, quality);
  }
  return page > 0 && page >= data;
}
