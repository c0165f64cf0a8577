import type { Reads } from '../../persistence/reads.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';

/** What can be asked for after the passphrase. */
export const METHODS = ['totp', 'passkey', 'recovery-code'] as const;

export type Method = (typeof METHODS)[number];

/**
 * By what an account can show its second factor; none where it has none. Recovery codes stand in for another factor and
 * are none by themselves.
 */
export async function methodsOf(
  { factors }: Pick<Reads | WriteRepositories, 'factors'>,
  accountId: string,
): Promise<readonly Method[]> {
  const totp = await factors.totp(accountId);
  const passkeys = await factors.passkeys(accountId);
  const methods: Method[] = [];
  if (totp !== null && totp.confirmedOn !== null) methods.push('totp');
  if (passkeys.length > 0) methods.push('passkey');
  if (methods.length === 0) return [];
  const codes = await factors.recoveryCodes(accountId);
  return codes.some(({ usedOn }) => usedOn === null) ? [...methods, 'recovery-code'] : methods;
}

/** Recovery codes go with the last factor that they stand in for. */
export async function forgetCodesWithoutFactor(tx: WriteRepositories, accountId: string): Promise<void> {
  if ((await methodsOf(tx, accountId)).length === 0) await tx.factors.setRecoveryCodes(accountId, []);
}
