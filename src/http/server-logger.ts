import { ConsoleLogger, type LogLevel as NestLogLevel } from '@nestjs/common';
import type { LogLevel } from '../config/log-level.js';

const LEVELS = {
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
  silent: [],
} as const satisfies Record<LogLevel, readonly NestLogLevel[]>;

/** Who tells, one line for each module and route, that the application was put together. */
const ASSEMBLY = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's logger at a level of ours. How the application is put together is told at `debug` only. */
export class ServerLogger extends ConsoleLogger {
  private readonly tellsAssembly: boolean;

  constructor(level: LogLevel) {
    super({ logLevels: [...LEVELS[level]] });
    this.tellsAssembly = level === 'debug';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (!this.tellsAssembly && typeof context === 'string' && ASSEMBLY.has(context)) return;
    super.log(message, ...rest);
  }
}
