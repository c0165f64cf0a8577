import { describe, expect, it } from '@jest/globals';
import { readMarker } from './read-marker.js';

const read = (line: string): ReturnType<typeof readMarker> => readMarker(line, 0, line.length);

describe('reading a marker', () => {
  it.each([
    ['1. Text', '1.', '1', '1.'],
    ['12) Text', '12)', '12', '1)'],
    ['(3) Text', '(3)', '3', '(1)'],
    ['1.2 Text', '1.2', '2', '1.1'],
    ['1.2.3. Text', '1.2.3.', '3', '1.1.1'],
    ['4bis. Text', '4bis.', '4bis', '1.'],
    ['a) Text', 'a)', 'a', 'a)'],
    ['(iv) Text', '(iv)', 'iv', '(a)'],
    ['(a)text', '(a)', 'a', '(a)'],
    ['B. Text', 'B.', 'B', 'A.'],
    ['§ 3 Text', '§ 3', '3', '§'],
    ['Article 5', 'Article 5', '5', 'article'],
    ['ARTICLE IV. Text', 'ARTICLE IV.', 'IV', 'article'],
    ['Art. 7: Text', 'Art. 7:', '7', 'article'],
  ])('%s', (line, typed, label, dress) => {
    expect(read(line)).toMatchObject({ typed, label, dress });
  });

  it('reads a roman number that is also a letter both ways', () => {
    expect(read('i) Text')?.readings).toEqual([
      { system: 'letter', value: 9 },
      { system: 'roman', value: 1 },
    ]);
    expect(read('(xiv) Text')?.readings).toEqual([{ system: 'roman', value: 14 }]);
  });

  it.each([
    '1 Text',
    '1.Text',
    '1990',
    '(1 Text',
    'a Text',
    'and) Text',
    'Articles of faith',
    'Part of the text',
    'Section a',
    '1\\. Text',
    '*',
  ])('leaves %s alone', (line) => {
    expect(read(line)).toBeNull();
  });
});
