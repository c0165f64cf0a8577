import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { ownOrigin } from '../../http/own-origin.js';
import { type FlowPurpose, Flows } from './flow.js';
import { OpenIdProvider } from './openid-provider.js';

/** Sends people to the provider. */
@Injectable()
export class Departures {
  constructor(
    private readonly config: Config,
    private readonly provider: OpenIdProvider,
    private readonly flows: Flows,
  ) {}

  /**
   * Keeps in the browser what it goes for. @returns the address to go to.
   *
   * @throws DomainError `not-found` where there is no provider; `provider-down`.
   */
  async to(purpose: FlowPurpose, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const { address, checks } = await this.provider.begin(ownOrigin(request, this.config));
    await this.flows.keep(reply, purpose, checks);
    return address;
  }
}
