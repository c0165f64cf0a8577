import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dayOf } from '../http/day-of.js';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { CommuniqueRecord, RevisionRecord } from '../persistence/records.js';
import type { ImportedCommunique, ImportWish } from './communiques.service.js';

/** How a document is to be imported. */
export class ImportQuery {
  @ApiProperty({ example: 'prague-2026', pattern: '^[a-z0-9-]{1,80}$' })
  @IsString()
  @Matches(/^[a-z0-9-]{1,80}$/, { message: 'slug must be 1 to 80 of a–z, 0–9 and hyphens' })
  slug!: string;

  @ApiPropertyOptional({
    type: String,
    example: 'en',
    default: 'en',
    description: 'The language of the source, BCP 47.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  language = 'en';

  @ApiPropertyOptional({
    type: String,
    example: 'title,excerpt',
    description:
      'Front-matter keys that hold prose, separated by commas; title, excerpt, description, tags if absent.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  proseKeys?: string[];
}

export class CommuniqueDto {
  @ApiProperty({ example: 'prague-2026' })
  slug!: string;

  @ApiProperty({ example: 'en' })
  sourceLanguage!: string;

  @ApiPropertyOptional({ type: [String], description: 'Front-matter keys that hold prose, where set.' })
  proseKeys?: readonly string[];

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  createdOn!: string;
}

export class CommuniqueDetailDto extends CommuniqueDto {
  @ApiProperty({ example: 1, description: 'The number of the newest source revision.' })
  revision!: number;

  @ApiProperty({ description: 'SHA-256 of its bytes, hexadecimal.' })
  sha256!: string;
}

export class ImportedDto extends CommuniqueDetailDto {
  @ApiProperty({ example: 16, description: 'Clauses that the document was split into.' })
  clauses!: number;

  @ApiProperty({ example: 16, description: 'Those that have words to translate.' })
  translatable!: number;
}

export class CommuniquePageDto {
  @ApiProperty({ type: [CommuniqueDto] })
  items!: readonly CommuniqueDto[];
}

export function importWish(query: ImportQuery): ImportWish {
  return { slug: query.slug, language: query.language, proseKeys: query.proseKeys ?? null };
}

export function presentCommunique(communique: CommuniqueRecord): CommuniqueDto {
  return core(communique);
}

export function presentDetail(communique: CommuniqueRecord, revision: RevisionRecord): CommuniqueDetailDto {
  return { ...core(communique), revision: revision.number, sha256: revision.sha256 };
}

export function presentImported(imported: ImportedCommunique): ImportedDto {
  const { communique, revision, clauses, translatable } = imported;
  const { number, sha256 } = revision;
  return { ...core(communique), revision: number, sha256, clauses, translatable };
}

function core({ slug, sourceLanguage, settings, createdAt }: CommuniqueRecord) {
  return { slug, sourceLanguage, ...settings, createdOn: dayOf(createdAt) };
}
