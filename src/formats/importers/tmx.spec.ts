import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { DomainError } from '../../domain/errors.js';
import { type TmxEntry, writeTmx } from '../exporters/tmx.js';
import { readTmx, type TmxUnit } from './tmx.js';
import { tmxPairs } from './tmx-units.js';

const HEADER =
  '<header srclang="en-US" adminlang="en" datatype="html" segtype="block" o-tmf="x" creationtool="x"/>';
const tmx = (body: string, doctype = ''): string =>
  `<?xml version="1.0"?>\n${doctype}<tmx version="1.4">${HEADER}<body>\n${body}</body></tmx>`;
const tuv = (language: string, segment: string): string =>
  `<tuv xml:lang="${language}"><seg>${segment}</seg></tuv>`;

async function read(file: string | Uint8Array): Promise<TmxUnit[]> {
  const units: TmxUnit[] = [];
  const bytes = Buffer.from(file as string);
  // One byte at a time: nothing may depend on where a piece ends.
  for await (const unit of readTmx(Readable.from([...bytes].map((byte) => Uint8Array.of(byte)))))
    units.push(unit);
  return units;
}

const segment = async (inner: string): Promise<string | undefined> =>
  (await read(tmx(`<tu>${tuv('en', inner)}</tu>`)))[0]?.variants[0]?.text;

describe('a TMX file', () => {
  it('gives its units with their languages, dates and lines, and nobody’s name', async () => {
    const unit = `<tu creationid="heron"><note>by heron</note>${tuv('EN-us', 'The polls opened.')}
      <tuv xml:lang="fr" changeid="heron" changedate="20240301T101010Z"><note>x</note><seg>Ouverture.</seg></tuv></tu>`;
    const units = await read(tmx(unit));
    expect(units).toEqual([
      {
        line: 3,
        sourceLanguage: 'en-US',
        variants: [
          { language: 'EN-us', text: 'The polls opened.', changedOn: null },
          { language: 'fr', text: 'Ouverture.', changedOn: '2024-03-01' },
        ],
      },
    ]);
    expect(units.flatMap((one) => tmxPairs(one, null))).toEqual([
      {
        ...{ sourceLanguage: 'en-US', source: 'The polls opened.' },
        ...{ targetLanguage: 'fr', target: 'Ouverture.', createdOn: '2024-03-01' },
      },
    ]);
  });

  it.each([
    ['a <bpt i="1" type="bold">&lt;b></bpt>big<ept i="1">&lt;/b></ept> cat', 'a **big** cat'],
    ['a <bpt i="1">&lt;i></bpt>big<ept i="1">&lt;/i></ept> cat', 'a *big* cat'],
    ['a <hi type="bold">big</hi> cat', 'a **big** cat'],
    ['a <hi type="x-part">big</hi> cat', 'a big cat'],
    ['one<ph type="lb">&lt;br/></ph>two', 'one\ntwo'],
    ['a <ph>{1}<sub>hidden</sub></ph>cat<ut>{\\b}</ut>', 'a cat'],
    ['First <it pos="begin" type="bold">&lt;b></it>sentence', 'First sentence'],
    ['over\n   two lines', 'over two lines'],
    ['<![CDATA[a < b]]> &amp; c', 'a < b & c'],
  ])('reads %s', async (inner, text) => {
    expect(await segment(inner)).toBe(text);
  });

  it('may be UTF-16, and name the document type of TMX, which is not fetched', async () => {
    const file = tmx(`<tu>${tuv('ar', 'افتتاح')}</tu>`, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]);
    for (const one of [file, wide, wide.swap16(), `\ufeff${file}`])
      expect((await read(one))[0]?.variants[0]?.text).toBe('افتتاح');
    const named = tmx(
      '',
      '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for TMX//EN" "http://localhost/tmx14.dtd">',
    );
    expect(await read(named)).toEqual([]);
  });

  it.each([
    ['an internal subset', tmx('', '<!DOCTYPE tmx [<!ENTITY a "b">]>'), 2],
    [
      'one beside the external one',
      tmx('', '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      2,
    ],
    ['another document type', tmx('', '<!DOCTYPE html>'), 2],
    ['an unknown entity', tmx(`<tu>${tuv('en', '&lol;')}</tu>`), 3],
    ['an end that is missing', tmx(`<tu>${tuv('en', 'a')}</tu>`).slice(0, -12), 3],
    ['elements that cross', tmx('<tu><tuv></tu></tuv>'), 3],
    ['nesting without end', tmx('<a>'.repeat(10_000)), 3],
    ['a variant without language', tmx('<tu><tuv><seg>a</seg></tuv></tu>'), 3],
    ['another root', '<?xml version="1.0"?>\n<html></html>', 2],
    ['a NUL', tmx(`<tu>${tuv('en', 'a\0b')}</tu>`), 3],
    ['an encoding that is not read', '<?xml version="1.0" encoding="iso-8859-1"?><tmx version="1.4"/>', 1],
    ['a segment without end', tmx(`<tu>${tuv('en', 'word '.repeat(20_000))}</tu>`), 3],
  ])('is refused for %s, with the line', async (_, file, line) => {
    await expect(read(file)).rejects.toMatchObject({ code: 'broken-file', details: { line } });
  });

  it('is refused where it is not UTF-8', async () => {
    await expect(read(Buffer.from(tmx('é'), 'latin1'))).rejects.toMatchObject({ code: 'not-utf8' });
  });

  it('is refused for a language that nobody knows, and where the source is anybody’s guess', () => {
    const unit = {
      line: 7,
      sourceLanguage: '*all*',
      variants: [{ language: 'en', text: 'a', changedOn: null }],
    };
    expect(() => tmxPairs(unit, null)).toThrow(/Line 7: .*--source-language/);
    const strange = { ...unit, variants: [{ language: 'qq-nowhere', text: 'a', changedOn: null }] };
    expect(() => tmxPairs(strange, 'en')).toThrow(DomainError);
  });

  it('pairs the source with every language that has words, and does without units that lack the source', () => {
    const variants = [
      { language: 'fr', text: 'Un', changedOn: null },
      { language: 'en-GB', text: 'One', changedOn: null },
      { language: 'zh_CN', text: '一', changedOn: null },
      { language: 'es', text: '', changedOn: null },
    ];
    const pairs = (language: string) =>
      tmxPairs({ line: 1, sourceLanguage: language, variants }, null).map((one) => one.targetLanguage);
    expect(pairs('en')).toEqual(['fr', 'zh-Hans']);
    expect(pairs('de')).toEqual([]);
  });
});

describe('what Concord writes as TMX', () => {
  const entry: TmxEntry = {
    ...{ sourceLanguage: 'en', targetLanguage: 'ar', createdOn: '2026-03-01', properties: { revision: '3' } },
    source: 'See **the [report](https://example.org/a?b&c)** of `2024`\nand "more" 😀\u0007',
    target: 'انظر **التقرير** <br> *الآن*',
  };
  const text = async (entries: readonly TmxEntry[]): Promise<string> => {
    let file = '';
    for await (const part of writeTmx(Readable.from(entries))) file += part;
    return file;
  };

  it('is read again as it was, but for what XML cannot say', async () => {
    const [unit] = await read(await text([entry]));
    expect(unit === undefined ? null : tmxPairs(unit, null)).toEqual([
      {
        ...{ sourceLanguage: 'en', targetLanguage: 'ar', createdOn: '2026-03-01' },
        ...{ source: entry.source.replace('\u0007', ''), target: entry.target },
      },
    ]);
  });

  it('has markup in inline elements', async () => {
    expect(await text([entry])).toContain(
      '<bpt i="1" type="bold">**</bpt>the <bpt i="2" type="link">[</bpt>report',
    );
  });
});
