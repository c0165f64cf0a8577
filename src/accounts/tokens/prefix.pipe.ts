import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../domain/accounts/caller.js';

/** The public part of a token in a path; what cannot be one does not exist. */
@Injectable()
export class PrefixPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[\da-f]{8}$/.test(value)) throw notFound('token');
    return value;
  }
}
