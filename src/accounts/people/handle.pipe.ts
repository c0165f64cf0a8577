import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../../domain/accounts/caller.js';

/** A `{handle}` in a path; what cannot be one does not exist. */
@Injectable()
export class HandlePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(value)) throw notFound('person');
    return value;
  }
}
