import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachDatabase } from '../factories/databases.js';
import { rowCounts } from '../factories/row-counts.js';
// Loaded before the command loads it late: Jest cannot load CommonJS for two dynamic imports at once.
import '../../src/cli/with-features.js';
import { runCommand } from '../factories/run-command.js';

const FIRST = '# Call\n\n1. The polls opened on time.\n\n2. The count was public.\n';
const SECOND = '# Call\n\n1. The polls opened very late.\n\n2. The count was public.\n\n3. We thank you.\n';

describe('concord revise', () => {
  eachDatabase((db) => {
    let folder: string;
    const run = async (markdown: string, ...args: readonly string[]) => {
      const file = join(folder, 'call.md');
      await writeFile(file, markdown);
      return runCommand(db.place, ...args.map((one) => (one === 'FILE' ? file : one)));
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'concord-revise-'));
      expect(await run(FIRST, 'import', 'FILE', '--slug', 'call')).toMatchObject({ exitCode: 0, stderr: '' });
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('says what a draft would cost, and leaves the revision as it is', async () => {
      const { stdout, exitCode } = await run(SECOND, 'revise', 'call', 'FILE');
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /^Draft [\da-f-]{36} of call, based on revision 1: 1 clause needs another look, .*1 added\.\n$/,
      );
      expect((await rowCounts(db.database)).source_revision).toBe(1);
    });

    it('publishes at once where it is told to', async () => {
      const { stdout, exitCode } = await run(SECOND, 'revise', 'call', 'FILE', '--publish');
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Published call, revision 2.\n');
      expect((await rowCounts(db.database)).source_revision).toBe(2);
    });

    it('refuses the text that is the newest revision already', async () => {
      const { stderr, exitCode } = await run(SECOND, 'revise', 'call', 'FILE', '--publish');
      expect(exitCode).toBe(1);
      expect(stderr).toContain('there is nothing to revise');
    });
  });
});
