import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './access.js';
import { Health, type Readiness } from './health.js';
import { bareProblem, RETRY_AFTER_S } from './problem.js';
import { Metrics } from './metrics.js';

/** For the machines that look after this one. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Header('Cache-Control', 'no-store')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (readiness.ready) return readiness;
    void reply
      .status(503)
      .header('Retry-After', RETRY_AFTER_S)
      .type('application/problem+json; charset=utf-8');
    return { ...bareProblem(503, 'This server should not be sent requests now.'), ...readiness };
  }

  @Get('metrics')
  @Header('Cache-Control', 'no-store')
  async figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.render();
  }
}
