import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors.js';
import type { AccountRecord } from '../persistence/people-records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { randomHandle } from './random-handle.js';

const HANDLE = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** Of tombstones. */
const TOMBSTONE = 'deleted-';
/** Whoever has one of these could pass for the machine, or for those who run it. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'account accounts admin administrator anonymous api bot concord coordinator coordinators deleted everybody everyone ' +
    'help helpdesk info join me mod moderator nobody official operator owner postmaster reader reviewer reviewers root ' +
    'security server staff superuser support sysadmin system team translator translators webmaster'
  ).split(' '),
);
const ATTEMPTS = 5;

/**
 * A handle as somebody typed it, in the one form that is stored.
 *
 * @throws DomainError `invalid-input`.
 */
export function readHandle(typed: string): string {
  const handle = typed.trim().toLowerCase();
  if (!HANDLE.test(handle) || handle.startsWith(TOMBSTONE)) {
    throw new DomainError(
      'invalid-input',
      `A handle is 1 to 40 of a–z, 0–9 and hyphens, and does not begin with ${TOMBSTONE}`,
      { field: 'handle' },
    );
  }
  if (isReserved(handle)) {
    throw new DomainError('invalid-input', `The handle ${handle} is nobody’s to take.`, { field: 'handle' });
  }
  return handle;
}

/** With hyphens or a number about it as well: `admin-2` reads like `admin`. */
function isReserved(handle: string): boolean {
  return RESERVED.has(handle.replaceAll(/-|\d+$/g, ''));
}

/** The handle of an account that is no more: it says nothing, not even in which order accounts went. */
export function tombstone(): string {
  return `${TOMBSTONE}${randomBytes(6).toString('hex')}`;
}

/** What is known of a new account beside its id. */
export type NewAccount = Pick<AccountRecord, 'id' | 'createdAt' | 'passphraseHash' | 'uiLanguage'>;

/**
 * Stores a new account under the handle, or under a random one that is free.
 *
 * @throws DomainError `handle-taken`; `unavailable` where no free random one was found.
 */
export async function insertAccount(
  tx: WriteRepositories,
  handle: string | null,
  account: NewAccount,
): Promise<AccountRecord> {
  const blank = { disabledAt: null, lastSeenOn: null, deletedOn: null };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = { ...blank, ...account, handle: handle ?? randomHandle(attempt) };
    if (await tx.accounts.insert(record)) return record;
    if (handle !== null) throw handleTaken(handle);
  }
  throw new DomainError('unavailable', 'No free handle was found: try again.');
}

export function handleTaken(handle: string): DomainError {
  return new DomainError('handle-taken', `Somebody has the handle ${handle} already.`, { field: 'handle' });
}
