import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { DomainError } from '../domain/errors.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** How a list is asked for. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Where the page before ended: the cursor of its Link.' })
  @IsOptional()
  @IsString()
  cursor?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;
}

/** One page of a list, and the cursor of the next one. */
export class PageOf<T> {
  constructor(
    readonly items: readonly T[],
    readonly next: string | null,
  ) {}

  map<U>(present: (item: T) => U): PageOf<U> {
    return new PageOf(this.items.map(present), this.next);
  }
}

/**
 * Cuts a list that was read one longer than asked, so that the last page says that it is the last.
 *
 * @param after what the next page starts after, of the last item shown.
 */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  after: (item: T) => string | number,
): PageOf<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return new PageOf(items, found.length > limit && last !== undefined ? encodeCursor(after(last)) : null);
}

/**
 * One page of a list that is short enough to be read whole.
 *
 * @param keyOf names an item for ever: what the next page starts after.
 * @throws DomainError `invalid-input` where the cursor is not one of ours.
 */
export function pageOf<T>(
  all: readonly T[],
  query: PageQuery,
  keyOf: (item: T) => string | number,
): PageOf<T> {
  const after = textAfter(query.cursor);
  const start = after === undefined ? 0 : all.findIndex((item) => String(keyOf(item)) === after) + 1;
  if (after !== undefined && start === 0) throw badCursor();
  return cutPage(all.slice(start), query.limit, keyOf);
}

/** @throws DomainError `invalid-input` where the cursor is not one of ours. */
export function positionAfter(cursor: string | undefined): number | undefined {
  const text = textAfter(cursor);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw badCursor();
  return Number(text);
}

/** @throws DomainError `invalid-input` where the cursor is not one of ours. */
export function textAfter(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^[\w-]{1,100}$/.test(text) || encodeCursor(text) !== cursor) throw badCursor();
  return text;
}

/** Sends a `PageOf` as `{items}` with `Link: <…>; rel="next"` (RFC 8288) where there is more. */
@Injectable()
export class PageInterceptor implements NestInterceptor<PageOf<unknown>, { items: readonly unknown[] }> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<PageOf<unknown>>,
  ): Observable<{ items: readonly unknown[] }> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((page) => {
        if (page.next !== null) {
          const target = nextAddress(http.getRequest<FastifyRequest>().url, page.next);
          void http.getResponse<FastifyReply>().header('Link', `<${target}>; rel="next"`);
        }
        return { items: page.items };
      }),
    );
  }
}

function nextAddress(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url, 'http://concord.invalid');
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams.toString()}`;
}

/** What a page that ends there gives as its cursor. */
export function encodeCursor(after: string | number): string {
  return Buffer.from(String(after)).toString('base64url');
}

function badCursor(): DomainError {
  return new DomainError('invalid-input', 'The cursor is not one that a page of this list has given.', {
    field: 'cursor',
  });
}
