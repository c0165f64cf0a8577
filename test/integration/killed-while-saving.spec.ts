import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { examineRows } from '../../src/persistence/examine-rows.js';
import { eachDatabase } from '../factories/databases.js';
import { storeCommunique, targetOf } from '../factories/stored-communique.js';

const SCRIPT = fileURLToPath(new URL('../factories/saving-process.js', import.meta.url));
const ROUNDS = 5;
const SAVES = 200;

describe('a process killed while it saves', () => {
  eachDatabase((db) => {
    it('has stored every save that it said was saved', async () => {
      const stored = await storeCommunique(db.database);
      const [unitId = ''] = stored.unitIds;
      const acknowledged: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const target = targetOf(stored, unitId, 'La mission a observé l’ouverture des bureaux.');
        const place = { dataDir: db.place.dataDir, databaseUrl: db.place.databaseUrl };
        const args = [SCRIPT, JSON.stringify({ place, target })];
        const saving = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        saving.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.length >= 37 * (SAVES + round * 7)) saving.kill('SIGKILL');
        });
        await once(saving, 'close');
        acknowledged.push(...said.split('\n').filter((line) => line.length === 36));
      }
      const found = new Set((await db.database.reads.targets.ofUnit(unitId)).map(({ id }) => id));
      expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * SAVES);
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      expect(await db.database.snapshot(examineRows)).toEqual([]);
    });
  });
});
