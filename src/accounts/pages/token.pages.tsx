import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { hasRole, ROLES } from '../../domain/accounts/grants.js';
import { DomainError } from '../../domain/errors.js';
import { CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { type Refusal, refusalIn } from '../../http/form-refusal.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { UNTOUCHED } from '../../web/form-state.js';
import { NewTokenPage, TokensPage, type TokenView } from '../../web/pages/tokens-page.js';
import { daysFromToday, endOf, lastDayBefore } from '../days.js';
import { isInForce, TokensService, type TokenWish } from '../tokens/tokens.service.js';
import { confirmationPlaces, noticeIn, Owners } from './owners.js';

const DONE = { revoked: 'page.tokens.revoked' };
const LONGEST_NAME = 60;

/** One's API tokens. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account/tokens')
export class TokenPages {
  constructor(
    private readonly owners: Owners,
    private readonly tokens: TokensService,
  ) {}

  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(caller, { state: UNTOUCHED, status: 200 }, request, reply);
  }

  @Post()
  @TakesForm()
  async make(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    try {
      const { token } = await this.tokens.make(wishIn(form), caller, form.exact('confirmation'));
      await sendPage(reply, <NewTokenPage {...{ frame, token }} />, 201);
    } catch (error) {
      const field = error instanceof DomainError && error.details.field === 'days' ? 'days' : 'languages';
      const refusal = refusalIn(error, {
        ...{ say: frame.say, values: form.values('name', 'role', 'languages', 'days'), reply },
        places: {
          ...confirmationPlaces(hasPassphrase),
          'invalid-input': [field, field === 'days' ? 'page.tokens.daysWrong' : 'page.tokens.languagesWrong'],
          'unknown-language': ['languages', 'page.tokens.languagesWrong'],
          forbidden: ['languages', 'page.tokens.tooMuch'],
        },
      });
      await this.show(caller, refusal, request, reply);
    }
  }

  @Post('revoke')
  @TakesForm()
  async revoke(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.tokens.revoke(form.text('prefix'), caller);
    await seeOther(reply, '/account/tokens?done=revoked');
  }

  private async show(
    caller: Caller,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    const now = new Date().toISOString();
    const tokens = (await this.tokens.list(caller))
      .filter((token) => isInForce(token, now))
      .map(({ prefix, name, role, languages, lastUsedOn, expiresAt }): TokenView => ({
        ...{ prefix, name, role, languages, lastUsedOn },
        until: expiresAt === null ? null : lastDayBefore(expiresAt),
      }));
    const roles = ROLES.filter((role) => hasRole(caller.grants, role));
    const notice = noticeIn(request, frame, DONE);
    await sendPage(reply, <TokensPage {...{ frame, state, notice, tokens, roles, hasPassphrase }} />, status);
  }
}

/** @throws DomainError `invalid-input` where the role or the number of days is none. */
function wishIn(form: SentForm): TokenWish {
  const role = ROLES.find((one) => one === form.text('role'));
  const days = form.text('days');
  if (role === undefined) throw new DomainError('invalid-input', 'There is no such role.', { field: 'role' });
  if (!/^(?:[1-9]\d{0,3})?$/.test(days))
    throw new DomainError('invalid-input', 'Days are a number from 1 to 9999.', { field: 'days' });
  return {
    ...{ role, name: form.text('name').slice(0, LONGEST_NAME) },
    languages:
      role === 'coordinator'
        ? []
        : form
            .text('languages')
            .split(/[\s,]+/)
            .filter(Boolean),
    expiresAt: days === '' ? null : endOf(daysFromToday(Number(days))),
  };
}
