import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SOURCE = '# Call for an open count\n\n1. Doors open at seven.\n2. Results are posted on the door.\n';
const SCRIPT = resolve('scripts/concord.js');
const FOR_FRENCH = ['--language', 'fr', '--targets'];

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
const write = (name: string, content: string | Uint8Array): void => {
  writeFileSync(join(folder, name), content);
};

/** Runs the built command line in the folder, as a user does. */
function concord(...args: readonly string[]): Outcome {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', cwd: folder });
}

const refusal = (stderr: string): Outcome => ({ status: 1, stdout: '', stderr: `${stderr}\n` });
const told = ({ status, stdout, stderr }: Outcome): Outcome => ({ status, stdout, stderr });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-problems-'));
  write('good.md', SOURCE);
  write('fr.json', '{"1": "Les portes ouvrent à sept heures."}');
  write('latin1.md', Buffer.from('# Un comptage\n\nouvert à tous\n', 'latin1'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a problem with a document', () => {
  it('names which of two files has it, and the line', () => {
    const problem = 'latin1.md: The document is not valid UTF-8: line 3 has bytes that are not text.';
    expect(told(concord('align', 'latin1.md', 'good.md'))).toEqual(refusal(problem));
    expect(told(concord('align', 'good.md', 'latin1.md'))).toEqual(refusal(problem));
  });

  it('names a language that nobody speaks, and the file that says so', () => {
    write('tongue.md', '---\nlang: xx\n---\n\nDoors open at seven.\n');
    expect(told(concord('split', 'tongue.md'))).toEqual(
      refusal('tongue.md: “xx” is not a language that Concord knows: it names no registered language.'),
    );
    expect(concord('split', 'tongue.md', '--language', 'en').status).toBe(0);
  });

  it.each([
    ['.', '.: This is a folder, not a file.'],
    ['nobody.md', 'nobody.md: There is no file or folder of this name.'],
    ['good.md/part', 'good.md/part: This path leads through a file.'],
  ])('that is %s is one line', (path, problem) => {
    expect(told(concord('split', path))).toEqual(refusal(problem));
    expect(told(concord('import', path, '--slug', 'call'))).toEqual(refusal(problem));
    expect(told(concord('assemble', 'good.md', ...FOR_FRENCH, path))).toEqual(refusal(problem));
  });
});

describe('targets are refused', () => {
  const assemble = (content: string | Uint8Array): Outcome => {
    write('T.json', content);
    return told(concord('assemble', 'good.md', ...FOR_FRENCH, 'T.json'));
  };

  it.each(['assemble', 'check'])('by %s where they are not UTF-8, with the place', (command) => {
    write('T.json', Buffer.from('{\n"1": "Les portes",\n"2": "Résultats"}', 'latin1'));
    const problem =
      'T.json: This is not valid UTF-8: line 3 has bytes that are not text, from byte 29 of the file on.';
    expect(told(concord(command, 'good.md', ...FOR_FRENCH, 'T.json'))).toEqual(refusal(problem));
  });

  it('where they stop in the middle of a character', () => {
    const cut = Buffer.from('{"1": "à').subarray(0, -1);
    expect(assemble(cut).stderr).toContain('line 1 has bytes that are not text, from byte 8 of the file on');
  });

  it.each(['{"1": "Les portes", "1": "Des portes"}', String.raw`{"1":"x","0":"\"1\":","\u0031" : "y"}`])(
    'where one clause has two of them: %s',
    (content) => {
      expect(assemble(content)).toEqual(
        refusal('T.json: “1” stands there more than once; which of the targets is meant?'),
      );
    },
  );

  it('where a text has half a character', () => {
    expect(assemble(String.raw`{"1": "\ud83d"}`)).toEqual(
      refusal('T.json: The target of clause 1 has a character that no text has (NUL, or half a pair).'),
    );
  });

  it('with every line naming the file', () => {
    const { stderr } = assemble('{"7": "x", "1": 5}');
    expect(stderr).toBe(
      'T.json: The target of clause 1 is not a text.\n' +
        'T.json: “7” is not the index of a clause; the document has 0 to 2.\n',
    );
  });

  it('but a text that repeats a key in its words is fine', () => {
    expect(assemble(String.raw`{"1": "\"2\": \\", "2": "{\"1\": 2}"}`).status).toBe(0);
  });
});

describe('an edition that cannot be written', () => {
  const to = (path: string): Outcome =>
    told(concord('assemble', 'good.md', ...FOR_FRENCH, 'fr.json', '-o', path));

  it('says where it was to go, and leaves nothing', () => {
    expect(to('nope/fr.md')).toEqual(refusal('nope/fr.md: There is no folder that it could be put in.'));
    expect(to('.')).toEqual(refusal('.: This is a folder, not a file.'));
    expect(to('/dev/full')).toEqual(refusal('/dev/full: The disk is full.'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('replaces what was there', () => {
    write('fr.md', 'of yesterday');
    expect(to('fr.md')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'fr.md'), 'utf8')).toBe(
      SOURCE.replace('Doors open at seven.', 'Les portes ouvrent à sept heures.'),
    );
  });

  it.each([
    ['split', 'good.md'],
    ['split', 'good.md', '--json'],
    ['align', 'good.md', 'good.md'],
    ['assemble', 'good.md', ...FOR_FRENCH, 'fr.json'],
    ['--help'],
  ])('to the standard output is one line: %s', (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'The standard output: The disk is full.\n' });
  });
});

describe('wrong usage', () => {
  it.each([
    [['splat'], "error: unknown command 'splat' (Did you mean split?) See: concord --help"],
    [['split'], "error: missing required argument 'FILE'. See: concord split --help"],
    [
      ['split', 'good.md', '--jsno'],
      "error: unknown option '--jsno' (Did you mean --json?) See: concord split --help",
    ],
    [['token', 'forge'], "error: unknown command 'forge'. See: concord token --help"],
    [
      ['token', 'create'],
      "error: required option '--role <role>' not specified. See: concord token create --help",
    ],
  ])('%j is one line that says where to look', (args, line) => {
    expect(told(concord(...args))).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });

  it('is not to ask for the version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(told(concord('--version'))).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('on a database', () => {
  const onDatabase = (...args: readonly string[]): Outcome =>
    spawnSync(process.execPath, [SCRIPT, ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, CONCORD_DATA: join(folder, 'data'), DATABASE_URL: '' },
    });

  it('a token is revoked by what is at hand: its prefix, or all of it', () => {
    const minted = onDatabase('token', 'create', '--role', 'coordinator').stdout.trim();
    const [, prefix = ''] = minted.split('_');
    expect(told(onDatabase('token', 'revoke', minted))).toEqual({
      status: 0,
      stdout: `Revoked concord_${prefix}_…\n`,
      stderr: '',
    });
    expect(onDatabase('token', 'list').stdout).toMatch(/ coordinator {2}all languages {2}revoked\n$/);
    expect(told(onDatabase('token', 'revoke', prefix))).toEqual(
      refusal(`No token in force begins with concord_${prefix}_.`),
    );
  });

  it('a document is refused by its name, and a slug by its own', () => {
    expect(told(onDatabase('import', 'latin1.md', '--slug', 'call'))).toEqual(
      refusal('latin1.md: The document is not valid UTF-8: line 3 has bytes that are not text.'),
    );
    expect(told(onDatabase('import', 'good.md', '--slug', 'A Call'))).toEqual(
      refusal('A slug is 1 to 80 of a–z, 0–9 and hyphens.'),
    );
  });
});

describe('what is printed', () => {
  it('of an alignment is what was promised', () => {
    const { clauses, removed } = JSON.parse(concord('align', 'good.md', 'good.md', '--json').stdout) as {
      clauses: object[];
      removed: unknown;
    };
    const members = ['index', 'from', 'relation', 'edited', 'moved', 'renumbered', 'similarity'];
    expect(clauses.map((clause) => Object.keys(clause))).toEqual([members, members, members]);
    expect(removed).toEqual([]);
  });

  it('keeps the text apart from a long number', () => {
    write('long.md', '## Annex XVIII\n\n1. Members:\n   - a) share information.\n');
    const rows = concord('split', 'long.md').stdout.trimEnd().split('\n');
    for (const row of rows) expect(row).toMatch(/^ *\d+ {2}\w+ +[^ ]+ {2,}[A-Z\w]/);
    expect(rows.at(-1)).toMatch(/ XVIII\.1\.a {2}share information\.$/);
  });
});

/** Writes down which modules are loaded; it runs in a thread of its own. */
const WATCHER = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(process.env.CONCORD_TEST_LOADED, url + '\\n');
  return next(url, context);
}`;

/** The packages that a command on files may load. */
const LIGHT: ReadonlySet<string> = new Set(['commander', 'yaml', 'i18next']);

describe('a command on files', () => {
  it.each([
    ['split', 'good.md'],
    ['align', 'good.md', 'good.md'],
    ['assemble', 'good.md', ...FOR_FRENCH, 'fr.json', '--format', 'html'],
    ['check', 'good.md', ...FOR_FRENCH, 'fr.json'],
  ])('loads neither Nest nor a database: %s', (...args) => {
    const loaded = join(folder, 'loaded.txt');
    write('loaded.txt', '');
    const watch = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(WATCHER))});`;
    const { status } = spawnSync(process.execPath, ['--import', dataUrl(watch), SCRIPT, ...args], {
      cwd: folder,
      env: { ...process.env, CONCORD_TEST_LOADED: loaded },
    });
    const names = [...readFileSync(loaded, 'utf8').matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(status).toBe(0);
    expect(names).toContain('commander');
    expect(names.filter((name) => !LIGHT.has(name))).toEqual([]);
  });
});

function dataUrl(script: string): string {
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
