import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import {
  SECOND_STEP_CHANGES,
  type SecondStepChange,
  type SecondStepView,
} from '../../web/pages/second-step-settings-page.js';
import { FactorsService } from '../factors/factors.service.js';
import { PasskeysService } from '../factors/passkeys.service.js';
import { RecoveryCodesService } from '../factors/recovery-codes.service.js';
import { TotpService } from '../factors/totp.service.js';
import { ShownOnce } from './shown-once.js';

/** What can be changed about the second step of signing in. */
@Injectable()
export class SecondStepChanges {
  constructor(
    private readonly factors: FactorsService,
    private readonly passkeys: PasskeysService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly once: ShownOnce,
  ) {}

  async overview(caller: Caller): Promise<SecondStepView> {
    const { totp, recoveryCodesLeft } = await this.factors.overview(caller);
    const passkeys = (await this.passkeys.list(caller)).map(({ id, name, addedOn }) => ({
      id,
      name,
      addedOn,
    }));
    return { hasApp: totp !== null, passkeys, codesLeft: recoveryCodesLeft };
  }

  /** The change that an address or a form names; null where there is none, or nothing to change. */
  async find(caller: Caller, name: unknown, id: unknown): Promise<SecondStepChange | null> {
    const kind = SECOND_STEP_CHANGES.find((one) => one === name);
    if (kind === undefined) return null;
    const { hasApp, passkeys } = await this.overview(caller);
    const passkey = passkeys.find((one) => one.id === id) ?? null;
    const fits = {
      begin: !hasApp,
      codes: hasApp || passkeys.length > 0,
      remove: hasApp,
      passkey: passkey !== null,
      off: hasApp || passkeys.length > 0,
    };
    return fits[kind] ? { kind, passkey } : null;
  }

  /** Makes a change. @returns where to go then. @throws DomainError `recovery-codes-needed`. */
  async make(caller: Caller, { kind, passkey }: SecondStepChange, reply: FastifyReply): Promise<string> {
    if (kind === 'codes') {
      await this.once.keep(reply, caller.accountId, await this.recoveryCodes.make(caller));
      return '/account/second-step/new-codes';
    }
    if (kind === 'off') await this.factors.removeAll(caller);
    else if (passkey !== null) await this.passkeys.remove(caller, passkey.id);
    else await this.totp.remove(caller);
    const done = { off: 'removed', passkey: 'passkey-removed', remove: 'app-removed', begin: '' };
    return `/account/second-step?done=${done[kind]}`;
  }
}
