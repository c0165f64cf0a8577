import type { AuditDetails } from '../../domain/accounts/audit.js';
import type { Caller } from '../../domain/accounts/caller.js';
import type { Grants } from '../../domain/accounts/grants.js';
import type { AuditEventRecord } from '../../persistence/people-records.js';
import type { Frame } from '../../web/components/layout.js';
import type { EventView } from '../../web/pages/events-page.js';
import type { Say } from '../../web/say.js';
import type { AuditView } from '../audit/audit.service.js';
import { dayOf } from '../days.js';
import { rolesInWords } from './roles-in-words.js';

type Words = Pick<Frame, 'say' | 'language'>;

/** Something that was done to the caller's account, as the page tells it. */
export function eventInWords(view: AuditView, caller: Caller, words: Words): EventView {
  const { id, at } = view.event;
  return { id, on: dayOf(at), what: whatIn(view.event, words), who: whoIn(view, caller, words.say) };
}

/** The same in one line: what, who, and when. */
export function inOneLine(view: AuditView, caller: Caller, words: Words): string {
  const { what, on, who } = eventInWords(view, caller, words);
  return [what, who, on].filter((part) => part !== null).join(' · ');
}

function whatIn({ action, details }: AuditEventRecord, words: Words): string {
  const { say } = words;
  if (action === 'passphrase.reset' && details.factors === 'removed')
    return say('page.events.resetWithFactors');
  if (action === 'factor.removed' && details.factor === 'all') return say('page.events.factorsGone');
  return say(`page.events.action.${action}`, {
    number: details.count ?? details.sessions ?? details.tokens,
    factor: say(details.factor === 'passkey' ? 'page.passkeys.one' : 'page.totp.app'),
    ...(action === 'roles.changed' ? changeIn(details as AuditDetails['roles.changed'], words) : {}),
  });
}

/** The roles before and after, in words. */
function changeIn({ from, to }: AuditDetails['roles.changed'], words: Words): Record<'from' | 'to', string> {
  return { from: listIn(from, words), to: listIn(to, words) };
}

function listIn(grants: Grants, { say, language }: Words): string {
  const roles = rolesInWords(grants).map(
    (one) => `${say(`page.role.${one.role}`)} (${one.language?.autonym ?? say('page.everyLanguage')})`,
  );
  return roles.length === 0 ? say('page.events.noRoles') : new Intl.ListFormat(language).format(roles);
}

/** Who did it, in words; null where nobody can know. */
function whoIn({ event, by: handle }: AuditView, { accountId }: Caller, say: Say): string | null {
  if (event.action === 'sign-in.failed') return null;
  if (event.actorId === accountId) return say('page.events.byYou');
  if (handle === null) return say('page.events.byOperator');
  return say(event.details.by === 'reset' ? 'page.events.withCode' : 'page.events.by', { handle });
}
