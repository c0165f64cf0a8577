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
    logger.debug(
      `${request.method} ${routeOf(request)} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`,
    );
    done();
  });
}
