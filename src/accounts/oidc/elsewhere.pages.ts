import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { notFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { Public } from '../../http/access.js';
import { nextOf } from '../../http/local-path.js';
import { ownOrigin } from '../../http/own-origin.js';
import { chosenLanguage } from '../../http/page-frame.js';
import { signInPath } from '../../http/problem-page.js';
import { seeOther } from '../../http/send-page.js';
import { sessionSecret } from '../../http/session-cookie.js';
import { giveCookies } from '../sign-in/give-cookies.js';
import { Departures } from './departures.js';
import { ElsewhereService } from './elsewhere.service.js';
import { type FlowPurpose, Flows } from './flow.js';
import { OpenIdProvider, type ProviderIdentity } from './openid-provider.js';
import { sendTrouble } from './send-trouble.js';

/** The way to the provider and back. */
@ApiExcludeController()
@Public()
@Controller()
export class ElsewherePages {
  constructor(
    private readonly config: Config,
    private readonly provider: OpenIdProvider,
    private readonly flows: Flows,
    private readonly departures: Departures,
    private readonly elsewhere: ElsewhereService,
  ) {}

  @Get('sign-in/elsewhere')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.leave({ kind: 'sign-in', next: nextOf(request), shared: isShared(request) }, request, reply);
  }

  @Get('join/:code/elsewhere')
  async join(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const uiLanguage = chosenLanguage(request);
    await this.leave({ kind: 'join', code, uiLanguage, shared: isShared(request) }, request, reply);
  }

  @Get('sign-in/elsewhere/back')
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (this.provider.name === null) throw notFound('page');
    try {
      const flow = await this.flows.take(request.headers.cookie, reply);
      if (flow === null) throw new DomainError('provider-refused', 'No sign-in was begun in this browser.');
      const query = request.url.slice(request.url.indexOf('?') + 1);
      const identity = await this.provider.finish(ownOrigin(request, this.config), query, flow.checks);
      await seeOther(reply, await this.arrive(flow.purpose, identity, request, reply));
    } catch (error) {
      await sendTrouble(error, this.provider.name, request, reply);
    }
  }

  /** Another site may not send people there in our name: our own pages may, and whoever types the address. */
  private async leave(purpose: FlowPurpose, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.provider.name === null) throw notFound('page');
    const site = request.headers['sec-fetch-site'] ?? 'none';
    if (site !== 'same-origin' && site !== 'none') {
      await seeOther(reply, '/sign-in');
      return;
    }
    try {
      await seeOther(reply, await this.departures.to(purpose, request, reply));
    } catch (error) {
      await sendTrouble(error, this.provider.name, request, reply);
    }
  }

  /** Does what they went for; where to go then. */
  private async arrive(
    purpose: FlowPurpose,
    identity: ProviderIdentity,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const secret = sessionSecret(request.headers.cookie);
    if (purpose.kind === 'link') {
      await this.elsewhere.link(identity, purpose.sessionId, secret);
      return '/account/elsewhere?done=linked';
    }
    const session =
      purpose.kind === 'sign-in'
        ? await this.elsewhere.signIn(identity, purpose.shared)
        : await this.elsewhere.join(identity, { ...purpose, address: request.ip });
    await this.elsewhere.endEarlier(secret);
    giveCookies(reply, { session, device: null });
    const next = purpose.kind === 'sign-in' ? purpose.next : null;
    if (session.stage === 'second-factor') return signInPath(next, true);
    return next ?? (purpose.kind === 'join' ? '/account?done=joined' : '/account');
  }
}

/** True where the link was the one for a computer that others use. */
function isShared({ query }: FastifyRequest): boolean {
  return (query as { readonly shared?: unknown }).shared === 'yes';
}
