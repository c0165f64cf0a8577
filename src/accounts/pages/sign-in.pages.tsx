import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HoldsSecret, Public } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { refusalIn } from '../../http/form-refusal.js';
import { nextOf } from '../../http/local-path.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { pageFrame } from '../../http/page-frame.js';
import { signInPath } from '../../http/problem-page.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import {
  clearDeviceCookie,
  clearSessionCookie,
  deviceMark,
  sessionSecret,
} from '../../http/session-cookie.js';
import { type FormState, UNTOUCHED } from '../../web/form-state.js';
import { SignInPage } from '../../web/pages/sign-in-page.js';
import { OpenIdProvider } from '../oidc/openid-provider.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { Arrivals } from './arrivals.js';
import { elsewhereLink } from './elsewhere-link.js';
import { noticeIn } from './owners.js';
import { giveCookies } from '../sign-in/give-cookies.js';

/** What the page says when one comes from there. */
const DONE: Readonly<Record<string, string>> = {
  'signed-out': 'page.signIn.signedOut',
  reset: 'page.reset.done',
  deleted: 'page.delete.done',
  over: 'page.secondStep.over',
};

/** Coming in and going out. */
@ApiExcludeController()
@Public()
@HoldsSecret()
@Controller()
export class SignInPages {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly provider: OpenIdProvider,
    private readonly arrivals: Arrivals,
  ) {}

  @Get('sign-in')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, UNTOUCHED, 200);
  }

  @Post('sign-in')
  @TakesForm()
  async enter(
    @Form() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { cookie } = request.headers;
      const begun = await this.signIn.signIn({
        ...{ handle: form.text('handle'), passphrase: form.exact('passphrase') },
        ...{ shared: form.isTicked('shared'), address: request.ip },
        ...{ device: deviceMark(cookie), earlier: sessionSecret(cookie) },
      });
      giveCookies(reply, begun);
      const target = nextOf(request);
      const isIn = begun.session.stage === 'signed-in';
      await seeOther(reply, isIn ? (target ?? '/account') : signInPath(target, true));
    } catch (error) {
      const { say } = pageFrame(request, null);
      const places = { unauthenticated: [null, 'page.signIn.wrong'] } as const;
      const values = form.values('handle', 'shared');
      const { state, status } = refusalIn(error, { say, places, values, reply });
      await this.show(request, reply, state, status);
    }
  }

  @Post('sign-out')
  @TakesForm()
  async leave(
    @Form() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const secret = sessionSecret(request.headers.cookie);
    if (secret !== null) await this.sessions.endBySecret(secret);
    clearSessionCookie(reply);
    if (form.isTicked('forget')) clearDeviceCookie(reply);
    await seeOther(reply, pageFrame(request, null).to('/sign-in?done=signed-out'));
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    state: FormState,
    status: number,
  ): Promise<void> {
    const frame = pageFrame(request, null);
    const next = nextOf(request);
    const notice = status === 200 ? noticeIn(request, frame, DONE) : null;
    const { name } = this.provider;
    const elsewhere = elsewhereLink(name, '/sign-in/elsewhere', next === null ? {} : { next }, frame);
    const whoIsIn = await this.arrivals.whoIsIn(request);
    const action = frame.to(signInPath(next));
    await sendPage(reply, <SignInPage {...{ frame, state, elsewhere, notice, whoIsIn, action }} />, status);
  }
}
