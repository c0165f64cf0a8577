import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config/log-level.js';
import { errorFields, withoutQuotes } from './error-fields.js';
import { terminal } from './log-lines.js';

/** Who tells, one line for each module and route, that the application was put together. */
const ASSEMBLY = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Beside level, time and context. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * The log: a line of JSON each, or words where a person looks on. No address, no user agent, no query and nothing that
 * was sent; how the application is put together is told at `debug` only.
 */
export class ServerLogger implements LoggerService {
  readonly #pino: Logger;

  constructor(level: LogLevel, destination: DestinationStream = standardOutput()) {
    this.#pino = pino(
      {
        level,
        base: null,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination,
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    const level = ASSEMBLY.has(contextOf(rest) ?? '') ? 'debug' : 'info';
    this.#write(level, message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }

  #write(
    level: 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    const context = contextOf(rest);
    const isTrouble = level !== 'info' && level !== 'debug';
    this.#pino[level]({ ...(context === undefined ? {} : { context }), ...fieldsOf(message, isTrouble) });
  }
}

/** Nest hands over the name of who speaks as the last argument. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

/** @param isTrouble the message may be a library's, which quotes what it was given. */
function fieldsOf(message: unknown, isTrouble: boolean): Fields {
  if (typeof message === 'string') return { msg: isTrouble ? withoutQuotes(message) : message };
  if (message instanceof Error)
    return { msg: 'Something failed that nobody foresaw.', error: errorFields(message) };
  return typeof message === 'object' && message !== null ? (message as Fields) : { msg: String(message) };
}

function standardOutput(): DestinationStream {
  if (!process.stdout.isTTY) return pino.destination({ fd: 1, sync: true });
  return terminal((text) => process.stdout.write(text));
}
