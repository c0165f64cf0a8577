import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Reads } from '../persistence/reads.js';
import { TaskQueue } from '../queue/task-queue.js';

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

  private readonly databaseUp = this.gauge('concord_database_up', '1 where the database answers, else 0.');
  private readonly tasks = this.gauge('concord_tasks', 'Background tasks by state.', ['state']);
  private readonly oldestDue = this.gauge(
    'concord_tasks_oldest_due_seconds',
    'For how long the oldest task that is due has waited.',
  );
  private readonly relayUp = this.gauge(
    'concord_relay_up',
    '1 where tasks were handed to Redis at the last try, else 0; absent without Redis.',
    ['queue'],
  );

  constructor(
    private readonly reads: Reads,
    private readonly queue: TaskQueue,
  ) {
    collectDefaultMetrics({ register: this.registry });
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

  async render(): Promise<string> {
    await this.lookAtTasks();
    const handsOver = this.queue.handsOver();
    if (handsOver !== null) this.relayUp.set({ queue: 'redis' }, handsOver ? 1 : 0);
    return this.registry.metrics();
  }

  /** What the database would say is left out while it is away; the process goes on being measured. */
  private async lookAtTasks(): Promise<void> {
    this.tasks.reset();
    const now = new Date();
    const progress = await this.reads.tasks.progress(now.toISOString()).catch(() => null);
    this.databaseUp.set(progress === null ? 0 : 1);
    if (progress === null) return;
    for (const state of ['pending', 'running', 'dead'] as const) this.tasks.set({ state }, progress[state]);
    const { oldestDueAt } = progress;
    this.oldestDue.set(oldestDueAt === null ? 0 : (now.getTime() - Date.parse(oldestDueAt)) / 1000);
  }

  private gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

/** The template of the request's route (`/c/:slug`); never the address itself. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
