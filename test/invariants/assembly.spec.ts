import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SplitDocument } from '../../src/domain/clauses/clause.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { spliceKeepingTree } from '../../src/formats/markdown/keep-tree.js';
import { describeCorpora, readCorpus } from '../factories/corpora.js';
import { nastyTarget, untidyDocument } from '../factories/nasty.js';

const split = (text: string): SplitDocument => splitClauses(text, { readFrontMatter });

const treeOf = (document: SplitDocument): string[] =>
  document.clauses.map(({ kind, number, marker, depth, parent }) =>
    [kind, number, marker, depth, parent].map(String).join(' / '),
  );

/** A target for some of the clauses, as many as the document has. */
function targetsFor(document: SplitDocument): fc.Arbitrary<Map<number, string>> {
  return fc
    .array(fc.option(nastyTarget, { freq: 3 }), {
      minLength: document.clauses.length,
      maxLength: document.clauses.length,
    })
    .map(
      (targets) =>
        new Map(targets.flatMap((target, index) => (target === null ? [] : [[index, target] as const]))),
    );
}

const REAL = [
  '../seeds/communique.md',
  '../seeds/news-post.md',
  '../seeds/solidarity-statement.md',
  'legal-numbering/antarctic-treaty.en.md',
  'legal-numbering/cerd.en.md',
  'legal-numbering/crc.en.md',
  'udhr/txt/en.txt',
];

describe('assembled Markdown', () => {
  it('is the source, byte for byte, without targets and with the words of the source for targets', () => {
    fc.assert(
      fc.property(untidyDocument, (text) => {
        const document = split(text);
        expect(spliceKeepingTree(document, new Map())).toBe(text);
        expect(
          spliceKeepingTree(
            document,
            new Map(document.clauses.map(({ index, text: words }) => [index, words])),
          ),
        ).toBe(text);
      }),
    );
  });

  it('has the same tree of clauses when it is split again, whatever was typed', () => {
    fc.assert(
      fc.property(
        untidyDocument.chain((text) => fc.tuple(fc.constant(split(text)), targetsFor(split(text)))),
        ([document, targets]) => {
          expect(treeOf(split(spliceKeepingTree(document, targets)))).toEqual(treeOf(document));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describeCorpora('the real documents, assembled with whatever was typed,', () => {
  it.each(REAL)('keep the tree of %s', (path) => {
    const document = split(readCorpus(path));
    const own = new Map(document.clauses.map(({ index, text }) => [index, text]));
    expect(spliceKeepingTree(document, own)).toBe(document.text);
    fc.assert(
      fc.property(targetsFor(document), (targets) => {
        expect(treeOf(split(spliceKeepingTree(document, targets)))).toEqual(treeOf(document));
      }),
      { numRuns: 30 },
    );
  });
});
