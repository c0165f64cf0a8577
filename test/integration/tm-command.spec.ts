import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTmx } from '../../src/formats/importers/tmx.js';
import { tmxPairs } from '../../src/formats/importers/tmx-units.js';
// Loaded beforehand: Jest cannot link modules that several dynamic imports ask for at once.
import '../../src/cli/with-features.js';
import { CORPORA, describeCorpora } from '../factories/corpora.js';
import { eachDatabase } from '../factories/databases.js';
import { runCommand } from '../factories/run-command.js';

/** What all TMX files that OmegaT tests itself with hold together. */
const PAIRS = 690;

const SENTENCES = ['The polls opened on time.', 'The **count** was public.', 'Nobody was refused a ballot.'];
const FRENCH = [
  'Les bureaux ont ouvert à l’heure.',
  'Le **dépouillement** était public.',
  'Nul n’a été refusé.',
];

const tmx = (units: string): string =>
  `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en-US" datatype="x-markdown"/><body>\n${units}\n</body></tmx>`;
const unit = (source: string, target: string): string =>
  `<tu creationid="heron-who-wrote-it"><tuv xml:lang="en-US"><seg>${source}</seg></tuv><tuv xml:lang="FR"><seg>${target}</seg></tuv></tu>`;

describe('concord tm', () => {
  eachDatabase((db) => {
    let folder: string;
    const path = (name: string): string => join(folder, name);
    const tm = (...args: string[]) => runCommand(db.place, 'tm', ...args);
    const match = async (text: string) =>
      (JSON.parse((await tm('match', text, '--language', 'fr', '--json')).stdout) as { matches: unknown[] })
        .matches;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'concord-tm-'));
      const units = SENTENCES.map((source, at) => unit(source, FRENCH[at] ?? '')).join('\n');
      await writeFile(path('project.tmx'), tmx(`${units}\n<tu><tuv xml:lang="de"><seg>Ja</seg></tuv></tu>`));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('import takes the units of a file in, and once only', async () => {
      const file = path('project.tmx');
      expect(await tm('import', file)).toMatchObject({
        ...{ exitCode: 0, stderr: '' },
        stdout: `Imported ${file}: 3 translations, 0 known before, 1 units without source or translation.\n`,
      });
      expect((await tm('import', file)).stdout).toContain('0 translations, 3 known before');
    });

    it('match finds what is similar, and says where it is from', async () => {
      expect(await match('The **count** was not public.')).toMatchObject([
        {
          ...{ scope: 'clause', score: 82, target: FRENCH[1], reviewed: 'imported' },
          origin: { communique: null, imported: 'project.tmx' },
        },
      ]);
      const { stdout } = await tm('match', SENTENCES[0] ?? '', '--language', 'fr');
      expect(stdout).toContain(`100  ${FRENCH[0] ?? ''}\n`);
      expect(await tm('match', 'Nothing of the kind.', '--language', 'fr')).toMatchObject({
        ...{ exitCode: 1, stderr: 'Nothing like this was translated before.\n' },
      });
    });

    it('export writes what import reads, and nobody’s name', async () => {
      expect(await tm('export', '-o', path('out.tmx'))).toMatchObject({
        ...{ exitCode: 0, stderr: 'Exported 3 translations.\n' },
      });
      expect(await readFile(path('out.tmx'), 'utf8')).not.toContain('heron');
      expect((await tm('import', path('out.tmx'))).stdout).toContain('0 translations, 3 known before');
      await tm('export', '-o', path('none.tmx'), '--language', 'ar');
      expect(await readFile(path('none.tmx'), 'utf8')).not.toContain('<tu ');
    });

    it.each([
      ['cut off', (text: string) => text.slice(0, -20), 4],
      [
        'with an entity of its own',
        (text: string) => text.replace('<tmx', '<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx'),
        2,
      ],
      ['in a language of nobody', (text: string) => text.replace('"FR"', '"xx-nowhere"'), 3],
    ])('refuses a file that is %s whole, with the line', async (_, spoil, line) => {
      const file = path('spoilt.tmx');
      await writeFile(
        file,
        spoil(tmx([unit('One new thing.', 'Un.'), unit('Another.', 'Deux.')].join('\n'))),
      );
      const { exitCode, stderr } = await tm('import', file);
      expect({ exitCode, lines: stderr.trimEnd().split('\n').length }).toEqual({ exitCode: 1, lines: 1 });
      expect(stderr).toContain(`${file}: Line ${String(line)}: `);
      expect(await match('One new thing.')).toEqual([]);
    });

    describeCorpora('reads what other tools wrote', () => {
      const omegat = (name: string) => join(CORPORA, 'interop/omegat/tmx', name);

      it.each(['TMXComplianceKit/ImportTest1A.tmx', 'test-match-stat-en-ca.tmx', 'segment_2.tmx'])(
        '%s',
        async (name) => {
          const { exitCode, stderr, stdout } = await tm('import', omegat(name));
          expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
          expect(Number(/: (\d+) translations/.exec(stdout)?.[1])).toBeGreaterThan(0);
        },
      );

      it('every one of them, in every encoding and version', async () => {
        const folder = join(CORPORA, 'interop/omegat');
        const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmx'));
        let pairs = 0;
        for (const name of files)
          for await (const one of readTmx(createReadStream(join(folder, name))))
            pairs += tmxPairs(one, null).length;
        expect({ files: files.length, pairs }).toEqual({ files: 50, pairs: PAIRS });
      });

      it('UTF-16 and bold and italics that cross', async () => {
        expect((await tm('import', omegat('TMXComplianceKit/ImportTest2A.tmx'))).exitCode).toBe(0);
        const [found] = await match('The big **black** cat sleeps.');
        expect(found).toMatchObject({ score: 100, target: 'Le gros chat **noir** dors.' });
      });
    });
  });
});
