import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { notFound } from '../domain/accounts/caller.js';
import { Public } from './access.js';
import { Health, type Readiness } from './health.js';
import { maySeeFigures } from './may-see-figures.js';
import { bareProblem, RETRY_AFTER_S } from './problem.js';
import { Metrics } from './metrics.js';

/** For the machines that look after this one. */
@ApiTags('probes')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get('healthz')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ schema: { type: 'object', properties: { status: { type: 'string' } } } })
  @Header('Cache-Control', 'no-store')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Whether to send requests here; if not, 503 and why' })
  @ApiOkResponse({ schema: { type: 'object', properties: { ready: { type: 'boolean' } } } })
  @Header('Cache-Control', 'no-store')
  async ready(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readiness> {
    const all = await this.health.readiness();
    const readiness = maySeeFigures(request.headers, this.config) ? all : { ...all, tasks: null };
    if (readiness.ready) return readiness;
    void reply
      .status(503)
      .header('Retry-After', RETRY_AFTER_S)
      .type('application/problem+json; charset=utf-8');
    return { ...bareProblem(503, 'This server should not be sent requests now.'), ...readiness };
  }

  @Get('metrics')
  @ApiOperation({
    summary: 'Figures for Prometheus; with its own bearer token where Concord has a public address, else 404',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('Cache-Control', 'no-store')
  async figures(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!maySeeFigures(request.headers, this.config)) throw notFound('page');
    void reply.type(this.metrics.contentType);
    return this.metrics.render();
  }
}
