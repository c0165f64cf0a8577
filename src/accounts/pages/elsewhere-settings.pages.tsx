import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, notFound } from '../../domain/accounts/caller.js';
import { CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { type Refusal, refusalIn } from '../../http/form-refusal.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { UNTOUCHED } from '../../web/form-state.js';
import { ElsewherePage } from '../../web/pages/elsewhere-page.js';
import { ToldPage } from '../../web/pages/told-page.js';
import { Departures } from '../oidc/departures.js';
import { IdentitiesService } from '../oidc/identities.service.js';
import { OpenIdProvider } from '../oidc/openid-provider.js';
import { sendTrouble } from '../oidc/send-trouble.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { confirmationPlaces, noticeIn, Owners } from './owners.js';

const DONE = { linked: 'page.identities.done', unlinked: 'page.identities.undone' };

/** A sign-in elsewhere that belongs to the account. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account/elsewhere')
export class ElsewhereSettingsPages {
  constructor(
    private readonly owners: Owners,
    private readonly identities: IdentitiesService,
    private readonly provider: OpenIdProvider,
    private readonly departures: Departures,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  @Get()
  async ask(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(caller, { state: UNTOUCHED, status: 200 }, request, reply);
  }

  /** The way to the provider is a link: no form of ours may lead elsewhere. */
  @Post('link')
  @TakesForm()
  async link(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const provider = this.providerName();
    if (!(await this.confirm(caller, form, request, reply))) return;
    const { frame } = await this.owners.page(caller, request);
    try {
      const purpose = { kind: 'link', sessionId: caller.credential.id } as const;
      const link = {
        href: await this.departures.to(purpose, request, reply),
        words: frame.say('page.identities.goOn', { provider }),
      };
      const sentences = [frame.say('page.identities.leave', { provider })];
      const title = frame.say('page.identities.title');
      await sendPage(reply, <ToldPage {...{ frame, title, sentences, link }} isStep />);
    } catch (error) {
      await sendTrouble(error, provider, request, reply);
    }
  }

  @Post('unlink')
  @TakesForm()
  async unlink(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.confirm(caller, form, request, reply))) return;
    try {
      await this.identities.unlink(caller, form.text('id'));
      await seeOther(reply, '/account/elsewhere?done=unlinked');
    } catch (error) {
      const { frame } = await this.owners.page(caller, request);
      const places = { 'last-sign-in': [null, 'page.identities.last'] } as const;
      await this.show(
        caller,
        refusalIn(error, { say: frame.say, places, values: {}, reply }),
        request,
        reply,
      );
    }
  }

  /** False where it was not them: the page says so already. */
  private async confirm(
    caller: Caller,
    form: SentForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<boolean> {
    try {
      await this.reauthentication.confirm(caller, form.exact('confirmation'));
      return true;
    } catch (error) {
      const { frame, hasPassphrase } = await this.owners.page(caller, request);
      const places = confirmationPlaces(hasPassphrase);
      await this.show(
        caller,
        refusalIn(error, { say: frame.say, places, values: {}, reply }),
        request,
        reply,
      );
      return false;
    }
  }

  private async show(
    caller: Caller,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const provider = this.providerName();
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    const [identity] = await this.identities.list(caller.accountId);
    const linked = identity === undefined ? null : { id: identity.id, on: identity.linkedOn };
    const notice = noticeIn(request, frame, DONE, { provider });
    await sendPage(
      reply,
      <ElsewherePage {...{ frame, state, notice, provider, linked, hasPassphrase }} />,
      status,
    );
  }

  /** @throws DomainError `not-found` where there is none. */
  private providerName(): string {
    if (this.provider.name === null) throw notFound('page');
    return this.provider.name;
  }
}
