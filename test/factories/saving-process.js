// Saves targets and says of each that it is saved, until it is killed. Runs the built code, as an operator does.
import { randomUUID } from 'node:crypto';
import { Database } from '../../dist/src/persistence/database.js';

const { place, target } = JSON.parse(process.argv[2]);
const { unitOfWork } = await Database.open(place);

async function saveForEver() {
  for (;;) {
    const id = randomUUID();
    await unitOfWork.transact(async (tx) => {
      await tx.units.lock(target.unitId);
      await tx.targets.append({ ...target, id });
    });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 10 }, saveForEver));
