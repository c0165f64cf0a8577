import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { serveApiDocs } from './api-docs.js';
import { addBodyParsers } from './body-parsers.js';
import { openFrontDoor } from './front-door.js';
import { addGate } from './gate.js';
import { answerBrokenRequest } from './broken-request.js';
import { Health } from './health.js';
import { HotAnswers } from './hot-answers.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { addRequestLog } from './request-log.js';
import { ServerLogger } from './server-logger.js';

/** Patience with slow callers, in milliseconds. */
export interface Patience {
  /** For the header of a request. */
  readonly headers: number;
  /** For the whole of it. */
  readonly request: number;
}

const PATIENCE: Patience = { headers: 10_000, request: 60_000 };

/** Builds the web application; whoever calls it decides where it listens. */
export async function createApp(
  module: Type | object,
  config: Config,
  patience: Patience = PATIENCE,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter(patience), {
    bodyParser: false,
    bufferLogs: true,
    logger: new ServerLogger(config.logLevel),
    abortOnError: false,
  });
  app.flushLogs();
  return prepareApp(app, config);
}

/**
 * An adapter that trusts no proxy and answers what the HTTP parser refuses, or would refuse, in our own words. Whoever
 * comes in while it closes is answered as well: the database is closed last.
 */
export function adapter(patience: Patience = PATIENCE): FastifyAdapter {
  const problems = new ProblemFilter();
  return new FastifyAdapter({
    trustProxy: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: patience.request,
    http: {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: Math.min(1000, patience.headers),
      requireHostHeader: false,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      problems.answer(error, request, reply);
    },
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
}

/** Everything that stands between the socket and the controllers. */
export async function prepareApp(
  app: NestFastifyApplication,
  config: Config,
): Promise<NestFastifyApplication> {
  const server = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);
  addGate(server, config);
  addBodyParsers(server);
  metrics.observe(server);
  if (config.logLevel === 'debug') addRequestLog(server);
  serveApiDocs(app, config.publicUrl);
  await app.init();
  const hot = app.get(HotAnswers, { strict: false });
  openFrontDoor(server.server, config, hot, metrics, app.get(Health));
  return app;
}
