import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { entityTag } from './precondition.js';

/** Sends the `version` of what is answered as its ETag. */
@Injectable()
export class VersionInterceptor<
  T extends { readonly version: number | string } | undefined,
> implements NestInterceptor<T, T> {
  intercept(context: ExecutionContext, next: CallHandler<T>): Observable<T> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((value) => {
        if (value !== undefined) void reply.header('ETag', entityTag(value.version));
        return value;
      }),
    );
  }
}
