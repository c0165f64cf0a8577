import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { languageAutonym } from '../../domain/languages/language-tag.js';
import { CurrentCaller, RequiresSession } from '../../http/access.js';
import { PageQuery } from '../../http/page.js';
import { sendPage } from '../../http/send-page.js';
import { type AccountView, AccountPage } from '../../web/pages/account-page.js';
import { EventsPage } from '../../web/pages/events-page.js';
import { AuditService } from '../audit/audit.service.js';
import { eventInWords, inOneLine } from './events-in-words.js';
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
    const warnings = (await this.audit.notices(caller)).map((one) => inOneLine(one, caller, frame));
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
    const events = page.items.map((one) => eventInWords(one, caller, frame));
    const older =
      page.next === null ? null : `/account/events?${new URLSearchParams({ cursor: page.next }).toString()}`;
    await sendPage(reply, <EventsPage {...{ frame, events, older }} />);
  }
}
