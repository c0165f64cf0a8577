import { randomUUID } from 'node:crypto';
import type { AccountRecord } from '../../src/persistence/people-records.js';

/** An account that nobody signed in to yet. */
export function account(wish: Partial<AccountRecord> = {}): AccountRecord {
  const id = wish.id ?? randomUUID();
  return {
    ...{ id, handle: `heron-${id.slice(0, 8)}`, createdAt: new Date().toISOString(), disabledAt: null },
    ...{ passphraseHash: null, uiLanguage: null, lastSeenOn: null, deletedOn: null },
    ...wish,
  };
}
