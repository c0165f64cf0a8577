import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, MEBIBYTE } from './body-limits.js';
import { MARKDOWN } from './media-type.guard.js';
import { bareProblem, type Problem } from './problem.js';

/** What Fastify and Nest refuse, in our own words; Nest hands over Fastify's refusals without their codes. */
const DETAILS: Readonly<Record<number, (request: FastifyRequest) => string>> = {
  400: () => 'The address or the headers cannot be read; a “%” in an address begins a character in UTF-8.',
  404: () => 'There is nothing at this address.',
  413: tooLarge,
  415: () => `A body is application/json, or ${MARKDOWN} where a document is asked for.`,
};

/** Null where it is no refusal but a fault of ours. */
export function frameworkProblem(error: unknown, request: FastifyRequest): Problem | null {
  const status = statusOf(error);
  if (status === undefined || status < 400 || status >= 500) return null;
  return bareProblem(status, DETAILS[status]?.(request) ?? 'The request could not be read.');
}

/** A part of an address that is too long (414) names nothing that there could be. */
function statusOf(error: unknown): number | undefined {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { readonly statusCode?: number } | null)?.statusCode;
  return status === 414 ? 404 : status;
}

function tooLarge({ headers }: FastifyRequest): string {
  const isDocument = headers['content-type']?.startsWith(MARKDOWN) === true;
  const limit = isDocument ? MAX_DOCUMENT_BYTES : MAX_JSON_BYTES;
  return `The ${isDocument ? 'document' : 'body'} is larger than ${limit / MEBIBYTE} MB.`;
}
