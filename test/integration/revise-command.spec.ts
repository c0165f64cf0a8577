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

const idOf = (line: string): string => /^Draft ([\da-f-]{36}) of /.exec(line)?.[1] ?? '';

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

    it('lists what is open, and throws away what is named', async () => {
      const made = await run(FIRST.replace('time', 'the hour'), 'revise', 'call', 'FILE');
      const id = idOf(made.stdout);
      const both = await run('', 'revise', 'call', '--list');
      expect(both.stdout.split('\n')).toHaveLength(3);
      expect(both.stdout).toContain(made.stdout);
      expect(await run('', 'revise', 'call', '--discard', id)).toMatchObject({
        ...{ exitCode: 0, stdout: `Discarded draft ${id} of call.\n` },
      });
      expect((await run('', 'revise', 'call', '--list')).stdout).not.toContain(id);
      const again = await run('', 'revise', 'call', '--discard', id);
      expect(again).toMatchObject({ exitCode: 1, stderr: 'The draft is discarded.\n' });
    });

    it('publishes at once where it is told to, the draft of the same bytes if it is open', async () => {
      const id = idOf((await run('', 'revise', 'call', '--list')).stdout);
      const { stdout, exitCode } = await run(SECOND, 'revise', 'call', 'FILE', '--publish');
      expect(exitCode).toBe(0);
      expect(idOf(stdout)).toBe(id);
      expect(stdout).toContain('Published call, revision 2.\n');
      expect((await rowCounts(db.database)).source_revision).toBe(2);
      expect((await run('', 'revise', 'call', '--list')).stdout).toBe('call has no open drafts.\n');
    });

    it('publishes the draft that is named, unless another revision came before it', async () => {
      const third = idOf((await run(`${SECOND}\n4. Third.\n`, 'revise', 'call', 'FILE')).stdout);
      const other = idOf((await run(`${SECOND}\n4. Other.\n`, 'revise', 'call', 'FILE')).stdout);
      const published = await run('', 'revise', 'call', '--publish', third);
      expect(published).toMatchObject({ exitCode: 0, stdout: 'Published call, revision 3.\n' });
      const refused = await run('', 'revise', 'call', '--publish', other);
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
      expect(refused.stderr).toContain('revision 3 is published: align it again');
      expect((await run('', 'revise', 'call', '--discard', other)).exitCode).toBe(0);
      const back = await run(SECOND, 'revise', 'call', 'FILE', '--publish');
      expect(back.stdout).toContain('Published call, revision 4.\n');
    });

    it.each([
      [['call'], "missing required argument 'FILE'"],
      [['call', '--discard'], '--discard needs the id of a draft'],
      [['call', 'FILE', '--discard'], '--discard needs the id of a draft'],
      [['call', 'FILE', '--list'], '--list takes no file'],
      [['call', 'FILE', '--publish', '--list'], 'only one of'],
      [['call', '11111111-1111-4111-8111-111111111111'], 'say --publish or --discard'],
    ])('refuses %j as wrong usage', async (args, message) => {
      const { exitCode, stderr } = await run(SECOND, 'revise', ...args);
      expect(exitCode).not.toBe(0);
      expect(stderr).toContain(message);
    });

    it('says that there is no such draft', async () => {
      const id = '11111111-1111-4111-8111-111111111111';
      const { exitCode, stderr } = await run('', 'revise', 'call', '--publish', id);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'There is no such draft.\n' });
    });

    it('refuses the text that is the newest revision already', async () => {
      const { stderr, exitCode } = await run(SECOND, 'revise', 'call', 'FILE', '--publish');
      expect(exitCode).toBe(1);
      expect(stderr).toContain('there is nothing to revise');
    });
  });
});
