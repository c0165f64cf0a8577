import { ApiProperty } from '@nestjs/swagger';
import {
  RENDERING_KINDS,
  RENDERING_STATUSES,
  TERM_STATUSES,
  termOf,
  type TermEntry,
  type TermRendering,
} from '../domain/terms/term.js';
import { serves, type TermInSource } from '../domain/terms/terms-in.js';
import { dayOf } from '../http/day-of.js';
import { type StoredTerm, TERM_ACTIONS, type TermChangeRecord } from '../persistence/term-records.js';

class RenderingFactsDto {
  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ example: 'observateur électoral' })
  text!: string;

  @ApiProperty({ enum: RENDERING_KINDS })
  kind!: string;

  @ApiProperty({ type: [String] })
  variants!: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ enum: RENDERING_STATUSES })
  status!: string;
}

class RenderingDto extends RenderingFactsDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

class EntryFactsDto {
  @ApiProperty({ example: 'election observer', description: 'What the entry is called.' })
  term!: string;

  @ApiProperty({ example: 'en', description: 'The language of the sources.' })
  sourceLanguage!: string;

  @ApiProperty({ type: String, nullable: true })
  definition!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'noun' })
  partOfSpeech!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ enum: TERM_STATUSES })
  status!: string;

  @ApiProperty({ description: 'A name that stays as it is.' })
  doNotTranslate!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The only communiqué that it is for.' })
  communique!: string | null;
}

export class TermDto extends EntryFactsDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Counts the changes of the entry; the ETag.' })
  version!: number;

  @ApiProperty({ type: [RenderingDto] })
  renderings!: readonly RenderingDto[];
}

export class TermPageDto {
  @ApiProperty({ type: [TermDto] })
  items!: readonly TermDto[];
}

class PastTermDto extends EntryFactsDto {
  @ApiProperty({ type: [RenderingFactsDto] })
  renderings!: readonly RenderingFactsDto[];
}

export class TermChangeDto {
  @ApiProperty({ description: 'That the entry had from then on.' })
  version!: number;

  @ApiProperty({ enum: TERM_ACTIONS })
  action!: string;

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  on!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'A handle, for coordinators; null: the command line, somebody forgotten, or not yours to know.',
  })
  by!: string | null;

  @ApiProperty({ type: PastTermDto, description: 'All that the entry said afterwards.' })
  entry!: PastTermDto;
}

export class TermHistoryDto {
  @ApiProperty({ type: [TermChangeDto] })
  items!: readonly TermChangeDto[];
}

export class TermOfUnitDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The rendering that stands in the source, as the entry has it.' })
  term!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' } },
    description: 'Where it stands in the clause: start and end, in UTF-16 code units.',
  })
  ranges!: readonly (readonly [number, number])[];

  @ApiProperty({ type: String, nullable: true })
  definition!: string | null;

  @ApiProperty({ type: String, nullable: true })
  partOfSpeech!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty()
  doNotTranslate!: boolean;

  @ApiProperty({ type: [RenderingFactsDto], description: 'In the unit’s language, proposals included.' })
  renderings!: readonly RenderingFactsDto[];
}

export class TermsOfUnitDto {
  @ApiProperty({ type: [TermOfUnitDto] })
  items!: readonly TermOfUnitDto[];
}

export function presentTerm(term: StoredTerm): TermDto {
  const { id, version } = term;
  const renderings = term.renderings.map((one) => ({ id: one.id, ...presentRendering(one) }));
  return { id, version, ...presentFacts(term), renderings };
}

/** @param handles of those who may be named to whoever asks. */
export function presentChange(
  { version, action, at, actorId, entry }: TermChangeRecord,
  handles: ReadonlyMap<string, string>,
): TermChangeDto {
  const past = { ...presentFacts(entry), renderings: entry.renderings.map(presentRendering) };
  return { version, action, on: dayOf(at), by: handles.get(actorId ?? '') ?? null, entry: past };
}

export function presentTermOfUnit(
  { entry, term, ranges }: TermInSource<StoredTerm>,
  language: string,
): TermOfUnitDto {
  const { id, definition, partOfSpeech, note, doNotTranslate } = entry;
  const renderings = entry.renderings.filter((one) => serves(one.language, language)).map(presentRendering);
  return { id, term, ranges, definition, partOfSpeech, note, doNotTranslate, renderings };
}

function presentFacts(entry: TermEntry): Readonly<EntryFactsDto> {
  const { sourceLanguage, definition, partOfSpeech, note, status, doNotTranslate, communique } = entry;
  return {
    ...{ term: termOf(entry), sourceLanguage, definition, partOfSpeech, note, status },
    ...{ doNotTranslate, communique },
  };
}

function presentRendering(rendering: TermRendering): Readonly<RenderingFactsDto> {
  const { language, text, kind, variants, note, status } = rendering;
  return { language, text, kind, variants, note, status };
}
