import type { RenderingKind } from '../domain/terms/term.js';

/** `administrativeStatus` of TBX-Basic (ISO 30042:2019), by kind. */
export const STATUS_OF_KIND = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
} as const satisfies Record<RenderingKind, string>;

/** A note that TBX has no category for: the term is a name that stays. */
export const STAYS = 'concord:do-not-translate';

/** Before the slug in a `projectSubset`: the only communiqué that an entry is for. */
export const FOR_COMMUNIQUE = 'communique:';

/** An XML id may not begin with a digit. */
export const ID_PREFIX = 'c-';
