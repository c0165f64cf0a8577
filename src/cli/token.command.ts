import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OperatorTokensService } from '../accounts/tokens/operator-tokens.service.js';
import type { TokensService } from '../accounts/tokens/tokens.service.js';
import { type Role, ROLES } from '../domain/accounts/grants.js';

interface CreateOptions {
  readonly role: Role;
  readonly language?: readonly string[];
  readonly handle?: string;
  readonly expires?: number;
}

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
  const { withFeatures } = await import('./with-features.js');
  const { OperatorTokensService: service } = await import('../accounts/tokens/operator-tokens.service.js');
  const { daysFromToday, endOf } = await import('../accounts/days.js');
  const { token, handle } = await withFeatures((features) =>
    features.get<OperatorTokensService>(service).make({
      role: options.role,
      languages: options.language ?? [],
      handle: options.handle ?? null,
      expiresAt: options.expires === undefined ? null : endOf(daysFromToday(options.expires)),
    }),
  );
  process.stderr.write(`Token for ${handle} (${options.role}); it is not shown again.\n`);
  process.stdout.write(`${token}\n`);
}

async function list(): Promise<void> {
  const { isInForce } = await import('../accounts/tokens/tokens.service.js');
  const { lastDayBefore } = await import('../accounts/days.js');
  const now = new Date().toISOString();
  const holders = await withTokens((tokens) => tokens.listAll());
  for (const { token, account } of holders) {
    const state = isInForce(token, now) ? 'in force' : token.revokedAt === null ? 'expired' : 'revoked';
    const languages = token.languages.length === 0 ? 'all languages' : token.languages.join(' ');
    const expires = token.expiresAt === null ? '' : `, until ${lastDayBefore(token.expiresAt)}`;
    process.stdout.write(
      `${token.prefix}  ${account.handle}  ${token.role}  ${languages}  ${state}${expires}\n`,
    );
  }
}

async function revoke(prefix: string): Promise<void> {
  const bare = /^concord_([^_]+)/.exec(prefix)?.[1] ?? prefix;
  await withTokens((tokens) => tokens.revoke(bare, null));
  process.stdout.write(`Revoked concord_${bare}_…\n`);
}

/** Nothing but the first token is made on a database that is not there. */
async function withTokens<T>(work: (tokens: TokensService) => Promise<T>): Promise<T> {
  const { withExistingFeatures } = await import('./with-features.js');
  const { TokensService: service } = await import('../accounts/tokens/tokens.service.js');
  return withExistingFeatures((features) => work(features.get<TokensService>(service)));
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
