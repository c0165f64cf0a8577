import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { AwaitsSecondFactor, CurrentCaller, HoldsSecret } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { refusalIn } from '../../http/form-refusal.js';
import { nextOf } from '../../http/local-path.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { pageFrame } from '../../http/page-frame.js';
import { signInPath } from '../../http/problem-page.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { deviceMark } from '../../http/session-cookie.js';
import { type FormState, UNTOUCHED } from '../../web/form-state.js';
import { SecondStepPage } from '../../web/pages/one-field-page.js';
import { FactorsService } from '../factors/factors.service.js';
import { SecondFactorService } from '../factors/second-factor.service.js';
import { giveCookies } from '../sign-in/give-cookies.js';

/** The digits of an app; anything else is tried as a recovery code. */
const DIGITS = /^\d(?:\s*\d){5}$/;

/** The second step of signing in. */
@ApiExcludeController()
@AwaitsSecondFactor()
@HoldsSecret()
@Controller('sign-in/second-step')
export class SecondStepPages {
  constructor(
    private readonly factors: FactorsService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  @Get()
  async ask(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(caller, request, reply, UNTOUCHED, 200);
  }

  @Post()
  @TakesForm()
  async prove(
    @CurrentCaller() caller: Caller,
    @Form() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = form.text('code');
    const proof = DIGITS.test(code) ? { totp: code } : { recoveryCode: code };
    try {
      giveCookies(reply, await this.secondFactor.prove(caller, proof, deviceMark(request.headers.cookie)));
      await seeOther(reply, nextOf(request) ?? '/account');
    } catch (error) {
      const { say } = pageFrame(request, null);
      const places = { unauthenticated: ['code', 'page.secondStep.wrong'] } as const;
      const { state, status } = refusalIn(error, { say, places, values: {}, reply });
      await this.show(caller, request, reply, state, status);
    }
  }

  private async show(
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
    state: FormState,
    status: number,
  ): Promise<void> {
    const frame = pageFrame(request, null);
    const hasApp = (await this.factors.overview(caller)).totp !== null;
    const action = frame.to(signInPath(nextOf(request), true));
    await sendPage(reply, <SecondStepPage {...{ frame, state, action, hasApp }} />, status);
  }
}
