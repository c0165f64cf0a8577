import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  MOST_NOTE_LENGTH,
  MOST_RENDERINGS,
  MOST_TERM_LENGTH,
  MOST_VARIANTS,
} from '../domain/terms/sound-entry.js';
import { RENDERING_KINDS, type RenderingKind, TERM_STATUSES, type TermStatus } from '../domain/terms/term.js';
import { PageQuery } from '../http/page.js';

const MOST_TAG_LENGTH = 60;

/** Which entries are asked for. */
export class TermsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Found literally in any rendering or variant, whatever its case.' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TERM_LENGTH)
  q?: string;

  @ApiPropertyOptional({ example: 'fr', description: 'Has a rendering in this language.' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TAG_LENGTH)
  language?: string;

  @ApiPropertyOptional({ enum: TERM_STATUSES })
  @IsOptional()
  @IsIn(TERM_STATUSES)
  status?: TermStatus;

  @ApiPropertyOptional({ type: Boolean, description: 'Only entries of which something waits for approval.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  proposed?: boolean;

  @ApiPropertyOptional({
    example: 'prague-2026',
    description: 'Entries for all communiqués, and for this one.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  communique?: string;
}

/** How the concept is said in one language. */
export class RenderingWishDto {
  @ApiProperty({ example: 'fr', description: 'BCP 47.' })
  @IsString()
  @MaxLength(MOST_TAG_LENGTH)
  language!: string;

  @ApiProperty({ example: 'observateur électoral' })
  @IsString()
  @MaxLength(MOST_TERM_LENGTH)
  text!: string;

  @ApiPropertyOptional({ enum: RENDERING_KINDS, default: 'preferred' })
  @IsOptional()
  @IsIn(RENDERING_KINDS)
  kind?: RenderingKind;

  @ApiPropertyOptional({
    type: [String],
    example: ['observatrice électorale', 'observateurs électoraux'],
    description: 'Inflected forms, each whole.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_VARIANTS)
  @IsString({ each: true })
  @MaxLength(MOST_TERM_LENGTH, { each: true })
  variants?: string[];

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_NOTE_LENGTH)
  note?: string | null;
}

class TermFactsDto {
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_NOTE_LENGTH)
  definition?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'noun' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  partOfSpeech?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_NOTE_LENGTH)
  note?: string | null;

  @ApiPropertyOptional({ type: Boolean, description: 'A name that stays as it is.' })
  @IsOptional()
  @IsBoolean()
  doNotTranslate?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The only communiqué that it is for.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  communique?: string | null;
}

/** A new entry. */
export class NewTermDto extends TermFactsDto {
  @ApiPropertyOptional({ example: 'en', default: 'en', description: 'The language of the sources.' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TAG_LENGTH)
  sourceLanguage?: string;

  @ApiProperty({ type: [RenderingWishDto], description: 'One in the language of the sources, at least.' })
  @IsArray()
  @ArrayMaxSize(MOST_RENDERINGS)
  @ValidateNested({ each: true })
  @Type(() => RenderingWishDto)
  renderings!: RenderingWishDto[];
}

/** What is to be changed of an entry; what is not named stays. */
export class TermCorrectionDto extends TermFactsDto {
  @ApiPropertyOptional({ enum: ['approved', 'retired'] })
  @IsOptional()
  @IsIn(['approved', 'retired'])
  status?: 'approved' | 'retired';
}

/** A coordinator's word on what was proposed. */
export class TermReviewDto {
  @ApiProperty({ enum: ['approved', 'rejected'] })
  @IsIn(['approved', 'rejected'])
  verdict!: 'approved' | 'rejected';

  @ApiPropertyOptional({ format: 'uuid', description: 'The rendering that is meant; else the whole entry.' })
  @IsOptional()
  @IsUUID()
  renderingId?: string;
}
