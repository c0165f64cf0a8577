import { Injectable } from '@nestjs/common';
import { requireFound } from '../../domain/accounts/caller.js';
import type { InvitationRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { codeRefused, Codes } from '../invitations/codes.js';
import { Passphrases } from '../sign-in/passphrases.js';
import { revokeTokens } from '../tokens/revoke-tokens.js';

/** New passphrases for those who have lost theirs, with a code. */
@Injectable()
export class ResetsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: Codes,
    private readonly passphrases: Passphrases,
  ) {}

  /**
   * Sets the new passphrase, and ends every session and API token. Nobody is signed in by it: a second factor is still
   * asked for. Whoever made the code has done all this, as the audit has it.
   *
   * @param address of the socket; counted by in memory, written nowhere.
   * @throws DomainError `code-refused`, `too-many-attempts`, `weak-passphrase`.
   */
  async use(code: string, passphrase: string, address: string): Promise<void> {
    const reset = await this.codes.find(code, address);
    if (reset.accountId === null) throw codeRefused();
    const account = requireFound(await this.reads.accounts.byId(reset.accountId), 'account');
    await this.passphrases.refuseWeak(passphrase, account.handle);
    const passphraseHash = await this.passphrases.hash(passphrase);
    await this.unitOfWork.transact((tx) => apply(tx, reset, account.id, passphraseHash));
  }
}

async function apply(
  tx: WriteRepositories,
  { id, dropsFactors, createdById: actorId }: InvitationRecord,
  accountId: string,
  passphraseHash: string,
): Promise<void> {
  await tx.accounts.lock(accountId);
  if (!(await tx.invitations.use(id, accountId, new Date().toISOString()))) throw codeRefused();
  await tx.accounts.change(accountId, { passphraseHash });
  await tx.sessions.endOf(accountId);
  const who = { actorId, subjectId: accountId };
  await tx.audit.record({ action: 'passphrase.changed', ...who, details: { by: 'reset' } });
  await revokeTokens(tx, accountId, actorId);
  if (dropsFactors) await dropFactors(tx, who);
}

/** Every other way in: the second factor, and who the account is elsewhere. */
async function dropFactors(
  tx: WriteRepositories,
  who: { readonly actorId: string | null; readonly subjectId: string },
): Promise<void> {
  const accountId = who.subjectId;
  await tx.factors.removeTotp(accountId);
  for (const passkey of await tx.factors.passkeys(accountId))
    await tx.factors.removePasskey(passkey.id, accountId);
  await tx.factors.setRecoveryCodes(accountId, []);
  await tx.audit.record({ action: 'factor.removed', ...who, details: { factor: 'all', by: 'reset' } });
  for (const { issuer, subject } of await tx.factors.identities(accountId)) {
    await tx.factors.removeIdentity(issuer, subject);
    await tx.audit.record({ action: 'identity.unlinked', ...who, details: { issuer, by: 'reset' } });
  }
}
