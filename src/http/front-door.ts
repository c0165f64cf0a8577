import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { hostCheck } from './gate.js';
import type { Health } from './health.js';
import type { HotAnswers } from './hot-answers.js';
import type { Metrics } from './metrics.js';
import type { Addresses } from './same-site.js';

/**
 * Lets the answers that are ready go out before the framework hears of the request: reading is what most callers do,
 * and often many at the same time. Everything else, a foreign `Host` included, goes in as it always does. Once the process has to end, each answer is the last on its
 * connection, so that none is cut off in the middle of a request.
 */
export function openFrontDoor(
  server: Server,
  addresses: Addresses,
  hot: HotAnswers,
  metrics: Metrics,
  health: Health,
): void {
  const isOurs = hostCheck(addresses);
  const inside = server.listeners('request') as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (health.isDraining) response.shouldKeepAlive = false;
    const begun = performance.now();
    const served = isOurs(request.headers.host ?? '') ? hot.serve(request, response) : null;
    if (served === null) for (const listener of inside) listener.call(server, request, response);
    else metrics.count({ method: 'GET', ...served }, (performance.now() - begun) / 1000);
  });
}
