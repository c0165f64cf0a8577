import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { onionLocation, securityHeaders } from './security-headers.js';
import { isFresh } from './precondition.js';
import { RecentCache } from './recent-cache.js';

/** A public answer as it goes over the wire. */
export interface HotAnswer {
  /** Strong, with its quotes. */
  readonly etag: string;
  /** The template of the route that gave it. */
  readonly route: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What was sent, for the figures. */
export interface Served {
  readonly route: string;
  readonly status: 200 | 304;
}

interface Kept {
  readonly etag: string;
  readonly route: string;
  readonly full: OutgoingHttpHeaders;
  readonly notModified: OutgoingHttpHeaders;
  readonly bytes: Buffer;
  /** `performance.now()` at which it has to be made anew. */
  readonly until: number;
}

const KEPT_BYTES = 64 * 1024 * 1024;
/** What a small answer weighs beside its bytes. */
const OVERHEAD = 2_000;

/**
 * Public answers, ready to be sent. What many readers ask for is sent from here before any of the machinery behind it
 * is set in motion: pages that never change, and for a moment the ones that may.
 */
@Injectable()
export class HotAnswers {
  private readonly answers = new RecentCache<Kept>(KEPT_BYTES, ({ bytes }) => bytes.length + OVERHEAD);

  constructor(private readonly config: Config) {}

  /** Keeps an answer under the exact path, for `milliseconds`; a query makes no other page, and is not kept. */
  keep(path: string, { etag, route, headers, bytes }: HotAnswer, milliseconds: number): void {
    if (path.includes('?')) return;
    const page = onionLocation(this.config, path, headers['content-type']);
    const notModified = { ...securityHeaders(this.config), ...headers, ...page, etag };
    const full = { ...notModified, 'content-length': bytes.length };
    this.answers.set(path, {
      etag,
      route,
      full,
      notModified,
      bytes,
      until: performance.now() + milliseconds,
    });
  }

  /** Something was published: whatever was kept may be old. */
  forgetAll(): void {
    this.answers.clear();
  }

  /** Answers the request if that can be done from here; null where it was not. */
  serve(request: IncomingMessage, response: ServerResponse): Served | null {
    if (request.method !== 'GET') return null;
    const kept = this.answers.get(request.url ?? '');
    if (kept === undefined || kept.until < performance.now()) return null;
    if (isFresh(request.headers['if-none-match'], kept.etag)) {
      response.writeHead(304, kept.notModified).end();
      return { route: kept.route, status: 304 };
    }
    response.writeHead(200, kept.full).end(kept.bytes);
    return { route: kept.route, status: 200 };
  }
}
