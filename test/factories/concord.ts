import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperatorTokensService } from '../../src/accounts/tokens/operator-tokens.service.js';
import { AppModule } from '../../src/app.module.js';
import { Config } from '../../src/config/config.js';
import type { Role } from '../../src/domain/accounts/grants.js';
import { adapter, prepareApp, type Patience } from '../../src/http/create-app.js';

/** A running Concord, and how to speak to it. */
export interface Concord {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  /** A new token's text; a new account unless a handle is given. */
  token(role: Role, languages?: readonly string[], handle?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the web process inside this one, on a free port, set up by the variables given. */
export async function startConcord(
  env: Readonly<Record<string, string | undefined>>,
  patience?: Patience,
): Promise<Concord> {
  const config = new Config({ LOG_LEVEL: 'silent', PORT: '0', ...env });
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(Config)
    .useValue(config)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(adapter(patience), {
    bodyParser: false,
    logger: false,
  });
  await prepareApp(app, config);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const tokens = app.get(OperatorTokensService);
  return {
    app,
    address: await app.getUrl(),
    token: async (role, languages = [], handle) =>
      (await tokens.make({ role, languages, handle: handle ?? null, expiresAt: null })).token,
    stop: () => app.close(),
  };
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; whatever the test expects it to be. */
  readonly json: Record<string, unknown>;
}

/** What is sent beside method and path. */
export interface Sending {
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, as Markdown. */
  readonly markdown?: Uint8Array | string;
  /** Sent as it is; the media type is among the headers. */
  readonly bytes?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks HTTP to a Concord. */
export async function ask(
  concord: Pick<Concord, 'address'>,
  request: string,
  sending: Sending = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const headers = new Headers(sending.headers);
  if (sending.token !== undefined) headers.set('authorization', `Bearer ${sending.token}`);
  if (sending.body !== undefined) headers.set('content-type', 'application/json');
  if (sending.markdown !== undefined) headers.set('content-type', 'text/markdown');
  const body =
    sending.bytes ?? sending.markdown ?? (sending.body === undefined ? null : JSON.stringify(sending.body));
  const response = await fetch(concord.address + path, {
    method,
    headers,
    ...(body === null ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: readJson(text) };
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
