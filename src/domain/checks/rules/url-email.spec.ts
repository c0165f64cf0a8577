import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { urlEmail } from './url-email.js';

describe('url-email', () => {
  it.each([
    ['Write to info@example.org.', 'Écrivez à info@example.org !'],
    ['See (https://un.org/a_(b)).', 'Voir https://un.org/a_(b).'],
    ['See the [report](https://un.org/r "Report").', 'Voir le [rapport](https://un.org/r).'],
    ['See <https://un.org>, please.', 'Voir https://un.org。'],
  ])('finds the addresses of “%s” in “%s”', (source, target) => {
    expect(urlEmail.run(checkInput(source, target))).toEqual([]);
  });

  it('tells of an address that was changed', () => {
    expect(urlEmail.run(checkInput('Write to info@example.org', 'Écrivez à infos@example.org'))).toEqual([
      { key: 'extra', range: [10, 27], params: { address: 'infos@example.org' } },
      { key: 'missing', range: [27, 27], params: { address: 'info@example.org' } },
    ]);
  });

  it('tells of a link that leads elsewhere', () => {
    const found = urlEmail.run(checkInput('[here](https://un.org)', '[ici](https://evil.example)'));
    expect(found.map(({ key, params }) => [key, params.address])).toEqual([
      ['extra', 'https://evil.example'],
      ['missing', 'https://un.org'],
    ]);
  });

  it.each(['a@', 'https://', '(', 'a.', 'x@y.', '))))'])('reads a hundred thousand of %j', (part) => {
    const text = part.repeat(100_000 / part.length);
    expect(
      urlEmail.run(checkInput(text, `${text} www.a${')'.repeat(50_000)}`)).map(({ key }) => key),
    ).toContain('extra');
  });
});
