import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CORPORA } from '../../../test/factories/corpora-folder.js';
import { termsTbx } from '../exporters/terms-tbx.js';
import { decodeChunks } from './decode-chunks.js';
import type { FileTerm } from './file-term.js';
import { readTermsTbx } from './terms-tbx.js';

async function* inPieces<T>(pieces: readonly T[]): AsyncGenerator<T> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
async function read(text: string, size = 11): Promise<FileTerm[]> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const terms: FileTerm[] = [];
  for await (const term of readTermsTbx(decodeChunks(inPieces(pieces)), 'en')) terms.push(term);
  return terms;
}
const entry = (inside: string) =>
  `<conceptEntry id="c1"><langSec xml:lang="en">${inside}</langSec></conceptEntry>`;
const tbx = (inside: string) => `<tbx style="dca" type="TBX-Basic"><text><body>${inside}</body></text></tbx>`;
const BOX = entry('<termSec><term>ballot box</term></termSec>');

const BASIC = `<?xml version="1.0"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c-7"><descrip type="definition">A box &amp; its seal.</descrip>
<admin type="projectSubset">communique:prague-2026</admin><note>concord:do-not-translate</note><note>Sealed.</note>
<langSec xml:lang="en-GB">
<termSec><term>ballot <hi>box</hi></term><termNote type="partOfSpeech">noun</termNote></termSec>
<termSec><term>ballot-boxes</term><termNote type="termType">variant</termNote></termSec></langSec>
<langSec xml:lang="fr">
<termSec><term>urne</term><transacGrp><transac type="responsibility">A name</transac></transacGrp></termSec>
<termSec><term>boîte</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>Non.</note></termSec>
<termSec><term>urne de vote</term></termSec></langSec></conceptEntry></body></text></tbx>`;

describe('terms as TBX', () => {
  it('are read as TBX-Basic says them, without people’s names', async () => {
    const [term, ...others] = await read(BASIC);
    expect(others).toEqual([]);
    expect(term).toMatchObject({
      id: '7',
      line: 3,
      entry: {
        ...{ definition: 'A box & its seal.', partOfSpeech: 'noun', note: 'Sealed.', doNotTranslate: true },
        ...{ communique: 'prague-2026', sourceLanguage: 'en' },
        renderings: [
          { language: 'en', text: 'ballot box', kind: 'preferred', variants: ['ballot-boxes'] },
          { language: 'fr', text: 'urne', kind: 'preferred' },
          { language: 'fr', text: 'boîte', kind: 'forbidden', note: 'Non.' },
          { language: 'fr', text: 'urne de vote', kind: 'admitted' },
        ],
      },
    });
    expect(JSON.stringify(term)).not.toContain('A name');
  });

  it('come back as they went out', async () => {
    const terms = await read(BASIC);
    let text = '';
    for await (const part of termsTbx(inPieces(terms.map(({ entry: one }) => ({ id: 'x', ...one })))))
      text += part;
    expect((await read(text)).map(({ entry: one }) => one)).toEqual(terms.map(({ entry: one }) => one));
  });

  const SAMPLE = path.join(CORPORA, 'interop/omegat/glossaries/sampleTBXfile.tbx');
  (existsSync(SAMPLE) ? it : it.skip)('of an older tool are read as its makers meant', async () => {
    const [term] = await read(await readFile(SAMPLE, 'utf8'));
    expect(term?.entry.note).toBe('Subject field: manufacturing');
    expect(term?.entry.partOfSpeech).toBe('noun');
    expect(term?.entry.renderings.map(({ language, kind }) => [language, kind])).toEqual([
      ['en', 'preferred'],
      ['hu', 'preferred'],
    ]);
  });

  const LAUGHS = `<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ['an entity that laughs', `${LAUGHS}\n${tbx(BOX)}`, /^Line 1 has a DOCTYPE/],
    [
      'a DOCTYPE that names a file',
      `<!DOCTYPE tbx SYSTEM "file:///etc/passwd">${tbx(BOX)}`,
      /^Line 1 has a DOCTYPE/,
    ],
    [
      'a DOCTYPE that names an address',
      `<!DOCTYPE martif SYSTEM "http://127.0.0.1/x.dtd">`,
      /^Line 1 has a DOCTYPE/,
    ],
    [
      'an unknown entity',
      tbx(entry('<termSec><term>&b;</term></termSec>')),
      /^Line 1 is not well-formed XML/,
    ],
    [
      'ten thousand elements in one another',
      `<tbx>\n${'<p>'.repeat(10_000)}`,
      /^Line 2 is nested deeper than 100/,
    ],
    ['an end before its end', `${tbx(BOX).slice(0, -20)}\n`, /^Line 2 is not well-formed XML/],
    ['another root', '<tmx></tmx>', /^Line 1: <tmx> is not the beginning of TBX/],
    ['an empty term', tbx(`\n${entry('<termSec><term> </term></termSec>')}`), /^Line 2: A term has no text/],
    ['a language that is none', tbx(BOX.replace('"en"', '"q"')), /^Line 1: “q” is not a language/],
    ['a text without end', `<tbx>${'x'.repeat(2_000_000)}`, /^Line 1 goes on without a tag/],
  ])('are refused with the line where there is %s', async (_, text, message) => {
    await expect(read(text, 50_000)).rejects.toThrow(message);
  });
});
