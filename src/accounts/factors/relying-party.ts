import type { Config } from '../../config/config.js';

/** Whom a passkey is made for (WebAuthn, section 4: Relying Party): browsers hand it to nobody else. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** @param host of the request, whose port a local Concord is known by. */
export function relyingParty(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  host: string | undefined,
): RelyingParty {
  if (publicUrl !== null) {
    const { hostname, origin } = new URL(publicUrl);
    return { id: hostname, origin };
  }
  const port = /:\d{1,5}$/.exec(host ?? '')?.[0] ?? '';
  return { id: 'localhost', origin: `http://localhost${port}` };
}
