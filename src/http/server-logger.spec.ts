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
        message: 'Unexpected token c, … is not JSON',
        at: expect.arrayContaining([expect.stringContaining('server-logger.spec.ts')]),
        cause: { type: 'TypeError', message: 'Key … and … are taken' },
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
