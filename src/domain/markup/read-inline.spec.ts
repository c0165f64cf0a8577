import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readInline } from './read-inline.js';

/** The pieces as `type:raw`, plain text left out. */
function pieces(text: string): string[] {
  return readInline(text)
    .filter((token) => token.type !== 'text')
    .map((token) => `${token.type}:${text.slice(token.start, token.end)}`);
}

describe('readInline', () => {
  it.each([
    ['The **will** of the *people*', ['open:**', 'close:**', 'open:*', 'close:*']],
    ['***on Benefits***', ['open:*', 'open:**', 'close:**', 'close:*']],
    ['snake_case_names stay words', []],
    ['2 * 3 is six', []],
    ['a lone *star', ['loose:*']],
    ['~~void~~ and ~one', ['open:~~', 'close:~~', 'loose:~']],
    ['Article 5\\. is no list', ['escape:\\.']],
    ['see `code *here*`', ['code:`code *here*`']],
    ['an open ` tick', ['loose:`']],
    ['first\\\nsecond', ['break:\\\n']],
    ['note[^1] here', ['footnote:[^1]']],
    [
      'H<sub>2</sub>O & <https://example.org/a>',
      ['html:<sub>', 'html:</sub>', 'autolink:<https://example.org/a>'],
    ],
    ['if a < b', ['loose:<']],
    ['*a [b* c](d)', ['loose:*', 'link-open:[', 'loose:*', 'link-close:](d)']],
  ])('reads %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('reads destination and title of a link and leaves its words open to emphasis', () => {
    const text = `the [**Charter** (1945)](https://un.org/a_(b) 'The “Charter”') says`;
    const open = readInline(text).find((token) => token.type === 'link-open');
    expect(open?.link).toEqual({
      image: false,
      destination: 'https://un.org/a_(b)',
      title: 'The “Charter”',
      label: null,
      tail: `](https://un.org/a_(b) 'The “Charter”')`,
    });
    expect(pieces(text)).toContain('open:**');
  });

  it('takes a link inside the words of a link for the link', () => {
    expect(pieces('[a [b](c) d](e)')).toEqual(['loose:[', 'link-open:[', 'link-close:](c)', 'loose:]']);
  });

  it('covers any text without gap or overlap, and nests what opens and closes', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '[',
        ']',
        '(',
        ')',
        '`',
        '<',
        '>',
        '!',
        '\\',
        '\n',
        ' ',
        'a',
        '[^1]',
        '](x)',
        '<b>',
      ),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const text = parts.join('');
        let at = 0;
        const open: string[] = [];
        for (const token of readInline(text)) {
          expect(token.start).toBe(at);
          expect(token.end).toBeGreaterThan(at);
          at = token.end;
          if (token.type === 'open') open.push(token.emphasis);
          if (token.type === 'link-open') open.push(token.link.tail);
          if (token.type === 'close') expect(open.pop()).toBe(token.emphasis);
          if (token.type === 'link-close') expect(open.pop()).toBe(token.link.tail);
        }
        expect(at).toBe(text.length);
        expect(open).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['[', '*', '*a ', '_a', '`', '` ``', '[a](', '![', '<a b="', '[](a "', '[[]()', '**a*', ']'])(
    'reads a hundred thousand %j',
    (part) => {
      const text = part.repeat(100_000 / part.length);
      expect(readInline(text).length).toBeGreaterThan(0);
    },
  );
});
