import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { unsafeHtml } from './unsafe-html.js';

const told = (source: string, target: string) =>
  unsafeHtml.run(checkInput(source, target)).map(({ range, params }) => [range, params.markup]);

describe('unsafe-html', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">ici</a>',
    '[ici](javascript:alert(1))',
    '[ici](data:text/html,x)',
    '<javascript:alert(1)>',
    '<iframe src="https://evil.example">',
    '<b style="position:fixed">',
    '<script src=//evil.example',
    '<svg/onload=alert(1)>',
  ])('tells of %s', (target) => {
    expect(told('Here.', target).length).toBeGreaterThan(0);
  });

  it.each([
    'CO<sub>2</sub>',
    '[ici](https://un.org)',
    '[ici](#clause)',
    '<mailto:a@example.org>',
    'a < b > c',
  ])('has nothing to say of %s', (target) => {
    expect(told('Here.', target)).toEqual([]);
  });

  it('has nothing to say of what the source has as well', () => {
    expect(told('<script>', '<script>')).toEqual([]);
  });

  it('reads a hundred thousand pointed brackets', () => {
    expect(told('', '<script '.repeat(12_000)).length).toBeGreaterThan(0);
  });
});
