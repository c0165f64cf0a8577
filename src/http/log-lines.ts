import type { DestinationStream } from 'pino';

/** A line of the log, as far as it is read here. */
interface Line {
  readonly level: string;
  readonly time: string;
  readonly context?: string;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

/** Writes lines for a person at a terminal: time of day, level unless it is `info`, context, message, what else there is. */
export function terminal(write: (text: string) => void): DestinationStream {
  return {
    write(json) {
      const { level, time, context, msg, ...fields } = JSON.parse(json) as Line;
      const rest = Object.entries(fields).map(([name, value]) => `${name}=${plain(value)}`);
      const parts = [time.slice(11, 19), level === 'info' ? '' : level, context ?? '', msg ?? '', ...rest];
      write(`${parts.filter((part) => part !== '').join(' ')}\n`);
    },
  };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
