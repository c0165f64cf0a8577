import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiResponse } from '@nestjs/swagger';

const text = { schema: { type: 'string' as const } };

/** Describes `/c/{slug}` and what is below it: who reads needs no account, and may ask again with what they have. */
export function ApiReading(summary: string, ...mediaTypes: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiParam({ name: 'slug', type: String }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of what the reader has.' }),
    ApiProduces(...mediaTypes),
    ApiOkResponse({ schema: { type: 'string' }, headers: { ETag: text, Link: text } }),
    ApiResponse({ status: 304, description: 'The reader has it already.', headers: { ETag: text } }),
    ApiLanguage(),
  );
}

/** Describes the address that leads to a language. */
export function ApiNegotiation(): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: 'Leads to the language that the reader wishes for' }),
    ApiParam({ name: 'slug', type: String }),
    ApiHeader({ name: 'Accept-Language', required: false }),
    ApiResponse({ status: 303, description: 'The page in that language.', headers: { Location: text } }),
  );
}

function ApiLanguage(): MethodDecorator {
  return applyDecorators(
    ApiParam({ name: 'language', example: 'fr' }),
    ApiResponse({
      status: 301,
      description: 'The one form of the language’s tag.',
      headers: { Location: text },
    }),
  );
}
