import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'concord', secret: 'a secret that only tests know' } as const;

/** A real OpenID provider on this machine. Whoever comes is signed in at once, as the subject that is set. */
export interface OpenIdServer {
  readonly issuer: string;
  /** Who is at the keyboard. */
  subject: string;
  /** What was asked of its authorization endpoint, query by query. */
  readonly asked: URLSearchParams[];
  /** Registers Concord, which people are sent back to. */
  knows(redirect: string): void;
  stop(): Promise<void>;
}

/** Opens the door; nobody is answered before `knows` says whom people may be sent back to. */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const issuer = `http://127.0.0.1:${port}`;
  const openId: OpenIdServer = {
    ...{ issuer, asked: [], subject: 'somebody', stop: () => stop(server) },
    knows: (redirect) => {
      serve(server, openId, redirect);
    },
  };
  return openId;
}

function serve(server: Server, openId: OpenIdServer, redirect: string): void {
  const provider = new Provider(openId.issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] }],
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['of tests'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', openId.issuer);
    if (url.pathname === '/auth') openId.asked.push(url.searchParams);
    const isAsking = url.pathname.startsWith('/interaction/');
    void (isAsking ? consent(provider, request, response, openId.subject) : answer(request, response));
  });
}

/** Signs in and agrees to everything, as somebody would by hand. */
async function consent(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  accountId: string,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope('openid');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } });
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** Goes where a browser is sent by the provider, until it is sent back to Concord; that address. */
export async function signInThere(address: string, back: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  while (!at.startsWith(back)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider says ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}
