import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Documents the `Idempotency-Key` that every POST takes. */
export function ApiIdempotent(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key with the same request has one effect and one answer; remembered for a day.',
  });
}

/** Documents the `If-Match` that every write to a unit needs. */
export function ApiPrecondition(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the unit as it was read.' }),
    ApiResponse({
      status: 412,
      description: 'The unit has changed since; `current` holds what it says now.',
    }),
    ApiResponse({ status: 428, description: 'If-Match is missing.' }),
  );
}
