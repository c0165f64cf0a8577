import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eachDatabase } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';

const NAMES = fileURLToPath(new URL('../../docs/termbase-names.csv', import.meta.url));

const FORMATS = ['csv', 'tbx'] as const;

eachDatabase((db) => {
  describe('concord terms', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'concord-terms-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const terms = (...args: readonly string[]) => runCommand(db.place, 'terms', ...args);
    const file = async (name: string, text: string): Promise<string> => {
      await writeFile(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const counts = async () => (await db.database.reads.terms.identities()).length;

    it('imports names that stay as they are, and finds them', async () => {
      expect(await terms('import', NAMES)).toEqual({
        stderr: '',
        exitCode: 0,
        stdout: `Imported ${NAMES}: 4 entries added, 0 changed, 0 unchanged.\n`,
      });
      const found = await terms(
        'find',
        'The Observers’ Network of the Lakes (ONL) and CWOE',
        '--language',
        'ru',
      );
      expect(found.stdout).toBe(
        "Observers' Network of the Lakes – not translated\nCWOE – not translated; ru: КВОЕ (admitted)\n",
      );
      expect((await terms('find', 'Nobody.')).exitCode).toBe(1);
    });

    it('changes nothing where a file is imported again, and adds what is new', async () => {
      expect((await terms('import', NAMES)).stdout).toContain('0 entries added, 0 changed, 4 unchanged');
      const more = await file('more.csv', 'entry,language,text,note\nx,en,GNDEM,\nx,fr,RMOEN,Rare.\n');
      expect((await terms('import', more)).stdout).toContain('0 entries added, 1 changed, 0 unchanged');
      const { stdout } = await terms('find', 'GNDEM', '--json');
      expect(JSON.parse(stdout)).toMatchObject({
        terms: [
          { doNotTranslate: true, renderings: [{ language: 'en' }, { language: 'fr', text: 'RMOEN' }] },
        ],
      });
    });

    it('keeps apart what one word means in two entries', async () => {
      const two = 'entry,language,text,definition\n1,en,poll,A vote.\n2,en,poll,A survey.\n';
      const homographs = await file('two.csv', two);
      expect((await terms('import', homographs)).stdout).toContain('2 entries added');
      expect((await terms('import', homographs)).stdout).toContain('0 entries added, 0 changed, 2 unchanged');
    });

    it.each(FORMATS)('takes its own export as %s for what it has already', async (extension) => {
      const name = path.join(folder, `all.${extension}`);
      expect((await terms('export', '-o', name)).exitCode).toBe(0);
      expect((await terms('import', name)).stdout).toMatch(/: 0 entries added, 0 changed, \d+ unchanged/);
      expect(await readFile(name, 'utf8')).toContain('شبكة مراقبي البحيرات');
      expect((await readdir(folder)).filter((one) => one.endsWith('.part'))).toEqual([]);
    });

    it('imports nothing of a file that is broken at its end', async () => {
      const before = await counts();
      const broken = await file('broken.csv', 'entry,language,text\n1,en,seal\n2,en,"ballot\n');
      expect(await terms('import', broken)).toMatchObject({
        exitCode: 1,
        stderr: `${broken}: Line 3 begins a record whose quotation mark is never closed.\n`,
      });
      const scoped = await file('scoped.csv', 'entry,language,text,communique\n1,en,seal,nowhere-2026\n');
      expect((await terms('import', scoped)).stderr).toContain('no communiqué “nowhere-2026”');
      expect((await terms('import', path.join(folder, 'none.csv'))).stderr).toContain('no file or folder');
      expect((await terms('import', path.join(folder, 'terms.xlsx'))).stderr).toContain('end in .');
      expect(await counts()).toBe(before);
    });
  });
});
