import { expect, it } from '@jest/globals';
import { terminal } from './log-lines.js';

it('tells a person at a terminal the same in words', () => {
  const lines: string[] = [];
  const stream = terminal((text) => lines.push(text));
  stream.write('{"level":"info","time":"2026-11-21T06:30:00.000Z","context":"Concord","msg":"Working"}\n');
  stream.write(
    '{"level":"debug","time":"2026-11-21T06:30:01.000Z","msg":"Answered","route":"/c/:slug","ms":2.5}\n',
  );
  expect(lines).toEqual(['06:30:00 Concord Working\n', '06:30:01 debug Answered route=/c/:slug ms=2.5\n']);
});
