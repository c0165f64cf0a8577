import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../domain/accounts/caller.js';

/** A `{slug}` in a path; what cannot be one does not exist. */
@Injectable()
export class SlugPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!SLUG.test(value)) throw notFound('communiqué');
    return value;
  }
}

/** An `{id}` in a path; what cannot be one does not exist. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) throw notFound('thing under this id');
    return value;
  }
}

/** A language tag in a path, as Concord writes it; what cannot be one does not exist. */
@Injectable()
export class LanguagePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,5}$/.test(value)) throw notFound('language');
    return value;
  }
}

/** A number counted from 1 in a path; what cannot be one does not exist. */
@Injectable()
export class OrdinalPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,8}$/.test(value)) throw notFound('number');
    return Number(value);
  }
}

/** A place counted from 0 in a path; what cannot be one does not exist. */
@Injectable()
export class PositionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^(0|[1-9]\d{0,8})$/.test(value)) throw notFound('position');
    return Number(value);
  }
}

/** A clause key in a path; what cannot be one does not exist. */
@Injectable()
export class ClauseKeyPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[\da-z-]{1,40}$/.test(value)) throw notFound('clause');
    return value;
  }
}

/** An `e{n}` in a path: an edition; what cannot be one does not exist. */
@Injectable()
export class EditionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const number = /^e([1-9]\d{0,8})$/.exec(value)?.[1];
    if (number === undefined) throw notFound('edition');
    return Number(number);
  }
}

/** What a slug looks like. */
export const SLUG = /^[a-z0-9-]{1,80}$/;
