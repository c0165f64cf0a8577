import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import type { AccountView } from '../../web/pages/account-page.js';
import { FactorsService } from '../factors/factors.service.js';
import { IdentitiesService } from '../oidc/identities.service.js';
import { OpenIdProvider } from '../oidc/openid-provider.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { isInForce, TokensService } from '../tokens/tokens.service.js';

/** How somebody comes in here, in figures. */
export type Overview = Pick<AccountView, 'secondStep' | 'sessions' | 'tokens' | 'elsewhere'>;

/** Gathers what the page of an account shows of its parts. */
@Injectable()
export class Overviews {
  constructor(
    private readonly factors: FactorsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly identities: IdentitiesService,
    private readonly provider: OpenIdProvider,
  ) {}

  async of(caller: Caller): Promise<Overview> {
    const { totp, passkeys, recoveryCodesLeft } = await this.factors.overview(caller);
    const now = new Date().toISOString();
    const { name } = this.provider;
    const isLinked = (await this.identities.list(caller.accountId)).length > 0;
    return {
      secondStep: { isOn: totp !== null || passkeys > 0, codesLeft: recoveryCodesLeft },
      sessions: (await this.sessions.list(caller)).length,
      tokens: (await this.tokens.list(caller)).filter((token) => isInForce(token, now)).length,
      elsewhere: name === null ? null : { provider: name, isLinked },
    };
  }
}
