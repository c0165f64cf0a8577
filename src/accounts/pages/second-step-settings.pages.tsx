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
import { AppKeyPage, RecoveryCodesPage } from '../../web/pages/second-step-pages.js';
import {
  type SecondStepChange,
  SecondStepConfirmPage,
  SecondStepSettingsPage,
} from '../../web/pages/second-step-settings-page.js';
import { TotpService, totpUri } from '../factors/totp.service.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { confirmationPlaces, noticeIn, Owners } from './owners.js';
import { SecondStepChanges } from './second-step-changes.js';
import { ShownOnce } from './shown-once.js';

/** A key of an app as it was shown, base 32: it comes back with the form, since it is shown by nobody else. */
const SECRET = /^[A-Z2-7]{32}$/;

const DONE = {
  removed: 'page.totp.removed',
  'app-removed': 'page.totp.appRemoved',
  'passkey-removed': 'page.passkeys.removed',
};

/** What is asked for after the passphrase: an app, and codes for the day on which it is lost. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account/second-step')
export class SecondStepSettingsPages {
  constructor(
    private readonly owners: Owners,
    private readonly changes: SecondStepChanges,
    private readonly totp: TotpService,
    private readonly once: ShownOnce,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /** What there is; or the form of one change, so that nothing else is changed by sending it. */
  @Get()
  async ask(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { do: what, id } = request.query as { readonly do?: unknown; readonly id?: unknown };
    const change = await this.changes.find(caller, what, id);
    await this.show(caller, change, { state: UNTOUCHED, status: 200 }, request, reply);
  }

  @Post()
  @TakesForm()
  async change(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const change = await this.changes.find(caller, form.text('do'), form.text('id'));
    if (change === null) {
      await seeOther(reply, '/account/second-step');
      return;
    }
    try {
      await this.reauthentication.confirm(caller, form.exact('confirmation'));
      if (change.kind === 'begin') await this.offerApp(caller, request, reply);
      else await seeOther(reply, await this.changes.make(caller, change, reply));
    } catch (error) {
      const { frame, hasPassphrase } = await this.owners.page(caller, request);
      const places = {
        ...confirmationPlaces(hasPassphrase),
        'recovery-codes-needed': [null, 'page.recovery.needed'],
      } as const;
      const refusal = refusalIn(error, { say: frame.say, places, values: {}, reply });
      await this.show(caller, change, refusal, request, reply);
    }
  }

  /** New codes, once: whoever reloads the page makes no others. */
  @Get('new-codes')
  async showCodes(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const codes = await this.once.take(request.headers.cookie, reply, caller.accountId);
    const notice = noticeIn(request, frame, { app: 'page.totp.done' });
    await sendPage(reply, <RecoveryCodesPage {...{ frame, notice, codes }} />);
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
    const change = { kind: 'codes', passkey: null } as const;
    const path = await this.changes.make(caller, change, reply);
    await seeOther(reply, `${path}?done=app`);
  }

  private async offerApp(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { frame } = await this.owners.page(caller, request);
    const { secret, uri } = await this.totp.offer(caller);
    await sendPage(reply, <AppKeyPage {...{ frame, state: UNTOUCHED, secret, address: uri }} />);
  }

  private async show(
    caller: Caller,
    change: SecondStepChange | null,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    const page =
      change === null ? (
        <SecondStepSettingsPage
          {...{ frame, notice: noticeIn(request, frame, DONE), view: await this.changes.overview(caller) }}
        />
      ) : (
        <SecondStepConfirmPage {...{ frame, state, change, hasPassphrase }} />
      );
    await sendPage(reply, page, status);
  }
}
