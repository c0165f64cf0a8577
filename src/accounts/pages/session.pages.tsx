import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { type Refusal, refusalIn } from '../../http/form-refusal.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { UNTOUCHED } from '../../web/form-state.js';
import { PassphrasePage } from '../../web/pages/account-forms.js';
import { SessionsPage } from '../../web/pages/sessions-page.js';
import { Devices } from '../sign-in/devices.js';
import { giveCookies } from '../sign-in/give-cookies.js';
import { PassphraseChangeService } from '../sign-in/passphrase-change.service.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { confirmationPlaces, noticeIn, Owners } from './owners.js';
import { choiceValue, type ChosenPassphrase, PassphraseChoices, weakPlace } from './passphrase-choices.js';

/** One's passphrase, and where one is signed in with it. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account')
export class SessionPages {
  constructor(
    private readonly owners: Owners,
    private readonly sessions: SessionsService,
    private readonly choices: PassphraseChoices,
    private readonly changes: PassphraseChangeService,
    private readonly devices: Devices,
  ) {}

  @Get('passphrase')
  async askPassphrase(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showPassphrase(caller, { state: UNTOUCHED, status: 200 }, null, request, reply);
  }

  @Post('passphrase')
  @TakesForm()
  async changePassphrase(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = await this.choices.chosenIn(form);
    try {
      const wish = { text: chosen.passphrase, revokesTokens: form.isTicked('revokeTokens') };
      const session = await this.changes.change(caller, form.exact('confirmation'), wish);
      giveCookies(reply, { session, device: await this.devices.markFor(session) });
      await seeOther(reply, `/account?done=passphrase&took=${chosen.kind}`);
    } catch (error) {
      const { frame, hasPassphrase } = await this.owners.page(caller, request);
      const refusal = refusalIn(error, {
        ...{ say: frame.say, reply, values: { ...choiceValue(chosen), ...form.values('revokeTokens') } },
        places: { ...confirmationPlaces(hasPassphrase), ...weakPlace(error, chosen) },
      });
      await this.showPassphrase(caller, refusal, chosen.offered, request, reply);
    }
  }

  @Get('sessions')
  async list(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const sessions = (await this.sessions.list(caller)).map((one) => ({
      ...{ id: one.id, isHere: one.id === caller.credential.id, via: one.via, shared: one.shared },
      ...{ since: one.createdAt, used: one.usedAt, until: one.expiresAt },
    }));
    const notice = noticeIn(request, frame, { ended: 'page.sessions.ended' });
    await sendPage(reply, <SessionsPage {...{ frame, notice, sessions }} />);
  }

  @Post('sessions/end')
  @TakesForm()
  async end(
    @Form() form: SentForm,
    @CurrentCaller() { accountId }: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(form.text('id'), accountId);
    await seeOther(reply, '/account/sessions?done=ended');
  }

  @Post('sessions/others')
  @TakesForm()
  async endOthers(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.endOthers(caller);
    await seeOther(reply, '/account/sessions?done=ended');
  }

  private async showPassphrase(
    caller: Caller,
    { state, status }: Refusal,
    offeredBefore: ChosenPassphrase['offered'],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, account, hasPassphrase } = await this.owners.page(caller, request);
    const offered = offeredBefore ?? (await this.choices.offer());
    const { handle } = account;
    await sendPage(reply, <PassphrasePage {...{ frame, state, hasPassphrase, handle, offered }} />, status);
  }
}
