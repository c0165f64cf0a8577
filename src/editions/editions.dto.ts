import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dayOf } from '../http/day-of.js';
import { IsBoolean, IsOptional } from 'class-validator';
import { editionPath, fileName } from './addresses.js';
import type { EditionView } from './editions.service.js';

export class RequestEditionDto {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Publish what is approved; the rest is shown in the source language and marked.',
  })
  @IsOptional()
  @IsBoolean()
  partial = false;
}

export class RequestedEditionDto {
  @ApiProperty({ format: 'uuid', description: 'The task that builds it.' })
  task!: string;
}

export class EditionFileDto {
  @ApiProperty({ example: 'md' })
  extension!: string;

  @ApiProperty({ example: 'text/markdown' })
  mediaType!: string;

  @ApiProperty({ description: 'Hexadecimal.' })
  sha256!: string;

  @ApiProperty({ description: 'Bytes.' })
  size!: number;

  @ApiProperty({ example: '/c/prague-2026/fr/e1/prague-2026.r1.fr.md' })
  href!: string;
}

export class EditionDto {
  @ApiProperty({ example: 'prague-2026' })
  communique!: string;

  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ example: 1, description: 'Counted from 1 for communiqué and language.' })
  number!: number;

  @ApiProperty({ example: 1, description: 'The source revision.' })
  revision!: number;

  @ApiProperty({
    example: 1,
    description: 'The newest source revision: where it is another, the edition and its files are behind.',
  })
  newestRevision!: number;

  @ApiProperty({ description: 'Some clauses are shown in the source language.' })
  partial!: boolean;

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  publishedOn!: string;

  @ApiProperty({ description: 'Clauses that can be translated.' })
  units!: number;

  @ApiProperty({ description: 'Those that are.' })
  translated!: number;

  @ApiProperty({ example: '/c/prague-2026/fr/e1' })
  href!: string;

  @ApiProperty({ type: [EditionFileDto] })
  files!: readonly EditionFileDto[];
}

export class EditionListDto {
  @ApiProperty({ type: [EditionDto] })
  items!: readonly EditionDto[];
}

export function presentEdition({ slug, revision, newestRevision, edition, files }: EditionView): EditionDto {
  const { language, number, partial, publishedAt, unitsTotal, unitsTranslated } = edition;
  const href = editionPath(slug, edition);
  return {
    communique: slug,
    language,
    number,
    revision,
    newestRevision,
    partial,
    publishedOn: dayOf(publishedAt),
    units: unitsTotal,
    translated: unitsTranslated,
    href,
    files: files.map(({ extension, mediaType, sha256, size }) => ({
      extension,
      mediaType,
      sha256,
      size,
      href: `${href}/${fileName(slug, revision, language, { extension })}`,
    })),
  };
}
