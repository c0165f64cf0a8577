import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../src/cli/assemble.command.js';
import { EXPORTERS } from '../../src/formats/exporters/index.js';

const SOURCE = `---
title: Joint communiqué
lang: en
---

1. Signatories reiterate that
 - a) elections are held every 4 years;
 - b) everyone may vote.
2. Observers help, see [the report](https://un.org/r).
`;

let folder: string;
const path = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path(name), content);
  return path(name);
};

/** Runs the built command line, as a user does. */
function concord(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/concord.js', ...args], { encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-cli-'));
  write('source.md', SOURCE);
  write('targets.json', JSON.stringify({ 1: '1. Les signataires', 3: 'chacun peut voter.' }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('concord split', () => {
  it('prints the clauses as data', () => {
    const { status, stdout } = concord('split', path('source.md'), '--json');
    expect(status).toBe(0);
    const data = JSON.parse(stdout) as { clauses: unknown[] };
    expect(Object.keys(data)).toEqual(['title', 'language', 'frontMatter', 'clauses']);
    expect(data).toMatchObject({ title: 'Joint communiqué', language: 'en', frontMatter: { lang: 'en' } });
    expect(data.clauses[2]).toEqual({
      index: 2,
      kind: 'subclause',
      number: '1.a',
      marker: 'a)',
      depth: 1,
      parent: 1,
      text: 'elections are held every 4 years;',
    });
  });

  it('prints an outline for people', () => {
    expect(concord('split', path('source.md')).stdout).toMatch(/ 2 {2}subclause {3}1\.a +elections are held/);
  });

  it.each([
    ['no-such-file.md', null, /There is no file/],
    ['binary.md', new Uint8Array([0x50, 0, 1, 2]), /./],
    ['latin1.md', new Uint8Array([0x43, 0xe9, 0x0a]), /UTF-8/],
    ['empty.md', new Uint8Array(), /empty|no text/],
  ])('refuses %s in one line', (name, content, message) => {
    if (content !== null) write(name, content);
    const { status, stdout, stderr } = concord('split', path(name), '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('concord assemble', () => {
  it('writes targets into the structure and falls back to the source', () => {
    const out = path('out.md');
    const { status, stdout } = concord(
      'assemble',
      path('source.md'),
      '--language',
      'fr',
      '--targets',
      path('targets.json'),
      '--format',
      'md',
      '-o',
      out,
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toBe(
      SOURCE.replace('Signatories reiterate that', '1\\. Les signataires').replace(
        'everyone may vote.',
        'chacun peut voter.',
      ),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('gives the source byte for byte where there are no targets', () => {
    const none = write('none.json', '{}');
    expect(concord('assemble', path('source.md'), '--language', 'fr', '--targets', none).stdout).toBe(SOURCE);
  });

  it('writes every format there is', () => {
    expect(FORMATS.toSorted()).toEqual(EXPORTERS.map(({ extension }) => extension).toSorted());
    for (const format of FORMATS) {
      const { status, stdout } = concord(
        'assemble',
        path('source.md'),
        '--language',
        'fr',
        '--targets',
        path('targets.json'),
        '--format',
        format,
      );
      expect([format, status]).toEqual([format, 0]);
      expect(stdout).toContain('chacun peut voter.');
    }
  });

  it('gives the same bytes at any time, and does not call itself an edition', () => {
    const assemble = (): string =>
      concord(
        'assemble',
        path('source.md'),
        '--language',
        'fr',
        '--targets',
        path('targets.json'),
        '--format',
        'txt',
      ).stdout;
    const first = assemble();
    expect(assemble()).toBe(first);
    expect(first).toContain('n’est pas une édition publiée');
    expect(first).not.toMatch(/Édition \d|20\d\d-/);
  });

  it.each([
    ['{"99": "trop loin", "a": "x", "1": 5}', 3],
    ['["x"]', 1],
    ['{"1": ', 1],
  ])('refuses the targets %s, one line for each problem, and writes nothing', (targets, lines) => {
    const file = write('bad.json', targets);
    const out = path('never.md');
    const { status, stderr } = concord(
      'assemble',
      path('source.md'),
      '--language',
      'fr',
      '--targets',
      file,
      '-o',
      out,
    );
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(lines);
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a language that nobody speaks', () => {
    const { status, stderr } = concord(
      'assemble',
      path('source.md'),
      '--language',
      'xx',
      '--targets',
      path('targets.json'),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/“xx” is not a language/);
  });
});

describe('concord check', () => {
  it('prints findings and is content', () => {
    const targets = write(
      'check.json',
      JSON.stringify({ 2: 'les élections ont lieu tous les 5 ans ;', 4: ' ' }),
    );
    const { status, stdout } = concord(
      'check',
      path('source.md'),
      '--language',
      'fr',
      '--targets',
      targets,
      '--json',
    );
    expect(status).toBe(0);
    const { findings } = JSON.parse(stdout) as { findings: { index: number; check: string }[] };
    expect(findings[0]).toEqual({
      index: 2,
      check: 'numbers',
      severity: 'error',
      message: '“5” is not in the source.',
      range: [32, 33],
    });
    expect(findings.filter(({ index }) => index === 4).map(({ check }) => check)).toEqual([
      'empty',
      'url-email',
      'markup',
    ]);
  });

  it('knows the terms of a file', () => {
    const source = write('terms.md', '1. GNDEM welcomes the election observers.\n');
    const targets = write('terms.json', JSON.stringify({ 0: 'Le GDNEM salue les contrôleurs.' }));
    const terms = write(
      'terms.csv',
      'entry,language,text,kind,variants,do_not_translate\n1,en,GNDEM,,,yes\n2,en,election observer,,,\n' +
        '2,fr,observateur électoral,,observateurs électoraux,\n2,fr,contrôleur,forbidden,contrôleurs,\n',
    );
    const { status, stdout } = concord(
      ...['check', source, '--language', 'fr', '--targets', targets, '--terms', terms, '--json'],
    );
    expect(status).toBe(0);
    const { findings } = JSON.parse(stdout) as { findings: { check: string }[] };
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['forbidden-term', 'glossary', 'names']),
    );
    const broken = write('broken.csv', 'entry,language,text\n1,en,"GNDEM\n');
    const refused = concord(
      ...['check', source, '--language', 'fr', '--targets', targets, '--terms', broken],
    );
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Line 2 begins a record');
  });
});

describe('wrong usage', () => {
  it.each([
    [['splat']],
    [['split']],
    [['assemble', 'x.md']],
    [['assemble', 'x.md', '--language', 'fr', '--targets', 't', '--format', 'doc']],
    [['split', 'x', '--nope']],
  ])('%j ends with 2 and says why', (args) => {
    const { status, stderr } = concord(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: /);
  });

  it('is not to ask for help', () => {
    expect(concord('--help').status).toBe(0);
  });
});
