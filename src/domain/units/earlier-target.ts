import type { UnitStanding } from './unit-state.js';
import { isApproved } from './unit-state.js';

/** A target that a unit once had, as the choice among them needs to see it. */
export interface EarlierTarget {
  readonly id: string;
  readonly text: string;
  /** A reviewer's last word on it; null: none was said. */
  readonly verdict: 'approved' | 'rejected' | null;
  /** How the unit stood when this target was put aside; null: it was replaced by a save. */
  readonly aside: UnitStanding | null;
}

const APPROVED: UnitStanding = { state: 'reviewed', subState: null };
const REJECTED: UnitStanding = { state: 'initial', subState: 'rejected' };
const DRAFT: UnitStanding = { state: 'initial', subState: 'draft' };

/**
 * What a unit comes back with when the English is again what some of its targets were made from: the newest approved
 * one, else the newest, and where it stood with that. A verdict is one on words: what was rejected since in a copy is not
 * approved. Null where there are no words.
 *
 * @param targets made from the English as it is again, oldest first.
 */
export function earlierTarget<T extends EarlierTarget>(
  targets: readonly T[],
): { readonly target: T; readonly standing: UnitStanding } | null {
  const written = targets.filter(({ text }) => wordsOf(text) !== '');
  const verdicts = new Map<string, EarlierTarget['verdict']>();
  for (const { text, verdict, aside } of written) {
    const said = verdict ?? (aside !== null && isApproved(aside.state) ? 'approved' : null);
    if (said !== null) verdicts.set(wordsOf(text), said);
  }
  const target = written.findLast(({ text }) => verdicts.get(wordsOf(text)) === 'approved') ?? written.at(-1);
  if (target === undefined) return null;
  const verdict = verdicts.get(wordsOf(target.text));
  if (verdict === 'approved') return { target, standing: APPROVED };
  return { target, standing: verdict === 'rejected' ? REJECTED : (target.aside ?? DRAFT) };
}

function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}
