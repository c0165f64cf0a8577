import { parseSetCookie } from 'cookie';
import { UnitOfWork } from '../../src/persistence/unit-of-work.js';
import { Passphrases } from '../../src/accounts/sign-in/passphrases.js';
import { grantsOf, type Role } from '../../src/domain/accounts/grants.js';
import { account } from './accounts.js';
import { type Answer, ask, type Concord, type Sending } from './concord.js';

/** Good enough, and of nobody. */
export const PASSPHRASE = 'seven herons over the delta';

/** A browser: keeps cookies, and says that it is on a page of the server. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly concord: Pick<Concord, 'address'>) {}

  async ask(request: string, sending: Sending = {}): Promise<Answer> {
    const headers = { ...this.headers(), 'sec-fetch-site': 'same-origin', ...sending.headers };
    const answer = await ask(this.concord, request, { ...sending, headers });
    for (const line of answer.headers.getSetCookie()) {
      const { name, value = '', maxAge } = parseSetCookie(line);
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Opens a page. */
  open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask(`GET ${path}`, { headers: { accept: 'text/html', ...headers } });
  }

  /** Sends a form of a page, as a browser without scripts does. */
  send(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask(`POST ${path}`, { bytes: new URLSearchParams(fields).toString(), headers });
  }

  signIn(handle: string, passphrase = PASSPHRASE, more: object = {}): Promise<Answer> {
    return this.ask('POST /api/v1/sessions', { body: { handle, passphrase, ...more } });
  }

  /** What the session cookie holds. */
  get session(): string | undefined {
    return this.cookies.get('__Host-concord');
  }

  /** The `Cookie` header, where there is something to send. */
  headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }
}

/** An account with a passphrase, as joining leaves it; its handle. */
export async function member(
  { app }: Pick<Concord, 'app'>,
  role: Role = 'translator',
  languages: readonly string[] = ['fr'],
): Promise<string> {
  const passphraseHash = await app.get(Passphrases, { strict: false }).hash(PASSPHRASE);
  const person = account({ passphraseHash });
  await app.get(UnitOfWork).transact(async (tx) => {
    await tx.accounts.insert(person);
    await tx.accounts.setGrants(person.id, grantsOf(role, languages));
  });
  return person.handle;
}
