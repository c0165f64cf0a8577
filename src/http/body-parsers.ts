import type { FastifyInstance } from 'fastify';
import type { DomainError } from '../domain/errors.js';
import { MAX_DOCUMENT_BYTES, MAX_FORM_BYTES, MAX_JSON_BYTES } from './body-limits.js';
import { readJsonBody } from './json-body.js';
import { FORM, MARKDOWN } from './media-type.guard.js';

/** Teaches the server to read JSON, Markdown and the forms of pages, and nothing else: any other media type is a 415. */
export function addBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_JSON_BYTES },
    (_request, body, done) => {
      try {
        done(null, readJsonBody(body as Buffer));
      } catch (error) {
        done(error as DomainError);
      }
    },
  );
  server.addContentTypeParser(
    MARKDOWN,
    { parseAs: 'buffer', bodyLimit: MAX_DOCUMENT_BYTES },
    (_request, body, done) => {
      done(null, body);
    },
  );
  server.addContentTypeParser(
    FORM,
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => {
      done(null, new URLSearchParams(body as string));
    },
  );
}
