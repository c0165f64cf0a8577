import type { WriteRepositories } from '../../persistence/write-repositories.js';

/** Ends an account's API tokens, and says so where there were any. @param actorId null: Concord itself. */
export async function revokeTokens(
  tx: WriteRepositories,
  subjectId: string,
  actorId: string | null,
): Promise<void> {
  const tokens = await tx.tokens.revokeOf(subjectId, new Date().toISOString());
  if (tokens === 0) return;
  await tx.audit.record({ action: 'tokens.revoked', actorId, subjectId, details: { tokens } });
}
