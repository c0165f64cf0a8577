import { DomainError } from '../errors.js';
import type { TermEntry, TermRendering, TermStatus } from './term.js';

export type TermVerdict = 'approved' | 'rejected';

/**
 * The entry after a word on it: what was proposed of it is approved, or it is retired.
 *
 * @throws DomainError `illegal-transition` where nothing of it is proposed; or, to be rejected, where it is approved.
 */
export function reviewEntry<Entry extends TermEntry>(entry: Entry, verdict: TermVerdict): Entry {
  const waits = entry.status === 'proposed' || entry.renderings.some(({ status }) => status === 'proposed');
  if (entry.status === 'retired' || !waits) throw nothingProposed();
  if (verdict === 'approved') {
    const renderings = entry.renderings.map((one) => ({ ...one, status: 'approved' as const }));
    return { ...entry, status: 'approved', renderings };
  }
  if (entry.status === 'approved')
    throw new DomainError(
      'illegal-transition',
      'The entry is approved: name the rendering that is rejected.',
    );
  return { ...entry, status: 'retired' };
}

/**
 * The renderings of an entry after a word on one of them: a rejected one is gone.
 *
 * @throws DomainError `illegal-transition` where the rendering is not proposed, or the entry itself waits or is retired.
 */
export function reviewRendering<Rendering extends TermRendering>(
  { status, renderings }: { readonly status: TermStatus; readonly renderings: readonly Rendering[] },
  reviewed: Rendering,
  verdict: TermVerdict,
): Rendering[] {
  if (status !== 'approved')
    throw new DomainError('illegal-transition', `The entry itself is ${status}: give your word on it first.`);
  if (reviewed.status !== 'proposed') throw nothingProposed();
  if (verdict === 'rejected') return renderings.filter((one) => one !== reviewed);
  return renderings.map((one) => (one === reviewed ? { ...one, status: 'approved' } : one));
}

function nothingProposed(): DomainError {
  return new DomainError('illegal-transition', 'Nothing of this is proposed.');
}
