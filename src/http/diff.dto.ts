import { ApiProperty } from '@nestjs/swagger';
import type { DiffRun } from '../domain/alignment/word-diff.js';

/** A stretch of a word diff: `same` and `removed` make the old text, `same` and `added` the new one. */
export class DiffRunDto implements DiffRun {
  @ApiProperty({ enum: ['same', 'removed', 'added'] })
  type!: DiffRun['type'];

  @ApiProperty()
  text!: string;
}
