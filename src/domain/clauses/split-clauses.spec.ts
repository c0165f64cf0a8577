import { describe, expect, it } from '@jest/globals';
import { joinClauses } from './join-clauses.js';
import { splitClauses } from './split-clauses.js';

const texts = (source: string): string[] => splitClauses(source).clauses.map((clause) => clause.text);

describe('splitting a text', () => {
  it.each([
    ['\ufeff1. With a byte order mark.\r\n2. And CRLF.\r\n', ['With a byte order mark.', 'And CRLF.']],
    ['1. Lone\r2. carriage returns', ['Lone', 'carriage returns']],
    ['1.\tTabs\t \n\n2. Trailing blanks   \n', ['Tabs', 'Trailing blanks']],
    ['A line broken hard  \ninto two.', ['A line broken hard\ninto two.']],
    ['', []],
  ])('keeps every byte of %j', (source, words) => {
    const document = splitClauses(source);
    expect(document.clauses.map((clause) => clause.text)).toEqual(words);
    expect(joinClauses(document)).toBe(source);
  });

  it('leaves typos as they are', () => {
    expect(texts('Documents recognize that that observers of express their will.')).toEqual([
      'Documents recognize that that observers of express their will.',
    ]);
  });

  it('does not take the rest of a paragraph for its page-broken half when a sentence is complete', () => {
    expect(texts('The first sentence of this paragraph is complete.\n\nand so is this one.')).toHaveLength(2);
  });

  it('keeps recitals that begin in lower case apart', () => {
    expect(
      texts('recognizing that the people of every country vote freely\n\nwhereas the count is public'),
    ).toHaveLength(2);
  });

  it('puts the emphasis around a whole clause into the structure', () => {
    const [clause] = splitClauses('*The rules bind all observers.*').clauses;
    expect(clause).toMatchObject({
      text: 'The rules bind all observers.',
      slot: { type: 'block', emphasis: '*' },
    });
  });

  it('tells what the further lines of a paragraph begin with', () => {
    const slots = splitClauses('> - quoted item\n\n12. numbered').clauses.map((clause) => clause.slot);
    expect(slots).toEqual([
      { type: 'block', linePrefix: '>   ', emphasis: '' },
      { type: 'block', linePrefix: '    ', emphasis: '' },
    ]);
  });

  it('refuses to join clauses whose ranges overlap', () => {
    const document = splitClauses('1. One\n2. Two');
    const clauses = document.clauses.map((clause) => ({ ...clause, ranges: [{ start: 0, end: 5 }] }));
    expect(() => joinClauses({ text: document.text, clauses })).toThrow(RangeError);
  });

  it('reads a hundred thousand brackets, stars or tags as one paragraph', () => {
    for (const nasty of ['[', '*', '<', '`', '|', '(', '#x', '1.', '>'])
      expect(splitClauses(`Text ${nasty.repeat(100_000)}`).clauses).toHaveLength(1);
  });
});
