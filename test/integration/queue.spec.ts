import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { DomainError } from '../../src/domain/errors.js';
import type { TaskRecord } from '../../src/persistence/records.js';
import { OutboxReaper } from '../../src/queue/outbox-reaper.js';
import { openTaskQueue } from '../../src/queue/open-task-queue.js';
import type { QueueTiming } from '../../src/queue/queue-timing.js';
import { TaskHandlers, type TaskContext } from '../../src/queue/task-handlers.js';
import type { TaskQueue } from '../../src/queue/task-queue.js';
import { eachDatabase, testDatabase, type TestDatabase } from '../factories/databases.js';
import { describeWith, serviceUrl } from '../factories/services.js';
import { proxyTo } from '../factories/tcp-proxy.js';

const TIMING: QueueTiming = {
  poll: 100,
  lease: 1_500,
  firstBackoff: 50,
  longestBackoff: 200,
  attempts: 3,
  concurrency: 2,
  drain: 200,
};

type Handler = (jobId: string, context: TaskContext) => Promise<void>;

/** The queue of one process, whose only handler opens jobs. */
function startQueue(
  db: TestDatabase,
  redis: { url: string; prefix: string } | null,
  open: Handler,
): TaskQueue {
  const handlers = new TaskHandlers();
  handlers.register('open-job', ({ jobId }, context) => open(jobId, context));
  const { reads, unitOfWork } = db.database;
  const queue = openTaskQueue({
    ...{ reads, unitOfWork, handlers, part: 'work', timing: TIMING },
    ...(redis === null ? { redisUrl: null } : { redisUrl: redis.url, prefix: redis.prefix }),
  });
  void queue.start();
  return queue;
}

async function until<T>(
  look: () => Promise<T | null | false | undefined> | T | null | false,
  patience = 15_000,
): Promise<T> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null && found !== false && found !== undefined) return found;
    await sleep(20);
  }
  throw new Error('It did not happen in time.');
}

function queueBehaviour(db: TestDatabase, redisUrl: () => string | null): void {
  const started: TaskQueue[] = [];
  const prefix = `concord-test-${randomUUID()}`;
  const redis = () => {
    const url = redisUrl();
    return url === null ? null : { url, prefix };
  };
  const start = (open: Handler): TaskQueue => {
    const queue = startQueue(db, redis(), open);
    started.push(queue);
    return queue;
  };
  const enqueue = (queue: TaskQueue, dedupeKey?: string, jobId: string = randomUUID()): Promise<string> =>
    db.database.unitOfWork.transact((tx) =>
      queue.enqueue(
        tx,
        { name: 'open-job', payload: { jobId } },
        dedupeKey === undefined ? {} : { dedupeKey },
      ),
    );
  const inState = (id: string, state: TaskRecord['state']) =>
    until(async () => {
      const task = await db.database.reads.tasks.byId(id);
      return task?.state === state ? task : null;
    });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((queue) => queue.stop()));
  });

  it('does a task once the transaction that asked for it is stored', async () => {
    const opened: string[] = [];
    const queue = start((jobId) => {
      opened.push(jobId);
      return Promise.resolve();
    });
    const id = await enqueue(queue, undefined, 'the French job');
    const task = await inState(id, 'done');
    expect(task).toMatchObject({ attempts: 1, lastError: null, leaseUntil: null });
    expect(opened).toEqual(['the French job']);
  });

  it('never hears of a task whose transaction was rolled back', async () => {
    const opened: string[] = [];
    const queue = start((jobId) => {
      opened.push(jobId);
      return Promise.resolve();
    });
    const refused = db.database.unitOfWork.transact(async (tx) => {
      await queue.enqueue(tx, { name: 'open-job', payload: { jobId: 'never' } });
      throw new DomainError('slug-taken', 'There is a communiqué "final-statement" already.');
    });
    await expect(refused).rejects.toThrow('There is a communiqué');
    await inState(await enqueue(queue, undefined, 'afterwards'), 'done');
    expect(opened).toEqual(['afterwards']);
  });

  it('does not add a second task with the same key while the first one waits', async () => {
    const idle = openTaskQueue({
      ...{ reads: db.database.reads, unitOfWork: db.database.unitOfWork },
      ...{ handlers: new TaskHandlers(), redisUrl: null, part: 'none' },
    });
    const first = await enqueue(idle, 'build the Arabic edition');
    expect(await enqueue(idle, 'build the Arabic edition')).toBe(first);
    start(() => Promise.resolve());
    await inState(first, 'done');
    const second = await enqueue(idle, 'build the Arabic edition');
    expect(second).not.toBe(first);
    await inState(second, 'done');
  });

  it('tries again after a pause, and remembers what went wrong', async () => {
    const errors: (string | null)[] = [];
    let attempts = 0;
    const queue = start(async (_, { taskId }) => {
      errors.push((await db.database.reads.tasks.byId(taskId))?.lastError ?? null);
      attempts += 1;
      if (attempts < 3) throw new Error(`The file system is full (${attempts}).`);
    });
    const task = await inState(await enqueue(queue), 'done');
    expect(task.attempts).toBe(3);
    expect(errors).toEqual([null, 'The file system is full (1).', 'The file system is full (2).']);
  });

  it('gives a task up after its last attempt, shows it, and takes it up again when somebody says so', async () => {
    let broken = true;
    const queue = start(() => (broken ? Promise.reject(new Error('No such folder.')) : Promise.resolve()));
    const id = await enqueue(queue);
    const dead = await inState(id, 'dead');
    expect(dead).toMatchObject({ attempts: 3, lastError: 'No such folder.' });
    expect((await db.database.reads.tasks.list({ state: 'dead', limit: 10 })).map((task) => task.id)).toEqual(
      [id],
    );
    expect((await db.database.reads.tasks.progress(new Date().toISOString())).dead).toBe(1);
    broken = false;
    expect(await db.database.unitOfWork.transact((tx) => queue.retry(tx, id))).toBe(true);
    expect(await inState(id, 'done')).toMatchObject({ attempts: 1 });
    expect(await db.database.unitOfWork.transact((tx) => queue.retry(tx, id))).toBe(false);
  });

  it('does not try again what only a person can mend', async () => {
    const queue = start(() => Promise.reject(new DomainError('job-incomplete', 'Clause 3 is not approved.')));
    const dead = await inState(await enqueue(queue), 'dead');
    expect(dead).toMatchObject({ attempts: 1, lastError: 'Clause 3 is not approved.' });
    await db.database.unitOfWork.transact((tx) => tx.tasks.retry(dead.id, new Date().toISOString()));
    await inState(dead.id, 'dead');
  });

  it('returns what is in hand when the process has to end, and another process does it', async () => {
    let begun = false;
    const ending = start(() => {
      begun = true;
      return new Promise(() => undefined);
    });
    const id = await enqueue(ending);
    await until(() => begun);
    await ending.stop();
    expect(await db.database.reads.tasks.byId(id)).toMatchObject({ state: 'pending', leaseUntil: null });
    start(() => Promise.resolve());
    await inState(id, 'done');
  });

  it('does not count an end of the process as an attempt that failed', async () => {
    let begun = 0;
    for (let restart = 1; restart <= TIMING.attempts + 1; restart += 1) {
      const ending = start(() => {
        begun += 1;
        return new Promise(() => undefined);
      });
      if (restart === 1) await enqueue(ending, undefined, 'a long job');
      await until(() => begun === restart);
      await ending.stop();
    }
    const [task] = await db.database.reads.tasks.list({ state: 'pending', limit: 10 });
    expect(task).toMatchObject({ payload: { jobId: 'a long job' }, lastError: null });
    start(() => Promise.resolve());
    await inState(task?.id ?? '', 'done');
  });

  it('forgets what was done more than a month ago, and nothing else', async () => {
    const idle = openTaskQueue({
      ...{ reads: db.database.reads, unitOfWork: db.database.unitOfWork },
      ...{ handlers: new TaskHandlers(), redisUrl: null, part: 'none' },
    });
    const DAY = 24 * 60 * 60 * 1000;
    const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
    const [old, recent, dead] = await Promise.all([enqueue(idle), enqueue(idle), enqueue(idle)]);
    await db.database.unitOfWork.transact(async (tx) => {
      const now = new Date().toISOString();
      for (const id of [old, recent, dead]) await tx.tasks.take(id, now, now);
      await tx.tasks.finish({ id: old, attempts: 1 }, ago(31));
      await tx.tasks.finish({ id: recent, attempts: 1 }, ago(29));
      await tx.tasks.bury({ id: dead, attempts: 1 }, ago(31), 'No such folder.');
    });
    const reaper = new OutboxReaper(db.database.unitOfWork);
    reaper.start();
    await until(async () => (await db.database.reads.tasks.byId(old)) === null);
    await reaper.stop();
    expect((await db.database.reads.tasks.byId(recent))?.state).toBe('done');
    expect((await db.database.reads.tasks.byId(dead))?.state).toBe('dead');
  });

  it('gives a task up that ends every process that begins it', async () => {
    const idle = openTaskQueue({
      ...{ reads: db.database.reads, unitOfWork: db.database.unitOfWork },
      ...{ handlers: new TaskHandlers(), redisUrl: null, part: 'none' },
    });
    const id = await enqueue(idle);
    for (let killed = 0; killed < TIMING.attempts; killed += 1) {
      const now = new Date().toISOString();
      expect(await db.database.unitOfWork.transact((tx) => tx.tasks.take(id, now, now))).not.toBeNull();
    }
    let times = 0;
    start(() => {
      times += 1;
      return Promise.resolve();
    });
    expect(await inState(id, 'dead')).toMatchObject({
      attempts: TIMING.attempts,
      lastError: 'Every process that began this task ended before the task did.',
    });
    expect(times).toBe(0);
  });

  it('waits for what is nearly finished when the process has to end', async () => {
    let begun = false;
    const ending = start(async () => {
      begun = true;
      await sleep(100);
    });
    const id = await enqueue(ending);
    await until(() => begun);
    await ending.stop();
    expect((await db.database.reads.tasks.byId(id))?.state).toBe('done');
  });

  it('shares many tasks between two processes, each done once', async () => {
    const opened: string[] = [];
    const open: Handler = async (jobId) => {
      await sleep(Math.random() * 10);
      opened.push(jobId);
    };
    const [first] = [start(open), start(open)];
    const jobs = Array.from({ length: 40 }, (_, index) => `job ${index}`);
    const ids = await Promise.all(jobs.map((jobId) => enqueue(first, undefined, jobId)));
    for (const id of ids) await inState(id, 'done');
    expect(opened.sort()).toEqual([...jobs].sort());
  });

  it('lets a worker that was overtaken change nothing', async () => {
    const idle = openTaskQueue({
      ...{ reads: db.database.reads, unitOfWork: db.database.unitOfWork },
      ...{ handlers: new TaskHandlers(), redisUrl: null, part: 'none' },
    });
    const id = await enqueue(idle);
    const { unitOfWork } = db.database;
    const now = new Date().toISOString();
    const blocked = await unitOfWork.transact((tx) => tx.tasks.take(id, now, now));
    const other = await unitOfWork.transact((tx) =>
      tx.tasks.take(id, now, new Date(Date.now() + 60_000).toISOString()),
    );
    if (blocked === null || other === null) throw new Error('Both should have got the task.');
    expect(await unitOfWork.transact((tx) => tx.tasks.finish(blocked, now))).toBe(false);
    expect(await unitOfWork.transact((tx) => tx.tasks.bury(blocked, now, 'too late'))).toBe(false);
    expect(await unitOfWork.transact((tx) => tx.tasks.finish(other, now))).toBe(true);
  });

  it('does the task of a worker that was killed in the middle', async () => {
    const script = fileURLToPath(new URL('../factories/stuck-worker.js', import.meta.url));
    const place = { dataDir: db.place.dataDir, databaseUrl: db.place.databaseUrl };
    const setup = { place, redisUrl: redisUrl(), prefix, timing: TIMING };
    const worker = spawn(process.execPath, [script, JSON.stringify(setup)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const idle = openTaskQueue({
      ...{ reads: db.database.reads, unitOfWork: db.database.unitOfWork },
      ...{ handlers: new TaskHandlers(), redisUrl: null, part: 'none' },
    });
    const id = await enqueue(idle);
    await once(worker.stdout, 'data');
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    let times = 0;
    start(() => {
      times += 1;
      return Promise.resolve();
    });
    const task = await inState(id, 'done');
    expect({ times, attempts: task.attempts }).toEqual({ times: 1, attempts: 2 });
  });
}

describe('tasks', () => {
  eachDatabase(({ kind }) => {
    describe('in the process', () => {
      queueBehaviour(testDatabase(kind), () => null);
    });

    describeWith(['Redis'], 'by way of BullMQ', () => {
      const db = testDatabase(kind);
      const url = () => new URL('/9', serviceUrl('Redis') ?? '').href;
      queueBehaviour(db, url);

      it('are done although Redis has lost everything', async () => {
        const redis = { url: url(), prefix: `concord-test-${randomUUID()}` };
        const done: string[] = [];
        const queue = startQueue(db, redis, async (jobId) => {
          await sleep(30);
          done.push(jobId);
        });
        const jobs = Array.from({ length: 20 }, (_, index) => `job ${index}`);
        await db.database.unitOfWork.transact(async (tx) => {
          for (const jobId of jobs) await queue.enqueue(tx, { name: 'open-job', payload: { jobId } });
        });
        await until(() => done.length > 2);
        const client = new Redis(redis.url);
        await client.flushdb();
        await client.quit();
        await until(() => done.length >= jobs.length);
        await queue.stop();
        expect(done.sort()).toEqual([...jobs].sort());
      });

      it('are written down while Redis is away, and done when it is back', async () => {
        const proxy = await proxyTo(url(), 6379);
        const redis = { url: proxy.url, prefix: `concord-test-${randomUUID()}` };
        const done: string[] = [];
        const queue = startQueue(db, redis, (jobId) => {
          done.push(jobId);
          return Promise.resolve();
        });
        const enqueue = (jobId: string) =>
          db.database.unitOfWork.transact((tx) =>
            queue.enqueue(tx, { name: 'open-job', payload: { jobId } }),
          );
        await enqueue('before');
        await until(() => done.length === 1);
        proxy.cut();
        await enqueue('meanwhile');
        await sleep(1_000);
        expect(done).toEqual(['before']);
        proxy.mend();
        await until(() => done.length === 2);
        await queue.stop();
        await proxy.close();
        expect(done).toEqual(['before', 'meanwhile']);
      });

      it('can be stopped while Redis is away', async () => {
        const proxy = await proxyTo(url(), 6379);
        proxy.cut();
        const queue = startQueue(db, { url: proxy.url, prefix: 'away' }, () => Promise.resolve());
        const id = await db.database.unitOfWork.transact((tx) =>
          queue.enqueue(tx, { name: 'open-job', payload: { jobId: 'waiting' } }),
        );
        await sleep(300);
        await queue.stop();
        await proxy.close();
        expect((await db.database.reads.tasks.byId(id))?.state).toBe('pending');
        await db.database.unitOfWork.transact((tx) => tx.tasks.take(id, '9999', '9999'));
      });
    });
  });
});
