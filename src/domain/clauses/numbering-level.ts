import type { Marker, NumberSystem, Reading } from './read-marker.js';

/** A numbered or bulleted list that is open, at the clause that it has come to. */
export interface Level {
  readonly dress: string;
  /** Null for a bulleted level, which has no number. */
  readonly system: NumberSystem | null;
  readonly typed: number;
  /** Counted, where the text types `1.` again and again. */
  readonly ordinal: number;
  readonly path: readonly string[];
  readonly number: string | null;
  readonly index: number;
  readonly parent: number | null;
  readonly indent: number;
  /** The list goes on further down. */
  readonly continues: boolean;
  /** Clauses of the list that came before it have others below them. */
  readonly isNested: boolean;
}

/** A bulleted level, but for its place. */
export const ITEM = {
  dress: '-',
  system: null,
  typed: 0,
  ordinal: 0,
  path: [],
  number: null,
  continues: false,
  isNested: false,
} as const;

/** How a marker is read where it goes on with the list of a level. */
export function continuing(level: Level, marker: Marker): Reading | undefined {
  if (level.dress !== marker.dress) return undefined;
  return marker.readings.find(
    (reading) => reading.system === level.system && reading.value === level.typed + 1,
  );
}

/** A number below another. */
export function under(parent: string | null, label: string): string {
  return parent === null ? label : `${parent}.${label}`;
}

/** True where one chapter's number or letter comes right after another's. */
export function follows(before: string, after: string): boolean {
  return /^\d/.test(before)
    ? Number(after) === Number(before) + 1
    : after.charCodeAt(0) === before.charCodeAt(0) + 1;
}
