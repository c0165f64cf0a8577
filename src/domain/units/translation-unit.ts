import { DomainError } from '../errors.js';
import { nextStanding, type UnitAction, type UnitStanding, type UnitState } from './unit-state.js';

/** The most that one target may weigh, in bytes of UTF-8. */
const MAX_TARGET_BYTES = 64 * 1024;

/** Nothing that anybody could read: blanks, control and format characters, fillers. */
const BLANK = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** A saved text as the rules need to see it; null author: forgotten. */
export interface WrittenTarget {
  readonly id: string;
  readonly text: string;
  readonly authorId: string | null;
}

/** A unit as the rules need to see it. */
export interface UnitSnapshot {
  readonly state: UnitState;
  readonly currentTargetId: string | null;
}

/** A text to be kept as a new row, and where the unit stands afterwards. */
export interface EditPlan {
  readonly standing: UnitStanding;
  readonly text: string;
  /** The older target whose text this is, null where somebody typed it. */
  readonly restoredFrom: string | null;
}

/** A reviewer's word on one target, and where the unit stands afterwards. */
export interface ReviewPlan {
  readonly standing: UnitStanding;
  readonly targetId: string;
  readonly verdict: 'approved' | 'rejected';
  readonly reason: string | null;
}

/**
 * Keeps a text, as a draft or (`submit`) for review.
 *
 * @throws DomainError `clause-too-large` over 64 kB, `empty-target` where blank words would reach a reviewer.
 */
export function planSave(unit: UnitSnapshot, edit: { text: string; submit: boolean }): EditPlan {
  const standing = step(unit, edit.submit ? 'submit' : 'save');
  refuseUnfit(edit.text, standing);
  return { standing, text: edit.text, restoredFrom: null };
}

/**
 * Puts an older text of the same unit back, as a new row.
 *
 * @throws DomainError `empty-target` where blank words would reach a reviewer.
 */
export function planRestore(unit: UnitSnapshot, older: WrittenTarget): EditPlan {
  const standing = step(unit, 'restore');
  refuseUnfit(older.text, standing);
  return { standing, text: older.text, restoredFrom: older.id };
}

/**
 * Says that the current text still stands beside the English as it is now: the same words as a new row, to be reviewed.
 *
 * Not of a text that was put together from the targets of other clauses and that nobody has edited since: of half a
 * clause it says too much, of two clauses made one it says what either said before.
 *
 * @throws DomainError `not-stale` where there is nothing to say that of, `carried-text`, `empty-target`.
 */
export function planConfirmation(
  unit: UnitSnapshot,
  current: { readonly target: WrittenTarget | null; readonly stale: boolean; readonly isCarried: boolean },
): EditPlan {
  if (current.target === null || !current.stale) {
    throw new DomainError('not-stale', 'The English has not changed since this text was made.');
  }
  if (current.isCarried) {
    throw new DomainError(
      'carried-text',
      'This text was carried over from the clauses that this one was split or merged from: edit it before it is called right.',
    );
  }
  const standing = step(unit, 'submit');
  refuseUnfit(current.target.text, standing);
  return { standing, text: current.target.text, restoredFrom: current.target.id };
}

/**
 * Opens a unit again although the change of its English was called editorial.
 *
 * @param hasEditorialChange the words of the English are other ones than the target was made from, and it is not stale.
 * @throws DomainError `reason-required`, `not-contestable`.
 */
export function planContest(unit: UnitSnapshot, reason: string, hasEditorialChange: boolean): UnitStanding {
  if (BLANK.test(reason)) {
    throw new DomainError('reason-required', 'Say why the change matters in this language.', {
      field: 'reason',
    });
  }
  if (!hasEditorialChange) {
    throw new DomainError('not-contestable', 'No editorial change has been made since this text.');
  }
  return step(unit, 'contest');
}

/**
 * Approves the target that the reviewer read. `history` is every target of the unit: whoever once wrote the same words
 * here cannot approve them, so that restoring a text is no way round the rule.
 *
 * @throws DomainError `target-not-current`, `illegal-transition`, `own-target`.
 */
export function planApproval(
  unit: UnitSnapshot,
  history: readonly WrittenTarget[],
  approval: { targetId: string; reviewerId: string },
): ReviewPlan {
  const current = requireCurrent(unit, history, approval.targetId);
  const standing = step(unit, 'approve');
  if (wroteWords(history, current.text, approval.reviewerId)) {
    throw new DomainError('own-target', 'This text is your own: somebody else has to approve it.');
  }
  return { standing, targetId: current.id, verdict: 'approved', reason: null };
}

/**
 * Sends the current target back to be translated again; the text stays where it is.
 *
 * @throws DomainError `reason-required`, `target-not-current`, `illegal-transition`.
 */
export function planRejection(
  unit: UnitSnapshot,
  history: readonly WrittenTarget[],
  rejection: { targetId: string; reason: string },
): ReviewPlan {
  if (BLANK.test(rejection.reason)) {
    throw new DomainError('reason-required', 'A rejection needs a reason that the translator can act on.', {
      field: 'reason',
    });
  }
  const current = requireCurrent(unit, history, rejection.targetId);
  const standing = step(unit, 'reject');
  return { standing, targetId: current.id, verdict: 'rejected', reason: rejection.reason };
}

/** True where `actorId` once wrote these words in this unit; blanks and Unicode composition make no difference. */
export function wroteWords(history: readonly WrittenTarget[], text: string, actorId: string): boolean {
  const words = comparable(text);
  return history.some((target) => target.authorId === actorId && comparable(target.text) === words);
}

function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

function step(unit: UnitSnapshot, action: UnitAction): UnitStanding {
  const standing = nextStanding(unit.state, action);
  if (standing === null) {
    throw new DomainError(
      'illegal-transition',
      `A unit in state "${unit.state}" cannot take the action "${action}".`,
      { state: unit.state },
    );
  }
  return standing;
}

function requireCurrent(
  unit: UnitSnapshot,
  history: readonly WrittenTarget[],
  targetId: string,
): WrittenTarget {
  const current = history.find((target) => target.id === unit.currentTargetId);
  if (current?.id !== targetId) {
    throw new DomainError('target-not-current', 'The text has changed since you read it: read it again.', {
      current: current === undefined ? null : { id: current.id, text: current.text },
    });
  }
  return current;
}

/** Only a draft may be blank: every later state promises words to somebody. */
function refuseUnfit(text: string, standing: UnitStanding): void {
  if (utf8Length(text) > MAX_TARGET_BYTES) {
    throw new DomainError('clause-too-large', 'The text is longer than 64 kB.', { field: 'text' });
  }
  if (standing.state !== 'initial' && BLANK.test(text)) {
    throw new DomainError('empty-target', 'The text is empty: an empty text cannot go to review.', {
      field: 'text',
    });
  }
}

function utf8Length(text: string): number {
  return text.length * 3 <= MAX_TARGET_BYTES ? text.length : new TextEncoder().encode(text).length;
}
