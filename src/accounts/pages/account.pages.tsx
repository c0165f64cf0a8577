import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { languageAutonym } from '../../domain/languages/language-tag.js';
import { CurrentCaller, RequiresSession } from '../../http/access.js';
import { PageQuery } from '../../http/page.js';
import { sendPage } from '../../http/send-page.js';
import { type AccountView, AccountPage } from '../../web/pages/account-page.js';
import { EventsPage, type EventView } from '../../web/pages/events-page.js';
import type { Say } from '../../web/say.js';
import { AuditService, type AuditView } from '../audit/audit.service.js';
import { dayOf } from '../days.js';
import { Overviews } from './overviews.js';
import { noticeIn, Owners } from './owners.js';
import { rolesInWords } from './roles-in-words.js';

const DONE = {
  joined: 'page.join.welcome',
  passphrase: 'page.passphrase.done',
  saved: 'page.account.saved',
};

/** One's account at a glance, and what was done to it. */
@ApiExcludeController()
@RequiresSession()
@Controller('account')
export class AccountPages {
  constructor(
    private readonly owners: Owners,
    private readonly overviews: Overviews,
    private readonly audit: AuditService,
  ) {}

  @Get()
  async show(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame, account, hasPassphrase } = await this.owners.page(caller, request);
    const { handle, uiLanguage: tag } = account;
    const view: AccountView = {
      ...(await this.overviews.of(caller)),
      ...{ handle, hasPassphrase, roles: rolesInWords(caller.grants) },
      language: tag === null ? null : { tag, autonym: languageAutonym(tag) },
    };
    const warnings = (await this.audit.notices(caller)).map((one) => inOneLine(one, caller, frame.say));
    const notice = noticeIn(request, frame, DONE, { handle });
    await sendPage(reply, <AccountPage {...{ frame, account: view, notice, warnings }} />);
  }

  @Get('events')
  async events(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const { cursor } = request.query as { readonly cursor?: unknown };
    const query = Object.assign(new PageQuery(), typeof cursor === 'string' ? { cursor } : {});
    const page = await this.audit.ofOwn(caller, query);
    const events = page.items.map((one) => eventOf(one, caller, frame.say));
    const older =
      page.next === null ? null : `/account/events?${new URLSearchParams({ cursor: page.next }).toString()}`;
    await sendPage(reply, <EventsPage {...{ frame, events, older }} />);
  }
}

function eventOf(view: AuditView, caller: Caller, say: Say): EventView {
  const { id, at, action, details } = view.event;
  const what = say(`page.events.action.${action}`, { number: details.count });
  return { id, on: dayOf(at), what, who: whoIn(view, caller, say) };
}

/** Who did it, in words; null where nobody can know. */
function whoIn({ event, by: handle }: AuditView, { accountId }: Caller, say: Say): string | null {
  if (event.action === 'sign-in.failed') return null;
  if (event.actorId === accountId) return say('page.events.byYou');
  if (handle === null) return say('page.events.byOperator');
  return say(event.details.by === 'reset' ? 'page.events.withCode' : 'page.events.by', { handle });
}

function inOneLine(view: AuditView, caller: Caller, say: Say): string {
  const { what, on, who } = eventOf(view, caller, say);
  return [what, who, on].filter((part) => part !== null).join(' · ');
}
