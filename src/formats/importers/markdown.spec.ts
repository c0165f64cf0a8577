import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../domain/errors.js';
import { LARGEST_DOCUMENT } from './decode-text.js';
import { LONGEST_CLAUSE, readMarkdown } from './markdown.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(document: Uint8Array): DomainError {
  try {
    readMarkdown(document);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('The document was taken.');
}

describe('reading a Markdown document', () => {
  it('takes a byte order mark and CRLF as they are', () => {
    const { text, clauses } = readMarkdown(bytes('\ufeff1. Observers vote.\r\n'));
    expect(text).toBe('\ufeff1. Observers vote.\r\n');
    expect(clauses.map((clause) => clause.text)).toEqual(['Observers vote.']);
  });

  it.each([
    ['bytes that are not UTF-8', new Uint8Array([...bytes('One\nTwo\n'), 0xc3, 0x28]), 'not-utf8', 3],
    ['a NUL character', bytes('One\n\nTwo\0'), 'nul-character', 3],
    ['nothing', new Uint8Array(), 'empty-document', undefined],
    ['blanks only', bytes('\ufeff \n\t\n'), 'empty-document', undefined],
    ['structure only', bytes('---\n\n***\n'), 'empty-document', undefined],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'binary-document', undefined],
    ['a zip archive', bytes('PK\u0003\u0004rest'), 'binary-document', undefined],
    [
      'a paragraph too long',
      bytes(`Short.\n\n${'word '.repeat(LONGEST_CLAUSE / 5 + 1)}`),
      'clause-too-large',
      3,
    ],
    [
      'front matter that is no YAML',
      bytes('---\ntitle: [one\ndate: 2\n---\nText.\n'),
      'broken-front-matter',
      3,
    ],
    [
      'a key of the front matter twice',
      bytes('---\ntitle: One\ntitle: Two\n---\nText.\n'),
      'broken-front-matter',
      3,
    ],
  ])('refuses %s and says where', (_, document, code, line) => {
    const { code: found, details, message } = refusal(document);
    expect({ code: found, line: details.line }).toEqual({ code, line });
    expect(message).toMatch(/^The .*\.?$/);
  });

  it('refuses more than ten megabytes, but reads the caller’s own file of any size', () => {
    const large = bytes('1. Observers vote.\n'.repeat(LARGEST_DOCUMENT / 19 + 1));
    expect(refusal(large).code).toBe('document-too-large');
    expect(readMarkdown(large, { isOwnFile: true }).clauses.length).toBeGreaterThan(500_000);
  });

  it('reads only the keys that are prose, with the rest of the front matter as data', () => {
    const source = bytes('---\ntitle: A\nsummary: B\ndate: 2024-05-01\n---\nText.\n');
    const { clauses, frontMatter } = readMarkdown(source, { proseKeys: ['summary'] });
    expect(clauses.map((clause) => clause.text)).toEqual(['B', 'Text.']);
    expect(frontMatter?.data).toEqual({ title: 'A', summary: 'B', date: '2024-05-01' });
  });
});
