import { notFound } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import type { Precondition } from '../http/precondition.js';
import type { DraftRecord } from '../persistence/records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { requireOpen } from './draft-reader.js';

/**
 * The draft, held for this transaction, if the caller has seen what it says now, and if it is what was read before.
 *
 * @param precondition null: whoever asks has just made the draft, or named it on the command line.
 * @throws DomainError `not-found`, `draft-closed`, `version-stale`.
 */
export async function holdDraft(
  tx: WriteRepositories,
  read: DraftRecord,
  precondition: Precondition | null,
): Promise<DraftRecord> {
  const draft = await tx.drafts.lock(read.id);
  if (draft === null) throw notFound('draft');
  requireOpen(draft);
  if (draft.version !== read.version || precondition?.allows(draft.version) === false)
    throw new DomainError('version-stale', 'The draft has changed since you read it.', {
      current: { version: draft.version },
    });
  return draft;
}
