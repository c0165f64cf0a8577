import type { OpenAPIObject } from '@nestjs/swagger';
import { bareProblem } from './problem.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  schema?: { type?: string; minimum?: number };
}
interface Response {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, unknown>;
}
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Parts of an address that are numbers, with the least that they may be. */
const INTEGERS: Readonly<Record<string, number>> = { number: 1, position: 0 };

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** RFC 9457, with the code of Concord beside. */
const PROBLEM_SCHEMA = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', example: 'about:blank' },
    title: { type: 'string', example: 'Not Found' },
    status: { type: 'integer', example: 404 },
    detail: { type: 'string', description: 'One sentence that says what and where.' },
    code: { type: 'string', example: 'not-found' },
    errors: {
      type: 'array',
      description: 'Which fields of the request are not acceptable.',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, messages: { type: 'array', items: { type: 'string' } } },
      },
    },
  },
  additionalProperties: true,
};

/**
 * Says of every operation what the machinery around all of them adds: which refusals there can be and what they look
 * like, the headers of answers, whole numbers in addresses. Changes the description in place.
 */
export function describeRefusals(api: OpenAPIObject): OpenAPIObject {
  const schemas = ((api.components ??= {}).schemas ??= {});
  Object.assign(schemas, { Problem: PROBLEM_SCHEMA });
  for (const path of Object.values(api.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) complete(operation, method, schemas);
    }
  }
  return api;
}

function complete(operation: Operation, method: string, schemas: Readonly<Record<string, Schema>>): void {
  const parameters = (operation.parameters ?? []) as Parameter[];
  parameters.forEach(readAsInteger);
  const responses = operation.responses as Record<string, Response>;
  for (const status of refusalsOf(operation, method, parameters)) {
    const { title } = bareProblem(status);
    responses[status] = { ...(responses[status] ?? { description: title }) };
  }
  const isPaged = parameters.some(({ name }) => name === 'cursor');
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) >= 400) describeProblem(response, status);
    else if (isPaged)
      addHeader(response, 'Link', 'rel="next": the next page, where there is more (RFC 8288).');
    if (hasVersion(response, schemas)) addHeader(response, 'ETag', 'The version, for If-Match.');
  }
}

function refusalsOf(operation: Operation, method: string, parameters: readonly Parameter[]): number[] {
  const isWrite = method !== 'get';
  const isGuarded = operation.security !== undefined;
  const has = (place: string) => parameters.some((parameter) => parameter.in === place);
  return [
    400,
    ...(isGuarded ? [401, 403] : []),
    ...(has('path') ? [404] : []),
    ...(isWrite ? [409, 422] : []),
    ...(operation.requestBody === undefined ? [] : [413, 415]),
    503,
  ];
}

function describeProblem(response: Response, status: string): void {
  response.content = { 'application/problem+json': { schema: PROBLEM } };
  if (status === '503') addHeader(response, 'Retry-After', 'Seconds.');
  if (status === '401') addHeader(response, 'WWW-Authenticate', 'Bearer.');
}

function readAsInteger(parameter: Parameter): void {
  const least = parameter.in === 'path' ? INTEGERS[parameter.name] : undefined;
  if (least !== undefined) parameter.schema = { type: 'integer', minimum: least };
  else if (parameter.schema?.type === 'number') parameter.schema.type = 'integer';
}

function hasVersion(response: Response, schemas: Readonly<Record<string, Schema>>): boolean {
  const json = response.content?.['application/json'] as { readonly schema?: Schema } | undefined;
  const name = json?.schema?.$ref?.split('/').at(-1) ?? '';
  return schemas[name]?.properties?.version !== undefined;
}

function addHeader(response: Response, name: string, description: string): void {
  response.headers = { ...response.headers, [name]: { description, schema: { type: 'string' } } };
}
