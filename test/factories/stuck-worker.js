// A worker that begins a task and never ends it, to be killed. Runs the built code, as an operator does.
import { Database } from '../../dist/src/persistence/database.js';
import { openTaskQueue } from '../../dist/src/queue/open-task-queue.js';
import { TaskHandlers } from '../../dist/src/queue/task-handlers.js';

const { place, redisUrl, prefix, timing } = JSON.parse(process.argv[2]);
const { reads, unitOfWork } = await Database.open(place);
const handlers = new TaskHandlers();
handlers.register('open-job', () => {
  process.stdout.write('begun\n');
  return new Promise(() => undefined);
});
await openTaskQueue({ reads, unitOfWork, handlers, redisUrl, part: 'work', prefix, timing }).start();
