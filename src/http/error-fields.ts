/** What the log says of an error. */
export interface ErrorFields {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Where it happened, innermost first; no words of the error. */
  readonly at: readonly string[];
  readonly cause?: ErrorFields;
}

/** How many causes are followed. */
const DEPTH = 3;
/**
 * What libraries quote in their messages is what they were given: somebody's words, a name, a code. Where it ends nobody can
 * tell, since there may be quotes in it; only of “isn't” and the like is it known that nothing begins there.
 */
const QUOTED = /(?:["`“”„‟«»‹›‘‚‛]|(?<!n)['’]|(?<=n)['’](?!t\b)).*$/u;

/** An error as the log may hold it: without whatever it quotes. */
export function errorFields(error: unknown, depth = DEPTH): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: '', at: [] };
  const { code } = error as { readonly code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutQuotes(error.message),
    at: framesOf(error.stack ?? ''),
    ...(error.cause instanceof Error && depth > 0 ? { cause: errorFields(error.cause, depth - 1) } : {}),
  };
}

/** A library's message up to what it quotes; of its first line, since the rest is a statement or a stack. */
export function withoutQuotes(message: string): string {
  return (message.split('\n')[0] ?? '').replace(QUOTED, '…');
}

/** Only lines that are places: a message of several lines stands in the stack as well. */
function framesOf(stack: string): string[] {
  const places = stack
    .split('\n')
    .filter((line) => /^ {4}at .*(?::\d+:\d+\)?|\((?:native|<anonymous>)\))$/u.test(line));
  return places.map((line) => line.trim().slice('at '.length));
}
