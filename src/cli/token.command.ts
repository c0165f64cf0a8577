import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AccountsService } from '../accounts/accounts.service.js';
import { type Role, ROLES } from '../domain/accounts/grants.js';

interface CreateOptions {
  readonly role: Role;
  readonly language?: readonly string[];
  readonly handle?: string;
  readonly expires?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** `concord token create|list|revoke`: the API tokens. */
export function registerToken(program: Command): void {
  const token = program.command('token').description('make, list and revoke API tokens');
  token
    .command('create')
    .description('make a token; it is printed once and cannot be shown again')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--language <tag>', 'a language of a reviewer or translator; may be repeated', collect)
    .option('--handle <handle>', 'an account to add the token to, or a new one; random if absent')
    .option('--expires <days>', 'how long it is good for, such as 90d', readDays)
    .action(create);
  token.command('list').description('all tokens, without their secrets').action(list);
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<PREFIX>', 'as `concord token list` shows it: the eight characters after concord_')
    .action(revoke);
}

async function create(options: CreateOptions): Promise<void> {
  const expiresAt =
    options.expires === undefined ? null : new Date(Date.now() + options.expires * DAY_MS).toISOString();
  const { token, handle } = await withAccounts(
    (accounts) =>
      accounts.createToken({
        role: options.role,
        languages: options.language ?? [],
        handle: options.handle ?? null,
        expiresAt,
      }),
    { make: true },
  );
  process.stderr.write(`Token for ${handle} (${options.role}); it is not shown again.\n`);
  process.stdout.write(`${token}\n`);
}

async function list(): Promise<void> {
  const { isInForce } = await import('../accounts/accounts.service.js');
  const now = new Date().toISOString();
  const holders = await withAccounts((accounts) => accounts.tokens());
  for (const { token, account } of holders) {
    const state = isInForce(token, now) ? 'in force' : token.revokedAt === null ? 'expired' : 'revoked';
    const languages = token.languages.length === 0 ? 'all languages' : token.languages.join(' ');
    const expires = token.expiresAt === null ? '' : `, until ${token.expiresAt.slice(0, 10)}`;
    process.stdout.write(
      `${token.prefix}  ${account.handle}  ${token.role}  ${languages}  ${state}${expires}\n`,
    );
  }
}

async function revoke(prefix: string): Promise<void> {
  const bare = /^concord_([^_]+)/.exec(prefix)?.[1] ?? prefix;
  await withAccounts((accounts) => accounts.revokeToken(bare));
  process.stdout.write(`Revoked concord_${bare}_…\n`);
}

/** The first token may be made before the first start; nothing else is done to a database that is not there. */
async function withAccounts<T>(
  work: (accounts: AccountsService) => Promise<T>,
  { make }: { readonly make: boolean } = { make: false },
): Promise<T> {
  const [{ withFeatures, withExistingFeatures }, { AccountsService: service }] = await Promise.all([
    import('./with-features.js'),
    import('../accounts/accounts.service.js'),
  ]);
  const open = make ? withFeatures : withExistingFeatures;
  return open((features) => work(features.get<AccountsService>(service)));
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function readDays(value: string): number {
  const days = /^(\d{1,4})d$/.exec(value)?.[1];
  if (days === undefined || Number(days) === 0)
    throw new InvalidArgumentError('It is a number of days, such as 90d.');
  return Number(days);
}
