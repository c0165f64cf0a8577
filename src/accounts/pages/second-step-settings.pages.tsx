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
import { AppKeyPage, RecoveryCodesPage, SecondStepSettingsPage } from '../../web/pages/second-step-pages.js';
import { FactorsService } from '../factors/factors.service.js';
import { RecoveryCodesService } from '../factors/recovery-codes.service.js';
import { TotpService, totpUri } from '../factors/totp.service.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { confirmationPlaces, noticeIn, Owners } from './owners.js';

/** A key of an app as it was shown, base 32: it comes back with the form, since it is shown by nobody else. */
const SECRET = /^[A-Z2-7]{32}$/;

const DONE = { removed: 'page.totp.removed' };

/** What is asked for after the passphrase: an app, and codes for the day on which it is lost. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account/second-step')
export class SecondStepSettingsPages {
  constructor(
    private readonly owners: Owners,
    private readonly factors: FactorsService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
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

  /** One form, whose buttons say what to do: the passphrase is typed once for any of them. */
  @Post()
  @TakesForm()
  async change(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.reauthentication.confirm(caller, form.exact('confirmation'));
    } catch (error) {
      const { frame, hasPassphrase } = await this.owners.page(caller, request);
      const places = confirmationPlaces(hasPassphrase);
      await this.show(
        caller,
        refusalIn(error, { say: frame.say, places, values: {}, reply }),
        request,
        reply,
      );
      return;
    }
    if (form.text('do') === 'remove') {
      await this.totp.remove(caller);
      await seeOther(reply, '/account/second-step?done=removed');
    } else if (form.text('do') === 'codes') await this.showCodes(caller, null, request, reply);
    else await this.offerApp(caller, request, reply);
  }

  /** The first code of the app turns it on; recovery codes go with it. */
  @Post('app')
  @TakesForm()
  async confirmApp(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.totp.confirm(caller, form.text('code'));
    } catch (error) {
      const secret = form.text('secret');
      const { frame, account } = await this.owners.page(caller, request);
      const places = { 'invalid-input': ['code', 'page.totp.wrong'] } as const;
      const { state, status } = refusalIn(error, { say: frame.say, places, values: {}, reply });
      if (!SECRET.test(secret)) throw error;
      const address = totpUri(account.handle, secret);
      await sendPage(reply, <AppKeyPage {...{ frame, state, secret, address }} />, status);
      return;
    }
    await this.showCodes(caller, 'page.totp.done', request, reply);
  }

  private async offerApp(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const { secret, uri } = await this.totp.offer(caller);
    await sendPage(reply, <AppKeyPage {...{ frame, state: UNTOUCHED, secret, address: uri }} />);
  }

  private async showCodes(
    caller: Caller,
    done: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const codes = await this.recoveryCodes.make(caller);
    const notice = done === null ? null : frame.say(done);
    await sendPage(reply, <RecoveryCodesPage {...{ frame, notice, codes }} />);
  }

  private async show(
    caller: Caller,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    const { totp, passkeys, recoveryCodesLeft } = await this.factors.overview(caller);
    const view = { hasApp: totp !== null, passkeys, codesLeft: recoveryCodesLeft, hasPassphrase };
    const notice = noticeIn(request, frame, DONE);
    await sendPage(reply, <SecondStepSettingsPage {...{ frame, state, notice, view }} />, status);
  }
}
