import type { FastifyReply } from 'fastify';
import { DomainError, type ErrorCode } from '../domain/errors.js';
import type { FormState } from '../web/form-state.js';
import type { Say } from '../web/say.js';
import { problemOf } from './problem.js';

/** Where in a form a refusal is told: beside a field, or above all of them (null); and the key of the words. */
export type Places = Partial<Record<ErrorCode, readonly [field: string | null, key: string]>>;

/** A form as it is shown again, and the status that goes with it. */
export interface Refusal {
  readonly state: FormState;
  readonly status: number;
}

/**
 * Tells a refusal in the form that it is about. What the form has no place for is thrown on, and becomes a page.
 *
 * @param values what was typed, but for passphrases and codes.
 */
export function refusalIn(
  error: unknown,
  {
    say,
    places,
    values,
    reply,
  }: { say: Say; places: Places; values: FormState['values']; reply: FastifyReply },
): Refusal {
  if (!(error instanceof DomainError)) throw error;
  const { status } = problemOf(error);
  if (error.code === 'too-many-attempts') {
    const count = Number(error.details.retryAfter ?? 1);
    void reply.header('retry-after', String(count));
    return { status, state: { values, errors: {}, problem: say('page.tooMany', { count }) } };
  }
  const place = places[error.code];
  if (place === undefined) throw error;
  return { status, state: refusedState(say, values, place) };
}

/** A form in which one thing is wrong. */
export function refusedState(
  say: Say,
  values: FormState['values'],
  [field, key]: readonly [field: string | null, key: string],
): FormState {
  const words = say(key);
  return field === null
    ? { values, errors: {}, problem: words }
    : { values, errors: { [field]: words }, problem: null };
}
