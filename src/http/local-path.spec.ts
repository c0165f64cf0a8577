import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

describe('where to go after signing in (attack 25)', () => {
  it.each(['/', '/account', '/account/sessions?lang=ar', '/translate/prague-2026/fr#a1b2'])(
    'may be %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    ...['//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example'],
    ...['/\n/evil.example', ' //evil.example', 'https://evil.example', 'https:evil.example', 'evil.example'],
    ...[
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '/.//evil.example',
      '/a/..//evil.example',
    ],
    ...['/%2e//evil.example', '', '/é', '/x\r\nSet-Cookie: a=b', `/${'a'.repeat(500)}`],
  ])('may not be %j', (path) => {
    expect(localPath(path)).toBeNull();
  });

  it('is nowhere when nothing is said', () => {
    expect([localPath(undefined), localPath(null)]).toEqual([null, null]);
  });
});
