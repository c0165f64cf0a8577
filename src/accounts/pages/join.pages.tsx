import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/errors.js';
import { HoldsSecret, Public } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { type Places, refusalIn, refusedState } from '../../http/form-refusal.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { chosenLanguage, pageFrame } from '../../http/page-frame.js';
import { signInPath } from '../../http/problem-page.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { clearSessionCookie, sessionSecret } from '../../http/session-cookie.js';
import { type FormState, UNTOUCHED } from '../../web/form-state.js';
import { CodePage } from '../../web/pages/one-field-page.js';
import { JoinPage, ResetPage } from '../../web/pages/join-page.js';
import { type CodePreview, InvitationsService } from '../invitations/invitations.service.js';
import { OpenIdProvider } from '../oidc/openid-provider.js';
import { ResetsService } from '../people/resets.service.js';
import { randomHandle } from '../random-handle.js';
import { giveCookies } from '../sign-in/give-cookies.js';
import { Arrivals } from './arrivals.js';
import { elsewhereLink } from './elsewhere-link.js';
import { choiceValue, type ChosenPassphrase, PassphraseChoices, weakPlace } from './passphrase-choices.js';
import { rolesInWords } from './roles-in-words.js';
import { sendRefusedCode } from './send-refused-code.js';

const PLACES: Places = {
  'handle-taken': ['handle', 'page.handle.taken'],
  'invalid-input': ['handle', 'page.handle.form'],
};

/** What one-time codes open: joining, and a new passphrase. */
@ApiExcludeController()
@Public()
@HoldsSecret()
@Controller('join')
export class JoinPages {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly arrivals: Arrivals,
    private readonly resets: ResetsService,
    private readonly choices: PassphraseChoices,
    private readonly provider: OpenIdProvider,
  ) {}

  @Get()
  async askCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendCodePage(request, reply, UNTOUCHED, 200);
  }

  @Post()
  @TakesForm()
  async takeCode(
    @Form() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = form.text('code').replaceAll(/[^\p{L}\p{N}-]/gu, '');
    const { say, to } = pageFrame(request, null);
    if (code !== '') await seeOther(reply, to(`/join/${encodeURIComponent(code)}`));
    else await sendCodePage(request, reply, refusedState(say, {}, ['code', 'page.required']), 400);
  }

  @Get(':code')
  async open(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const preview = await this.invitations.preview(code, request.ip);
      await this.show({ preview, code, state: UNTOUCHED, status: 200 }, null, request, reply);
    } catch (error) {
      await sendRefusedCode(error, request, reply);
    }
  }

  @Post(':code')
  @TakesForm()
  async use(
    @Param('code') code: string,
    @Form() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = await this.choices.chosenIn(form);
    try {
      const preview = await this.opened(code, request);
      try {
        const next =
          preview?.purpose === 'reset'
            ? await this.reset(code, chosen, request, reply)
            : await this.join(code, chosen, form, request, reply);
        await seeOther(reply, next);
      } catch (error) {
        if (preview === null) throw error;
        const { say } = pageFrame(request, null);
        const values = { ...form.values('handle', 'shared'), ...choiceValue(chosen) };
        const places = { ...PLACES, ...weakPlace(error, chosen) };
        const refusal = refusalIn(error, { say, places, values, reply });
        await this.show({ preview, code, ...refusal }, chosen.offered, request, reply);
      }
    } catch (error) {
      await sendRefusedCode(error, request, reply);
    }
  }

  /** What the code opens; null: somebody has joined with it just now, perhaps with this very form. */
  private async opened(code: string, request: FastifyRequest): Promise<CodePreview | null> {
    try {
      return await this.invitations.preview(code, request.ip);
    } catch (error) {
      if (error instanceof DomainError && error.details.justUsed === true) return null;
      throw error;
    }
  }

  /** Joins; where to go then. */
  private async join(
    code: string,
    { passphrase, kind }: ChosenPassphrase,
    form: SentForm,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const handle = form.text('handle');
    const joined = await this.arrivals.join({
      ...{ code, by: { passphrase }, handle: handle === '' ? null : handle },
      ...{ uiLanguage: chosenLanguage(request), shared: form.isTicked('shared'), address: request.ip },
      earlier: sessionSecret(request.headers.cookie),
    });
    giveCookies(reply, joined);
    if (joined.session.stage === 'second-factor') return signInPath(null, true);
    return `/account?done=joined&took=${kind}`;
  }

  /** Sets the new passphrase; where to go then. */
  private async reset(
    code: string,
    { passphrase, kind }: ChosenPassphrase,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    await this.resets.use(code, passphrase, request.ip);
    clearSessionCookie(reply);
    return pageFrame(request, null).to(`/sign-in?done=reset&took=${kind}`);
  }

  private async show(
    { preview, code, state, status }: Shown,
    offeredBefore: ChosenPassphrase['offered'],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const frame = pageFrame(request, null);
    const path = `/join/${encodeURIComponent(code)}`;
    const offered = offeredBefore ?? (await this.choices.offer());
    const shared = { frame, state, offered, action: frame.to(path) };
    if (preview.reset !== null) {
      await sendPage(reply, <ResetPage {...shared} {...preview.reset} />, status);
      return;
    }
    const elsewhere = elsewhereLink(this.provider.name, `${path}/elsewhere`, {}, frame);
    const whoIsIn = await this.arrivals.whoIsIn(request);
    const invited = { roles: rolesInWords(preview.roles), handle: randomHandle() };
    await sendPage(reply, <JoinPage {...{ ...shared, ...invited, elsewhere, whoIsIn }} />, status);
  }
}

interface Shown {
  readonly preview: CodePreview;
  readonly code: string;
  readonly state: FormState;
  readonly status: number;
}

async function sendCodePage(
  request: FastifyRequest,
  reply: FastifyReply,
  state: FormState,
  status: number,
): Promise<void> {
  const frame = pageFrame(request, null);
  await sendPage(reply, <CodePage {...{ frame, state, action: frame.to('/join') }} />, status);
}
