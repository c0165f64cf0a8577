import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Reads } from '../persistence/reads.js';

/** Seconds; from an edition in memory to a slow import. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Figures for Prometheus. Labels are route templates, methods and statuses: nothing that names a person or a text. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'concord_http_request_duration_seconds',
    help: 'Time from request to answer, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(reads: Reads) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'concord_tasks',
      help: 'Background tasks by state.',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        const { pending, running, dead } = await reads.tasks.progress(new Date().toISOString());
        this.set({ state: 'pending' }, pending);
        this.set({ state: 'running' }, running);
        this.set({ state: 'dead' }, dead);
      },
    });
  }

  /** Times every request of the server. */
  observe(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const { method } = request;
      this.count({ method, route: routeOf(request), status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  /** Enters one answer. */
  count(
    answer: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void {
    this.durations.observe({ ...answer, status: String(answer.status) }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  render(): Promise<string> {
    return this.registry.metrics();
  }
}

/** The template of the request's route (`/c/:slug`); never the address itself. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
