import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startConcord, type Concord } from '../factories/concord.js';
import { eachDatabase, makePlace, type TestPlace } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';
import { Coordinator } from '../factories/team.js';

describe('checks that lack facts about a language', () => {
  eachDatabase(({ kind }) => {
    let place: TestPlace;
    let concord: Concord;

    beforeAll(async () => {
      place = await makePlace(kind);
      concord = await startConcord({ CONCORD_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' });
      const coordinator = new Coordinator(concord, await concord.token('coordinator'));
      await coordinator.import('statement', '# Statement\n\n1. Let the observers in.\n');
      await coordinator.open('statement', ['am', 'fr', 'xh']);
    });
    afterAll(async () => {
      await concord.stop();
      await place.remove();
    });

    it('are named by the doctor, for the languages that are open, and are no fault', async () => {
      const { exitCode, stdout } = await runCommand(place, 'doctor');
      expect(exitCode).toBe(0);
      const [amharic, xhosa, verdict] = stdout.trimEnd().split('\n');
      expect(amharic).toMatch(/^am: .*: length-ratio \(no lengthRatio\)\.$/);
      expect(xhosa).toMatch(/^xh: .*date \(no dates\).*negation \(no negation\)/);
      expect(verdict).toBe('Nothing is wrong.');
    });
  });
});
