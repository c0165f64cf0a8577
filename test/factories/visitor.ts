import { request } from 'node:http';
import type { Answer } from './concord.js';

/** What there is to see where the server closes the connection before the answer was read. */
const CUT_OFF: Answer = { status: 0, headers: new Headers(), text: '', json: {} };

/** What a visitor sends beside method and path. */
export interface Visit {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly bytes?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with a browser: an address of their own, headers that go with every request, and cookies that are kept. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Every value of a cookie that was ever given. */
  readonly given: string[] = [];

  constructor(
    private readonly server: { readonly address: string },
    private readonly localAddress: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  visit(line: string, { json, form, bytes, headers }: Visit = {}): Promise<Answer> {
    const [method = 'GET', path = '/'] = line.split(' ');
    const { hostname, port } = new URL(this.server.address);
    const body =
      bytes ?? (form === undefined ? undefined : new URLSearchParams(form).toString()) ?? asJson(json);
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    const sent = {
      ...this.headers,
      'sec-fetch-site': 'same-origin',
      ...(body === undefined
        ? {}
        : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }),
      cookie: [...cookies, this.headers.cookie].filter((one) => one !== undefined).join('; '),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const { localAddress } = this;
      const going = request(
        { hostname, port, method, path, localAddress, headers: sent, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            this.keep(answer.headers['set-cookie'] ?? []);
            const text = Buffer.concat(chunks).toString();
            const pairs = Object.entries(answer.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ]);
            resolve({
              status: answer.statusCode ?? 0,
              headers: new Headers(pairs),
              text,
              json: readJson(text),
            });
          });
        },
      );
      going.on('error', (error: NodeJS.ErrnoException) => {
        // A body that is too large is not read to its end.
        if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve(CUT_OFF);
        else reject(error);
      });
      going.end(body);
    });
  }

  private keep(setCookies: readonly string[]): void {
    for (const one of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
      if (value !== '') this.given.push(value);
    }
  }
}

function asJson(json: unknown): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
