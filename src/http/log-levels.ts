import type { LogLevel as NestLogLevel } from '@nestjs/common';
import type { LogLevel } from '../config/log-level.js';

const LEVELS = {
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
  silent: [],
} as const satisfies Record<LogLevel, readonly NestLogLevel[]>;

/** The levels that Nest writes at a level of ours. */
export function nestLogLevels(level: LogLevel): NestLogLevel[] | false {
  return level === 'silent' ? false : [...LEVELS[level]];
}
