import { describe, expect, it } from '@jest/globals';
import { termsCsv } from '../exporters/terms-csv.js';
import { neutralCell, plainCell } from '../term-csv.js';
import { decodeChunks } from './decode-chunks.js';
import type { FileTerm } from './file-term.js';
import { readTermsCsv } from './terms-csv.js';

async function* inPieces<T>(pieces: readonly T[]): AsyncGenerator<T> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
async function read(text: string | Uint8Array, size = 7): Promise<FileTerm[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const terms: FileTerm[] = [];
  for await (const term of readTermsCsv(decodeChunks(inPieces(pieces)), 'en')) terms.push(term);
  return terms;
}
async function write(terms: readonly FileTerm[]): Promise<string> {
  let text = '';
  for await (const line of termsCsv(inPieces(terms.map(({ id, entry }) => ({ id: id ?? '', ...entry })))))
    text += line;
  return text;
}

const FILE = `\ufeffentry;language;text;kind;variants;do_not_translate;definition
1;en;ballot box;;ballot-boxes;;"A box, with
a ""seal"""
1;fr;urne;preferred;urnes|l’urne;;
1;fr;boîte;forbidden;;;
2;en;ONL;;;yes;
`;

describe('terms as CSV', () => {
  it('are read in pieces, with the lines that they begin in', async () => {
    const terms = await read(FILE);
    expect(terms.map(({ id, line, entry }) => [id, line, entry.doNotTranslate, entry.definition])).toEqual([
      ['1', 2, false, 'A box, with\na "seal"'],
      ['2', 6, true, null],
    ]);
    expect(
      terms[0]?.entry.renderings.map(({ language, text, kind, variants }) => [
        ...[language, text, kind, variants.join('/')],
      ]),
    ).toEqual([
      ['en', 'ballot box', 'preferred', 'ballot-boxes'],
      ['fr', 'urne', 'preferred', 'urnes/l’urne'],
      ['fr', 'boîte', 'forbidden', ''],
    ]);
  });

  it('come back as they went out', async () => {
    const terms = await read(FILE);
    const again = await read(await write(terms));
    expect(again.map(({ entry }) => entry)).toEqual(terms.map(({ entry }) => entry));
  });

  it.each(['=1+1', '+49', '-x', '@SUM(A1)', "'=x", "''-x", '＝x', "'s", 'a=b', "'"])(
    'are no formulas in a spreadsheet, and lose nothing: %s',
    (text) => {
      expect(neutralCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      expect(plainCell(neutralCell(text))).toBe(text);
    },
  );

  it.each([
    ['no column of that name', 'entry,language,text,colour\n', /^Line 1 names a column “colour”/],
    ['no text', 'entry,language\n', /^Line 1 names no column “text”/],
    ['a quotation mark that stays open', 'entry,language,text\n1,en,"box\n\n', /^Line 2 begins a record/],
    ['text after a quotation mark', 'entry,language,text\n1,en,"box"es\n', /^Line 2 has text after/],
    ['too many cells', 'entry,language,text\n1,en,box,\n', /^Line 2 has 4 cells/],
    ['an unknown kind', 'entry,language,text,kind\n1,en,box,best\n', /^Line 2 has the kind “best”/],
    ['an unknown language', 'entry,language,text\n1,en,box\n1,q,x\n', /^Line 2: “q” is not a language/],
    ['no term of the source', 'entry,language,text\n1,fr,urne\n', /^Line 2: The entry has no term/],
    ['an entry in two places', 'entry,language,text\n1,en,a\n2,en,b\n1,fr,c\n', /^Line 4 goes on with/],
    ['nothing', '', /^The file is empty/],
    ['a NUL', 'entry,language,text\n1,en,a\0b\n', /^Line 2 has a NUL/],
    ['a cell without end', `entry,language,text\n1,en,${'x'.repeat(70_000)}`, /^Line 2 has a cell of more/],
  ])('are refused with the line where there is %s', async (_, text, message) => {
    await expect(read(text, 5_000)).rejects.toThrow(message);
  });

  it('are refused with the line where they are not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('entry,language,text\n1,en,'), 0xe9, 0x0a]);
    await expect(read(bytes, 20)).rejects.toThrow('This is not valid UTF-8: from line 2 on.');
  });
});
