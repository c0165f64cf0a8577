import { describe, expect, it } from '@jest/globals';
import type { LogLevel } from '../config/log-level.js';
import { ServerLogger } from './server-logger.js';

function written(level: LogLevel, tell: (logger: ServerLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  tell(new ServerLogger(level, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is a line of JSON with its time, its level and who speaks, and nothing about the machine', () => {
    const [line] = written('info', (logger) => {
      logger.log('Serving on https://concord.example', 'Concord');
    });
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      context: 'Concord',
      msg: 'Serving on https://concord.example',
    });
  });

  it('tells of an error where it happened and why, without what the error quotes', () => {
    const cause = new TypeError('Key "canary-handle" and `canary-code` are taken');
    const error = new Error('Unexpected token c, "canary-word" is not JSON\nINSERT canary-word', { cause });
    const [line] = written('error', (logger) => {
      logger.error(error, 'Http');
    });
    expect(line).toMatchObject({
      error: {
        type: 'Error',
        message: 'Unexpected token c, …',
        at: expect.arrayContaining([expect.stringContaining('server-logger.spec.ts')]),
        cause: { type: 'TypeError', message: 'Key …' },
      },
    });
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  it('leaves out what troubles quote in words as well', () => {
    const [line] = written('warn', (logger) => {
      logger.warn('Task failed: syntax of "canary-word"', 'Tasks');
    });
    expect(line?.msg).toBe('Task failed: syntax of …');
  });

  it.each([
    [`No "a "canary" b" here`, 'No …'],
    [`Cannot read 'it's a canary' now`, 'Cannot read …'],
    [`It can't find canary's "x"`, `It can't find canary…`],
    [`Key 'an't canary' is taken`, 'Key …'],
    ['«a «canary» b» is taken', '…'],
    ['syntax of “canary', 'syntax of …'],
    ['key ’canary', 'key …'],
    ['Nothing is quoted here', 'Nothing is quoted here'],
  ])('of %s keeps %s', (message, kept) => {
    const [line] = written('warn', (logger) => {
      logger.warn(message, 'Tasks');
    });
    expect(line?.msg).toBe(kept);
  });

  it('keeps to its level; how the application is put together is told at debug only', () => {
    const tell = (logger: ServerLogger): void => {
      logger.log('Mapped {/c/:slug, GET} route', 'RouterExplorer');
      logger.debug({ msg: 'Answered', route: '/c/:slug' }, 'Http');
      logger.warn('Redis is away', 'Tasks');
    };
    expect(written('debug', tell).map(({ level }) => level)).toEqual(['debug', 'debug', 'warn']);
    expect(written('info', tell).map(({ level }) => level)).toEqual(['warn']);
    expect(written('silent', tell)).toEqual([]);
  });
});
