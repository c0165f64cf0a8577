import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantsOf } from '../../src/domain/accounts/grants.js';
import { Database } from '../../src/persistence/database.js';
import type { InvitationRecord } from '../../src/persistence/people-records.js';
import { account } from '../factories/accounts.js';
import { eachDatabase, makePlace, type TestPlace } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';

const NOW = '2026-03-02T08:00:00.000Z';
const LATER = '2099-03-02T08:00:00.000Z';

function code(purpose: InvitationRecord['purpose'], accountId: string | null = null): InvitationRecord {
  const open = { usedAt: null, usedById: null, revokedAt: null, expiresAt: LATER, createdAt: NOW };
  const grants = purpose === 'reset' ? [] : grantsOf('coordinator', []);
  return {
    ...{ ...open, id: randomUUID(), hash: `hash-of-a-code-${purpose}`, purpose, grants, accountId },
    ...{ dropsFactors: false, createdById: null },
  };
}

describe('a backup of people', () => {
  eachDatabase((db) => {
    const leader = account({ handle: 'amber-crane', passphraseHash: '$argon2id$of-a-passphrase' });
    let folder: string;
    let file: string;
    let other: TestPlace;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'concord-backup-'));
      file = join(folder, 'concord.backup');
      other = await makePlace(db.kind);
      await db.database.unitOfWork.transact(async (tx) => {
        await tx.accounts.insert(leader);
        await tx.accounts.setGrants(leader.id, grantsOf('coordinator', []));
        await tx.sessions.insert({
          ...{ id: randomUUID(), hash: 'hash-of-a-session', accountId: leader.id, stage: 'signed-in' },
          ...{ via: 'passphrase', shared: false, challenge: 'a-challenge' },
          ...{ createdAt: NOW, usedAt: NOW, expiresAt: LATER },
        });
        await tx.invitations.insert(code('join'));
        await tx.invitations.insert(code('reset', leader.id));
        const who = { actorId: leader.id, subjectId: leader.id };
        await tx.audit.record({ action: 'account.joined', ...who, details: { roles: [] } });
      });
      expect(await runCommand(db.place, 'backup', file)).toMatchObject({ exitCode: 0, stderr: '' });
    });

    afterAll(async () => {
      await rm(folder, { recursive: true });
      await other.remove();
    });

    it('holds who may sign in, and nothing that is signed in or would let somebody in', async () => {
      const text = gunzipSync(await readFile(file)).toString();
      for (const kept of ['amber-crane', '$argon2id$of-a-passphrase', 'account.joined'])
        expect(text).toContain(kept);
      for (const left of ['hash-of-a-session', 'a-challenge', 'hash-of-a-code'])
        expect(text).not.toContain(left);
    });

    it('is restored where a server was started once, whose link for a first coordinator is good no more', async () => {
      const started = await Database.open(other);
      await started.migrate();
      await started.unitOfWork.transact(async (tx) => {
        await tx.invitations.insert(code('first'));
        await tx.tasks.add({
          ...{ id: randomUUID(), name: 'purge-exact-times', payload: { day: '2026-03-02' }, dedupeKey: null },
          ...{ state: 'done', attempts: 1, returned: 0, notBefore: NOW, leaseUntil: null, lastError: null },
          ...{ createdAt: NOW, finishedAt: NOW },
        });
      });
      await started.close();
      expect(await runCommand(other, 'restore', file)).toMatchObject({ exitCode: 0, stderr: '' });
      const restored = await Database.open(other);
      const { reads } = restored;
      expect(await reads.accounts.byHandle('amber-crane')).toEqual(leader);
      expect(await reads.accounts.coordinators()).toEqual([leader.id]);
      expect(await reads.sessions.byHash('hash-of-a-session')).toBeNull();
      for (const purpose of ['join', 'first', 'reset'])
        expect(await reads.invitations.byHash(`hash-of-a-code-${purpose}`)).toBeNull();
      expect(await reads.audit.list({ limit: 5 })).toHaveLength(1);
      await restored.close();
    });
  });
});
