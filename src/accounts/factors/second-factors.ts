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
  return (await hasCodes({ factors }, accountId)) ? [...methods, 'recovery-code'] : methods;
}

/** True where the account has a recovery code that is still good. */
export async function hasCodes(
  { factors }: Pick<Reads | WriteRepositories, 'factors'>,
  accountId: string,
): Promise<boolean> {
  return (await factors.recoveryCodes(accountId)).some(({ usedOn }) => usedOn === null);
}

/** Recovery codes go with the last factor that they stand in for. */
export async function forgetCodesWithoutFactor(tx: WriteRepositories, accountId: string): Promise<void> {
  if ((await methodsOf(tx, accountId)).length === 0) await tx.factors.setRecoveryCodes(accountId, []);
}
