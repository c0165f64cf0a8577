import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What somebody sent with a form: nothing where a field is missing. */
export class SentForm {
  constructor(private readonly fields: URLSearchParams) {}

  /** What was typed into a field, without blanks around it. */
  text(name: string): string {
    return this.exact(name).trim();
  }

  /** What was typed into a field, as it was typed. */
  exact(name: string): string {
    return this.fields.get(name) ?? '';
  }

  isTicked(name: string): boolean {
    return this.exact(name) !== '';
  }

  /** The fields that may be shown again. */
  values(...names: readonly string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, this.text(name)]));
  }
}

/** The form that was sent. */
export const Form = createParamDecorator((_: unknown, context: ExecutionContext): SentForm => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return new SentForm(body instanceof URLSearchParams ? body : new URLSearchParams());
});
