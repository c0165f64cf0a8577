import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '../domain/errors.js';

/** What is wrong with one field of a request. */
interface FieldProblem {
  readonly field: string;
  readonly messages: readonly string[];
}

/** Reads bodies and queries into their DTOs; a field that the DTO does not know is refused. */
export function requestValidation(): ValidationPipe {
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => {
      const problems = errors.flatMap((error) => fieldProblems(error, ''));
      const detail = problems.map(({ messages }) => messages.join(', ')).join('; ');
      return new DomainError('invalid-input', `The request is not acceptable: ${detail}.`, {
        errors: problems,
      });
    },
  });
}

/** What every object has from its prototype: class-validator takes these names for known ones. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Leaves the parts of a path to the pipes that know them; Nest would make `Number('e1')` of an edition. */
class RequestValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'param') return Promise.resolve(value);
    refuseInherited(value, '');
    return super.transform(value, metadata);
  }
}

function refuseInherited(value: unknown, prefix: string): void {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const field = `${prefix}${name}`;
    if (INHERITED.has(name)) {
      const message = `property ${name} should not exist`;
      throw new DomainError('invalid-input', `The request is not acceptable: ${message}.`, {
        errors: [{ field, messages: [message] }] satisfies FieldProblem[],
      });
    }
    refuseInherited(inner, `${field}.`);
  }
}

function fieldProblems(error: ValidationError, prefix: string): FieldProblem[] {
  const field = `${prefix}${error.property}`;
  const own = Object.values(error.constraints ?? {});
  const inner = (error.children ?? []).flatMap((child) => fieldProblems(child, `${field}.`));
  return own.length === 0 ? inner : [{ field, messages: own }, ...inner];
}
