import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { Reads } from '../../persistence/reads.js';

/** What an account has to show a second factor with. */
export interface FactorsOverview {
  readonly totp: { readonly addedOn: string } | null;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
}

@Injectable()
export class FactorsService {
  constructor(private readonly reads: Reads) {}

  async overview({ accountId }: Caller): Promise<FactorsOverview> {
    const { factors } = this.reads;
    const totp = await factors.totp(accountId);
    const codes = await factors.recoveryCodes(accountId);
    const addedOn = totp?.confirmedOn ?? null;
    return {
      totp: addedOn === null ? null : { addedOn },
      passkeys: (await factors.passkeys(accountId)).length,
      recoveryCodesLeft: codes.filter(({ usedOn }) => usedOn === null).length,
    };
  }
}
