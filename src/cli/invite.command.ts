import { type Command, InvalidArgumentError, Option } from 'commander';
import type { InvitationsService } from '../accounts/invitations/invitations.service.js';
import { type Role, ROLES } from '../domain/accounts/grants.js';

interface InviteOptions {
  readonly role: Role;
  readonly language?: readonly string[];
  readonly expires: number;
}

const USUAL_DAYS = 7;
const MOST_DAYS = 90;

/** `concord invite`: a code by which somebody joins, and the link to use it. */
export function registerInvite(program: Command): void {
  program
    .command('invite')
    .description('make a one-time code by which somebody joins; it is printed once, with its link')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--language <tag>', 'a language of a reviewer or translator; may be repeated', collect)
    .option('--expires <days>', `how long it is good for, at most ${MOST_DAYS}d`, readDays, USUAL_DAYS)
    .action(invite);
}

async function invite({ role, language, expires }: InviteOptions): Promise<void> {
  const [{ withFeatures }, { InvitationsService: service }, { grantsOf }] = await Promise.all([
    import('./with-features.js'),
    import('../accounts/invitations/invitations.service.js'),
    import('../domain/accounts/grants.js'),
  ]);
  const { code, link } = await withFeatures((features) =>
    features
      .get<InvitationsService>(service)
      .make({ roles: grantsOf(role, language ?? []), days: expires }, null),
  );
  process.stdout.write(`${code}\n${link}\n`);
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function readDays(value: string): number {
  const days = Number(/^(\d{1,4})d$/.exec(value)?.[1] ?? 0);
  if (days < 1 || days > MOST_DAYS)
    throw new InvalidArgumentError(`It is a number of days, such as 7d, at most ${MOST_DAYS}d.`);
  return days;
}
