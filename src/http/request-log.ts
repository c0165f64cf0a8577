import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { routeOf } from './metrics.js';

/**
 * Writes one line per request at level `debug`: method, route template, status, milliseconds. Neither the address of
 * the caller nor their agent, nor anything that stands in the path or the query.
 */
export function addRequestLog(server: FastifyInstance): void {
  const logger = new Logger('Http');
  server.addHook('onResponse', (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    logger.debug({
      msg: 'Answered',
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms,
    });
    done();
  });
}
