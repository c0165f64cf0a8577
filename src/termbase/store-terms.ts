import { DomainError } from '../domain/errors.js';
import { comparableTerm, type TermEntry, termOf } from '../domain/terms/term.js';
import type { StoredTerm, TermChange } from '../persistence/term-records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/**
 * Writes entries as they are now, with what was done. The termbase is held already.
 *
 * @throws DomainError `invalid-input` where one is for a communiqué that there is not.
 */
export async function storeTerms(
  tx: WriteRepositories,
  terms: readonly StoredTerm[],
  change: Omit<TermChange, 'at'>,
): Promise<void> {
  const slugs = [...new Set(terms.map(({ communique }) => communique).filter((slug) => slug !== null))];
  const communiqueIds = new Map<string, string>();
  for (const slug of slugs) {
    const communique = await tx.communiques.bySlug(slug);
    if (communique === null)
      throw new DomainError('invalid-input', `There is no communiqué “${slug}”.`, { field: 'communique' });
    communiqueIds.set(slug, communique.id);
  }
  await tx.terms.put(terms, { ...change, at: new Date().toISOString() }, communiqueIds);
}

/** By what an entry is the same as another one: its term, the language of it, and what it is for. */
export function identityOf(entry: Pick<TermEntry, 'sourceLanguage' | 'renderings' | 'communique'>): string {
  return identityKey({ ...entry, label: comparableTerm(termOf(entry)) });
}

/** As `identityOf`, of what a row says. */
export function identityKey(row: {
  readonly sourceLanguage: string;
  readonly label: string;
  readonly communique: string | null;
}): string {
  return [row.sourceLanguage, row.communique ?? '', row.label].join('\n');
}
