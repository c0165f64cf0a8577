import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { Config } from '../../config/config.js';
import { notFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';

/** Somebody at the provider; nothing else about them is asked for or kept. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** What has to come back from the provider for it to be this very sign-in. */
export interface ProviderChecks {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

/** No name, no e-mail address, no profile: that it is the same person as the last time is enough. */
const SCOPE = 'openid';
/** How long the provider may take for an answer, in seconds. */
const PATIENCE_S = 5;
/** How long what the provider says of itself is believed, in milliseconds. */
const METADATA_LIFE_MS = 60 * 60 * 1000;

const BACK = '/sign-in/elsewhere/back';

/** The OpenID provider that this Concord is set up with; OpenID Connect Core 1.0, code flow with PKCE. */
@Injectable()
export class OpenIdProvider {
  private known: { readonly metadata: client.Configuration; readonly until: number } | null = null;

  constructor(private readonly config: Config) {}

  /** Its host, by which people know it; null: there is none. */
  get name(): string | null {
    return this.config.oidcIssuer === null ? null : new URL(this.config.oidcIssuer).host;
  }

  /**
   * Begins a sign-in.
   *
   * @param origin of Concord, where the provider sends people back to.
   * @returns where to send the browser, and what to check when it is back.
   * @throws DomainError `not-found` where there is no provider; `provider-down`.
   */
  async begin(origin: string): Promise<{ readonly address: string; readonly checks: ProviderChecks }> {
    const metadata = await this.metadata();
    const verifier = client.randomPKCECodeVerifier();
    const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier };
    const address = client.buildAuthorizationUrl(metadata, {
      redirect_uri: origin + BACK,
      scope: SCOPE,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
    });
    return { address: address.href, checks };
  }

  /**
   * Who came back. The answer must carry our state, come from this issuer (RFC 9207) and lead to a signed token with our
   * nonce that is meant for us.
   *
   * @param query of the address that the browser came back to.
   * @throws DomainError `provider-refused` where any of that is not so; `provider-down`.
   */
  async finish(origin: string, query: string, checks: ProviderChecks): Promise<ProviderIdentity> {
    const metadata = await this.metadata();
    try {
      const tokens = await client.authorizationCodeGrant(metadata, new URL(`${origin}${BACK}?${query}`), {
        ...{ expectedState: checks.state, expectedNonce: checks.nonce, pkceCodeVerifier: checks.verifier },
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw refused();
      return { issuer: claims.iss, subject: claims.sub };
    } catch (error) {
      throw isOutage(error) ? down() : refused();
    }
  }

  private async metadata(): Promise<client.Configuration> {
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.config;
    if (oidcIssuer === null || oidcClientId === null || oidcClientSecret === null) throw notFound('page');
    if (this.known !== null && this.known.until > Date.now()) return this.known.metadata;
    const issuer = new URL(oidcIssuer);
    const local = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    try {
      const metadata = await client.discovery(issuer, oidcClientId, undefined, secretOf(oidcClientSecret), {
        ...{ timeout: PATIENCE_S, execute: [...local, client.enableNonRepudiationChecks] },
      });
      this.known = { metadata, until: Date.now() + METADATA_LIFE_MS };
      return metadata;
    } catch {
      throw down();
    }
  }
}

/** In the header unless the provider wants it in the body only (OpenID Connect Core 1.0, section 9). */
function secretOf(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (provider, ...rest) => {
    const methods = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(provider, ...rest);
  };
}

/** True where the provider could not be reached, took too long, or answered that it is broken. */
function isOutage(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500;
  if (!(error instanceof client.ClientError)) return error instanceof TypeError;
  const answer = error.cause instanceof Response ? error.cause : null;
  return error.code === 'OAUTH_TIMEOUT' || (answer !== null && answer.status >= 500);
}

function down(): DomainError {
  return new DomainError('provider-down', 'The OpenID provider does not answer.');
}

function refused(): DomainError {
  return new DomainError(
    'provider-refused',
    'The sign-in with the OpenID provider was broken off, took too long, or was begun in another window.',
  );
}
